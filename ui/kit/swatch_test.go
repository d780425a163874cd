package kit

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
)

func TestParseColour(t *testing.T) {
	useLook(t)
	cases := map[string]color.NRGBA{
		"#2F6FD0":  {0x2F, 0x6F, 0xD0, 0xFF},
		" 2f6fd0 ": {0x2F, 0x6F, 0xD0, 0xFF},
	}
	for text, wanted := range cases {
		if got, ok := ParseColour(text); !ok || got != wanted {
			t.Errorf("ParseColour(%q) = %v, %v, want %v", text, got, ok, wanted)
		}
	}
	for _, text := range []string{"", "#", "#12345", "#1234567", "#12345g", "red", "# 12345", "+12345"} {
		if got, ok := ParseColour(text); ok {
			t.Errorf("ParseColour(%q) = %v, want none", text, got)
		}
	}
}

type swatchBench struct {
	*formBench
	swatch *Swatch
	chosen []string
}

func newSwatchBench(t *testing.T) *swatchBench {
	useLook(t)
	palette := []string{"#000001", "#000002", "#000003", "#000004", "#000005", "#000006", "#000007", "#000008"}
	b := &swatchBench{swatch: NewSwatch("#000002", palette)}
	b.formBench = newFormBench(t, b.swatch)
	b.swatch.OnChanged = func(hex string) { b.chosen = append(b.chosen, hex) }
	b.click(b.swatch, 5, 5)
	return b
}

func (b *swatchBench) parts() (*paletteGrid, *checkedEntry) {
	parts := b.swatch.popover.content.(*fyne.Container).Objects
	return parts[0].(*paletteGrid), parts[1].(*checkedEntry)
}

func TestSwatchPaletteByKeyboard(t *testing.T) {
	b := newSwatchBench(t)
	b.keys(fyne.KeyDown, fyne.KeyUp, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyReturn)
	b.want("chosen", b.chosen, []string{"#000003"})
	b.want("value", b.swatch.Value(), "#000003")
	b.wantFocused(b.swatch)
}

func TestSwatchPaletteByMouse(t *testing.T) {
	b := newSwatchBench(t)
	grid, _ := b.parts()
	b.click(grid, 1.5*swatchCell, 1.5*swatchCell)
	b.want("chosen", b.chosen, []string{"#000008"})
}

func TestSwatchCode(t *testing.T) {
	b := newSwatchBench(t)
	_, code := b.parts()
	b.canvas.Focus(code)
	b.types("zz")
	b.keys(fyne.KeyReturn)
	b.want("chosen", b.chosen, []string(nil))
	b.wantOutline(&code.TextEntry, ColorAccent)
	b.want("invalid", code.invalid, true)
	b.shortcut(&fyne.ShortcutSelectAll{})
	b.types("c774a6")
	b.keys(fyne.KeyReturn)
	b.want("chosen", b.chosen, []string{"#C774A6"})
}

func TestSwatchEscape(t *testing.T) {
	b := newSwatchBench(t)
	_, code := b.parts()
	b.canvas.Focus(code)
	b.keys(fyne.KeyEscape)
	if b.canvas.Overlays().Top() != nil {
		t.Error("Escape in the code leaves the palette open")
	}
	b.keys(fyne.KeySpace, fyne.KeyEscape)
	if b.canvas.Overlays().Top() != nil {
		t.Error("Escape in the palette leaves it open")
	}
	b.want("chosen", b.chosen, []string(nil))
}
