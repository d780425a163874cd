package control

import (
	"slices"

	"github.com/google/uuid"

	"preventa/domain"
	"preventa/domain/change"
)

// QuotationFacts is which opportunity each quotation is of, with what happened to that. Those in
// the recycle bin, and those that are gone, are not there, but keep their row.
type QuotationFacts struct {
	columns [quotationFieldCount][]int32
	rows    map[uuid.UUID]int32
	history *History // its fields are those of quotations
}

// The fields of a quotation.
const (
	quotationThere       Field = iota
	quotationOpportunity       // its row + 1, 0 for none
	quotationFieldCount
)

// BeginQuotations makes the facts keep the quotations and their history, with room for as many
// as expected.
func (f *Facts) BeginQuotations(room int) {
	q := &QuotationFacts{rows: make(map[uuid.UUID]int32, room), history: newHistory(2 * room)}
	for field := range q.columns {
		q.columns[field] = make([]int32, 0, room)
	}
	f.quotations = q
}

// PutQuotation adds a quotation, or replaces what is known of it.
func (f *Facts) PutQuotation(q domain.Quotation) {
	row := f.quotations.row(q.ID)
	for field := range quotationFieldCount {
		f.quotations.columns[field][row] = f.quotationValue(field, &q)
	}
}

// row is that of a quotation, a new one for one not known.
func (q *QuotationFacts) row(id domain.ID) int32 {
	key := rowKey(id)
	row, known := q.rows[key]
	if !known {
		row = int32(len(q.columns[quotationThere]))
		q.rows[key] = row
		for field := range q.columns {
			q.columns[field] = append(q.columns[field], 0)
		}
	}
	return row
}

func (f *Facts) quotationValue(field Field, q *domain.Quotation) int32 {
	switch {
	case field == quotationThere:
		return int32(one(q.RemovedAt == 0))
	case q.Opportunity == "":
		return 0
	}
	return f.row(q.Opportunity) + 1
}

// RecallQuotation tells what the journal holds of a quotation as of a day. The columns stay as
// they are; but of a quotation that is gone they become what it was in the end.
func (f *Facts) RecallQuotation(c change.Change, day domain.Date) {
	row := f.quotations.row(c.Record)
	there := f.quotations.columns[quotationThere]
	switch c.Op {
	case change.Add:
		f.quotations.history.add(day, row, quotationThere, 0, 1)
	case change.Remove:
		f.quotations.history.add(day, row, quotationThere, 1, 0)
		if there[row] == 0 {
			last := domain.Quotation{ID: c.Record}
			domain.SetFields(&last, c.Rewind(domain.FieldsOf(last)))
			f.PutQuotation(last)
			there[row] = 0
		}
	default:
		f.noteQuotation(row, c, day)
	}
}

// noteQuotation notes what a change of a quotation changed.
func (f *Facts) noteQuotation(row int32, c change.Change, day domain.Date) {
	before, after := domain.Quotation{ID: c.Record}, domain.Quotation{ID: c.Record}
	domain.SetFields(&before, c.Rewind(domain.FieldsOf(before)))
	domain.SetFields(&after, c.Forward(domain.FieldsOf(after)))
	for field := range quotationFieldCount {
		if old, new := f.quotationValue(field, &before), f.quotationValue(field, &after); old != new {
			f.quotations.history.add(day, row, field, int64(old), int64(new))
		}
	}
}

// applyQuotation follows a published change of a quotation.
func (f *Facts) applyQuotation(c change.Change, day domain.Date) {
	q := f.quotations
	if q == nil {
		return
	}
	row := q.row(c.Record)
	switch c.Op {
	case change.Add:
		added := domain.Quotation{ID: c.Record}
		domain.SetFields(&added, c.Forward(domain.FieldsOf(added)))
		f.PutQuotation(added)
		q.history.add(day, row, quotationThere, 0, 1)
	case change.Remove:
		if there := q.columns[quotationThere]; there[row] != 0 {
			there[row] = 0
			q.history.add(day, row, quotationThere, 1, 0)
		}
	default:
		first := q.history.Len()
		f.noteQuotation(row, c, day)
		for i := first; i < q.history.Len(); i++ {
			q.columns[q.history.field[i]][row] = int32(q.history.new[i])
		}
	}
}

// unchangedSince reports that nothing happened to them after the evening of a day.
func (q *QuotationFacts) unchangedSince(day domain.Date) bool {
	return q == nil || q.history.until(day) == q.history.Len()
}

// rewound are the quotations as they stood on the evening of a day.
func (q *QuotationFacts) rewound(day domain.Date) *QuotationFacts {
	if q == nil {
		return nil
	}
	p := &QuotationFacts{rows: q.rows, history: q.history.beginning(day)}
	for field := range q.columns {
		p.columns[field] = slices.Clone(q.columns[field])
	}
	for i := q.history.Len() - 1; i >= p.history.Len(); i-- {
		p.columns[q.history.field[i]][q.history.row[i]] = int32(q.history.old[i])
	}
	return p
}

// emptiedQuotations are the rows of the quotations that a set empties out of the recycle bin.
func (f *Facts) emptiedQuotations(s change.Set) map[int32]bool {
	rows := map[int32]bool{}
	if f.quotations == nil {
		return rows
	}
	for _, c := range s.Changes {
		if c.Kind != domain.KindQuotation || c.Op != change.Remove {
			continue
		}
		if row, known := f.quotations.rows[rowKey(c.Record)]; known && f.quotations.columns[quotationThere][row] == 0 {
			rows[row] = true
		}
	}
	return rows
}

// forget forgets all of some rows but that they were there once.
func (q *QuotationFacts) forget(rows map[int32]bool) {
	if q == nil {
		return
	}
	for row := range rows {
		q.columns[quotationOpportunity][row] = 0
	}
	q.history.forget(rows)
}

// quotationCounts is how many quotations each opportunity has, its revisions among them, by row.
func (l *Look) quotationCounts() []int32 {
	counts := make([]int32, len(l.there))
	if l.quotations == nil {
		return counts
	}
	of := l.quotations.columns[quotationOpportunity]
	for i, there := range l.quotations.columns[quotationThere] {
		if there != 0 && of[i] > 0 {
			counts[of[i]-1]++
		}
	}
	return counts
}

// activityCounts is how many activities about each opportunity were done, by row.
func (l *Look) activityCounts() []int32 {
	counts := make([]int32, len(l.there))
	if l.activities == nil {
		return counts
	}
	of, done := l.activities.columns[activityOpportunity], l.activities.columns[activityDone]
	for i, there := range l.activities.columns[activityThere] {
		if there != 0 && done[i] != 0 && of[i] > 0 {
			counts[of[i]-1]++
		}
	}
	return counts
}
