package opportunities_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
	"preventa/ui/opportunities"
)

// BenchmarkOpeningACrowdedOpportunity opens the form of an opportunity with 500 activities,
// 50 quotations and 5,000 rows of history, and looks at its history: reading, words and
// layout, all on one goroutine.
func BenchmarkOpeningACrowdedOpportunity(b *testing.B) {
	d := uitest.New(b, uitest.Chile, func(s *office.Session) {
		o := uitest.Open(b, s, uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos", Contact: "Ignacio Prats"})
		if err := uitest.Crowd(b.Context(), s, o.ID, 500, 50, 2_010); err != nil {
			b.Fatal(err)
		}
	})
	id := d.Stored("Bottling line").ID
	entries, _, err := d.Session().History(b.Context(), domain.KindOpportunity, id)
	d.Must(err)
	if len(entries) < 5_000 {
		b.Fatalf("%d rows of history", len(entries))
	}
	open := func() fyne.CanvasObject {
		var content fyne.CanvasObject
		opportunities.OpenForm(d.Window, id, kit.Place{}, func(f *opportunities.Form) { content = f.Content() })
		return content
	}
	b.Run("form", func(b *testing.B) {
		for b.Loop() {
			open()
		}
	})
	b.Run("dossier", func(b *testing.B) {
		for b.Loop() {
			_, err := d.Session().Dossier(b.Context(), id)
			d.Must(err)
		}
	})
	b.Run("history", func(b *testing.B) {
		d.Window.Window().SetContent(open())
		tabs := uitest.Every[*kit.InnerTabs](d)[0]
		for b.Loop() {
			b.StopTimer()
			tabs.Select(0)
			d.Window.Window().SetContent(open())
			tabs = uitest.Every[*kit.InnerTabs](d)[0]
			b.StartTimer()
			tabs.Select(4)
		}
	})
}
