package customers_test

import (
	"testing"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

// firms puts customers in an office.
func firms(t *testing.T, list ...domain.Customer) func(*office.Session) {
	return func(s *office.Session) {
		t.Helper()
		for _, c := range list {
			if _, _, err := s.SaveCustomer(t.Context(), office.CustomerDraft{Customer: c}); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// openList is a window on the list of customers.
func openList(t *testing.T, fill ...func(*office.Session)) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile, fill...)
	d.Menu("Sales", "Customers")
	return d
}

// openCustomer is a window on the screen of the first of some customers.
func openCustomer(t *testing.T, list ...domain.Customer) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile, firms(t, list...))
	d.Window.OpenCustomer(named(d, list[0].Name).ID)
	return d
}

// customers are those stored, by name.
func customers(d *uitest.Desk, q office.Query) []office.CustomerRow {
	d.Helper()
	q.Sort, q.Ascending = office.ColumnName, true
	rows, err := d.Session().Customers(d.Context(), q, 0, 1000)
	d.Must(err)
	return rows
}

// named is the customer of a name as it is stored; there must be one.
func named(d *uitest.Desk, name string) domain.Customer {
	d.Helper()
	for _, row := range customers(d, office.Query{}) {
		if row.Name == name {
			c, err := d.Session().Customer(d.Context(), row.ID)
			d.Must(err)
			return c
		}
	}
	d.Fatalf("no customer %q is stored", name)
	return domain.Customer{}
}

// customerNames are the names in the list on the screen.
func customerNames(d *uitest.Desk) []string {
	d.Helper()
	names := []string{}
	for _, row := range uitest.RowsOf[office.CustomerRow](d) {
		names = append(names, row.Name)
	}
	return names
}

// cards puts contacts in an office, of the customer of a name.
func cards(t *testing.T, customer string, list ...domain.Contact) func(*office.Session) {
	return func(s *office.Session) {
		t.Helper()
		rows, err := s.Customers(t.Context(), office.Query{Text: customer}, 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range list {
			if len(rows) > 0 {
				c.Customer = rows[0].ID
			}
			if _, _, err := s.SaveContact(t.Context(), c, ""); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// contacts are those stored, by name.
func contacts(d *uitest.Desk) []office.ContactRow {
	d.Helper()
	rows, err := d.Session().Contacts(d.Context(), office.Query{Sort: office.ColumnName, Ascending: true}, 0, 1000)
	d.Must(err)
	return rows
}
