package opportunities

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"preventa/domain"
	"preventa/domain/region"
	"preventa/ui/kit"
)

const (
	bulkDaysWidth float32 = 64
	bulkMostDays  int64   = 3650 // an expected close is moved by, at most
)

// expectedControl asks for the expected close of several: a day, or by how many days each
// goes on from its own.
type expectedControl struct {
	widget.BaseWidget
	dialog *bulkDialog
	name   string
	day    *kit.DateField
	by     *kit.ValueEntry
	later  *fyne.Container // by, with its unit
	inside *fyne.Container
}

func newExpectedControl(d *bulkDialog, name string) *expectedControl {
	e := &expectedControl{dialog: d, name: name, by: kit.NewValueEntry(dayCount(d.host.Session().Office().Region()))}
	e.day = d.set.Date(name, func(on domain.Date) { d.change.expected = on; d.used(name) })
	e.by.OnChanged = func(string) { e.takeDays() }
	e.by.OnInvalid = func(err error) { d.set.Refuse(name, err) }
	e.by.OnValid = e.takeDays
	e.later = container.New(kit.Columns(kit.Space2, 0, 1), kit.FixedWidth(bulkDaysWidth, e.by),
		kit.NewLabel(lang.X("bulk.days_later", "days later (− for earlier)"), kit.TextBase, kit.ColorText2, false))
	e.later.Hide()
	how := kit.NewSegmented(0, e.choose, kit.Segment{Label: lang.X("bulk.on_day", "Day")}, kit.Segment{Label: lang.X("bulk.move", "Move")})
	e.inside = container.New(kit.Columns(kit.Space2, 0, 1), how, container.NewStack(e.day, e.later))
	e.ExtendBaseWidget(e)
	return e
}

// choose is a day (0), or days on (1).
func (e *expectedControl) choose(how int) {
	d := e.dialog
	d.change.moved = how == 1
	e.day.Hidden, e.later.Hidden = d.change.moved, !d.change.moved
	e.inside.Refresh()
	d.set.Read(e.name, nil)
	d.set.Get(e.name).ClearError()
	d.used(e.name)
}

func (e *expectedControl) takeDays() {
	days, err := e.by.Value()
	e.dialog.set.Edit(e.name, func() {
		e.dialog.set.Read(e.name, err)
		e.dialog.change.days = int(days)
		e.dialog.used(e.name)
	})
}

// FocusTarget is what is typed in.
func (e *expectedControl) FocusTarget() fyne.Focusable {
	if e.dialog.change.moved {
		return e.by.FocusTarget()
	}
	return e.day.FocusTarget()
}

// SetInvalid shows or removes the outline of an error.
func (e *expectedControl) SetInvalid(invalid bool) {
	e.day.SetInvalid(invalid && !e.dialog.change.moved)
	e.by.SetInvalid(invalid && e.dialog.change.moved)
}

// CreateRenderer is for Fyne.
func (e *expectedControl) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(e.inside)
}

// dayCount writes and reads a signed number of days.
func dayCount(r region.Region) kit.ValueFormat {
	return kit.ValueFormat{
		Format: func(days int64) string { return strings.Replace(strconv.FormatInt(days, 10), "-", "−", 1) },
		Parse: func(text string) (int64, error) {
			days, err := strconv.ParseInt(strings.Replace(strings.TrimSpace(text), "−", "-", 1), 10, 64)
			if err != nil || days > bulkMostDays || days < -bulkMostDays {
				return 0, domain.Fail(domain.Invalid, "error.days.number", domain.Args{"Text": text, "Most": r.Number(bulkMostDays, 0)})
			}
			return days, nil
		},
	}
}
