package customers

import (
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// bothChanged names the fields of a record that two people changed to different values.
func bothChanged(base, mine, theirs domain.Record) []string {
	return kit.BothChanged(domain.FieldNames(base), domain.FieldsOf(base), domain.FieldsOf(mine), domain.FieldsOf(theirs))
}

// rebase puts the changes that a record, given by pointer, has over a base on what
// somebody else saved of it.
func rebase(record, base, theirs domain.Record, mine bool) {
	domain.SetFields(record, kit.Rebased(domain.FieldNames(base), domain.FieldsOf(base), domain.FieldsOf(record), domain.FieldsOf(theirs), mine))
}

// fieldConflicts writes both values of fields for a person.
func fieldConflicts(host kit.Host, names map[domain.ID]string, fields []string, mine, theirs domain.Record) []kit.FieldConflict {
	var list []kit.FieldConflict
	for _, field := range fields {
		list = append(list, kit.FieldConflict{Field: kit.FieldTitle(mine.Kind(), field),
			Mine: valueText(host, names, mine, field), Theirs: valueText(host, names, theirs, field)})
	}
	return list
}

// valueText writes the value of a record's field for a person.
func valueText(host kit.Host, names map[domain.ID]string, record domain.Record, field string) string {
	id, _ := record.Key()
	w := kit.NewEntryWords(host.Session().Office(), nil, names, nil)
	return w.After(office.Entry{Kind: record.Kind(), Record: id, Field: field, New: domain.FieldsOf(record)[field]})
}
