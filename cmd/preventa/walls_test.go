package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// room is one room of the plan: what it may import of this module, and which packages
// it must not reach, be it through others. Names are import paths under the module's;
// one that ends in "/..." stands for everything below it as well.
type room struct {
	name   string
	may    []string
	never  []string
	direct []string // packages that it must not import itself
}

var (
	databases = []string{"database/sql", "github.com/mattn/go-sqlite3", "github.com/pressly/...", "github.com/jackc/..."}
	windows   = []string{"fyne.io/..."}
	files     = []string{"os", "os/...", "io/ioutil", "path/filepath"}
	drawing   = []string{"github.com/wcharczuk/..."}
	storage   = []string{"preventa/storage/..."}
)

// noun is a room of the domain: it knows no SQL, no window and no file.
func noun(name string, may ...string) room {
	return room{name: name, may: may, never: slices.Concat(databases, windows, drawing, storage), direct: files}
}

// keeper is a room of storage.
func keeper(name string, may ...string) room {
	return room{name: name, may: may, never: append(slices.Concat(windows, drawing), "preventa/ui/...")}
}

// screen is a room of a screen family. It imports no other: they ask the shell.
func screen(name string) room {
	return room{
		name:   name,
		may:    []string{"assets", "ui/kit", "ui/charts", "domain/..."},
		never:  slices.Concat(databases, storage),
		direct: drawing,
	}
}

// plan is the house from its ground up: an arrow to a room further down this list runs up.
var plan = []room{
	{name: "assets", never: slices.Concat(databases, windows, drawing)},
	noun("domain"),
	noun("domain/access"),
	noun("domain/change", "domain"),
	noun("domain/region", "domain"),
	noun("domain/control", "domain", "domain/change"),
	noun("domain/likeness", "domain"),
	noun("domain/report", "domain", "domain/control", "domain/region"),
	noun("domain/office", "domain", "domain/access", "domain/change", "domain/control", "domain/likeness", "domain/region", "domain/report"),

	keeper("storage/rowindex", "domain/..."),
	keeper("storage/sqlstore", "domain/...", "storage/rowindex"),
	keeper("storage/officefile", "domain/...", "storage/sqlstore"),
	keeper("storage/officefile/officetest", "domain/...", "storage/officefile"),
	keeper("storage/export", "assets", "domain", "domain/office", "domain/region", "domain/report"),
	keeper("storage/importer", "domain", "domain/office", "domain/report"),

	{name: "ui/charts", may: []string{"assets", "domain", "domain/report"}, never: slices.Concat(databases, windows, storage)},
	{name: "ui/kit", may: []string{"assets", "domain/..."}, never: slices.Concat(databases, drawing, storage)},
	screen("ui/opportunities"),
	screen("ui/activities"),
	screen("ui/customers"),
	screen("ui/quotations"),
	screen("ui/control"),
	screen("ui/reports"),
	screen("ui/statistics"),
	screen("ui/security"),
	screen("ui/office"),
	{name: "ui", may: []string{"assets", "domain/...", "ui/..."}, never: slices.Concat(databases, storage), direct: drawing},

	{name: "cmd/preventa/demo", may: []string{"domain", "domain/change", "domain/control", "domain/office", "storage/officefile"}, never: windows},
	{name: "cmd/preventa/demo/demotest", may: []string{"cmd/preventa/demo", "storage/officefile"}, never: windows},
	{name: "cmd/preventa/exchange", may: []string{"assets", "domain/...", "storage/export", "storage/importer", "ui/charts", "ui/opportunities"}},
	{name: "cmd/preventa/uitest", may: []string{"..."}},
	{name: "cmd/preventa", may: []string{"..."}, direct: append(slices.Clone(drawing), databases...)},
}

// listed is a package as "go list" tells it.
type listed struct {
	ImportPath    string
	Imports, Deps []string
	// What tests import, of the package and from outside it.
	TestImports, XTestImports []string
}

const module = "preventa/"

// covers reports whether a pattern names a package.
func covers(pattern, pkg string) bool {
	above, all := strings.CutSuffix(pattern, "...")
	if !all {
		return pattern == pkg
	}
	return strings.HasPrefix(pkg+"/", above)
}

func anyCovers(patterns []string, pkg string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return covers(p, pkg) })
}

// breaches names every import of a package that the plan does not have.
func breaches(p listed) []string {
	name, ours := strings.CutPrefix(p.ImportPath, module)
	at := slices.IndexFunc(plan, func(r room) bool { return r.name == name })
	if !ours || at < 0 {
		return []string{p.ImportPath + " has no place in the plan"}
	}
	r := plan[at]
	var found []string
	for _, imported := range p.Imports {
		other, ours := strings.CutPrefix(imported, module)
		switch {
		case ours && !anyCovers(r.may, other) && slices.IndexFunc(plan, func(r room) bool { return r.name == other }) > at:
			found = append(found, fmt.Sprintf("%s → %s runs up", name, other))
		case ours && !anyCovers(r.may, other):
			found = append(found, fmt.Sprintf("%s → %s is no arrow of the plan", name, other))
		case anyCovers(r.direct, imported):
			found = append(found, fmt.Sprintf("%s imports %s", name, imported))
		}
	}
	for _, reached := range p.Deps {
		if anyCovers(r.never, reached) {
			found = append(found, fmt.Sprintf("%s reaches %s", name, reached))
		}
	}
	for _, imported := range slices.Concat(p.TestImports, p.XTestImports) {
		if anyCovers(r.never, imported) {
			found = append(found, fmt.Sprintf("a test of %s imports %s", name, imported))
		}
	}
	return found
}

// packages lists the module's own packages.
func packages(t *testing.T) []listed {
	t.Helper()
	list := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports,Deps,TestImports,XTestImports", module+"...")
	var failed bytes.Buffer
	list.Stderr = &failed
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v: %s", err, &failed)
	}
	var all []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestArrowsRunDown(t *testing.T) {
	all := packages(t)
	for _, p := range all {
		for _, breach := range breaches(p) {
			t.Error(breach)
		}
	}
	for _, name := range []string{"cmd/preventa", "ui", "domain/office", "domain", "storage/sqlstore", "storage/officefile"} {
		if !slices.ContainsFunc(all, func(p listed) bool { return p.ImportPath == path.Join(module, name) }) {
			t.Errorf("%s is not there", name)
		}
	}
}

func TestArrowsThatRunUpAreSeen(t *testing.T) {
	for _, c := range []struct {
		from, imports, reaches string
		want                   string
		test                   string // what a test imports
	}{
		{from: "preventa/domain", imports: "preventa/domain/office", want: "domain → domain/office runs up"},
		{from: "preventa/domain", imports: "os", want: "domain imports os"},
		{from: "preventa/domain/control", reaches: "database/sql", want: "domain/control reaches database/sql"},
		{from: "preventa/domain/report", imports: "path/filepath", want: "domain/report imports path/filepath"},
		{from: "preventa/domain/office", reaches: "fyne.io/fyne/v2/lang", want: "domain/office reaches fyne.io/fyne/v2/lang"},
		{from: "preventa/domain/office", imports: "preventa/storage/sqlstore", want: "domain/office → storage/sqlstore runs up"},
		{from: "preventa/storage/sqlstore", imports: "preventa/storage/officefile", want: "storage/sqlstore → storage/officefile runs up"},
		{from: "preventa/storage/export", imports: "preventa/ui/charts", want: "storage/export → ui/charts runs up"},
		{from: "preventa/ui/control", imports: "preventa/ui/opportunities", want: "ui/control → ui/opportunities is no arrow of the plan"},
		{from: "preventa/ui/office", imports: "preventa/ui", want: "ui/office → ui runs up"},
		{from: "preventa/ui/kit", imports: "preventa/ui/office", want: "ui/kit → ui/office runs up"},
		{from: "preventa/ui/kit", reaches: "github.com/wcharczuk/charting", want: "ui/kit reaches github.com/wcharczuk/charting"},
		{from: "preventa/ui/control", imports: "github.com/wcharczuk/charting", want: "ui/control imports github.com/wcharczuk/charting"},
		{from: "preventa/ui/charts", reaches: "fyne.io/fyne/v2", want: "ui/charts reaches fyne.io/fyne/v2"},
		{from: "preventa/ui", reaches: "preventa/storage/officefile", want: "ui reaches preventa/storage/officefile"},
		{from: "preventa/ui", imports: "preventa/cmd/preventa/demo", want: "ui → cmd/preventa/demo runs up"},
		{from: "preventa/cmd/preventa", imports: "database/sql", want: "cmd/preventa imports database/sql"},
		{from: "preventa/storage/export", test: "preventa/ui/charts", want: "a test of storage/export imports preventa/ui/charts"},
		{from: "preventa/domain/control", test: "preventa/storage/officefile", want: "a test of domain/control imports preventa/storage/officefile"},
		{from: "preventa/attic", want: "preventa/attic has no place in the plan"},
		{from: "preventa/ui", imports: "preventa/ui/control", reaches: "github.com/wcharczuk/charting"},
		{from: "preventa/cmd/preventa", imports: "preventa/storage/officefile", reaches: "database/sql"},
	} {
		var want []string
		if c.want != "" {
			want = []string{c.want}
		}
		if got := breaches(listed{ImportPath: c.from, Imports: []string{c.imports}, Deps: []string{c.reaches}, XTestImports: []string{c.test}}); !slices.Equal(got, want) {
			t.Errorf("%+v: %q", c, got)
		}
	}
}
