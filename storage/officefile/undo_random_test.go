package officefile_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// monkey does whatever an office lets a person do, at random.
type monkey struct {
	*rand.Rand
	t   *testing.T
	ctx context.Context
	s   *office.Session
	did map[string]int // how often each deed came about
}

// one is a record of a kind, of those not in the recycle bin at random; "" when there is none.
func (m *monkey) one(kind domain.Kind) domain.ID {
	rows := map[domain.Kind]func() []domain.ID{
		domain.KindOpportunity: func() []domain.ID {
			return idsOf(m, m.s.Opportunities, func(r office.Row) domain.ID { return r.ID })
		},
		domain.KindCustomer: func() []domain.ID {
			return idsOf(m, m.s.Customers, func(r office.CustomerRow) domain.ID { return r.ID })
		},
		domain.KindContact: func() []domain.ID {
			return idsOf(m, m.s.Contacts, func(r office.ContactRow) domain.ID { return r.ID })
		},
		domain.KindActivity: func() []domain.ID {
			return idsOf(m, m.s.Activities, func(r office.ActivityRow) domain.ID { return r.ID })
		},
		domain.KindQuotation: func() []domain.ID {
			return idsOf(m, m.s.Quotations, func(r office.QuotationRow) domain.ID { return r.ID })
		},
		domain.KindProduct: func() []domain.ID {
			return idsOf(m, m.s.Products, func(r domain.Product) domain.ID { return r.ID })
		},
	}
	ids := rows[kind]()
	if len(ids) == 0 {
		return ""
	}
	return ids[m.IntN(len(ids))]
}

func idsOf[R any](m *monkey, read func(context.Context, office.Query, int, int) ([]R, error), id func(R) domain.ID) []domain.ID {
	rows, err := read(m.ctx, office.Query{}, 0, 1000)
	if err != nil {
		m.t.Fatal(err)
	}
	ids := make([]domain.ID, len(rows))
	for i, r := range rows {
		ids[i] = id(r)
	}
	return ids
}

// with is the first quotation of a status, expired ones counting as sent; "" for none.
func (m *monkey) with(status domain.QuotationStatus) domain.ID {
	rows, err := m.s.Quotations(m.ctx, office.Query{}, 0, 1000)
	if err != nil {
		m.t.Fatal(err)
	}
	for _, r := range rows {
		if r.Status == status || r.Status == domain.Expired && status == domain.Sent {
			return r.ID
		}
	}
	return ""
}

func (m *monkey) word() string {
	return []string{"Corks", "Línea", "Ñandú", "Pallets", "Łódź", "Bottling", "IT support"}[m.IntN(7)]
}
func (m *monkey) name() string     { return fmt.Sprintf("%s %d", m.word(), m.IntN(30)) }
func (m *monkey) day() domain.Date { return domain.NewDate(2026, 10, 1+m.IntN(60)) }
func (m *monkey) state() domain.ID { return m.states()[m.IntN(7)].ID }
func (m *monkey) states() []domain.State {
	states, err := m.s.States(m.ctx)
	if err != nil {
		m.t.Fatal(err)
	}
	return states
}

func (m *monkey) item(c domain.Catalogue) domain.ID {
	items, err := m.s.Items(m.ctx, c)
	if err != nil {
		m.t.Fatal(err)
	}
	if len(items) == 0 || m.IntN(4) == 0 {
		return ""
	}
	return items[m.IntN(len(items))].ID
}

// deeds are what the monkey does, each a set or an error that says why not.
var deeds = map[string]func(m *monkey) (change.Set, error){
	"open": func(m *monkey) (change.Set, error) {
		d, err := m.s.NewDraft(m.ctx)
		if err != nil {
			return change.Set{}, err
		}
		d.Name, d.NewCustomer, d.NewTags = m.name(), m.name(), []string{m.word()}
		d.Card = domain.Contact{Name: m.name(), Position: m.word()}
		d.Amount, d.Currency = m.Int64N(1e6), []domain.Currency{"CLP", "USD"}[m.IntN(2)]
		d.AmountFollows = m.IntN(2) == 0
		_, set, err := m.s.SaveOpportunity(m.ctx, d)
		return set, err
	},
	"edit": func(m *monkey) (change.Set, error) {
		d, err := m.s.Opportunity(m.ctx, m.one(domain.KindOpportunity))
		if err != nil {
			return change.Set{}, err
		}
		d.Notes, d.State, d.Reopening, d.ExpectedClose = m.name(), m.state(), true, m.day()
		d.Origin, d.LossReason, d.NewCompetitor = m.item(domain.Origins), m.item(domain.LossReasons), m.word()
		_, set, err := m.s.SaveOpportunity(m.ctx, d)
		return set, err
	},
	"win": func(m *monkey) (change.Set, error) {
		return m.s.WinOpportunity(m.ctx, m.one(domain.KindOpportunity), "", m.day(), domain.Money{Minor: 5, Currency: "CLP"})
	},
	"lose": func(m *monkey) (change.Set, error) {
		return m.s.LoseOpportunity(m.ctx, m.one(domain.KindOpportunity), "", m.day(), m.item(domain.LossReasons), m.name())
	},
	"hold": func(m *monkey) (change.Set, error) {
		return m.s.HoldOpportunity(m.ctx, m.one(domain.KindOpportunity), "", m.day())
	},
	"reopen": func(m *monkey) (change.Set, error) {
		return m.s.ReopenOpportunity(m.ctx, m.one(domain.KindOpportunity), "")
	},
	"delete opportunity": func(m *monkey) (change.Set, error) {
		return m.s.DeleteOpportunities(m.ctx, []domain.ID{m.one(domain.KindOpportunity)})
	},
	"customer": func(m *monkey) (change.Set, error) {
		_, set, err := m.s.SaveCustomer(m.ctx, office.CustomerDraft{Customer: domain.Customer{Name: m.name(), TaxID: m.word()}, NewSector: m.word(), NewTags: []string{m.word()}})
		return set, err
	},
	"register": func(m *monkey) (change.Set, error) { return m.s.Register(m.ctx, m.one(domain.KindCustomer)) },
	"merge customers": func(m *monkey) (change.Set, error) {
		keep, err := m.s.Customer(m.ctx, m.one(domain.KindCustomer))
		if err != nil {
			return change.Set{}, err
		}
		keep.Notes = m.name()
		return m.s.MergeCustomers(m.ctx, keep, m.one(domain.KindCustomer))
	},
	"merge contacts": func(m *monkey) (change.Set, error) {
		keep, err := m.s.Contact(m.ctx, m.one(domain.KindContact))
		if err != nil {
			return change.Set{}, err
		}
		return m.s.MergeContacts(m.ctx, keep, m.one(domain.KindContact))
	},
	"delete customer": func(m *monkey) (change.Set, error) {
		return m.s.DeleteCustomers(m.ctx, []domain.ID{m.one(domain.KindCustomer)})
	},
	"contact": func(m *monkey) (change.Set, error) {
		_, set, err := m.s.SaveContact(m.ctx, domain.Contact{Name: m.name(), Customer: m.one(domain.KindCustomer), Position: m.word()}, "")
		return set, err
	},
	"delete contact": func(m *monkey) (change.Set, error) {
		return m.s.DeleteContacts(m.ctx, []domain.ID{m.one(domain.KindContact)})
	},
	"participants": func(m *monkey) (change.Set, error) {
		list := []domain.Participant{{Contact: m.one(domain.KindContact), Role: m.item(domain.Roles)}, {Contact: m.one(domain.KindContact)}}
		return m.s.SaveParticipants(m.ctx, m.one(domain.KindOpportunity), list, m.one(domain.KindContact))
	},
	"activity": func(m *monkey) (change.Set, error) {
		a := domain.Activity{Type: m.item(domain.ActivityTypes), Subject: m.name(), Day: m.day(), Opportunity: m.one(domain.KindOpportunity), Contact: m.one(domain.KindContact)}
		_, set, err := m.s.SaveActivity(m.ctx, office.ActivityDraft{Activity: a, NewType: m.word()})
		return set, err
	},
	"complete": func(m *monkey) (change.Set, error) {
		_, set, err := m.s.CompleteActivity(m.ctx, m.one(domain.KindActivity))
		return set, err
	},
	"delete activity": func(m *monkey) (change.Set, error) {
		return m.s.DeleteActivities(m.ctx, []domain.ID{m.one(domain.KindActivity)})
	},
	"product": func(m *monkey) (change.Set, error) {
		_, set, err := m.s.SaveProduct(m.ctx, domain.Product{Code: m.name(), Description: m.name(), Price: m.Int64N(1000), Tax: 1900})
		return set, err
	},
	"delete product": func(m *monkey) (change.Set, error) {
		return m.s.DeleteProducts(m.ctx, []domain.ID{m.one(domain.KindProduct)})
	},
	"quotation": func(m *monkey) (change.Set, error) {
		d, err := m.s.NewQuotation(m.ctx, m.one(domain.KindOpportunity), m.one(domain.KindQuotation))
		if err != nil {
			return change.Set{}, err
		}
		for range 1 + m.IntN(3) {
			d.Lines = append(d.Lines, domain.Line{Description: m.name(), Quantity: m.Int64N(5000) - 1000, Price: m.Int64N(10000), Discount: m.IntN(100), Product: m.one(domain.KindProduct)})
		}
		_, set, err := m.s.SaveQuotation(m.ctx, d)
		return set, err
	},
	"edit quotation": func(m *monkey) (change.Set, error) {
		d, err := m.s.Quotation(m.ctx, m.one(domain.KindQuotation))
		if err != nil {
			return change.Set{}, err
		}
		d.Notes, d.Lines = m.name(), d.Lines[:len(d.Lines)/2]
		_, set, err := m.s.SaveQuotation(m.ctx, d)
		return set, err
	},
	"send": func(m *monkey) (change.Set, error) {
		return m.s.SendQuotation(m.ctx, m.with(domain.Draft), m.day())
	},
	"accept": func(m *monkey) (change.Set, error) {
		return m.s.AcceptQuotation(m.ctx, m.with(domain.Sent), m.day())
	},
	"reject": func(m *monkey) (change.Set, error) {
		return m.s.RejectQuotation(m.ctx, m.with(domain.Sent), m.day())
	},
	"revise": func(m *monkey) (change.Set, error) {
		_, set, err := m.s.ReviseQuotation(m.ctx, m.one(domain.KindQuotation))
		return set, err
	},
	"attach quotation": func(m *monkey) (change.Set, error) {
		return m.s.AttachQuotation(m.ctx, m.one(domain.KindQuotation), m.one(domain.KindOpportunity))
	},
	"delete quotation": func(m *monkey) (change.Set, error) {
		return m.s.DeleteQuotations(m.ctx, []domain.ID{m.one(domain.KindQuotation), m.one(domain.KindQuotation)})
	},
	"attach": func(m *monkey) (change.Set, error) {
		_, set, err := m.s.Attach(m.ctx, domain.Attachment{Opportunity: m.one(domain.KindOpportunity), Name: m.name()}, []byte(m.word()))
		return set, err
	},
	"rates": func(m *monkey) (change.Set, error) {
		rates, err := m.s.Rates(m.ctx)
		if err != nil {
			return change.Set{}, err
		}
		var gone []domain.ID
		if len(rates) > 2 {
			gone = append(gone, rates[m.IntN(len(rates))].ID)
		}
		return m.s.SaveRates(m.ctx, []domain.Rate{{Currency: "USD", Day: m.day(), Value: 1 + m.Int64N(1000*domain.RateScale)}}, gone)
	},
	"targets": func(m *monkey) (change.Set, error) {
		people, err := m.s.Salespeople(m.ctx)
		if err != nil {
			return change.Set{}, err
		}
		var wanted []domain.Target
		for range 1 + m.IntN(4) {
			wanted = append(wanted, domain.Target{Month: m.day().Month(), Amount: m.Int64N(3), Count: m.Int64N(2)})
			if m.IntN(2) == 0 {
				wanted[len(wanted)-1].Salesperson = people[m.IntN(len(people))].ID
			}
		}
		return m.s.SetTargets(m.ctx, wanted)
	},
	"copy targets": func(m *monkey) (change.Set, error) {
		into := 2026 + m.IntN(2)
		_, set, err := m.s.CopyTargets(m.ctx, domain.TargetCopy{From: 4053 - into, Into: into, Percent: m.IntN(2000) - 1000, Overwrite: m.IntN(2) == 0})
		return set, err
	},
	"words": func(m *monkey) (change.Set, error) {
		c := domain.Catalogues[m.IntN(len(domain.Catalogues))]
		items, err := m.s.Items(m.ctx, c)
		if err != nil {
			return change.Set{}, err
		}
		m.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		return m.s.SaveItems(m.ctx, c, append(items, domain.Item{Name: m.name()}))
	},
	"merge words": func(m *monkey) (change.Set, error) {
		c := domain.Catalogues[m.IntN(len(domain.Catalogues))]
		items, err := m.s.Items(m.ctx, c)
		if err != nil {
			return change.Set{}, err
		}
		from, into := m.item(c), m.item(c)
		rest := slices.DeleteFunc(items, func(i domain.Item) bool { return i.ID == from })
		return m.s.SaveItems(m.ctx, c, rest, office.Merge{From: from, Into: into})
	},
	"settings": func(m *monkey) (change.Set, error) {
		data := m.s.Office().Data()
		data.PaymentTerms = m.name()
		return m.s.SaveSettings(m.ctx, data, []byte(m.word()))
	},
	"restore": func(m *monkey) (change.Set, error) {
		rows, err := m.s.Bin(m.ctx)
		if err != nil || len(rows) == 0 {
			return change.Set{}, err
		}
		r := rows[m.IntN(len(rows))]
		return m.s.Restore(m.ctx, []office.Reference{{Kind: r.Kind, ID: r.ID}})
	},
}

// act does one thing, or nothing when the office does not let it be done.
func (m *monkey) act(names []string) change.Set {
	name := names[m.IntN(len(names))]
	set, err := deeds[name](m)
	if domain.Is(err, domain.Internal) || domain.Is(err, domain.Damaged) {
		m.t.Fatalf("%s: %v", name, err)
	}
	if err != nil {
		return change.Set{}
	}
	if len(set.Changes) > 0 {
		m.did[name]++
	}
	return set
}

func TestUndoingEverythingIsAsIfNothingHadBeenDone(t *testing.T) {
	names := slices.Sorted(maps.Keys(deeds))
	did := map[string]int{}
	// Ids are new each time, so some deed may be unlucky: then it goes on a little.
	for seed := uint64(0); seed < 8 || seed < 30 && len(did) < len(names); seed++ {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			f, s := officetest.New(t)
			m := &monkey{Rand: rand.New(rand.NewPCG(seed, 1)), t: t, ctx: t.Context(), s: s, did: did}
			leftOut := append([]string{"blob", "*.version"}, officetest.Journal...)
			before := officetest.Dump(t, f.Path, leftOut...)
			var sets []change.Set
			for range 1500 {
				if set := m.act(names); len(set.Changes) > 0 {
					sets = append(sets, set)
				}
				if len(sets) == 100 {
					break
				}
			}
			if len(sets) < 100 {
				t.Fatalf("only %d sets came about", len(sets))
			}
			after := officetest.Dump(t, f.Path, leftOut...)
			for i := len(sets) - 1; i >= 0; i-- {
				if _, err := s.Undo(t.Context(), sets[i].ID); err != nil {
					t.Fatalf("undoing %s: %v", sets[i].Action, err)
				}
			}
			if diff := cmp.Diff(before, officetest.Dump(t, f.Path, leftOut...)); diff != "" {
				t.Fatalf("undone:\n%s", diff)
			}
			redo(t, s, len(sets))
			if diff := cmp.Diff(after, officetest.Dump(t, f.Path, leftOut...)); diff != "" {
				t.Fatalf("done again:\n%s", diff)
			}
			if checkup, err := f.Check(t.Context()); err != nil || !checkup.Sound() {
				t.Errorf("check: %+v, %v", checkup, err)
			}
		})
	}
	if len(did) < len(names) {
		t.Errorf("only these came about: %v", did)
	}
}

// redo takes back the newest undos, newest first.
func redo(t *testing.T, s *office.Session, count int) {
	t.Helper()
	undos, err := s.UndoHistory(t.Context(), count)
	if err != nil {
		t.Fatal(err)
	}
	for _, undo := range undos {
		if undo.Undoes == "" {
			t.Fatalf("set %d (%s) is no undo", undo.Seq, undo.Action)
		}
		if _, err := s.Undo(t.Context(), undo.ID); err != nil {
			t.Fatalf("doing again what set %d undid: %v", undo.Seq, err)
		}
	}
}
