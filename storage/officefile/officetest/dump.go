package officetest

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"
)

// Journal are the tables that no undo takes back: what was done, and the numbers given out.
var Journal = []string{"change_set", "change", "counter"}

// Dump is all that an office file holds, a line for each row, but for what is left out:
// a table by its name, a column of every table as "*.column".
func Dump(t testing.TB, path string, leftOut ...string) string {
	t.Helper()
	db := OpenSQL(t, path, "ro")
	defer db.Close()
	var b strings.Builder
	for _, table := range tables(t, db) {
		if !slices.Contains(leftOut, table) {
			dumpTable(t, &b, db, table, leftOut)
		}
	}
	return b.String()
}

// OpenSQL opens an office file behind the program's back, in a mode of SQLite's ("ro", "rw").
func OpenSQL(t testing.TB, path, mode string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?_busy_timeout=5000&mode="+mode)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	return db
}

// Exec runs a statement on an office file behind the program's back.
func Exec(t testing.TB, path, statement string) {
	t.Helper()
	db := OpenSQL(t, path, "rw")
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

func tables(t testing.TB, db *sql.DB) []string {
	t.Helper()
	rows, err := db.Query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'goose_db_version' ORDER BY name")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return names
}

func dumpTable(t testing.TB, b *strings.Builder, db *sql.DB, table string, leftOut []string) {
	t.Helper()
	rows, err := db.Query("SELECT * FROM " + table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for rows.Next() {
		values, targets := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			targets[i] = &values[i]
		}
		if err := rows.Scan(targets...); err != nil {
			t.Fatal(err)
		}
		line := table
		for i, column := range columns {
			if !slices.Contains(leftOut, "*."+column) {
				line += fmt.Sprintf(" %s=%#v", column, values[i])
			}
		}
		lines = append(lines, line)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(lines)
	for _, line := range lines {
		b.WriteString(line + "\n")
	}
}
