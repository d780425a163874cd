package control

import (
	"context"
	"image"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/report"
	"preventa/ui/charts"
	"preventa/ui/kit"
)

// filterWords are the filters in words, as they are printed.
func (s *Screen) filterWords() []string {
	f := &s.filters
	days := f.filter(s.today(), s.fiscalMonth()).Period
	period := s.daysText(days)
	if f.Period != someDays && f.Period != always {
		period = periodText(f.Period) + " (" + period + ")"
	}
	list := []string{said(lang.X("filter.period", "Period"), period)}
	for _, one := range []struct {
		label string
		choice
	}{
		{lang.X("opportunity.salesperson", "Salesperson"), f.Salesperson}, {lang.X("opportunity.origin", "Origin"), f.Origin},
		{lang.X("opportunity.state", "State"), f.State}, {lang.X("control.customer", "Customer"), f.Customer}, {lang.X("control.tag", "Tag"), f.Tag},
	} {
		if one.On {
			list = append(list, said(one.label, one.Name))
		}
	}
	if f.Currency != "" {
		list = append(list, lang.X("control.only_in", "Only {{.Currency}}", map[string]any{"Currency": f.Currency}))
	}
	if f.Compare != control.NotCompared {
		list = append(list, said(lang.X("control.compare", "Compare"), compareText(f.Compare)))
	}
	return append(list, said(lang.X("control.as_of", "As of"), s.region().Date(f.day(s.today()))))
}

func said(label, value string) string { return label + ": " + value }

// printed is the dashboard as it is printed: what is on show, computed anew, with the
// history that it takes. Reading it belongs off the UI goroutine.
func (s *Screen) printed() func() (report.Dashboard, error) {
	filter, today, shown := s.Filter(), s.today(), s.arrangement
	words, title := s.filterWords(), s.Title()
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
		kit.Annotate(session, &sheet, words, "")
		d := report.Dashboard{Title: title, Notes: sheet.Notes, Office: sheet.Office, Region: sheet.Region, Language: sheet.Language, At: sheet.At,
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

// saveTables writes the table behind each chart on show to a workbook.
func (s *Screen) saveTables() {
	var reads []func(context.Context) (report.Sheet, error)
	var done []string
	for _, id := range s.arrangement.shown() {
		if _, known := report.Find(reportOf(id)); known && !contains(done, reportOf(id)) {
			reads, done = append(reads, s.sheetOf(id)), append(done, reportOf(id))
		}
	}
	if len(reads) == 0 {
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
