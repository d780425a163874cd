package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/office"
)

const (
	filterWidth         float32 = 720
	filterFieldWidth    float32 = 184
	filterOperatorWidth float32 = 160
)

// FilterBuilder is a dialog of conditions, a row each: a field, an operator, values. What is
// whole narrows the list behind at once.
type FilterBuilder struct {
	host    Host
	writing FilterWords
	fields  []FilterField
	changed func([]office.Condition)

	rows   []*filterRow
	stack  *fyne.Container
	dialog *Dialog
	told   []office.Condition
	cancel func()
}

// ShowFilter opens the dialog under an object, at the row of the condition it is about or,
// without one, at a new row. changed hears the conditions each time that others are whole.
func ShowFilter(h Host, beneath fyne.CanvasObject, fields []FilterField, conditions []office.Condition, about office.Condition,
	changed func([]office.Condition)) *FilterBuilder {
	b := &FilterBuilder{host: h, writing: FilterWordsOf(h), fields: fields, changed: changed,
		stack: container.New(Rows(Space2)), told: conditions, cancel: func() {}}
	for _, c := range conditions {
		if f, known := b.field(c.Column); known && c.Label == "" {
			b.rows = append(b.rows, newFilterRow(b, f, c))
		}
	}
	at := slices.IndexFunc(b.rows, func(r *filterRow) bool { return SameCondition(r.was, about) })
	if at < 0 {
		at = len(b.rows)
		b.rows = append(b.rows, newFilterRow(b, FilterField{}, office.Condition{}))
	}
	b.dialog = NewDialog(h.Window(), DialogOptions{
		Title: lang.X("filter.title", "Filter"), Body: b.stack, Width: filterWidth, Beneath: beneath,
		Left: NewButton(lang.X("filter.add", "Add condition"), "plus", ButtonGhost, b.add),
		Buttons: []*Button{
			NewButton(lang.X("filter.clear", "Clear all"), "", ButtonNormal, b.clear),
			NewButton(lang.X("dialog.close", "Close"), "", ButtonPrimary, func() { b.dialog.Close() }),
		},
		First: b.rows[at].first(),
	})
	b.dialog.SetOnClosed(b.apply)
	b.lay()
	b.dialog.Show()
	return b
}

func (b *FilterBuilder) field(column office.Column) (FilterField, bool) {
	at := slices.IndexFunc(b.fields, func(f FilterField) bool { return f.Column == column })
	if at < 0 {
		return FilterField{}, false
	}
	return b.fields[at], true
}

func (b *FilterBuilder) add() {
	r := newFilterRow(b, FilterField{}, office.Condition{})
	b.rows = append(b.rows, r)
	b.lay()
	b.dialog.canvas.Focus(r.first())
}

func (b *FilterBuilder) clear() {
	b.rows = nil
	b.add()
	b.apply()
}

func (b *FilterBuilder) remove(r *filterRow) {
	b.rows = slices.DeleteFunc(b.rows, func(other *filterRow) bool { return other == r })
	if len(b.rows) == 0 {
		b.add()
	}
	b.lay()
	b.dialog.canvas.Focus(b.rows[len(b.rows)-1].first())
	b.apply()
}

func (b *FilterBuilder) lay() {
	b.stack.RemoveAll()
	for _, r := range b.rows {
		b.stack.Add(r.box)
	}
	b.stack.Refresh()
	b.fit()
}

// fit gives the dialog the height its rows need.
func (b *FilterBuilder) fit() {
	if b.dialog != nil {
		b.dialog.Fit()
	}
}

// edited tells of the conditions soon after a key stroke, and at once after a choice.
func (b *FilterBuilder) edited(typing bool) {
	b.cancel()
	if typing {
		b.cancel = b.host.Delay()(SearchAfter, b.apply)
		return
	}
	b.apply()
}

// apply tells of the conditions that are whole. Those on what the dialog knows nothing of
// stay as they are, and so do those that stand for something else.
func (b *FilterBuilder) apply() {
	b.cancel()
	var conditions []office.Condition
	for _, c := range b.told {
		if _, known := b.field(c.Column); !known || c.Label != "" {
			conditions = append(conditions, c)
		}
	}
	for _, r := range b.rows {
		if c, whole := r.condition(); whole {
			conditions = append(conditions, c)
		}
	}
	if !slices.EqualFunc(conditions, b.told, SameCondition) {
		b.told = conditions
		b.changed(conditions)
	}
}
