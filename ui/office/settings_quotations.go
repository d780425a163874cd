package office

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// quotations is the page of how quotations start.
func (d *settingsDialog) quotations() fyne.CanvasObject {
	pattern := d.line("quotation_pattern", func(o *domain.Office) *string { return &o.QuotationPattern })
	pattern.PlaceHolder = domain.DefaultQuotationPattern
	days := d.value("validity_days", wholeNumbers(d.region(), "error.validity_days", 3650), func(o *domain.Office) *int { return &o.ValidityDays })
	days.PlaceHolder = strconv.Itoa(domain.DefaultValidityDays)
	tax := d.value("tax_rate", percentages(d.region()), func(o *domain.Office) *int { return &o.TaxRate })
	net := d.set.Flag("net_amounts", lang.X("settings.net_amounts", "Amounts that follow a quotation are without tax"), func(on bool) { d.draft.NetAmounts = on })
	d.fill = append(d.fill, func() { net.SetOn(d.draft.NetAmounts) })
	return container.New(kit.Rows(kit.Space2),
		d.set.Field("quotation_pattern", lang.X("settings.pattern", "How quotations are numbered"), pattern),
		kit.NewWrapped(lang.X("settings.pattern_help",
			"{number} counts up, with four digits at least; {number:6} with six. {year}, {yy} and {month} are those of the date. Numbers already given stay as they are."), settingsWidth-4*kit.Space4),
		container.New(kit.Columns(kit.Space3, 1, 1),
			d.set.Field("validity_days", lang.X("settings.validity", "Valid for (days)"), days),
			d.set.Field("tax_rate", lang.X("settings.tax", "Tax of a new line"), tax)),
		net,
		d.terms("delivery_terms", func(o *domain.Office) *string { return &o.DeliveryTerms }),
		d.terms("payment_terms", func(o *domain.Office) *string { return &o.PaymentTerms }))
}

func (d *settingsDialog) region() region.Region { return d.host.Session().Office().Region() }

// terms makes the entry of terms that new quotations begin with.
func (d *settingsDialog) terms(name string, of func(*domain.Office) *string) *kit.Field {
	n := d.set.Note(name, 3, func(text string) { *of(&d.draft) = text })
	d.fill = append(d.fill, func() { n.SetText(*of(&d.draft)) })
	return d.set.Field(name, kit.FieldTitle(domain.KindOffice, name), n)
}

// value makes the entry of a number of the office.
func (d *settingsDialog) value(name string, format kit.ValueFormat, of func(*domain.Office) *int) *kit.ValueEntry {
	v := d.set.Value(name, format, func(value int64) { *of(&d.draft) = int(value) })
	d.fill = append(d.fill, func() { v.SetValue(int64(*of(&d.draft))) })
	return v
}

// showExample says what the pattern makes of the first quotation of today.
func (d *settingsDialog) showExample() {
	f := d.set.Get("quotation_pattern")
	pattern := strings.TrimSpace(d.draft.Pattern())
	if err := domain.CheckPattern(pattern); err != nil {
		f.SetHint(kit.ErrorText(err))
		return
	}
	f.SetHint(lang.X("settings.example", "For example: {{.Number}}", map[string]any{
		"Number": domain.QuotationNumber(pattern, 1, d.host.Session().Office().Today())}))
}

// wholeNumbers are whole numbers from 0 to a greatest one; others fail with a key.
func wholeNumbers(r region.Region, key string, most int64) kit.ValueFormat {
	return kit.ValueFormat{
		Format: func(value int64) string { return r.Number(value, 0) },
		Parse: func(text string) (int64, error) {
			value, err := r.ParseNumber(text, 0)
			if err == nil && (value < 0 || value > most) {
				err = domain.Fail(domain.Invalid, key, domain.Args{"Most": most})
			}
			return value, err
		},
	}
}

// percentages are hundredths of a percent, typed with or without the sign.
func percentages(r region.Region) kit.ValueFormat {
	sign := strings.TrimPrefix(r.Percent(0), "0")
	return kit.ValueFormat{
		Format: func(value int64) string {
			number := r.Number(value, 2)
			return strings.TrimSuffix(strings.TrimRight(number, "0"), string(r.Decimal)) + sign
		},
		Parse: func(text string) (int64, error) {
			value, err := r.ParseNumber(strings.TrimSuffix(strings.TrimSpace(text), "%"), 2)
			if err == nil && (value < 0 || value > domain.WholePercent) {
				err = domain.Fail(domain.Invalid, "error.percent.range", nil)
			}
			return value, err
		},
	}
}

// files is the page of what files the office takes.
func (d *settingsDialog) files() fyne.CanvasObject {
	limit := d.value("attachment_limit", wholeNumbers(d.region(), "error.attachment.limit", domain.MaxAttachmentLimit), func(o *domain.Office) *int { return &o.AttachmentLimit })
	limit.PlaceHolder = strconv.Itoa(domain.DefaultAttachmentLimit)
	return container.New(kit.Rows(kit.Space2),
		kit.FixedWidth(240, d.set.Field("attachment_limit", lang.X("settings.limit", "Largest file (MB)"), limit)),
		kit.NewWrapped(lang.X("settings.limit_why", "Files are kept inside the office file, each content once. A larger file is refused; those already kept stay."), settingsWidth-4*kit.Space4))
}
