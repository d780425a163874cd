//go:build linux

package main

import (
	"bytes"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"preventa/cmd/preventa/demo/demotest"
	"preventa/cmd/preventa/uitest"
)

// BenchmarkScroll measures, in the real window on 100,000 opportunities, from a key or a
// turn of the wheel until its frame is painted: when the rows begin to change, and when the
// last of them has come. It reports medians, the slowest of twenty, and what processor time
// a frame takes. The screen is drawn without a graphics card.
func BenchmarkScroll(b *testing.B) {
	w, rows := openLarge(b, 100_000)
	hand := w.newHand()
	for _, way := range []struct{ name, do string }{
		{"page down", "key Next"},
		{"wheel", "click 5"},
		{"to the end and back", "key End"},
	} {
		b.Run(way.name, func(b *testing.B) {
			hand.do(b, fmt.Sprintf("mousemove %d %d", (rows.Min.X+rows.Max.X)/2, (rows.Min.Y+rows.Max.Y)/2))
			w.change("the last row", rows, func() { hand.do(b, "key End") })
			w.change("the first row", rows, func() { hand.do(b, "key Home") })
			var first, last []time.Duration
			before := w.worked()
			for i := 0; b.Loop(); i++ {
				do := way.do
				if way.do == "key End" && i%2 == 1 {
					do = "key Home"
				}
				begun, done := w.frame(rows, func() { hand.do(b, do) })
				first, last = append(first, begun), append(last, done)
			}
			worked := w.worked() - before
			slices.Sort(first)
			slices.Sort(last)
			b.ReportMetric(0, "ns/op") // it holds the wait for the screen to be still
			b.ReportMetric(first[len(first)/2].Seconds()*1e3, "first-ms")
			b.ReportMetric(last[len(last)/2].Seconds()*1e3, "painted-ms")
			b.ReportMetric(last[len(last)*19/20].Seconds()*1e3, "painted-95%-ms")
			b.ReportMetric(worked.Seconds()*1e3/float64(len(last)), "cpu-ms")
		})
	}
}

// BenchmarkIdle measures what part of a processor's core the window takes while nobody
// touches it, once it has examined the file it opened. The mark is less than 1 %.
func BenchmarkIdle(b *testing.B) {
	w, _ := openLarge(b, 10_000)
	w.rest()
	var shares []float64
	for b.Loop() {
		before, start := w.worked(), time.Now()
		<-time.After(idleFor)
		shares = append(shares, 100*(w.worked()-before).Seconds()/time.Since(start).Seconds())
	}
	slices.Sort(shares)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(shares[len(shares)/2], "%core")
}

// idleFor is how long an idle window is watched.
const idleFor = 20 * time.Second

// rest waits until the program has done what it does after opening an office: a second with
// hardly any work.
func (w *realWindow) rest() {
	w.Helper()
	last, since := w.worked(), time.Now()
	w.await("a program at rest", func() bool {
		if time.Since(since) < time.Second {
			return false
		}
		now := w.worked()
		share := (now - last).Seconds() / time.Since(since).Seconds()
		last, since = now, time.Now()
		return share < 0.02
	})
}

// openLarge opens the window on a copy of an office of so many opportunities, on its list,
// and gives where its rows are on the screen.
func openLarge(b *testing.B, opportunities int) (*realWindow, image.Rectangle) {
	b.Helper()
	path := filepath.Join(b.TempDir(), "large.preventa")
	from, err := os.Open(demotest.Office(b, opportunities))
	if err != nil {
		b.Fatal(err)
	}
	defer from.Close()
	to, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := io.Copy(to, from); err != nil {
		b.Fatal(err)
	}
	if err := to.Close(); err != nil {
		b.Fatal(err)
	}
	w := newDisplay(b).openWindowOn(path, "Comercial Andina")
	plan := uitest.New(b, uitest.Chile, uitest.Many(b, 100))
	plan.Window.Window().Resize(w.size)
	row, list := plan.Cell("Deal 100", "Name"), plan.TabTitle(uitest.Say("opportunities.title"))
	plan.Menu("Sales", uitest.Say("my_day.title"))
	_, day := w.on(plan.TabTitle(uitest.Say("my_day.title")))
	w.await("My day", func() bool { return hasInk(w.picture(day)) }) // it comes to the front
	at, _ := w.on(row)
	rows := image.Rectangle{at.Sub(image.Pt(60, 6)), at.Add(image.Pt(500, 320))}
	w.change("the list", rows, func() { w.click(list, "1") })
	w.still(rows)
	w.click(row, "1")
	w.still(rows)
	return w, rows
}

// still waits until a part of the screen has not changed for a while.
func (w *realWindow) still(part image.Rectangle) {
	w.Helper()
	last, since := w.picture(part), time.Now()
	w.await("a screen that is still", func() bool {
		if now := w.picture(part); !same(now, last) {
			last, since = now, time.Now()
		}
		return time.Since(since) > 10*aMoment
	})
}

func same(a, b *image.RGBA) bool { return a != nil && b != nil && bytes.Equal(a.Pix, b.Pix) }

// glance is how often the screen is looked at for a frame.
const glance = time.Millisecond

// frame does something and measures until a part of the screen begins to change and until
// it has changed for the last time.
func (w *realWindow) frame(part image.Rectangle, do func()) (first, last time.Duration) {
	w.Helper()
	before := w.picture(part)
	shown := before
	start := time.Now()
	do()
	looks := time.NewTicker(glance)
	defer looks.Stop()
	for ; time.Since(start) < patience; <-looks.C {
		now := w.picture(part)
		if !same(now, shown) {
			shown, last = now, time.Since(start)
			if first == 0 {
				first = last
			}
		}
		if first > 0 && time.Since(start) > last+aMoment {
			return first, last
		}
	}
	w.Fatalf("nothing moved in %v; the screen then: %s", patience, w.keep())
	return 0, 0
}

// worked is the processor time all threads of the program have had.
func (w *realWindow) worked() time.Duration {
	w.Helper()
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", w.program.Process.Pid))
	if err != nil || len(threads) == 0 {
		w.Fatalf("the program has no threads: %v", err)
	}
	var sum time.Duration
	for _, thread := range threads {
		content, err := os.ReadFile(thread)
		if err != nil {
			continue // it has ended; Go keeps its threads, so that there are few such
		}
		text, _, _ := strings.Cut(string(content), " ")
		nanoseconds, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			w.Fatal(err)
		}
		sum += time.Duration(nanoseconds)
	}
	return sum
}

// hand presses keys and turns the wheel without a program being started for each.
type hand struct{ orders io.Writer }

func (s *display) newHand() hand {
	s.Helper()
	xdotool := s.command("xdotool", "-")
	orders, err := xdotool.StdinPipe()
	if err != nil {
		s.Fatal(err)
	}
	s.start(xdotool)
	return hand{orders}
}

func (h hand) do(b *testing.B, order string) {
	b.Helper()
	if _, err := io.WriteString(h.orders, order+"\n"); err != nil {
		b.Fatal(err)
	}
}
