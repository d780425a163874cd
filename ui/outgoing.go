package ui

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2/lang"

	"preventa/domain/report"
	"preventa/ui/kit"
)

const (
	// outgoingPatience is how long a list may take before it shows how far it has come.
	outgoingPatience = 400 * time.Millisecond
	// outgoingEnd is how long the window waits for one that was cancelled as the office closes.
	outgoingEnd = 5 * time.Second
	// outgoingStep is after how many rows it shows that, of a list whose length is not known.
	outgoingStep = 5000
)

// outgoing is a list on its way out of the office: to a file, to paper, to the clipboard. It
// goes on off the UI goroutine whatever tab is in front. Where it takes a while it shows how
// far it has come, and it can be cancelled: then nothing is left behind.
type outgoing struct {
	window      *Window
	ctx         context.Context
	cancel      func()
	icon, doing string
	late        func() // keeps it from showing
	showing     bool
	done, all   int // rows; 0 of all: not known

	told int // belongs to the goroutine that works, as rows does
	rows int
}

// takeOut reads a sheet and does something with it off the UI goroutine; done hears what came
// of it, and how many rows there were, unless it failed or was cancelled.
func takeOut[T any](w *Window, icon, doing string, read func(context.Context) (report.Sheet, error),
	work func(ctx context.Context, s report.Sheet) (T, error), done func(made T, rows int),
) {
	o := &outgoing{window: w, icon: icon, doing: doing}
	o.ctx, o.cancel = context.WithCancel(context.Background())
	o.late = w.delay(outgoingPatience, func() {
		o.showing = true
		o.show()
	})
	w.outgoing[o] = true
	w.outgoings.Add(1)
	kit.Background(w.Runner(), func() (T, error) {
		defer w.outgoings.Done()
		var none T
		sheet, err := read(o.ctx)
		if err != nil {
			return none, err
		}
		return work(o.ctx, o.watched(sheet))
	}, func(made T, err error) {
		cancelled := o.ctx.Err() != nil
		o.end()
		switch {
		case err == nil:
			done(made, o.rows)
		case cancelled:
			w.Notify(kit.Toast{Icon: "x", Text: lang.X("export.cancelled", "Cancelled. Nothing was written.")})
		default:
			w.Failed(err)
		}
	})
}

// watched is the sheet, telling how far it has been read, and read no further once cancelled.
func (o *outgoing) watched(s report.Sheet) report.Sheet {
	read, all := s.Read, s.Count
	if all == 0 {
		for _, g := range s.Groups {
			all += g.Count
		}
	}
	s.Read = func(ctx context.Context, first, count int) ([]report.SheetRow, error) {
		if err := o.ctx.Err(); err != nil {
			return nil, err
		}
		page, err := read(ctx, first, count)
		o.tell(first+len(page), all)
		return page, err
	}
	return s
}

// tell notes how many rows have been read, and shows it at every hundredth of all.
func (o *outgoing) tell(done, all int) {
	if done <= o.rows {
		return
	}
	o.rows = done
	step := done / outgoingStep
	if all > 0 {
		step = 100 * done / all
	}
	if step == o.told {
		return
	}
	o.told = step
	o.window.Runner().Do(func() {
		if o.done, o.all = done, all; o.showing {
			o.show()
		}
	})
}

// show shows how far it has come.
func (o *outgoing) show() {
	if o.ctx.Err() != nil {
		return
	}
	toast := kit.Toast{Icon: o.icon, Text: o.text(), Action: lang.X("command.cancel", "Cancel"), Run: o.cancel, About: o.about(), Stays: true}
	if o.all > 0 {
		toast.Part = float64(o.done) / float64(o.all)
	}
	o.window.toasts.Put(toast)
}

func (o *outgoing) text() string {
	region := o.window.session.Office().Region()
	args := map[string]any{"Doing": o.doing, "Done": region.Number(int64(o.done), 0), "All": region.Number(int64(o.all), 0)}
	switch {
	case o.done == 0:
		return o.doing
	case o.all == 0:
		return lang.X("export.rows_done", "{{.Doing}} {{.Done}} rows", args)
	case o.done >= o.all:
		return lang.X("export.finishing", "{{.Doing}} {{.All}} rows, finishing", args)
	}
	return lang.X("export.rows_of", "{{.Doing}} {{.Done}} of {{.All}} rows", args)
}

// about tells it from others under way.
func (o *outgoing) about() string { return fmt.Sprintf("outgoing %p", o) }

// end takes away what shows how far it has come.
func (o *outgoing) end() {
	o.late()
	o.cancel()
	delete(o.window.outgoing, o)
	o.window.toasts.Dismiss(o.about())
}

// endOutgoing cancels what is on its way out of an office that is being left, and waits until
// nothing of it is left behind.
func (w *Window) endOutgoing() {
	if len(w.outgoing) == 0 {
		return
	}
	for o := range w.outgoing {
		o.end()
	}
	ended := make(chan struct{})
	go func() {
		w.outgoings.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(outgoingEnd):
	}
}
