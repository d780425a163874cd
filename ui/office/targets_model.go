package office

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/region"
)

// targetMonths are the months of a year.
const targetMonths = 12

// The columns of the grid of targets beside the months, which are called by their number.
const (
	targetName  = "name"
	targetTotal = "total"
)

// targetRow is whose targets a row of the grid holds.
type targetRow struct {
	salesperson domain.ID // "" is the whole office
	name        string
}

// targetsModel is what the screen of the targets shows, and what becomes of what is typed.
type targetsModel struct {
	year     int
	byCount  bool // the counts are shown, not the amounts
	region   region.Region
	currency domain.Currency
	rows     []targetRow
	targets  map[domain.TargetKey]domain.Target // of the year
}

// show takes in the targets of the year. Rows are the whole office, the active salespeople,
// and whoever else has a target in the year.
func (m *targetsModel) show(salespeople, everybody []domain.Person, targets []domain.Target) {
	m.targets = map[domain.TargetKey]domain.Target{}
	has := map[domain.ID]bool{}
	for _, t := range targets {
		m.targets[t.KeyedBy()], has[t.Salesperson] = t, true
	}
	m.rows = []targetRow{{name: lang.X("targets.office", "Whole office")}}
	for _, p := range everybody {
		sells := slices.ContainsFunc(salespeople, func(s domain.Person) bool { return s.ID == p.ID && !p.Inactive })
		if sells || has[p.ID] {
			m.rows = append(m.rows, targetRow{p.ID, p.Name})
		}
	}
}

// month is the i-th month of the year.
func (m *targetsModel) month(i int) domain.Month {
	return domain.NewMonth(m.year, time.January) + domain.Month(i)
}

func (m *targetsModel) key(row targetRow, month int) domain.TargetKey {
	return domain.TargetKey{Salesperson: row.salesperson, Month: m.month(month)}
}

// value is the amount, or the count, of a month.
func (m *targetsModel) value(row targetRow, month int) int64 {
	t := m.targets[m.key(row, month)]
	if m.byCount {
		return t.Count
	}
	return t.Amount
}

func (m *targetsModel) values(row targetRow) []int64 {
	values := make([]int64, targetMonths)
	for i := range values {
		values[i] = m.value(row, i)
	}
	return values
}

// total is what a row has in the year.
func (m *targetsModel) total(row targetRow) (sum int64) {
	for _, v := range m.values(row) {
		sum += v
	}
	return sum
}

// sums are what the salespeople have together in each month, and in the year at last.
func (m *targetsModel) sums() []int64 {
	sums := make([]int64, targetMonths+1)
	for _, row := range m.rows {
		if row.salesperson == "" {
			continue
		}
		for i, v := range m.values(row) {
			sums[i] += v
			sums[targetMonths] += v
		}
	}
	return sums
}

// text writes a value, nothing for none.
func (m *targetsModel) text(value int64) string {
	switch {
	case value == 0:
		return ""
	case m.byCount:
		return m.region.Number(value, 0)
	}
	return m.region.Amount(domain.Money{Minor: value, Currency: m.currency})
}

// parse reads a value; nothing, or a dash as spreadsheets write it, is none.
func (m *targetsModel) parse(text string) (int64, error) {
	if text = strings.TrimSpace(text); slices.Contains([]string{"", "-", "–", "—"}, text) {
		return 0, nil
	}
	if m.byCount {
		return m.region.ParseNumber(text, 0)
	}
	money, err := m.region.ParseAmount(text, m.currency)
	return money.Minor, err
}

// with is the target of a month with another value than it has.
func (m *targetsModel) with(row targetRow, month int, value int64) domain.Target {
	key := m.key(row, month)
	t := m.targets[key]
	t.Salesperson, t.Month = key.Salesperson, key.Month
	if m.byCount {
		t.Count = value
	} else {
		t.Amount = value
	}
	return t
}

// typed is the target of a month with what was typed. Invalid, with what is wrong.
func (m *targetsModel) typed(row targetRow, month int, text string) (domain.Target, error) {
	value, err := m.parse(text)
	if err != nil {
		return domain.Target{}, err
	}
	t := m.with(row, month, value)
	return t, firstProblem(t.Check())
}

// firstProblem is the first of several problems by itself.
func firstProblem(err error) error {
	known, _ := err.(*domain.Error)
	if known == nil || len(known.Fields) == 0 {
		return err
	}
	return domain.Fail(domain.Invalid, known.Fields[0].Key, known.Fields[0].Args)
}

// spread parts the total typed for a year among its months.
func (m *targetsModel) spread(row targetRow, text string) ([]domain.Target, error) {
	total, err := m.parse(text)
	if err != nil {
		return nil, err
	}
	if total < 0 {
		return nil, domain.Fail(domain.Invalid, "error.target.negative", nil)
	}
	var list []domain.Target
	for i, value := range domain.Spread(total, m.values(row)) {
		t := m.with(row, i, value)
		if err := firstProblem(t.Check()); err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	return list, nil
}

// following gives the months after one the value it has.
func (m *targetsModel) following(row targetRow, month int) []domain.Target {
	var list []domain.Target
	for i := month + 1; i < targetMonths; i++ {
		list = append(list, m.with(row, i, m.value(row, month)))
	}
	return list
}

// none takes the values of a row away.
func (m *targetsModel) none(row targetRow) []domain.Target {
	var list []domain.Target
	for i := range targetMonths {
		list = append(list, m.with(row, i, 0))
	}
	return list
}

// badCell is a cell of a block that is no value.
type badCell struct {
	row    int
	column string
	err    error
}

// block is the targets of a block of texts whose first cell is at a place: from a month on,
// -1 for the names. What lies beside the months says nothing; what lies outside of the grid
// is left out, which cut tells. Bad cells, where there are any, are all there is.
func (m *targetsModel) block(row, month int, cells [][]string) (list []domain.Target, cut bool, bad []badCell) {
	for i, line := range cells {
		if row+i >= len(m.rows) {
			return list, true, bad
		}
		for j, text := range line {
			at := month + j
			if at < 0 || at == targetMonths {
				continue
			}
			if at > targetMonths {
				cut = true
				break
			}
			t, err := m.typed(m.rows[row+i], at, text)
			if err != nil {
				bad = append(bad, badCell{row + i, strconv.Itoa(at), err})
			}
			list = append(list, t)
		}
	}
	return list, cut, bad
}

// put takes targets in that are being saved.
func (m *targetsModel) put(targets []domain.Target) {
	for _, t := range targets {
		if year, _ := t.Month.Split(); year == m.year {
			m.targets[t.KeyedBy()] = t
		}
	}
}
