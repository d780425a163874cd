package kit

import (
	"context"

	"preventa/domain"
	"preventa/domain/region"
)

func (s *Fieldset) region() region.Region { return s.host.Session().Office().Region() }

// Line makes an entry of one line.
func (s *Fieldset) Line(name string, set func(text string)) *TextEntry {
	e := NewTextEntry()
	e.OnChanged = func(text string) { s.Edit(name, func() { set(text) }) }
	s.Hold(name, e)
	return e
}

// Note makes an entry of several lines.
func (s *Fieldset) Note(name string, lines int, set func(text string)) *NoteEntry {
	n := NewNoteEntry(lines)
	n.OnChanged = func(text string) { s.Edit(name, func() { set(text) }) }
	s.Hold(name, n)
	return n
}

// Flag makes a switch with its own label.
func (s *Fieldset) Flag(name, label string, set func(on bool)) *Switch {
	w := NewSwitch(label, func(on bool) { s.Edit(name, func() { set(on) }) })
	s.Hold(name, w)
	return w
}

// Date makes a date as the office writes it. While the text is no date, set has the one it
// was filled with.
func (s *Fieldset) Date(name string, set func(domain.Date)) *DateField {
	r, office := s.region(), s.host.Session().Office()
	d := NewDateField(DateFormat{
		Format:       r.Date,
		Parse:        func(text string) (domain.Date, error) { return r.ParseDate(text, office.Today()) },
		FirstWeekday: r.FirstWeekday(),
	})
	d.PlaceHolder = r.DatePlaceholder(string(s.host.Session().Me().Language))
	d.Today = office.Today
	read := reading(s, name, d.Value, set)
	d.OnChanged = func(string) { read() }
	d.OnCommitted, d.OnValid = read, read
	d.OnInvalid = func(err error) { s.Refuse(name, err) }
	s.Hold(name, d)
	return d
}

// typedMoney is what an amount says; empty reports that nothing is typed.
type typedMoney struct {
	money domain.Money
	empty bool
}

// Money makes an amount in one of the currencies, the first one chosen; empty reports that
// nothing is typed. While the text is no amount, set has the one it was filled with.
func (s *Fieldset) Money(name string, currencies []domain.Currency, set func(money domain.Money, empty bool)) *MoneyEntry {
	r := s.region()
	m := NewMoneyEntry(MoneyFormat{Format: r.Amount, Parse: r.ParseAmount}, currencies...)
	value := func() (typed typedMoney, err error) {
		typed.money, typed.empty, err = m.Value()
		return typed, err
	}
	read := reading(s, name, value, func(typed typedMoney) { set(typed.money, typed.empty) })
	m.OnChanged, m.OnCommitted, m.OnValid = read, read, read
	m.OnInvalid = func(err error) { s.Refuse(name, err) }
	s.Hold(name, m)
	return m
}

// Percent makes a whole percentage with its slider. While the text is none, set has the
// one it was filled with.
func (s *Fieldset) Percent(name string, set func(percent int)) *PercentEntry {
	p := NewPercentEntry(s.region().Percent)
	read := reading(s, name, p.Value, set)
	p.OnChanged, p.OnCommitted, p.OnValid = read, read, read
	p.OnInvalid = func(err error) { s.Refuse(name, err) }
	s.Hold(name, p)
	return p
}

// reading is what a control calls whose text stands for a value. What half a text would
// say is nobody's word: the draft then has the value the control was filled with.
func reading[T any](s *Fieldset, name string, value func() (T, error), set func(T)) func() {
	var filled T
	s.note = append(s.note, func() {
		if v, err := value(); err == nil {
			filled = v
		}
	})
	return func() {
		s.Edit(name, func() {
			v, err := value()
			s.Read(name, err)
			if err != nil {
				v = filled
			}
			set(v)
		})
	}
}

// Choice makes a lookup in a list of words, asked for each time it opens; menu is what its
// right click offers.
func (s *Fieldset) Choice(name string, options func() []Option, clearable bool, set func(Option), menu ...MenuItem) *Lookup {
	l := s.Search(name, func(text string, deliver func([]Option)) { SearchIn(options())(text, deliver) }, set)
	l.Clearable = clearable
	if len(menu) > 0 {
		l.ContextItems = func() []MenuItem { return menu }
	}
	return l
}

// Search makes a lookup among many records, which may stay empty.
func (s *Fieldset) Search(name string, search func(text string, deliver func([]Option)), set func(Option)) *Lookup {
	l := NewLookup(search)
	l.Clearable = true
	l.OnChanged = func(o Option) { s.Edit(name, func() { set(o) }) }
	s.Hold(name, l)
	return l
}

// TakeNames lets a lookup take a name that is none of its options as well: an Option
// without id.
func (s *Fieldset) TakeNames(l *Lookup) {
	l.FreeText = true
	l.OnNew = func(name string) {
		o := Option{Text: name}
		l.SetSelected(o)
		l.OnChanged(o)
	}
}

// Tags makes an entry of tags that suggests known ones.
func (s *Fieldset) Tags(name string, known func() []string, set func(names []string)) *TagEntry {
	t := NewTagEntry()
	t.OnChanged = func(names []string) { s.Edit(name, func() { set(names) }) }
	t.Suggest = func(text string, deliver func([]string)) {
		SearchIn(namedOptions(known()))(text, func(found []Option) { deliver(optionTexts(found)) })
	}
	s.Hold(name, t)
	return t
}

func namedOptions(names []string) []Option {
	options := make([]Option, len(names))
	for i, name := range names {
		options[i] = Option{ID: name, Text: name}
	}
	return options
}

func optionTexts(options []Option) []string {
	texts := make([]string, len(options))
	for i, o := range options {
		texts[i] = o.Text
	}
	return texts
}

// SearchRecords searches for a lookup off the UI goroutine, and shows what was found as
// options.
func SearchRecords[R any](h Host, find func(ctx context.Context, text string) ([]R, error),
	option func(R) Option) func(text string, deliver func([]Option)) {
	return func(text string, deliver func([]Option)) {
		Background(h.Runner(), func() ([]R, error) {
			return find(context.Background(), text)
		}, func(found []R, err error) {
			if err != nil {
				h.Failed(err)
				return
			}
			options := make([]Option, len(found))
			for i, r := range found {
				options[i] = option(r)
			}
			deliver(options)
		})
	}
}

// OptionOf is the option of an id, the zero Option if there is none.
func OptionOf(options []Option, id domain.ID) Option {
	for _, o := range options {
		if o.ID == string(id) {
			return o
		}
	}
	return Option{}
}
