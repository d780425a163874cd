package office

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/ui/kit"
)

// targetsHead is what stands above the targets: the year, what is shown, and what it means.
type targetsHead struct {
	targets *Targets
	bar     fyne.CanvasObject
	year    *kit.Label
	measure *kit.Segmented
}

func newTargetsHead(t *Targets) *targetsHead {
	h := &targetsHead{targets: t}
	h.year = kit.NewLabel("", kit.TextTitle, kit.ColorText, true).Whole()
	earlier := kit.NewIconButton("chevron-left", hintedBy(lang.X("targets.earlier", "The year before"), fyne.KeyPageUp), func() { t.turn(t.model.year - 1) })
	later := kit.NewIconButton("chevron-right", hintedBy(lang.X("targets.later", "The year after"), fyne.KeyPageDown), func() { t.turn(t.model.year + 1) })
	h.measure = kit.NewSegmented(0, func(index int) { t.measure(index == 1) },
		kit.Segment{Label: lang.X("targets.amount", "Amount ({{.Currency}})", map[string]any{"Currency": string(t.model.currency)})},
		kit.Segment{Label: lang.X("targets.count", "Count")})
	text := kit.NewCaption(lang.X("targets.explain", "Where the office has no target of its own, that of its salespeople together counts. A total typed for the year is spread over its months."))
	if !t.mayModify() {
		text.SetText(kit.ErrorText(kit.MayNot(t.host)))
		text.SetColour(kit.ColorToday)
	}
	way := container.New(kit.Columns(kit.Space1), kit.Centred(earlier), kit.Centred(h.year), kit.Centred(later),
		kit.FixedWidth(kit.Space2, kit.NewCaption("")), kit.Centred(h.measure), kit.FixedWidth(kit.Space2, kit.NewCaption("")))
	h.bar = kit.Bar(kit.FilterHeight, container.NewBorder(nil, nil, way, nil, kit.Centred(text)))
	h.show()
	return h
}

func hintedBy(title string, key fyne.KeyName) string {
	return title + " (" + kit.ShortcutText(kit.Ctrl(key)) + ")"
}

// show says which year is on show, and whether its counts are.
func (h *targetsHead) show() {
	m := h.targets.model
	h.year.SetText(strconv.Itoa(m.year))
	selected := 0
	if m.byCount {
		selected = 1
	}
	if h.measure.Selected() != selected {
		h.measure.SetSelected(selected)
	}
}
