package reports

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// movementBand asks for the days and the person, and says what their movements come to.
type movementBand struct {
	screen   *Movement
	from, to *kit.DateField
	person   *kit.Select
	figures  *fyne.Container
	bridge   *kit.Label
	object   fyne.CanvasObject
	asked    kit.Latest
	bridged  kit.Latest
}

const (
	movementDateWidth   = 128
	movementPersonWidth = 190
)

func newMovementBand(m *Movement) *movementBand {
	b := &movementBand{screen: m}
	days, person := m.days.asked()
	b.from, b.to = b.dateField(days.From), b.dateField(days.To)
	b.from.OnCommitted = func() { b.typed(b.from) }
	b.to.OnCommitted = func() { b.typed(b.to) }
	b.person = kit.NewSelect(nil)
	b.person.Clearable = true
	b.person.SetPlaceHolder(lang.X("movement.everybody", "Everybody"))
	b.person.OnChanged = func(o kit.Option) {
		days, _ := m.days.asked()
		m.show(days, domain.ID(o.ID))
	}
	b.figures = container.New(kit.Columns(kit.Space6))
	b.bridge = kit.NewCaption("")
	today := kit.NewButton(lang.X("movement.today", "Today"), "", kit.ButtonNormal, func() {
		today := m.host.Session().Office().Today()
		b.show(domain.Period{From: today, To: today})
	})
	row := container.New(kit.Columns(kit.Space2),
		kit.NewIconButton("chevron-left", lang.X("movement.day_before", "The day before"), func() { b.step(-1) }),
		kit.FixedWidth(movementDateWidth, b.from),
		kit.NewIconButton("chevron-right", lang.X("movement.day_after", "The day after"), func() { b.step(+1) }),
		today,
		kit.Centred(kit.NewCaption(lang.X("movement.until", "until")).Whole()), kit.FixedWidth(movementDateWidth, b.to),
		kit.FixedWidth(movementPersonWidth, b.person))
	inset := func(o fyne.CanvasObject) fyne.CanvasObject {
		return container.New(kit.Inset(kit.Space2, kit.Space3, kit.Space1, kit.Space3), o)
	}
	b.object = container.New(kit.Rows(0), inset(row), inset(b.figures), container.New(kit.Inset(kit.Space1, kit.Space3, kit.Space2, kit.Space3), b.bridge), kit.NewLine())
	b.offerPeople(person)
	b.read()
	return b
}

// dateField is a date as the office writes it.
func (b *movementBand) dateField(day domain.Date) *kit.DateField {
	here := b.screen.host.Session().Office()
	r := here.Region()
	d := kit.NewDateField(kit.DateFormat{Format: r.Date, FirstWeekday: r.FirstWeekday(),
		Parse: func(text string) (domain.Date, error) { return r.ParseDate(text, here.Today()) }})
	d.Today = here.Today
	d.SetValue(day)
	return d
}

// offerPeople offers everybody of the office.
func (b *movementBand) offerPeople(chosen domain.ID) {
	session := b.screen.host.Session()
	kit.Background(b.screen.host.Runner(), func() ([]domain.Person, error) { return session.People(context.Background()) }, func(people []domain.Person, err error) {
		if err != nil {
			return // the list tells of the same failure
		}
		var options []kit.Option
		for _, p := range people {
			options = append(options, kit.Option{ID: string(p.ID), Text: p.Name})
		}
		b.person.SetOptions(options)
		b.person.SetSelectedID(string(chosen))
	})
}

// typed shows the days as they stand in the fields: the one that was typed pushes the other.
func (b *movementBand) typed(field *kit.DateField) {
	from, err1 := b.from.Value()
	to, err2 := b.to.Value()
	if err1 != nil || err2 != nil {
		return
	}
	days := domain.Period{From: from, To: to}
	switch {
	case field == b.from && (from == 0 || from > to):
		days.From = max(from, min(to, b.today()))
		days.To = days.From
	case field == b.to && (to == 0 || to < from):
		days.To = from
	}
	if days.From == 0 {
		days.From = days.To
	}
	b.show(days)
}

func (b *movementBand) today() domain.Date { return b.screen.host.Session().Office().Today() }

// step goes so many times the days on show on, or back.
func (b *movementBand) step(by int) {
	days, _ := b.screen.days.asked()
	length := int(days.To-days.From) + 1
	b.show(domain.Period{From: days.From.Add(by * length), To: days.To.Add(by * length)})
}

func (b *movementBand) show(days domain.Period) {
	before, person := b.screen.days.asked()
	if days == before {
		return
	}
	b.screen.show(days, person)
}

// read reads what the movements come to. The bridge needs the history, whose reading takes a
// while the first time.
func (b *movementBand) read() {
	m := b.screen
	kit.BackgroundLatest(&b.asked, m.host.Runner(), func() (office.DailyMovement, error) {
		d, _, err := m.days.movement()
		return d, err
	}, func(d office.DailyMovement, err error) {
		if err == nil { // the list tells of the same failure
			b.showFigures(d)
		}
	})
	days, person := m.days.asked()
	session := m.host.Session()
	kit.BackgroundLatest(&b.bridged, m.host.Runner(), func() ([]control.BridgeStep, error) {
		return session.MovementBridge(context.Background(), days)
	}, func(steps []control.BridgeStep, err error) {
		if err != nil {
			m.host.Failed(err)
			return
		}
		b.bridge.SetText(m.bridgeText(days, steps, person != ""))
	})
}

// showFigures shows each figure with its name above.
func (b *movementBand) showFigures(d office.DailyMovement) {
	b.figures.Objects = nil
	for _, f := range b.screen.figuresOf(d) {
		value := kit.NewLabel(f.value, kit.TextBase, kit.ColorText, true).Whole()
		b.figures.Add(container.New(kit.Rows(0), kit.NewCaption(f.title).Whole(), value))
	}
	b.figures.Refresh()
	b.object.Refresh()
}
