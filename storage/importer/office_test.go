package importer_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/storage/importer"
	"preventa/storage/officefile"
)

// importDay is the day all imports of the tests take place.
var importDay = domain.NewDate(2026, 10, 15)

func clock() time.Time { return time.Date(2026, 10, 15, 9, 0, 0, 0, time.UTC) }

var euroOffice = office.Founding{Name: "Aconcagua", Language: domain.English, Region: "US", Currency: "EUR", Person: "Ana Rojas"}

// newOffice founds an office in a scratch file and signs its first person in.
func newOffice(t testing.TB, founding office.Founding) (*officefile.File, *office.Session) {
	t.Helper()
	f, err := officefile.Create(t.Context(), filepath.Join(t.TempDir(), "aconcagua.preventa"), founding, clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, signIn(t, f)
}

func signIn(t testing.TB, f *officefile.File) *office.Session {
	t.Helper()
	o, err := office.Open(t.Context(), f.Store, clock, f.ReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	s, err := o.SignIn(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// copyOf copies a closed office file and signs in to the copy.
func copyOf(t testing.TB, path, to string) (*officefile.File, *office.Session) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(to, content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	f, err := officefile.Open(t.Context(), to, clock)
	if err != nil {
		t.Fatal(err)
	}
	return f, signIn(t, f)
}

// written writes a file for a test and gives its path.
func written(t testing.TB, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "data.csv")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// rowsOf reads a file whose columns are called as the fields they feed.
func rowsOf(t testing.TB, content string) []office.ImportRow {
	t.Helper()
	header, err := csv.NewReader(strings.NewReader(content)).Read()
	if err != nil {
		t.Fatal(err)
	}
	mapping := importer.Mapping{}
	for _, column := range header {
		mapping[column] = column
	}
	rows, _, err := importer.Read(written(t, content), domain.KindOpportunity, mapping)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// imported imports such a file.
func imported(t testing.TB, s *office.Session, content string, options office.ImportOptions) office.ImportResult {
	t.Helper()
	result, err := s.ImportOpportunities(t.Context(), rowsOf(t, content), options)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// byReference gives the office's opportunities by their reference.
func byReference(t testing.TB, f *officefile.File) map[string]domain.Opportunity {
	t.Helper()
	all, err := f.Store.AllOpportunities(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]domain.Opportunity{}
	for _, o := range all {
		found[o.Reference] = o
	}
	return found
}

// dump is everything the office has but its journal and the numbers it has given out.
func dump(t testing.TB, f *officefile.File) string {
	t.Helper()
	var b strings.Builder
	write := func(records any, err error) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%+v\n", records)
	}
	write(f.Store.Persons(t.Context()))
	write(f.Store.States(t.Context()))
	for _, c := range domain.Catalogues {
		write(f.Store.Items(t.Context(), c))
	}
	write(f.Store.AllCustomers(t.Context()))
	write(f.Store.AllContacts(t.Context()))
	write(f.Store.AllOpportunities(t.Context()))
	for _, kind := range []domain.Kind{domain.KindProduct, domain.KindActivity} {
		records, err := f.Store.All(t.Context(), kind)
		for _, r := range records {
			write(domain.FieldsOf(r), err)
		}
	}
	write(f.Store.Rates(t.Context()))
	return b.String()
}

var versions = regexp.MustCompile(`Version:\d+`)

// withoutVersions leaves out what taking back cannot take back: that there were changes.
func withoutVersions(dump string) string { return versions.ReplaceAllString(dump, "") }

// openByState is the report of what stands in each state.
func openByState(t testing.TB, s *office.Session) [][]any {
	t.Helper()
	table, err := s.Report(t.Context(), "open-by-state", control.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	return table.Rows
}
