package office

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// namedInAsk is how many records a question names one by one.
const namedInAsk = 3

// emptying is what would go for good: what was asked for, and what hangs on it.
type emptying struct {
	records []office.Reference
	titles  []string // of the first of them
	plan    office.Purging
}

// emptySelected empties what is selected for good, after asking.
func (b *Bin) emptySelected() {
	if b.mayEmpty() {
		b.withSelected(b.planEmptying)
	}
}

// emptyAll empties everything the list shows.
func (b *Bin) emptyAll() {
	query := b.Query()
	kit.Background(b.host.Runner(), func() ([]office.BinRow, error) {
		return b.read(context.Background(), query)
	}, func(rows []office.BinRow, err error) {
		if err != nil {
			b.host.Failed(err)
			return
		}
		records := make([]office.Reference, len(rows))
		for i, r := range rows {
			records[i] = office.Reference{Kind: r.Kind, ID: r.ID}
		}
		b.planEmptying(records)
	})
}

// planEmptying finds out what would go, and asks.
func (b *Bin) planEmptying(records []office.Reference) {
	kit.Background(b.host.Runner(), func() (emptying, error) {
		ctx := context.Background()
		rows, err := b.host.Session().Bin(ctx)
		if err != nil {
			return emptying{}, err
		}
		plan, err := b.host.Session().PlanPurge(ctx, records)
		return emptying{records, titlesOf(rows, records), plan}, err
	}, func(e emptying, err error) {
		if err != nil {
			b.cannotEmpty(err)
			return
		}
		b.askEmptying(e)
	})
}

// titlesOf names the first of some records.
func titlesOf(rows []office.BinRow, records []office.Reference) []string {
	var titles []string
	for _, r := range rows {
		if len(titles) < namedInAsk && slices.Contains(records, office.Reference{Kind: r.Kind, ID: r.ID}) {
			titles = append(titles, lang.X("bin.quoted", "“{{.Name}}”", map[string]any{"Name": r.Title}))
		}
	}
	return titles
}

// askEmptying names what goes and how much of each kind; only a deliberate click does it.
func (b *Bin) askEmptying(e emptying) {
	args := map[string]any{"Names": b.names(e), "Counts": countsText(e.plan.Counts)}
	kit.Ask(b.host.Window(), kit.AskOptions{
		Title: lang.X("bin.ask_title", "Delete for good?"),
		Message: lang.X("bin.ask", "{{.Names}} will be deleted for good, with everything that belongs to it, its history and its files: {{.Counts}}. This cannot be undone.",
			args),
		Choices: []kit.Choice{
			{Label: lang.X("bin.ask_do", "Delete for good"), Kind: kit.ButtonLost, Run: func() { b.purge(e) }},
			{Label: lang.X("command.cancel", "Cancel"), Kind: kit.ButtonNormal, Cancel: true},
		},
	})
}

// names are the titles of what was asked for, with how many more there are.
func (b *Bin) names(e emptying) string {
	names := strings.Join(e.titles, ", ")
	if more := len(e.records) - len(e.titles); more > 0 {
		return lang.XN("bin.and_more", "{{.Names}} and {{.Count}} more", more, map[string]any{"Names": names, "Count": b.region().Number(int64(more), 0)})
	}
	return names
}

// countsText counts records by kind: "2 opportunities, 5 activities".
func countsText(counts map[domain.Kind]int) string {
	order := append(slices.Clone(binKinds), domain.KindParticipant, domain.KindLine)
	var parts []string
	for _, kind := range order {
		if n := counts[kind]; n > 0 {
			parts = append(parts, kit.KindCount(kind, n))
		}
	}
	return strings.Join(parts, ", ")
}

func (b *Bin) purge(e emptying) {
	kit.Background(b.host.Runner(), func() (change.Set, error) {
		return b.host.Session().Purge(context.Background(), e.records, e.plan)
	}, func(_ change.Set, err error) {
		if err != nil {
			b.cannotEmpty(err)
			return
		}
		b.Grid().ClearSelection()
		gone := 0
		for _, n := range e.plan.Counts {
			gone += n
		}
		b.host.Notify(kit.Toast{Icon: "check", Text: lang.XN("bin.emptied", "{{.Count}} records deleted for good", gone,
			map[string]any{"Count": b.region().Number(int64(gone), 0)})})
	})
}

// cannotEmpty tells which kind of record still needs what should go.
func (b *Bin) cannotEmpty(err error) {
	failed := (*domain.Error)(nil)
	kind := ""
	if errors.As(err, &failed) && failed.Key == "error.bin.needed" {
		kind, _ = failed.Args["Kind"].(string)
	}
	if kind == "" {
		b.host.Failed(err)
		return
	}
	kit.ShowMessage(b.host.Window(), lang.X("bin.needed_title", "Still needed"),
		lang.X("bin.needed", "Nothing was deleted. Something that stays still needs one of these records ({{.Kind}}). Move that to the recycle bin as well, or leave this here.",
			map[string]any{"Kind": strings.ToLower(kit.KindText(domain.Kind(kind)))}))
}
