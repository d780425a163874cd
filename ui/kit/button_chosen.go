package kit

import "fyne.io/fyne/v2"

// SetChosen shows the button as the choice in force: filled softly, in semi-bold.
func (b *Button) SetChosen() {
	b.chosen = true
	b.Refresh()
}

// softFill is the fill of a chosen button, by what its kind stands for.
func (b *Button) softFill() fyne.ThemeColorName {
	switch b.kind {
	case ButtonWon:
		return ColorWonSoft
	case ButtonLost:
		return ColorLostSoft
	}
	return ColorHoldSoft
}
