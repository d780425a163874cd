package office

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// look opens the dialog of all that a record in the bin holds, to read only.
func (b *Bin) look(r office.BinRow) {
	s := b.host.Session()
	kit.Background(b.host.Runner(), func() ([]kit.FieldWords, error) {
		return recordWords(context.Background(), s, office.Reference{Kind: r.Kind, ID: r.ID})
	}, func(fields []kit.FieldWords, err error) {
		if err != nil {
			b.host.Failed(err)
			return
		}
		b.showRecord(r, fields)
	})
}

// recordWords puts what a record holds in words.
func recordWords(ctx context.Context, s *office.Session, r office.Reference) ([]kit.FieldWords, error) {
	record, names, err := s.Removed(ctx, r)
	if err != nil {
		return nil, err
	}
	entries := []office.Entry{{Kind: r.Kind, Record: r.ID}}
	currencies, err := s.CurrenciesIn(ctx, entries)
	return kit.NewEntryWords(s.Office(), nil, names, currencies).Fields(record), err
}

const (
	lookTitles float32 = 190
	lookWidth  float32 = 640
	lookLength         = 4000 // characters of a value
)

func (b *Bin) showRecord(r office.BinRow, fields []kit.FieldWords) {
	rows := container.New(kit.Rows(0))
	for _, f := range fields {
		rows.Add(fieldRow(f))
		rows.Add(kit.NewLine())
	}
	var dialog *kit.Dialog
	restore := kit.NewButton(lang.X("bin.restore", "Restore"), "archive-restore", kit.ButtonPrimary, func() {
		dialog.Close()
		b.restore([]office.Reference{{Kind: r.Kind, ID: r.ID}})
	})
	if !b.host.Session().May(access.RecycleBin, access.Modify) {
		restore.Disable()
	}
	closing := kit.NewButton(lang.X("dialog.close", "Close"), "", kit.ButtonNormal, func() { dialog.Close() })
	dialog = kit.NewDialog(b.host.Window(), kit.DialogOptions{
		Title: kit.KindText(r.Kind) + " · " + r.Title, Body: rows, Width: lookWidth, Buttons: []*kit.Button{closing, restore}, First: closing,
		Note: lang.X("bin.read_only", "Read only"),
	})
	dialog.Show()
}

// fieldRow is a field's title beside its value, over as many lines as that needs.
func fieldRow(f kit.FieldWords) fyne.CanvasObject {
	title := kit.FixedWidth(lookTitles, kit.NewCaption(f.Title))
	text := f.Value
	if runes := []rune(text); len(runes) > lookLength {
		text = string(runes[:lookLength]) + "…"
	}
	value := kit.NewWrapped(text, lookWidth-2*kit.Space4-lookTitles-kit.Space3)
	return container.New(kit.Inset(kit.Space1, 0, kit.Space1, 0), container.New(kit.Columns(kit.Space3, 0, 1), title, value))
}
