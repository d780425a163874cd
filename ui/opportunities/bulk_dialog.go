package opportunities

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

const (
	bulkWidth     float32 = 720
	bulkTagsWidth float32 = 420
	bulkTick      float32 = 28 // a switch
	bulkLabel     float32 = 18 // above a control
)

// bulkDialog asks what to change at several opportunities: a field is changed when the
// switch beside it is on, which using its control turns on.
type bulkDialog struct {
	host   kit.Host
	about  string
	words  bulkWords
	change bulkChange
	do     func(rule func(*office.Draft))

	set    *kit.Fieldset
	ticks  map[string]*kit.Switch
	fields []string // on show
	apply  *kit.Button
	dialog *kit.Dialog
}

// showBulkDialog asks about some fields of what about says, such as "23 opportunities", and
// hands on what to do to each of them.
func showBulkDialog(host kit.Host, about string, words bulkWords, fields []string, do func(rule func(*office.Draft))) {
	d := &bulkDialog{host: host, about: about, words: words, fields: fields, do: do, ticks: map[string]*kit.Switch{}}
	d.change = bulkChange{ticked: map[string]bool{}, amount: domain.Money{Currency: words.currencies[0]}}
	d.set = kit.NewFieldset(host, func() {})
	width, title := bulkWidth, lang.X("bulk.title", "Edit {{.About}}", map[string]any{"About": about})
	if len(fields) < len(bulkFields) {
		width, title = bulkTagsWidth, lang.X("bulk.tag_title", "Tag {{.About}}", map[string]any{"About": about})
	}
	d.apply = kit.NewButton(lang.X("bulk.apply", "Change"), "", kit.ButtonPrimary, d.answer)
	d.dialog = kit.NewDialog(host.Window(), kit.DialogOptions{
		Title: title, Body: d.body(), Width: width,
		Buttons: []*kit.Button{
			kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { d.dialog.Close() }), d.apply,
		},
	})
	d.ticked()
	d.dialog.Show()
}

// body lays the fields out, two beside each other where all are asked about.
func (d *bulkDialog) body() fyne.CanvasObject {
	body := container.New(kit.Rows(kit.Space2))
	if len(d.fields) < len(bulkFields) {
		for _, field := range d.fields {
			body.Add(d.field(field))
		}
		return body
	}
	for i := 0; i < len(d.fields); i += 2 {
		if i+1 == len(d.fields) {
			body.Add(d.field(d.fields[i]))
			break
		}
		body.Add(container.New(kit.Columns(kit.Space4, 1, 1), d.field(d.fields[i]), d.field(d.fields[i+1])))
	}
	return body
}

// field is the control of a field, with the switch that says whether it is changed.
func (d *bulkDialog) field(name string) fyne.CanvasObject {
	tick := kit.NewSwitch("", func(on bool) { d.tick(name, on) })
	d.ticks[name] = tick
	label, control := d.control(name)
	return container.New(kit.Columns(kit.Space2, 0, 1),
		container.New(kit.Inset(bulkLabel, 0, 0, 0), container.New(kit.Rows(0), kit.Fixed(bulkTick, kit.ControlHeight, tick))),
		d.set.Field(name, label, control))
}

// used turns a field on, for its control was used.
func (d *bulkDialog) used(name string) {
	if !d.change.ticked[name] {
		d.ticks[name].SetOn(true)
		d.tick(name, true)
	}
}

func (d *bulkDialog) tick(name string, on bool) {
	d.change.ticked[name] = on
	if !on {
		d.set.Get(name).ClearError()
	}
	d.ticked()
}

// ticked says how much will be changed; nothing cannot be.
func (d *bulkDialog) ticked() {
	n := 0
	for _, on := range d.change.ticked {
		if on {
			n++
		}
	}
	if n == 0 {
		d.apply.Disable()
		d.dialog.SetNote(lang.X("bulk.none_ticked", "Turn on what to change"))
		return
	}
	d.apply.Enable()
	d.dialog.SetNote(lang.XN("bulk.fields", "{{.Count}} fields of {{.About}}", n, map[string]any{"Count": n, "About": d.about}))
}

// control makes the control of a field, and its label.
func (d *bulkDialog) control(name string) (label string, control fyne.CanvasObject) {
	c := &d.change
	switch name {
	case bulkState:
		return lang.X("opportunity.state", "State"), d.choice(name, d.words.stateOptions, false, func(id domain.ID) { c.state = d.words.state(id) })
	case bulkProbability:
		return lang.X("opportunity.probability", "Probability"), d.set.Percent(name, func(percent int) { c.probability = percent; d.used(name) })
	case bulkAmount:
		return lang.X("opportunity.amount", "Amount"), d.set.Money(name, d.words.currencies, func(m domain.Money, _ bool) { c.amount = m; d.used(name) })
	case bulkExpected:
		return lang.X("opportunity.expected_close", "Expected close"), newExpectedControl(d, name)
	case bulkSalesperson:
		return lang.X("opportunity.salesperson", "Salesperson"), d.choice(name, d.words.salespersonOptions, true, func(id domain.ID) { c.salesperson = id })
	case bulkOrigin:
		origins := func() []kit.Option { return itemOptions(d.words.origins) }
		return lang.X("opportunity.origin", "Origin"), d.choice(name, origins, true, func(id domain.ID) { c.origin = id })
	case bulkCompetitor:
		return lang.X("opportunity.competitor", "Competitor"), d.competitor(name)
	case bulkAddTags:
		return lang.X("bulk.add_tags", "Add tags"), d.tags(name, func(names []string) { c.addTags = names })
	}
	gone := d.tags(name, func(names []string) { c.removeTags = d.words.tagIDs(names) })
	gone.PlaceHolder = lang.X("bulk.remove_tag_hint", "Tag to take away")
	return lang.X("bulk.remove_tags", "Take tags away"), gone
}

// choice chooses one of a list; where none can be chosen, it says so while it is empty.
func (d *bulkDialog) choice(name string, options func() []kit.Option, clearable bool, set func(domain.ID)) *kit.Lookup {
	l := d.set.Choice(name, options, clearable, func(o kit.Option) {
		set(domain.ID(o.ID))
		d.used(name)
	})
	if clearable {
		l.PlaceHolder = lang.X("bulk.nothing_chosen", "None")
	}
	return l
}

func (d *bulkDialog) competitor(name string) *kit.Lookup {
	l := d.set.Search(name, kit.SearchItems(d.host, domain.Competitors), func(o kit.Option) {
		d.change.competitor, d.change.newCompetitor = domain.ID(o.ID), ""
		if o.ID == "" {
			d.change.newCompetitor = o.Text
		}
		d.used(name)
	})
	d.set.TakeNames(l)
	l.PlaceHolder = lang.X("bulk.nothing_chosen", "None")
	return l
}

func (d *bulkDialog) tags(name string, set func(names []string)) *kit.TagEntry {
	return d.set.Tags(name, func() []string { return optionNames(itemOptions(d.words.tags)) }, func(names []string) {
		set(names)
		d.used(name)
	})
}

// answer does what is asked for, after asking how a state is entered where that is asked.
func (d *bulkDialog) answer() {
	d.set.Commit()
	if err := d.problems(); err != nil {
		d.set.ShowProblems(err)
		return
	}
	if !d.change.asks() {
		d.finish()
		return
	}
	ask := map[domain.Class]func(kit.Host, kit.Closing, func(kit.ClosingAnswer)){
		domain.Won: kit.AskWon, domain.Lost: kit.AskLost, domain.OnHold: kit.AskHold}[d.change.state.Class]
	ask(d.host, kit.Closing{About: d.about, State: d.change.state.ID, Many: true}, func(answer kit.ClosingAnswer) {
		d.change.closing = answer
		d.finish()
	})
}

func (d *bulkDialog) finish() {
	d.dialog.Close()
	d.do(d.change.rule())
}

// problems are those of the fields that are changed.
func (d *bulkDialog) problems() error {
	var p domain.Problems
	if d.change.ticked[bulkState] && d.change.state.ID == "" {
		p.Add(bulkState, "error.required", nil)
	}
	for _, tags := range []struct {
		field string
		none  bool
	}{{bulkAddTags, len(d.change.addTags) == 0}, {bulkRemoveTags, len(d.change.removeTags) == 0}} {
		if d.change.ticked[tags.field] && tags.none {
			p.Add(tags.field, "error.required", nil)
		}
	}
	checks, ok := kit.FieldErrors(d.set.Problems(p.Err()))
	if !ok {
		return nil
	}
	p = nil
	for _, name := range d.fields {
		if problem, wrong := checks[name]; wrong && d.change.ticked[name] {
			problem.Field = name
			p = append(p, problem)
		}
	}
	return p.Err()
}
