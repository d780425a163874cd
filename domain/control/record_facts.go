package control

import (
	"slices"

	"github.com/google/uuid"

	"preventa/domain"
	"preventa/domain/change"
)

// recordFacts is a columnar snapshot of the records of a kind, by field, with what happened to
// them. Those in the recycle bin, and those that are gone, are not there, but keep their row.
// The field of fieldThere says so.
type recordFacts[R any] struct {
	columns [][]int32
	rows    map[uuid.UUID]int32
	history *History // its fields are those of the records
	codec   recordCodec[R]
}

// fieldThere is the first field of every kind of records.
const fieldThere Field = 0

// recordCodec says what of a record is kept, and how.
type recordCodec[R any] struct {
	fields Field                                   // how many there are
	value  func(f *Facts, field Field, r *R) int32 // what a field holds of a record
	set    func(r *R, fields domain.Fields)        // puts the fields of the journal into one
	of     func(r *R) domain.Fields                // those that it has
	named  func(id domain.ID) R                    // one of which nothing else is known
}

// codecOf is how the records of a kind are kept, so many fields of each.
func codecOf[R any, P interface {
	*R
	domain.Record
}](fields Field, value func(f *Facts, field Field, r *R) int32, named func(id domain.ID) R) recordCodec[R] {
	return recordCodec[R]{fields: fields, value: value, named: named,
		set: func(r *R, fields domain.Fields) { domain.SetFields(P(r), fields) },
		of:  func(r *R) domain.Fields { return domain.FieldsOf(P(r)) }}
}

// newRecordFacts makes them, with room for so many records and changes.
func newRecordFacts[R any](codec recordCodec[R], room, changes int) recordFacts[R] {
	k := recordFacts[R]{columns: make([][]int32, codec.fields), rows: make(map[uuid.UUID]int32, room), history: newHistory(changes), codec: codec}
	for field := range k.columns {
		k.columns[field] = make([]int32, 0, room)
	}
	return k
}

// row is that of a record, a new one for one not known.
func (k *recordFacts[R]) row(id domain.ID) int32 {
	key := rowKey(id)
	row, known := k.rows[key]
	if !known {
		row = int32(len(k.columns[fieldThere]))
		k.rows[key] = row
		for field := range k.columns {
			k.columns[field] = append(k.columns[field], 0)
		}
	}
	return row
}

// put adds the record of a row, or replaces what is known of it.
func (k *recordFacts[R]) put(f *Facts, row int32, r *R) {
	for field := range k.codec.fields {
		k.columns[field][row] = k.codec.value(f, field, r)
	}
}

// recall tells what the journal holds of a record as of a day. The columns stay as they are;
// but of a record that is gone they become what it was in the end.
func (k *recordFacts[R]) recall(f *Facts, row int32, c change.Change, day domain.Date) {
	switch c.Op {
	case change.Add:
		k.history.add(day, row, fieldThere, 0, 1)
	case change.Remove:
		k.history.add(day, row, fieldThere, 1, 0)
		if k.columns[fieldThere][row] == 0 {
			last := k.before(c)
			k.put(f, row, &last)
			k.columns[fieldThere][row] = 0
		}
	default:
		k.note(f, row, c, day)
	}
}

// apply follows a published change of a record.
func (k *recordFacts[R]) apply(f *Facts, row int32, c change.Change, day domain.Date) {
	switch c.Op {
	case change.Add:
		added := k.after(c)
		k.put(f, row, &added)
		k.history.add(day, row, fieldThere, 0, 1)
	case change.Remove:
		if k.columns[fieldThere][row] != 0 {
			k.columns[fieldThere][row] = 0
			k.history.add(day, row, fieldThere, 1, 0)
		}
	default:
		first := k.history.Len()
		k.note(f, row, c, day)
		for i := first; i < k.history.Len(); i++ {
			k.columns[k.history.field[i]][row] = int32(k.history.new[i])
		}
	}
}

// before and after are what a change tells of a record before it and after it.
func (k *recordFacts[R]) before(c change.Change) R {
	r := k.codec.named(c.Record)
	k.codec.set(&r, c.Rewind(k.codec.of(&r)))
	return r
}

func (k *recordFacts[R]) after(c change.Change) R {
	r := k.codec.named(c.Record)
	k.codec.set(&r, c.Forward(k.codec.of(&r)))
	return r
}

// note notes what a change changed.
func (k *recordFacts[R]) note(f *Facts, row int32, c change.Change, day domain.Date) {
	before, after := k.before(c), k.after(c)
	for field := range k.codec.fields {
		if old, new := k.codec.value(f, field, &before), k.codec.value(f, field, &after); old != new {
			k.history.add(day, row, field, int64(old), int64(new))
		}
	}
}

// unchangedSince reports that nothing happened to them after the evening of a day.
func (k *recordFacts[R]) unchangedSince(day domain.Date) bool {
	return k.history.until(day) == k.history.Len()
}

// rewound are the records as they stood on the evening of a day.
func (k *recordFacts[R]) rewound(day domain.Date) recordFacts[R] {
	p := recordFacts[R]{columns: make([][]int32, len(k.columns)), rows: k.rows, history: k.history.beginning(day), codec: k.codec}
	for field := range k.columns {
		p.columns[field] = slices.Clone(k.columns[field])
	}
	for i := k.history.Len() - 1; i >= p.history.Len(); i-- {
		p.columns[k.history.field[i]][k.history.row[i]] = int32(k.history.old[i])
	}
	return p
}

// emptied are the rows of the records of a kind that a set empties out of the recycle bin.
func (k *recordFacts[R]) emptied(s change.Set, kind domain.Kind) map[int32]bool {
	rows := map[int32]bool{}
	for _, c := range s.Changes {
		if c.Kind != kind || c.Op != change.Remove {
			continue
		}
		if row, known := k.rows[rowKey(c.Record)]; known && k.columns[fieldThere][row] == 0 {
			rows[row] = true
		}
	}
	return rows
}

// forget forgets all of some rows but that they were there once.
func (k *recordFacts[R]) forget(rows map[int32]bool) {
	for row := range rows {
		for field := fieldThere + 1; field < k.codec.fields; field++ {
			k.columns[field][row] = 0
		}
	}
	k.history.forget(rows)
}
