package activities

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

const (
	scopeKey   = "my_day.scope"
	everyone   = "everybody" // remembered as the scope; else it is one's own day
	pageMargin = kit.Space3
)

// MyDay is the screen of what waits for the person, or for everybody.
type MyDay struct {
	host  kit.Host
	asked kit.Latest
	day   office.MyDay
	read  bool // the day has been read
	keys  bool // the keyboard is to come here once it has

	scope *kit.Segmented
	title *kit.Label
	deeds *kit.Timeline // activities
	deals *kit.Timeline // opportunities
	items map[string]dayItem

	deedsCard, dealsCard, empty fyne.CanvasObject
	body                        *fyne.Container
	content                     fyne.CanvasObject
}

// dayItem is what an entry of the day stands for: an activity or an opportunity.
type dayItem struct {
	activity *office.ActivityRow
	row      *office.Row
}

var _ kit.Screen = (*MyDay)(nil)

// NewMyDay makes the screen and begins to read.
func NewMyDay(host kit.Host) kit.Screen {
	m := &MyDay{host: host}
	m.build()
	m.refresh()
	return m
}

func (m *MyDay) build() {
	m.title = kit.NewHeading("")
	scope := 0
	if m.isForEveryone() {
		scope = 1
	}
	m.scope = kit.NewSegmented(scope, m.setScope,
		kit.Segment{Icon: "user", Label: lang.X("my_day.mine", "Mine")},
		kit.Segment{Icon: "users", Label: lang.X("my_day.everybody", "Everybody")})
	m.deeds, m.deals = kit.NewTimeline(), kit.NewTimeline()
	m.listen()
	m.deedsCard, m.dealsCard, m.empty = card(m.deeds), card(m.deals), m.emptyPage()
	m.body = container.NewStack()
	bar := kit.Bar(kit.FilterHeight, container.NewBorder(nil, nil, kit.Centred(m.title), kit.Centred(m.scope)))
	m.content = container.NewBorder(bar, nil, nil, nil, container.New(kit.Inset(pageMargin, pageMargin, pageMargin, pageMargin), m.body))
	m.show()
}

func card(timeline *kit.Timeline) fyne.CanvasObject {
	return kit.NewFlushCard(container.New(kit.Inset(kit.Space1, 0, kit.Space1, 0), timeline))
}

// emptyPage is what a day looks like on which nothing waits.
func (m *MyDay) emptyPage() fyne.CanvasObject {
	message := kit.NewLabel(lang.X("my_day.nothing", "Nothing waits for you today."), kit.TextBase, kit.ColorText2, false).Whole()
	activity := kit.NewButton(lang.X("my_day.new_activity", "New activity"), "plus", kit.ButtonPrimary, m.newActivity)
	if !may(m.host, access.Add) {
		activity.Disable()
	}
	opportunities := kit.NewButton(lang.X("opportunities.title", "Opportunities"), "list", kit.ButtonNormal, m.host.OpenOpportunities)
	buttons := container.New(kit.Columns(kit.Space2), activity, opportunities)
	return container.NewCenter(container.New(kit.Rows(kit.Space3), container.NewCenter(message), container.NewCenter(buttons)))
}

func (m *MyDay) newActivity() { m.host.EditActivity(office.ActivityDraft{}, nil) }

func (m *MyDay) isForEveryone() bool { return m.host.Recall(scopeKey) == everyone }

func (m *MyDay) setScope(index int) {
	scope := ""
	if index == 1 {
		scope = everyone
	}
	m.host.Remember(scopeKey, scope)
	m.refresh()
}

// refresh reads the day again; what is on show stays until it comes.
func (m *MyDay) refresh() {
	session := m.host.Session()
	person := session.Me().ID
	if m.isForEveryone() {
		person = ""
	}
	kit.BackgroundLatest(&m.asked, m.host.Runner(), func() (office.MyDay, error) {
		return session.MyDay(context.Background(), person)
	}, func(day office.MyDay, err error) {
		if err != nil {
			m.host.Failed(err)
			return
		}
		m.day, m.read = day, true
		m.show()
		if m.keys && m.host.Window().Canvas().Focused() == nil {
			m.Shown()
		}
		m.keys = false
		m.host.Changed()
	})
}

// show puts the day in the cards; those without anything are left out.
func (m *MyDay) show() {
	m.items = map[string]dayItem{}
	m.title.SetText(dayText(m.region(), m.today(), true))
	deeds, deals := m.deedSections(), m.dealSections()
	m.deeds.SetSections(deeds)
	m.deals.SetSections(deals)
	m.body.Objects = nil
	switch {
	case !m.read:
	case len(deeds) > 0 && len(deals) > 0:
		m.body.Objects = []fyne.CanvasObject{container.New(kit.Columns(kit.Space3, 1, 1), m.deedsCard, m.dealsCard)}
	case len(deeds) > 0:
		m.body.Objects = []fyne.CanvasObject{m.deedsCard}
	case len(deals) > 0:
		m.body.Objects = []fyne.CanvasObject{m.dealsCard}
	default:
		m.body.Objects = []fyne.CanvasObject{m.empty}
	}
	m.body.Refresh()
}

func (m *MyDay) region() region.Region { return m.host.Session().Office().Region() }
func (m *MyDay) today() domain.Date    { return m.host.Session().Office().Today() }

// ID tells the screen from the others.
func (m *MyDay) ID() string { return MyDayID }

// Title names the tab.
func (m *MyDay) Title() string { return lang.X("my_day.title", "My day") }

// Content is the two cards below the bar.
func (m *MyDay) Content() fyne.CanvasObject { return m.content }

// Status says how much waits.
func (m *MyDay) Status() string {
	n := m.day.Count()
	return lang.XN("my_day.count", "{{.Count}} things wait", n, map[string]any{"Count": strconv.Itoa(n)})
}

// Tools are the commands of the day.
func (m *MyDay) Tools(c *kit.Commands) kit.Tools {
	return kit.Tools{Items: []kit.ToolItem{
		kit.PrimaryTool(c.Get("activity.new")), kit.Tool(c.Get("refresh")), kit.Tool(c.Get("undo")),
		kit.ToolSeparator(), kit.Tool(c.Get("activities")),
	}}
}

// Do gives what a command does with the day, or with the entry that has the keyboard.
func (m *MyDay) Do(command string) func() {
	item, chosen := m.chosen()
	switch {
	case command == "refresh":
		return m.refresh
	case command == "record.open" && chosen:
		return func() { m.open(item) }
	case command == "record.delete" && chosen && item.activity != nil && may(m.host, access.Delete):
		return func() { m.delete(item) }
	}
	return nil
}

// chosen is the entry chosen in the card that has the keyboard.
func (m *MyDay) chosen() (dayItem, bool) {
	for _, timeline := range []*kit.Timeline{m.deeds, m.deals} {
		if m.host.Window().Canvas().Focused() == fyne.Focusable(timeline) {
			item, ok := m.items[timeline.Chosen()]
			return item, ok
		}
	}
	return dayItem{}, false
}

// Follow shows what was committed, here or elsewhere.
func (m *MyDay) Follow(set change.Set) {
	if set.Touches(domain.KindActivity, domain.KindOpportunity, domain.KindCustomer, domain.KindContact,
		domain.KindState, domain.KindItem, domain.KindPerson) {
		m.refresh()
	}
}

// Rebuild makes the content anew, in another language or on another day.
func (m *MyDay) Rebuild() {
	m.build()
	m.refresh()
}

// Shown gives the keyboard to the first card, at once or when the day has been read.
func (m *MyDay) Shown() {
	switch {
	case !m.read:
		m.host.Window().Canvas().Unfocus() // nor does the screen behind keep it
		m.keys = true
	case len(m.day.Overdue)+len(m.day.Today)+len(m.day.Soon) > 0:
		m.host.Window().Canvas().Focus(m.deeds)
	case m.day.Count() > 0:
		m.host.Window().Canvas().Focus(m.deals)
	}
}

// Closed drops an answer still under way.
func (m *MyDay) Closed() { m.asked.Forget() }
