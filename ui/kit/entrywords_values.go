package kit

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
)

// entryForm is how the value of a field is written.
type entryForm int

const (
	formText entryForm = iota
	formFlag
	formNumber
	formDate
	formMoment
	formMoney
	formHomeMoney
	formPercent
	formHundredths // of a percent
	formThousandths
	formRate
	formClock
	formMinutes
	formDays
	formMegabytes
	formBytes
	formMonth
	formYearMonth
	formRevision
	formClass
	formStatus
	formLanguage
	formAppearance
	formCatalogue
	formRegion
	formWeights
	formPicture
	formDefinition
	formOutcome
	formSavedForm
	formReports
	formWeekdays
	formMonthDay
	formFileFormat
)

type entryField struct {
	kind  domain.Kind
	field string
}

// entryForms are the forms of fields that mean something of their own in a kind of record.
var entryForms = map[entryField]entryForm{
	{domain.KindOpportunity, "amount"}: formMoney, {domain.KindOpportunity, "office_amount"}: formHomeMoney,
	{domain.KindOpportunity, "probability"}: formPercent, {domain.KindState, "probability"}: formPercent,
	{domain.KindQuotation, "subtotal"}: formMoney, {domain.KindQuotation, "tax"}: formMoney, {domain.KindQuotation, "total"}: formMoney,
	{domain.KindQuotation, "revision"}: formRevision, {domain.KindQuotation, "status"}: formStatus,
	{domain.KindLine, "price"}: formMoney, {domain.KindLine, "quantity"}: formThousandths,
	{domain.KindLine, "discount"}: formHundredths, {domain.KindLine, "tax"}: formHundredths,
	{domain.KindProduct, "price"}: formMoney, {domain.KindProduct, "tax"}: formHundredths,
	{domain.KindItem, "cost"}: formHomeMoney, {domain.KindItem, "catalogue"}: formCatalogue,
	{domain.KindState, "class"}: formClass, {domain.KindRate, "value"}: formRate,
	{domain.KindOffice, "tax_rate"}: formHundredths, {domain.KindOffice, "attachment_limit"}: formMegabytes,
	{domain.KindOffice, "completeness"}: formWeights, {domain.KindOffice, "fiscal_month"}: formMonth,
	{domain.KindOffice, "region"}: formRegion, {domain.KindOffice, "logo"}: formPicture,
	{domain.KindPerson, "appearance"}: formAppearance, {domain.KindAttachment, "size"}: formBytes,
	{domain.KindView, "definition"}: formDefinition,
	{domain.KindTarget, "month"}:    formYearMonth, {domain.KindTarget, "amount"}: formHomeMoney, {domain.KindTarget, "count"}: formNumber,
	{domain.KindSavedReport, "definition"}: formDefinition, {domain.KindSavedReport, "form"}: formSavedForm,
	{domain.KindScheduleRun, "outcome"}: formOutcome,
	{domain.KindSchedule, "weekdays"}:   formWeekdays, {domain.KindSchedule, "month_day"}: formMonthDay, {domain.KindSchedule, "minute"}: formClock,
	{domain.KindSchedule, "reports"}: formReports, {domain.KindSchedule, "format"}: formFileFormat, {domain.KindSchedule, "since"}: formMoment,
	{domain.KindActivity, "minute"}: formClock, {domain.KindActivity, "minutes"}: formMinutes,
}

// entryFormsAnywhere are those of fields that mean the same in every kind of record.
var entryFormsAnywhere = map[string]entryForm{
	"expected_close": formDate, "opened_on": formDate, "closed_on": formDate, "hold_until": formDate, "birthday": formDate,
	"day": formDate, "valid_until": formDate, "sent_on": formDate, "decided_on": formDate, "starts": formDate, "ends": formDate,
	"removed_at": formMoment, "language": formLanguage, "rot_days": formDays, "validity_days": formDays,
	"number": formNumber, "sequence": formNumber, "position": formNumber, "place": formNumber,
	"unconverted": formFlag, "amount_follows": formFlag, "probability_own": formFlag, "registered": formFlag, "blocked": formFlag,
	"done": formFlag, "retired": formFlag, "salesperson": formFlag, "signs_in": formFlag, "inactive": formFlag, "reminders": formFlag,
	"campaign": formFlag, "paused": formFlag, "net_amounts": formFlag, "line_edits": formNumber,
}

func entryFormOf(kind domain.Kind, field string) entryForm {
	if form, known := entryForms[entryField{kind, field}]; known {
		return form
	}
	return entryFormsAnywhere[field]
}

// entryNothing stands for no value.
const entryNothing = "—"

// value writes a plain value of the field of an entry, as it was before or after it.
func (w *EntryWords) value(e office.Entry, value any, after bool) string {
	if domain.RefKind(e.Kind, e.Field) != "" {
		return w.references(value)
	}
	form := entryFormOf(e.Kind, e.Field)
	switch v := value.(type) {
	case int64:
		return w.number(e, form, v, after)
	case bool:
		return lang.X("entry.yes", "yes")
	case string:
		return w.word(form, v)
	case []string:
		return strings.Join(v, ", ")
	}
	switch form {
	case formFlag:
		return lang.X("entry.no", "no")
	case formPercent, formRevision, formThousandths:
		return w.number(e, form, 0, after)
	}
	return entryNothing
}

// references names the records a value refers to.
func (w *EntryWords) references(value any) string {
	var names []string
	switch v := value.(type) {
	case string:
		names = []string{w.reference(v)}
	case []string:
		for _, id := range v {
			names = append(names, w.reference(id))
		}
	}
	if len(names) == 0 {
		return entryNothing
	}
	return strings.Join(names, ", ")
}

func (w *EntryWords) reference(id string) string {
	if name := w.names[domain.ID(id)]; name != "" {
		return name
	}
	return lang.X("entry.gone", "(deleted)")
}

// number writes what is counted or measured.
func (w *EntryWords) number(e office.Entry, form entryForm, v int64, after bool) string {
	switch form {
	case formMoney:
		return w.region.Money(domain.Money{Minor: v, Currency: w.currencyAt(e, after)})
	case formHomeMoney:
		return w.region.Money(domain.Money{Minor: v, Currency: w.home})
	case formPercent:
		return w.region.Percent(int(v))
	case formHundredths:
		return trimmedDecimals(w.region.Number(v, 2), w.region.Decimal) + strings.TrimPrefix(w.region.Percent(0), "0")
	case formThousandths:
		return trimmedDecimals(w.region.Number(v, 3), w.region.Decimal)
	case formRate:
		return w.region.RateValue(v)
	case formClock:
		return FormatMinute(int(v))
	case formRevision:
		return domain.RevisionLetter(int(v))
	case formMonth:
		month := strconv.FormatInt(v, 10)
		return lang.X("month."+month, month)
	case formWeekdays:
		return WeekdaysText(domain.Weekdays(v), w.region.SundayFirst)
	case formMonthDay:
		return MonthDayText(int(v))
	case formMoment:
		return w.region.DateTime(time.UnixMilli(v))
	}
	return w.measured(form, v)
}

// measured writes a number with its unit.
func (w *EntryWords) measured(form entryForm, v int64) string {
	args := map[string]any{"Count": w.region.Number(v, 0)}
	switch form {
	case formMinutes:
		return lang.XN("entry.minutes", "{{.Count}} minutes", int(v), args)
	case formDays:
		return lang.XN("entry.days", "{{.Count}} days", int(v), args)
	case formMegabytes:
		return w.region.Number(v, 0) + "\u00a0MB"
	case formBytes:
		return SizeText(w.region, v)
	}
	return strconv.FormatInt(v, 10)
}

// word writes a text: a day, a word of the program, or what somebody wrote.
func (w *EntryWords) word(form entryForm, v string) string {
	switch form {
	case formDate:
		day, err := domain.ParseDate(v)
		if err != nil {
			return v
		}
		return w.region.Date(day)
	case formYearMonth:
		if month, ok := domain.ParseMonth(v); ok {
			return YearMonthText(month)
		}
	case formClass:
		return lang.X("class."+v, v)
	case formStatus:
		return lang.X("quotation_status."+v, v)
	case formLanguage:
		return lang.X("language."+v, v)
	case formAppearance:
		return lang.X("appearance."+v, v)
	case formCatalogue:
		return lang.X("catalogue_name."+v, v)
	case formRegion:
		return lang.X("region."+strings.ToLower(v), v)
	case formWeights:
		return weightsText(v)
	case formPicture:
		return lang.X("entry.picture", "a picture")
	case formOutcome:
		return lang.X("entry.outcome", "what was written, and what was not")
	case formSavedForm:
		return lang.X("saved_form."+v, v)
	case formReports:
		return lang.X("entry.reports", "a choice of reports")
	case formFileFormat:
		return strings.ToUpper(v)
	case formDefinition:
		return lang.X("entry.definition", "filters, order and columns")
	}
	return v
}

// YearMonthText writes a month of a year: "October 2026".
func YearMonthText(m domain.Month) string {
	year, month := m.Split()
	return lang.X("calendar.title", "{{.Month}} {{.Year}}", map[string]any{
		"Month": lang.X("month."+strconv.Itoa(int(month)), month.String()), "Year": strconv.Itoa(year)})
}

// weightsText names the fields that count for completeness, with how much each does.
func weightsText(v string) string {
	weights, err := domain.ParseWeights(v)
	if err != nil {
		return v
	}
	var parts []string
	for _, field := range domain.CompletenessFields {
		if weights[field] > 0 {
			parts = append(parts, lang.X("completeness."+field, field)+" "+strconv.Itoa(weights[field]))
		}
	}
	return strings.Join(parts, ", ")
}

// SizeText writes how large a file is.
func SizeText(r region.Region, bytes int64) string {
	switch {
	case bytes >= 1<<20:
		return r.Number(bytes*10>>20, 1) + "\u00a0MB"
	case bytes >= 1<<10:
		return r.Number(bytes>>10, 0) + "\u00a0kB"
	}
	return r.Number(bytes, 0) + "\u00a0B"
}

// trimmedDecimals leaves out the zeros at the end of a number's decimals.
func trimmedDecimals(number string, point rune) string {
	if !strings.ContainsRune(number, point) {
		return number
	}
	return strings.TrimSuffix(strings.TrimRight(number, "0"), string(point))
}
