package office

import (
	"context"
	"strings"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
)

// ImportRates brings rates of exchange in, in one set that Undo takes back as one, and
// converts every amount anew that they count for, as SaveRates does. A currency and day
// that has a rate takes the new one; of two rows with the same currency and day the
// second is bad.
//
// Forbidden, ReadOnly; Conflict when somebody changed the same records meanwhile.
func (s *Session) ImportRates(ctx context.Context, rows []ImportRow, options ImportOptions) (ImportResult, error) {
	return s.Import(ctx, domain.KindRate, rows, options)
}

var rateRegisters = []registerReader{knowRates}

func knowRates(ctx context.Context, store Store, r *importRegisters) error {
	rates, err := store.Rates(ctx)
	for _, rate := range rates {
		r.dayRates.know(rate, dayRateKey(rate))
	}
	return err
}

func dayRateKey(r domain.Rate) recordKey {
	return keyOf("day", domain.ID(r.Currency), r.Day.String())
}

// saveImportedRates writes the rates by the use case that keeps all amounts right.
func saveImportedRates(ctx context.Context, i *importing, _ []change.Change) (change.Set, error) {
	return i.session.SaveRates(ctx, i.dayRates.edited(), nil)
}

func (r *importedRow) readRate() domain.ID {
	wanted := domain.Rate{Currency: domain.Currency(strings.ToUpper(r.value("currency")))}
	r.day(&wanted.Day, "day")
	if text := r.value("rate"); text == "" {
		r.problems.Add("rate", "error.required", nil)
	} else if value, err := importedRate(text, r.region); err != nil {
		r.refuse("rate", err)
	} else {
		wanted.Value = value
	}
	r.check("rate", wanted.Check(r.currency))
	before, known := r.dayRates.named(dayRateKey(wanted))
	if known {
		r.takenBefore("day", before.ID)
		r.mayModify("rate", access.Modify)
		wanted.ID, wanted.Version = before.ID, before.Version
	} else {
		r.isNew = true
		wanted.ID = domain.NewID()
	}
	r.dayRates.stageChanged(before, wanted, dayRateKey(wanted))
	return wanted.ID
}
