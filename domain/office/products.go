package office

import (
	"context"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// Products gives the page of a query of products that starts at row first. Forbidden.
func (s *Session) Products(ctx context.Context, q Query, first, count int) ([]domain.Product, error) {
	if err := s.require(access.Products, access.Read); err != nil {
		return nil, err
	}
	q, err := s.complete(q)
	if err != nil {
		return nil, err
	}
	return s.store.ProductRows(ctx, q, first, count)
}

// OfferedProducts finds products, retired ones left out, by words of code and
// description: what a line of a quotation offers. Forbidden.
func (s *Session) OfferedProducts(ctx context.Context, text string, most int) ([]domain.Product, error) {
	return s.Products(ctx, Query{Text: text, Ascending: true, Conditions: []Condition{{Column: ColumnRetired, Values: []string{"false"}}}}, 0, most)
}

// SaveProduct adds or edits a product. It returns it as it stands saved; the set is empty
// when nothing had changed. Invalid for a rule or a code another product has; Conflict if
// it changed meanwhile or lies in the recycle bin; NotFound, Forbidden.
func (s *Session) SaveProduct(ctx context.Context, p domain.Product) (domain.Product, change.Set, error) {
	before, right := domain.Product{ID: p.ID}, access.Modify
	if p.ID == "" {
		right = access.Add
	} else if err := s.store.Load(ctx, p.ID, &before); err != nil {
		return p, change.Set{}, err
	}
	if err := s.require(access.Products, right); err != nil {
		return p, change.Set{}, err
	}
	if err := refuseBinned(&before); err != nil {
		return p, change.Set{}, err
	}
	if before.Version != p.Version {
		return p, change.Set{}, domain.Fail(domain.Conflict, "error.stale_product", domain.Args{"Name": before.Description})
	}
	if err := s.checkProduct(ctx, &p); err != nil {
		return p, change.Set{}, err
	}
	if p.ID == "" {
		p.ID = domain.NewID()
		set, err := s.apply(ctx, "product.added", change.Adding(p))
		p.Version = versionAfter(set, p.ID, 0)
		return p, set, err
	}
	c, changed := change.Editing(before, p)
	if !changed {
		return p, change.Set{}, nil
	}
	set, err := s.apply(ctx, "product.saved", c)
	p.Version = versionAfter(set, p.ID, p.Version)
	return p, set, err
}

func (s *Session) checkProduct(ctx context.Context, p *domain.Product) error {
	if p.Currency == "" {
		p.Currency = s.office.Data().Currency
	}
	if err := p.Check(); err != nil || domain.Fold(p.Code) == "" {
		return err
	}
	other, found, err := s.store.ProductCoded(ctx, p.Code)
	if err != nil || !found || other.ID == p.ID {
		return err
	}
	return &domain.Error{Code: domain.Invalid, Fields: []domain.FieldError{{
		Field: "code", Key: "error.product.code_twice", Args: domain.Args{"Code": p.Code, "Name": other.Description}}}}
}

// DeleteProducts puts products into the recycle bin, in one set. Lines that name them
// keep what they say. NotFound, Forbidden.
func (s *Session) DeleteProducts(ctx context.Context, ids []domain.ID) (change.Set, error) {
	return removeAll(ctx, s, access.Products, "product.removed", ids, func(p domain.Product, at int64) (domain.Product, bool) {
		removed := p.RemovedAt == 0
		p.RemovedAt = at
		return p, removed
	})
}
