package office

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// campaignIcon marks an origin that is a campaign.
const campaignIcon = "calendar-days"

// campaignButton tells whether an origin is a campaign, and when; a click asks about it.
func (v *catalogueRowView) campaignButton() *kit.Button {
	item := v.row().item
	label, icon := lang.X("catalogue.campaign_none", "Make it one…"), "plus"
	if item.Campaign {
		label, icon = campaignText(v.dialog.host.Session().Office().Region(), *item), campaignIcon
	}
	b := kit.NewButton(label, icon, kit.ButtonGhost, func() { v.dialog.editCampaign(v.at) })
	if item.Campaign && item.Cost != 0 {
		o := v.dialog.host.Session().Office()
		b.SetTooltip(lang.X("catalogue.campaign_cost", "Cost: {{.Amount}}", map[string]any{
			"Amount": o.Region().Money(domain.Money{Minor: item.Cost, Currency: o.Data().Currency})}))
	}
	return b
}

// campaignText says when a campaign runs.
func campaignText(r region.Region, item domain.Item) string {
	args := map[string]any{"From": r.Date(item.Starts), "To": r.Date(item.Ends)}
	switch {
	case item.Starts.IsZero() && item.Ends.IsZero():
		return lang.X("catalogue.campaign_undated", "Without dates")
	case item.Ends.IsZero():
		return lang.X("catalogue.campaign_from", "from {{.From}}", args)
	case item.Starts.IsZero():
		return lang.X("catalogue.campaign_to", "until {{.To}}", args)
	}
	return lang.X("catalogue.campaign_dates", "{{.From}} – {{.To}}", args)
}

// campaignDialog asks whether an origin is a campaign, when it runs and what it costs.
type campaignDialog struct {
	owner  *catalogueDialog
	at     int
	draft  domain.Item
	set    *kit.Fieldset
	dialog *kit.Dialog
}

func (d *catalogueDialog) editCampaign(at int) {
	c := &campaignDialog{owner: d, at: at, draft: *d.model.rows[at].item}
	if !c.draft.Campaign {
		c.draft.Campaign = true // that is what they came for
	}
	c.set = kit.NewFieldset(d.host, func() {})
	campaign := c.set.Flag("campaign", lang.X("catalogue.is_campaign", "This origin is a campaign"), func(on bool) { c.draft.Campaign = on })
	starts := c.set.Date("starts", func(day domain.Date) { c.draft.Starts = day })
	ends := c.set.Date("ends", func(day domain.Date) { c.draft.Ends = day })
	home := d.host.Session().Office().Data().Currency
	cost := c.set.Money("cost", []domain.Currency{home}, func(m domain.Money, _ bool) { c.draft.Cost = m.Minor })
	body := container.New(kit.Rows(kit.Space3), campaign,
		container.New(kit.Columns(kit.Space3, 1, 1),
			c.set.Field("starts", lang.X("item.starts", "Starts"), starts), c.set.Field("ends", lang.X("item.ends", "Ends"), ends)),
		c.set.Field("cost", lang.X("item.cost", "Cost"), cost),
		kit.NewWrapped(lang.X("catalogue.campaign_why", "With dates and cost, the analysis of origins tells the cost per opportunity and the return."), 428))
	c.set.Fill(func() {
		campaign.SetOn(c.draft.Campaign)
		starts.SetValue(c.draft.Starts)
		ends.SetValue(c.draft.Ends)
		if c.draft.Cost == 0 {
			cost.SetEmpty(home)
		} else {
			cost.SetValue(domain.Money{Minor: c.draft.Cost, Currency: home})
		}
	})
	c.show(body, starts)
}

func (c *campaignDialog) show(body fyne.CanvasObject, first *kit.DateField) {
	ok := kit.NewButton(lang.X("dialog.ok", "OK"), "", kit.ButtonPrimary, c.take)
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { c.dialog.Close() })
	c.dialog = kit.NewDialog(c.owner.host.Window(), kit.DialogOptions{
		Title: lang.X("catalogue.campaign_title", "Campaign: {{.Name}}", map[string]any{"Name": c.draft.Name}),
		Body:  body, Buttons: []*kit.Button{cancel, ok}, Default: ok, First: first.FocusTarget(),
	})
	c.dialog.Show()
}

// take hands what was typed to the list, which saves it with everything else.
func (c *campaignDialog) take() {
	c.set.Commit()
	checked := c.draft
	if checked.Name == "" {
		checked.Name = "-" // its name is checked where it is typed
	}
	if err := c.set.Problems(checked.Check()); err != nil {
		c.set.ShowProblems(err)
		return
	}
	c.dialog.Close()
	row := c.owner.model.rows[c.at].item
	row.Campaign, row.Starts, row.Ends, row.Cost = checked.Campaign, checked.Starts, checked.Ends, checked.Cost
	c.owner.show()
	c.owner.changed()
}
