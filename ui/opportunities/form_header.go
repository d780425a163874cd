package opportunities

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// formHeader names the record and moves it from state to state: the open states as
// steps, and a button each for the first state of every other class.
type formHeader struct {
	form   *Form
	bar    fyne.CanvasObject
	number *kit.Label
	name   *kit.Label
	about  *kit.Label
	steps  *kit.Steps
	others *fyne.Container
	open   []domain.State // what the steps stand for
}

func newFormHeader(f *Form) *formHeader {
	h := &formHeader{form: f, number: kit.NewLabel("", kit.TextTitle, kit.ColorText3, false),
		name: kit.NewLabel("", kit.TextTitle, kit.ColorText, true), about: kit.NewLabel("", kit.TextCaption, kit.ColorText2, false)}
	h.steps = kit.NewSteps(func(i int) { h.enter(h.open[i].ID) })
	h.others = container.New(kit.Columns(kit.Space2))
	titles := container.New(kit.Rows(0), container.New(kit.Columns(kit.Space2, 0, 1), h.number, h.name), h.about)
	line := container.New(kit.Columns(kit.Space3, 2, 3, 0), kit.Centred(titles), h.steps, kit.Centred(h.others))
	h.bar = kit.Bar(kit.RecordHeight, line)
	return h
}

func (h *formHeader) enter(id domain.ID) {
	if !h.form.mayEdit() {
		return
	}
	h.form.view.edit("state", func() { h.form.view.enter(id) })
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
	h.showSteps()
	h.showOthers()
}

// aboutText is who, how much and until when, as far as known.
func (h *formHeader) aboutText() string {
	d, r := h.form.model.draft, h.form.region()
	var parts []string
	if customer := h.form.view.customer.Selected().Text; customer != "" {
		parts = append(parts, customer)
	}
	if d.Amount != 0 {
		parts = append(parts, r.Money(d.Money()))
	}
	switch {
	case !d.ClosedOn.IsZero():
		parts = append(parts, lang.X("opportunity.closed_date", "closed {{.Date}}", map[string]any{"Date": r.Date(d.ClosedOn)}))
	case !d.ExpectedClose.IsZero():
		parts = append(parts, lang.X("opportunity.closes_date", "closes {{.Date}}", map[string]any{"Date": r.Date(d.ExpectedClose)}))
	}
	return strings.Join(parts, " · ")
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
		steps = append(steps, kit.Step{Label: s.Name, Dot: kit.Colour(s.Colour), Active: s.ID == at.ID,
			Done: at.Class == domain.Won || at.Class == domain.Open && s.Position < at.Position})
	}
	h.steps.SetSteps(steps...)
}

func (h *formHeader) showOthers() {
	kinds := map[domain.Class]kit.ButtonKind{domain.OnHold: kit.ButtonNormal, domain.Won: kit.ButtonWon, domain.Lost: kit.ButtonLost}
	icons := map[domain.Class]string{domain.Won: "circle-check", domain.Lost: "circle-x"}
	h.others.RemoveAll()
	at := h.form.model.state()
	for _, class := range []domain.Class{domain.OnHold, domain.Won, domain.Lost} {
		s, found := h.first(class)
		if !found {
			continue
		}
		if at.Class == class {
			s = at
		}
		b := kit.NewButton(s.Name, icons[class], kinds[class], func() { h.enter(s.ID) })
		if class == domain.OnHold {
			b.SetDot(kit.Colour(s.Colour))
		}
		if at.Class == class {
			b.SetChosen()
		}
		if !h.form.mayEdit() {
			b.Disable()
		}
		h.others.Add(b)
	}
	h.others.Refresh()
}

func (h *formHeader) first(class domain.Class) (domain.State, bool) {
	for _, s := range h.form.model.words.states {
		if s.Class == class && !s.Retired {
			return s, true
		}
	}
	return domain.State{}, false
}
