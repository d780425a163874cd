package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
)

// iconPlaces is how many icons stand in a row; where there are more options, the last
// place is that of the menu with the rest.
const iconPlaces = 6

// IconOption is one choice of an IconChoice.
type IconOption struct {
	ID   string
	Icon string // Lucide name
	Name string // in the tooltip and in the menu
}

// IconChoice is a row of icons of which one is chosen, such as the type of an activity.
// Options for which there is no place are in a menu at the end; one chosen there takes
// the last place before it. Left and Right go through all options, Down opens the menu.
type IconChoice struct {
	Segmented

	// OnChanged hears the ID of the option a person chooses.
	OnChanged func(id string)
	// ContextItems are the menu of the right mouse button.
	ContextItems func() []MenuItem

	options []IconOption
	chosen  int
	places  []int // the option in each place
	shift   bool
}

// NewIconChoice makes a choice of which the first option is chosen.
func NewIconChoice(options []IconOption, onChanged func(id string)) *IconChoice {
	c := &IconChoice{OnChanged: onChanged}
	c.Segmented.OnChanged = func(place int) { c.pick(c.places[place]) }
	c.onMenu = c.openContextMenu
	c.ExtendBaseWidget(c)
	c.SetOptions(options)
	return c
}

// SetOptions offers other options. What is chosen stays so where it is still offered;
// else the first is.
func (c *IconChoice) SetOptions(options []IconOption) {
	chosen := c.Chosen()
	c.options = slices.Clone(options)
	c.chosen = max(0, c.index(chosen))
	c.arrange()
}

// Chosen is the ID of the chosen option, "" without options.
func (c *IconChoice) Chosen() string {
	if c.chosen >= len(c.options) {
		return ""
	}
	return c.options[c.chosen].ID
}

// Choose makes an option the chosen one without calling OnChanged; one that is not
// offered changes nothing.
func (c *IconChoice) Choose(id string) {
	if i := c.index(id); i >= 0 {
		c.chosen = i
		c.arrange()
	}
}

func (c *IconChoice) index(id string) int {
	return slices.IndexFunc(c.options, func(o IconOption) bool { return o.ID == id })
}

// pick is the choice of a person.
func (c *IconChoice) pick(option int) {
	if option < 0 || option >= len(c.options) {
		return
	}
	changed := option != c.chosen
	c.chosen = option
	c.arrange()
	if changed && c.OnChanged != nil {
		c.OnChanged(c.Chosen())
	}
}

// arrange gives the options their places. A place that shows the same option keeps its
// segment, over which the pointer may rest.
func (c *IconChoice) arrange() {
	places := c.placed()
	segments := make([]*segment, 0, iconPlaces)
	for place, option := range places {
		what := Segment{Icon: c.options[option].Icon, Tooltip: c.options[option].Name}
		segments = append(segments, c.segmentAt(place, what))
	}
	if len(places) < len(c.options) {
		more := c.segmentAt(len(places), Segment{Icon: "ellipsis", Tooltip: lang.X("icon_choice.more", "More")})
		more.onTapped = c.openMenu
		segments = append(segments, more)
	}
	c.segments, c.places = segments, places
	c.selected = slices.Index(places, c.chosen)
	c.Refresh()
}

// placed are the options that have a place: the first ones, and the chosen one.
func (c *IconChoice) placed() []int {
	count := len(c.options)
	if count > iconPlaces {
		count = iconPlaces - 1
	}
	places := make([]int, count)
	for i := range places {
		places[i] = i
	}
	if count > 0 && c.chosen >= count {
		places[count-1] = c.chosen
	}
	return places
}

func (c *IconChoice) segmentAt(place int, what Segment) *segment {
	if place < len(c.segments) && c.segments[place].what == what {
		return c.segments[place]
	}
	return newSegment(&c.Segmented, place, what)
}

// openMenu offers the options without a place.
func (c *IconChoice) openMenu() {
	var items []MenuItem
	for i, o := range c.options {
		if !slices.Contains(c.places, i) {
			items = append(items, MenuItem{Icon: o.Icon, Label: o.Name, Run: func() { c.pick(i) }})
		}
	}
	last := float32(0)
	if len(c.segments) > 0 {
		last = c.segments[len(c.segments)-1].Position().X
	}
	showControlMenu(items, fyne.NewPos(last, c.Size().Height), c)
}

func (c *IconChoice) openContextMenu(at fyne.Position) {
	if c.ContextItems != nil {
		showControlMenu(c.ContextItems(), at, c)
	}
}

// TappedSecondary opens the menu of the right mouse button.
func (c *IconChoice) TappedSecondary(e *fyne.PointEvent) { c.openContextMenu(e.Position) }

// FocusTarget is what the canvas focuses to choose here.
func (c *IconChoice) FocusTarget() fyne.Focusable { return c }

// KeyDown follows the Shift key.
func (c *IconChoice) KeyDown(key *fyne.KeyEvent) { c.shift = c.shift || isShift(key) }

// KeyUp follows the Shift key.
func (c *IconChoice) KeyUp(key *fyne.KeyEvent) { c.shift = c.shift && !isShift(key) }

// TypedKey goes to the option before or after, and opens the menus.
func (c *IconChoice) TypedKey(e *fyne.KeyEvent) {
	switch {
	case opensMenu(e, c.shift) && c.ContextItems != nil:
		c.openContextMenu(fyne.NewPos(0, c.Size().Height))
	case e.Name == fyne.KeyLeft:
		c.pick(c.chosen - 1)
	case e.Name == fyne.KeyRight:
		c.pick(c.chosen + 1)
	case e.Name == fyne.KeyHome:
		c.pick(0)
	case e.Name == fyne.KeyEnd:
		c.pick(len(c.options) - 1)
	case e.Name == fyne.KeyDown && len(c.places) < len(c.options):
		c.openMenu()
	default:
		unhandledKey(e, c)
	}
}

// FocusLost is for Fyne: the keyboard left.
func (c *IconChoice) FocusLost() {
	c.shift = false
	c.Segmented.FocusLost()
}

// CreateRenderer is for Fyne.
func (c *IconChoice) CreateRenderer() fyne.WidgetRenderer {
	outline, ring := newBox(RadiusControl), newBox(RadiusControl+1)
	row := container.New(Columns(0))
	paint := func() {
		row.Objects = row.Objects[:0]
		for _, one := range c.segments {
			row.Objects = append(row.Objects, one)
			one.Refresh()
		}
		paintBox(outline, ColorSurface, ColorBorderStrong)
		paintRing(ring, c.focused)
	}
	minSize := func() fyne.Size { return fyne.NewSize(row.MinSize().Width+2, ControlHeight) }
	layout := func(size fyne.Size) {
		y, width := (size.Height-ControlHeight)/2, min(size.Width, row.MinSize().Width+2)
		place(row, 1, y+1, width-2, ControlHeight-2)
		place(outline, 0, y, width, ControlHeight)
		place(ring, -1, y-1, width+2, ControlHeight+2)
	}
	return newDrawing(c, minSize, layout, paint, outline, row, ring)
}
