package opportunities

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// makeCard makes the main contact and its card.
func (v *formView) makeCard() {
	card := func() *domain.Contact { return &v.form.model.draft.Card }
	v.contact = kit.NewLookup(v.searchContacts)
	v.contact.PlaceHolder = lang.X("opportunity.contact_hint", "Search, or type a name")
	v.contact.Clearable = true
	v.contact.OnChanged = v.contactChosen
	v.set.TakeNames(v.contact)
	v.contact.ContextItems = v.contactItems
	v.set.Hold("contact", v.contact)
	v.others = kit.NewSideButton("users", lang.X("participants.title", "Contacts of this opportunity"), v.form.showParticipants)
	v.position = v.set.Search("position", kit.SearchItems(v.form.host, domain.Positions), func(o kit.Option) { card().Position = o.Text })
	v.set.TakeNames(v.position)
	v.position.PlaceHolder = lang.X("contact.add_position", "Add position")
	v.position.ContextItems = func() []kit.MenuItem { return []kit.MenuItem{kit.CustomizeItem(v.form.host, domain.Positions)} }
	v.phone = v.set.Line("phone", func(text string) { card().Phone = text })
	v.phone.PlaceHolder = lang.X("contact.add_phone", "Add phone")
	v.mobile = v.set.Line("mobile", func(text string) { card().Mobile = text })
	v.mobile.PlaceHolder = lang.X("contact.add_mobile", "Add mobile")
	v.email = v.set.Line("email", func(text string) { card().Email = text })
	v.email.PlaceHolder = lang.X("contact.add_email", "Add e-mail")
}

func (v *formView) searchContacts(text string, deliver func([]kit.Option)) {
	v.form.searchContacts(text, func(domain.Contact) bool { return true }, deliver)
}

// searchContacts searches the contacts of the customer, those not wanted left out.
func (f *Form) searchContacts(text string, wanted func(domain.Contact) bool, deliver func([]kit.Option)) {
	customer := f.model.draft.Customer
	background(f, func(ctx context.Context) ([]domain.Contact, error) {
		return f.host.Session().FindContacts(ctx, customer, text, 50)
	}, func(found []domain.Contact) {
		var options []kit.Option
		for _, c := range found {
			if wanted(c) {
				options = append(options, kit.Option{ID: string(c.ID), Text: c.Label(), Detail: c.Position})
			}
		}
		deliver(options)
	})
}

func (v *formView) contactChosen(o kit.Option) {
	if o.ID == "" {
		v.edit("contact", func() { v.form.model.typeContact(o.Text) })
		v.showCard()
		return
	}
	v.takeContact(domain.ID(o.ID))
}

func (v *formView) takeContact(id domain.ID) {
	background(v.form, func(ctx context.Context) (domain.Contact, error) {
		return v.form.host.Session().Contact(ctx, id)
	}, func(c domain.Contact) {
		v.edit("contact", func() { v.form.model.chooseContact(c) })
		v.showCard()
	})
}

func (v *formView) contactItems() []kit.MenuItem {
	d, host := v.form.model.draft, v.form.host
	return []kit.MenuItem{
		{Icon: "contact", Label: lang.X("command.open_contact", "Open the contact…"), Disabled: d.Card.ID == "",
			Run: func() { host.OpenContact(d.Card.ID, d.Customer, nil) }},
		{Icon: "users", Label: lang.X("participants.menu", "Contacts of this opportunity…"), Disabled: !v.form.mayEdit(), Run: v.form.showParticipants},
	}
}

// showCard shows the contact's card after another contact was taken.
func (v *formView) showCard() {
	v.set.Show(v.showCardTexts)
	v.showReach()
}

func (v *formView) showCardTexts() {
	card := v.form.model.draft.Card
	v.contact.SetSelected(kit.Option{ID: string(card.ID), Text: card.Name})
	v.position.SetSelected(kit.Option{Text: card.Position})
	v.phone.SetText(card.Phone)
	v.mobile.SetText(card.Mobile)
	v.email.SetText(card.Email)
}

// showReach puts a button in each field that holds a way to reach the contact.
func (v *formView) showReach() {
	card := v.form.model.draft.Card
	v.reach(v.phone, "phone", card.Phone, func() string { return "tel:" + domain.Several(card.Phone)[0] })
	v.reach(v.mobile, "smartphone", card.Mobile, func() string { return "tel:" + domain.Several(card.Mobile)[0] })
	v.reach(v.email, "mail", card.Email, func() string { return "mailto:" + strings.Join(domain.Several(card.Email), ",") })
}

func (v *formView) reach(e *kit.TextEntry, icon, text string, address func() string) {
	if len(domain.Several(text)) == 0 {
		e.SetTrailingIcon("", nil)
		return
	}
	e.SetTrailingIcon(icon, func() {
		if err := v.form.host.Disk().OpenLink(strings.ReplaceAll(address(), " ", "")); err != nil {
			v.form.host.Failed(err)
		}
	})
}

// showOthers says how many contacts take part beside the main one.
func (v *formView) showOthers() {
	count := len(v.form.model.others())
	text := ""
	if count > 0 {
		text = lang.XN("participants.more", "{{.Count}} more", count, map[string]any{"Count": count})
	}
	v.others.SetLabel(text)
}
