package opportunities

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// quotationsTab is what was offered, and whether the amount follows it.
type quotationsTab struct {
	tabs    *tabs
	grid    *kit.Grid[office.QuotationRow]
	follow  *kit.Switch
	amount  *kit.Label // which quotation counts
	content fyne.CanvasObject
}

func newQuotationsTab(t *tabs) *quotationsTab {
	q := &quotationsTab{tabs: t, amount: kit.NewCaption("").AlignRight()}
	q.grid = kit.NewGrid(q.columns(), kit.GridOptions[office.QuotationRow]{
		RowID: func(row office.QuotationRow) string { return string(row.ID) },
		Fetch: func(_ kit.Query, first, count int, deliver func([]office.QuotationRow, error)) {
			deliver(kit.PageOf(t.model.dossier.Quotations, first, count), nil)
		},
		Delay: t.form.host.Delay(),
	})
	q.grid.OnOpen = q.open
	q.grid.OnEdit = q.open
	q.grid.OnDelete = q.delete
	q.grid.OnCellMenu = func(row office.QuotationRow, _ string, at fyne.Position) {
		kit.ShowContextMenu(t.form.host.Window().Canvas(), at, q.menu(row)...)
	}
	q.grid.OnHeaderMenu = func(string, fyne.Position) {}
	q.grid.SetEmpty(lang.X("quotations.none_here", "Nothing was quoted yet."), "", nil)
	q.follow = kit.NewSwitch(lang.X("opportunity.amount_follows", "Amount follows the quotation"), func(on bool) { t.form.view.follow(on) })
	if !t.form.mayEdit() {
		q.follow.Disable()
	}
	foot := container.New(kit.Inset(kit.Space2, kit.Space4, 1, kit.Space4),
		container.New(kit.Columns(kit.Space3, 0, 1), kit.Centred(q.follow), kit.Centred(q.amount)))
	q.content = container.New(kit.RowsGrowing(0, 1), q.bar(), q.grid, kit.NewLine(), foot)
	return q
}

// bar holds the buttons of the tab.
func (q *quotationsTab) bar() fyne.CanvasObject {
	host := q.tabs.form.host
	add := kit.NewButton(lang.X("command.new_quotation", "New quotation"), "file-plus", kit.ButtonPrimary, func() { host.NewQuotation(q.tabs.id(), "") })
	copyOf := kit.NewButton(lang.X("quotations.copy_of", "Copy of…"), "copy", kit.ButtonNormal, q.pickCopy)
	attach := kit.NewButton(lang.X("quotations.attach", "Attach an existing one…"), "link", kit.ButtonNormal, q.pickExisting)
	if !host.Session().May(access.Quotations, access.Add) {
		add.Disable()
		copyOf.Disable()
	}
	if !host.Session().May(access.Quotations, access.Modify) {
		attach.Disable()
	}
	return inBar(container.New(kit.Columns(kit.Space2), add, copyOf, attach))
}

func (q *quotationsTab) columns() []kit.Column[office.QuotationRow] {
	r := q.tabs.form.region()
	column := func(id office.Column, title string, width float32, cell func(office.QuotationRow) kit.Cell) kit.Column[office.QuotationRow] {
		return kit.Column[office.QuotationRow]{ID: string(id), Title: title, Width: width, Cell: func(row office.QuotationRow) kit.Cell {
			c := cell(row)
			if row.Status == domain.Superseded {
				c.Colour = kit.ColorDisabled
			}
			return c
		}}
	}
	date := func(id office.Column, title string, value func(office.QuotationRow) domain.Date) kit.Column[office.QuotationRow] {
		c := column(id, title, 92, func(row office.QuotationRow) kit.Cell {
			return kit.Cell{Text: orDash(r.Date(value(row))), Colour: kit.ColorText2}
		})
		c.Whole = true
		return c
	}
	total := column(office.ColumnTotal, lang.X("quotation.total", "Total"), 124, func(row office.QuotationRow) kit.Cell {
		return kit.Cell{Text: r.Money(row.Total)}
	})
	total.Align = fyne.TextAlignTrailing
	return []kit.Column[office.QuotationRow]{
		column(office.ColumnNumber, lang.X("quotation.number", "Number"), 192, q.numberCell),
		date(office.ColumnDate, lang.X("quotation.day", "Date"), func(row office.QuotationRow) domain.Date { return row.Day }),
		column(office.ColumnStatus, lang.X("quotation.status", "Status"), 116, func(row office.QuotationRow) kit.Cell {
			return kit.Cell{Text: statusText(row.Status), Dot: kit.Paint(statusDots[row.Status])}
		}),
		total,
		date(office.ColumnValidUntil, lang.X("quotation.valid_until", "Valid until"), func(row office.QuotationRow) domain.Date { return row.ValidUntil }),
		column(office.ColumnSubject, lang.X("quotation.subject", "Subject"), 148, func(row office.QuotationRow) kit.Cell {
			return kit.Cell{Text: row.Subject, Colour: kit.ColorText2}
		}),
	}
}

// numberCell marks the quotation whose total the amount is.
func (q *quotationsTab) numberCell(row office.QuotationRow) kit.Cell {
	c := kit.Cell{Text: row.Label()}
	if row.ID == q.tabs.model.dossier.Counting && q.follows() {
		c.Tag = lang.X("quotations.counts", "counts")
		c.Tooltip = lang.X("quotations.counts_tip", "{{.Number}}: its total is the amount of the opportunity", map[string]any{"Number": row.Label()})
	}
	return c
}

// show shows what hangs on the opportunity.
func (q *quotationsTab) show() {
	q.grid.Reload()
	q.grid.SetCount(len(q.tabs.model.dossier.Quotations))
	q.fill()
}

// fill shows what the draft says of the amount.
func (q *quotationsTab) fill() {
	text := q.amountText()
	if q.follow.On() == q.follows() && q.amount.Text() == text {
		return
	}
	q.follow.SetOn(q.follows())
	q.amount.SetText(text)
	q.grid.Reload()
}

// follows reports that the draft's amount follows the quotation that counts.
func (q *quotationsTab) follows() bool { return q.tabs.form.model.draft.AmountFollows }

func (q *quotationsTab) amountText() string {
	counting, found := q.tabs.model.quotation(q.tabs.model.dossier.Counting)
	switch {
	case !q.follows():
		return lang.X("quotations.by_hand", "The amount is typed by hand.")
	case !found:
		return lang.X("quotations.none_counts", "None was sent yet: the amount stays as it is.")
	}
	return lang.X("quotations.counting", "{{.Number}} counts: {{.Total}}",
		map[string]any{"Number": counting.Label(), "Total": q.tabs.form.region().Money(counting.Total)})
}

// change does a use case and tells of it with the offer to undo.
func (q *quotationsTab) change(told string, do func(context.Context, *office.Session) (change.Set, error)) {
	host := q.tabs.form.host
	kit.Background(host.Runner(), func() (change.Set, error) {
		return do(context.Background(), host.Session())
	}, func(set change.Set, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		if len(set.Changes) > 0 {
			host.Notify(kit.Undoable(host, told, set))
		}
	})
}

func (q *quotationsTab) open(row office.QuotationRow) { q.tabs.form.host.OpenQuotation(row.ID) }

// delete moves the selected quotations to the recycle bin.
func (q *quotationsTab) delete() {
	var ids []domain.ID
	name := ""
	for _, row := range q.tabs.model.dossier.Quotations {
		if q.grid.Selection().Contains(string(row.ID)) {
			ids, name = append(ids, row.ID), row.Label()
		}
	}
	if len(ids) == 0 {
		return
	}
	told := binnedText(name)
	if len(ids) > 1 {
		told = lang.XN("quotations.deleted", "{{.Count}} quotations moved to the recycle bin", len(ids), map[string]any{"Count": len(ids)})
	}
	q.change(told, func(ctx context.Context, s *office.Session) (change.Set, error) { return s.DeleteQuotations(ctx, ids) })
}

func (q *quotationsTab) menu(row office.QuotationRow) []kit.MenuItem {
	host, opportunity := q.tabs.form.host, q.tabs.id()
	may := func(right access.Right) bool { return host.Session().May(access.Quotations, right) }
	return []kit.MenuItem{
		{Icon: "folder-open", Label: lang.X("command.open", "Open"), Shortcut: lang.X("key.enter", "Enter"), Run: func() { q.open(row) }},
		{Icon: "file-text", Label: lang.X("quotations.open_pdf", "Open as PDF"), Run: func() { q.openPDF(row.ID) }},
		kit.MenuSeparator(),
		{Icon: "copy", Label: lang.X("quotations.copy", "New one as a copy"), Disabled: !may(access.Add), Run: func() { host.NewQuotation(opportunity, row.ID) }},
		{Icon: "x", Label: lang.X("quotations.detach", "Take off this opportunity"), Disabled: !may(access.Modify), Run: func() { q.detach(row) }},
		{Icon: "trash-2", Label: lang.X("command.delete", "Delete"), Shortcut: lang.X("key.delete", "Del"), Disabled: !may(access.Delete), Run: q.delete},
	}
}

// openPDF hands the printed form of a quotation to the program that shows such files.
func (q *quotationsTab) openPDF(id domain.ID) {
	host := q.tabs.form.host
	kit.Background(host.Runner(), func() (string, error) {
		paper, err := host.Session().Paper(context.Background(), id)
		if err != nil {
			return "", err
		}
		name, content, err := host.Disk().QuotationPDF(paper)
		if err != nil {
			return "", err
		}
		return host.Disk().OpenCopy(name, content)
	}, func(path string, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		host.Notify(openedToast(path))
	})
}

// openedToast tells where the copy lies that another program shows.
func openedToast(path string) kit.Toast {
	return kit.Toast{Icon: "external-link", Text: lang.X("tab.opened_copy", "Opened as a copy: {{.Path}}", map[string]any{"Path": path})}
}

func (q *quotationsTab) detach(row office.QuotationRow) {
	told := lang.X("quotations.detached", "{{.Number}} is of no opportunity now", map[string]any{"Number": row.Label()})
	q.change(told, func(ctx context.Context, s *office.Session) (change.Set, error) {
		return s.AttachQuotation(ctx, row.ID, "")
	})
}
