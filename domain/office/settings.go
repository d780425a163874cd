package office

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// MaxLogo is the largest picture a letterhead takes, in bytes.
const MaxLogo = 4 << 20

// SaveSettings keeps the office's own data: its letterhead, how quotations start, the
// limit of attachments, what a complete opportunity has. A logo of nil leaves the one
// there is; an empty one takes it away. Name, region, language and currency are what the
// office was founded with, of which the name alone can change.
// Invalid names every field that breaks a rule; Conflict if it changed meanwhile; Forbidden.
func (s *Session) SaveSettings(ctx context.Context, after domain.Office, logo []byte) (set change.Set, err error) {
	if err := s.require(access.OfficeData, access.Modify); err != nil {
		return change.Set{}, err
	}
	before := domain.Office{ID: domain.OfficeID}
	if err := s.store.Load(ctx, domain.OfficeID, &before); err != nil {
		return change.Set{}, err
	}
	if before.Version != after.Version {
		return change.Set{}, domain.Fail(domain.Conflict, "error.stale_office", nil)
	}
	after.Region, after.Currency, after.Language, after.FiscalMonth = before.Region, before.Currency, before.Language, before.FiscalMonth
	if logo != nil {
		after.Logo = ""
		if len(logo) > 0 {
			sum := sha256.Sum256(logo)
			after.Logo = hex.EncodeToString(sum[:])
		}
	}
	if len(logo) > MaxLogo {
		return change.Set{}, &domain.Error{Code: domain.Invalid, Fields: []domain.FieldError{{Field: "logo", Key: "error.logo.too_large", Args: domain.Args{"Most": MaxLogo >> 20}}}}
	}
	if err := after.Check(); err != nil {
		return change.Set{}, err
	}
	c, changed := change.Editing(before, after)
	if !changed {
		return change.Set{}, nil
	}
	err = s.Atomically(ctx, func(s *Session) error {
		if len(logo) > 0 {
			if err := s.store.PutBlob(ctx, after.Logo, logo); err != nil {
				return err
			}
		}
		changes := []change.Change{c}
		if before.NetAmounts != after.NetAmounts {
			amounts, err := s.refollowed(ctx, after)
			if err != nil {
				return err
			}
			changes = append(changes, amounts...)
		}
		set, err = s.apply(ctx, "office.saved", changes...)
		return err
	})
	return set, err
}

// Logo is the picture of the letterhead, nil for none.
func (s *Session) Logo(ctx context.Context) ([]byte, error) {
	logo := s.office.Data().Logo
	if logo == "" {
		return nil, nil
	}
	content, err := s.store.Blob(ctx, logo)
	if domain.Is(err, domain.NotFound) {
		return nil, nil
	}
	return content, err
}
