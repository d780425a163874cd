package customers

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// formHeader names the customer, says what it has brought, and begins things with it.
type formHeader struct {
	form     *Form
	bar      fyne.CanvasObject
	name     *kit.Label
	standing *kit.Label
	about    *kit.Label
	won      *figure
	open     *figure
	winRate  *figure
	figures  *fyne.Container

	register       *kit.Button
	newOpportunity *kit.Button
	newActivity    *kit.Button
}

func newFormHeader(f *Form) *formHeader {
	h := &formHeader{form: f, name: kit.NewLabel("", kit.TextTitle, kit.ColorText, true), standing: kit.NewCaption("").Whole(),
		about: kit.NewCaption("")}
	h.makeFigures()
	h.makeButtons()
	titles := container.New(kit.Rows(0), h.name, container.New(kit.Columns(0, 0, 1), h.standing, h.about))
	buttons := container.New(kit.Columns(kit.Space2), h.register, h.newActivity, h.newOpportunity)
	h.bar = kit.Bar(kit.RecordHeight, container.New(kit.Columns(kit.Space6, 1), kit.Centred(titles), kit.Centred(h.figures), kit.Centred(buttons)))
	return h
}

func (h *formHeader) makeFigures() {
	toOpportunities := func() { h.form.view.showHistoryOf(domain.KindOpportunity) }
	h.won = newFigure(lang.X("view.won", "Won"), toOpportunities)
	h.open = newFigure(lang.X("customer.open_amount", "Open and on hold"), toOpportunities)
	h.winRate = newFigure(lang.X("customer.win_rate", "Win rate"), toOpportunities)
	h.figures = container.New(kit.Columns(kit.Space6), h.won, h.open, h.winRate)
}

func (h *formHeader) makeButtons() {
	f := h.form
	h.register = kit.NewButton(lang.X("customer.register", "Register as customer"), "handshake", kit.ButtonPrimary, f.register)
	h.newActivity = kit.NewButton(lang.X("command.new_activity", "New activity…"), "phone", kit.ButtonNormal, func() {
		f.host.EditActivity(office.ActivityDraft{Activity: domain.Activity{Customer: f.model.saved.ID}}, nil)
	})
	h.newOpportunity = kit.NewButton(lang.X("command.new_opportunity", "New opportunity"), "plus", kit.ButtonNormal, func() {
		f.host.NewOpportunity(f.model.saved.ID)
	})
}

// show follows the draft.
func (h *formHeader) show() {
	m := h.form.model
	h.name.SetText(m.draft.Name)
	if m.draft.Name == "" {
		h.name.SetText(h.form.Title())
	}
	h.showStanding()
	h.about.SetText(h.aboutText())
	session := h.form.host.Session()
	show(h.register, !m.isNew() && !m.saved.Registered)
	show(h.newActivity, !m.isNew())
	show(h.newOpportunity, !m.isNew())
	enable(h.register, h.form.mayEdit())
	enable(h.newActivity, session.May(access.Activities, access.Add))
	enable(h.newOpportunity, session.May(access.Opportunities, access.Add) && !m.saved.Blocked)
	h.newOpportunity.SetTooltip("")
	if m.saved.Blocked {
		h.newOpportunity.SetTooltip(lang.X("customer.blocked_tip", "Blocked: nothing new is begun with it"))
	}
}

func (h *formHeader) showStanding() {
	d := h.form.model.draft
	text, colour := standingText(d.Registered), kit.ColorText2
	if d.Blocked {
		text, colour = text+" · "+lang.X("customer.blocked_word", "Blocked"), kit.ColorLost
	}
	h.standing.SetText(text)
	h.standing.SetColour(colour)
}

// aboutText is what else tells the customer from others, as far as known.
func (h *formHeader) aboutText() string {
	d := h.form.model.draft
	text := ""
	for _, part := range []string{d.LegalName, d.TaxID, d.City} {
		if part = strings.TrimSpace(part); part != "" && part != d.Name {
			text += " · " + part
		}
	}
	return text
}

// showTotals shows what the customer's opportunities add up to.
func (h *formHeader) showTotals(t control.CustomerFigures) {
	show(h.figures, !h.form.model.isNew())
	r, currency := h.form.region(), h.form.host.Session().Office().Data().Currency
	amount := func(minor, count int64) (short, exact string) {
		m := domain.Money{Minor: minor, Currency: currency}
		return r.Short(m) + " (" + r.Number(count, 0) + ")", r.Money(m)
	}
	without := unconvertedText(t.Unconverted)
	short, exact := amount(t.WonAmount, t.Won)
	h.won.show(short, lines(lang.X("customer.won_formula", "{{.Amount}}: the sum of the opportunities won", map[string]any{"Amount": exact}), without), t.Won == 0)
	short, exact = amount(t.InProgress.Amount, t.InProgress.Count)
	h.open.show(short, lines(lang.X("customer.open_formula", "{{.Amount}}: the sum of the opportunities open or on hold", map[string]any{"Amount": exact}), without),
		t.InProgress.Count == 0)
	h.showWinRate(t)
	h.figures.Refresh()
}

func (h *formHeader) showWinRate(t control.CustomerFigures) {
	formula := lang.X("customer.win_rate_formula", "Won ÷ closed (won and lost), by count")
	rate := t.WinRate()
	if !rate.Valid() {
		h.winRate.show(dash, formula, true)
		return
	}
	r, closed := h.form.region(), t.Closed()
	text := lang.X("customer.win_rate_value", "{{.Won}} of {{.Closed}} · {{.Rate}}", map[string]any{
		"Won": r.Number(t.Won, 0), "Closed": r.Number(closed, 0), "Rate": r.Rate(rate.Value(), 0)})
	few := ""
	if closed < control.FewClosed {
		few = lang.X("customer.few_closed", "Few data: fewer than {{.Count}} closed", map[string]any{"Count": control.FewClosed})
	}
	h.winRate.show(text, lines(formula, few), closed < control.FewClosed)
}

func unconvertedText(n int64) string {
	if n == 0 {
		return ""
	}
	return lang.XN("opportunities.unconverted", "Without {{.Count}} in other currencies, for which no rate is known", int(n), map[string]any{"Count": n})
}

// lines joins the texts that are not empty.
func lines(texts ...string) string {
	var all []string
	for _, text := range texts {
		if text != "" {
			all = append(all, text)
		}
	}
	return strings.Join(all, "\n")
}

func show(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

func enable(b *kit.Button, enabled bool) {
	if enabled {
		b.Enable()
	} else {
		b.Disable()
	}
}
