package rowindex

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
)

// million is an index like that of an office of a million opportunities of 300,000
// customers, whose names begin alike as names do.
func million() *Index {
	r := rand.New(rand.NewPCG(1, 1))
	pick := func(of []string) string { return of[r.IntN(len(of))] }
	kinds := []string{"constructora", "comercial", "servicios", "ferreteria", "transportes", "agricola", "inmobiliaria", "distribuidora", "clinica", "importadora"}
	families := []string{"gonzalez", "munoz", "rojas", "diaz", "perez", "soto", "contreras", "silva", "martinez", "sepulveda", "morales", "rodriguez"}
	first := []string{"ana", "bruno", "carla", "diego", "elena", "felipe", "gabriela", "hector", "ines", "jorge", "karina", "luis", "maria", "nicolas", "olga"}
	things := []string{"renovacion de equipos", "mantencion anual", "licencias", "bombas de agua", "paneles solares", "red de datos", "camaras", "climatizacion"}
	x := New(1_000_000)
	states := []domain.State{{ID: domain.NewID(), Name: "Open", Class: domain.Open, Position: 1}, {ID: domain.NewID(), Name: "Won", Class: domain.Won, Position: 2}}
	people, customers := make([]domain.Person, 40), make([]domain.ID, 300_000)
	for i := range people {
		people[i] = domain.Person{ID: domain.NewID(), Name: pick(first) + " " + pick(families)}
	}
	x.SetStates(states)
	x.SetPersons(people)
	for i := range customers {
		customers[i] = domain.NewID()
		x.SetCustomer(Word{ID: customers[i], Fold: fmt.Sprint(pick(kinds), " ", pick(families), " y ", pick(families), " ", r.IntN(9000))})
	}
	contacts := make([]domain.ID, 400_000)
	for i := range contacts {
		contacts[i] = domain.NewID()
	}
	for i := range 1_000_000 {
		x.Put(Entry{Number: int64(i + 1), Name: fmt.Sprint(pick(things), " ", pick(families), " ", r.IntN(500)), State: states[r.IntN(2)].ID,
			Salesperson: people[r.IntN(40)].ID, Customer: customers[r.IntN(len(customers))], ContactID: contacts[r.IntN(len(contacts))],
			Contact: pick(first) + " " + pick(families), Currency: "USD", OfficeAmount: int64(r.IntN(1e9))})
	}
	return x
}

// BenchmarkFirstSort is the first page of an order nobody has asked for before, of a view
// that has been looked at: what a click on the head of a column waits for.
func BenchmarkFirstSort(b *testing.B) {
	x := million()
	for _, column := range []office.Column{office.ColumnName, office.ColumnCustomer, office.ColumnContact, office.ColumnSalesperson, office.ColumnState} {
		for _, ascending := range []bool{true, false} {
			b.Run(fmt.Sprint(column, "/", ascending), func(b *testing.B) {
				q := office.Query{Sort: column, Ascending: ascending, Today: today}
				for range b.N {
					b.StopTimer()
					x.forgetOrders()
					if _, err := x.Count(q); err != nil {
						b.Fatal(err)
					}
					b.StartTimer()
					if _, err := x.Page(q, 0, 200); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		b.Run(fmt.Sprint(column, "/kept"), func(b *testing.B) {
			for range b.N {
				x.forgetOrders()
				if _, err := x.arrange(office.Query{Sort: column, Today: today}, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkRanks is the ranking of 300,000 customers, which is done behind the first answer
// and behind that after each change of a name.
func BenchmarkRanks(b *testing.B) {
	x := million()
	for b.Loop() {
		x.customers.unique = nil
		x.customers.ranks()
	}
}

// forgetOrders makes the next order the first one.
func (x *Index) forgetOrders() {
	x.arrangements, x.wanted = nil, nil
}
