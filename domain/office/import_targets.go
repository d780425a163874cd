package office

import (
	"context"
	"regexp"
	"strconv"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// ImportTargets sets targets, in one set that Undo takes back as one, as SetTargets does: a
// row without a salesperson is of the whole office, and what a row does not say of a target
// there is stays. Salespeople are found by their name, never made; of two rows of the same
// salesperson and month the second is bad.
//
// Forbidden, ReadOnly; Conflict when somebody changed the same records meanwhile.
func (s *Session) ImportTargets(ctx context.Context, rows []ImportRow, options ImportOptions) (ImportResult, error) {
	return s.Import(ctx, domain.KindTarget, rows, options)
}

var targetRegisters = []registerReader{knowPeople, knowTargets}

func knowTargets(ctx context.Context, store Store, r *importRegisters) error {
	records, err := store.All(ctx, domain.KindTarget)
	for _, record := range records {
		t := *record.(*domain.Target)
		r.targets.know(t, targetKeyOf(t))
	}
	return err
}

func targetKeyOf(t domain.Target) recordKey { return keyOf("month", t.Salesperson, t.Month.String()) }

// saveImportedTargets writes the targets by the use case that takes those of nothing away.
func saveImportedTargets(ctx context.Context, i *importing, _ []change.Change) (change.Set, error) {
	return i.session.SetTargets(ctx, i.targets.edited())
}

func (r *importedRow) readTarget() domain.ID {
	wanted := domain.Target{Salesperson: r.targetOf(), Month: r.month()}
	before, known := r.targets.named(targetKeyOf(wanted))
	if known {
		wanted = before
	}
	if text := r.value("amount"); text != "" {
		if money, err := importedAmount(text, r.currency, r.region); err != nil {
			r.refuse("amount", err)
		} else {
			wanted.Amount = money.Minor
		}
	}
	if text := r.value("count"); text != "" {
		if count, err := importedNumber(text, 0, r.region); err != nil {
			r.refuse("count", err)
		} else {
			wanted.Count = count
		}
	}
	r.check("", wanted.Check())
	if known {
		r.takenBefore("month", before.ID)
		r.mayModify("month", access.Modify)
	} else if wanted.IsNothing() {
		return "" // and nothing it stays
	} else {
		r.isNew = true
		wanted.ID = domain.NewID()
	}
	r.targets.stageChanged(before, wanted, targetKeyOf(wanted))
	return wanted.ID
}

// targetOf is whose target the row is: the whole office's where it names nobody.
func (r *importedRow) targetOf() domain.ID {
	name := r.value("salesperson")
	person, known := r.salespeople.named(named(name))
	if name != "" && (!known || !person.Salesperson) {
		r.problems.Add("salesperson", "error.target.nobody", domain.Args{"Name": excerpt(name)})
	}
	return person.ID
}

var numberedMonth = regexp.MustCompile(`^(\d{1,2})[-/.](\d{4})$`)

// month reads a month written YYYY-MM or MM/YYYY, or a day in it.
func (r *importedRow) month() domain.Month {
	text := r.value("month")
	if m, isMonth := domain.ParseMonth(text); isMonth {
		return m
	}
	if parts := numberedMonth.FindStringSubmatch(text); parts != nil {
		if number, _ := strconv.Atoi(parts[1]); number < 10 {
			parts[1] = "0" + strconv.Itoa(number)
		}
		if m, isMonth := domain.ParseMonth(parts[2] + "-" + parts[1]); isMonth {
			return m
		}
	} else if day, err := importedDate(text, r.today, r.region); err == nil {
		return day.Month()
	}
	r.problems.Add("month", "error.month.not_a_month", domain.Args{"Text": excerpt(text)})
	return 0
}
