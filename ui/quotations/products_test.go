package quotations_test

import (
	"testing"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

func products(d *uitest.Desk) []domain.Product {
	d.Helper()
	list, err := d.Session().Products(d.Context(), office.Query{Ascending: true}, 0, 100)
	d.Must(err)
	return list
}

func TestAProductIsMade(t *testing.T) {
	d := uitest.New(t, uitest.UnitedStates)
	d.Menu("Sales", "Products")
	d.ClickText(uitest.Say("command.new_product"))
	d.Fill("Code", "P-1")
	d.Fill("Price", "1,234.50")
	d.Fill("Tax", "8.25%")
	say(d, "command.save")
	d.Want("message", d.Message("Description"), uitest.Say("error.required"))
	d.Fill("Description", "Pump")
	d.Fill("Unit", "each")
	say(d, "command.save")
	p := products(d)[0]
	d.Want("product", []any{p.Code, p.Description, p.Unit, p.Price, p.Currency, p.Tax, p.Retired},
		[]any{"P-1", "Pump", "each", int64(123_450), domain.Currency("USD"), 825, false})
	d.WantSeen("$ 1,234.50", "8.25%")
}

func TestACodeOfAnotherProductIsRefusedAtItsField(t *testing.T) {
	d := uitest.New(t, uitest.Chile, withProducts(t, pumps...))
	d.Menu("Sales", "Products")
	d.DoubleClick(d.Find("LIC-1"))
	d.Fill("Code", "pump-10")
	d.Fill("Tax", "101")
	say(d, "command.save")
	d.Want("tax", d.Message("Tax"), uitest.Say("error.share.range", domain.Args{"Text": "101"}))
	d.Fill("Tax", "0")
	say(d, "command.save")
	d.Want("code", d.Message("Code"), uitest.Say("error.product.code_twice", domain.Args{"Code": "pump-10", "Name": "Pump 3 HP"}))
}

func TestRetiredProductsAreNotOffered(t *testing.T) {
	d := uitest.New(t, uitest.Chile, withProducts(t, pumps...))
	d.Menu("Sales", "Products")
	d.RightClick(d.Find("PUMP-10"))
	d.Choose(uitest.Say("command.retire"))
	d.Want("chips", d.Chips(), []string{"*All 2", "Offered 1", "Retired 1"})
	d.Menu("Sales", "New quotation")
	d.ClickText(uitest.Say("quotation.no_lines"))
	d.Type("pump")
	d.WantUnseen("PUMP-10")
}
