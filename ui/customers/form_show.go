package customers

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// fill shows the draft in every control, and no problems.
func (v *formView) fill() {
	d := v.form.model.draft
	v.set.Fill(func() {
		v.name.SetText(d.Name)
		v.legalName.SetText(d.LegalName)
		v.taxID.SetText(d.TaxID)
		v.address.SetText(d.Address)
		v.city.SetText(d.City)
		v.district.SetText(d.District)
		v.country.SetText(d.Country)
		v.phones.SetText(d.Phones)
		v.emails.SetText(d.Emails)
		v.website.SetText(d.Website)
		v.showChoices()
		v.tags.SetTags(v.form.model.tagNames())
		v.blocked.SetOn(d.Blocked)
		v.notes.SetText(d.Notes)
	})
	show(v.standing, v.form.model.isNew()) // later there is a button to register
	v.twins.lookNow()
	v.showDerived()
}

func (v *formView) showChoices() {
	m := v.form.model
	d, w := m.draft, m.words
	v.sector.SetSelected(kit.Option{Text: d.NewSector})
	if d.Sector != "" {
		v.sector.SetSelected(kit.OptionOf(all(w.sectors), d.Sector))
	}
	v.salesperson.SetSelected(kit.OptionOf(people(w.salespeople, true), d.Salesperson))
	v.language.SetSelected(kit.OptionOf(languages(), domain.ID(d.Language)))
	v.standing.SetSelected(map[bool]int{true: 0, false: 1}[d.Registered])
}

// showWords shows renamed words.
func (v *formView) showWords() {
	v.set.Show(v.showChoices)
	v.showDerived()
}

// showDerived shows what follows from the draft.
func (v *formView) showDerived() { v.header.show() }

// The lists a form chooses from: all of them to name what is chosen, and those that are
// still offered.

func all(items []domain.Item) []kit.Option {
	var options []kit.Option
	for _, i := range items {
		options = append(options, kit.Option{ID: string(i.ID), Text: i.Name})
	}
	return options
}

func offered(items []domain.Item) []kit.Option {
	var options []kit.Option
	for _, i := range items {
		if !i.Retired {
			options = append(options, kit.Option{ID: string(i.ID), Text: i.Name})
		}
	}
	return options
}

func people(persons []domain.Person, inactive bool) []kit.Option {
	var options []kit.Option
	for _, p := range persons {
		if inactive || !p.Inactive {
			options = append(options, kit.Option{ID: string(p.ID), Text: p.Name})
		}
	}
	return options
}

func languages() []kit.Option {
	var options []kit.Option
	for _, l := range []domain.Language{domain.English, domain.Spanish} {
		options = append(options, kit.Option{ID: string(l), Text: lang.X("language."+string(l), string(l))})
	}
	return options
}

// severalHint tells how a field takes several values.
func severalHint() string { return lang.X("customer.several_hint", "Several: part them with ;") }

func mailLink(address string) string { return "mailto:" + address }

// phoneLink leaves out what people write between the figures of a telephone.
func phoneLink(phone string) string {
	return "tel:" + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, phone)
}

// webLink is the address of a site written with or without its scheme.
func webLink(site string) string {
	if strings.Contains(site, "://") {
		return site
	}
	return "https://" + site
}

// reachBy puts an icon in an entry of several values that opens one of them.
func reachBy(host kit.Host, e *kit.TextEntry, icon string, link func(value string) string) {
	e.SetTrailingIcon(icon, func() {
		values := domain.Several(e.Text)
		if len(values) == 1 {
			openLink(host, link(values[0]))
			return
		}
		var items []kit.MenuItem
		for _, value := range values {
			items = append(items, kit.MenuItem{Icon: icon, Label: value, Run: func() { openLink(host, link(value)) }})
		}
		if len(items) > 0 {
			kit.ShowContextMenu(host.Window().Canvas(), kit.Below(e), items...)
		}
	})
}
