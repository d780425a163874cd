package customers_test

import (
	"testing"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/ui/kit"
)

// clickEnd clicks the icon at the end of a field.
func clickEnd(d *uitest.Desk, label string) {
	d.Helper()
	control := d.Field(label).Control()
	d.Click(d.Middle(control).AddXY(control.Size().Width/2-14, 0))
}

func TestTheIconsOfAFieldReachTheCustomer(t *testing.T) {
	d := openCustomer(t, domain.Customer{Name: "Viña Los Aromos", Phones: "+56 (2) 2345-6789", Emails: "a@losaromos.cl; b@losaromos.cl", Website: "www.losaromos.cl"})
	clickEnd(d, "Phones")
	d.Want("called", d.Opened(), "tel:+56223456789")
	clickEnd(d, "E-mails")
	d.Choose("b@losaromos.cl")
	d.Want("written to", d.Opened(), "mailto:b@losaromos.cl")
	clickEnd(d, "Website")
	d.Want("visited", d.Opened(), "https://www.losaromos.cl")
}

func TestAContactIsReachedFromItsDialogAndItsRow(t *testing.T) {
	d := openContacts(t, domain.Contact{Name: "Ignacio Prats", Mobile: "+56 9 8412 7730", Email: "iprats@losaromos.cl"})
	d.RightClick(d.CellOf(contactList(d), "Ignacio Prats", "Contact"))
	d.Choose("+56 9 8412 7730")
	d.Want("called", d.Opened(), "tel:+56984127730")
	d.DoubleClick(d.CellOf(contactList(d), "Ignacio Prats", "Contact"))
	clickEnd(d, "E-mail")
	d.Want("written to", d.Opened(), "mailto:iprats@losaromos.cl")
}

func TestTheHistoryIsSearched(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t,
		uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos"}, uitest.Deal{Name: "Corks", Customer: "Viña Los Aromos"}))
	d.Window.OpenCustomer(named(d, "Viña Los Aromos").ID)
	d.Click(d.Find(uitest.Say("customer_history.search")))
	d.Type("bottl")
	d.Clock.Advance(kit.SearchAfter)
	d.WantSeen("Bottling line")
	d.WantUnseen("Corks")
	d.Type("xyz")
	d.Clock.Advance(kit.SearchAfter)
	d.WantSeen(uitest.Say("customer_history.none_match"))
}
