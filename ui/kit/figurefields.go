package kit

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
)

// figureField is one filter of the row.
type figureField struct {
	label  string
	width  float32
	active func() bool // it narrows
	// control makes a control that shows the filter as it is now and changes it.
	control func() fyne.CanvasObject
}

// The ids of options that stand for no record.
const (
	figureAll  = ""
	figureNone = "-"
)

// figureOffers are what filters can be narrowed to.
type figureOffers struct {
	people     []domain.Person
	states     []domain.State
	origins    []domain.Item
	tags       []domain.Item
	currencies []domain.Currency
}

// readWords reads them, off the UI goroutine.
func (r *FigureRow) readWords(ctx context.Context) (w figureOffers, err error) {
	session := r.host.Session()
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

// SetCurrencies tells the currencies that opportunities are in.
func (r *FigureRow) SetCurrencies(list []domain.Currency) {
	if !slices.Equal(list, r.offers.currencies) {
		r.offers.currencies = list
		r.Show()
	}
}

// Offer reads anew what filters can be narrowed to.
func (r *FigureRow) Offer() {
	BackgroundLatest(&r.asked, r.host.Runner(), func() (figureOffers, error) {
		return r.readWords(context.Background())
	}, func(w figureOffers, err error) {
		if err != nil {
			r.host.Failed(err)
			return
		}
		w.currencies = r.offers.currencies
		r.offers = w
		r.Show()
	})
}

// figureFields are the filters of the row but the period and the day, the first ones first
// to have room in it.
func (r *FigureRow) figureFields() []*figureField {
	return []*figureField{
		r.choiceField(domain.KindPerson, lang.X("opportunity.salesperson", "Salesperson"), lang.X("chart.nobody", "Nobody"), r.peopleOptions),
		r.choiceField(domain.KindItem, lang.X("opportunity.origin", "Origin"), lang.X("control.no_origin", "No origin"), func() []Option { return figureItemOptions(r.offers.origins) }),
		r.choiceField(domain.KindState, lang.X("opportunity.state", "State"), "", r.stateOptions),
		r.compareField(),
		r.customerField(),
		r.tagField(),
		r.currencyField(),
	}
}

func (r *FigureRow) peopleOptions() []Option {
	var options []Option
	for _, p := range r.offers.people {
		options = append(options, Option{ID: string(p.ID), Text: p.Name})
	}
	return options
}

func figureItemOptions(items []domain.Item) []Option {
	var options []Option
	for _, i := range items {
		options = append(options, Option{ID: string(i.ID), Text: i.Name})
	}
	return options
}

func (r *FigureRow) stateOptions() []Option {
	var options []Option
	for _, state := range r.offers.states {
		options = append(options, Option{ID: string(state.ID), Text: state.Name, Dot: Paint(Colour(state.Colour))})
	}
	return options
}

func figureAllOption() Option { return Option{ID: figureAll, Text: lang.X("filter.all", "All")} }

// choiceField narrows to one record of a kind; none is what the lack of one is called, "" for
// a field that always has one.
func (r *FigureRow) choiceField(by domain.Kind, label, none string, options func() []Option) *figureField {
	return &figureField{label: label, width: 120, active: func() bool { return r.Filters.of(by).On },
		control: func() fyne.CanvasObject {
			return r.choiceSelect(r.Filters.of(by), figureAllOption(), none, options, func(c FigureChoice) { r.Filters.choose(by, c) })
		}}
}

func (r *FigureRow) tagField() *figureField {
	return &figureField{label: lang.X("control.tag", "Tag"), width: 120, active: func() bool { return r.Filters.Tag.On },
		control: func() fyne.CanvasObject {
			all := Option{ID: figureAll, Text: lang.X("control.all_tags", "All")}
			return r.choiceSelect(&r.Filters.Tag, all, lang.X("control.no_tag", "No tag"), func() []Option { return figureItemOptions(r.offers.tags) },
				func(c FigureChoice) { r.Filters.Tag = c })
		}}
}

// choiceSelect is a select of all, of one of the options, or of none of them.
func (r *FigureRow) choiceSelect(now *FigureChoice, all Option, none string, options func() []Option, set func(FigureChoice)) *Select {
	offered := append([]Option{all}, options()...)
	if none != "" {
		offered = append(offered, Option{ID: figureNone, Text: none})
	}
	list := NewSelect(offered)
	switch {
	case !now.On:
		list.SetSelected(all)
	case now.ID == "":
		list.SetSelected(Option{ID: figureNone, Text: none})
	default:
		list.SetSelectedID(string(now.ID))
		if list.Selected().ID == "" { // it is not on offer, or not yet
			list.SetSelected(Option{ID: string(now.ID), Text: now.Name})
		}
	}
	list.OnChanged = func(o Option) {
		switch o.ID {
		case figureAll:
			set(FigureChoice{})
		case figureNone:
			set(FigureChoice{On: true, Name: o.Text})
		default:
			set(FigureChoice{On: true, ID: domain.ID(o.ID), Name: o.Text})
		}
		r.narrowed()
	}
	return list
}

// customerField finds a customer by typing.
func (r *FigureRow) customerField() *figureField {
	const most = 30
	find := SearchRecords(r.host, func(ctx context.Context, text string) ([]domain.Customer, error) {
		return r.host.Session().FindCustomers(ctx, text, most)
	}, func(c domain.Customer) Option { return Option{ID: string(c.ID), Text: c.Name} })
	return &figureField{label: lang.X("control.customer", "Customer"), width: 150, active: func() bool { return r.Filters.Customer.On },
		control: func() fyne.CanvasObject {
			l := NewLookup(find)
			l.PlaceHolder, l.Clearable = lang.X("filter.all", "All"), true
			if now := r.Filters.Customer; now.On {
				l.SetSelected(Option{ID: string(now.ID), Text: now.Name})
			}
			l.OnChanged = func(o Option) {
				r.Filters.choose(domain.KindCustomer, FigureChoice{On: o.ID != "", ID: domain.ID(o.ID), Name: o.Text})
				r.narrowed()
			}
			return l
		}}
}

// currencyField looks at the amounts in one currency alone.
func (r *FigureRow) currencyField() *figureField {
	return &figureField{label: lang.X("opportunity.currency", "Currency"), width: 130, active: func() bool { return r.Filters.Currency != "" },
		control: func() fyne.CanvasObject {
			home := r.host.Session().Office().Data().Currency
			offered := []Option{{ID: figureAll, Text: lang.X("control.all_in", "All, in {{.Currency}}", map[string]any{"Currency": home})}}
			for _, c := range r.offers.currencies {
				offered = append(offered, Option{ID: string(c), Text: lang.X("control.only_in", "Only {{.Currency}}", map[string]any{"Currency": c})})
			}
			list := NewSelect(offered)
			list.SetSelectedID(string(r.Filters.Currency))
			list.OnChanged = func(o Option) {
				r.Filters.Currency = domain.Currency(o.ID)
				r.narrowed()
			}
			return list
		}}
}

func figureCompareText(c control.Comparison) string {
	switch c {
	case control.WithPrevious:
		return lang.X("control.with_previous", "Previous period")
	case control.WithYearAgo:
		return lang.X("control.with_year", "A year before")
	}
	return lang.X("control.with_none", "None")
}

// compareField is what the figures are compared with.
func (r *FigureRow) compareField() *figureField {
	return &figureField{label: lang.X("control.compare", "Compare"), width: 140, active: func() bool { return r.Filters.Compare != NewFigureFilters().Compare },
		control: func() fyne.CanvasObject {
			var offered []Option
			for _, c := range []control.Comparison{control.WithPrevious, control.WithYearAgo, control.NotCompared} {
				offered = append(offered, Option{ID: string(c), Text: figureCompareText(c)})
			}
			list := NewSelect(offered)
			list.SetSelectedID(string(r.Filters.Compare))
			list.OnChanged = func(o Option) {
				r.Filters.Compare = control.Comparison(o.ID)
				r.narrowed()
			}
			return list
		}}
}
