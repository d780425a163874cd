//go:build linux

package main

import (
	"image"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"preventa/cmd/preventa/uitest"
)

// BenchmarkStart measures from the start of the program on an office of 8,800
// opportunities until the first of its rows is painted; it reports the median.
func BenchmarkStart(b *testing.B) {
	s := newDisplay(b)
	plan := uitest.New(b, uitest.Chile, uitest.Many(b, 8_800))
	path := filepath.Join(b.TempDir(), "large.preventa")
	plan.Found(path, uitest.Chile, uitest.Many(b, 8_800))
	w := s.openWindowOn(path, "Aconcagua") // where the window comes, and the programs' files into memory
	plan.Window.Window().Resize(w.size)
	_, row := w.on(plan.Cell("Deal 8800", "Name"))
	w.leave(row)
	var times []time.Duration
	for b.Loop() {
		start := time.Now()
		again := s.startWindow(path)
		s.await("the first row", func() bool { return hasInk(s.picture(row)) })
		times = append(times, time.Since(start))
		b.StopTimer()
		again.corner, again.size = w.corner, w.size
		again.leave(row)
		b.StartTimer()
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Milliseconds()), "ms/median")
}

// leave ends the program and waits until its window has gone from a part of the screen.
func (w *realWindow) leave(part image.Rectangle) {
	w.Helper()
	w.await("the window", func() bool { return hasInk(w.picture(part)) })
	w.must("xdotool", "search", "--sync", "--onlyvisible", "--name", "Aconcagua", "windowfocus", "--sync")
	w.keys("ctrl+q")
	w.quits()
	w.await("the empty screen", func() bool { return !hasInk(w.picture(part)) })
}
