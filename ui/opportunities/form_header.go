package opportunities

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// formHeader names the record and moves it from state to state: the open states as
// steps, and a button each for putting it on hold, winning and losing it.
type formHeader struct {
	form   *Form
	bar    fyne.CanvasObject
	number *kit.Label
	name   *kit.Label
	about  *kit.Label
	steps  *kit.Steps
	others *fyne.Container
	shown  []headerButton
	open   []domain.State // what the steps stand for
}

func newFormHeader(f *Form) *formHeader {
	h := &formHeader{form: f, number: kit.NewLabel("", kit.TextTitle, kit.ColorText3, false),
		name: kit.NewLabel("", kit.TextTitle, kit.ColorText, true), about: kit.NewLabel("", kit.TextCaption, kit.ColorText2, false)}
	h.steps = kit.NewSteps(func(i int) { f.enter(h.open[i].ID) })
	h.others = container.New(kit.Columns(kit.Space2))
	titles := container.New(kit.Rows(0), container.New(kit.Columns(kit.Space2, 0, 1), h.number, h.name), h.about)
	line := container.New(kit.Columns(kit.Space3, 2, 3, 0), kit.Centred(titles), h.steps, kit.Centred(h.others))
	h.bar = kit.Bar(kit.RecordHeight, line)
	return h
}

// show follows the draft.
func (h *formHeader) show() {
	m := h.form.model
	number := "…"
	if !m.isNew() {
		number = strconv.FormatInt(m.saved.Number, 10)
	}
	h.number.SetText(lang.X("opportunity.number_short", "№") + " " + number)
	h.name.SetText(m.draft.Name)
	if m.draft.Name == "" {
		h.name.SetText(lang.X("opportunity.new", "New opportunity"))
	}
	h.about.SetText(h.aboutText())
	showIf(h.about, h.about.Text() != "") // the name alone stands in the middle
	h.showSteps()
	h.showOthers()
}

// aboutText is how it closed or until when it waits, who, how much and until when, as far
// as known.
func (h *formHeader) aboutText() string {
	d, r := h.form.model.draft, h.form.region()
	closing := h.form.closingText()
	texts := []string{closing, h.form.view.customer.Selected().Text, "", ""}
	if d.Amount != 0 && h.form.model.state().Class != domain.Won { // which says for how much
		texts[2] = r.Money(d.Money())
	}
	if closing == "" && !d.ExpectedClose.IsZero() {
		texts[3] = lang.X("opportunity.closes_date", "closes {{.Date}}", map[string]any{"Date": r.Date(d.ExpectedClose)})
	}
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), " · ")
}

func (h *formHeader) showSteps() {
	m := h.form.model
	h.open = nil
	var steps []kit.Step
	for _, s := range m.words.states {
		if s.Class == domain.Open && (!s.Retired || s.ID == m.draft.State) {
			h.open = append(h.open, s)
		}
	}
	at := m.state()
	for _, s := range h.open {
		days, stayed := m.around.days(s.ID)
		step := kit.Step{Label: s.Name, Dot: kit.Colour(s.Colour), Active: s.ID == at.ID}
		step.Done = at.Class == domain.Won || at.Class == domain.Open && s.Position < at.Position || at.Class != domain.Open && stayed
		if stayed {
			step.Note = lang.X("opportunity.days_short", "{{.Days}} d", map[string]any{"Days": h.form.region().Number(int64(days), 0)})
		}
		steps = append(steps, step)
	}
	h.steps.SetSteps(steps...)
}

// headerButton is what a button of the header says.
type headerButton struct {
	class  domain.Class // "" reopens
	label  string
	dot    fyne.ThemeColorName
	chosen bool
}

func (h *formHeader) buttons() []headerButton {
	at := h.form.model.state()
	if at.Class.IsClosed() {
		return []headerButton{{class: at.Class, label: at.Name, chosen: true}, {label: lang.X("command.reopen", "Reopen…")}}
	}
	list := []headerButton{
		{class: domain.OnHold, label: lang.X("command.hold", "On hold…")},
		{class: domain.Won, label: lang.X("command.win", "Won…")},
		{class: domain.Lost, label: lang.X("command.lose", "Lost…")},
	}
	if s, found := h.first(domain.OnHold); found {
		list[0].dot = kit.Colour(s.Colour)
	}
	if at.Class == domain.OnHold {
		list[0].label, list[0].chosen = at.Name, true
	}
	return list
}

// showOthers makes the buttons anew when they are others: the one that has the keyboard
// keeps it otherwise.
func (h *formHeader) showOthers() {
	wanted := h.buttons()
	if slices.Equal(wanted, h.shown) {
		return
	}
	h.shown = wanted
	kinds := map[domain.Class]kit.ButtonKind{domain.Won: kit.ButtonWon, domain.Lost: kit.ButtonLost}
	icons := map[domain.Class]string{domain.Won: "circle-check", domain.Lost: "circle-x", "": "rotate-ccw"}
	h.others.RemoveAll()
	for _, w := range wanted {
		b := kit.NewButton(w.label, icons[w.class], kinds[w.class], func() { h.pressed(w.class) })
		if w.class == domain.OnHold {
			b.SetDot(w.dot)
		}
		if w.chosen {
			b.SetChosen()
		}
		if !h.form.mayEdit() {
			b.Disable()
		}
		h.others.Add(b)
	}
	h.others.Refresh()
}

// pressed asks about the state the record is in, or the first of the class.
func (h *formHeader) pressed(class domain.Class) {
	if class == "" {
		h.form.reopen("")
		return
	}
	state := h.form.model.state()
	if state.Class != class {
		state, _ = h.first(class)
	}
	h.form.ask(class, state.ID)
}

func (h *formHeader) first(class domain.Class) (domain.State, bool) {
	for _, s := range h.form.model.words.states {
		if s.Class == class && !s.Retired {
			return s, true
		}
	}
	return domain.State{}, false
}
