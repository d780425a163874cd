package sqlstore

import (
	"database/sql/driver"
	"time"

	"preventa/domain"
	"preventa/domain/change"
)

// quotations reads which opportunity each quotation is of.
func (r *factsReader) quotations() error {
	var count int
	if err := r.conns[0].QueryRowContext(r.ctx, "SELECT count(*) FROM quotation").Scan(&count); err != nil {
		return classify(err, "facts")
	}
	r.facts.BeginQuotations(count)
	return r.each("SELECT id, opportunity, removed_at FROM quotation", func(v []driver.Value) error {
		r.facts.PutQuotation(domain.Quotation{ID: domain.ID(textOf(v[0])), Opportunity: domain.ID(textOf(v[1])), RemovedAt: numberOf(v[2])})
		return nil
	})
}

// quotationHistory reads what happened to the quotations, oldest first.
func (r *factsReader) quotationHistory() error {
	return r.each(`SELECT s.at, c.record, c.op, c.fields FROM change c JOIN change_set s ON s.seq = c.set_seq
		WHERE c.kind = 'quotation' ORDER BY c.set_seq, c.place`, func(v []driver.Value) error {
		c := change.Change{Kind: domain.KindQuotation, Record: domain.ID(textOf(v[1])), Op: change.Op(textOf(v[2]))}
		if c.Op != change.Add {
			if err := c.DecodeFields(textOf(v[3])); err != nil {
				return err
			}
		}
		r.facts.RecallQuotation(c, domain.DateOf(time.UnixMilli(numberOf(v[0])).In(r.wanted.Zone)))
		return nil
	})
}
