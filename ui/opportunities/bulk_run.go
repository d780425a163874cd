package opportunities

import (
	"context"
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

const (
	// bulkPatience is how long a change of many runs before it shows how far it has come.
	bulkPatience = 300 * time.Millisecond
	// bulkLooking is the part of such a change that looks at each; the rest writes them.
	bulkLooking = 0.6
)

// bulkDeed is a change of several opportunities, off the UI goroutine.
type bulkDeed = func(ctx context.Context, s *office.Session, ids []domain.ID) (office.Outcome, error)

// changeAll does something to several opportunities and tells what became of it. It shows
// how far it has come where that takes a while, and can be cancelled until it is written:
// then nothing was done. changed, which may be nil, is called when anything was.
func changeAll(host kit.Host, ids []domain.ID, do bulkDeed, told func(done int) string, changed func()) {
	ctx, cancel := context.WithCancel(context.Background())
	p := newBulkProgress(host, cancel)
	ctx = office.Telling(ctx, p.looked)
	kit.Background(host.Runner(), func() (office.Outcome, error) {
		return do(ctx, host.Session(), ids)
	}, func(out office.Outcome, err error) {
		stopped := ctx.Err() != nil
		cancel()
		p.close()
		switch {
		case err != nil && stopped:
			host.Notify(kit.Toast{Icon: "info", Text: lang.X("bulk.cancelled", "Cancelled. Nothing was changed.")})
		case err != nil:
			host.Failed(err)
		default:
			if out.Done > 0 && changed != nil {
				changed()
			}
			tellOutcome(host, out, told)
		}
	})
}

// tellOutcome tells of a change that asked for nothing new as well.
func tellOutcome(host kit.Host, out office.Outcome, told func(done int) string) {
	if out.Done == 0 && len(out.Refused) == 0 {
		host.Notify(kit.Toast{Icon: "info", Text: lang.X("bulk.nothing", "Nothing to change: they are like that already.")})
		return
	}
	showOutcome(host, out, told(out.Done))
}

// bulkProgress is the dialog that shows how far a change of many has come.
type bulkProgress struct {
	host   kit.Host
	bar    *kit.Progress
	note   *kit.Label
	dialog *kit.Dialog
	late   func() // keeps the dialog from showing
	told   int    // of a hundred; belongs to the goroutine that works
}

func newBulkProgress(host kit.Host, cancel func()) *bulkProgress {
	p := &bulkProgress{host: host, bar: kit.NewProgress(), note: kit.NewCaption("")}
	p.dialog = kit.NewDialog(host.Window(), kit.DialogOptions{
		Title:   lang.X("bulk.running", "Changing…"),
		Body:    container.New(kit.Rows(kit.Space2), kit.FixedHeight(kit.Space3, p.bar), p.note),
		Buttons: []*kit.Button{kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, cancel)},
		Cancel:  cancel,
	})
	p.late = host.Delay()(bulkPatience, p.dialog.Show)
	return p
}

// looked hears how many were looked at, and shows it at every hundredth of them.
func (p *bulkProgress) looked(done, all int) {
	percent := 100 * done / all
	if percent == p.told {
		return
	}
	p.told = percent
	p.host.Runner().Do(func() { p.show(done, all) })
}

func (p *bulkProgress) show(done, all int) {
	r := p.host.Session().Office().Region()
	p.bar.SetValue(bulkLooking * float64(done) / float64(all))
	if done == all {
		p.note.SetText(lang.X("bulk.writing", "Writing…"))
		return
	}
	p.note.SetText(lang.X("bulk.looked", "{{.Done}} of {{.All}}", map[string]any{"Done": r.Number(int64(done), 0), "All": r.Number(int64(all), 0)}))
}

func (p *bulkProgress) close() {
	p.late()
	p.dialog.Close()
}
