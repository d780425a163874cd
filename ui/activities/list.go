package activities

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// List is the screen of all activities.
type List struct {
	kit.Listing[office.ActivityRow]
	host  kit.Host
	names map[string]string // of the records the list is filtered by, by id
}

var _ kit.Screen = (*List)(nil)

// NewList makes the screen and starts to read.
func NewList(host kit.Host) kit.Screen {
	l := &List{host: host, names: map[string]string{}}
	l.Start(host, kit.ListingOptions[office.ActivityRow]{
		ID:      ListID,
		Words:   listWords,
		Counted: l.counted,
		Columns: func() []kit.Column[office.ActivityRow] {
			return listColumns(l.region(), host.Session().Office().Today())
		},
		Sort:          kit.Sort{Column: string(office.ColumnDay), Descending: true},
		RowID:         func(row office.ActivityRow) domain.ID { return row.ID },
		Fetch:         host.Session().Activities,
		Count:         l.count,
		Quick:         quickFilters,
		QuickCounts:   l.countQuick,
		ConditionText: l.conditionText,
		Open:          func(row office.ActivityRow, _ kit.Place) { host.EditActivity(draftOf(row.ID), nil) },
		Begin:         func() { host.EditActivity(office.ActivityDraft{}, nil) },
		Delete:        host.Session().DeleteActivities,
		Deleted:       deletedText,
		MayDelete:     func() bool { return may(host, access.Delete) },
		Tools:         listTools,
		CellMenu:      l.cellMenu,
		HeaderMenu:    l.headerMenu,
		Kinds: []domain.Kind{domain.KindActivity, domain.KindOpportunity, domain.KindCustomer, domain.KindContact,
			domain.KindItem, domain.KindPerson},
	})
	return l
}

func listWords() kit.ListingWords {
	return kit.ListingWords{
		Title:     lang.X("activities.title", "Activities"),
		Search:    lang.X("activities.search", "Search activities"),
		None:      lang.X("activities.none", "There are no activities yet."),
		Begin:     lang.X("my_day.new_activity", "New activity"),
		NoneMatch: lang.X("activities.none_match", "No activities match."),
	}
}

func listTools(c *kit.Commands) []kit.ToolItem {
	return []kit.ToolItem{
		kit.PrimaryTool(c.Get("activity.new")), kit.Tool(c.Get("record.open")), kit.Tool(c.Get("record.delete")), kit.Tool(c.Get("undo")),
		kit.ToolSeparator(), kit.Tool(c.Get("export")), kit.Tool(c.Get("import")), kit.ToolSeparator(), kit.Tool(c.Get("my_day")),
	}
}

func (l *List) region() region.Region { return l.host.Session().Office().Region() }

func (l *List) count(ctx context.Context, q office.Query) (kit.ListingTotals, error) {
	n, err := l.host.Session().Count(ctx, domain.KindActivity, q)
	return kit.ListingTotals{Count: n}, err
}

func (l *List) counted(n int) string {
	return lang.XN("activities.count", "{{.Count}} activities", n, map[string]any{"Count": l.region().Number(int64(n), 0)})
}

// quickFilters are the chips that narrow the list to what is late, due, to come and over.
func quickFilters() []kit.QuickFilter {
	urgent := func(u domain.Urgency) office.Condition {
		return office.Condition{Column: office.ColumnUrgency, Values: []string{string(u)}}
	}
	return []kit.QuickFilter{
		{Label: lang.X("view.all", "All")},
		{Label: lang.X("my_day.overdue", "Overdue"), Dot: kit.ColorOverdueDot, Condition: urgent(domain.Overdue)},
		{Label: lang.X("my_day.today", "Today"), Dot: kit.ColorTodayDot, Condition: urgent(domain.Today)},
		{Label: lang.X("activities.planned", "Planned"), Dot: kit.ColorPlannedDot, Condition: urgent(domain.Planned)},
		{Label: lang.X("activities.done", "Done"), Dot: kit.ColorNoneDot, Condition: office.Condition{Column: office.ColumnDone, Values: []string{"true"}}},
	}
}

// countQuick counts the rows of each quick filter, in their order.
func (l *List) countQuick(ctx context.Context, q office.Query) ([]string, error) {
	var counts []string
	for _, filter := range quickFilters() {
		narrowed := q
		if filter.Condition.Column != "" {
			narrowed.Conditions = append([]office.Condition{filter.Condition}, q.Conditions...)
		}
		n, err := l.host.Session().Count(ctx, domain.KindActivity, narrowed)
		if err != nil {
			return nil, err
		}
		counts = append(counts, l.region().Number(int64(n), 0))
	}
	return counts, nil
}
