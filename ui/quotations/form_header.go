package quotations

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/ui/kit"
)

// formHeader names the quotation, says how far it has come, and moves it on.
type formHeader struct {
	form    *Form
	bar     fyne.CanvasObject
	number  *kit.Label
	subject *kit.Label
	about   *kit.Label
	status  *statusMark
	buttons *fyne.Container
	notice  *kit.Label
	band    *fyne.Container
}

const noticeHeight float32 = 30

func newFormHeader(f *Form) *formHeader {
	h := &formHeader{form: f, status: newStatusMark(), buttons: container.New(kit.Columns(kit.Space2)),
		number:  kit.NewLabel("", kit.TextTitle, kit.ColorText3, false).Whole(),
		subject: kit.NewLabel("", kit.TextTitle, kit.ColorText, true),
		about:   kit.NewLabel("", kit.TextCaption, kit.ColorText2, false),
		notice:  kit.NewLabel("", kit.TextBase, kit.ColorToday, false)}
	titles := container.New(kit.Rows(0), container.New(kit.Columns(kit.Space2, 0, 1), h.number, h.subject), h.about)
	line := container.New(kit.Columns(kit.Space4, 1, 0, 0), kit.Centred(titles), kit.Centred(h.status.content), kit.Centred(h.buttons))
	h.band = container.NewStack(kit.NewFill(kit.ColorTodaySoft),
		container.New(kit.Inset(0, kit.Space3, 0, kit.Space3), kit.FixedHeight(noticeHeight, h.notice)))
	h.bar = container.New(kit.Rows(0), kit.Bar(kit.RecordHeight, line), h.band)
	h.makeButtons()
	return h
}

// show follows the draft.
func (h *formHeader) show() {
	m := h.form.model
	number := lang.X("quotation.new", "New quotation")
	if !m.isNew() {
		number = m.saved.Label()
	}
	h.number.SetText(number)
	h.subject.SetText(m.draft.Subject)
	h.about.SetText(h.aboutText())
	h.status.show(m.status())
	notice := h.noticeText()
	h.notice.SetText(notice)
	h.band.Hidden = notice == ""
}

// aboutText is who, how much and until when, as far as known.
func (h *formHeader) aboutText() string {
	m, r := h.form.model, h.form.region()
	var parts []string
	if customer := m.words.customer.Name; customer != "" {
		parts = append(parts, customer)
	}
	if total, fits := m.total(); fits && total.Minor != 0 {
		parts = append(parts, r.Money(total))
	}
	if !m.draft.ValidUntil.IsZero() {
		parts = append(parts, lang.X("quotation.until", "valid until {{.Date}}", map[string]any{"Date": r.Date(m.draft.ValidUntil)}))
	}
	return strings.Join(parts, " · ")
}

// noticeText says why the quotation is not edited.
func (h *formHeader) noticeText() string {
	m := h.form.model
	q := m.saved
	r := h.form.region()
	args := map[string]any{"Sent": r.Date(q.SentOn), "Decided": r.Date(q.DecidedOn), "Until": r.Date(q.ValidUntil)}
	if q.RemovedAt != 0 {
		return lang.X("quotation.notice_removed", "This quotation lies in the recycle bin.")
	}
	switch m.status() {
	case domain.Sent:
		return lang.X("quotation.notice_sent", "Sent on {{.Sent}}: not edited any more; revise to change.", args)
	case domain.Expired:
		return lang.X("quotation.notice_expired", "Sent on {{.Sent}} and expired on {{.Until}}: not edited any more; revise to change.", args)
	case domain.Accepted:
		return lang.X("quotation.notice_accepted", "Accepted on {{.Decided}}: not edited any more.", args)
	case domain.Rejected:
		return lang.X("quotation.notice_rejected", "Rejected on {{.Decided}}: not edited any more; revise to change.", args)
	case domain.Superseded:
		return lang.X("quotation.notice_superseded", "Superseded by a later revision: not edited any more.", args)
	}
	return ""
}

// makeButtons offers what can be done with the quotation as it stands.
func (h *formHeader) makeButtons() {
	f := h.form
	d := func(do func(state)) func() { return f.clean(func() { do(f.state()) }) }
	add := func(label, icon string, kind kit.ButtonKind, run func()) *kit.Button {
		b := kit.NewButton(label, icon, kind, run)
		h.buttons.Add(b)
		return b
	}
	mayMove := f.deeds.may(access.Modify) && f.model.saved.RemovedAt == 0
	switch f.model.status() {
	case domain.Draft:
		if mayMove {
			add(lang.X("command.send_quotation", "Send…"), "send", kit.ButtonPrimary, d(f.deeds.send))
		}
	case domain.Sent, domain.Expired:
		if mayMove {
			add(lang.X("command.accept_quotation", "Accept…"), "circle-check", kit.ButtonWon, d(f.deeds.accept))
			add(lang.X("command.reject_quotation", "Reject…"), "circle-x", kit.ButtonLost, d(f.deeds.reject))
		}
	}
	if f.deeds.canRevise(f.state()) {
		add(lang.X("command.revise_quotation", "Revise"), "pencil", kit.ButtonNormal, d(f.deeds.revise))
	}
	if len(f.model.words.revisions) > 1 {
		add(lang.X("command.compare_revisions", "Compare…"), "git-compare-arrows", kit.ButtonNormal, func() { f.deeds.compare(f.state()) })
	}
	h.menuButton(lang.X("quotation.pdf", "PDF")+" ▾", "printer", func() []kit.MenuItem { return h.throughSave(f.deeds.paperItems(f.state())) })
	h.menuButton("", "ellipsis", func() []kit.MenuItem {
		return []kit.MenuItem{f.deeds.copyItem(f.state()), f.deeds.attachItem(f.state()), f.deeds.opportunityItem(f.state())}
	})
}

// throughSave makes items save first.
func (h *formHeader) throughSave(items []kit.MenuItem) []kit.MenuItem {
	for i, item := range items {
		items[i].Run = h.form.clean(func() { h.rerun(item.Label) })
	}
	return items
}

// rerun does the item of a label with the quotation as it is saved by now.
func (h *formHeader) rerun(label string) {
	for _, item := range h.form.deeds.paperItems(h.form.state()) {
		if item.Label == label {
			item.Run()
		}
	}
}

func (h *formHeader) menuButton(label, icon string, items func() []kit.MenuItem) {
	var b *kit.Button
	b = kit.NewButton(label, icon, kit.ButtonNormal, func() {
		kit.ShowContextMenu(h.form.host.Window().Canvas(), kit.Below(b), items()...)
	})
	if label == "" {
		b.SetTooltip(lang.X("command.more", "More"))
	}
	h.buttons.Add(b)
}

// state is what the deeds need to know of the quotation as it is saved.
func (f *Form) state() state {
	q := f.model.saved
	return state{id: q.ID, number: q.Number, label: q.Label(), status: f.model.status(), opportunity: q.Opportunity, total: q.Money()}
}
