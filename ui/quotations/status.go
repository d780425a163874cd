package quotations

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// dash stands for "does not apply", never for zero.
const dash = "—"

func orDash(text string) string {
	if text == "" {
		return dash
	}
	return text
}

// statusText names a status for a person.
func statusText(s domain.QuotationStatus) string {
	switch s {
	case domain.Sent:
		return lang.X("quotation_status.sent", "Sent")
	case domain.Accepted:
		return lang.X("quotation_status.accepted", "Accepted")
	case domain.Rejected:
		return lang.X("quotation_status.rejected", "Rejected")
	case domain.Expired:
		return lang.X("quotation_status.expired", "Expired")
	case domain.Superseded:
		return lang.X("quotation_status.superseded", "Superseded")
	}
	return lang.X("quotation_status.draft", "Draft")
}

// statusDots are the colours of the statuses; a superseded quotation has none.
var statusDots = map[domain.QuotationStatus]fyne.ThemeColorName{
	domain.Draft: kit.ColorHoldDot, domain.Sent: kit.ColorOpenDot, domain.Accepted: kit.ColorWonDot,
	domain.Rejected: kit.ColorLostDot, domain.Expired: kit.ColorTodayDot,
}

// statusCell shows a status in a list.
func statusCell(s domain.QuotationStatus) kit.Cell {
	dot, coloured := statusDots[s]
	if !coloured {
		return kit.Cell{Text: statusText(s), Colour: kit.ColorText3}
	}
	return kit.Cell{Text: statusText(s), Dot: kit.Paint(dot)}
}

// statusMark shows a status on the screen of a quotation.
type statusMark struct {
	content *fyne.Container
	dot     *canvas.Circle
	label   *kit.Label
}

func newStatusMark() *statusMark {
	m := &statusMark{dot: canvas.NewCircle(kit.Paint(kit.ColorHoldDot)), label: kit.NewLabel("", kit.TextBase, kit.ColorText, true).Whole()}
	m.content = container.New(kit.Columns(6), kit.Centred(kit.Fixed(kit.DotSize, kit.DotSize, m.dot)), m.label)
	return m
}

func (m *statusMark) show(s domain.QuotationStatus) {
	dot, coloured := statusDots[s]
	m.dot.Hidden = !coloured
	if coloured {
		m.dot.FillColor = kit.Paint(dot)
	}
	m.label.SetText(statusText(s))
	m.content.Refresh()
}
