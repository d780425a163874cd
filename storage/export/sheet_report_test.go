package export_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"preventa/assets"
	"preventa/domain"
	"preventa/domain/region"
	"preventa/domain/report"
	"preventa/storage/export"
)

// The people, customers and deals of invented reports.
var (
	reportPeople    = []string{"Ana Rojas", "Camila Soto", "Diego Fuentes", "Marta Núñez", "Tomás Vidal"}
	reportCustomers = []string{"Clínica San Lucas", "Constructora Pehuén", "Frutícola El Roble", "Viña Los Aromos", "Laboratorio Austral",
		"Hotel Cordillera", "Banco del Maule", "Bodegas Trapiche", "Sociedad Comercial e Industrial de Alimentos del Sur Limitada"}
	reportDeals = []string{"Control de acceso", "Oficinas modulares", "Planta de tratamiento", "Línea de embotellado", "Refrigeradores ×6",
		"Caldera a gas", "Rótulos de sucursales", "Grúa torre B", "Renovación completa del sistema de riego del fundo Las Ñipas"}
)

// reportTable is opportunities in progress, as many as asked for.
func reportTable(count int) report.Table {
	t := report.Table{ID: "open-by-salesperson", TitleKey: "report.open_by_salesperson", Columns: []report.Column{
		{ID: "number", TitleKey: "opportunity.number", Type: report.Number},
		{ID: "name", TitleKey: "opportunity.name", Type: report.Text},
		{ID: "customer", TitleKey: "opportunity.customer", Type: report.Text},
		{ID: "contact", TitleKey: "opportunity.contact", Type: report.Text},
		{ID: "state", TitleKey: "opportunity.state", Type: report.Text},
		{ID: "origin", TitleKey: "opportunity.origin", Type: report.Text},
		{ID: "salesperson", TitleKey: "opportunity.salesperson", Type: report.Text},
		report.Column{ID: "amount", TitleKey: "opportunity.amount", Type: report.Money}.Summed(),
		{ID: "currency", TitleKey: "opportunity.currency", Type: report.Text},
		report.Column{ID: "probability", TitleKey: "opportunity.probability", Type: report.Percent}.ShareOf([]string{"weighted"}, []string{"amount"}),
		report.Column{ID: "weighted", TitleKey: "opportunity.weighted", Type: report.Money, FormulaKey: "formula.weighted"}.Summed(),
		{ID: "expected", TitleKey: "opportunity.expected", Type: report.Date},
		{ID: "opened", TitleKey: "opportunity.opened", Type: report.Date},
		{ID: "closed", TitleKey: "opportunity.closed", Type: report.Date},
		{ID: "next_activity", TitleKey: "opportunity.next_activity", Type: report.Text},
		{ID: "next_activity_on", TitleKey: "report.next_activity_on", Type: report.Date},
		{ID: "days_in_state", TitleKey: "opportunity.days_in_state", Type: report.Count, FormulaKey: "formula.days_in_state"},
	}}
	for i := range count {
		amount, probability := int64(6_920_000+i*7919%60_000_000), int64(i*37%101)
		expected := domain.NewDate(2026, 10, 15).Add(i * 13 % 90)
		t.Rows = append(t.Rows, []any{int64(1000 + i), reportDeals[i%len(reportDeals)], reportCustomers[i*7%len(reportCustomers)], "Juana Pérez",
			[]string{"Propuesta enviada", "Negociación"}[i%2], "Feria", reportPeople[i*3%len(reportPeople)], domain.Money{Minor: amount, Currency: "CLP"}, "CLP", probability,
			domain.Money{Minor: amount * probability / 100, Currency: "CLP"}, expected, expected.Add(-40), nil, "Llamada", expected.Add(-3), int64(i % 60)})
		t.Records = append(t.Records, report.Record{Kind: domain.KindOpportunity, ID: domain.ID(fmt.Sprint("o", i))})
	}
	return t
}

// reportColumns are those that such a report shows by itself.
var reportColumns = []string{"number", "name", "customer", "state", "amount", "probability", "weighted", "expected"}

// reportSheet is a report as the office makes it, in a language.
func reportSheet(t testing.TB, language domain.Language, table report.Table, l report.Layout) report.Sheet {
	t.Helper()
	code := map[domain.Language]string{domain.Spanish: "ES", domain.English: "US"}[language]
	place, known := region.Find(code)
	if !known {
		t.Fatal(code)
	}
	say := assets.Words(string(language))
	words := func(key string, args domain.Args) string { return say(key, args) }
	s := report.Sheet{Title: words(table.TitleKey, nil), Office: "Comercial Andina Ltda.", Region: place, Currency: "CLP", Language: language,
		At: time.Date(2026, 10, 15, 10, 42, 0, 0, time.UTC), By: "Ana Rojas",
		Notes: []string{"Propuesta enviada y Negociación · Cierre previsto: 15-10-2026 a 15-12-2026 · A fecha de: 15-10-2026"},
		Page: report.PageSetup{Paper: l.Paper, Orientation: l.Orientation, SubtotalsBelow: l.Subtotals, GroupOnPage: l.GroupOnPage,
			Counted:  func(n int) string { return fmt.Sprintf("%d oportunidades", n) },
			Subtotal: func(label string) string { return words("report.subtotal", domain.Args{"Group": label}) },
			PageOf: func(page, pages int) string {
				return words("report.page_of", domain.Args{"Page": page, "Pages": pages})
			},
			Continued: func(groups []string) string {
				return words("report.continued", domain.Args{"Groups": strings.Join(groups, ", ")})
			},
			Issued: func(at, by string) string { return words("report.issued", domain.Args{"At": at, "By": by}) },
			Again:  words("report.group_again", nil), Empty: words("report.empty", nil),
		}}
	report.Arrange(&s, table, l, words)
	if s.Chart != nil {
		s.Chart.Draw = greyPicture
	}
	return s
}

// greyPicture stands for a chart: what it shows is not told here.
func greyPicture(width, height int, _ float64) (image.Image, error) {
	picture := image.NewGray(image.Rect(0, 0, width, height))
	for i := range picture.Pix {
		picture.Pix[i] = 0xC0
	}
	return picture, nil
}

// fullLayout is a report with everything.
func fullLayout(columns []string) report.Layout {
	return report.Layout{Columns: columns, Group: "salesperson", Sort: "number", Descending: true, Summary: true, Subtotals: true}
}

// marks are the texts of a page, in the order they are written.
func marks(p report.Page) []string {
	texts := make([]string, len(p.Texts))
	for i, text := range p.Texts {
		texts[i] = text.Text
	}
	return texts
}

// shownPages are the pages of a sheet on screen.
func shownPages(t *testing.T, s report.Sheet) []report.Page {
	t.Helper()
	shown, err := export.Pages(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return shown
}

func TestAReportOnPaper(t *testing.T) {
	table := reportTable(3)
	table.Rows[1][6] = "Tomás Vidal"
	table.Rows[2][6] = "Ana Rojas"
	for language, want := range map[domain.Language]string{
		domain.Spanish: `En curso por vendedor Comercial Andina Ltda.
Propuesta enviada y Negociación · Cierre previsto: 15-10-2026 a 15-12-2026 · A fecha de: 15-10-2026 Emitido 15/10/2026 10:42 · Ana Rojas
Resumen por vendedor N.º Monto Ponderado
Ana Rojas 2 13.855.838 5.132.520
Tomás Vidal 1 6.927.919 2.563.330
Total 3 20.783.757 7.695.850
Número Nombre Cliente / prospecto Estado Monto Probabilidad Ponderado Cierre previsto
Ana Rojas 2 oportunidades
1002 Planta de tratamiento Hotel Cordillera Propuesta enviada 6.935.838 74 % 5.132.520 10/11/2026
1000 Control de acceso Clínica San Lucas Propuesta enviada 6.920.000 0% 0 15/10/2026
Subtotal Ana Rojas 13.855.838 37 % 5.132.520
Tomás Vidal 1 oportunidades
1001 Oficinas modulares Bodegas Trapiche Negociación 6.927.919 37 % 2.563.330 28/10/2026
Subtotal Tomás Vidal 6.927.919 37 % 2.563.330
Total 20.783.757 37 % 7.695.850
Ponderado: monto × probabilidad ÷ 100, de lo que no está cerrado
Preventa · Comercial Andina Ltda. Página 1 de 1`,
		domain.English: `In progress by salesperson Comercial Andina Ltda.
Propuesta enviada y Negociación · Cierre previsto: 15-10-2026 a 15-12-2026 · A fecha de: 15-10-2026 Issued 10/15/2026 10:42 AM · Ana Rojas
Summary by salesperson No. Amount Weighted
Ana Rojas 2 13,855,838 5,132,520
Tomás Vidal 1 6,927,919 2,563,330
Total 3 20,783,757 7,695,850
Number Name Customer / prospect State Amount Probability Weighted Expected close
Ana Rojas 2 oportunidades
1002 Planta de tratamiento Hotel Cordillera Propuesta enviada 6,935,838 74% 5,132,520 11/10/2026
1000 Control de acceso Clínica San Lucas Propuesta enviada 6,920,000 0% 0 10/15/2026
Subtotal Ana Rojas 13,855,838 37% 5,132,520
Tomás Vidal 1 oportunidades
1001 Oficinas modulares Bodegas Trapiche Negociación 6,927,919 37% 2,563,330 10/28/2026
Subtotal Tomás Vidal 6,927,919 37% 2,563,330
Total 20,783,757 37% 7,695,850
Weighted: amount × probability ÷ 100, of what is not closed
Preventa · Comercial Andina Ltda. Page 1 of 1`,
	} {
		l := fullLayout(reportColumns)
		l.Orientation = report.Across
		s := reportSheet(t, language, table, l)
		wantSame(t, string(language), []string{want}, pages(t, wrote(t, export.PDF, s)))
	}
}

// randomSheet is a sheet of anything that sheets may have.
func randomSheet(t *testing.T, r *rand.Rand) report.Sheet {
	all := reportTable(0).Columns
	l := report.Layout{Summary: r.IntN(2) > 0, Subtotals: r.IntN(2) > 0, GroupOnPage: r.IntN(4) == 0, Sort: all[r.IntN(len(all))].ID,
		Group:       []string{"", "salesperson", "customer", "expected"}[r.IntN(4)],
		Paper:       []report.Paper{"", report.A4, report.Letter}[r.IntN(3)],
		Orientation: []report.Orientation{"", report.Upright, report.Across}[r.IntN(3)]}
	for _, at := range r.Perm(len(all))[:1+r.IntN(len(all))] {
		l.Columns = append(l.Columns, all[at].ID)
	}
	s := reportSheet(t, []domain.Language{domain.Spanish, domain.English}[r.IntN(2)], reportTable([]int{0, 1, 7, 60, 180}[r.IntN(5)]), l)
	if r.IntN(3) == 0 {
		s.Page = report.PageSetup{Paper: l.Paper, Orientation: l.Orientation} // as lists are printed
	}
	if len(s.Groups) > 0 && r.IntN(3) == 0 {
		s.Groups[r.IntN(len(s.Groups))].Collapsed = true
	}
	return s
}

func TestPagesOnScreenSayWhatThePaperSays(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 7))
	for range 24 {
		s := randomSheet(t, r)
		shown := shownPages(t, s)
		paper := strings.Split(run(t, wrote(t, export.PDF, s), "pdftotext", "-raw", "FILE", "-"), "\f")
		if len(paper)-1 != len(shown) {
			t.Fatalf("%d pages on paper, %d on screen", len(paper)-1, len(shown))
		}
		for i, page := range shown {
			said := closed(paper[i])
			for _, text := range marks(page) {
				if !strings.Contains(said, closed(text)) {
					t.Errorf("page %d: %q is not on the paper:\n%s", i+1, text, paper[i])
				}
			}
			wantSame(t, "letters", letters(strings.Join(marks(page), "")), letters(paper[i]))
		}
	}
}

// closed is a text without its spaces, of which programs that read a PDF are not sure.
func closed(text string) string { return strings.Join(strings.Fields(text), "") }

// letters are the letters of a text in their order in the alphabet.
func letters(text string) string {
	runes := []rune(closed(text))
	slices.Sort(runes)
	return string(runes)
}

// Nothing on a page lies outside its margins or, of the same line, on something else.
func TestNothingOfAPageLiesOnAnother(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 9))
	for range 40 {
		for n, page := range shownPages(t, randomSheet(t, r)) {
			ends := map[int][][3]float64{} // by line: from, to and place of its texts
			for i, text := range page.Texts {
				from := text.X
				if text.Right {
					from -= text.Width
				}
				if from < 11.9 || from+text.Width > page.Width-11.9 || text.Y < 12 || text.Y > page.Height-8 {
					t.Errorf("page %d: %q is at %.1f, %.1f", n+1, text.Text, from, text.Y)
				}
				line := int(math.Round(text.Y * 1000))
				for _, other := range ends[line] {
					if from < other[1]-0.05 && other[0] < from+text.Width-0.05 {
						t.Errorf("page %d: %q lies on %q", n+1, text.Text, page.Texts[int(other[2])].Text)
					}
				}
				ends[line] = append(ends[line], [3]float64{from, from + text.Width, float64(i)})
			}
		}
	}
}

// dealNumber is the number of a deal of reportTable.
var dealNumber = regexp.MustCompile(`^1\d{3}$`)

func TestEveryRowIsShownOnceAndOpensItsRecord(t *testing.T) {
	const count = 700
	l := fullLayout(reportColumns)
	l.Group, l.GroupOnPage = "customer", true
	s := reportSheet(t, domain.Spanish, reportTable(count), l)
	seen := map[string]bool{}
	for n, page := range shownPages(t, s) {
		var numbers []string
		heights := map[string]float64{}
		for _, text := range page.Texts {
			if dealNumber.MatchString(text.Text) && text.Right {
				numbers, heights[text.Text] = append(numbers, text.Text), text.Y
			}
		}
		if len(numbers) != len(page.Rows) {
			t.Fatalf("page %d has %d rows and %d records", n+1, len(numbers), len(page.Rows))
		}
		for i, row := range page.Rows {
			y := heights[numbers[i]]
			if want := fmt.Sprint("o", mustInt(numbers[i])-1000); row.Record.ID != domain.ID(want) || y < row.Y || y > row.Y+row.Height {
				t.Errorf("page %d: %s at %.1f opens %s at %.1f", n+1, numbers[i], y, row.Record.ID, row.Y)
			}
			if seen[numbers[i]] {
				t.Errorf("%s is shown twice", numbers[i])
			}
			seen[numbers[i]] = true
		}
	}
	wantSame(t, "rows", count, len(seen))
}

func mustInt(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		panic(err)
	}
	return n
}

// Whatever the number of rows, so that every line once stands at the end of a page.
func TestPagesNeverPartWhatBelongsTogether(t *testing.T) {
	for count := 20; count < 110; count++ {
		s := reportSheet(t, domain.Spanish, reportTable(count), fullLayout(reportColumns))
		shown := shownPages(t, s)
		for n, page := range shown {
			texts := marks(page)
			isRow := func(i int) bool { return i >= 0 && i < len(texts) && dealNumber.MatchString(texts[i]) }
			lastRow := -1
			for i, text := range texts {
				switch {
				case isRow(i):
					lastRow = i
				case strings.HasSuffix(text, " oportunidades"), text == "continuación":
					if !isRow(i + 1) {
						t.Errorf("%d rows, page %d: nothing follows %q %q", count, n+1, texts[i-1], text)
					}
				case strings.HasPrefix(text, "Subtotal "), text == "Total" && i > len(texts)-12 && n == len(shown)-1:
					if lastRow < 0 {
						t.Errorf("%d rows, page %d: %q stands without a row", count, n+1, text)
					}
				}
			}
		}
		last := strings.Join(marks(shown[len(shown)-1]), "\n")
		holds(t, last, "Total", "Subtotal Tomás Vidal", "Ponderado: monto")
	}
}

func TestAPageSaysWhatGoesOn(t *testing.T) {
	s := reportSheet(t, domain.Spanish, reportTable(120), fullLayout(reportColumns))
	paper := pages(t, wrote(t, export.PDF, s))
	for n, page := range paper {
		if n == len(paper)-1 {
			holdsNot(t, page, "Continúa:")
			holds(t, page, "Ponderado: monto")
			break
		}
		holdsNot(t, page, "Ponderado: monto")
		// The first of the names is that which the next page begins with.
		var first string
		for _, line := range strings.Split(paper[n+1], "\n") {
			if name, again := strings.CutSuffix(line, " continuación"); again && first == "" {
				first = name
			} else if name, _, begins := strings.Cut(line, " 24 oportunidades"); begins && first == "" {
				first = name
			}
		}
		holds(t, page, "Continúa: "+first+",", "total")
	}
}

func TestAGroupOnAPageOfItsOwn(t *testing.T) {
	l := fullLayout(reportColumns)
	l.GroupOnPage = true
	paper := pages(t, wrote(t, export.PDF, reportSheet(t, domain.Spanish, reportTable(20), l)))
	if len(paper) != 6 {
		t.Fatalf("%d pages", len(paper))
	}
	for i, name := range reportPeople {
		holds(t, paper[i+1], name+" 4 oportunidades", "Subtotal "+name)
		for _, other := range reportPeople {
			if other != name {
				holdsNot(t, paper[i+1], "Subtotal "+other)
			}
		}
	}
}

func TestASummaryLongerThanAPageGoesOn(t *testing.T) {
	s := reportSheet(t, domain.Spanish, reportTable(10), fullLayout(reportColumns))
	for i := range 90 {
		s.Summary.Rows = append(s.Summary.Rows, report.RowOf([]any{fmt.Sprintf("Persona %d", i), int64(i), nil, nil}))
	}
	paper := pages(t, wrote(t, export.PDF, s))
	all := strings.Join(paper, "\n")
	for i := range 90 {
		holds(t, all, fmt.Sprintf("Persona %d %d\n", i, i))
	}
	holds(t, paper[0], "Resumen por vendedor N.º Monto")
	holds(t, paper[1], "Resumen por vendedor N.º Monto")
	holds(t, paper[len(paper)-1], "Subtotal Tomás Vidal")
}

func TestThePaperAskedForIsUsed(t *testing.T) {
	for _, want := range []struct {
		paper report.Paper
		lies  report.Orientation
		size  string
	}{
		{report.A4, report.Upright, "595.28 x 841.89 pts (A4)"}, {report.A4, report.Across, "841.89 x 595.28 pts (A4)"},
		{report.Letter, report.Upright, "612 x 792 pts (letter)"}, {report.Letter, report.Across, "792 x 612 pts (letter)"},
	} {
		l := fullLayout(reportColumns)
		l.Paper, l.Orientation = want.paper, want.lies
		s := reportSheet(t, domain.Spanish, reportTable(30), l)
		holds(t, run(t, wrote(t, export.PDF, s), "pdfinfo", "FILE"), "Page size:       "+want.size)
		page := shownPages(t, s)[0]
		var wide, high float64
		fmt.Sscanf(want.size, "%f x %f", &wide, &high)
		if math.Abs(page.Width-wide*25.4/72) > 0.01 || math.Abs(page.Height-high*25.4/72) > 0.01 {
			t.Errorf("%s: %.2f × %.2f mm on screen", want.size, page.Width, page.Height)
		}
	}
}

func TestLogoAndChartStandInTheHeadOfAReport(t *testing.T) {
	s := reportSheet(t, domain.Spanish, reportTable(30), fullLayout(reportColumns))
	s.Logo = encoded(t, true, 300, 100)
	shown := shownPages(t, s)
	if len(shown[0].Pictures) != 2 {
		t.Fatalf("%d pictures", len(shown[0].Pictures))
	}
	logo, chart := shown[0].Pictures[0], shown[0].Pictures[1]
	if math.Abs(logo.Width/logo.Height-3) > 0.05 || math.Abs(logo.X+logo.Width-(shown[0].Width-12)) > 0.01 || logo.Height > 12 {
		t.Errorf("the logo is %.1f × %.1f at %.1f", logo.Width, logo.Height, logo.X)
	}
	if chart.X < shown[0].Width/2 || chart.Y < logo.Y+logo.Height {
		t.Errorf("the chart is at %.1f, %.1f", chart.X, chart.Y)
	}
	listed := regexp.MustCompile(`(?m)^ +1 +\d+ image `).FindAllString(run(t, wrote(t, export.PDF, s), "pdfimages", "-list", "FILE"), -1)
	wantSame(t, "pictures of the PDF", 2, len(listed))
	s.Logo = []byte("no picture")
	wantSame(t, "pictures without a logo", 1, len(shownPages(t, s)[0].Pictures))
	s.Chart.Draw = func(int, int, float64) (image.Image, error) { return nil, errors.New("no chart") }
	if _, err := export.Pages(t.Context(), s); err == nil {
		t.Error("a chart that cannot be drawn is no failure")
	}
}

// A figure of a column without room for it is made smaller: seventeen columns on upright paper.
func TestFiguresAreWholeOnNarrowPaper(t *testing.T) {
	var all []string
	for _, c := range reportTable(0).Columns {
		all = append(all, c.ID)
	}
	l := fullLayout(all)
	l.Orientation, l.Group = report.Upright, ""
	paper := strings.Join(pages(t, wrote(t, export.PDF, reportSheet(t, domain.Spanish, reportTable(40), l))), "\n")
	for i := range 40 {
		amount := 6_920_000 + i*7919
		holds(t, paper, fmt.Sprint(1000+i), fmt.Sprintf("%d.%03d.%03d", amount/1_000_000, amount/1000%1000, amount%1000))
	}
	if cut := regexp.MustCompile(`\d…`).FindString(paper); cut != "" {
		t.Errorf("a figure is cut: %s", cut)
	}
}

func TestTextsOfPagesKeepTheirUnicode(t *testing.T) {
	table := reportTable(1)
	table.Rows[0][1] = "Ñuñoa “№ 5” – Łódź, Žilina, Αθήνα, Київ €"
	s := reportSheet(t, domain.Spanish, table, report.Layout{Columns: []string{"number", "name"}})
	holds(t, pages(t, wrote(t, export.PDF, s))[0], "Ñuñoa “№ 5” – Łódź, Žilina, Αθήνα, Київ €")
	table.Rows[0][1] = "Cafe\u0301 de la plaza"
	holds(t, pages(t, wrote(t, export.PDF, reportSheet(t, domain.Spanish, table, report.Layout{Columns: []string{"name"}})))[0], "Café de la plaza")
}

func TestAReportWithoutRowsSaysSo(t *testing.T) {
	paper := pages(t, wrote(t, export.PDF, reportSheet(t, domain.Spanish, reportTable(0), fullLayout(reportColumns))))
	wantSame(t, "pages", 1, len(paper))
	holds(t, paper[0], "Número Nombre", "Aún no hay nada que informar.", "Página 1 de 1")
}

func TestAReportIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := reportSheet(t, domain.Spanish, reportTable(2000), fullLayout(reportColumns))
	if _, err := export.Pages(ctx, s); !errors.Is(err, context.Canceled) {
		t.Errorf("pages: %v", err)
	}
	if err := export.WritePDF(ctx, io.Discard, s); !errors.Is(err, context.Canceled) {
		t.Errorf("PDF: %v", err)
	}
}
