package reports

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/ui/kit"
)

// figureText is a figure of the days: its name, and how often and how much it was.
type figureText struct{ title, value string }

// movementFigures are the figures on show, with what each is called.
func movementFigures() []struct {
	deed  office.Deed
	title string
} {
	return []struct {
		deed  office.Deed
		title string
	}{
		{office.DeedOpened, lang.X("movement.opened", "Opened")}, {office.DeedWon, lang.X("movement.won", "Won")}, {office.DeedLost, lang.X("movement.lost", "Lost")},
		{office.DeedDone, lang.X("movement.done", "Activities done")}, {office.DeedSent, lang.X("movement.sent", "Quotations sent")},
		{office.DeedAccepted, lang.X("movement.accepted", "Accepted")}, {office.DeedRejected, lang.X("movement.rejected", "Rejected")},
	}
}

// figuresOf are the figures of some days in words.
func (m *Movement) figuresOf(d office.DailyMovement) []figureText {
	r := m.host.Session().Office().Region()
	var list []figureText
	for _, f := range movementFigures() {
		figure := d.Figures[f.deed]
		text := figureText{title: f.title, value: r.Number(figure.Count, 0)}
		switch {
		case figure.Minutes > 0:
			text.value += " · " + kit.MinutesText(int(figure.Minutes))
		case figure.Amount != 0:
			text.value += " · " + r.Money(domain.Money{Minor: figure.Amount, Currency: m.home()})
		}
		list = append(list, text)
	}
	return list
}

// bridgeText says how what was in progress before the days became what is after them.
func (m *Movement) bridgeText(days domain.Period, steps []control.BridgeStep, ofOne bool) string {
	b := office.MovementBridgeWords{Days: days, Region: m.host.Session().Office().Region(), Currency: m.home(), OfOne: ofOne, Words: kit.Words}
	return b.Text(steps)
}

var _ kit.Sheeted = (*Movement)(nil)

// Sheet is the movement as it shows, with the figures and the bridge above it.
func (m *Movement) Sheet() func(context.Context) (report.Sheet, error) {
	days, person := m.days.asked()
	query, read, session, home := m.Query(), m.days, m.host.Session(), m.home()
	list := m.SheetFrom(kit.SheetSource[movementLine]{Value: func(l movementLine, column office.Column) (any, report.Type) { return movementValue(l, column, home) }})
	return func(ctx context.Context) (report.Sheet, error) {
		sheet, err := list(ctx)
		if err != nil {
			return sheet, err
		}
		lines, err := read.lines(ctx, query)
		if err != nil {
			return sheet, err
		}
		steps, err := session.MovementBridge(ctx, days)
		if err != nil {
			return sheet, err
		}
		day, _, err := read.movement()
		sheet.Notes = append(append(m.daysNote(days), sheet.Notes...), m.figuresNote(day), m.bridgeText(days, steps, person != ""))
		sheet.Totals = sumsUnder(sheet.Columns, lines, home)
		for _, p := range byPerson(lines) {
			sheet.Groups = append(sheet.Groups, report.SheetGroup{Label: p.label(), Count: len(p.lines), Cells: sumsUnder(sheet.Columns, p.lines, home)})
		}
		return sheet, err
	}
}

// daysNote says which days a sheet is of.
func (m *Movement) daysNote(days domain.Period) []string {
	r := m.host.Session().Office().Region()
	if days.From == days.To {
		return []string{r.Date(days.From)}
	}
	return []string{lang.X("report.from_to", "{{.From}} to {{.To}}", map[string]any{"From": r.Date(days.From), "To": r.Date(days.To)})}
}

func (m *Movement) figuresNote(d office.DailyMovement) string {
	var parts []string
	for _, f := range m.figuresOf(d) {
		parts = append(parts, f.title+" "+f.value)
	}
	return strings.Join(parts, "   ")
}

// movementValue is what stands behind a column of a line.
func movementValue(l movementLine, column office.Column, home domain.Currency) (any, report.Type) {
	switch string(column) {
	case columnTime:
		if len(l.movements) == 0 {
			return nil, report.When
		}
		return l.first().Moment(), report.When
	case columnAmount:
		if !l.isAmount {
			return nil, report.Money
		}
		return domain.Money{Minor: l.amount, Currency: home}, report.Money
	case columnPipeline:
		if l.pipeline == 0 {
			return nil, report.Money
		}
		return domain.Money{Minor: l.pipeline, Currency: home}, report.Money
	}
	return nil, report.Text
}

// sumsUnder is what lines made of the amount in progress, under its column.
func sumsUnder(columns []report.SheetColumn, lines []movementLine, home domain.Currency) report.SheetRow {
	row := make(report.SheetRow, len(columns))
	for i, c := range columns {
		if c.ID == columnPipeline {
			row[i].Value = domain.Money{Minor: pipelineOf(lines), Currency: home}
		}
	}
	return row
}
