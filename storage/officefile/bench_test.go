package officefile_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"preventa/cmd/preventa/demo/demotest"
	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
)

// maven is the number of opportunities of the office that speed is judged by.
const maven = 8_800

// growth are the sizes that show how a cost grows; PREVENTA_BENCH_ROWS adds one.
func growth(b *testing.B) []int {
	sizes := []int{1_000, 10_000, 100_000}
	if more := os.Getenv("PREVENTA_BENCH_ROWS"); more != "" {
		rows, err := strconv.Atoi(more)
		if err != nil {
			b.Fatal(err)
		}
		sizes = append(sizes, rows)
	}
	return sizes
}

var (
	bigOffices  = map[int][]byte{}
	bigOfficesM sync.Mutex
)

// bigOffice opens a copy of an office of so many opportunities and signs in.
func bigOffice(b *testing.B, opportunities int) (*officefile.File, *office.Session) {
	b.Helper()
	bigOfficesM.Lock()
	defer bigOfficesM.Unlock()
	if bigOffices[opportunities] == nil {
		bigOffices[opportunities] = makeBigOffice(b, opportunities)
	}
	path := filepath.Join(b.TempDir(), "big.preventa")
	if err := os.WriteFile(path, bigOffices[opportunities], 0o600); err != nil {
		b.Fatal(err)
	}
	f, err := officefile.Open(b.Context(), path, time.Now)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { f.Close() })
	return f, officetest.SignIn(b, f, officetest.NewClock())
}

// makeBigOffice gives the content of an office's file: a customer and its contact for
// every ten opportunities, a fifth of them open.
func makeBigOffice(b *testing.B, opportunities int) []byte {
	f, s := officetest.New(b)
	random := rand.New(rand.NewPCG(1, uint64(opportunities)))
	products := []string{"Bottling line", "Corks", "Harvest crates", "Press", "Filtros de línea", "Oak barrels"}
	states := []string{"New", "Proposal sent", "Won", "Won", "Won", "Lost", "Lost", "Lost", "Won", "Lost"}
	rows := make([]office.ImportRow, opportunities)
	for i := range rows {
		customer := random.IntN(opportunities/10 + 1)
		opened := domain.NewDate(2024, 1, 1).Add(random.IntN(900))
		values := map[string]string{
			"reference": fmt.Sprintf("R-%d", i), "name": fmt.Sprintf("%s %d", products[random.IntN(len(products))], i),
			"customer": fmt.Sprintf("Viña %d", customer), "contact": fmt.Sprintf("Contacto %d", customer),
			"salesperson": fmt.Sprintf("Salesperson %d", random.IntN(8)), "origin": []string{"Web", "Referral", "Tender"}[random.IntN(3)],
			"state": states[random.IntN(len(states))], "amount": strconv.Itoa(random.IntN(90_000)), "tags": "machinery",
			"opened": opened.String(), "expected": opened.Add(60).String(), "closed": opened.Add(random.IntN(90)).String(),
		}
		rows[i] = office.ImportRow{Line: i + 2, Values: values}
	}
	result, err := s.ImportOpportunities(context.Background(), rows, office.ImportOptions{})
	if err != nil || result.Added != opportunities {
		b.Fatalf("%d of %d opportunities: %v", result.Added, opportunities, err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	content, err := os.ReadFile(f.Path)
	if err != nil {
		b.Fatal(err)
	}
	return content
}

// reportRatio reports the median times of two things done in turn, and their ratio.
func reportRatio(b *testing.B, bare, durable []time.Duration) {
	slices.Sort(bare)
	slices.Sort(durable)
	under, over := bare[len(bare)/2], durable[len(durable)/2]
	b.ReportMetric(float64(under.Nanoseconds()), "bare-ns")
	b.ReportMetric(float64(over.Nanoseconds()), "save-ns")
	b.ReportMetric(float64(over)/float64(under), "ratio")
}

// BenchmarkDurableSave compares a save with a bare INSERT and its commit, on the same
// file and settings, in turn. The mark is a ratio of at most 2.
func BenchmarkDurableSave(b *testing.B) {
	for _, kind := range []struct {
		name    string
		prepare func(*testing.B, *officefile.File, *office.Session) (save func() error)
	}{{"apply", applier}, {"session/open", opener}, {"session/edit", editor}} {
		b.Run(kind.name, func(b *testing.B) {
			f, s := bigOffice(b, maven)
			if _, err := f.Writer().Exec("CREATE TABLE bare (id TEXT PRIMARY KEY, name TEXT NOT NULL)"); err != nil {
				b.Fatal(err)
			}
			save := kind.prepare(b, f, s)
			var bare, durable []time.Duration
			for b.Loop() {
				start := time.Now()
				if _, err := f.Writer().Exec("INSERT INTO bare (id, name) VALUES ($1, $2)", string(domain.NewID()), "Bottling line"); err != nil {
					b.Fatal(err)
				}
				between := time.Now()
				if err := save(); err != nil {
					b.Fatal(err)
				}
				bare, durable = append(bare, between.Sub(start)), append(durable, time.Since(between))
			}
			reportRatio(b, bare, durable)
		})
	}
}

// applier writes the change of a new opportunity straight to the store.
func applier(b *testing.B, f *officefile.File, s *office.Session) func() error {
	states, err := s.States(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	return func() error {
		o := domain.Opportunity{ID: domain.NewID(), Name: "Bottling line", State: states[0].ID, Currency: "CLP", OpenedOn: domain.NewDate(2026, 10, 15)}
		return f.Store.Apply(context.Background(), &change.Set{
			ID: domain.NewID(), At: time.Now(), Person: s.Me().ID, Action: "opportunity.opened", Changes: []change.Change{change.Adding(o)}})
	}
}

// opener saves one new opportunity after the other.
func opener(b *testing.B, _ *officefile.File, s *office.Session) func() error {
	d, err := s.NewDraft(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	d.Name = "Bottling line"
	return func() error {
		_, _, err := s.SaveOpportunity(context.Background(), d)
		return err
	}
}

// editor saves one opportunity again and again.
func editor(b *testing.B, _ *officefile.File, s *office.Session) func() error {
	d := officetest.Save(b, s, "Bottling line", nil)
	return func() (err error) {
		d.Amount++
		d, _, err = s.SaveOpportunity(context.Background(), d)
		return err
	}
}

// BenchmarkList reads what the list shows: a page in every order, searches, sums. The
// mark is 20 ms each.
func BenchmarkList(b *testing.B) {
	_, s := bigOffice(b, maven)
	for _, column := range office.Columns {
		b.Run("sort="+string(column), func(b *testing.B) { benchPage(b, s, office.Query{Sort: column, Ascending: true}, 0) })
	}
	b.Run("last page", func(b *testing.B) { benchPage(b, s, office.Query{Sort: office.ColumnName}, maven-pageRows) })
	for _, text := range []string{"bot", "vina 77", "filtros linea", "zzz"} {
		b.Run("search="+text, func(b *testing.B) {
			benchPage(b, s, office.Query{Text: text, Sort: office.ColumnCustomer, Ascending: true}, 0)
		})
		b.Run("totals="+text, func(b *testing.B) { benchTotals(b, s, office.Query{Text: text}) })
	}
	b.Run("totals", func(b *testing.B) { benchTotals(b, s, office.Query{}) })
}

// pageRows is what the list reads at once.
const pageRows = 64

func benchPage(b *testing.B, s *office.Session, q office.Query, first int) {
	for b.Loop() {
		if _, err := s.Opportunities(context.Background(), q, first, pageRows); err != nil {
			b.Fatal(err)
		}
	}
}

func benchTotals(b *testing.B, s *office.Session, q office.Query) {
	for b.Loop() {
		if _, err := s.Totals(context.Background(), q); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkGrowth shows how costs grow with the office.
func BenchmarkGrowth(b *testing.B) {
	for _, rows := range growth(b) {
		b.Run(fmt.Sprintf("opportunities=%d", rows), func(b *testing.B) {
			f, s := bigOffice(b, rows)
			b.Run("page", func(b *testing.B) { benchPage(b, s, office.Query{}, 0) })
			b.Run("sort by name", func(b *testing.B) { benchPage(b, s, office.Query{Sort: office.ColumnName}, 0) })
			b.Run("search", func(b *testing.B) { benchPage(b, s, office.Query{Text: "vina 77"}, 0) })
			b.Run("totals", func(b *testing.B) { benchTotals(b, s, office.Query{}) })
			b.Run("save", func(b *testing.B) { benchDo(b, opener(b, f, s)) })
			b.Run("facts", func(b *testing.B) {
				benchDo(b, func() error {
					_, _, err := f.Store.Facts(context.Background(), office.FactsWanted{Zone: time.UTC})
					return err
				})
			})
			b.Run("who closes best", func(b *testing.B) {
				benchFigure(b, f, func(l *control.Look) { control.WhoClosesBest(l) })
			})
			b.Run("closed by month", func(b *testing.B) {
				benchFigure(b, f, func(l *control.Look) { control.ClosedByMonth(l) })
			})
			b.Run("open by state", func(b *testing.B) {
				benchFigure(b, f, func(l *control.Look) { control.OpenByState(l) })
			})
			b.Run("verify", func(b *testing.B) {
				benchDo(b, func() error { _, err := f.Store.Verify(context.Background()); return err })
			})
		})
	}
}

func benchDo(b *testing.B, do func() error) {
	for b.Loop() {
		if err := do(); err != nil {
			b.Fatal(err)
		}
	}
}

func benchFigure(b *testing.B, f *officefile.File, figure func(*control.Look)) {
	facts, _, err := f.Store.Facts(context.Background(), office.FactsWanted{Zone: time.UTC})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		figure(control.NewLook(facts, control.Filter{}, domain.DateOf(demotest.Now)))
	}
}
