package customers_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// newList is a window on the list of four: a customer and a blocked one, and two prospects
// with opportunities.
func newList(t *testing.T) *uitest.Desk {
	t.Helper()
	return openList(t,
		firms(t, domain.Customer{Name: "Viña Los Aromos", LegalName: "Aromos S.A.", TaxID: "76.123.456-7", City: "Talca", Country: "Chile",
			Phones: "+56 2 2234 5678", Emails: "v@losaromos.cl", Registered: true},
			domain.Customer{Name: "Bodegas Sur", Registered: true, Blocked: true}),
		uitest.Deals(t,
			uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", State: "Won", Amount: 48_600_000, Closed: uitest.Today - 10},
			uitest.Deal{Name: "Corks", Customer: "Viña Los Aromos", Amount: 5_000_000},
			uitest.Deal{Name: "Cold room", Customer: "Frío Sur", Amount: 1_000_000},
			uitest.Deal{Name: "Scales", Customer: "Ñuñoa Pesaje"}))
}

func list(d *uitest.Desk) *kit.Grid[office.CustomerRow] { return uitest.GridOf[office.CustomerRow](d) }

func TestTheListShowsWhatIsKnownOfEachCustomer(t *testing.T) {
	d := newList(t)
	d.Want("lines", d.LinesOf(list(d)), [][]string{
		{"Name", "Legal name", "Tax id", "Standing", "Sector", "City", "Country", "Phones", "E-mails", "Salesperson", "Open", "Won $"},
		{"Bodegas Sur", "—", "—", "Blocked", "—", "—", "—", "—", "—", "—", "—", "—"},
		{"Frío Sur", "P", "—", "—", "Prospect", "—", "—", "—", "—", "—", "—", "1", "—"},
		{"Ñuñoa Pesaje", "P", "—", "—", "Prospect", "—", "—", "—", "—", "—", "—", "1", "—"},
		{"Viña Los Aromos", "Aromos S.A.", "76.123.456-7", "Customer", "—", "Talca", "Chile", "+56 2 2234 5678", "v@losaromos.cl", "—", "1", "48.600.000"},
	})
	d.WantSeen("4 customers")
}

func TestQuickFiltersNarrowTheListToAStanding(t *testing.T) {
	d := newList(t)
	d.Want("chips", d.Chips(), []string{"*All 4", "Customers 1", "Prospects 2", "Blocked 1"})
	for chip, want := range map[string][]string{"Customers": {"Viña Los Aromos"}, "Prospects": {"Frío Sur", "Ñuñoa Pesaje"}, "Blocked": {"Bodegas Sur"}} {
		d.ClickChip(chip)
		d.Want("rows of "+chip, customerNames(d), want)
	}
	d.ClickChip("All")
	d.Want("rows", len(customerNames(d)), 4)
}

func TestTheListIsSearchedAndFilteredByACell(t *testing.T) {
	d := newList(t)
	d.Ctrl(fyne.KeyF)
	d.Type("76.123")
	d.Clock.Advance(kit.SearchAfter)
	d.Want("found by tax id", customerNames(d), []string{"Viña Los Aromos"})
	d.Press(fyne.KeyEscape)
	d.RightClick(d.CellOf(list(d), "Viña Los Aromos", "City"))
	d.Choose(uitest.Say("customers.filter_city"))
	d.Want("filtered", customerNames(d), []string{"Viña Los Aromos"})
	d.Want("chip", d.Chips()[4], "*City: Talca ×")
}

func TestAProspectIsRegisteredFromTheListAndBack(t *testing.T) {
	d := newList(t)
	d.RightClick(d.CellOf(list(d), "Frío Sur", "Name"))
	d.Choose(uitest.Say("customer.register"))
	d.Want("registered", named(d, "Frío Sur").Registered, true)
	d.Want("toasts", d.Toasts(), []string{"Frío Sur is a customer now"})
	d.Want("its opportunities", d.Rows(office.Query{Text: "Cold room"})[0].Registered, true)
	d.Want("chips", d.Chips(), []string{"*All 4", "Customers 2", "Prospects 1", "Blocked 1"})
	d.ClickText(uitest.Say("command.undo"))
	d.Want("registered after undo", named(d, "Frío Sur").Registered, false)
	d.RightClick(d.CellOf(list(d), "Viña Los Aromos", "Name"))
	d.WantUnseen(uitest.Say("customer.register"))
}

func TestCustomersAreBlockedTogetherAndUnblocked(t *testing.T) {
	d := newList(t)
	d.Click(d.CellOf(list(d), "Frío Sur", "Name"))
	d.CtrlClick(d.CellOf(list(d), "Ñuñoa Pesaje", "Name"))
	d.RightClick(d.CellOf(list(d), "Frío Sur", "Name"))
	d.Choose(uitest.Say("customer.block"))
	d.Want("chips", d.Chips(), []string{"*All 4", "Customers 1", "Prospects 0", "Blocked 3"})
	d.ClickText(uitest.Say("command.undo"))
	d.Want("chips after undo", d.Chips(), []string{"*All 4", "Customers 1", "Prospects 2", "Blocked 1"})
	d.RightClick(d.CellOf(list(d), "Bodegas Sur", "Name"))
	d.Choose(uitest.Say("customer.unblock"))
	d.Want("blocked", named(d, "Bodegas Sur").Blocked, false)
}

func TestANewOpportunityIsBegunWithTheCustomerUnlessBlocked(t *testing.T) {
	d := newList(t)
	d.RightClick(d.CellOf(list(d), "Bodegas Sur", "Name"))
	d.ClickText(uitest.Say("command.new_opportunity"))
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Customers"})
	d.Press(fyne.KeyEscape)
	d.RightClick(d.CellOf(list(d), "Frío Sur", "Name"))
	d.ClickText(uitest.Say("command.new_opportunity"))
	d.Want("customer", d.Shows("Customer or prospect"), "Frío Sur Prospect")
}

func TestACustomerInUseIsNotDeletedAndSaysWhatToDo(t *testing.T) {
	d := newList(t)
	d.Click(d.CellOf(list(d), "Viña Los Aromos", "Name"))
	d.Press(fyne.KeyDelete)
	d.WantSeen("Viña Los Aromos is named by 2 opportunities or quotations: block it, or merge it into another.")
	d.Press(fyne.KeyReturn)
	d.Want("rows", len(customerNames(d)), 4)
	d.Click(d.CellOf(list(d), "Bodegas Sur", "Name"))
	d.Press(fyne.KeyDelete)
	d.Want("rows", len(customerNames(d)), 3)
	d.Want("toasts", d.Toasts(), []string{"1 customer moved to the recycle bin"})
	d.ClickText(uitest.Say("command.undo"))
	d.Want("rows", len(customerNames(d)), 4)
}

func TestTheSectorColumnLeadsToItsWords(t *testing.T) {
	d := newList(t)
	d.RightClick(d.HeaderOf(list(d), "Sector"))
	d.Choose(uitest.Say("command.customize_sectors"))
	d.Want("dialog", d.HasDialog(), true)
}

func TestTheListSpeaksSpanish(t *testing.T) {
	founding := uitest.Chile
	founding.Language = domain.Spanish
	d := uitest.New(t, founding, firms(t, domain.Customer{Name: "Frío Sur"}))
	d.Window.OpenCustomers()
	d.Want("chips", d.Chips(), []string{"*Todos 1", "Clientes 0", "Prospectos 1", "Bloqueados 0"})
	d.WantSeen("1 cliente", "Prospecto")
}
