// Package demotest keeps offices to measure on: made once, because a million opportunities
// take minutes. Only benchmarks import it.
package demotest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"preventa/cmd/preventa/demo"
	"preventa/storage/officefile"
)

// seed invents the offices.
const seed = 1

// Now is the present moment in the offices, which the clock of those who measure shows.
var Now = time.Date(2026, 10, 15, 16, 30, 0, 0, time.UTC)

// Activities of an office of so many opportunities: ten for each, a million at the most.
func Activities(opportunities int) int { return min(10*opportunities, max(1_000_000, opportunities)) }

// Office is the file of an office, made when there is none yet; whoever writes in it copies
// it first. It is named by its size, its seed and the program that makes it.
func Office(t testing.TB, opportunities int) string {
	t.Helper()
	if err := os.MkdirAll(Folder(), 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(Folder(), fmt.Sprintf("office-%d-%d-%s%s", opportunities, seed, maker(t), officefile.Extension))
	if _, err := os.Stat(path); err == nil {
		return path
	}
	fmt.Fprintf(os.Stderr, "making %s\n", path)
	unfinished := path + ".new"
	for _, left := range []string{unfinished, unfinished + "-wal", unfinished + "-shm"} {
		_ = os.Remove(left) // by a run that was broken off
	}
	err := demo.Make(context.Background(), unfinished, demo.Options{
		Opportunities: opportunities, Activities: Activities(opportunities), Seed: seed, Now: Now})
	if err == nil {
		err = os.Rename(unfinished, path)
	}
	if err != nil {
		t.Fatal(err)
	}
	_ = os.Remove(unfinished + "-lock") // nobody works in the file of that name any more
	return path
}

// root is the folder of the module.
func root() string {
	_, here, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(here), "../../../..")
}

// Folder is where the offices are kept: with what is built, so that "make clean" takes them
// away.
func Folder() string { return filepath.Join(root(), "build", "bench") }

// maker tells apart what makes the offices: the demo's code and the schema of the file.
func maker(t testing.TB) string {
	t.Helper()
	sum := sha256.New()
	for _, pattern := range []string{"cmd/preventa/demo/*.go", "storage/sqlstore/migrations/*.sql"} {
		files, err := filepath.Glob(filepath.Join(root(), pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("no %s: %v", pattern, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, _ = sum.Write(content) // a hash takes everything
		}
	}
	return hex.EncodeToString(sum.Sum(nil))[:8]
}
