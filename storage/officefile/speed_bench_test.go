package officefile_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"preventa/cmd/preventa/demo/demotest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
)

// BenchmarkSpeed measures what people wait for in the opportunities, from the question
// asked to rows ready to show, on offices that grow, and prints the medians as a table in
// Markdown. Beside them stand bare statements on the same files.
func BenchmarkSpeed(b *testing.B) {
	sizes := benchSizes(b)
	table := newSpeedTable(sizes)
	for _, size := range sizes {
		b.Run("opportunities="+short(size), func(b *testing.B) {
			path := copyOf(b, size)
			measureOpening(b, table, size, path)
			f, s := enter(b, path)
			defer f.Close()
			m := &measuring{b: b, table: table, size: size, session: s, file: f}
			m.reading()
			m.pages()
			m.searches()
			m.sums()
			m.board()
			m.control()
			m.saves()
			m.bare(path)
		})
	}
	table.write(os.Stdout)
}

// measuring measures in one office.
type measuring struct {
	b       *testing.B
	table   *speedTable
	size    int
	session *office.Session
	file    *officefile.File
}

// one measures something again and again.
func (m *measuring) one(name, mark string, do func() error) {
	m.prepared(name, mark, nil, do)
}

// prepared measures something that needs something else done each time before it.
func (m *measuring) prepared(name, mark string, before, do func() error) {
	m.b.Run(name, func(b *testing.B) {
		var times []time.Duration
		for b.Loop() {
			if before != nil {
				must(b, before())
			}
			start := time.Now()
			must(b, do())
			times = append(times, time.Since(start))
		}
		m.report(b, name, mark, times)
	})
}

// many measures several things, each again and again, and tells the median and the worst
// of their medians, and the worst of them when it was asked for the first time.
func (m *measuring) many(name, mark string, all []func() error) {
	m.b.Run(name, func(b *testing.B) {
		times := make([][]time.Duration, len(all))
		for b.Loop() {
			for range 3 { // a round may take longer than the benchmark is given
				for i, do := range all {
					start := time.Now()
					must(b, do())
					times[i] = append(times[i], time.Since(start))
				}
			}
		}
		medians, firsts := make([]time.Duration, len(all)), make([]time.Duration, len(all))
		for i, each := range times {
			medians[i], firsts[i] = median(each), each[0]
		}
		m.report(b, name+", median", mark, medians)
		worst, first := slices.Max(medians), slices.Max(firsts)
		b.ReportMetric(worst.Seconds()*1e3, "worst-ms")
		b.ReportMetric(first.Seconds()*1e3, "worst-first-ms")
		m.table.keep(name+", worst", mark, m.size, worst)
		m.table.keep(name+", worst the first time", "150", m.size, first)
	})
}

func (m *measuring) report(b *testing.B, name, mark string, times []time.Duration) {
	b.ReportMetric(median(times).Seconds()*1e3, "median-ms")
	m.table.keep(name, mark, m.size, median(times))
}

// page asks for a page of the list.
func (m *measuring) page(q office.Query, first int) func() error {
	return func() error {
		rows, err := m.session.Opportunities(context.Background(), q, first, pageRows)
		if err == nil && first > 0 && len(rows) != pageRows {
			err = fmt.Errorf("%d rows from row %d on", len(rows), first)
		}
		return err
	}
}

// reading is the first question that needs all opportunities, in the background of which the
// first page is there already.
func (m *measuring) reading() {
	start := time.Now()
	_, err := m.session.Totals(context.Background(), office.Query{})
	must(m.b, err)
	m.table.keep("Reading all opportunities into memory, in the background", "", m.size, time.Since(start))
}

// pages are the first page of every view in every order, and the last page of all.
func (m *measuring) pages() {
	var firsts, lasts []func() error
	for _, column := range office.Columns {
		for _, view := range office.StandardViews() {
			for _, ascending := range []bool{true, false} {
				q := view.Query
				q.Sort, q.Ascending = column, ascending
				firsts = append(firsts, m.page(q, 0))
			}
		}
		lasts = append(lasts, m.page(office.Query{Sort: column, Ascending: true}, m.size-pageRows))
	}
	m.many("First page of every view × every sort", "100k ≤ 3, 1M ≤ 5", firsts)
	m.many("Jump to the last row, every sort", "100k ≤ 5, 1M ≤ 30", lasts)
}

// What is searched for: letters in the middle of words. Each search is another than the one
// before, so that no answer is found ready.
var (
	syllables = []string{"ent", "ing", "ion", "ers", "era", "ari", "con", "ter", "ine", "ura", "ort", "ali", "ost", "uct", "ame", "est"}
	inGoods   = []string{
		"ottlin", "old roo", "nnual", "orklif", "olar pa", "ccess", "rane ren", "abel pri", "erminal", "ire saf", "xtingu", "odular",
		"rrigat", "ental ch", "leet gp", "ayroll", "ater tr", "ecurity", "niform", "efriger", "caffol", "ebsite", "nline sh", "acking",
		"allet ra", "onditio", "oiler", "enerator", "urnitur", "eeting",
	}
	inGivenNames = []string{"gnaci", "ernand", "ebasti", "atali", "onzal", "tonia", "audi", "icard", "ntoni", "cristia"}
	inSurnames   = []string{"cheverr", "epulved", "aldonad", "ustaman", "enriqu", "varren", "rellan", "ardone", "ivares", "gallard"}
)

// searches look for letters that are in a large part of the rows, in many, in few, in none.
func (m *measuring) searches() {
	for _, search := range []struct {
		name string
		text func(i int) string
	}{
		{"three letters in a large part of the rows", func(i int) string { return syllables[i%len(syllables)] }},
		{"letters in 1 % of the rows", func(i int) string { return inGoods[i%len(inGoods)] }},
		{"two words in few rows", func(i int) string {
			return inGivenNames[i%len(inGivenNames)] + " " + inSurnames[i/len(inGivenNames)%len(inSurnames)]
		}},
		{"letters in no row", func(i int) string { return fmt.Sprintf("zq%dx", i) }},
	} {
		count := 0
		m.one("Search, "+search.name, "100k ≤ 10, 1M ≤ 100", func() error {
			count++
			return m.page(office.Query{Text: search.text(count)}, 0)()
		})
		m.one("Search, "+search.name+", by amount, with its totals", "1M ≤ 150", func() error {
			count++
			q := office.Query{Text: search.text(count), Sort: office.ColumnAmount, Ascending: true}
			if err := m.page(q, 0)(); err != nil {
				return err
			}
			_, err := m.session.Totals(context.Background(), q)
			return err
		})
	}
}

// sums are the counts of the chips, totals and groups.
func (m *measuring) sums() {
	ctx := context.Background()
	var chips []office.Query
	var totals []func() error
	for _, view := range office.StandardViews() {
		chips = append(chips, view.Query)
		totals = append(totals, func() error { _, err := m.session.Totals(ctx, view.Query); return err })
	}
	m.one("Counts of all chips", "100k ≤ 20", func() error { _, err := m.session.Counts(ctx, chips); return err })
	m.many("Totals of every view", "1M ≤ 150", totals)
	var groups, grouped []func() error
	for _, column := range office.GroupColumns {
		q := office.Query{Group: column}
		groups = append(groups, func() error { _, err := m.session.Groups(ctx, q); return err })
		grouped = append(grouped, m.page(q, 0))
	}
	m.many("Groups with their sums, by every column", "1M ≤ 150", groups)
	m.many("First page, grouped by every column", "1M ≤ 150", grouped)
}

// boardCards is how many cards of a column the board reads at a time.
const boardCards = 20

// board is the other ways of looking: board and calendar.
func (m *measuring) board() {
	ctx := context.Background()
	var boards []func() error
	for _, column := range office.BoardColumns {
		boards = append(boards, func() error {
			_, err := m.session.Board(ctx, office.Query{}, column, boardCards)
			return err
		})
	}
	m.many("Board, by every column", "1M ≤ 150", boards)
	month := domain.DateOf(demotest.Now).Month()
	days := domain.Period{From: month.First(), To: month.Last()}
	for _, who := range []struct {
		name   string
		person domain.ID
	}{{"one's own", m.session.Me().ID}, {"everybody's", ""}} {
		m.one("Month of the calendar, "+who.name, "1M ≤ 150", func() error { _, err := m.session.Calendar(ctx, days, who.person); return err })
	}
}

// saves are a save, beside a bare one, and the list right after it.
func (m *measuring) saves() {
	ctx := context.Background()
	rows, err := m.session.Opportunities(ctx, office.Query{Classes: office.NotClosed}, 0, 1)
	must(m.b, err)
	draft, err := m.session.Opportunity(ctx, rows[0].ID)
	must(m.b, err)
	edit := func() (err error) {
		draft.Amount++
		draft, _, err = m.session.SaveOpportunity(ctx, draft)
		return err
	}
	_, err = m.file.Writer().Exec("CREATE TABLE bare (id TEXT PRIMARY KEY, name TEXT NOT NULL)")
	must(m.b, err)
	m.one("Saving one edit", "1M ≤ 150", edit)
	m.one("Bare UPDATE of one row, committed", "", m.statement("UPDATE opportunity SET amount = amount + 1 WHERE id = $1", func() any { return string(draft.ID) }))
	m.one("Bare INSERT of one row, committed", "", m.statement("INSERT INTO bare (id, name) VALUES ($1, 'Bottling line')", func() any { return string(domain.NewID()) }))
	open := office.StandardViews()[1].Query
	open.Sort = office.ColumnExpected
	m.prepared("First page of My open right after a save", "1M ≤ 150", edit, m.page(open, 0))
	m.prepared("Counts of all chips right after a save", "1M ≤ 150", edit, func() error {
		var chips []office.Query
		for _, view := range office.StandardViews() {
			chips = append(chips, view.Query)
		}
		_, err := m.session.Counts(ctx, chips)
		return err
	})
}

func (m *measuring) statement(query string, arg func() any) func() error {
	return func() error { _, err := m.file.Writer().Exec(query, arg()); return err }
}

// measureOpening opens the office until its first page can be shown.
func measureOpening(b *testing.B, table *speedTable, size int, path string) {
	m := &measuring{b: b, table: table, size: size}
	var opened *officefile.File
	m.prepared("Opening the office, until its first page", "", func() error {
		if opened == nil {
			return nil
		}
		return opened.Close()
	}, func() error {
		opened, m.session = enter(b, path)
		return m.page(office.StandardViews()[1].Query, 0)()
	})
	must(b, opened.Close())
}

// bare are statements of SQLite alone that answer like questions, on the same file.
func (m *measuring) bare(path string) {
	db := officetest.OpenSQL(m.b, path, "ro")
	defer db.Close()
	const columns = "SELECT id, number, name, customer, contact, state, origin, salesperson, amount, currency, office_amount, probability, weighted, expected_close, opened_on, closed_on FROM opportunity "
	for _, each := range []struct{ name, query string }{
		{"indexed page", columns + "ORDER BY number DESC LIMIT 200"},
		{"OFFSET to the last page", columns + fmt.Sprintf("ORDER BY number DESC LIMIT 200 OFFSET %d", m.size-pageRows)},
		{"LIKE scan of the names", "SELECT count(*) FROM opportunity WHERE folded LIKE '%ottlin%'"},
		{"count and sum", "SELECT count(*), sum(office_amount), sum(weighted) FROM opportunity WHERE removed_at = 0"},
	} {
		statement, err := db.Prepare(each.query)
		must(m.b, err)
		m.one("Bare statement: "+each.name, "", func() error { return drain(statement) })
		must(m.b, statement.Close())
	}
}

// drain reads all rows of a statement.
func drain(statement *sql.Stmt) error {
	rows, err := statement.Query()
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values, targets := make([]sql.RawBytes, len(columns)), make([]any, len(columns))
	for i := range values {
		targets[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return err
		}
	}
	return rows.Err()
}
