package importer_test

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/importer"
	"preventa/storage/officefile"
)

// naiveOpportunity is what an import should make of the rows of one reference, with
// names in place of ids.
type naiveOpportunity struct {
	Reference, Name, Customer, State, Salesperson, Credited, Tags string
	Cents                                                         int64
	Closed                                                        domain.Date
}

// naiveOffice takes rows in one by one, in the plainest way.
type naiveOffice struct {
	opportunities                      map[string]naiveOpportunity
	added, updated, unchanged, refused int
}

func (n *naiveOffice) take(rows []map[string]string) {
	inFile := map[string]bool{}
	for _, row := range rows {
		o, known := n.opportunities[row["reference"]]
		was := o
		if row["customer"] != "" {
			o.Customer = domain.Fold(row["customer"])
		}
		if row["salesperson"] != "" {
			o.Salesperson = domain.Fold(row["salesperson"])
		}
		if row["state"] != "" {
			o.State = domain.Fold(row["state"])
		} else if !known {
			o.State = "new"
		}
		if row["tags"] != "" {
			tags := strings.Split(row["tags"], ";")
			slices.Sort(tags)
			o.Tags = strings.Join(slices.Compact(tags), ";")
		}
		if row["amount"] != "" {
			whole := int64(0)
			fmt.Sscan(row["amount"], &whole)
			o.Cents = whole * 100
		}
		if row["closed"] != "" {
			o.Closed, _ = domain.ParseDate(row["closed"])
		}
		if closed := o.State == "won" || o.State == "lost"; !closed {
			o.Closed, o.Credited = 0, ""
		} else if o.Credited == "" {
			o.Credited = o.Salesperson
		}
		o.Reference, o.Name = row["reference"], row["name"]
		isClosed := o.State == "won" || o.State == "lost"
		switch {
		case o.Name == "" || inFile[o.Reference] || (isClosed && o.Closed < domain.NewDate(2026, 1, 1)):
			n.refused++
			continue
		case !known:
			n.added++
		case o == was:
			n.unchanged++
		default:
			n.updated++
		}
		inFile[o.Reference] = true
		n.opportunities[o.Reference] = o
	}
}

// drawRows draws rows whose opportunities were all opened on 2026-01-01.
func drawRows(t *rapid.T, label string) []map[string]string {
	one := func(field string, values ...string) string {
		return rapid.SampledFrom(values).Draw(t, label+" "+field)
	}
	rows := make([]map[string]string, rapid.IntRange(1, 12).Draw(t, label))
	for i := range rows {
		rows[i] = map[string]string{
			"reference": one("reference", "r1", "r2", "r3", "r4", "r5", "r6"), "name": one("name", "A", "B", "Ñandú", ""),
			"customer": one("customer", "", "Firm", "FIRM", "Viña", "vina"), "salesperson": one("salesperson", "", "Raúl", "raul", "Eva"),
			"state": one("state", "", "New", "Won", "lost", "Tasting", "TASTING"), "tags": one("tags", "", "a", "b;a", "c;c"),
			"amount": one("amount", "", "10", "20", "0"), "opened": "2026-01-01", "closed": one("closed", "", "2025-12-31", "2026-02-01", "2026-03-01"),
		}
	}
	return rows
}

func writeRows(t testing.TB, rows []map[string]string) string {
	fields := []string{"reference", "name", "customer", "salesperson", "state", "tags", "amount", "opened", "closed"}
	var b strings.Builder
	w := csv.NewWriter(&b)
	records := [][]string{fields}
	for _, row := range rows {
		record := make([]string, len(fields))
		for i, field := range fields {
			record[i] = row[field]
		}
		records = append(records, record)
	}
	if err := w.WriteAll(records); err != nil {
		t.Fatal(err)
	}
	return written(t, b.String())
}

// asNaive reads the office's opportunities with names in place of ids.
func asNaive(t testing.TB, f *officefile.File) []naiveOpportunity {
	names := map[domain.ID]string{}
	all, err := f.Store.AllOpportunities(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	people, _ := f.Store.Persons(t.Context())
	for _, p := range people {
		names[p.ID] = domain.Fold(p.Name)
	}
	states, _ := f.Store.States(t.Context())
	for _, s := range states {
		names[s.ID] = domain.Fold(s.Name)
	}
	tags, _ := f.Store.Items(t.Context(), domain.Tags)
	for _, i := range tags {
		names[i.ID] = domain.Fold(i.Name)
	}
	customers, _ := f.Store.AllCustomers(t.Context())
	for _, c := range customers {
		names[c.ID] = domain.Fold(c.Name)
	}
	var list []naiveOpportunity
	for _, o := range all {
		var tags []string
		for _, id := range o.Tags {
			tags = append(tags, names[id])
		}
		slices.Sort(tags)
		list = append(list, naiveOpportunity{o.Reference, o.Name, names[o.Customer], names[o.State], names[o.Salesperson],
			names[o.CreditedTo], strings.Join(tags, ";"), o.Amount, o.ClosedOn})
	}
	return sorted(list)
}

func sorted(list []naiveOpportunity) []naiveOpportunity {
	slices.SortFunc(list, func(a, b naiveOpportunity) int { return cmp.Compare(a.Reference, b.Reference) })
	return list
}

func TestImportsDoWhatThePlainestImportDoes(t *testing.T) {
	mapping := importer.Mapping{}
	for _, field := range []string{"reference", "name", "customer", "salesperson", "state", "tags", "amount", "opened", "closed"} {
		mapping[field] = field
	}
	template, _ := newOffice(t, euroOffice)
	if err := template.Close(); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		f, s := copyOf(t, template.Path, filepath.Join(t.TempDir(), "copy.preventa"))
		defer f.Close()
		naive := naiveOffice{opportunities: map[string]naiveOpportunity{}}
		for _, label := range []string{"first", "second"} {
			rows := drawRows(rt, label)
			naive.added, naive.updated, naive.unchanged, naive.refused = 0, 0, 0, 0
			naive.take(rows)
			read, _, err := importer.Read(writeRows(t, rows), domain.KindOpportunity, mapping)
			if err != nil {
				rt.Fatal(err)
			}
			result, err := s.ImportOpportunities(t.Context(), read, office.ImportOptions{})
			if err != nil {
				rt.Fatal(err)
			}
			want := []int{naive.added, naive.updated, naive.unchanged, naive.refused}
			if diff := gocmp.Diff(want, []int{result.Added, result.Updated, result.Unchanged, len(result.Bad)}); diff != "" {
				rt.Fatalf("added, updated, unchanged, bad: %s", diff)
			}
			var list []naiveOpportunity
			for _, o := range naive.opportunities {
				list = append(list, o)
			}
			if diff := gocmp.Diff(sorted(list), asNaive(t, f)); diff != "" {
				rt.Fatal(diff)
			}
		}
	})
}
