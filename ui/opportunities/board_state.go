package opportunities

import (
	"encoding/json"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// boardState is what survives a restart.
type boardState struct {
	By        office.Column      `json:"by"`
	Sort      boardSort          `json:"sort,omitzero"`
	Collapsed []string           `json:"collapsed,omitempty"` // keys of columns
	X         float64            `json:"x,omitempty"`
	Y         map[string]float64 `json:"y,omitempty"`
	Most      map[string]int     `json:"most,omitempty"`
	Read      map[string]int     `json:"read,omitempty"`   // cards of a column
	Column    string             `json:"column,omitempty"` // of the cursor
	Card      domain.ID          `json:"card,omitempty"`
}

// State is how the person arranged the board, as JSON.
func (b *board) State() string {
	m := b.model
	s := boardState{By: b.by, Sort: b.sort, X: b.view.x, Y: map[string]float64{}, Most: map[string]int{}, Read: map[string]int{},
		Collapsed: slices.Sorted(maps.Keys(m.collapsed)), Column: m.key(m.cursor.column)}
	for _, c := range m.columns {
		if y := b.view.y[c.Key]; y > 0 {
			s.Y[c.Key] = y
		}
		if c.Most > boardMost {
			s.Most[c.Key] = c.Most
		}
		if len(c.Cards) > boardPage {
			s.Read[c.Key] = len(c.Cards)
		}
	}
	if row, ok := m.current(); ok {
		s.Card = row.ID
	}
	text, err := json.Marshal(s)
	if err != nil {
		return "" // plain values only: it cannot be
	}
	return string(text)
}

// Resume takes up what State gave: the columns at once, where it was scrolled to once they
// are read.
func (b *board) Resume(state string) {
	var s boardState
	if json.Unmarshal([]byte(state), &s) != nil {
		return
	}
	if slices.Contains(office.BoardColumns, s.By) {
		b.by = s.By
	}
	if slices.Contains(boardSorts, s.Sort) {
		b.sort = s.Sort
	}
	b.resumed = &s
	b.bar.show()
	if b.reading.generation > 0 {
		b.load()
	}
}

// takeResumed goes where the board was scrolled to before, if it is resumed.
func (b *board) takeResumed() bool {
	s := b.resumed
	if s == nil || s.By != b.model.by {
		return false
	}
	b.resumed = nil
	m := b.model
	b.view.x = s.X
	for i := range m.columns {
		c := &m.columns[i]
		c.Most = max(c.Most, s.Most[c.Key])
		b.view.y[c.Key] = s.Y[c.Key]
	}
	for _, key := range s.Collapsed {
		m.collapsed[key] = true
	}
	m.cursor = m.clamp(boardPlace{m.column(s.Column), 0})
	if at := m.find(s.Card); at != nowhere {
		m.cursor = at
	}
	return true
}

// onlyClosed reports that the query is about closed opportunities alone.
func (b *board) onlyClosed() bool {
	_, none := boardClasses(b.query.Classes)
	return none
}

// boardBar chooses what the columns stand for.
type boardBar struct {
	board   *board
	content *fyne.Container
	label   *kit.Label
	by      *kit.Select
}

func newBoardBar(b *board) *boardBar {
	bar := &boardBar{board: b, label: kit.NewLabel("", kit.TextBase, kit.ColorText2, false).Whole(), by: kit.NewSelect(nil)}
	bar.by.OnChanged = func(o kit.Option) { b.setBy(office.Column(o.ID)) }
	bar.content = container.New(kit.Columns(kit.Space2), kit.Centred(bar.label), kit.FixedWidth(boardByWidth, bar.by))
	bar.rebuild()
	return bar
}

const boardByWidth float32 = 140

// rebuild says it anew in the language in force.
func (bar *boardBar) rebuild() {
	bar.label.SetText(lang.X("board.columns_by", "Columns by"))
	var options []kit.Option
	for _, by := range office.BoardColumns {
		options = append(options, kit.Option{ID: string(by), Text: byText(by)})
	}
	bar.by.SetOptions(options)
	bar.show()
}

func (bar *boardBar) show() { bar.by.SetSelectedID(string(bar.board.by)) }
