package importer_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"preventa/domain"
	"preventa/storage/importer"
)

const spanishText = "nombre;cliente\nLínea de embotellado;Viña Peñalolén\n"

func encoded(t *testing.T, encode func(string) (string, error)) string {
	t.Helper()
	text, err := encode(spanishText)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestEncodingIsFoundAndSaid(t *testing.T) {
	const russian = "имя;клиент\nПоставка оборудования;Завод Красный\nМонтаж линии розлива;Винодельня\n"
	cyrillic, err := charmap.Windows1251.NewEncoder().String(russian)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]struct{ content, text string }{
		"utf-8":        {spanishText, spanishText},
		"utf-8 ":       {"\uFEFF" + spanishText, spanishText}, // with a byte order mark
		"windows-1252": {encoded(t, charmap.Windows1252.NewEncoder().String), spanishText},
		"utf-16le":     {encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String), spanishText},
		"utf-16be":     {encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String), spanishText},
		"windows-1251": {cyrillic, russian},
	} {
		table, err := importer.Preview(written(t, file.content))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		first, _, _ := strings.Cut(file.text, "\n")
		_, rest, _ := strings.Cut(file.text, "\n")
		second, _, _ := strings.Cut(rest, "\n")
		if table.Encoding != strings.TrimSpace(name) {
			t.Errorf("%s was taken for %s", name, table.Encoding)
		}
		if got := strings.Join(table.Header, ";") + "|" + strings.Join(table.Rows[0], ";"); got != first+"|"+second {
			t.Errorf("%s reads %q", name, got)
		}
	}
}

func TestSeparatorIsFound(t *testing.T) {
	for content, want := range map[string]rune{
		"name,amount\nA,1\n":                             ',',
		"name;amount\nA;1,50\nB;2,50\n":                  ';',
		"name\tamount\nA, B\t1\n":                        '\t',
		"name|notes\nA|x;y\n":                            '|',
		"\"a;b;c\",amount\n\"1;2;3\",4\n":                ',',
		"name;notes\nA;\"one\ntwo, three, four\"\nB;x\n": ';',
		"name\nA\n": ',',
		"name;amount,currency;x\nA;1;2\nB;3;4\nC;5;6\n":  ';',
		"\uFEFF\"name\";\"amount, in euros\"\r\nA;1\r\n": ';',
	} {
		table, err := importer.Preview(written(t, content))
		if err != nil || table.Separator != want {
			t.Errorf("%q is parted by %q (%v), want %q", content, table.Separator, err, want)
		}
	}
}

func TestPreviewCountsAllRowsAndShowsTheFirst(t *testing.T) {
	table, err := importer.Preview(written(t, "name,notes\n"+strings.Repeat("A,b\n\n", 50)+"C\n,\n"))
	if err != nil {
		t.Fatal(err)
	}
	if table.Count != 51 || len(table.Rows) != 20 || table.Rows[19][0] != "A" {
		t.Errorf("%d rows, %d shown", table.Count, len(table.Rows))
	}
}

func TestRowsKnowTheirLine(t *testing.T) {
	const content = "Name,Note\nA,\"one\ntwo\"\n\nB,\"x\"y,z\nC,\n , \nD\nE,f\n"
	rows, info, err := importer.Read(written(t, content), domain.KindOpportunity, importer.Mapping{"name": "Name", "notes": "note", "reference": "Name"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"Name", "Note"}, info.Header); diff != "" {
		t.Error(diff)
	}
	type seen struct {
		Line             int
		Name, Notes, Key string
	}
	var got []seen
	for _, r := range rows {
		s := seen{Line: r.Line, Name: r.Values["name"], Notes: r.Values["notes"]}
		if r.Problem != nil {
			s.Key = r.Problem.Key
		} else if r.Values["reference"] != s.Name {
			t.Errorf("line %d: one column feeds two fields differently", r.Line)
		}
		got = append(got, s)
	}
	want := []seen{
		{2, "A", "one\ntwo", ""}, {5, "", "", "error.import.quotes"}, {6, "C", "", ""}, {8, "", "", "error.import.ragged"}, {9, "E", "f", ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAnUnclosedQuotationMarkIsSaidWithItsExtent(t *testing.T) {
	rows, _, err := importer.Read(written(t, "name\nA\n\"B\nC\nD\n"), domain.KindOpportunity, importer.Mapping{"name": "name"})
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if p := rows[1].Problem; rows[1].Line != 3 || p == nil || p.Key != "error.import.quotes" || p.Args["Last"].(int) < 5 {
		t.Errorf("row reads %+v, problem %+v", rows[1], p)
	}
}

func TestAnEndlessValueIsABadRow(t *testing.T) {
	endless := strings.Repeat("x", 10<<20)
	rows, _, err := importer.Read(written(t, "name,notes,other\nA,"+endless+",\nB,b,"+endless+"\n"), domain.KindOpportunity, importer.Mapping{"name": "name", "notes": "notes"})
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if p := rows[0].Problem; p == nil || p.Field != "notes" || p.Key != "error.text.too_long" {
		t.Errorf("problem %+v", p)
	}
	if rows[1].Problem != nil || rows[1].Values["notes"] != "b" {
		t.Errorf("a column that feeds nothing spoils the row: %+v", rows[1].Problem)
	}
}

func TestFilesThatCannotBeReadSayWhy(t *testing.T) {
	name := importer.Mapping{"name": "name"}
	for _, file := range []struct {
		what, content string
		mapping       importer.Mapping
		key           string
	}{
		{"empty", "", name, "error.import.empty"},
		{"blank lines", "\n\n", name, "error.import.empty"},
		{"header only", "name\n", name, "error.import.no_rows"},
		{"unclosed header", "\"name\nA\n", name, "error.import.header"},
		{"missing column", "Nom,x\nA,b\n", name, "error.import.column"},
		{"column twice", "Name,NAME\nA,b\n", name, "error.import.column_twice"},
		{"unknown field", "name\nA\n", importer.Mapping{"nam": "name"}, "error.import.field"},
		{"no mapping", "name\nA\n", nil, "error.import.no_mapping"},
		{"a spreadsheet", "PK\x03\x04\x00\x00\xff\x81", name, "error.import.not_text"},
		{"not what its mark says", "\uFEFFname\nA\xff\n", name, "error.import.broken_text"},
		{"half of a UTF-16 character", "\xff\xfen\x00\x00\xd8\n\x00", name, "error.import.broken_text"},
	} {
		_, _, err := importer.Read(written(t, file.content), domain.KindOpportunity, file.mapping)
		failed := (*domain.Error)(nil)
		if !errors.As(err, &failed) || failed.Code != domain.Invalid || failed.Key != file.key {
			t.Errorf("%s: %v, want %s", file.what, err, file.key)
		}
	}
	if _, _, err := importer.Read(filepath.Join(t.TempDir(), "none.csv"), domain.KindOpportunity, name); !domain.Is(err, domain.NotFound) {
		t.Errorf("a file there is not: %v", err)
	}
	if _, err := importer.Preview(t.TempDir()); !domain.Is(err, domain.Invalid) {
		t.Errorf("a folder: %v", err)
	}
}

func TestAMissingColumnIsNamedWithThoseThereAre(t *testing.T) {
	_, _, err := importer.Read(written(t, "Nombre,Monto\nA,1\n"), domain.KindOpportunity, importer.Mapping{"name": "Título"})
	failed := (*domain.Error)(nil)
	if !errors.As(err, &failed) || failed.Args["Column"] != "Título" || failed.Args["Columns"] != "Nombre, Monto" {
		t.Errorf("%v", err)
	}
}

func TestColumnsAreFoundExactlyFirstThenByTheirFold(t *testing.T) {
	path := written(t, "NAME,name,Año\nupper,lower,2026\n")
	rows, _, err := importer.Read(path, domain.KindOpportunity, importer.Mapping{"name": "name", "notes": "NAME", "reference": "ano"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"name": "lower", "notes": "upper", "reference": "2026"}, rows[0].Values); diff != "" {
		t.Error(diff)
	}
}

func TestMappingsAreReadFromPairs(t *testing.T) {
	m, err := importer.ParseMapping([]string{"name=Deal = name", " reference =id"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(importer.Mapping{"name": "Deal = name", "reference": "id"}, m); diff != "" {
		t.Error(diff)
	}
	for _, pairs := range [][]string{{"name"}, {"=x"}, {"name="}, {"name=a", "name=b"}} {
		if _, err := importer.ParseMapping(pairs); !domain.Is(err, domain.Invalid) {
			t.Errorf("%q: %v", pairs, err)
		}
	}
}

func TestMappingsAreSuggestedFromHeadings(t *testing.T) {
	for _, c := range []struct {
		header []string
		want   importer.Mapping
	}{
		{strings.Split("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value", ","), pipelineMapping},
		{[]string{"Nombre", "Cliente", "Correo electrónico", "Teléfono", "Etapa", "Vendedor(a)", "Monto", "Moneda", "Cierre previsto", "Fecha de cierre", "Color"},
			importer.Mapping{"name": "Nombre", "customer": "Cliente", "email": "Correo electrónico", "phone": "Teléfono", "state": "Etapa",
				"salesperson": "Vendedor(a)", "amount": "Monto", "currency": "Moneda", "expected": "Cierre previsto", "closed": "Fecha de cierre"}},
		{[]string{"x", ""}, importer.Mapping{}},
	} {
		if diff := cmp.Diff(c.want, importer.Suggest(domain.KindOpportunity, c.header)); diff != "" {
			t.Errorf("%q: %s", c.header, diff)
		}
	}
}

func TestNoFileMakesTheImporterPanic(t *testing.T) {
	path := filepath.Join(t.TempDir(), "any.csv")
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOf(rapid.SampledFrom([]string{
			"name", ",", ";", "\t", "|", "\"", "\n", "\r\n", "\r", "\x00", "\xff", "\xfe", "\xef\xbb\xbf", "\x81", "ñ", "\xf1", " ", "1", "😀", "\u202e",
		})).Draw(t, "pieces")
		if err := os.WriteFile(path, []byte(strings.Join(pieces, "")), 0o600); err != nil {
			t.Fatal(err)
		}
		table, err := importer.Preview(path)
		if err != nil {
			if domain.CodeOf(err) != domain.Invalid {
				t.Fatal(err)
			}
			return
		}
		rows, info, err := importer.Read(path, domain.KindOpportunity, importer.Mapping{"name": table.Header[0]})
		if err == nil && (len(rows) != table.Count || info.Encoding != table.Encoding) {
			t.Fatalf("%d rows read, %d counted", len(rows), table.Count)
		}
		if err != nil && domain.CodeOf(err) != domain.Invalid {
			t.Fatal(err)
		}
	})
}
