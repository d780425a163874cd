package office

import (
	"errors"
	"strings"

	"preventa/domain"
	"preventa/domain/access"
)

// importedRow is a row being made into a record.
type importedRow struct {
	*importing
	row      ImportRow
	isNew    bool // the record is none the office or an earlier row has
	problems domain.Problems
	notes    []BadRow
}

// read makes the row's record and gives its id. It notes the row's problems.
func (r *importedRow) read() domain.ID {
	if r.row.Problem != nil {
		r.problems = domain.Problems{*r.row.Problem}
		return ""
	}
	return r.plan.read(r)
}

// value is what the row says of a field, "" for nothing.
func (r *importedRow) value(field string) string { return strings.TrimSpace(r.row.Values[field]) }

// fill puts what the row says of a field into a text; an empty cell says nothing.
func (r *importedRow) fill(into *string, field string) {
	if text := r.value(field); text != "" {
		*into = text
	}
}

// fillKey is fill for what a record is found by: a text that is the same to the key is
// left as the office spells it.
func (r *importedRow) fillKey(into *string, field string, key func(string) recordKey) {
	if text := r.value(field); key(text) != key(*into) {
		r.fill(into, field)
	}
}

// fillNotes is fill for a text of several lines, of which the first may be indented.
func (r *importedRow) fillNotes(into *string, field string) {
	if r.value(field) != "" {
		*into = r.row.Values[field]
	}
}

// refuse notes what is wrong with a field by the error it was refused with.
func (r *importedRow) refuse(field string, err error) {
	known := (*domain.Error)(nil)
	if errors.As(err, &known) {
		r.problems.Add(field, known.MessageKey(), known.Args)
	}
}

// note tells something about a row that goes in.
func (r *importedRow) note(field, key string, args domain.Args) {
	r.notes = append(r.notes, BadRow{Line: r.row.Line, Field: field, Key: key, Args: args})
}

// importNames are the names of ImportFields for record fields that are called otherwise.
var importNames = map[string]string{"opened_on": "opened", "closed_on": "closed", "expected_close": "expected", "value": "rate"}

// check notes the problems of a record; those of its name lie in a field of the row.
func (r *importedRow) check(name string, err error) {
	for _, problem := range problemsOf(err) {
		field := problem.Field
		if other, renamed := importNames[field]; renamed {
			field = other
		} else if field == "name" {
			field = name
		}
		r.problems.Add(field, problem.Key, problem.Args)
	}
}

// takenBefore notes, under a field, that an earlier row is the same record. Two rows of
// one record contradict each other, or one is too many.
func (r *importedRow) takenBefore(field string, id domain.ID) {
	if line, twice := r.taken[id]; twice {
		r.problems.Add(field, "error.import.row_twice", domain.Args{"Line": line})
	}
}

// mayModify notes, under a field, that the person has no right to edit what the row
// updates.
func (r *importedRow) mayModify(field string, rights access.Right) {
	if err := r.session.require(r.plan.element, rights); err != nil {
		r.refuse(field, err)
	}
}

// day reads a day in full; no date, and none is noted, for an empty cell.
func (r *importedRow) day(into *domain.Date, field string) {
	text := r.value(field)
	if text == "" {
		return
	}
	day, err := importedDate(text, r.today, r.region)
	if err != nil {
		r.refuse(field, err)
		return
	}
	*into = day
}

// yes reads whether something is so.
func (r *importedRow) yes(into *bool, field string) {
	text := r.value(field)
	if text == "" {
		return
	}
	is, known := importedYes(text)
	if !known {
		r.problems.Add(field, "error.import.yes_no", domain.Args{"Text": excerpt(text)})
		return
	}
	*into = is
}

// money reads an amount in the row's currency. Another currency for the amount a record
// has would change what it is worth, so that needs an amount too.
func (r *importedRow) money(minor *int64, currency *domain.Currency, field string) {
	amount, other := r.value(field), domain.Currency(strings.ToUpper(r.value("currency")))
	if other != "" && other != *currency {
		if amount == "" && *minor != 0 {
			r.problems.Add("currency", "error.import.currency_alone", domain.Args{"Currency": *currency, "Other": other})
			return
		}
		*currency = other
	}
	if amount == "" || !currency.Valid() {
		return // a currency there is not is reported by the record's own check
	}
	money, err := importedAmount(amount, *currency, r.region)
	if err != nil {
		r.refuse(field, err)
		return
	}
	*minor = money.Minor
}
