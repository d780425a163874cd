package importer_test

import (
	"testing"

	"preventa/domain"
	"preventa/storage/officefile"
)

// contactsOf are the office's contacts by name.
func contactsOf(t testing.TB, f *officefile.File) map[string]domain.Contact {
	t.Helper()
	all, err := f.Store.AllContacts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]domain.Contact{}
	for _, c := range all {
		found[c.Label()] = c
	}
	return found
}

func TestAContactsRowFillsItsCard(t *testing.T) {
	f, s := newOffice(t, chileanOffice)
	brought(t, s, domain.KindCustomer, "name", "Viña Ñandú")
	result := brought(t, s, domain.KindContact, "name,customer,position,phone,mobile,email,birthday,notes",
		"Ignacio Prats,VIÑA ñandú,Jefe de compras,+56 2 1,+56 9 2,i@nandu.cl,02-05-1980,Skis",
		"Marta,Nueva Ltda,JEFE DE COMPRAS,,,,,", ",Nueva Ltda,,,,info@nueva.cl,,")
	same(t, "rows", []int{3, 0, 0, 0}, counts(result))
	same(t, "new", [][]string{{"Nueva Ltda"}, {"Jefe de compras"}}, [][]string{result.NewCustomers, result.NewPositions})
	customers, contacts := customersOf(t, f), contactsOf(t, f)
	got := contacts["Ignacio Prats"]
	same(t, "card", domain.Contact{ID: got.ID, Version: 1, Customer: customers["Viña Ñandú"].ID, Name: "Ignacio Prats", Position: "Jefe de compras",
		Phone: "+56 2 1", Mobile: "+56 9 2", Email: "i@nandu.cl", Birthday: domain.NewDate(1980, 5, 2), Notes: "Skis"}, got)
	same(t, "position in the catalogue's spelling", "Jefe de compras", contacts["Marta"].Position)
	same(t, "a customer there was none of is a prospect", false, customers["Nueva Ltda"].Registered)
	same(t, "without a name", customers["Nueva Ltda"].ID, contacts["info@nueva.cl"].Customer)
}

func TestAContactIsFoundByNameWithinItsCustomerThenByEmail(t *testing.T) {
	f, s := newOffice(t, chileanOffice)
	brought(t, s, domain.KindContact, "name,customer,email,phone", "Ana Díaz,Uno,ana@uno.cl,+1", "Ana Díaz,Dos,,", "Luis,Uno,luis@uno.cl,")
	before, anaOfUno := contactsOf(t, f), domain.Contact{}
	all, err := f.Store.AllContacts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if c.Email == "ana@uno.cl" {
			anaOfUno = c
		}
	}
	result := brought(t, s, domain.KindContact, "name,customer,email,phone,mobile",
		"ana diaz,Uno,,,+2",           // by name within the customer; empty cells say nothing
		"Luis Soto,Uno,LUIS@uno.cl,,", // by e-mail
		"Ana Díaz,Tres,,,")            // of another customer: somebody else
	same(t, "rows", []int{1, 2, 0, 0}, counts(result))
	same(t, "notes", []string{"3 name error.import.was"}, bad(result.Notes))
	after := contactsOf(t, f)
	found, err := s.Contact(t.Context(), anaOfUno.ID)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "by name", []string{"ana@uno.cl", "+1", "+2"}, []string{found.Email, found.Phone, found.Mobile})
	same(t, "by e-mail", before["Luis"].ID, after["Luis Soto"].ID)
}

// Two people can share a firm's e-mail; the same person twice is one row too many.
func TestContactsOfOneFileAreToldApart(t *testing.T) {
	f, s := newOffice(t, chileanOffice)
	result := brought(t, s, domain.KindContact, "name,customer,email,birthday",
		"Ana,Uno,info@uno.cl,", "Luis,Uno,info@uno.cl,", "ANA,uno,,", ",Uno,,", "Eva,Uno,,yesterday", "Eva,Uno,no mail,")
	same(t, "rows", []int{2, 0, 0, 4}, counts(result))
	same(t, "notes", []string{"3 email error.import.email_shared"}, bad(result.Notes))
	same(t, "bad", []string{"4 name error.import.row_twice", "5 name error.contact.blank", "6 birthday error.date.not_a_date", "7 email error.email"}, bad(result.Bad))
	same(t, "contacts", 2, len(contactsOf(t, f)))
}

func TestAContactCanMoveToAnotherCustomer(t *testing.T) {
	f, s := newOffice(t, chileanOffice)
	brought(t, s, domain.KindContact, "name,customer,email", "Ana,Uno,ana@mail.cl")
	result := brought(t, s, domain.KindContact, "name,customer,email", "Ana,Dos,ana@mail.cl")
	same(t, "rows", []int{0, 1, 0, 0}, counts(result))
	same(t, "notes", []string{"2 customer error.import.was"}, bad(result.Notes))
	same(t, "customer", customersOf(t, f)["Dos"].ID, contactsOf(t, f)["Ana"].Customer)
}
