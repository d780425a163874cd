package domain

// Language is the tongue a person works in.
type Language string

// The languages Preventa speaks.
const (
	English Language = "en"
	Spanish Language = "es"
)

// Valid reports whether Preventa speaks the language.
func (l Language) Valid() bool { return l == English || l == Spanish }

// OfficeID is the id of the one office record in a file.
const OfficeID ID = "office"

// Office is the firm a file belongs to.
type Office struct {
	ID          ID
	Version     int64
	Name        string   `field:"name"`
	Language    Language `field:"language"`     // of what the office sends out, and the start for new people
	Region      string   `field:"region"`       // code of the region whose formats it uses
	Currency    Currency `field:"currency"`     // amounts are summed in it
	FiscalMonth int      `field:"fiscal_month"` // month the fiscal year starts in, 1–12
}

// Kind is KindOffice.
func (Office) Kind() Kind { return KindOffice }

// Key is the id and the version read.
func (o Office) Key() (ID, int64) { return o.ID, o.Version }

// Check validates the office's own data.
func (o *Office) Check() error {
	var p Problems
	CheckLine(&p, "name", &o.Name)
	if o.Name == "" {
		p.Add("name", "error.required", nil)
	}
	if !o.Language.Valid() {
		p.Add("language", "error.language", Args{"Value": o.Language})
	}
	if !o.Currency.Valid() {
		p.Add("currency", "error.currency", Args{"Value": o.Currency})
	}
	if o.FiscalMonth < 1 || o.FiscalMonth > 12 {
		p.Add("fiscal_month", "error.fiscal_month", nil)
	}
	return p.Err()
}
