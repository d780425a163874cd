package officefile

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pressly/goose/v3"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/sqlstore"
)

// secondVersion is that office brought to the second version.
func secondVersion(t *testing.T) string {
	t.Helper()
	path := FirstVersion(t)
	second := fstest.MapFS{}
	for _, name := range []string{"0001_office.sql", "0002_customers_activities_quotations.sql"} {
		step, err := fs.ReadFile(sqlstore.Migrations(), name)
		if err != nil {
			t.Fatal(err)
		}
		second[name] = &fstest.MapFile{Data: step}
	}
	db, err := connect(t.Context(), dsn(path, readWrite, false), 1)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, second)
	if err == nil {
		_, err = provider.Up(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	if version, err := schemaVersion(t.Context(), db, path); err != nil || version != 2 {
		t.Fatalf("version %d, %v", version, err)
	}
	return path
}

// An office of the second version, which had no views and looked for opportunities in a
// column, is listed, searched and looked at through views after the upgrade.
func TestAnOfficeOfTheSecondVersionOpensWhole(t *testing.T) {
	f, err := Open(t.Context(), secondVersion(t), fixedClock)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	o, err := office.Open(t.Context(), f.Store, fixedClock, false)
	if err != nil {
		t.Fatal(err)
	}
	s, err := o.SignIn(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	if checkup, err := f.Check(t.Context()); err != nil || !checkup.Sound() {
		t.Fatalf("after the upgrade: %+v, %v", checkup, err)
	}
	var asked []office.Query
	for _, view := range office.StandardViews() {
		asked = append(asked, view.Query)
	}
	counts, err := s.Counts(t.Context(), append(asked, office.Query{Text: "aromos linea"}))
	if err != nil || counts[0] != 3 || counts[len(counts)-1] != 1 {
		t.Errorf("counts %v, %v", counts, err)
	}
	saved, _, err := s.SaveView(t.Context(), domain.View{Name: "Mine", Owner: s.Me().ID, Definition: office.ViewDefinition{Group: office.ColumnState}.Encode()})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.SetStartView(t.Context(), string(saved.ID)); err != nil {
		t.Fatal(err)
	}
	columns, err := s.Board(t.Context(), office.Query{}, office.ColumnState, 10)
	cards := 0
	for _, c := range columns {
		cards += len(c.Cards)
	}
	if err != nil || cards != 2 {
		t.Errorf("%d cards on the board, %v", cards, err)
	}

	rows, err := f.read.QueryContext(t.Context(), `EXPLAIN QUERY PLAN SELECT c.record FROM change c
		WHERE c.kind = 'opportunity' AND c.op = 'edit' AND c.fields LIKE '%"state":%' AND c.record = '' ORDER BY c.record, c.set_seq`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var plan strings.Builder
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		plan.WriteString(step)
	}
	if err := rows.Err(); err != nil || !strings.Contains(plan.String(), "change_of_state") {
		t.Errorf("moves from state to state are found by %s, %v", plan.String(), err)
	}
}
