package officefile_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
)

// asked are the words of these tests: a key with what a month is.
func asked(key string, args domain.Args) string {
	if month, has := args["Month"]; has {
		return fmt.Sprintf("%s %v %v", key, month, args["Year"])
	}
	return key
}

// fortyOpportunities makes the office of testdata/reports.txtar, and gives what its reports show.
func fortyOpportunities(t *testing.T, s *office.Session) map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", "reports.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	_, err = s.SaveRates(t.Context(), []domain.Rate{{Currency: "EUR", Day: domain.NewDate(2025, time.January, 1), Value: rate(t, "1000")}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []domain.Kind{domain.KindOpportunity, domain.KindActivity} {
		name := map[domain.Kind]string{domain.KindOpportunity: "opportunities.csv", domain.KindActivity: "activities.csv"}[kind]
		result, err := s.Import(t.Context(), kind, importRows(t, files[name]), office.ImportOptions{})
		if err != nil || len(result.Bad) > 0 {
			t.Fatalf("%s: %v %v", name, result.Bad, err)
		}
		if kind == domain.KindOpportunity {
			sayMore(t, s, archive.Files[0].Data)
		}
		delete(files, name)
	}
	return files
}

func importRows(t *testing.T, text string) []office.ImportRow {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []office.ImportRow
	for i, line := range lines[1:] {
		row := office.ImportRow{Line: i + 2, Values: map[string]string{}}
		for at, field := range lines[0] {
			if field != "loss_reason" && !(field == "salesperson" && line[at] == "-") {
				row.Values[field] = line[at]
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// sayMore gives opportunities what no import brings: the reason for a loss, and nobody for a
// salesperson.
func sayMore(t *testing.T, s *office.Session, opportunities []byte) {
	t.Helper()
	lines, err := csv.NewReader(bytes.NewReader(opportunities)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := s.Opportunities(t.Context(), office.Query{Ascending: true}, 0, 100)
	if err != nil || len(rows) != 40 {
		t.Fatalf("%d opportunities, %v", len(rows), err)
	}
	for i, row := range rows {
		line := lines[i+1]
		reason, nobody := line[12], line[5] == "-"
		if row.Name != line[0] {
			t.Fatalf("number %d is %q, want %q", row.Number, row.Name, line[0])
		}
		if reason == "" && !nobody {
			continue
		}
		draft, err := s.Opportunity(t.Context(), row.ID)
		if err != nil {
			t.Fatal(err)
		}
		if draft.NewLossReason = reason; nobody {
			draft.Salesperson = ""
		}
		if _, _, err := s.SaveOpportunity(t.Context(), draft); err != nil {
			t.Fatal(err)
		}
	}
}

// sheetLines are the lines of a sheet as texts: of a group its sums, of a row its cells.
func sheetLines(t *testing.T, sheet report.Sheet) string {
	t.Helper()
	var b strings.Builder
	for line, err := range sheet.Lines(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if line.Group != nil {
			b.WriteString(sumsOf(fmt.Sprintf("%s: %d", line.Group.Label, line.Group.Count), sheet, line.Group.Cells))
			continue
		}
		cells := make([]string, len(line.Row))
		for i, cell := range line.Row {
			cells[i] = plainValue(cell.Value)
		}
		b.WriteString(strings.Join(cells, " | ") + "\n")
	}
	return b.String() + sumsOf("total", sheet, sheet.Totals)
}

func sumsOf(label string, sheet report.Sheet, cells report.SheetRow) string {
	for i, c := range cells {
		if c.Value != nil && c.Value != "report.total" {
			label += "  " + sheet.Columns[i].ID + " " + plainValue(c.Value)
		}
	}
	return label + "\n"
}

func plainValue(value any) string {
	switch v := value.(type) {
	case nil:
		return "-"
	case domain.Money:
		return v.Plain() + " " + string(v.Currency)
	}
	return fmt.Sprint(value)
}

// Every report of opportunities shows what was worked out apart from the program, and the same as of today.
func TestReportsOfFortyOpportunities(t *testing.T) {
	_, s := officetest.New(t)
	want := fortyOpportunities(t, s)
	for _, d := range office.Reports() {
		if d.Section != office.ReportsOfOpportunities {
			continue
		}
		for _, asOf := range []domain.Date{0, s.Office().Today()} {
			spec := d.Start
			spec.Report, spec.Filter.AsOf = d.ID, asOf
			sheet, err := s.ReportSheet(t.Context(), spec, asked)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want[d.ID], sheetLines(t, sheet)); diff != "" {
				t.Errorf("%s, as of %s (worked out apart says −):\n%s", d.ID, asOf, diff)
			}
		}
		delete(want, d.ID)
	}
	for id := range want {
		t.Errorf("there is no report %s", id)
	}
}

// What a report is asked by narrows it: each against the rows that were worked out apart.
func TestWhatAReportIsAskedBy(t *testing.T) {
	_, s := officetest.New(t)
	fortyOpportunities(t, s)
	euros := office.Query{Conditions: []office.Condition{{Column: office.ColumnCurrency, Values: []string{"EUR"}}}}
	for name, each := range map[string]struct {
		id   string
		ask  func(*office.ReportSpec)
		want []int64
	}{
		"expected in November": {"open-by-month", func(r *office.ReportSpec) {
			r.Expected = office.Span{From: domain.NewDate(2026, 11, 1), To: domain.NewDate(2026, 11, 30)}
		}, []int64{17, 12, 8, 4, 3}},
		"within ten days":         {"closing-soon", func(r *office.ReportSpec) { r.Days = 10 }, []int64{9, 6}},
		"a list":                  {"open-by-salesperson", func(r *office.ReportSpec) { r.List = &euros }, []int64{14, 6}},
		"a list of those overdue": {"overdue", func(r *office.ReportSpec) { r.List = &euros }, []int64{14}},
		"a currency":              {"won-lost", func(r *office.ReportSpec) { r.Filter.Currency = "USD" }, []int64{26}},
		"last month":              {"won-lost", func(r *office.ReportSpec) { r.Period = office.Span{Name: domain.LastMonth} }, []int64{40, 37, 28, 27}},
		"always":                  {"won-lost", func(r *office.ReportSpec) { r.Period, r.List = office.Span{}, &euros }, []int64{40, 23}},
	} {
		d, _ := office.FindReport(each.id)
		spec := d.Start
		each.ask(&spec)
		table, err := s.ReportTable(t.Context(), spec)
		if err != nil {
			t.Fatal(name, err)
		}
		var got []int64
		for _, row := range table.Rows {
			got = append(got, row[0].(int64))
		}
		if diff := cmp.Diff(each.want, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

// A report as of a past day says what a copy of the office said on it, but for what is known of
// today alone.
func TestAReportOfAPastDayIsWhatACopyOfThatDaySays(t *testing.T) {
	clock := &daysGoBy{now: time.Date(2026, 10, 15, 9, 0, 0, 0, time.UTC)}
	f, err := officefile.Create(t.Context(), filepath.Join(t.TempDir(), "aconcagua.preventa"), officetest.Founding, clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := signedIn(t, f, clock)
	fortyOpportunities(t, s)
	path, day := filepath.Join(t.TempDir(), "copy.preventa"), s.Office().Today()
	if _, err := f.Writer().ExecContext(t.Context(), "VACUUM INTO $1", path); err != nil {
		t.Fatal(err)
	}
	clock.later(20)
	change40(t, s)

	copied, err := officefile.Open(t.Context(), path, func() time.Time { return day.Time().Add(20 * time.Hour) })
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	then := signedIn(t, copied, &daysGoBy{now: day.Time().Add(20 * time.Hour)})
	for _, id := range []string{"open-by-salesperson", "open-by-origin", "closing-soon", "won-lost", "new"} {
		d, _ := office.FindReport(id)
		spec := d.Start
		said := knownThen(t, then, spec)
		if now := knownThen(t, s, spec); cmp.Equal(said, now) {
			t.Errorf("%s says the same twenty days later", id)
		}
		spec.Filter.AsOf = day
		if diff := cmp.Diff(said, knownThen(t, s, spec)); diff != "" {
			t.Errorf("%s (the copy says −):\n%s", id, diff)
		}
	}
}

// change40 does to the forty opportunities what people do in twenty days.
func change40(t *testing.T, s *office.Session) {
	t.Helper()
	rows, err := s.Opportunities(t.Context(), office.Query{Ascending: true}, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	edit := func(number int, change func(*office.Draft)) {
		draft, err := s.Opportunity(t.Context(), rows[number-1].ID)
		if err != nil {
			t.Fatal(err)
		}
		change(&draft)
		if _, _, err := s.SaveOpportunity(t.Context(), draft); err != nil {
			t.Fatal(err)
		}
	}
	edit(1, func(d *office.Draft) { d.Amount, d.Probability, d.ProbabilityOwn = 15_000_000, 90, true })
	edit(3, func(d *office.Draft) { d.State, d.Salesperson = stateOf(t, s, "Contacted").ID, s.Me().ID })
	edit(12, func(d *office.Draft) { d.ExpectedClose = domain.NewDate(2027, 3, 1) })
	edit(22, func(d *office.Draft) { d.ClosedOn = domain.NewDate(2026, 9, 14) })
	if _, err := s.WinOpportunity(t.Context(), rows[8].ID, "", s.Office().Today(), domain.Money{Minor: 17_000_000, Currency: "CLP"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.LoseOpportunity(t.Context(), rows[4].ID, "", s.Office().Today(), "", ""); err != nil {
		t.Fatal(err)
	}
	officetest.Save(t, s, "Opened since", func(d *office.Draft) { d.Amount = 1_000 })
}

// knownThen are the cells of a report that are known of a past day, too.
func knownThen(t *testing.T, s *office.Session, spec office.ReportSpec) [][]string {
	t.Helper()
	table, err := s.ReportTable(t.Context(), spec)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, c := range table.Columns {
		if !strings.HasPrefix(c.ID, "next_activity") && c.ID != "days_in_state" && !c.Hidden {
			ids = append(ids, c.ID)
		}
	}
	cells := [][]string{ids}
	for _, row := range table.LaidOut(report.Layout{Columns: ids}).Rows {
		var texts []string
		for _, value := range row {
			texts = append(texts, plainValue(value))
		}
		cells = append(cells, texts)
	}
	return cells
}
