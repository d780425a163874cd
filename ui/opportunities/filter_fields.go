package opportunities

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// signs are fields that are no columns, but what the program says of an opportunity.
var signs = []office.Field{
	{Column: office.ColumnOverdue, Type: office.WordField, Always: true},
	{Column: office.ColumnRotting, Type: office.WordField, Always: true},
	{Column: office.ColumnRate, Type: office.WordField, Always: true},
}

// fieldTitle is what a column is called in full.
func fieldTitle(column office.Column) string {
	switch column {
	case office.ColumnNumber:
		return lang.X("opportunity.number", "Number")
	case office.ColumnName:
		return lang.X("opportunity.name", "Name")
	case office.ColumnCustomer:
		return lang.X("opportunity.customer", "Customer / prospect")
	case office.ColumnContact:
		return lang.X("opportunity.contact", "Contact")
	case office.ColumnState:
		return lang.X("opportunity.state", "State")
	case office.ColumnClass:
		return lang.X("opportunity.class", "Class of state")
	case office.ColumnOrigin:
		return lang.X("opportunity.origin", "Origin")
	case office.ColumnSalesperson:
		return lang.X("opportunity.salesperson", "Salesperson")
	case office.ColumnAmount:
		return lang.X("opportunity.amount", "Amount")
	case office.ColumnCurrency:
		return lang.X("opportunity.currency", "Currency")
	case office.ColumnProbability:
		return lang.X("opportunity.probability", "Probability")
	case office.ColumnWeighted:
		return lang.X("opportunity.weighted", "Weighted")
	case office.ColumnExpected:
		return lang.X("opportunity.expected", "Expected close")
	case office.ColumnNext:
		return lang.X("opportunity.next_activity", "Next activity")
	case office.ColumnDays:
		return lang.X("opportunity.days_in_state", "Days in state")
	}
	return rarerTitle(column)
}

func rarerTitle(column office.Column) string {
	switch column {
	case office.ColumnComplete:
		return lang.X("opportunity.completeness", "Completeness")
	case office.ColumnOpened:
		return lang.X("opportunity.opened_on", "Opened on")
	case office.ColumnClosed:
		return lang.X("opportunity.closed_on", "Closed on")
	case office.ColumnCredited:
		return lang.X("opportunity.credited_to", "Salesperson at closing")
	case office.ColumnCompetitor:
		return lang.X("opportunity.competitor", "Competitor")
	case office.ColumnTags:
		return lang.X("opportunity.tags", "Tags")
	case office.ColumnHoldUntil:
		return lang.X("opportunity.hold_until", "Hold until")
	case office.ColumnLossReason:
		return lang.X("opportunity.loss_reason", "Loss reason")
	case office.ColumnLossNote:
		return lang.X("opportunity.loss_note", "Loss note")
	case office.ColumnReference:
		return lang.X("opportunity.reference", "Reference")
	case office.ColumnNotes:
		return lang.X("opportunity.notes", "Notes")
	case office.ColumnOverdue:
		return lang.X("opportunity.overdue", "Overdue")
	case office.ColumnRotting:
		return lang.X("opportunity.rotting", "Too long in its state")
	case office.ColumnRate:
		return lang.X("opportunity.rate", "Rate of exchange")
	}
	return string(column)
}

// filterFields are what the list can be filtered by, by their titles.
func (l *List) filterFields() []kit.FilterField {
	var fields []kit.FilterField
	for _, f := range slices.Concat(office.OpportunityFields, signs) {
		fields = append(fields, l.filterField(f))
	}
	return fields
}

func (l *List) filterField(f office.Field) kit.FilterField {
	return kit.FilterField{Field: f, Title: fieldTitle(f.Column), Search: l.valueSearch(f), Name: func(value string) string { return l.values.name(f.Column, value) }}
}

// conditionText is what the chip of a condition says.
func (l *List) conditionText(c office.Condition) string {
	if c.Label != "" {
		return c.Label
	}
	if c.Column == office.ColumnRate && c.Operator == office.Is && slices.Equal(c.Values, []string{"none"}) {
		return lang.X("opportunities.no_rate", "Without a rate")
	}
	f, known := office.OpportunityField(c.Column)
	if !known {
		f = office.Field{Column: c.Column, Type: office.WordField}
	}
	return kit.FilterWordsOf(l.host).Condition(l.filterField(f), c)
}

// valueSearch finds the values of a field that can be chosen; nil for one that is typed.
func (l *List) valueSearch(f office.Field) func(string, func([]kit.Option)) {
	switch f.Column {
	case office.ColumnState, office.ColumnSalesperson, office.ColumnCredited, office.ColumnOrigin, office.ColumnCompetitor,
		office.ColumnLossReason, office.ColumnTags:
		return func(text string, deliver func([]kit.Option)) { kit.SearchIn(l.wordOptions(f))(text, deliver) }
	case office.ColumnCustomer:
		return l.searchCustomers
	case office.ColumnContact:
		return l.searchContacts
	}
	if words := fieldWords(f.Column, l.currency()); len(words) > 0 {
		return func(text string, deliver func([]kit.Option)) {
			var options []kit.Option
			for _, word := range words {
				options = append(options, kit.Option{ID: word, Text: l.values.name(f.Column, word)})
			}
			kit.SearchIn(options)(text, deliver)
		}
	}
	return nil
}

// fieldWords are the words of the program that a field can be.
func fieldWords(column office.Column, home domain.Currency) []string {
	switch column {
	case office.ColumnClass:
		return []string{string(domain.Open), string(domain.OnHold), string(domain.Won), string(domain.Lost)}
	case office.ColumnNext:
		return []string{string(domain.Overdue), string(domain.Today), string(domain.Planned)}
	case office.ColumnOverdue, office.ColumnRotting:
		return []string{"yes", "no"}
	case office.ColumnRate:
		return []string{"none", "known"}
	case office.ColumnCurrency:
		return currencyWords(home)
	}
	return nil
}

// currencyWords are the currencies an amount can be in, the office's first.
func currencyWords(home domain.Currency) []string {
	words := []string{string(home)}
	for _, c := range domain.Currencies() {
		if c != home {
			words = append(words, string(c))
		}
	}
	return words
}

// wordOptions are the words of the office that a field can be: those in use first, then,
// for what may be empty, none.
func (l *List) wordOptions(f office.Field) []kit.Option {
	var options []kit.Option
	if f.Column == office.ColumnSalesperson || f.Column == office.ColumnCredited {
		options = append(options, kit.Option{ID: office.Me, Text: l.values.name(f.Column, office.Me)})
	}
	options = append(options, l.values.options(f.Column)...)
	if !f.Always {
		options = append(options, noneOption())
	}
	return options
}

func noneOption() kit.Option { return kit.Option{Text: lang.X("filter.none", "none")} }
