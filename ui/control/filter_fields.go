package control

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/ui/kit"
)

// filterField is one filter of the row.
type filterField struct {
	label  string
	width  float32
	active func() bool // it narrows
	// control makes a control that shows the filter as it is now and changes it.
	control func() fyne.CanvasObject
}

// The ids of options that stand for no record.
const (
	allID  = ""
	noneID = "-"
)

// offers are what filters can be narrowed to.
type offers struct {
	people     []domain.Person
	states     []domain.State
	origins    []domain.Item
	tags       []domain.Item
	currencies []domain.Currency
}

// readWords reads them, off the UI goroutine.
func (s *Screen) readWords(ctx context.Context) (w offers, err error) {
	session := s.host.Session()
	if w.people, err = session.Salespeople(ctx); err != nil {
		return w, err
	}
	if w.states, err = session.States(ctx); err != nil {
		return w, err
	}
	if w.origins, err = session.Items(ctx, domain.Origins); err != nil {
		return w, err
	}
	w.tags, err = session.Items(ctx, domain.Tags)
	return w, err
}

// offerWords reads anew what filters can be narrowed to.
func (s *Screen) offerWords() {
	kit.BackgroundLatest(&s.wordsAsked, s.host.Runner(), func() (offers, error) {
		return s.readWords(context.Background())
	}, func(w offers, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		w.currencies = s.words.currencies
		s.words = w
		s.row.show()
	})
}

// filterFields are the filters of the row but the period and the day, the first ones first
// to have room in it.
func (s *Screen) filterFields() []*filterField {
	return []*filterField{
		s.choiceField(domain.KindPerson, lang.X("opportunity.salesperson", "Salesperson"), lang.X("chart.nobody", "Nobody"), s.peopleOptions),
		s.choiceField(domain.KindItem, lang.X("opportunity.origin", "Origin"), lang.X("control.no_origin", "No origin"), func() []kit.Option { return itemOptions(s.words.origins) }),
		s.choiceField(domain.KindState, lang.X("opportunity.state", "State"), "", s.stateOptions),
		s.compareField(),
		s.customerField(),
		s.tagField(),
		s.currencyField(),
	}
}

func (s *Screen) peopleOptions() []kit.Option {
	var options []kit.Option
	for _, p := range s.words.people {
		options = append(options, kit.Option{ID: string(p.ID), Text: p.Name})
	}
	return options
}

func itemOptions(items []domain.Item) []kit.Option {
	var options []kit.Option
	for _, i := range items {
		options = append(options, kit.Option{ID: string(i.ID), Text: i.Name})
	}
	return options
}

func (s *Screen) stateOptions() []kit.Option {
	var options []kit.Option
	for _, state := range s.words.states {
		options = append(options, kit.Option{ID: string(state.ID), Text: state.Name, Dot: kit.Paint(kit.Colour(state.Colour))})
	}
	return options
}

func allOption() kit.Option { return kit.Option{ID: allID, Text: lang.X("filter.all", "All")} }

// choiceField narrows to one record of a kind; none is what the lack of one is called, "" for
// a field that always has one.
func (s *Screen) choiceField(by domain.Kind, label, none string, options func() []kit.Option) *filterField {
	return &filterField{label: label, width: 120, active: func() bool { return s.filters.of(by).On },
		control: func() fyne.CanvasObject {
			return s.choiceSelect(s.filters.of(by), allOption(), none, options, func(c choice) { s.filters.choose(by, c) })
		}}
}

func (s *Screen) tagField() *filterField {
	return &filterField{label: lang.X("control.tag", "Tag"), width: 120, active: func() bool { return s.filters.Tag.On },
		control: func() fyne.CanvasObject {
			all := kit.Option{ID: allID, Text: lang.X("control.all_tags", "All")}
			return s.choiceSelect(&s.filters.Tag, all, lang.X("control.no_tag", "No tag"), func() []kit.Option { return itemOptions(s.words.tags) },
				func(c choice) { s.filters.Tag = c })
		}}
}

// choiceSelect is a select of all, of one of the options, or of none of them.
func (s *Screen) choiceSelect(now *choice, all kit.Option, none string, options func() []kit.Option, set func(choice)) *kit.Select {
	offered := append([]kit.Option{all}, options()...)
	if none != "" {
		offered = append(offered, kit.Option{ID: noneID, Text: none})
	}
	list := kit.NewSelect(offered)
	switch {
	case !now.On:
		list.SetSelected(all)
	case now.ID == "":
		list.SetSelected(kit.Option{ID: noneID, Text: none})
	default:
		list.SetSelectedID(string(now.ID))
		if list.Selected().ID == "" { // it is not on offer, or not yet
			list.SetSelected(kit.Option{ID: string(now.ID), Text: now.Name})
		}
	}
	list.OnChanged = func(o kit.Option) {
		switch o.ID {
		case allID:
			set(choice{})
		case noneID:
			set(choice{On: true, Name: o.Text})
		default:
			set(choice{On: true, ID: domain.ID(o.ID), Name: o.Text})
		}
		s.narrowed()
	}
	return list
}

// customerField finds a customer by typing.
func (s *Screen) customerField() *filterField {
	const most = 30
	find := kit.SearchRecords(s.host, func(ctx context.Context, text string) ([]domain.Customer, error) {
		return s.host.Session().FindCustomers(ctx, text, most)
	}, func(c domain.Customer) kit.Option { return kit.Option{ID: string(c.ID), Text: c.Name} })
	return &filterField{label: lang.X("control.customer", "Customer"), width: 150, active: func() bool { return s.filters.Customer.On },
		control: func() fyne.CanvasObject {
			l := kit.NewLookup(find)
			l.PlaceHolder, l.Clearable = lang.X("filter.all", "All"), true
			if now := s.filters.Customer; now.On {
				l.SetSelected(kit.Option{ID: string(now.ID), Text: now.Name})
			}
			l.OnChanged = func(o kit.Option) {
				s.filters.choose(domain.KindCustomer, choice{On: o.ID != "", ID: domain.ID(o.ID), Name: o.Text})
				s.narrowed()
			}
			return l
		}}
}

// currencyField looks at the amounts in one currency alone.
func (s *Screen) currencyField() *filterField {
	return &filterField{label: lang.X("opportunity.currency", "Currency"), width: 130, active: func() bool { return s.filters.Currency != "" },
		control: func() fyne.CanvasObject {
			home := s.host.Session().Office().Data().Currency
			offered := []kit.Option{{ID: allID, Text: lang.X("control.all_in", "All, in {{.Currency}}", map[string]any{"Currency": home})}}
			for _, c := range s.words.currencies {
				offered = append(offered, kit.Option{ID: string(c), Text: lang.X("control.only_in", "Only {{.Currency}}", map[string]any{"Currency": c})})
			}
			list := kit.NewSelect(offered)
			list.SetSelectedID(string(s.filters.Currency))
			list.OnChanged = func(o kit.Option) {
				s.filters.Currency = domain.Currency(o.ID)
				s.narrowed()
			}
			return list
		}}
}

func compareText(c control.Comparison) string {
	switch c {
	case control.WithPrevious:
		return lang.X("control.with_previous", "Previous period")
	case control.WithYearAgo:
		return lang.X("control.with_year", "A year before")
	}
	return lang.X("control.with_none", "None")
}

// compareField is what the figures are compared with.
func (s *Screen) compareField() *filterField {
	return &filterField{label: lang.X("control.compare", "Compare"), width: 140, active: func() bool { return s.filters.Compare != freshFilters().Compare },
		control: func() fyne.CanvasObject {
			var offered []kit.Option
			for _, c := range []control.Comparison{control.WithPrevious, control.WithYearAgo, control.NotCompared} {
				offered = append(offered, kit.Option{ID: string(c), Text: compareText(c)})
			}
			list := kit.NewSelect(offered)
			list.SetSelectedID(string(s.filters.Compare))
			list.OnChanged = func(o kit.Option) {
				s.filters.Compare = control.Comparison(o.ID)
				s.narrowed()
			}
			return list
		}}
}
