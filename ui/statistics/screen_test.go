package statistics_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/ui/kit"
	"preventa/ui/statistics"
)

// The choosers of the bar, from the left.
const (
	rows = iota
	columns
	measure
	shows
)

// selects are the choosers of the bar.
func selects(d *uitest.Desk) []*kit.Select {
	d.Helper()
	return uitest.Every[*kit.Select](d)
}

// pick chooses an option in a chooser with the mouse.
func pick(d *uitest.Desk, chooser int, option string) {
	d.Helper()
	d.Click(d.Middle(selects(d)[chooser]))
	d.ClickText(option)
}

// pivot is an office with four opportunities, shown by origin and state.
func pivot(t *testing.T) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile, uitest.Deals(t,
		uitest.Deal{Name: "Corks", Origin: "Referral", State: "Negotiation", Amount: 500},
		uitest.Deal{Name: "Crane", Origin: "Referral", State: "Negotiation", Amount: 250},
		uitest.Deal{Name: "Hoist", Origin: "Referral", State: "New", Amount: 700},
		uitest.Deal{Name: "Press", Origin: "Web", State: "Won", Amount: 1000, Closed: uitest.Today},
	))
	d.Window.Window().Resize(fyne.NewSize(1366, 768))
	d.Menu("Sales", uitest.Say("statistics.title"))
	pick(d, rows, uitest.Say("statistics.field.origin"))
	return d
}

func names(d *uitest.Desk) []string {
	d.Helper()
	list := d.Names()
	slices.Sort(list)
	return list
}

func TestEveryCellLeadsToItsOpportunities(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"750", []string{"Corks", "Crane"}}, {"700", []string{"Hoist"}}, {"1.450", []string{"Corks", "Crane", "Hoist"}},
		{"2.450", []string{"Corks", "Crane", "Hoist", "Press"}}, {"Referral", []string{"Corks", "Crane", "Hoist"}}, {"Negotiation", []string{"Corks", "Crane"}},
	} {
		d := pivot(t)
		d.DoubleClick(d.Find(c.text))
		d.Want("behind "+c.text, names(d), c.want)
	}
}

func TestABarLeadsToItsOpportunities(t *testing.T) {
	d := pivot(t)
	at, drawn := uitest.Every[*statistics.Picture](d)[0].Figure("Referral", "Negotiation")
	d.Want("drawn", drawn, true)
	d.Click(at)
	d.Want("behind the bar", names(d), []string{"Corks", "Crane"})
	d.WantSeen("Amount 750 · Referral · Negotiation")
}

func TestThePivotIsAskedOtherwise(t *testing.T) {
	d := pivot(t)
	d.WantSeen("Amount by Origin and State · CLP", "Referral", "Web", "Negotiation", "750", "1.450", "2.450")

	pick(d, shows, uitest.Say("statistics.show.of_row"))
	d.WantSeen("51,7 %", "48,3 %", "100,0 %")
	pick(d, shows, uitest.Say("statistics.show.value"))

	one := selects(d)[rows]
	d.Click(d.Middle(one).AddXY(one.Size().Width/2+kit.Space2+kit.ControlHeight/2, 0)) // the way to swap them
	d.Want("rows", selects(d)[rows].Selected().ID, "state")
	d.Want("Referral is a title", d.Find("Referral").Y < d.Find("Negotiation").Y, true)

	pick(d, measure, uitest.Say("statistics.measure.win_rate"))
	d.WantSeen("Won ÷ (won + lost), by count · by closing date", "100,0 %")
	d.WantUnseen("750")
	pick(d, columns, uitest.Say("statistics.field.nothing"))
	d.WantSeen("Win rate by State")
}

func TestThePivotIsWalkedWithTheKeyboard(t *testing.T) {
	d := pivot(t)
	d.Click(d.Find("1.450"))
	d.Press(fyne.KeyHome, fyne.KeyRight, fyne.KeyReturn)
	d.Want("the second cell of the row", names(d), []string{"Corks", "Crane"})
	d.Menu("Sales", uitest.Say("statistics.title"))
	d.Click(d.Find("Web"))
	d.Press(fyne.KeyPageDown, fyne.KeyReturn)
	d.Want("the grand total", len(d.Names()), 4)
}

func TestTheAskingIsRemembered(t *testing.T) {
	d := pivot(t)
	pick(d, measure, uitest.Say("statistics.measure.count"))
	d.Ctrl(fyne.KeyQ)
	d = d.Restart(0)
	d.Want("the tab", d.Tabs(), []string{uitest.Say("opportunities.title"), uitest.Say("statistics.title")})
	d.Menu("Sales", uitest.Say("statistics.title"))
	d.Want("rows", selects(d)[rows].Selected().ID, "origin")
	d.Want("measure", selects(d)[measure].Selected().ID, "count")
	d.ClickText(uitest.Say("opportunities.title"))
	d.Menu("Sales", uitest.Say("statistics.title"))
	d.Ctrl(fyne.KeyW)
	d.Menu("Sales", uitest.Say("statistics.title"))
	d.Want("asked anew", []string{selects(d)[rows].Selected().ID, selects(d)[measure].Selected().ID}, []string{"origin", "count"})
}

func TestTheSheetIsWhatShows(t *testing.T) {
	d := pivot(t)
	sheet, err := statistics.New(d.Window).Sheet()(d.Context())
	d.Must(err)
	list, err := sheet.Read(d.Context(), 0, 10)
	d.Must(err)
	pesos := func(minor int64) domain.Money { return domain.Money{Minor: minor, Currency: "CLP"} }
	var got [][]any
	for _, row := range append(list, sheet.Totals) {
		got = append(got, valuesOf(row))
	}
	d.Want("sheet", got, [][]any{
		{"Referral", pesos(700), pesos(750), nil, pesos(1450)},
		{"Web", nil, nil, pesos(1000), pesos(1000)},
		{uitest.Say("report.total"), pesos(700), pesos(750), pesos(1000), pesos(2450)},
	})
}

func valuesOf(row report.SheetRow) []any {
	var values []any
	for _, cell := range row {
		values = append(values, cell.Value)
	}
	return values
}

func TestStatisticsAreKeptUnderAName(t *testing.T) {
	d := pivot(t)
	pick(d, measure, uitest.Say("statistics.measure.won_count"))
	d.Menu("Sales", uitest.Say("reports.title"), uitest.Say("command.report_save"))
	d.Fill(uitest.Say("saved_report.name"), "Won by origin")
	d.ClickText(uitest.Say("command.save"))
	list, err := d.Session().SavedReports(d.Context())
	d.Must(err)
	spec, err := office.SavedStatistics(list[0])
	d.Must(err)
	d.Want("asks", []any{spec.Pivot.Rows, spec.Pivot.Columns, spec.Pivot.Measure, spec.Period.Name},
		[]any{control.PivotOrigin, control.PivotState, control.MeasureWonCount, domain.Trailing12})

	pick(d, measure, uitest.Say("statistics.measure.amount"))
	pick(d, rows, uitest.Say("statistics.field.country"))
	d.ClickText(uitest.Say("statistics.saved"))
	d.ClickText("Won by origin")
	d.Want("opened", []string{selects(d)[rows].Selected().ID, selects(d)[measure].Selected().ID}, []string{"origin", "won_count"})
}

func TestAnEmptyPivotSaysWhatHelps(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	d.Menu("Sales", uitest.Say("statistics.title"))
	d.WantSeen(uitest.Say("statistics.none_yet"))
	d.ClickText(uitest.Say("command.new_opportunity"))
	d.Want("a new opportunity", len(d.Tabs()), 3)
}
