package customers

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/likeness"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

func duplicateColumns(r region.Region) []kit.Column[office.TwinPair] {
	column := func(id office.Column, title string, width float32, cell func(office.TwinPair) kit.Cell) kit.Column[office.TwinPair] {
		return kit.Column[office.TwinPair]{ID: string(id), Title: title, Width: width, Sortable: id != columnWhy, Cell: cell}
	}
	alike := column(columnAlike, lang.X("duplicates.alike", "Likelihood"), 106, func(t office.TwinPair) kit.Cell {
		return kit.Cell{Text: r.Percent(int(math.Round(100 * t.A.Score)))}
	})
	alike.Align = fyne.TextAlignTrailing
	alike.Tooltip = lang.X("duplicates.alike_tip", "How likely both are the same: what would remain if every sign misled, taken from 100 %")
	return []kit.Column[office.TwinPair]{
		column(columnKind, lang.X("duplicates.kind", "Kind"), 108, func(t office.TwinPair) kit.Cell {
			return kit.Cell{Text: kit.KindText(t.Kind), Icon: kit.KindIcon(t.Kind), Colour: kit.ColorText2}
		}),
		column(columnFirst, lang.X("duplicates.first", "One"), 330, func(t office.TwinPair) kit.Cell { return kit.Cell{Text: t.A.Name, Note: t.AboutA} }),
		column(columnOther, lang.X("duplicates.other", "The other"), 330, func(t office.TwinPair) kit.Cell { return kit.Cell{Text: t.B.Name, Note: t.AboutB} }),
		column(columnWhy, lang.X("duplicates.why", "Why"), 410, func(t office.TwinPair) kit.Cell {
			return kit.Cell{Text: whyText(t), Colour: kit.ColorText2}
		}),
		alike,
	}
}

// whyText says what speaks for a duplicate.
func whyText(t office.TwinPair) string {
	var reasons []string
	for _, r := range t.B.Reasons {
		reasons = append(reasons, reasonText(t, r))
	}
	return strings.Join(reasons, " · ")
}

func reasonText(t office.TwinPair, r likeness.Reason) string {
	args := map[string]any{"Value": r.Value}
	switch r.Kind {
	case likeness.TaxID:
		return lang.X("duplicates.same_tax_id", "same tax id {{.Value}}", args)
	case likeness.Email:
		return lang.X("duplicates.same_email", "same e-mail {{.Value}}", args)
	case likeness.Phone:
		return lang.X("duplicates.same_phone", "same phone {{.Value}}", args)
	}
	if domain.Fold(t.A.Name) == domain.Fold(t.B.Name) {
		return lang.X("duplicates.same_name", "same name")
	}
	return lang.X("duplicates.similar_name", "similar name")
}
