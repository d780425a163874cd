package domain

import "cmp"

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

	// What quotations say of the office.
	LegalName string `field:"legal_name"`
	TaxID     string `field:"tax_id"`
	Address   string `field:"address"`
	City      string `field:"city"`
	Country   string `field:"country"`
	Phone     string `field:"phone"`
	Email     string `field:"email"`
	Website   string `field:"website"`
	Logo      string `field:"logo"` // SHA-256 of a picture kept in the office

	// How quotations start. Zero values are the defaults.
	QuotationPattern string `field:"quotation_pattern"`
	ValidityDays     int    `field:"validity_days"`
	TaxRate          int    `field:"tax_rate"` // hundredths of a percent
	DeliveryTerms    string `field:"delivery_terms"`
	PaymentTerms     string `field:"payment_terms"`
	NetAmounts       bool   `field:"net_amounts"` // amounts that follow quotations are without tax

	AttachmentLimit int    `field:"attachment_limit"` // megabytes; 0 is DefaultAttachmentLimit
	Completeness    string `field:"completeness"`     // weights of fields; "" is the default
}

// Defaults of what an office may set.
const (
	DefaultQuotationPattern = "Q-{year}-{number}"
	DefaultValidityDays     = 30
	DefaultAttachmentLimit  = 25 // MB
)

// Pattern is how quotations are numbered.
func (o Office) Pattern() string { return cmp.Or(o.QuotationPattern, DefaultQuotationPattern) }

// AttachmentBytes is the size from which an attachment is refused, in bytes.
func (o Office) AttachmentBytes() int64 {
	return int64(cmp.Or(o.AttachmentLimit, DefaultAttachmentLimit)) << 20
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
	o.checkLetterhead(&p)
	o.checkSettings(&p)
	return p.Err()
}

func (o *Office) checkLetterhead(p *Problems) {
	for _, line := range []struct {
		field string
		text  *string
	}{{"legal_name", &o.LegalName}, {"tax_id", &o.TaxID}, {"address", &o.Address}, {"city", &o.City}, {"country", &o.Country}, {"website", &o.Website}} {
		CheckLine(p, line.field, line.text)
	}
	checkSeveral(p, "phone", &o.Phone, nil)
	checkEmails(p, "email", &o.Email)
}

func (o *Office) checkSettings(p *Problems) {
	CheckLine(p, "quotation_pattern", &o.QuotationPattern)
	if err := CheckPattern(o.Pattern()); err != nil {
		p.Add("quotation_pattern", err.MessageKey(), err.Args)
	}
	if o.ValidityDays < 0 || o.ValidityDays > 3650 {
		p.Add("validity_days", "error.validity_days", nil)
	}
	if o.TaxRate < 0 || o.TaxRate > WholePercent {
		p.Add("tax_rate", "error.percent.range", nil)
	}
	CheckNotes(p, "delivery_terms", &o.DeliveryTerms)
	CheckNotes(p, "payment_terms", &o.PaymentTerms)
	if o.AttachmentLimit < 0 || o.AttachmentLimit > MaxAttachmentLimit {
		p.Add("attachment_limit", "error.attachment.limit", Args{"Most": MaxAttachmentLimit})
	}
	if _, err := ParseWeights(o.Completeness); err != nil {
		p.Add("completeness", "error.completeness", nil)
	}
}
