package office

import (
	"errors"
	"strings"

	"preventa/domain"
	"preventa/domain/access"
)

// importedRow is a row being made into an opportunity.
type importedRow struct {
	*opportunityImport
	row      ImportRow
	problems domain.Problems
	kept     []BadRow
}

// importNames are the names of ImportFields for record fields that are called otherwise.
var importNames = map[string]string{"opened_on": "opened", "closed_on": "closed", "expected_close": "expected"}

// value is what the row says of a field, "" for nothing.
func (r *importedRow) value(field string) string { return strings.TrimSpace(r.row.Values[field]) }

// refuse notes what is wrong with a field by the error it was refused with.
func (r *importedRow) refuse(field string, err error) {
	known := (*domain.Error)(nil)
	if errors.As(err, &known) {
		r.problems.Add(field, known.MessageKey(), known.Args)
	}
}

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

// read makes the row's opportunity, and gives the one it updates, which has no id when
// there is none. It notes the row's problems.
func (r *importedRow) read() (before, after domain.Opportunity) {
	if r.row.Problem != nil {
		r.problems = domain.Problems{*r.row.Problem}
		return before, after
	}
	before = r.existing()
	after = before
	if before.ID == "" {
		after.OpenedOn, after.Currency = r.today, r.currency
	}
	r.readTexts(&after)
	r.readReferred(&after)
	r.readDates(&after)
	r.readAmount(&after)
	state := r.readState(after.State)
	r.readProbability(&after)
	after = settleImported(after, state).Convert(r.currency)
	r.check("name", after.Check(state))
	return before, after
}

// existing is the opportunity of the row's reference.
func (r *importedRow) existing() domain.Opportunity {
	reference := r.value("reference")
	if line, twice := r.taken[reference]; twice {
		r.problems.Add("reference", "error.import.twice", domain.Args{"Reference": reference, "Line": line})
	}
	o, known := r.byReference[reference]
	if !known {
		return o
	}
	if o.RemovedAt != 0 {
		r.problems.Add("reference", "error.import.in_recycle_bin", domain.Args{"Reference": reference, "Number": o.Number})
	}
	right := access.Modify
	if o.Salesperson != r.session.Me().ID {
		right |= access.ModifyOthers
	}
	if err := r.session.require(access.Opportunities, right); err != nil {
		r.refuse("reference", err)
	}
	return o
}

func (r *importedRow) readTexts(o *domain.Opportunity) {
	if name, mapped := r.row.Values["name"]; mapped {
		o.Name = name
	}
	if reference := r.value("reference"); reference != "" {
		o.Reference = reference
	}
	if r.value("notes") != "" {
		o.Notes = r.row.Values["notes"]
	}
}

func (r *importedRow) readDates(o *domain.Opportunity) {
	for _, date := range []struct {
		field string
		into  *domain.Date
	}{{"opened", &o.OpenedOn}, {"closed", &o.ClosedOn}, {"expected", &o.ExpectedClose}} {
		text := r.value(date.field)
		if text == "" {
			continue
		}
		day, err := importedDate(text, r.today, r.region)
		if err != nil {
			r.refuse(date.field, err)
			continue
		}
		*date.into = day
	}
}

// readAmount reads the amount in the row's currency. Another currency for the amount
// an opportunity has would change what it is worth, so that needs an amount too.
func (r *importedRow) readAmount(o *domain.Opportunity) {
	amount, currency := r.value("amount"), domain.Currency(strings.ToUpper(r.value("currency")))
	if currency != "" && currency != o.Currency {
		if amount == "" && o.Amount != 0 {
			r.problems.Add("currency", "error.import.currency_alone", domain.Args{"Currency": o.Currency, "Other": currency})
			return
		}
		o.Currency = currency
	}
	if amount == "" || !o.Currency.Valid() {
		return // a currency there is not is reported by the opportunity's own check
	}
	money, err := importedAmount(amount, o.Currency, r.region)
	if err != nil {
		r.refuse("amount", err)
		return
	}
	o.Amount = money.Minor
}

func (r *importedRow) readProbability(o *domain.Opportunity) {
	text := r.value("probability")
	if text == "" {
		return
	}
	percent, err := importedPercent(text, r.region)
	if err != nil {
		r.refuse("probability", err)
		return
	}
	*o = o.StateProbability(percent)
}

// settleImported applies what follows from the state. Closing takes place on the day the
// row gives and on no other, so that without one the opportunity's check refuses it. One
// that was imported closed before anybody was known to be responsible is credited when
// somebody is.
func settleImported(o domain.Opportunity, s domain.State) domain.Opportunity {
	if o.State != s.ID || (s.Class.IsClosed() && o.CreditedTo == "") {
		return o.Enter(s, 0)
	}
	if !s.Class.IsClosed() {
		o.ClosedOn = 0
	}
	return o
}
