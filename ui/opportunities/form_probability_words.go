package opportunities

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/ui/kit"
)

// explain says what speaks for winning and what against it, and how that is known.
func (h *historyGuess) explain() {
	r := h.view.form.region()
	title := lang.X("opportunity.history_title", "Your history says {{.Percent}}", map[string]any{"Percent": r.Rate(h.guess.Percent/100, 2)})
	var paragraphs []string
	add := func(heading string, reasons []control.Reason) {
		if len(reasons) == 0 {
			return
		}
		lines := []string{heading}
		for _, reason := range reasons {
			lines = append(lines, h.reasonText(reason))
		}
		paragraphs = append(paragraphs, strings.Join(lines, "\n"))
	}
	add(lang.X("opportunity.reasons_for", "Speaks for winning:"), h.guess.For())
	add(lang.X("opportunity.reasons_against", "Speaks against it:"), h.guess.Against())
	paragraphs = append(paragraphs,
		lang.X("opportunity.history_how", "Each field is compared with how often the opportunities that closed with the same value were won and lost (naive Bayes). Above 50 % speaks for winning. Similar are those that share most of the known fields. It only proposes: your own probability stands."))
	kit.ShowMessage(h.view.form.host.Window(), title, strings.Join(paragraphs, "\n\n"))
}

// reasonText is what one field says: "Origin Web: 12 won, 3 lost · 71 %".
func (h *historyGuess) reasonText(reason control.Reason) string {
	r := h.view.form.region()
	return lang.X("opportunity.reason", "• {{.Field}} “{{.Value}}”: {{.Won}} won, {{.Lost}} lost · {{.Share}}", map[string]any{
		"Field": reasonField(reason.Field), "Value": h.reasonValue(reason), "Won": r.Number(int64(reason.Won), 0), "Lost": r.Number(int64(reason.Lost), 0),
		"Share": r.Rate(reason.Share, 0)})
}

// reasonField names a field.
func reasonField(field control.ReasonField) string {
	switch field {
	case control.ReasonState:
		return lang.X("opportunity.reason_state", "State reached")
	case control.ReasonOrigin:
		return lang.X("opportunity.origin", "Origin")
	case control.ReasonSalesperson:
		return lang.X("opportunity.salesperson", "Salesperson")
	case control.ReasonSector:
		return lang.X("opportunity.reason_sector", "Customer’s sector")
	case control.ReasonCountry:
		return lang.X("opportunity.reason_country", "Country")
	case control.ReasonAmount:
		return lang.X("opportunity.amount", "Amount")
	}
	return lang.X("opportunity.reason_tag", "Tag")
}

// reasonValue is the value of a field; a range of amounts by its ends.
func (h *historyGuess) reasonValue(reason control.Reason) string {
	if reason.Field != control.ReasonAmount {
		return reason.Value
	}
	currency := h.view.form.host.Session().Office().Data().Currency
	short := func(minor int64) string {
		return h.view.form.region().Short(domain.Money{Minor: minor, Currency: currency})
	}
	from, below := reason.Band.Ends()
	switch {
	case from == nil && below == nil:
		return reason.Value
	case from == nil:
		return "< " + short(*below)
	case below == nil:
		return "≥ " + short(*from)
	}
	return short(*from) + " – " + short(*below)
}
