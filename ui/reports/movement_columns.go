package reports

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// The columns of the list.
const (
	columnTime     = "time"
	columnDeed     = "action"
	columnNumber   = "number"
	columnRecord   = "name"
	columnWhat     = "what"
	columnAmount   = "amount"
	columnPipeline = "pipeline"
)

func (m *Movement) columns() []kit.Column[movementLine] {
	right := fyne.TextAlignTrailing
	return []kit.Column[movementLine]{
		{ID: columnTime, Title: lang.X("movement.time", "Time"), Width: 72, Fixed: true, Whole: true, Cell: m.timeCell},
		{ID: columnDeed, Title: lang.X("movement.action", "Action"), Width: 128, Cell: func(l movementLine) kit.Cell {
			return kit.Cell{Text: deedText(l.first()), Dot: deedDot(l.first().Deed)}
		}},
		{ID: columnNumber, Title: lang.X("quotation.number", "Number"), Width: 120, Cell: numberCell},
		{ID: columnRecord, Title: lang.X("report.what", "What"), Width: 300, Cell: m.recordCell},
		{ID: columnWhat, Title: lang.X("report.change", "Change"), Width: 360, Cell: func(l movementLine) kit.Cell {
			cell := kit.Cell{Text: l.what, Colour: kit.ColorText2}
			if l.whole != l.what {
				cell.Tooltip = l.whole
			}
			return cell
		}},
		{ID: columnAmount, Title: lang.X("opportunity.amount", "Amount"), Width: 120, Align: right, Cell: m.amountCell},
		{ID: columnPipeline, Title: lang.X("movement.pipeline", "In progress ±"), Width: 120, Align: right,
			Tooltip: lang.X("movement.pipeline_tip", "What it added to the amount in progress, or took from it"),
			Cell:    func(l movementLine) kit.Cell { return m.signed(l.pipeline) }},
	}
}

func (m *Movement) timeCell(l movementLine) kit.Cell {
	r, at := m.host.Session().Office().Region(), l.first().At
	if days, _ := m.days.asked(); days.From != days.To {
		return kit.Cell{Text: r.DateTime(at)}
	}
	return kit.Cell{Text: r.Clock(at), Tooltip: r.DateTime(at)}
}

// deedColours are the dots of what was done; the rest changes nothing for good or bad.
var deedColours = map[office.Deed]fyne.ThemeColorName{
	office.DeedOpened: kit.ColorOpenDot, office.DeedReopened: kit.ColorOpenDot, office.DeedWon: kit.ColorWonDot, office.DeedAccepted: kit.ColorWonDot,
	office.DeedDone: kit.ColorWonDot, office.DeedLost: kit.ColorLostDot, office.DeedRejected: kit.ColorLostDot,
}

func deedDot(d office.Deed) color.Color {
	if name, has := deedColours[d]; has {
		return kit.Paint(name)
	}
	return kit.Paint(kit.ColorHoldDot)
}

func numberCell(l movementLine) kit.Cell {
	if len(l.movements) > 1 {
		return kit.Cell{}
	}
	return kit.Cell{Text: l.first().Number}
}

func (m *Movement) recordCell(l movementLine) kit.Cell {
	return kit.Cell{Icon: kit.KindIcon(l.kind()), Text: m.words(l), Bold: len(l.movements) > 1}
}

// words says which record a line is of, or how many.
func (m *Movement) words(l movementLine) string {
	if len(l.movements) == 1 {
		return l.first().Name
	}
	counted := kit.KindCount(l.kind(), len(l.movements))
	if l.first().Field != "" && l.kind() == domain.KindOpportunity {
		counted += " · " + kit.FieldTitle(l.kind(), l.first().Field)
	}
	return counted
}

func (m *Movement) home() domain.Currency { return m.host.Session().Office().Data().Currency }

func (m *Movement) amountCell(l movementLine) kit.Cell {
	if !l.isAmount {
		return kit.Cell{}
	}
	return kit.Cell{Text: m.host.Session().Office().Region().Amount(domain.Money{Minor: l.amount, Currency: m.home()})}
}

// signed is what was added to the amount in progress, or taken from it.
func (m *Movement) signed(minor int64) kit.Cell {
	text := m.host.Session().Office().Region().Amount(domain.Money{Minor: minor, Currency: m.home()})
	switch {
	case minor > 0:
		return kit.Cell{Text: "+" + text, Colour: kit.ColorWon}
	case minor < 0:
		return kit.Cell{Text: text, Colour: kit.ColorLost}
	}
	return kit.Cell{}
}
