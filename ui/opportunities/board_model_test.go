package opportunities

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/office"
)

var boardToday = domain.NewDate(2026, 10, 15)

// boardOf is a board whose columns hold cards by name: "a 10" is called a and worth 10.
func boardOf(by office.Column, columns ...boardColumn) *boardModel {
	m := newBoardModel(by)
	m.setColumns(columns)
	return m
}

func columnOf(key string, names ...string) boardColumn {
	c := boardColumn{Most: boardMost}
	c.Key, c.Label = key, key
	for i, name := range names {
		var worth int64
		if _, err := fmt.Sscanf(name, "%s %d", &name, &worth); err != nil {
			worth = 0
		}
		row := office.Row{ID: domain.ID(name), Number: int64(i + 1), Name: name, OfficeAmount: worth, Weighted: worth / 2}
		c.Cards = append(c.Cards, row)
		c.Count++
		c.Amount += worth
		c.Weighted += worth / 2
	}
	return c
}

func stateColumn(class domain.Class, key string, names ...string) boardColumn {
	c := columnOf(key, names...)
	c.State = domain.State{ID: domain.ID(key), Name: key, Class: class, Probability: 50}
	return c
}

func cardsIn(m *boardModel, column int) []string {
	names := []string{}
	for _, row := range m.columns[column].Cards {
		names = append(names, row.Name)
	}
	return names
}

func wantBoard(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(boardPlace{})); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestADropOnAStateEntersItAndOnHoldAsksFirst(t *testing.T) {
	m := boardOf(office.ColumnState, stateColumn(domain.Open, "new", "a", "b"), stateColumn(domain.Open, "sent"), stateColumn(domain.OnHold, "hold"))
	rows := m.columns[0].Cards

	d, ok := m.drop(rows, boardTarget{column: 1}, boardToday)
	follows := office.Draft{Opportunity: domain.Opportunity{State: "new", Probability: 10}}
	own := office.Draft{Opportunity: domain.Opportunity{State: "new", Probability: 15, ProbabilityOwn: true}}
	d.rule(&follows)
	d.rule(&own)
	wantBoard(t, "means something", ok, true)
	wantBoard(t, "asks", d.ask, domain.Class(""))
	wantBoard(t, "state", []domain.ID{follows.State, own.State}, []domain.ID{"sent", "sent"})
	wantBoard(t, "probabilities: the state's, and a person's own that survives", []int{follows.Probability, own.Probability}, []int{50, 15})

	d, ok = m.drop(rows, boardTarget{column: 2}, boardToday)
	wantBoard(t, "on hold", []any{ok, d.ask, d.state}, []any{true, domain.OnHold, domain.ID("hold")})
	d, ok = m.drop(rows, boardTarget{column: -1, zone: domain.Lost}, boardToday)
	wantBoard(t, "lost", []any{ok, d.ask, len(d.rows)}, []any{true, domain.Lost, 2})
}

func TestADropOnAPersonAnOriginOrAMonth(t *testing.T) {
	for _, c := range []struct {
		by   office.Column
		key  string
		want domain.Opportunity
	}{
		{office.ColumnSalesperson, "ana", domain.Opportunity{Salesperson: "ana", Origin: "fair", ExpectedClose: boardToday}},
		{office.ColumnSalesperson, "", domain.Opportunity{Origin: "fair", ExpectedClose: boardToday}},
		{office.ColumnOrigin, "web", domain.Opportunity{Salesperson: "bea", Origin: "web", ExpectedClose: boardToday}},
		{office.ColumnExpected, "2026-11", domain.Opportunity{Salesperson: "bea", Origin: "fair", ExpectedClose: domain.NewDate(2026, 11, 30)}},
		{office.ColumnExpected, "2028-02", domain.Opportunity{Salesperson: "bea", Origin: "fair", ExpectedClose: domain.NewDate(2028, 2, 29)}},
		{office.ColumnExpected, "2026-12", domain.Opportunity{Salesperson: "bea", Origin: "fair", ExpectedClose: domain.NewDate(2026, 12, 31)}},
		{office.ColumnExpected, "", domain.Opportunity{Salesperson: "bea", Origin: "fair"}},
	} {
		m := boardOf(c.by, columnOf("from", "a"), columnOf(c.key))
		d, ok := m.drop(m.columns[0].Cards, boardTarget{column: 1}, boardToday)
		draft := office.Draft{Opportunity: domain.Opportunity{Salesperson: "bea", Origin: "fair", ExpectedClose: boardToday}}
		d.rule(&draft)
		wantBoard(t, fmt.Sprintf("on %q of %s", c.key, c.by), []any{ok, draft.Opportunity}, []any{true, c.want})
	}
}

func TestWhatADropDoesNotMean(t *testing.T) {
	retired := stateColumn(domain.Open, "old")
	retired.Shut = true
	m := boardOf(office.ColumnState, stateColumn(domain.Open, "new", "a", "b"), stateColumn(domain.Open, "sent", "c"), retired)
	rows := append(m.columns[0].Cards[:2:2], m.columns[1].Cards...)
	for what, target := range map[string]boardTarget{"nowhere": noTarget, "a retired state": {column: 2}, "beyond": {column: 9}} {
		if _, ok := m.drop(rows, target, boardToday); ok {
			t.Errorf("a drop on %s means something", what)
		}
	}
	if _, ok := m.drop(m.columns[0].Cards, boardTarget{column: 0}, boardToday); ok {
		t.Error("a drop where the cards are means something")
	}
	d, _ := m.drop(rows, boardTarget{column: 1}, boardToday)
	wantBoard(t, "the one that is there stays out", d.ids(), []domain.ID{"a", "b"})
}

func TestAMoveShowsWhereTheCardWillBeAndItsSums(t *testing.T) {
	m := boardOf(office.ColumnState, columnOf("new", "big 90", "mid 50", "low 10"), columnOf("sent", "top 80", "end 20"))
	m.sort = office.Query{Sort: office.ColumnAmount}
	before := m.snapshot()
	m.move(m.columns[0].Cards[1:], 1, func(*office.Row) {})
	wantBoard(t, "from", cardsIn(m, 0), []string{"big"})
	wantBoard(t, "to", cardsIn(m, 1), []string{"top", "mid", "end", "low"})
	wantBoard(t, "sums", []int64{m.columns[0].Count, m.columns[0].Amount, m.columns[1].Count, m.columns[1].Amount, m.columns[1].Weighted},
		[]int64{1, 90, 4, 160, 80})
	m.columns = before
	wantBoard(t, "back", [][]string{cardsIn(m, 0), cardsIn(m, 1)}, [][]string{{"big", "mid", "low"}, {"top", "end"}})

	m.sort = office.Query{Sort: office.ColumnName, Ascending: true}
	m.columns[1] = columnOf("sent", "alba", "nube")
	m.move(m.columns[0].Cards[:1], 1, func(*office.Row) {})
	wantBoard(t, "by name", cardsIn(m, 1), []string{"alba", "big", "nube"})
}

// Moving any cards anywhere neither loses nor doubles one, and the sums are those of the
// cards.
func TestMovesKeepEveryCardAndTheSums(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2026))
	for range 200 {
		var columns []boardColumn
		cards := 0
		for c := range 4 {
			var names []string
			for range r.IntN(6) {
				names = append(names, fmt.Sprintf("n%d %d", cards, r.IntN(1000)))
				cards++
			}
			columns = append(columns, columnOf(fmt.Sprint(c), names...))
		}
		m := boardOf(office.ColumnOrigin, columns...)
		m.sort = office.Query{Sort: []office.Column{"", office.ColumnAmount, office.ColumnName, office.ColumnCustomer}[r.IntN(4)], Ascending: r.IntN(2) == 0}
		for range 10 {
			chosen := map[domain.ID]bool{}
			for i := range cards {
				if r.IntN(3) == 0 {
					chosen[domain.ID(fmt.Sprint("n", i))] = true
				}
			}
			m.move(m.rows(chosen), r.IntN(4), func(*office.Row) {})
		}
		seen := map[domain.ID]int{}
		for _, c := range m.columns {
			var amount int64
			for _, row := range c.Cards {
				seen[row.ID]++
				amount += row.OfficeAmount
			}
			if amount != c.Amount || int64(len(c.Cards)) != c.Count {
				t.Fatalf("column %s says %d · %d, its cards %d · %d", c.Key, c.Count, c.Amount, len(c.Cards), amount)
			}
		}
		for i := range cards {
			if seen[domain.ID(fmt.Sprint("n", i))] != 1 {
				t.Fatalf("card %d is there %d times", i, seen[domain.ID(fmt.Sprint("n", i))])
			}
		}
	}
}

func TestTheProbabilityStepIsToldWhereItIsTheSameForAll(t *testing.T) {
	sent := domain.State{ID: "sent", Class: domain.Open, Probability: 75}
	draft := func(percent int, own bool) office.Draft {
		return office.Draft{Opportunity: domain.Opportunity{State: "new", Probability: percent, ProbabilityOwn: own}}
	}
	for _, c := range []struct {
		what   string
		drafts []office.Draft
		want   []any
	}{
		{"follows the state", []office.Draft{draft(50, false)}, []any{50, 75, false, true}},
		{"a person's own stays", []office.Draft{draft(60, true)}, []any{60, 60, true, true}},
		{"a person's own that the state proposes too", []office.Draft{draft(75, true)}, []any{75, 75, false, true}},
		{"two alike", []office.Draft{draft(50, false), draft(50, false)}, []any{50, 75, false, true}},
		{"two that differ", []office.Draft{draft(50, false), draft(60, true)}, []any{0, 0, false, false}},
		{"not read yet", nil, []any{0, 0, false, false}},
	} {
		from, to, own, same := probabilityStep(c.drafts, sent, boardToday)
		wantBoard(t, c.what, []any{from, to, own, same}, c.want)
	}
}

func TestTheSelectionOfCards(t *testing.T) {
	m := boardOf(office.ColumnOrigin, columnOf("web", "a", "b", "c", "d"), columnOf("fair", "e", "f"))
	m.pick(boardPlace{0, 1})
	wantBoard(t, "picked", m.selection(), []domain.ID{"b"})
	m.extend(boardPlace{0, 3})
	wantBoard(t, "extended", m.selection(), []domain.ID{"b", "c", "d"})
	m.extend(boardPlace{0, 0})
	wantBoard(t, "turned round", m.selection(), []domain.ID{"a", "b"})
	m.toggle(boardPlace{1, 1})
	wantBoard(t, "in two columns", m.selection(), []domain.ID{"a", "b", "f"})
	m.toggle(boardPlace{0, 0})
	wantBoard(t, "no longer", m.selection(), []domain.ID{"b", "f"})
	m.extend(boardPlace{1, 1})
	wantBoard(t, "extended into another column", m.selection(), []domain.ID{"f"})
	m.selectColumn(1)
	wantBoard(t, "all of a column", m.selection(), []domain.ID{"e", "f"})
}

func TestTheCursorStaysOnItsCard(t *testing.T) {
	m := boardOf(office.ColumnOrigin, columnOf("web", "a", "b", "c"), columnOf("fair", "e"))
	m.pick(boardPlace{0, 1})
	m.setColumns([]boardColumn{columnOf("fair", "e", "b"), columnOf("web", "a", "c")})
	wantBoard(t, "followed", []any{m.cursor, m.selection()}, []any{boardPlace{0, 1}, []domain.ID{"b"}})
	m.setColumns([]boardColumn{columnOf("fair", "e"), columnOf("web", "a", "c")})
	wantBoard(t, "gone: the next in its place", []any{m.cursor, m.selection()}, []any{boardPlace{0, 0}, []domain.ID{}})
	m.setColumns([]boardColumn{columnOf("fair"), columnOf("web", "a", "c")})
	wantBoard(t, "an empty column", m.cursor, boardPlace{0, -1})
}

func TestLettersJumpToTheNextCardOfThatName(t *testing.T) {
	m := boardOf(office.ColumnOrigin, columnOf("web", "Árbol", "Banco"), columnOf("fair", "arena", "Cobre"))
	m.cursor = boardPlace{0, 0}
	wantBoard(t, "accents and capitals", m.jump("ar", true), boardPlace{1, 0})
	wantBoard(t, "the card itself while the name goes on", m.jump("ar", false), boardPlace{0, 0})
	m.cursor = boardPlace{1, 0}
	wantBoard(t, "round the end", m.jump("AR", true), boardPlace{0, 0})
	wantBoard(t, "none", m.jump("x", true), nowhere)
	m.collapsed["fair"] = true
	wantBoard(t, "not in a narrow column", m.jump("c", true), nowhere)
}

func TestColumnsShareTheWidth(t *testing.T) {
	for _, c := range []struct {
		width  float32
		narrow []bool
		each   float32 // of those not narrow
		total  float32
	}{
		{1366, make([]bool, 5), 230, 5*230 + 4*8},
		{1366, make([]bool, 8), 220, 8*220 + 7*8}, // too many: they scroll
		{1366, make([]bool, 2), 320, 2*320 + 8},   // few do not grow without end
		{1366, []bool{false, true, false, false, false, false}, 220, 5*220 + 72 + 5*8},
		{300, make([]bool, 3), 220, 3*220 + 2*8},
	} {
		p := placeBoard(fyne.NewSize(c.width, 600), c.narrow)
		for i, narrow := range c.narrow {
			wanted := c.each
			if narrow {
				wanted = boardNarrow
			}
			if p.widths[i] != wanted {
				t.Errorf("column %d of %v in %v is %v wide", i, c.narrow, c.width, p.widths[i])
			}
			if i > 0 && p.lefts[i] != p.lefts[i-1]+p.widths[i-1]+boardGap {
				t.Errorf("column %d begins at %v", i, p.lefts[i])
			}
		}
		wantBoard(t, "total", p.total, c.total)
	}
}

func TestTheQueryOfABoardLeavesOutWhatIsClosed(t *testing.T) {
	for _, c := range []struct {
		asked, want []domain.Class
		none        bool
	}{
		{nil, []domain.Class{domain.Open, domain.OnHold}, false},
		{[]domain.Class{domain.Open, domain.Won}, []domain.Class{domain.Open}, false},
		{[]domain.Class{domain.Won, domain.Lost}, nil, true},
	} {
		classes, none := boardClasses(c.asked)
		wantBoard(t, fmt.Sprint(c.asked), []any{classes, none}, []any{c.want, c.none})
	}
}

func TestInitials(t *testing.T) {
	for name, wanted := range map[string]string{"Ana Rojas": "AR", "ñuño de la Óscar": "ÑÓ", "Bea": "B", "": "", "Carlos  Soto Vidal": "CV"} {
		wantBoard(t, name, initials(name), wanted)
	}
}
