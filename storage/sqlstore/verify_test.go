package sqlstore_test

import (
	"fmt"
	"strings"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
)

// storied makes an office with a bit of every history in six sets: the founding, two
// opportunities opened, one saved again, one removed, and a state renamed.
func storied(t *testing.T) *officefile.File {
	t.Helper()
	f, s := officetest.New(t)
	first := officetest.Save(t, s, "Bottling line", func(d *office.Draft) {
		d.NewCustomer, d.NewTags, d.Notes = "Viña Los Aromos", []string{"machinery"}, "met at the fair"
	})
	second := officetest.Save(t, s, "Corks", nil)
	first.Amount = 1000
	if _, _, err := s.SaveOpportunity(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	if _, err := s.DeleteOpportunities(t.Context(), []domain.ID{second.ID}); err != nil {
		t.Fatal(err)
	}
	states, err := s.States(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	states[0].Name = "Fresh"
	if _, err := s.SaveStates(t.Context(), states); err != nil {
		t.Fatal(err)
	}
	return f
}

// tamper changes an office behind the program's back, its triggers out of the way.
func tamper(t *testing.T, f *officefile.File, statements ...string) {
	t.Helper()
	db := officetest.OpenSQL(t, f.Path, "rw")
	defer db.Close()
	for _, trigger := range []string{"change_set_is_kept", "change_set_stays", "change_is_kept", "change_stays"} {
		statements = append([]string{"DROP TRIGGER " + trigger}, statements...)
	}
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

func TestAnUntouchedOfficeIsSound(t *testing.T) {
	f := storied(t)
	v, err := f.Store.Verify(t.Context())
	if err != nil || v.Broken != "" || v.Sets != 6 || v.Head == "" {
		t.Errorf("%+v, %v", v, err)
	}
	tamper(t, f) // the triggers alone are no history
	if v, err := f.Store.Verify(t.Context()); err != nil || v.Broken != "" {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestTamperingIsFoundAndNamed(t *testing.T) {
	const swapped = `UPDATE change_set SET seq = -1 WHERE seq = 3; UPDATE change_set SET seq = 3 WHERE seq = 4; UPDATE change_set SET seq = 4 WHERE seq = -1;
		UPDATE change SET set_seq = -1 WHERE set_seq = 3; UPDATE change SET set_seq = 3 WHERE set_seq = 4; UPDATE change SET set_seq = 4 WHERE set_seq = -1`
	for name, c := range map[string]struct {
		by   []string
		want string
	}{
		"journal: a moment":                    {[]string{"UPDATE change_set SET at = at + 1 WHERE seq = 4"}, "set 4 (opportunity.saved)"},
		"journal: a person":                    {[]string{"UPDATE change_set SET person = 'another' WHERE seq = 4"}, "set 4 (opportunity.saved)"},
		"journal: an action":                   {[]string{"UPDATE change_set SET action = 'x' WHERE seq = 2"}, "set 2 (x)"},
		"journal: a hash":                      {[]string{"UPDATE change_set SET hash = 'x' WHERE seq = 4"}, "set 4"},
		"journal: an old value":                {[]string{`UPDATE change SET fields = replace(fields, '1000', '2000') WHERE set_seq = 4`}, "set 4 (opportunity.saved)"},
		"journal: a change's hash":             {[]string{"UPDATE change SET hash = 'x' WHERE set_seq = 5"}, "set 5 (opportunity.removed)"},
		"journal: a version":                   {[]string{"UPDATE change SET version = 7 WHERE set_seq = 4"}, "set 4 (opportunity.saved)"},
		"journal: a change moved":              {[]string{"UPDATE change SET place = 99 WHERE set_seq = 2 AND place = 0"}, "set 2 (opportunity.opened)"},
		"journal: a change cut":                {[]string{"DELETE FROM change WHERE set_seq = 2 AND place = 1"}, "set 2 (opportunity.opened)"},
		"journal: the first set cut":           {[]string{"DELETE FROM change WHERE set_seq = 1", "DELETE FROM change_set WHERE seq = 1"}, "first set of the journal is missing"},
		"journal: a middle set cut":            {[]string{"DELETE FROM change WHERE set_seq = 4", "DELETE FROM change_set WHERE seq = 4"}, "set 3 is not the one"},
		"journal: the last set cut":            {[]string{"DELETE FROM change WHERE set_seq = 6", "DELETE FROM change_set WHERE seq = 6"}, "state"},
		"journal: a set cut, its changes left": {[]string{"DELETE FROM change_set WHERE seq = 6"}, "set 6 is missing"},
		"journal: two sets swapped":            {strings.Split(swapped, ";"), "is not the one"},
		"journal: a set replaced":              {[]string{"REPLACE INTO change_set SELECT seq, id, at, 'another', action, undoes, prev_hash, hash FROM change_set WHERE seq = 4"}, "set 4 (opportunity.saved)"},
		"journal: blanked while it stands":     {[]string{"UPDATE change SET fields = '' WHERE record IN (SELECT id FROM opportunity)"}, "set 5 (opportunity.removed)"},
		"rows: a version":                      {[]string{"UPDATE opportunity SET version = 7 WHERE number = 1"}, "set 4 (opportunity.saved)"},
		"rows: a text":                         {[]string{"UPDATE opportunity SET notes = 'never met' WHERE number = 1"}, "opportunity"},
		"rows: an amount":                      {[]string{"UPDATE opportunity SET amount = 9 WHERE number = 1"}, "set 4 (opportunity.saved)"},
		"rows: a customer's name":              {[]string{"UPDATE customer SET name = 'Other'"}, "customer"},
		"rows: a tag taken off":                {[]string{"DELETE FROM opportunity_tags"}, "opportunity"},
		"rows: a person's rights":              {[]string{"UPDATE person SET signs_in = FALSE"}, "person"},
		"rows: the office":                     {[]string{"UPDATE office SET currency = 'EUR'"}, "office"},
		"rows: one cut":                        {[]string{"DELETE FROM opportunity WHERE number = 2"}, "set 5 (opportunity.removed)"},
		"rows: one put in":                     {[]string{"INSERT INTO customer (id, version, name) VALUES ('x', 1, 'Slipped in')"}, "customer x is not in the journal"},
	} {
		t.Run(name, func(t *testing.T) {
			f := storied(t)
			tamper(t, f, c.by...)
			v, err := f.Store.Verify(t.Context())
			if err != nil || !strings.Contains(v.Broken, c.want) {
				t.Errorf("found %q, %v; want %q", v.Broken, err, c.want)
			}
		})
	}
}

func TestTheJournalRefusesToBeRewritten(t *testing.T) {
	f := storied(t)
	before := officetest.Dump(t, f.Path)
	db := officetest.OpenSQL(t, f.Path, "rw")
	defer db.Close()
	var statements []string
	for _, column := range []string{"seq", "id", "at", "person", "action", "undoes", "prev_hash", "hash"} {
		statements = append(statements, fmt.Sprintf("UPDATE change_set SET %s = '9' WHERE seq = 4", column))
	}
	for _, column := range []string{"set_seq", "place", "kind", "record", "op", "version", "fields", "hash"} {
		statements = append(statements, fmt.Sprintf("UPDATE change SET %s = '9' WHERE set_seq = 4", column))
	}
	for _, statement := range append(statements, "DELETE FROM change_set", "DELETE FROM change") {
		if _, err := db.Exec(statement); err == nil {
			t.Errorf("%s went through", statement)
		}
	}
	if after := officetest.Dump(t, f.Path); after != before {
		t.Error("the journal changed")
	}
}

func TestOnlyTheFieldsOfAChangeCanBeBlanked(t *testing.T) {
	f := storied(t)
	db := officetest.OpenSQL(t, f.Path, "rw")
	defer db.Close()
	if _, err := db.Exec("UPDATE change SET fields = '' WHERE set_seq = 4"); err != nil {
		t.Fatalf("blanking: %v", err)
	}
	if _, err := db.Exec("UPDATE change SET fields = '', op = 'add' WHERE set_seq = 5"); err == nil {
		t.Error("a change was rewritten while blanked")
	}
	if _, err := db.Exec("UPDATE change SET fields = '{}' WHERE set_seq = 4"); err == nil {
		t.Error("a blanked change was filled in")
	}
}
