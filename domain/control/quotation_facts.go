package control

import (
	"preventa/domain"
	"preventa/domain/change"
)

// QuotationFacts is which opportunity each quotation is of, with what happened to that.
type QuotationFacts struct{ recordFacts[domain.Quotation] }

// The fields of a quotation.
const (
	quotationThere       = fieldThere + iota
	quotationOpportunity // its row + 1, 0 for none
	quotationFieldCount
)

var quotationCodec = codecOf[domain.Quotation](quotationFieldCount, (*Facts).quotationValue, func(id domain.ID) domain.Quotation { return domain.Quotation{ID: id} })

// BeginQuotations makes the facts keep the quotations and their history, with room for as many
// as expected.
func (f *Facts) BeginQuotations(room int) {
	f.quotations = &QuotationFacts{newRecordFacts(quotationCodec, room, 2*room)}
}

// PutQuotation adds a quotation, or replaces what is known of it.
func (f *Facts) PutQuotation(q domain.Quotation) { f.quotations.put(f, f.quotations.row(q.ID), &q) }

func (f *Facts) quotationValue(field Field, q *domain.Quotation) int32 {
	if field == quotationThere {
		return int32(one(q.RemovedAt == 0))
	}
	return f.rowAbout(q.Opportunity)
}

// RecallQuotation tells what the journal holds of a quotation as of a day.
func (f *Facts) RecallQuotation(c change.Change, day domain.Date) {
	f.quotations.recall(f, f.quotations.row(c.Record), c, day)
}

// applyQuotation follows a published change of a quotation.
func (f *Facts) applyQuotation(c change.Change, day domain.Date) {
	if f.quotations != nil {
		f.quotations.apply(f, f.quotations.row(c.Record), c, day)
	}
}

// unchangedSince reports that nothing happened to them after the evening of a day.
func (q *QuotationFacts) unchangedSince(day domain.Date) bool {
	return q == nil || q.recordFacts.unchangedSince(day)
}

// rewound are the quotations as they stood on the evening of a day.
func (q *QuotationFacts) rewound(day domain.Date) *QuotationFacts {
	if q == nil {
		return nil
	}
	return &QuotationFacts{q.recordFacts.rewound(day)}
}

// emptied are the rows of the quotations that a set empties out of the recycle bin.
func (q *QuotationFacts) emptied(s change.Set) map[int32]bool {
	if q == nil {
		return nil
	}
	return q.recordFacts.emptied(s, domain.KindQuotation)
}

// forget forgets all of some rows but that they were there once.
func (q *QuotationFacts) forget(rows map[int32]bool) {
	if q != nil {
		q.recordFacts.forget(rows)
	}
}
