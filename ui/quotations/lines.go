package quotations

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// lineRow is a line as the grid shows it.
type lineRow struct {
	domain.Line
	place    int // in the quotation, from 1
	currency domain.Currency
}

// isCredit reports that the line takes something back.
func (r lineRow) isCredit() bool { return r.Quantity < 0 }

func (v *formView) makeLines() {
	m := func() *formModel { return v.form.model }
	v.grid = kit.NewLineGrid(v.lineColumns(), kit.LineSource[lineRow]{
		Count: func() int { return len(m().draft.Lines) },
		Row:   func(i int) lineRow { return lineRow{m().draft.Lines[i], i + 1, m().draft.Currency} },
	})
	v.grid.SetEmpty(lang.X("quotation.no_lines", "No lines yet. Type a code or a description."))
	v.grid.OnEditing = v.form.host.Changed // what stands in a cell is unsaved as well
	v.grid.OnAddRow = v.changing(func() { m().append() })
	v.grid.OnDeleteRow = func(row int) { v.changing(func() { m().remove(row) })() }
	v.grid.OnDuplicateRow = func(row int) { v.changing(func() { m().duplicate(row) })() }
	v.grid.OnMoveRow = func(row, to int) { v.changing(func() { m().exchange(row, to) })() }
}

// changing follows a change of the lines.
func (v *formView) changing(change func()) func() {
	return func() {
		change()
		v.form.edited()
	}
}

func (v *formView) lineColumns() []kit.LineColumn[lineRow] {
	r := v.form.region()
	text := func(id, title string, width float32, of func(*domain.Line) *string) kit.LineColumn[lineRow] {
		return kit.LineColumn[lineRow]{ID: id, Title: title, Width: width,
			Text:   func(row lineRow) string { return *of(&row.Line) },
			Commit: v.commit(id, func(l *domain.Line, text string) error { *of(l) = strings.TrimSpace(text); return nil })}
	}
	figure := func(id, title string, width float32, write func(lineRow) string, read func(l *domain.Line, text string) error) kit.LineColumn[lineRow] {
		return kit.LineColumn[lineRow]{ID: id, Title: title, Width: width, Align: fyne.TextAlignTrailing, Text: write, Commit: v.commit(id, read)}
	}
	code := text("code", lang.X("line.code", "Code"), 104, func(l *domain.Line) *string { return &l.Code })
	code.Commit, code.Suggest, code.OnChosen = v.commitCode, v.suggestProducts, v.productChosen
	description := text("description", lang.X("line.description", "Description"), 220, func(l *domain.Line) *string { return &l.Description })
	description.Grow, description.Suggest, description.OnChosen = true, v.suggestProducts, v.productChosen
	quantity := figure("quantity", lang.X("line.quantity", "Quantity"), 84, func(row lineRow) string { return r.Quantity(row.Quantity) }, v.readQuantity)
	quantity.Negative = lineRow.isCredit
	net := figure("net", lang.X("line.net", "Net"), 124, v.netText, nil)
	net.Commit, net.Negative = nil, func(row lineRow) bool { n, _ := row.Net(); return n < 0 }
	return []kit.LineColumn[lineRow]{
		{ID: "place", Title: lang.X("line.place_short", "№"), Width: 88, Text: v.placeText, Negative: lineRow.isCredit, Colour: kit.ColorText3},
		code, description, quantity,
		text("unit", lang.X("line.unit", "Unit"), 68, func(l *domain.Line) *string { return &l.Unit }),
		figure("price", lang.X("line.price", "Unit price"), 116, v.priceText, v.readPrice),
		figure("discount", lang.X("line.discount_short", "Disc. %"), 72, v.discountText, v.readDiscount),
		figure("tax", lang.X("line.tax_short", "Tax %"), 72, func(row lineRow) string { return r.Share(row.Tax) }, v.readTax),
		net,
	}
}

// placeText is the number of a line; a credit is marked as such.
func (v *formView) placeText(row lineRow) string {
	number := v.form.region().Number(int64(row.place), 0)
	if row.isCredit() {
		return number + " " + lang.X("line.credit", "credit")
	}
	return number
}

func (v *formView) priceText(row lineRow) string {
	return v.form.region().Amount(domain.Money{Minor: row.Price, Currency: row.currency})
}

func (v *formView) netText(row lineRow) string {
	net, fits := row.Net()
	if !fits {
		return dash
	}
	return v.form.region().Amount(domain.Money{Minor: net, Currency: row.currency})
}

func (v *formView) discountText(row lineRow) string {
	if row.Discount == 0 {
		return ""
	}
	return v.form.region().Share(row.Discount)
}

func (v *formView) readQuantity(l *domain.Line, text string) (err error) {
	l.Quantity, err = orZero(text, v.form.region().ParseQuantity)
	return err
}

func (v *formView) readPrice(l *domain.Line, text string) error {
	price, err := orZero(text, func(text string) (domain.Money, error) {
		return v.form.region().ParseAmount(text, v.form.model.draft.Currency)
	})
	l.Price = price.Minor
	return err
}

func (v *formView) readDiscount(l *domain.Line, text string) (err error) {
	l.Discount, err = orZero(text, v.form.region().ParseShare)
	return err
}

func (v *formView) readTax(l *domain.Line, text string) (err error) {
	l.Tax, err = orZero(text, v.form.region().ParseShare)
	return err
}

// orZero reads a figure; nothing typed is nothing.
func orZero[T any](text string, read func(string) (T, error)) (value T, err error) {
	if strings.TrimSpace(text) == "" {
		return value, nil
	}
	return read(text)
}

// commit takes a text over into a field of a line, unless it breaks the field's rule.
func (v *formView) commit(field string, read func(*domain.Line, string) error) func(int, string) error {
	return func(row int, text string) error {
		line := v.form.model.draft.Lines[row]
		if err := read(&line, text); err != nil {
			return err
		}
		if err := ruleOf(field, line.Check()); err != nil {
			return err
		}
		v.form.model.edit(row, func(l *domain.Line) { *l = line })
		v.form.edited()
		return nil
	}
}

// ruleOf is what a check says of one field that was filled in.
func ruleOf(field string, err error) error {
	failed := (*domain.Error)(nil)
	if !errors.As(err, &failed) {
		return nil
	}
	for _, problem := range failed.Fields {
		if problem.Field == field && problem.Key != "error.required" {
			return domain.Fail(domain.Invalid, problem.Key, problem.Args)
		}
	}
	return nil
}

// commitCode takes a code over. The code of a product that was offered fills a line in
// that says nothing yet; another code is no longer that of the line's product.
func (v *formView) commitCode(row int, text string) error {
	code := domain.Fold(text)
	for _, p := range v.products {
		if code != "" && domain.Fold(p.Code) == code && v.form.model.draft.Lines[row].Description == "" {
			v.takeProduct(row, p)
			return nil
		}
	}
	return v.commit("code", func(l *domain.Line, text string) error {
		l.Code, l.Product = strings.TrimSpace(text), ""
		return nil
	})(row, text)
}

// mostProducts is how many products are offered at once.
const mostProducts = 20

func (v *formView) suggestProducts(text string, deliver func([]kit.Option)) {
	if text == "" {
		deliver(nil)
		return
	}
	kit.SearchRecords(v.form.host, func(ctx context.Context, text string) ([]domain.Product, error) {
		return v.form.host.Session().OfferedProducts(ctx, text, mostProducts)
	}, func(p domain.Product) kit.Option {
		v.products[p.ID] = p
		return v.productOption(p)
	})(text, deliver)
}

// productOption shows a product under its code, or its description where it has none.
func (v *formView) productOption(p domain.Product) kit.Option {
	o := kit.Option{ID: string(p.ID), Text: p.Code, Detail: p.Description,
		Tag: v.form.region().Money(domain.Money{Minor: p.Price, Currency: p.Currency})}
	if p.Code == "" {
		o.Text, o.Detail = p.Description, ""
	}
	return o
}

// productChosen fills the line in; what is left to say of it is how many.
func (v *formView) productChosen(row int, o kit.Option) {
	if p, known := v.products[domain.ID(o.ID)]; known {
		v.takeProduct(row, p)
		v.grid.SetCursor(row, "quantity")
	}
}

// takeProduct fills a line in, and says where the price has to be typed.
func (v *formView) takeProduct(row int, p domain.Product) {
	priced := v.form.model.takeProduct(row, p)
	v.form.edited()
	if priced {
		return
	}
	text := lang.X("quotation.other_price", "{{.Product}} is priced at {{.Price}}: type the price in {{.Currency}}.", map[string]any{
		"Product": v.productOption(p).Text, "Currency": v.form.model.draft.Currency,
		"Price": v.form.region().Money(domain.Money{Minor: p.Price, Currency: p.Currency})})
	v.grid.SetError(row, "price", text)
	v.form.host.Notify(kit.Toast{Icon: "coins", Text: text})
}

// foot is what stands below the lines: what is done with them, and what they come to.
func (v *formView) foot() fyne.CanvasObject {
	buttons := container.New(kit.Columns(2))
	for _, b := range v.lineButtons() {
		buttons.Add(b)
	}
	bar := container.New(kit.Inset(0, kit.Space4, 0, kit.Space2), container.New(kit.Columns(kit.Space3, 0, 1), kit.Centred(buttons), v.totals.content))
	return container.New(kit.Rows(0), kit.NewLine(), kit.FixedHeight(footHeight, bar))
}

const footHeight float32 = 48

// lineButtons do what the menu of a line does.
func (v *formView) lineButtons() []fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	for _, b := range []struct{ icon, tooltip string }{
		{"plus", lang.X("linegrid.add", "Add line")}, {"copy", lang.X("linegrid.duplicate", "Duplicate line")},
		{"arrow-up", lang.X("linegrid.move_up", "Move up")}, {"arrow-down", lang.X("linegrid.move_down", "Move down")},
		{"trash-2", lang.X("linegrid.delete", "Delete line")},
	} {
		button := kit.NewIconButton(b.icon, b.tooltip, func() { v.doLine(b.icon) })
		if !v.form.mayEdit() {
			button.Disable()
		}
		buttons = append(buttons, button)
	}
	return buttons
}

// doLine runs the item of the lines' menu that has an icon.
func (v *formView) doLine(icon string) {
	if v.grid.CommitEdit() != nil {
		return
	}
	items := v.grid.RowItems()
	at := slices.IndexFunc(items, func(item kit.MenuItem) bool { return item.Icon == icon })
	if at >= 0 && items[at].Run != nil {
		v.form.host.Window().Canvas().Focus(v.grid.FocusTarget())
		items[at].Run()
	}
}

// showProblems shows each problem of an Invalid error at its place, that of a line at its
// cell; false when it is no error of fields.
func (v *formView) showProblems(err error) bool {
	failed := (*domain.Error)(nil)
	if !errors.As(err, &failed) || failed.Code != domain.Invalid {
		return false
	}
	shown := v.set.ShowProblems(err)
	if shown && slices.ContainsFunc(failed.Fields, func(f domain.FieldError) bool { return isTerm(f.Field) }) {
		v.tabs.Select(1)
	}
	first := true
	for _, problem := range failed.Fields {
		place, isLine := problem.Args["Row"].(int)
		column, _ := problem.Args["Column"].(string)
		row := v.form.model.rowOf(place)
		if !isLine || row < 0 {
			continue
		}
		v.grid.SetError(row, column, kit.FieldErrorText(problem))
		if first && !shown {
			v.tabs.Select(0)
			v.form.host.Window().Canvas().Focus(v.grid.FocusTarget())
			v.grid.SetCursor(row, column)
		}
		first = false
	}
	return shown || !first
}

// isTerm reports that a field stands on the page of terms and notes.
func isTerm(field string) bool {
	return field == "delivery_terms" || field == "payment_terms" || field == "notes"
}
