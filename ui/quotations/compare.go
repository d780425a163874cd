package quotations

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

func (d deeds) compareItem(q state) kit.MenuItem {
	return kit.MenuItem{Icon: "git-compare-arrows", Label: lang.X("command.compare_revisions", "Compare…"), Disabled: q.number == "", Run: func() { d.compare(q) }}
}

// comparison shows two revisions side by side while its dialog is open.
type comparison struct {
	host      kit.Host
	region    region.Region
	revisions []office.QuotationRow // the newest first
	asked     kit.Latest

	before, after office.QuotationDraft
	lines         []domain.LineDifference
	rows          []comparedRow
	everything    bool // lines that are the same in both are shown too

	grid    *kit.Grid[comparedRow]
	totals  *kit.Label
	changes *kit.Label
}

// comparedRow is a line of both sides in the grid.
type comparedRow struct {
	id string
	domain.LineDifference
	currencies [2]domain.Currency
}

const (
	comparisonWidth  float32 = 1240
	comparisonHeight float32 = 660
)

// compare shows a revision beside the one before it; which two are shown can be chosen.
func (d deeds) compare(q state) {
	kit.Background(d.host.Runner(), func() ([]office.QuotationRow, error) {
		return revisionsOf(context.Background(), d.host.Session(), q.number)
	}, func(revisions []office.QuotationRow, err error) {
		switch {
		case err != nil:
			d.host.Failed(err)
		case len(revisions) < 2:
			kit.ShowMessage(d.host.Window(), lang.X("quotation.compare_title", "Compare the revisions of {{.Number}}", map[string]any{"Number": q.number}),
				lang.X("quotation.compare_one", "{{.Number}} has one revision only.", map[string]any{"Number": q.number}))
		default:
			c := &comparison{host: d.host, region: d.host.Session().Office().Region(), revisions: revisions, everything: true}
			c.show(q)
		}
	})
}

func (c *comparison) show(q state) {
	c.grid = kit.NewGrid(c.columns(), kit.GridOptions[comparedRow]{
		RowID: func(row comparedRow) string { return row.id },
		Fetch: func(_ kit.Query, first, count int, deliver func([]comparedRow, error)) {
			deliver(kit.PageOf(c.rows, first, count), nil)
		},
		Delay: c.host.Delay(),
	})
	c.grid.SetEmpty(lang.X("quotation.compare_same", "Both revisions have the same lines."), "", nil)
	c.totals, c.changes = kit.NewLabel("", kit.TextBase, kit.ColorText, true).AlignRight(), kit.NewCaption("")
	older, newer := c.proposed(q.id)
	from, to := c.choice(older), c.choice(newer)
	read := func() { c.read(domain.ID(from.Selected().ID), domain.ID(to.Selected().ID)) }
	from.OnChanged, to.OnChanged = func(kit.Option) { read() }, func(kit.Option) { read() }
	only := kit.NewSwitch(lang.X("quotation.compare_only", "Only what differs"), func(on bool) {
		c.everything = !on
		c.fill()
	})
	top := container.New(kit.Inset(0, kit.Space4, kit.Space2, kit.Space4), container.New(kit.Columns(kit.Space3, 0, 0, 0, 0, 1),
		kit.FixedWidth(240, from), kit.NewLabel("→", kit.TextBase, kit.ColorText2, false), kit.FixedWidth(240, to), only, c.changes))
	foot := container.New(kit.Inset(kit.Space2, kit.Space4, kit.Space2, kit.Space4), c.totals)
	body := container.New(kit.RowsGrowing(0, 1), top, c.grid, container.New(kit.Rows(0), kit.NewLine(), foot))
	var dialog *kit.Dialog
	dialog = kit.NewDialog(c.host.Window(), kit.DialogOptions{
		Title: lang.X("quotation.compare_title", "Compare the revisions of {{.Number}}", map[string]any{"Number": q.number}),
		Body:  body, Width: comparisonWidth, Height: comparisonHeight, Flush: true,
		Buttons: []*kit.Button{kit.NewButton(lang.X("dialog.close", "Close"), "", kit.ButtonPrimary, func() { dialog.Close() })},
	})
	dialog.SetOnClosed(c.asked.Forget)
	dialog.Show()
	read()
}

// proposed are the revision asked about and the one before it, or of the first one that
// and the newest.
func (c *comparison) proposed(id domain.ID) (older, newer domain.ID) {
	at := max(0, slices.IndexFunc(c.revisions, func(row office.QuotationRow) bool { return row.ID == id }))
	if at+1 < len(c.revisions) {
		return c.revisions[at+1].ID, c.revisions[at].ID
	}
	return c.revisions[at].ID, c.revisions[0].ID
}

// choice chooses one of the revisions.
func (c *comparison) choice(id domain.ID) *kit.Select {
	options := make([]kit.Option, len(c.revisions))
	for i, row := range c.revisions {
		options[i] = kit.Option{ID: string(row.ID), Text: row.Label(), Detail: c.region.Date(row.Day), Tag: statusText(row.Status)}
	}
	s := kit.NewSelect(options)
	s.SetSelectedID(string(id))
	return s
}

// read reads both revisions and compares them off the UI goroutine.
func (c *comparison) read(from, to domain.ID) {
	type pair struct {
		before, after office.QuotationDraft
		lines         []domain.LineDifference
	}
	kit.BackgroundLatest(&c.asked, c.host.Runner(), func() (p pair, err error) {
		s := c.host.Session()
		if p.before, err = s.Quotation(context.Background(), from); err != nil {
			return p, err
		}
		p.after, err = s.Quotation(context.Background(), to)
		p.lines = domain.CompareLines(p.before.Lines, p.after.Lines)
		return p, err
	}, func(p pair, err error) {
		if err != nil {
			c.host.Failed(err)
			return
		}
		c.before, c.after = p.before, p.after
		c.compared(p.lines)
	})
}

// compared shows what two revisions differ in.
func (c *comparison) compared(lines []domain.LineDifference) {
	c.lines = lines
	counts := [3]int{}
	for _, line := range lines {
		switch {
		case line.After == nil:
			counts[1]++
		case line.Before == nil:
			counts[0]++
		case len(line.Changed) > 0:
			counts[2]++
		}
	}
	number := func(n int) string { return c.region.Number(int64(n), 0) }
	c.changes.SetText(lang.X("quotation.compare_counts", "{{.Added}} added · {{.Removed}} removed · {{.Changed}} changed", map[string]any{
		"Added": number(counts[0]), "Removed": number(counts[1]), "Changed": number(counts[2])}))
	c.totals.SetText(c.totalsText())
	c.fill()
}

// totalsText says every total that differs, before and after, and the total in any case.
func (c *comparison) totalsText() string {
	text := ""
	for _, t := range []struct {
		name          string
		before, after int64
		always        bool
	}{
		{lang.X("quotation.subtotal", "Subtotal"), c.before.Subtotal, c.after.Subtotal, false},
		{lang.X("quotation.tax", "Tax"), c.before.Quotation.Tax, c.after.Quotation.Tax, false},
		{lang.X("quotation.total", "Total"), c.before.Total, c.after.Total, true},
	} {
		before := c.region.Money(domain.Money{Minor: t.before, Currency: c.before.Currency})
		after := c.region.Money(domain.Money{Minor: t.after, Currency: c.after.Currency})
		if before == after && !t.always {
			continue
		}
		if text != "" {
			text += "     "
		}
		text += t.name + " " + before + " → " + after
	}
	return text
}
