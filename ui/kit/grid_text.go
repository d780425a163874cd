package kit

import "math"

// gridFitsKept bounds the shortened texts remembered.
const gridFitsKept = 4096

// fitKey is a question to a textFitter.
type fitKey struct {
	text  string
	size  float32
	bold  bool
	width float32
}

// textFitter shortens texts and remembers how, since a grid shows the same ones
// again and again while it scrolls.
type textFitter struct {
	short map[fitKey]string
}

func newTextFitter() *textFitter { return &textFitter{short: map[fitKey]string{}} }

// wholeWidth is the width of a text rounded up, so that a text fits a column of its width.
func wholeWidth(text string, size float32, bold bool) float32 {
	if text == "" {
		return 0
	}
	return float32(math.Ceil(float64(textWidth(text, size, bold))))
}

// fit is a text, ending in an ellipsis if it is wider than width.
func (f *textFitter) fit(text string, size float32, bold bool, width float32) string {
	if wholeWidth(text, size, bold) <= width {
		return text
	}
	key := fitKey{text, size, bold, width}
	if short, ok := f.short[key]; ok {
		return short
	}
	if len(f.short) >= gridFitsKept {
		clear(f.short)
	}
	f.short[key] = shorten(text, size, bold, width)
	return f.short[key]
}
