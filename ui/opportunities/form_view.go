package opportunities

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// formView is what the form looks like. It reads the model and tells it what was typed.
type formView struct {
	form         *Form
	content      fyne.CanvasObject
	header       *formHeader
	completeness *completenessLine
	scroll       *container.Scroll
	set          *kit.Fieldset // by the field names of the domain
	similar      kit.Latest    // the search for customers like the one typed
	cancel       func()        // the wait before it

	customers []domain.Customer // offered last

	name        *kit.TextEntry
	customer    *kit.Lookup
	contact     *kit.Lookup
	others      *kit.SideButton // the contacts beside the main one
	position    *kit.Lookup
	phone       *kit.TextEntry
	mobile      *kit.TextEntry
	email       *kit.TextEntry
	origin      *kit.Lookup
	state       *kit.Lookup
	salesperson *kit.Lookup
	expected    *kit.DateField
	amount      *kit.MoneyEntry
	competitor  *kit.Lookup
	probability *kit.PercentEntry
	history     *historyGuess
	weighted    *kit.Label
	opened      *kit.DateField
	closed      *kit.DateField
	hold        *kit.DateField
	lossReason  *kit.Lookup
	lossNote    *kit.NoteEntry
	loss        fyne.CanvasObject // the two
	tags        *kit.TagEntry
}

func newFormView(f *Form) *formView {
	v := &formView{form: f, set: kit.NewFieldset(f.host, f.edited), cancel: func() {}}
	v.history = &historyGuess{view: v}
	v.header = newFormHeader(f)
	v.completeness = newCompletenessLine(f)
	v.makeNames()
	v.makeCard()
	v.makeNegotiation()
	v.makeAmount()
	v.makeClosing()
	v.scroll = container.NewVScroll(container.New(kit.Rows(0), v.generalPart(), kit.NewLine(), v.negotiationPart()))
	left := kit.NewFlushCard(v.scroll)
	right := kit.NewFlushCard(f.tabs.Content())
	if !f.mayEdit() {
		v.set.Lock()
	}
	cards := container.New(kit.Columns(kit.Space3, 5, 7), left, right)
	v.content = container.NewBorder(container.New(kit.Rows(0), v.header.bar, kit.NewLine()), nil, nil, nil, container.New(kit.Inset(kit.Space3, kit.Space3, kit.Space3, kit.Space3), cards))
	return v
}

// edit changes the draft by what a person typed, and follows.
func (v *formView) edit(field string, change func()) {
	if field == "notes" { // which stand on a tab of their own
		v.form.tabs.NotesField().ClearError()
	}
	v.set.Edit(field, change)
}

func (v *formView) generalPart() fyne.CanvasObject {
	return part(v.completeness.row,
		container.New(kit.Columns(kit.Space3, 2, 3), v.set.Required("name", lang.X("opportunity.name", "Name"), v.name),
			v.set.Field("customer", lang.X("opportunity.customer_or_prospect", "Customer or prospect"),
				kit.NewAnnotated(v.customer, v.customerMenu()))),
		pair(v.set.Field("contact", lang.X("opportunity.contact", "Contact"), kit.NewAnnotated(v.contact, v.others)),
			v.set.Field("position", lang.X("contact.position", "Position"), v.position)),
		container.New(kit.Columns(kit.Space3, 5, 5, 6), // a telephone is seen whole
			v.set.Field("phone", lang.X("contact.phone", "Phone"), v.phone),
			v.set.Field("mobile", lang.X("contact.mobile", "Mobile"), v.mobile),
			v.set.Field("email", lang.X("contact.email", "E-mail"), v.email)))
}

func (v *formView) negotiationPart() fyne.CanvasObject {
	v.loss = pair(v.set.Field("loss_reason", lang.X("opportunity.loss_reason", "Loss reason"), v.lossReason),
		v.set.Field("loss_note", lang.X("opportunity.loss_note", "Loss note"), v.lossNote))
	return part(kit.NewHeading(lang.X("opportunity.negotiation", "Negotiation")),
		pair(v.set.Field("origin", lang.X("opportunity.origin", "Origin"), v.origin),
			v.set.Field("state", lang.X("opportunity.state", "State"), v.state)),
		pair(v.set.Field("salesperson", lang.X("opportunity.salesperson", "Salesperson"), v.salesperson),
			v.set.Field("expected_close", lang.X("opportunity.expected_close", "Expected close"), v.expected)),
		pair(v.set.Field("amount", lang.X("opportunity.amount", "Amount"), kit.NewAnnotated(v.amount, v.amountMenu())),
			v.set.Field("competitor", lang.X("opportunity.competitor", "Competitor"), v.competitor)),
		v.set.Field("probability", lang.X("opportunity.probability", "Probability"), kit.NewAnnotated(v.probability, v.weighted)),
		v.loss,
		container.New(kit.Columns(kit.Space3, 1, 1, 1, 2),
			v.set.Field("opened_on", lang.X("opportunity.opened_on", "Opened on"), v.opened),
			v.set.Field("closed_on", lang.X("opportunity.closed_on", "Closed on"), v.closed),
			v.set.Field("hold_until", lang.X("opportunity.hold_until", "Hold until"), v.hold),
			v.set.Field("tags", lang.X("opportunity.tags", "Tags"), v.tags)))
}

// part is a part of a card: a heading and the rows of fields below it.
func part(heading fyne.CanvasObject, rows ...fyne.CanvasObject) fyne.CanvasObject {
	all := append([]fyne.CanvasObject{heading}, rows...)
	return container.New(kit.Inset(kit.Space3, kit.Space4, kit.Space3, kit.Space4), container.New(kit.Rows(6), all...))
}

// pair is two fields of the same width beside each other.
func pair(left, right fyne.CanvasObject) fyne.CanvasObject {
	return container.New(kit.Columns(kit.Space3, 1, 1), left, right)
}

func (v *formView) makeNegotiation() {
	m := func() *formModel { return v.form.model }
	host := v.form.host
	customizeStates := kit.MenuItem{Icon: "sliders-horizontal", Label: lang.X("command.customize_states", "Customize states…"), Run: host.CustomizeStates}
	v.origin = v.set.Choice("origin", v.originOptions, true, func(o kit.Option) { m().draft.Origin = domain.ID(o.ID) }, kit.CustomizeItem(host, domain.Origins))
	v.state = v.set.Choice("state", v.stateOptions, false, func(o kit.Option) {}, customizeStates)
	v.state.OnChanged = v.stateChosen
	v.salesperson = v.set.Choice("salesperson", v.salespersonOptions, true, func(o kit.Option) { m().draft.Salesperson = domain.ID(o.ID) })
	v.expected = v.set.Date("expected_close", func(d domain.Date) { m().draft.ExpectedClose = d })
	v.expected.Relative = v.relative
	v.competitor = v.newWord("competitor", domain.Competitors, func(id domain.ID, name string) {
		m().draft.Competitor, m().draft.NewCompetitor = id, name
	})
	v.probability = v.set.Percent("probability", v.stateProbability)
	v.weighted = kit.NewCaption("").AlignRight()
	v.opened = v.set.Date("opened_on", func(d domain.Date) { m().draft.OpenedOn = d })
	v.tags = v.set.Tags("tags", func() []string { return m().offeredTags() }, func(names []string) { m().setTags(names) })
	v.tags.ContextItems = func() []kit.MenuItem { return []kit.MenuItem{kit.CustomizeItem(host, domain.Tags)} }
}

// newWord is a lookup in a catalogue that takes words it does not have yet.
func (v *formView) newWord(field string, catalogue domain.Catalogue, set func(id domain.ID, name string)) *kit.Lookup {
	l := v.set.Search(field, kit.SearchItems(v.form.host, catalogue), func(o kit.Option) {
		if o.ID == "" {
			set("", o.Text)
			return
		}
		set(domain.ID(o.ID), "")
	})
	v.set.TakeNames(l)
	l.ContextItems = func() []kit.MenuItem { return []kit.MenuItem{kit.CustomizeItem(v.form.host, catalogue)} }
	return l
}

// stateProbability takes a person's own percentage. While the text is none the draft has
// the one that is saved: what half a text would say is not shown anywhere.
func (v *formView) stateProbability(percent int) {
	d, saved := &v.form.model.draft, v.form.model.saved
	switch {
	case !v.set.IsRead("probability"):
		d.Probability, d.ProbabilityOwn = saved.Probability, saved.ProbabilityOwn
	case percent != d.Probability:
		d.Opportunity = d.StateProbability(percent)
	}
}

// relative says how far an expected close is, such as "in 43 d".
func (v *formView) relative(d domain.Date) string {
	days := int(d - v.form.host.Session().Office().Today())
	switch {
	case v.form.model.state().Class.IsClosed():
		return ""
	case days == 0:
		return lang.X("date.today", "today")
	case days < 0:
		return lang.X("date.days_late", "{{.Days}} d late", map[string]any{"Days": -days})
	}
	return lang.X("date.in_days", "in {{.Days}} d", map[string]any{"Days": days})
}

// reveal scrolls the field that has the keyboard into view.
func (v *formView) reveal() {
	focused, ok := v.form.host.Window().Canvas().Focused().(fyne.CanvasObject)
	if !ok {
		return
	}
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject
	y := top(focused).Y - top(v.scroll).Y
	room := v.scroll.Size().Height - focused.Size().Height - 2*kit.ControlHeight // its label and its message are seen too
	switch offset := v.scroll.Offset; {
	case y < kit.ControlHeight:
		v.scroll.ScrollToOffset(offset.AddXY(0, y-kit.ControlHeight))
	case y > room:
		v.scroll.ScrollToOffset(offset.AddXY(0, y-room))
	}
}

// background reads something for the form and shows it; what fails is told.
func background[T any](f *Form, read func(ctx context.Context) (T, error), show func(T)) {
	kit.Background(f.host.Runner(), func() (T, error) { return read(context.Background()) }, func(found T, err error) {
		if err != nil {
			f.host.Failed(err)
			return
		}
		show(found)
	})
}
