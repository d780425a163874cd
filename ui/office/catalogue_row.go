package office

import (
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"preventa/domain"
	"preventa/ui/kit"
)

// catalogueRowView is one word in the dialog, with everything of it editable in place.
type catalogueRowView struct {
	widget.BaseWidget
	dialog      *catalogueDialog
	at          int
	name        *kit.TextEntry
	probability *kit.TextEntry
	rots        *kit.TextEntry
	line        *fyne.Container
	icon        *kit.Button // of an activity type
}

var _ fyne.SecondaryTappable = (*catalogueRowView)(nil)

func newCatalogueRowView(d *catalogueDialog, at int) *catalogueRowView {
	v := &catalogueRowView{dialog: d, at: at}
	v.name = v.entry(*v.row().name(), func(text string) { *v.row().name() = text })
	v.name.PlaceHolder = lang.X("catalogue.name_hint", "Name")
	v.line = container.New(d.layout(), newDragHandle(v), kit.Centred(v.sign()), kit.Centred(v.name))
	if d.model.isStates() {
		v.addStateParts()
	}
	if d.model.catalogue == domain.Origins {
		v.line.Add(kit.Centred(atLeft(v.campaignButton())))
	}
	retired := kit.NewSwitch("", func(on bool) { *v.row().retired() = on; d.changed() })
	retired.SetOn(*v.row().retired())
	v.line.Add(indented(kit.Centred(retired)))
	v.line.Add(kit.Centred(kit.NewLabel(d.host.Session().Office().Region().Number(int64(v.row().uses), 0), kit.TextBase, kit.ColorText3, false).AlignRight()))
	v.line.Add(kit.Centred(v.deleteButton()))
	v.ExtendBaseWidget(v)
	return v
}

// atLeft keeps a control as wide as it needs to be, at the left of its column.
func atLeft(o fyne.CanvasObject) fyne.CanvasObject { return container.New(kit.Columns(0), o) }

// swatchColours are those of the look, and more for those who need them.
var swatchColours = []string{
	"st1", "st2", "st3", "st4", "hold-dot", "won-dot", "lost-dot", "today-dot",
	"#1F6FB8", "#E39A0B", "#0F9D76", "#C774A6", "#5DB2E2", "#CF5A12", "#7A5AC8", "#4F5765",
}

func (v *catalogueRowView) row() catalogueRow { return v.dialog.model.rows[v.at] }

// sign is what the word is known by besides its name: the icon of an activity type, the
// colour of any other.
func (v *catalogueRowView) sign() fyne.CanvasObject {
	if v.dialog.model.catalogue == domain.ActivityTypes {
		return atLeft(v.iconButton())
	}
	swatch := kit.NewSwatch(*v.row().colour(), swatchColours)
	swatch.OnChanged = func(colour string) { *v.row().colour() = colour; v.dialog.changed() }
	return swatch
}

func (v *catalogueRowView) entry(text string, set func(string)) *kit.TextEntry {
	e := kit.NewTextEntry()
	e.SetQuiet(true)
	e.SetText(text)
	e.ContextItems = func() []kit.MenuItem { return v.dialog.menuItems(v.at) }
	e.OnChanged = func(text string) { set(text); v.dialog.changed() }
	e.OnShortcut = v.shortcut
	return e
}

// shortcut moves the row with Alt and the arrows.
func (v *catalogueRowView) shortcut(s fyne.Shortcut) bool {
	key, ok := s.(*desktop.CustomShortcut)
	if !ok || key.Modifier != fyne.KeyModifierAlt {
		return false
	}
	switch key.KeyName {
	case fyne.KeyUp:
		v.moveBy(-1)
	case fyne.KeyDown:
		v.moveBy(+1)
	default:
		return false
	}
	return true
}

func (v *catalogueRowView) moveBy(by int) {
	d := v.dialog
	d.move(v.at, v.at+by)
	d.views[d.chosen].focusName()
}

func (v *catalogueRowView) addStateParts() {
	class := kit.NewSelect(classOptions())
	class.SetQuiet(true)
	class.SetSelectedID(string(v.row().state.Class))
	class.ContextItems = func() []kit.MenuItem { return v.dialog.menuItems(v.at) }
	class.OnChanged = func(o kit.Option) { v.row().state.Class = domain.Class(o.ID); v.dialog.changed() }
	r := v.dialog.host.Session().Office().Region()
	v.probability = v.entry(r.Percent(v.row().state.Probability), func(string) { _ = v.readProbability() })
	v.probability.AlignRight()
	v.probability.OnBlur = func() {
		if v.readProbability() == nil {
			v.probability.SetText(r.Percent(v.row().state.Probability))
		}
	}
	v.rots = v.entry(rotText(v.row().state.RotDays), func(string) { _ = v.readRots() })
	v.rots.AlignRight()
	v.rots.OnBlur = func() {
		if v.readRots() == nil {
			v.rots.SetText(rotText(v.row().state.RotDays))
		}
	}
	v.rots.PlaceHolder = "—"
	v.line.Add(kit.Centred(class))
	v.line.Add(kit.Centred(v.probability))
	v.line.Add(kit.Centred(v.rots))
}

func classOptions() []kit.Option {
	return []kit.Option{
		{ID: string(domain.Open), Text: lang.X("class.open", "Open")},
		{ID: string(domain.OnHold), Text: lang.X("class.hold", "On hold")},
		{ID: string(domain.Won), Text: lang.X("class.won", "Won")},
		{ID: string(domain.Lost), Text: lang.X("class.lost", "Lost")},
	}
}

func rotText(days int) string {
	if days == 0 {
		return ""
	}
	return lang.XN("catalogue.days", "{{.Count}} days", days, map[string]any{"Count": days})
}

// read takes over what the entries hold; Invalid for what is no number.
func (v *catalogueRowView) read() error {
	if v.probability == nil {
		return nil
	}
	return errors.Join(v.readProbability(), v.readRots())
}

func (v *catalogueRowView) readProbability() error {
	percent, err := v.dialog.host.Session().Office().Region().ParsePercent(v.probability.Text)
	v.probability.SetInvalid(err != nil)
	if err == nil {
		v.row().state.Probability = percent
	}
	return err
}

// readRots reads whole days, with or without the word; nothing means no limit.
func (v *catalogueRowView) readRots() error {
	digits := strings.TrimFunc(v.rots.Text, func(r rune) bool { return r < '0' || r > '9' })
	days, err := strconv.Atoi(digits)
	if digits == "" && !strings.ContainsAny(v.rots.Text, "0123456789") {
		days, err = 0, nil
	}
	if err != nil || days > 3650 {
		v.rots.SetInvalid(true)
		return domain.Fail(domain.Invalid, "error.rot_days", nil)
	}
	v.rots.SetInvalid(false)
	v.row().state.RotDays = days
	return nil
}

func (v *catalogueRowView) deleteButton() fyne.CanvasObject {
	b := kit.NewIconButton("trash-2", lang.X("command.delete", "Delete"), func() { v.dialog.remove(v.at) })
	if !v.dialog.model.canRemove(v.at) {
		b.SetTooltip(lang.X("catalogue.cannot_delete", "In use: retire it or merge it"))
		b.Disable()
	}
	return b
}

func (v *catalogueRowView) focusName() {
	v.dialog.host.Window().Canvas().Focus(v.name.FocusTarget())
}

// TappedSecondary is for Fyne.
func (v *catalogueRowView) TappedSecondary(e *fyne.PointEvent) {
	v.dialog.menu(v.at, e.AbsolutePosition)
}

// CreateRenderer is for Fyne.
func (v *catalogueRowView) CreateRenderer() fyne.WidgetRenderer {
	row := container.NewStack(kit.NewFill(kit.ColorSurface), container.New(kit.Inset(0, kit.Space2, 0, kit.Space2), v.line))
	return widget.NewSimpleRenderer(container.New(kit.Rows(0), kit.FixedHeight(catalogueRowHeight, row), kit.NewLine()))
}

// rowOf tells which row of a list an error is about.
func rowOf(err error) (int, bool) {
	failed := (*domain.Error)(nil)
	if !errors.As(err, &failed) {
		return 0, false
	}
	if row, ok := failed.Args["Row"].(int); ok {
		return row, true
	}
	for _, f := range failed.Fields {
		if row, ok := f.Args["Row"].(int); ok {
			return row, true
		}
	}
	return 0, false
}

// tableLayout gives columns fixed widths; the one of width 0 takes the rest.
type tableLayout struct{ widths []float32 }

const tableGap = kit.Space2

// Layout is for Fyne.
func (t *tableLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := size.Width - tableGap*float32(len(t.widths)-1)
	for _, width := range t.widths {
		rest -= width
	}
	x := float32(0)
	for i, o := range objects {
		width := t.widths[i]
		if width == 0 {
			width = max(0, rest)
		}
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, size.Height))
		x += width + tableGap
	}
}

// MinSize is for Fyne.
func (t *tableLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	least := tableGap * float32(len(t.widths)-1)
	for _, width := range t.widths {
		least += max(width, 24)
	}
	return fyne.NewSize(least, kit.ControlHeight-2)
}
