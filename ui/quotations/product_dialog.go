package quotations

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/ui/kit"
)

// newProduct is what a new product starts with.
func newProduct(host kit.Host) domain.Product {
	data := host.Session().Office().Data()
	return domain.Product{Currency: data.Currency, Tax: data.TaxRate}
}

const productWidth float32 = 520

// editProduct opens the dialog of a product, a new one without an id.
func editProduct(host kit.Host, product domain.Product) {
	r := host.Session().Office().Region()
	set := kit.NewFieldset(host, func() {})
	code := set.Line("code", func(text string) { product.Code = text })
	description := set.Line("description", func(text string) { product.Description = text })
	unit := set.Line("unit", func(text string) { product.Unit = text })
	price := set.Money("price", offeredCurrencies(host, product.Currency), func(m domain.Money, _ bool) { product.Price, product.Currency = m.Minor, m.Currency })
	tax := set.Line("tax", func(text string) {
		typed, err := orZero(text, r.ParseShare)
		set.Read("tax", err)
		product.Tax = typed
	})
	offered := set.Flag("retired", lang.X("product.is_offered", "Offered in quotations"), func(on bool) { product.Retired = !on })
	body := container.New(kit.Rows(kit.Space2),
		container.New(kit.Columns(kit.Space3, 1, 1),
			set.Field("code", lang.X("product.code", "Code"), code),
			set.Field("unit", lang.X("product.unit", "Unit"), unit)),
		set.Required("description", lang.X("product.description", "Description"), description),
		container.New(kit.Columns(kit.Space3, 1, 1),
			set.Field("price", lang.X("product.price", "Price"), price),
			set.Field("tax", lang.X("product.tax", "Tax"), tax)),
		offered)
	set.Also("price", "currency")
	set.Fill(func() {
		code.SetText(product.Code)
		description.SetText(product.Description)
		unit.SetText(product.Unit)
		price.SetValue(domain.Money{Minor: product.Price, Currency: product.Currency})
		if product.ID == "" {
			price.SetEmpty(product.Currency)
		}
		tax.SetText(r.Share(product.Tax))
		offered.SetOn(!product.Retired)
	})
	showProduct(host, set, &product, body)
}

// showProduct shows the dialog of a product until it is saved or given up.
func showProduct(host kit.Host, set *kit.Fieldset, product *domain.Product, body *fyne.Container) {
	title, right := lang.X("product.edit", "Product"), access.Modify
	if product.ID == "" {
		title, right = lang.X("command.new_product", "New product"), access.Add
	}
	var dialog *kit.Dialog
	saveButton := kit.NewButton(lang.X("command.save", "Save"), "", kit.ButtonPrimary, func() {
		set.Commit()
		checked := *product
		if err := set.Problems(checked.Check()); err != nil {
			set.ShowProblems(err)
			return
		}
		saveProduct(host, *product, func(err error) {
			switch {
			case err == nil:
				dialog.Close()
			case !set.ShowProblems(err):
				host.Failed(err)
			}
		})
	})
	if !host.Session().May(access.Products, right) {
		set.Lock()
		saveButton.Disable()
	}
	dialog = kit.NewDialog(host.Window(), kit.DialogOptions{Title: title, Body: body, Width: productWidth, Buttons: []*kit.Button{
		kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { dialog.Close() }), saveButton,
	}})
	dialog.Show()
}

// saveProduct saves a product and tells of it with the offer to undo.
func saveProduct(host kit.Host, product domain.Product, done func(error)) {
	kit.Background(host.Runner(), func() (change.Set, error) {
		_, set, err := host.Session().SaveProduct(context.Background(), product)
		return set, err
	}, func(set change.Set, err error) {
		if err == nil && len(set.Changes) > 0 {
			host.Notify(kit.Undoable(host, lang.X("product.saved_toast", "{{.Product}} saved", map[string]any{"Product": product.Description}), set))
		}
		done(err)
	})
}
