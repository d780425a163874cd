package office

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// targetsCopy asks how the targets of a year are made from those of the year before, and
// shows what they would come to.
type targetsCopy struct {
	targets *Targets
	host    kit.Host
	copying domain.TargetCopy
	asked   kit.Latest

	set     *kit.Fieldset
	replace *kit.Switch
	lines   *fyne.Container
	remarks *fyne.Container
	do      *kit.Button
	dialog  *kit.Dialog
}

// copyYear opens the dialog.
func (t *Targets) copyYear() {
	if t.grid.CommitEdit() != nil {
		return
	}
	newTargetsCopy(t).dialog.Show()
}

const (
	targetsCopyWidth  float32 = 560
	targetsCopyHeight float32 = 400
)

func newTargetsCopy(t *Targets) *targetsCopy {
	c := &targetsCopy{targets: t, host: t.host, copying: domain.TargetCopy{From: t.model.year - 1, Into: t.model.year}}
	c.set = kit.NewFieldset(t.host, c.plan)
	percent := c.set.Value("percent", morePercent(t.model.region), func(v int64) { c.copying.Percent = int(v) })
	percent.PlaceHolder = "0"
	c.replace = kit.NewSwitch("", func(on bool) {
		c.copying.Overwrite = on
		c.plan()
	})
	c.lines, c.remarks = container.New(kit.Rows(kit.Space1)), container.New(kit.Rows(kit.Space1))
	from := map[string]any{"Year": strconv.Itoa(c.copying.From)}
	body := container.New(kit.Rows(kit.Space3),
		kit.FixedWidth(targetsCopyWidth/2, c.set.Field("percent", lang.X("targets.percent", "More than in {{.Year}}, in percent", from), percent)),
		c.lines, c.remarks)
	c.do = kit.NewButton(lang.X("targets.copy_do", "Copy"), "", kit.ButtonPrimary, c.run)
	cancel := kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { c.dialog.Close() })
	c.dialog = kit.NewDialog(t.host.Window(), kit.DialogOptions{
		Title: lang.X("targets.copy_title", "Targets of {{.Into}} from those of {{.From}}", map[string]any{
			"Into": strconv.Itoa(c.copying.Into), "From": strconv.Itoa(c.copying.From)}),
		Body: body, Width: targetsCopyWidth, Height: targetsCopyHeight, Buttons: []*kit.Button{cancel, c.do}, Default: c.do, First: percent.FocusTarget()})
	c.dialog.SetOnClosed(c.asked.Forget)
	c.plan()
	return c
}

// morePercent is a percentage, negative for less, with up to two decimals.
func morePercent(r region.Region) kit.ValueFormat {
	return kit.ValueFormat{
		Format: func(v int64) string { return r.Trimmed(v, 2) },
		Parse: func(text string) (int64, error) {
			v, err := r.ParseNumber(strings.TrimSuffix(strings.TrimSpace(text), "%"), 2)
			if err == nil && (v < domain.LeastTargetPercent || v > domain.MostTargetPercent) {
				err = domain.Fail(domain.Invalid, "error.target.percent", nil)
			}
			return v, err
		},
	}
}

// plan asks what the copy would come to.
func (c *targetsCopy) plan() {
	if !c.set.AllRead() {
		c.asked.Forget()
		c.do.Disable()
		return
	}
	copying := c.copying
	kit.BackgroundLatest(&c.asked, c.host.Runner(), func() (domain.TargetPlan, error) {
		return c.host.Session().PlanTargets(context.Background(), copying)
	}, func(plan domain.TargetPlan, err error) {
		if err != nil {
			c.host.Failed(err)
			return
		}
		c.show(plan)
	})
}

// show tells what the years come to, and what else there is to know.
func (c *targetsCopy) show(plan domain.TargetPlan) {
	bold := func(text string) *kit.Label { return kit.NewLabel(text, kit.TextCaption, kit.ColorText2, true) }
	c.lines.Objects = []fyne.CanvasObject{
		copyLine(bold(""), bold(strconv.Itoa(c.copying.From)), bold(strconv.Itoa(c.copying.Into))),
	}
	c.addSums(lang.X("targets.office", "Whole office"), plan.OfficeBefore, plan.OfficeAfter)
	c.addSums(lang.X("targets.together", "Salespeople together"), plan.PeopleBefore, plan.PeopleAfter)
	c.remarks.Objects = nil
	remark := func(text string) {
		c.remarks.Add(kit.NewWrapped(text, targetsCopyWidth-2*kit.Space4))
	}
	into := map[string]any{"Year": strconv.Itoa(c.copying.Into)}
	switch count := len(plan.Targets); {
	case plan.OfficeBefore == (domain.TargetSum{}) && plan.PeopleBefore == (domain.TargetSum{}):
		remark(lang.X("targets.copy_nothing", "{{.Year}} has no targets.", map[string]any{"Year": strconv.Itoa(c.copying.From)}))
	case count == 0 && plan.Kept == 0:
		remark(lang.X("targets.copy_same", "{{.Year}} has these targets already.", into))
	case count > 0:
		remark(lang.XN("targets.copy_count", "{{.Count}} targets will be set.", count, map[string]any{"Count": count}))
	}
	if plan.Gone > 0 {
		remark(lang.XN("targets.copy_gone", "{{.Count}} targets of people who are no longer active are left out.", plan.Gone, map[string]any{"Count": plan.Gone}))
	}
	if plan.Kept > 0 {
		remark(lang.XN("targets.copy_kept", "{{.Count}} months that have a target already keep it.", plan.Kept, map[string]any{"Count": plan.Kept}))
	}
	if plan.Kept > 0 || c.copying.Overwrite {
		c.offerReplacing()
	}
	if len(plan.Targets) > 0 {
		c.do.Enable()
	} else {
		c.do.Disable()
	}
	c.lines.Refresh()
	c.remarks.Refresh()
}

// offerReplacing asks whether the targets that the year has already give way.
func (c *targetsCopy) offerReplacing() {
	c.replace = kit.NewSwitch(lang.X("targets.replace", "Replace the targets that {{.Year}} has already", map[string]any{"Year": strconv.Itoa(c.copying.Into)}), func(on bool) {
		c.copying.Overwrite = on
		c.plan()
	})
	c.replace.SetOn(c.copying.Overwrite)
	c.remarks.Add(c.replace)
}

func copyLine(what, before, after *kit.Label) fyne.CanvasObject {
	return container.New(kit.Columns(kit.Space3, 1, 1, 1), what, before.AlignRight(), after.AlignRight())
}

// addSums adds lines to the preview: the amounts, and the counts where there are any.
func (c *targetsCopy) addSums(what string, before, after domain.TargetSum) {
	amount := func(sum domain.TargetSum, bold bool) *kit.Label {
		m := c.targets.model
		return kit.NewLabel(m.region.Money(domain.Money{Minor: sum.Amount, Currency: m.currency}), kit.TextBase, kit.ColorText, bold)
	}
	count := func(sum domain.TargetSum) *kit.Label {
		return kit.NewCaption(kit.KindCount(domain.KindOpportunity, int(sum.Count)))
	}
	c.lines.Add(copyLine(kit.NewLabel(what, kit.TextBase, kit.ColorText2, false), amount(before, false), amount(after, true)))
	if before.Count+after.Count > 0 {
		c.lines.Add(copyLine(kit.NewCaption(""), count(before), count(after)))
	}
}

// run copies.
func (c *targetsCopy) run() {
	c.set.Commit()
	if !c.set.AllRead() {
		return
	}
	c.do.Disable()
	type outcome struct {
		plan domain.TargetPlan
		set  change.Set
	}
	copying := c.copying
	kit.Background(c.host.Runner(), func() (o outcome, err error) {
		o.plan, o.set, err = c.host.Session().CopyTargets(context.Background(), copying)
		return o, err
	}, func(o outcome, err error) {
		if err != nil {
			c.do.Enable()
			c.host.Failed(err)
			return
		}
		c.dialog.Close()
		if len(o.set.Changes) > 0 {
			c.host.Notify(kit.Undoable(c.host, targetsSetText(len(o.set.Changes)), o.set))
		}
	})
}
