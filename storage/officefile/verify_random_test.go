package officefile_test

import (
	"database/sql"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// emptied purges whatever the recycle bin holds, as far as the office lets it go.
func (m *monkey) emptied() {
	rows, err := m.s.Bin(m.ctx)
	if err != nil {
		m.t.Fatal(err)
	}
	for _, r := range rows {
		one := []office.Reference{{Kind: r.Kind, ID: r.ID}}
		if plan, err := m.s.PlanPurge(m.ctx, one); err == nil {
			_, _ = m.s.Purge(m.ctx, one, plan)
		}
	}
}

// livesOn lets a monkey do as it likes: things done, undone, done again and purged.
func (m *monkey) livesOn(deedCount int) {
	names := slices.Sorted(maps.Keys(deeds))
	for range 20 {
		_, _ = deeds["open"](m)
	}
	for i := range deedCount {
		set := m.act(names)
		if len(set.Changes) > 0 && m.IntN(4) == 0 {
			if back, err := m.s.Undo(m.ctx, set.ID); err == nil && m.IntN(2) == 0 {
				_, _ = m.s.Undo(m.ctx, back.ID)
			}
		}
		if i == deedCount/2 {
			_, _ = deeds["delete opportunity"](m)
			m.emptied()
		}
	}
}

// cell is a field of a row, or its version.
type cell struct {
	kind   domain.Kind
	id     domain.ID
	column string
}

// cells are all that the rows of the office hold that the journal knows of.
func cells(t *testing.T, db *sql.DB) (all []cell) {
	t.Helper()
	for _, kind := range listOf[domain.Kind](t, db, "SELECT DISTINCT kind FROM change ORDER BY kind") {
		record, known := domain.Empty(kind)
		if !known {
			t.Fatalf("the journal knows %q", kind)
		}
		columns := append(domain.FieldNames(record), "version")
		for _, ref := range domain.Refs(record) {
			if ref.List {
				columns = slices.DeleteFunc(columns, func(name string) bool { return name == ref.Field })
			}
		}
		for _, id := range listOf[domain.ID](t, db, "SELECT id FROM "+string(kind)+" ORDER BY id") {
			for _, column := range columns {
				all = append(all, cell{kind, id, column})
			}
		}
	}
	return all
}

func listOf[T any](t *testing.T, db *sql.DB, query string) (list []T) {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var one T
		if err := rows.Scan(&one); err != nil {
			t.Fatal(err)
		}
		list = append(list, one)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// flipped is a value that is another one.
func flipped(value any) any {
	switch value := value.(type) {
	case nil:
		return "2026-02-03"
	case bool:
		return !value
	case int64:
		return value + 1
	}
	return fmt.Sprint(value) + "x"
}

func (c cell) read(t *testing.T, db *sql.DB) (value any) {
	t.Helper()
	if err := db.QueryRow("SELECT "+c.column+" FROM "+string(c.kind)+" WHERE id = $1", string(c.id)).Scan(&value); err != nil {
		t.Fatal(err)
	}
	return value
}

func (c cell) write(db *sql.DB, value any) error {
	_, err := db.Exec("UPDATE "+string(c.kind)+" SET "+c.column+" = $1 WHERE id = $2", value, string(c.id))
	return err
}

func TestAnyFieldFlippedInAnyOfficeIsFound(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			f, s := officetest.New(t)
			m := &monkey{Rand: rand.New(rand.NewPCG(seed, 3)), t: t, ctx: t.Context(), s: s, did: map[string]int{}}
			m.livesOn(150)
			sound := func() {
				t.Helper()
				if v, err := f.Store.Verify(t.Context()); err != nil || v.Broken != "" {
					t.Fatalf("untouched: %+v, %v", v, err)
				}
			}
			sound()
			db := officetest.OpenSQL(t, f.Path, "rw")
			defer db.Close()
			if blank := listOf[int64](t, db, "SELECT count(*) FROM change WHERE fields = ''"); blank[0] == 0 {
				t.Error("nothing was purged")
			}
			all := cells(t, db)
			for flips := 0; flips < 60; {
				c := all[m.IntN(len(all))]
				was := c.read(t, db)
				if c.write(db, flipped(was)) != nil {
					continue // two rows would be one
				}
				flips++
				v, err := f.Store.Verify(t.Context())
				if err != nil || !strings.Contains(v.Broken, fmt.Sprintf("%s %s does not match", c.kind, c.id)) {
					t.Errorf("%+v made %#v from %#v: found %q, %v", c, flipped(was), was, v.Broken, err)
				}
				if err := c.write(db, was); err != nil {
					t.Fatal(err)
				}
			}
			sound()
		})
	}
}

func TestAnyWordTakenOffOrPutOnIsFound(t *testing.T) {
	f, s := officetest.New(t)
	m := &monkey{Rand: rand.New(rand.NewPCG(1, 3)), t: t, ctx: t.Context(), s: s, did: map[string]int{}}
	m.livesOn(150)
	db := officetest.OpenSQL(t, f.Path, "rw")
	defer db.Close()
	for _, kind := range []domain.Kind{domain.KindOpportunity, domain.KindCustomer, domain.KindActivity} {
		record, _ := domain.Empty(kind)
		for _, ref := range domain.Refs(record) {
			if !ref.List {
				continue
			}
			table := string(kind) + "_" + ref.Field
			records := listOf[domain.ID](t, db, "SELECT DISTINCT record FROM "+table+" ORDER BY record")
			if len(records) == 0 {
				t.Fatalf("%s is empty", table)
			}
			record := records[m.IntN(len(records))]
			item := listOf[domain.ID](t, db, "SELECT item FROM "+table+" WHERE record = '"+string(record)+"' ORDER BY item")[0]
			row := fmt.Sprintf("record = '%s' AND item = '%s'", record, item)
			for _, c := range [][2]string{
				{"DELETE FROM " + table + " WHERE " + row, fmt.Sprintf("INSERT INTO %s VALUES ('%s', '%s')", table, record, item)},
				{fmt.Sprintf("INSERT INTO %s VALUES ('%s', 'x')", table, record), "DELETE FROM " + table + " WHERE item = 'x'"},
			} {
				officetest.Exec(t, f.Path, c[0])
				v, err := f.Store.Verify(t.Context())
				if err != nil || !strings.Contains(v.Broken, fmt.Sprintf("%s %s does not match", kind, record)) {
					t.Errorf("%s: found %q, %v", c[0], v.Broken, err)
				}
				officetest.Exec(t, f.Path, c[1])
			}
		}
	}
	if v, err := f.Store.Verify(t.Context()); err != nil || v.Broken != "" {
		t.Errorf("all put back: %+v, %v", v, err)
	}
}
