package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/charmap"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/ui"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"preventa": main,
		"crash": func() {
			closeLog := startLog()
			code := guard(func() error { panic("a fault") })
			closeLog()
			os.Exit(code)
		},
	})
}

func TestCommands(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "en_US.UTF-8")
			env.Setenv("XDG_STATE_HOME", filepath.Join(env.WorkDir, ".state"))
			env.Setenv("TZ", "UTC")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"refused":   refused,
			"keep":      keep,
			"unescape":  unescape,
			"cp1252":    cp1252,
			"lengthen":  lengthen,
			"fill":      fill,
			"damage":    damage,
			"statement": statement,
			"schedule":  schedule,
			"hold":      hold,
			"picture":   picture,
		},
	})
}

// refused PATTERN checks that the command before said one line about its failure, which
// matches, and wrote no data.
func refused(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: refused PATTERN")
	}
	said := ts.ReadFile("stderr")
	if strings.Count(said, "\n") != 1 || !strings.HasPrefix(said, "preventa: ") {
		ts.Fatalf("not one line: %q", said)
	}
	if !regexp.MustCompile(args[0]).MatchString(said) {
		ts.Fatalf("said %q, which does not match %q", said, args[0])
	}
	if out := ts.ReadFile("stdout"); out != "" {
		ts.Fatalf("a refusal wrote %q", out)
	}
}

// keep NAME PATTERN puts what the pattern's group found in the output of the command
// before into a variable.
func keep(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: keep NAME PATTERN")
	}
	found := regexp.MustCompile("(?m)" + args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if len(found) != 2 {
		ts.Fatalf("%q finds nothing to keep", args[1])
	}
	ts.Setenv(args[0], found[1])
}

// rewrite makes FILE what change says of it.
func rewrite(ts *testscript.TestScript, name string, change func([]byte) []byte) {
	path := ts.MkAbs(name)
	content, err := os.ReadFile(path)
	ts.Check(err)
	ts.Check(os.WriteFile(path, change(content), 0o600))
}

// unescape FILE puts control characters where \xNN and the like stand for them.
func unescape(ts *testscript.TestScript, _ bool, args []string) {
	rewrite(ts, args[0], func(content []byte) []byte {
		text, err := strconv.Unquote(`"` + strings.NewReplacer("\n", `\n`, `"`, `\"`).Replace(string(content)) + `"`)
		ts.Check(err)
		return []byte(text)
	})
}

// cp1252 FILE writes a file in the encoding of Windows.
func cp1252(ts *testscript.TestScript, _ bool, args []string) {
	rewrite(ts, args[0], func(content []byte) []byte {
		encoded, err := charmap.Windows1252.NewEncoder().Bytes(content)
		ts.Check(err)
		return encoded
	})
}

// lengthen FILE WORD BYTES puts so many letters in the place of a word.
func lengthen(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.Atoi(args[2])
	ts.Check(err)
	rewrite(ts, args[0], func(content []byte) []byte {
		return []byte(strings.Replace(string(content), args[1], strings.Repeat("x", size), 1))
	})
}

// fill FILE COUNT appends so many rows with one name each.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	count, err := strconv.Atoi(args[1])
	ts.Check(err)
	rewrite(ts, args[0], func(content []byte) []byte {
		for i := range count {
			content = fmt.Appendf(content, "Row %d\n", i+1)
		}
		return content
	})
}

// damage FILE turns bytes in the middle half of a file around, as a failing disk might.
func damage(ts *testscript.TestScript, _ bool, args []string) {
	rewrite(ts, args[0], func(content []byte) []byte {
		for i := len(content) / 4; i < len(content)*3/4; i++ {
			content[i] ^= 0xFF
		}
		return content
	})
}

// statement FILE SQL changes an office behind the program's back.
func statement(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite3", ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = db.Exec(args[1])
	ts.Check(errors.Join(err, db.Close()))
}

// schedule FILE NAME FORMAT FOLDER REPORT… has reports of an office made every day at midnight,
// since a week ago.
func schedule(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 5 {
		ts.Fatalf("usage: schedule FILE NAME FORMAT FOLDER REPORT…")
	}
	var list []office.ScheduledReport
	for _, id := range args[4:] {
		list = append(list, office.ScheduledReport{Spec: &office.ReportSpec{Report: id}})
	}
	e := &environment{ctx: context.Background(), clock: func() time.Time { return time.Now().AddDate(0, 0, -7) }}
	ts.Check(e.work(ts.MkAbs(args[0]), func(s *office.Session) error {
		_, _, err := s.SaveSchedule(e.ctx, domain.Schedule{Name: args[1], Weekdays: domain.EveryDay, Minute: 1, Format: domain.ScheduleFormat(args[2]),
			Folder: ts.MkAbs(args[3]), Reports: office.EncodeScheduled(list)})
		return err
	}))
}

// hold FILE keeps an office open for writing until the script ends.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	file, err := officefile.Open(context.Background(), ts.MkAbs(args[0]), time.Now)
	ts.Check(err)
	ts.Defer(func() { ts.Check(file.Close()) })
}

// picture FILE WIDTH HEIGHT RRGGBB checks that a PNG has a size, a colour in its corner, and something on it.
func picture(ts *testscript.TestScript, _ bool, args []string) {
	file, err := os.Open(ts.MkAbs(args[0]))
	ts.Check(err)
	defer file.Close()
	img, err := png.Decode(file)
	ts.Check(err)
	size := img.Bounds()
	if got := fmt.Sprint(size.Dx(), " ", size.Dy()); got != args[1]+" "+args[2] {
		ts.Fatalf("picture of %s", got)
	}
	seen := map[color.Color]bool{}
	for y := range size.Dy() {
		for x := range size.Dx() {
			seen[img.At(x, y)] = true
		}
	}
	r, g, b, _ := img.At(0, 0).RGBA()
	if got := fmt.Sprintf("%02X%02X%02X", r>>8, g>>8, b>>8); got != args[3] || len(seen) < 3 {
		ts.Fatalf("corner of %s, %d colours", got, len(seen))
	}
}

func TestTheVersionIsThePackages(t *testing.T) {
	text, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "\nVersion = \""+ui.Version+"\"\n") {
		t.Errorf("FyneApp.toml does not say Version = %q", ui.Version)
	}
}

func TestAnErrorIsOneLine(t *testing.T) {
	both := &domain.Error{Code: domain.Invalid, Fields: []domain.FieldError{
		{Field: "name", Key: "no such\nkey"}, {Field: "region", Key: "nor\x1b[31m this"}}}
	for _, c := range []struct {
		err  error
		want string
	}{
		{refusal("two\r\nlines\n"), "two  lines"},
		{both, "name: no such key; region: nor [31m this"},
		{domain.Wrap(domain.Internal, both, "saving"), "name: no such key; region: nor [31m this"},
	} {
		if got := errorLine(c.err); got != c.want {
			t.Errorf("%q is said as %q, want %q", c.err, got, c.want)
		}
	}
}
