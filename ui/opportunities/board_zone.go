package opportunities

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// boardZone is where cards are dropped that were won or lost; it says how many were this
// year, in the whole office: a query is about those in progress.
type boardZone struct {
	class  domain.Class
	box    *fyne.Container
	back   *canvas.Rectangle
	dashes *boardDashes
	icon   *canvas.Image
	lines  [5]*canvas.Text // name, count, amount, whose these are, invitation
}

func newBoardZone(class domain.Class) *boardZone {
	z := &boardZone{class: class, back: kit.NewBox(kit.RadiusCard), dashes: newBoardDashes(kit.RadiusCard), icon: canvas.NewImageFromResource(nil)}
	z.icon.FillMode = canvas.ImageFillContain
	z.box = container.New(kit.Unmeasured(), z.back, z.dashes.raster, z.icon)
	for i := range z.lines {
		size := kit.TextCaption
		if i == 0 {
			size = kit.TextBase
		}
		z.lines[i] = kit.NewText("", size, kit.ColorText2, i == 0)
		z.box.Add(z.lines[i])
	}
	return z
}

// show draws the zone; aimed is while cards would be dropped on it.
func (z *boardZone) show(v *boardView, aimed bool) {
	at, size := v.places.zone(z.class)
	kit.PlaceAt(z.box, at.X, at.Y, size.Width, size.Height)
	ink, soft, icon := kit.ColorWon, kit.ColorWonSoft, "circle-check"
	if z.class == domain.Lost {
		ink, soft, icon = kit.ColorLost, kit.ColorLostSoft, "circle-x"
	}
	fill := kit.ColorSurface
	if aimed {
		fill = soft
	}
	kit.PaintBox(z.back, fill, "")
	kit.PlaceAt(z.back, 0, 0, size.Width, size.Height)
	z.dashes.show(ink, 0, 0, size.Width, size.Height)
	texts := z.texts(v.board)
	inks := [5]fyne.ThemeColorName{ink, kit.ColorText2, kit.ColorText2, kit.ColorText3, ink}
	y := (size.Height - 124) / 2
	kit.ShowIcon(z.icon, kit.IconIn(icon, ink))
	kit.PlaceAt(z.icon, (size.Width-kit.IconSize)/2, y, kit.IconSize, kit.IconSize)
	tops := [5]float32{20, 42, 62, 80, 106}
	for i, text := range z.lines {
		write(text, texts[i], inks[i], (size.Width-kit.TextWidth(texts[i], text.TextSize, i == 0))/2, y+tops[i], 18)
	}
}

func (z *boardZone) texts(b *board) [5]string {
	t := b.model.closed[z.class]
	texts := [5]string{className(z.class),
		lang.X("board.this_year", "{{.Count}} this year", map[string]any{"Count": b.region().Number(t.Count, 0)}),
		b.figures().short(t.Amount), lang.X("board.whole_office", "whole office"), ""}
	if b.mayModify() {
		texts[4] = lang.X("board.drop_here", "Drop here")
	}
	return texts
}

// tip says the figures of a zone to the last unit.
func (z *boardZone) tip(b *board) string {
	t, f := b.model.closed[z.class], b.figures()
	text := lang.X("board.zone_tip", "{{.Class}} this year: {{.Count}} · {{.Amount}}", map[string]any{
		"Class": className(z.class), "Count": countText(f.region, t.Count), "Amount": f.exact(t.Amount)})
	if t.Unconverted > 0 {
		text += "\n" + unconvertedText(office.Totals{Unconverted: t.Unconverted})
	}
	return text + "\n" + lang.X("board.zone_whole", "In the whole office, whatever the filter. A click lists them.")
}
