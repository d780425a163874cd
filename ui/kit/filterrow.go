package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/office"
)

// filterRow is one condition being made.
type filterRow struct {
	builder  *FilterBuilder
	was      office.Condition // as it came; it stays so until something in the row changes
	touched  bool
	shown    office.Operator // whose values the control has
	field    FilterField     // without a title: none was chosen yet
	lookup   *Lookup
	operator *Select
	control  filterControl
	room     *fyne.Container // of the control
	box      *fyne.Container
}

func newFilterRow(b *FilterBuilder, f FilterField, c office.Condition) *filterRow {
	r := &filterRow{builder: b, was: c, field: f, room: container.NewStack()}
	r.lookup = NewLookup(r.fields)
	r.lookup.PlaceHolder = lang.X("filter.field", "Field")
	r.lookup.OnChanged = r.fieldChosen
	r.operator = NewSelect(nil)
	r.operator.OnChanged = func(Option) { r.operatorChosen() }
	remove := NewIconButton("x", lang.X("filter.remove", "Remove the condition"), func() { b.remove(r) })
	r.box = container.New(Columns(Space2, 0, 0, 1, 0), atTop(FixedWidth(filterFieldWidth, r.lookup)),
		atTop(FixedWidth(filterOperatorWidth, r.operator)), r.room, atTop(remove))
	r.show(asRange(c))
	return r
}

// atTop keeps an object at its least height where others beside it are higher.
func atTop(o fyne.CanvasObject) fyne.CanvasObject { return container.New(Rows(0), o) }

// asRange is a condition on one band of figures, such as "50-79", as from one to the other.
func asRange(c office.Condition) office.Condition {
	if c.Operator != office.Is || len(c.Values) != 1 || c.Column != office.ColumnComplete {
		return c
	}
	if from, to, is := strings.Cut(c.Values[0], "-"); is {
		return office.Condition{Column: c.Column, Operator: office.Between, Values: []string{from, to}}
	}
	return c
}

// first is what the keyboard goes to in the row.
func (r *filterRow) first() fyne.Focusable {
	if r.field.Title == "" {
		return r.lookup
	}
	if r.control.target != nil {
		return r.control.target
	}
	return r.operator
}

func (r *filterRow) fields(text string, deliver func([]Option)) {
	var options []Option
	for _, f := range r.builder.fields {
		options = append(options, Option{ID: string(f.Column), Text: f.Title})
	}
	SearchIn(options)(text, deliver)
}

// show puts a condition on the row's field in its controls.
func (r *filterRow) show(c office.Condition) {
	var options []Option
	if r.field.Title != "" {
		r.lookup.SetSelected(Option{ID: string(r.field.Column), Text: r.field.Title})
		for _, o := range r.field.Operators() {
			options = append(options, Option{ID: string(o), Text: r.operatorText(o)})
		}
	}
	r.operator.SetOptions(options)
	r.operator.SetSelectedID(string(c.Operator))
	if r.operator.Selected().Text == "" && len(options) > 0 {
		r.operator.SetSelected(options[0])
	}
	r.showControl(c.Values)
}

func (r *filterRow) operatorText(o office.Operator) string {
	if r.field.chosen(o) {
		return OperatorText(o, office.ChoiceField)
	}
	return OperatorText(o, r.field.Type)
}

// showControl makes the control that the operator needs.
func (r *filterRow) showControl(values []string) {
	r.shown = office.Operator(r.operator.Selected().ID)
	r.control = filterControl{object: container.NewWithoutLayout(), values: func() ([]string, bool) { return nil, false }}
	if r.field.Title != "" {
		r.control = r.builder.filterControlOf(r.field, r.shown, values, func(typing bool) {
			r.touched = true
			r.builder.edited(typing)
		})
	}
	r.room.Objects = []fyne.CanvasObject{atTop(r.control.object)}
	r.room.Refresh()
	r.builder.fit()
}

func (r *filterRow) fieldChosen(o Option) {
	r.touched = true
	r.field, _ = r.builder.field(office.Column(o.ID))
	r.show(office.Condition{Operator: r.field.Operators()[0]}) // the most usual
	r.builder.dialog.canvas.Focus(r.first())
	r.builder.edited(false)
}

// operatorChosen keeps the values where the new operator takes such.
func (r *filterRow) operatorChosen() {
	r.touched = true
	values, _ := r.control.values()
	if kindOfValues(r.field, r.shown) != kindOfValues(r.field, office.Operator(r.operator.Selected().ID)) {
		values = nil
	}
	r.showControl(values)
	r.builder.dialog.canvas.Focus(r.first())
	r.builder.edited(false)
}

// kindOfValues tells operators apart whose values mean different things.
func kindOfValues(f FilterField, o office.Operator) string {
	switch {
	case f.chosen(o):
		return "picked"
	case o == office.Is, o == office.IsNot:
		return "listed"
	case o == office.Contains, o == office.NotContains:
		return "looked for"
	case o == office.LastDays, o == office.NextDays:
		return "days"
	}
	return string(o)
}

// condition is what the row asks; false while it is not whole.
func (r *filterRow) condition() (office.Condition, bool) {
	if !r.touched && r.was.Column != "" {
		return r.was, true
	}
	values, whole := r.control.values()
	return office.Condition{Column: r.field.Column, Operator: r.shown, Values: values},
		whole && r.field.Title != ""
}
