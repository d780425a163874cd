package officefile_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"preventa/cmd/preventa/demo/demotest"
	"preventa/domain/office"
	"preventa/storage/officefile"
)

// benchSizes are how many opportunities the offices have that speed is measured on;
// PREVENTA_BENCH_SIZES, such as "1000,1000000", asks for others.
func benchSizes(b *testing.B) []int {
	b.Helper()
	asked := os.Getenv("PREVENTA_BENCH_SIZES")
	if asked == "" {
		return []int{1_000, 10_000, 100_000}
	}
	var sizes []int
	for text := range strings.SplitSeq(asked, ",") {
		size, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || size < pageRows {
			b.Fatalf("PREVENTA_BENCH_SIZES=%s: sizes are numbers parted by commas, %d at least", asked, pageRows)
		}
		sizes = append(sizes, size)
	}
	return sizes
}

// copyOf is a copy of a kept office, to be written in.
func copyOf(b *testing.B, size int) string {
	b.Helper()
	from, err := os.Open(demotest.Office(b, size))
	must(b, err)
	defer from.Close()
	path := filepath.Join(b.TempDir(), "measured.preventa")
	to, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	must(b, err)
	_, err = io.Copy(to, from)
	must(b, err)
	must(b, to.Close())
	return path
}

// enter opens an office file and signs its first person in, as the window does.
func enter(b *testing.B, path string) (*officefile.File, *office.Session) {
	b.Helper()
	clock := func() time.Time { return demotest.Now }
	f, err := officefile.Open(context.Background(), path, clock)
	must(b, err)
	opened, err := office.Open(context.Background(), f.Store, clock, false)
	must(b, err)
	s, err := opened.SignIn(context.Background(), "")
	must(b, err)
	return f, s
}

func must(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}
