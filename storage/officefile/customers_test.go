package officefile_test

import (
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

func TestRegisterCustomerAddsOne(t *testing.T) {
	_, s := officetest.New(t)
	set, err := s.RegisterCustomer(t.Context(), domain.Customer{Name: "Óptica Mirasol"})
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.Customer(t.Context(), set.Records(domain.KindCustomer)[0])
	if err != nil || c.Name != "Óptica Mirasol" || !c.Registered {
		t.Errorf("registered %+v, %v", c, err)
	}
	if _, err := s.RegisterCustomer(t.Context(), domain.Customer{Name: "optica  MIRASOL"}); !domain.Is(err, domain.Conflict) {
		t.Errorf("the same name again: %v", err)
	}
	if _, err := s.RegisterCustomer(t.Context(), domain.Customer{Name: " "}); !domain.Is(err, domain.Invalid) {
		t.Errorf("no name: %v", err)
	}
}

func TestRegisteringAProspectKeepsItsOpportunities(t *testing.T) {
	_, s := officetest.New(t)
	opened := officetest.Save(t, s, "Bottling line", func(d *office.Draft) { d.NewCustomer = "Viña Los Aromos" })
	set, err := s.RegisterCustomer(t.Context(), domain.Customer{Name: "viña los aromos"})
	if err != nil {
		t.Fatal(err)
	}
	if id := set.Records(domain.KindCustomer)[0]; id != opened.Customer {
		t.Errorf("the prospect %s became the customer %s", opened.Customer, id)
	}
	rows, err := s.Opportunities(t.Context(), office.Query{}, 0, 10)
	if err != nil || len(rows) != 1 || !rows[0].Registered {
		t.Errorf("%+v, %v", rows, err)
	}
	if _, err := s.Undo(t.Context(), set.ID); err != nil {
		t.Fatal(err)
	}
	if c, err := s.Customer(t.Context(), opened.Customer); err != nil || c.Registered || c.Name != "Viña Los Aromos" {
		t.Errorf("undone: %+v, %v", c, err)
	}
}
