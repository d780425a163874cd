package quotations_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
)

// longQuotation is an office with a quotation of 5,000 lines, in its list.
func longQuotation(b *testing.B) *uitest.Desk {
	b.Helper()
	lines := make([]domain.Line, 5000)
	for i := range lines {
		lines[i] = sold(fmt.Sprint("P-", i), int64(i%9+1), int64(1000+i))
		lines[i].Discount, lines[i].Tax = i%3*500, i%4*500
	}
	d := uitest.New(b, uitest.Chile, quoted(b, bottling, lines...))
	d.Menu("Sales", "Quotations")
	return d
}

func BenchmarkOpeningALongQuotation(b *testing.B) {
	d := longQuotation(b)
	id := rows(d)[0].ID
	for b.Loop() {
		d.Window.OpenQuotation(id)
		b.StopTimer()
		d.Ctrl(fyne.KeyW)
		b.StartTimer()
	}
}

func BenchmarkEditingALongQuotation(b *testing.B) {
	d := longQuotation(b)
	d.Window.OpenQuotation(rows(d)[0].ID)
	d.Click(d.Find("what P-0 is"))
	d.Press(fyne.KeyRight)
	for i := 0; b.Loop(); i++ {
		d.Type(fmt.Sprint(i%1000 + 1))
		d.Press(fyne.KeyReturn, fyne.KeyUp)
	}
}

func BenchmarkAddingALineToALongQuotation(b *testing.B) {
	d := longQuotation(b)
	d.Window.OpenQuotation(rows(d)[0].ID)
	d.Click(d.Find("what P-0 is"))
	for b.Loop() {
		d.Ctrl(fyne.KeyD)
		b.StopTimer()
		d.Ctrl(fyne.KeyMinus)
		b.StartTimer()
	}
}

func BenchmarkSavingALongQuotation(b *testing.B) {
	d := longQuotation(b)
	d.Window.OpenQuotation(rows(d)[0].ID)
	d.Click(d.Find("what P-0 is"))
	d.Press(fyne.KeyRight)
	for i := 0; b.Loop(); i++ {
		d.Type(fmt.Sprint(i%1000 + 1))
		d.Press(fyne.KeyReturn, fyne.KeyUp)
		d.Ctrl(fyne.KeyS)
	}
}
