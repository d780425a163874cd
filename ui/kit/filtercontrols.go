package kit

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
)

// filterControl is where the values of a condition are typed or chosen.
type filterControl struct {
	object fyne.CanvasObject
	target fyne.Focusable // nil: nothing is to be typed
	// values are those of the condition; false while they are not whole.
	values func() ([]string, bool)
}

// filterControlOf makes the control of an operator on a field and shows values in it.
// changed hears of every change a person makes; one that is typed may go on.
func (b *FilterBuilder) filterControlOf(f FilterField, o office.Operator, values []string, changed func(typing bool)) filterControl {
	switch {
	case o == office.Empty || o == office.NotEmpty:
		return filterControl{object: container.NewWithoutLayout(), values: func() ([]string, bool) { return nil, true }}
	case f.chosen(o):
		return b.picks(f, values, changed)
	case o == office.During:
		return periodChoice(values, changed)
	case o == office.LastDays || o == office.NextDays:
		return b.days(values, changed)
	case o == office.Between:
		return b.pair(f, values, changed)
	case o == office.Contains || o == office.NotContains:
		return b.words(values, changed)
	case f.Type == office.DayField:
		return b.one(b.unit(f, at(values, 0), changed))
	}
	return b.list(f, values, changed)
}

func at(values []string, i int) string {
	if i < len(values) {
		return values[i]
	}
	return ""
}

// filterUnit is an entry of one value.
type filterUnit struct {
	object fyne.CanvasObject
	target fyne.Focusable
	value  func() (string, error)
}

func (b *FilterBuilder) one(u filterUnit) filterControl {
	return filterControl{object: u.object, target: u.target, values: func() ([]string, bool) {
		value, err := u.value()
		return []string{value}, err == nil && value != ""
	}}
}

// pair is from one value to another, of which one may be left open.
func (b *FilterBuilder) pair(f FilterField, values []string, changed func(bool)) filterControl {
	from, to := b.unit(f, at(values, 0), changed), b.unit(f, at(values, 1), changed)
	and := NewCaption(lang.X("filter.and", "and"))
	return filterControl{
		object: container.New(Columns(Space2, 1, 0, 1), from.object, and, to.object), target: from.target,
		values: func() ([]string, bool) {
			first, err1 := from.value()
			last, err2 := to.value()
			return []string{first, last}, err1 == nil && err2 == nil && first+last != ""
		},
	}
}

// unit is the entry of a value of a field.
func (b *FilterBuilder) unit(f FilterField, value string, changed func(bool)) filterUnit {
	if f.Type == office.DayField {
		return b.dayUnit(value, changed)
	}
	e := &checkedEntry{}
	e.alignEnd = true
	write := func(value string) string {
		if value == "" {
			return ""
		}
		return b.writing.number(f.Type, value)
	}
	read := func() (string, error) { return b.writing.read(f.Type, e.Text) }
	e.extendChecked(e, func(text string) (string, error) {
		value, err := b.writing.read(f.Type, text)
		return write(value), err
	})
	e.setCommitted(write(value))
	e.OnChanged = func(string) { changed(true) }
	return filterUnit{object: e, target: e, value: read}
}

func (b *FilterBuilder) dayUnit(value string, changed func(bool)) filterUnit {
	r := b.writing.Region
	d := NewDateField(DateFormat{
		Format:       r.Date,
		Parse:        func(text string) (domain.Date, error) { return r.ParseDate(text, b.writing.Today()) },
		FirstWeekday: r.FirstWeekday(),
	})
	d.Today = b.writing.Today
	if day, err := domain.ParseDate(value); err == nil {
		d.SetValue(day)
	}
	d.OnChanged = func(string) { changed(true) }
	return filterUnit{object: d, target: d, value: func() (string, error) {
		day, err := d.Value()
		return day.String(), err
	}}
}

// words is the text that is looked for.
func (b *FilterBuilder) words(values []string, changed func(bool)) filterControl {
	e := NewTextEntry()
	e.SetText(at(values, 0))
	e.OnChanged = func(string) { changed(true) }
	return filterControl{object: e, target: e, values: func() ([]string, bool) {
		text := strings.TrimSpace(e.Text)
		return []string{text}, text != ""
	}}
}

// listSeparator stands between several typed values.
const listSeparator = ";"

// list is one value, or several between semicolons.
func (b *FilterBuilder) list(f FilterField, values []string, changed func(bool)) filterControl {
	e := &checkedEntry{}
	read := func(text string) ([]string, error) {
		var list []string
		for part := range strings.SplitSeq(text, listSeparator) {
			value, err := b.writing.read(f.Type, part)
			if err != nil {
				return nil, err
			}
			if value != "" {
				list = append(list, value)
			}
		}
		return list, nil
	}
	write := func(list []string) string {
		texts := make([]string, len(list))
		for i, value := range list {
			texts[i] = b.writing.number(f.Type, value)
		}
		return strings.Join(texts, listSeparator+" ")
	}
	e.extendChecked(e, func(text string) (string, error) {
		list, err := read(text)
		return write(list), err
	})
	e.setCommitted(write(values))
	e.OnChanged = func(string) { changed(true) }
	return filterControl{object: e, target: e, values: func() ([]string, bool) {
		list, err := read(e.Text)
		return list, err == nil && len(list) > 0
	}}
}

// days is how many of them.
func (b *FilterBuilder) days(values []string, changed func(bool)) filterControl {
	u := b.unit(FilterField{Field: office.Field{Type: office.CountField}}, at(values, 0), changed)
	c := b.one(u)
	c.object = container.New(Columns(Space2), FixedWidth(80, u.object), NewCaption(lang.X("filter.days", "days")))
	whole := c.values
	c.values = func() ([]string, bool) {
		list, ok := whole()
		if n, err := strconv.Atoi(at(list, 0)); err != nil || n < 0 {
			return nil, false
		}
		return list, ok
	}
	return c
}

func periodChoice(values []string, changed func(bool)) filterControl {
	options := make([]Option, len(domain.RelativePeriods))
	for i, p := range domain.RelativePeriods {
		options[i] = Option{ID: string(p), Text: RelativeText(p)}
	}
	s := NewSelect(options)
	s.SetSelectedID(at(values, 0))
	s.OnChanged = func(Option) { changed(false) }
	return filterControl{object: s, target: s, values: func() ([]string, bool) {
		return []string{s.Selected().ID}, s.Selected().ID != ""
	}}
}

// picks is a set of values, each chosen in a lookup and taken away by its cross.
func (b *FilterBuilder) picks(f FilterField, values []string, changed func(bool)) filterControl {
	chosen := slices.Clone(values)
	lookup := NewLookup(nil)
	box := container.New(&flow{gap: Space1, least: 130})
	var fill func()
	change := func() {
		fill()
		changed(false)
	}
	fill = func() {
		box.Objects = nil
		for _, value := range chosen {
			box.Objects = append(box.Objects, NewConditionChip(b.writing.value(f, value), nil, func() {
				chosen = slices.DeleteFunc(chosen, func(other string) bool { return other == value })
				focus(lookup)
				change()
			}))
		}
		box.Objects = append(box.Objects, lookup)
		box.Refresh()
		b.fit()
	}
	lookup.Search = func(text string, deliver func([]Option)) {
		f.Search(text, func(options []Option) {
			deliver(slices.DeleteFunc(slices.Clone(options), func(o Option) bool { return slices.Contains(chosen, o.ID) }))
		})
	}
	lookup.OnChanged = func(o Option) {
		if o.Text != "" {
			chosen = append(chosen, o.ID)
			lookup.SetSelected(Option{})
			change()
		}
	}
	fill()
	return filterControl{object: box, target: lookup, values: func() ([]string, bool) { return slices.Clone(chosen), len(chosen) > 0 }}
}
