package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/region"
)

// Paper is a quotation with everything its printed form says.
type Paper struct {
	Office      domain.Office
	Region      region.Region
	Logo        []byte // PNG or JPEG; nil for none
	Language    domain.Language
	Quotation   domain.Quotation
	Status      domain.QuotationStatus // as it stands today
	Lines       []domain.Line
	Customer    domain.Customer
	Contact     domain.Contact
	Salesperson domain.Person
	Opportunity domain.Opportunity
}

// Paper gathers what the printed form of a quotation says, in the quotation's own
// language, else its customer's, else the office's. NotFound, Forbidden.
func (s *Session) Paper(ctx context.Context, id domain.ID) (Paper, error) {
	d, err := s.Quotation(ctx, id)
	if err != nil {
		return Paper{}, err
	}
	p := Paper{Office: s.office.Data(), Region: s.office.Region(), Quotation: d.Quotation, Status: d.StatusOn(s.office.Today()), Lines: d.Lines}
	for _, r := range []struct {
		id   domain.ID
		into domain.Record
	}{{d.Customer, &p.Customer}, {d.Contact, &p.Contact}, {d.Salesperson, &p.Salesperson}, {d.Opportunity, &p.Opportunity}} {
		if r.id == "" {
			continue
		}
		if err := s.store.Load(ctx, r.id, r.into); err != nil {
			return p, err
		}
	}
	for _, language := range []domain.Language{d.Language, p.Customer.Language, p.Office.Language} {
		if p.Language == "" {
			p.Language = language
		}
	}
	if p.Office.Logo != "" {
		p.Logo, err = s.store.Blob(ctx, p.Office.Logo)
		if domain.Is(err, domain.NotFound) {
			err = nil // a quotation goes out without it
		}
	}
	return p, err
}

// QuotationNumbered finds a quotation by its number, with or without its revision's
// letter behind a space; without one the newest revision is meant. NotFound, Forbidden.
func (s *Session) QuotationNumbered(ctx context.Context, text string) (domain.Quotation, error) {
	if err := s.require(access.Quotations, access.Read); err != nil {
		return domain.Quotation{}, err
	}
	all, err := every[domain.Quotation](ctx, s.store)
	if err != nil {
		return domain.Quotation{}, err
	}
	var found domain.Quotation
	wanted := domain.Fold(text)
	for _, q := range all {
		named := domain.Fold(q.Number) == wanted || domain.Fold(q.Label()) == wanted
		if named && q.RemovedAt == 0 && (found.ID == "" || q.Revision > found.Revision) {
			found = q
		}
	}
	if found.ID == "" {
		return found, domain.Fail(domain.NotFound, "error.quotation.unknown", domain.Args{"Number": text})
	}
	return found, nil
}
