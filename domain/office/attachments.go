package office

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// AttachmentsOf lists the files of a record, an opportunity or a customer, in the order
// they came, those in the recycle bin left out. Forbidden.
func (s *Session) AttachmentsOf(ctx context.Context, kind domain.Kind, id domain.ID) ([]domain.Attachment, error) {
	if err := s.require(elementOf[kind], access.Read); err != nil {
		return nil, err
	}
	all, err := related[domain.Attachment](ctx, s.store, string(kind), id)
	return kept(all, func(a domain.Attachment) int64 { return a.RemovedAt }), err
}

// Attach keeps a file with an opportunity or a customer, which a says. A content that the
// office has already is kept once.
// Invalid for one larger than the office's limit, which the message names; Conflict for a
// record in the recycle bin; NotFound, Forbidden.
func (s *Session) Attach(ctx context.Context, a domain.Attachment, content []byte) (saved domain.Attachment, set change.Set, err error) {
	element := access.Customers
	if a.Opportunity != "" {
		element = access.Opportunities
	}
	if err := s.require(element, access.Modify); err != nil {
		return a, change.Set{}, err
	}
	if limit := s.office.Data().AttachmentBytes(); int64(len(content)) > limit {
		return a, change.Set{}, TooLarge(a.Name, limit)
	}
	sum := sha256.Sum256(content)
	a.ID, a.Version, a.RemovedAt = domain.NewID(), 0, 0
	a.Size, a.SHA256 = int64(len(content)), hex.EncodeToString(sum[:])
	if err := a.Check(); err != nil {
		return a, change.Set{}, err
	}
	err = s.Atomically(ctx, func(s *Session) error {
		if err := s.refuseBinnedRefs(ctx, domain.Attachment{}, a); err != nil {
			return err
		}
		if err := s.store.PutBlob(ctx, a.SHA256, content); err != nil {
			return err
		}
		set, err = s.apply(ctx, "attachment.added", change.Adding(a))
		return err
	})
	a.Version = versionAfter(set, a.ID, 0)
	return a, set, err
}

// TooLarge says that a file is larger than the limit in bytes.
func TooLarge(name string, limit int64) error {
	return domain.Fail(domain.Invalid, "error.attachment.too_large", domain.Args{"Name": domain.FileName(name), "Most": limit >> 20})
}

// Attachment reads a file with its content. NotFound also when the content is gone;
// Damaged when it is not what was kept; Forbidden.
func (s *Session) Attachment(ctx context.Context, id domain.ID) (domain.Attachment, []byte, error) {
	if err := s.require(access.Opportunities, access.Read); err != nil {
		return domain.Attachment{}, nil, err
	}
	a, err := load[domain.Attachment](ctx, s.store, id)
	if err != nil {
		return a, nil, err
	}
	content, err := s.store.Blob(ctx, a.SHA256)
	if domain.Is(err, domain.NotFound) {
		return a, nil, domain.Fail(domain.NotFound, "error.attachment.gone", domain.Args{"Name": a.Name})
	}
	if err != nil {
		return a, nil, err
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != a.SHA256 {
		return a, nil, domain.Fail(domain.Damaged, "error.attachment.damaged", domain.Args{"Name": a.Name})
	}
	return a, content, nil
}

// DeleteAttachments puts files into the recycle bin, in one set. NotFound, Forbidden.
func (s *Session) DeleteAttachments(ctx context.Context, ids []domain.ID) (change.Set, error) {
	return removeAll(ctx, s, access.Opportunities, "attachment.removed", ids, func(a domain.Attachment, at int64) (domain.Attachment, bool) {
		removed := a.RemovedAt == 0
		a.RemovedAt = at
		return a, removed
	})
}
