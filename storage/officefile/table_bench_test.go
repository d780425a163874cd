package officefile_test

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"

	"preventa/cmd/preventa/demo/demotest"
)

// speedTable has medians by what was measured and by the size of the office.
type speedTable struct {
	sizes []int
	names []string // in the order they were measured in
	marks map[string]string
	times map[string]map[int]time.Duration
}

func newSpeedTable(sizes []int) *speedTable {
	return &speedTable{sizes: sizes, marks: map[string]string{}, times: map[string]map[int]time.Duration{}}
}

// keep notes a median. The mark is what it is judged by, "" for nothing.
func (f *speedTable) keep(name, mark string, size int, median time.Duration) {
	if f.times[name] == nil {
		f.names = append(f.names, name)
		f.marks[name] = mark
		f.times[name] = map[int]time.Duration{}
	}
	f.times[name][size] = median
}

// write writes a table in Markdown.
func (f *speedTable) write(to io.Writer) {
	out := bufio.NewWriter(to)
	defer out.Flush()
	head, rule := "\n| Median, ms | Mark |", "|---|---|"
	for _, size := range f.sizes {
		head, rule = head+" "+short(size)+" |", rule+"---:|"
	}
	fmt.Fprintf(out, "%s\n%s\n", head, rule)
	for _, name := range f.names {
		fmt.Fprintf(out, "| %s | %s |", name, f.marks[name])
		for _, size := range f.sizes {
			fmt.Fprintf(out, " %s |", milliseconds(f.times[name][size]))
		}
		fmt.Fprintln(out)
	}
	fmt.Fprintf(out, "\n%s\n", machine())
}

// short is a number of opportunities as people say it: 100k, 1M.
func short(n int) string {
	switch {
	case n >= 1_000_000 && n%1_000_000 == 0:
		return strconv.Itoa(n/1_000_000) + "M"
	case n >= 1_000 && n%1_000 == 0:
		return strconv.Itoa(n/1_000) + "k"
	}
	return strconv.Itoa(n)
}

// milliseconds has three digits that matter.
func milliseconds(d time.Duration) string {
	if d == 0 {
		return "–"
	}
	ms := float64(d) / float64(time.Millisecond)
	switch {
	case ms >= 100:
		return strconv.FormatFloat(ms, 'f', 0, 64)
	case ms >= 10:
		return strconv.FormatFloat(ms, 'f', 1, 64)
	case ms >= 1:
		return strconv.FormatFloat(ms, 'f', 2, 64)
	}
	return strconv.FormatFloat(ms, 'f', 3, 64)
}

func median(times []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(times))
	return sorted[len(sorted)/2]
}

// machine says what was measured on, as far as the system tells.
func machine() string {
	const unknown = "(unknown)"
	sqlite, _, _ := sqlite3.Version()
	return fmt.Sprintf("Machine: %s, %d cores, %s of memory, disk %s, %s/%s, Go %s, SQLite %s (built without FTS5, so that no trigram page stands beside the search).",
		cmp.Or(valueIn("/proc/cpuinfo", "model name"), unknown), runtime.NumCPU(), cmp.Or(memory(), unknown), cmp.Or(diskOf(demotest.Folder()), unknown),
		runtime.GOOS, runtime.GOARCH, strings.TrimPrefix(runtime.Version(), "go"), sqlite)
}

// valueIn is what a file of lines "name: value" says of a name first.
func valueIn(path, name string) string {
	content, _ := os.ReadFile(path) // only Linux has it
	for line := range strings.Lines(string(content)) {
		if key, value, found := strings.Cut(line, ":"); found && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

func memory() string {
	text, _, _ := strings.Cut(valueIn("/proc/meminfo", "MemTotal"), " ")
	kib, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%.0f GiB", kib/(1<<20))
}

// diskOf names the device and the file system a folder lies on, and whether it turns.
func diskOf(folder string) string {
	content, _ := os.ReadFile("/proc/mounts") // only Linux has it
	device, kind, best := "", "", ""
	for line := range strings.Lines(string(content)) {
		parts := strings.Fields(line)
		if len(parts) > 2 && len(parts[1]) >= len(best) && strings.HasPrefix(folder+"/", strings.TrimSuffix(parts[1], "/")+"/") {
			device, best, kind = parts[0], parts[1], parts[2]
		}
	}
	if device == "" {
		return ""
	}
	turns, _ := os.ReadFile("/sys/block/" + filepath.Base(device) + "/queue/rotational")
	switch strings.TrimSpace(string(turns)) {
	case "0":
		return fmt.Sprintf("%s (%s, solid state)", device, kind)
	case "1":
		return fmt.Sprintf("%s (%s, told to be rotating)", device, kind)
	}
	return fmt.Sprintf("%s (%s)", device, kind)
}
