package control

import (
	"context"
	"image"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/report"
	"preventa/ui/charts"
	"preventa/ui/kit"
)

// printed is the dashboard as it is printed: what is on show, computed anew, with the
// history that it takes. Reading it belongs off the UI goroutine.
func (s *Screen) printed() func() (report.Dashboard, error) {
	filter, today, shown := s.Filter(), s.today(), s.arrangement
	words, title := s.row.Words(), s.Title()
	session := s.host.Session()
	return func() (report.Dashboard, error) {
		sheet, err := session.Sheet(title)
		if err != nil {
			return report.Dashboard{}, err
		}
		a, err := s.answerFor(filter, today, shown.shown(), needsHistory(shown.shown()))
		if err != nil {
			return report.Dashboard{}, err
		}
		d := report.Dashboard{Title: title, Notes: append(words, session.Me().Name), Office: sheet.Office, Region: sheet.Region, Language: sheet.Language, At: sheet.At,
			Figures: s.printedFigures(a)}
		for _, p := range shown {
			if one, is := a.charts[p.ID]; is {
				chart, _ := FindChart(p.ID)
				d.Charts = append(d.Charts, report.DashboardChart{Title: chart.Title(), Formula: one.formula, Wide: p.Wide > 1, Draw: drawOnPaper(one.Chart)})
			}
		}
		return d, nil
	}
}

func needsHistory(ids []string) bool {
	for _, id := range ids {
		if chart, _ := FindChart(id); chart.History {
			return true
		}
	}
	return false
}

// drawOnPaper draws a chart in the colours of paper.
func drawOnPaper(c charts.Chart) func(width, height int, scale float64) (image.Image, error) {
	return func(width, height int, scale float64) (image.Image, error) {
		p, err := charts.Draw(c, width, height, styleOf(false, scale))
		return p.Image, err
	}
}

// print hands the dashboard, as a PDF, to the program the system shows such files with.
func (s *Screen) print() {
	read, disk, name := s.printed(), s.host.Disk(), domain.FileName(s.Title())+".pdf"
	s.host.Notify(kit.Toast{Icon: "printer", Text: lang.X("print.writing", "Preparing to print…")})
	kit.Background(s.host.Runner(), func() (string, error) {
		d, err := read()
		if err != nil {
			return "", err
		}
		content, err := disk.DashboardPDF(d)
		if err != nil {
			return "", err
		}
		return disk.OpenCopy(name, content)
	}, func(_ string, err error) {
		if err != nil {
			s.host.Failed(err)
		}
	})
}

// savePDF writes the dashboard to a PDF.
func (s *Screen) savePDF() {
	read, disk := s.printed(), s.host.Disk()
	s.write(s.Title(), ".pdf", func(path string) error {
		d, err := read()
		if err != nil {
			return err
		}
		content, err := disk.DashboardPDF(d)
		if err != nil {
			return err
		}
		return disk.WriteFile(path, content)
	})
}

// figuresSheet is the key figures as the dashboard shows them.
func (s *Screen) figuresSheet() func(context.Context) (report.Sheet, error) {
	filter, today, words, session := s.Filter(), s.today(), s.row.Words(), s.host.Session()
	return func(context.Context) (report.Sheet, error) {
		t := report.Table{TitleKey: "report.figures", FormulaKey: "formula.figures", Columns: []report.Column{
			{ID: "figure", TitleKey: "report.figure"}, {ID: "value", TitleKey: "report.value"}, {ID: "basis", TitleKey: "report.basis"}}}
		a, err := s.answerFor(filter, today, nil, false)
		if err != nil {
			return report.Sheet{}, err
		}
		for _, f := range s.printedFigures(a) {
			t.Rows = append(t.Rows, []any{f.Title, f.Value, f.Basis})
		}
		sheet, err := kit.TableSheet(session, t)
		sheet.Notes = append(words, sheet.Notes...)
		return sheet, err
	}
}

// saveTables writes the key figures, and the table behind each chart on show, to a workbook.
func (s *Screen) saveTables() {
	reads := []func(context.Context) (report.Sheet, error){s.figuresSheet()}
	var done []string
	for _, id := range s.arrangement.shown() {
		if _, known := report.Find(reportOf(id)); known && !contains(done, reportOf(id)) {
			reads, done = append(reads, s.sheetOf(id)), append(done, reportOf(id))
		}
	}
	if len(done) == 0 {
		s.host.Notify(kit.Toast{Icon: "info", Text: lang.X("control.no_cards", "No chart is on show. Choose some in Configure.")})
		return
	}
	s.write(s.Title(), xlsx, func(path string) error {
		var sheets []report.Sheet
		for _, read := range reads {
			sheet, err := read(context.Background())
			if err != nil {
				return err
			}
			sheets = append(sheets, sheet)
		}
		return s.host.Disk().WriteSheets(path, sheets)
	})
}
