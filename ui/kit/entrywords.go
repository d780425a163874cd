package kit

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/domain/region"
)

// EntryWords says in words what the journal says of records: what was done, to which
// field, and what its value was and became.
type EntryWords struct {
	region     region.Region
	home       domain.Currency
	names      map[domain.ID]string
	currencies map[domain.ID]domain.Currency
	recoined   map[domain.ID][]office.Entry // edits of a record's currency, newest first
}

// NewEntryWords makes the words of an office for entries, newest first, with the names of
// what they mention and the currencies their records are in now, as
// office.Session.CurrenciesIn tells them. A record that is not there is taken to be in the
// office's own currency.
func NewEntryWords(o *office.Office, entries []office.Entry, names map[domain.ID]string, currencies map[domain.ID]domain.Currency) *EntryWords {
	w := &EntryWords{region: o.Region(), home: o.Data().Currency, names: names, currencies: currencies, recoined: map[domain.ID][]office.Entry{}}
	for _, e := range entries {
		if e.Field == "currency" {
			w.recoined[e.Record] = append(w.recoined[e.Record], e)
		}
	}
	return w
}

// Text says what an entry is about in a line: "Amount: $ 1.000 → $ 2.000", "Added",
// "Moved to the recycle bin". Long values are shortened.
func (w *EntryWords) Text(e office.Entry) string { return w.say(e, shortened) }

// Whole is Text with nothing shortened, for tooltips and files.
func (w *EntryWords) Whole(e office.Entry) string {
	return w.say(e, func(text string) string { return text })
}

func (w *EntryWords) say(e office.Entry, cut func(string) string) string {
	if done := doneText(e); done != "" {
		return done
	}
	return FieldTitle(e.Kind, e.Field) + ": " + cut(w.Before(e)) + " → " + cut(w.After(e))
}

// doneText says what happened to a record as a whole, "" for the edit of a field.
func doneText(e office.Entry) string {
	switch {
	case e.Emptied:
		return lang.X("entry.emptied", "Emptied for good")
	case e.Op != string(change.Edit) && e.Field != "": // what a record that came or went held
		return ""
	case e.Op == string(change.Add):
		return lang.X("entry.added", "Added")
	case e.Op == string(change.Remove):
		return lang.X("entry.removed", "Deleted for good")
	case e.Field == "removed_at" && e.New == nil:
		return lang.X("entry.restored", "Restored from the recycle bin")
	case e.Field == "removed_at":
		return lang.X("entry.binned", "Moved to the recycle bin")
	}
	return ""
}

// IsFieldEntry reports that an entry tells of one field, before and after, rather than of
// a record as a whole.
func IsFieldEntry(e office.Entry) bool { return doneText(e) == "" }

// Subject names the record an entry is of: "Contact Ana Rojas".
func (w *EntryWords) Subject(e office.Entry) string {
	return strings.TrimSpace(KindText(e.Kind) + " " + w.names[e.Record])
}

// Name is what a record is called, "" where nobody knows.
func (w *EntryWords) Name(id domain.ID) string { return w.names[id] }

// Before is the value that an edited field had, whole.
func (w *EntryWords) Before(e office.Entry) string { return w.value(e, e.Old, false) }

// After is the value that an edited field got, whole.
func (w *EntryWords) After(e office.Entry) string { return w.value(e, e.New, true) }

// Fields lists what a record holds, field by field in the order of the record, with the
// title of each in words and without those that hold nothing.
func (w *EntryWords) Fields(r domain.Record) []FieldWords {
	id, _ := r.Key()
	fields := domain.FieldsOf(r)
	var list []FieldWords
	for _, name := range domain.FieldNames(r) {
		if value, holds := fields[name]; holds {
			e := office.Entry{Kind: r.Kind(), Record: id, Field: name, New: value}
			list = append(list, FieldWords{Field: name, Title: FieldTitle(r.Kind(), name), Value: w.After(e)})
		}
	}
	return list
}

// FieldWords is a field of a record in words.
type FieldWords struct{ Field, Title, Value string }

const entryLength = 60 // characters of a value in a line

var lineBreaks = strings.NewReplacer("\n", " ", "\t", " ")

// shortened is a text on one line, with an ellipsis where there is more of it.
func shortened(text string) string {
	text = lineBreaks.Replace(text)
	if runes := []rune(text); len(runes) > entryLength {
		return strings.TrimSpace(string(runes[:entryLength])) + "…"
	}
	return text
}

// currencyAt is the currency the amounts of an entry's record were in before or after it.
func (w *EntryWords) currencyAt(e office.Entry, after bool) domain.Currency {
	current, known := w.currencies[e.Record]
	if !known {
		current = w.home
	}
	for _, edit := range w.recoined[e.Record] {
		later := edit.Seq > e.Seq || edit.Seq == e.Seq && !after
		if text, ok := edit.Old.(string); ok && later {
			current = domain.Currency(text)
		}
	}
	return current
}
