package opportunities

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/ui/kit"
)

// completenessLine is the heading of the general data: how complete the opportunity is,
// and what it lacks, as links that lead there.
type completenessLine struct {
	form    *Form
	row     *fyne.Container
	text    *kit.Label
	missing *fyne.Container
	bar     *kit.Progress
	shown   []string
}

// missingRoom is how many letters the names of missing fields may take; the rest is told
// by number.
const missingRoom = 20

func newCompletenessLine(f *Form) *completenessLine {
	c := &completenessLine{form: f, text: kit.NewLabel("", kit.TextCaption, kit.ColorText, true).Whole(), bar: kit.NewProgress()}
	c.missing = container.New(kit.Columns(kit.Space1))
	c.row = container.New(kit.Columns(kit.Space2, 1, 0, 0, 0), kit.NewHeading(lang.X("opportunity.general", "General data")),
		c.text, kit.Centred(c.missing), kit.Centred(c.bar))
	return c
}

func (c *completenessLine) show() {
	percent, missing := c.form.model.completeness()
	c.text.SetText(lang.X("opportunity.complete", "{{.Percent}} complete", map[string]any{"Percent": c.form.region().Percent(percent)}))
	c.bar.SetValue(float64(percent) / 100)
	if slices.Equal(missing, c.shown) && len(c.missing.Objects) > 0 {
		return // a link keeps the keyboard
	}
	c.shown = missing
	c.missing.RemoveAll()
	if len(missing) > 0 {
		c.missing.Add(kit.NewCaption(lang.X("opportunity.missing", "– missing:")))
		c.addLinks(missing)
	}
	c.missing.Refresh()
	c.row.Refresh()
}

func (c *completenessLine) addLinks(missing []string) {
	room := missingRoom
	for i, field := range missing {
		name := missingName(field)
		if room -= utf8.RuneCountInString(name) + 2; room < 0 && i > 0 {
			c.addRest(missing[i:])
			return
		}
		if i+1 < len(missing) {
			name += ","
		}
		c.missing.Add(kit.NewCaptionLink(name, func() { c.form.goToField(field) }))
	}
}

// addRest tells how many more are missing, and names them in a menu.
func (c *completenessLine) addRest(fields []string) {
	var items []kit.MenuItem
	for _, field := range fields {
		items = append(items, kit.MenuItem{Label: missingName(field), Run: func() { c.form.goToField(field) }})
	}
	var link *kit.Link
	link = kit.NewCaptionLink(lang.XN("opportunity.missing_more", "{{.Count}} more", len(fields), map[string]any{"Count": len(fields)}),
		func() { c.form.view.menuBelow(link, items) })
	c.missing.Add(link)
}

// missingName is what a field is called within a sentence.
func missingName(field string) string { return strings.ToLower(lang.X("completeness."+field, field)) }

// goToField gives the keyboard to a field, wherever on the form it is.
func (f *Form) goToField(field string) {
	if field == "notes" {
		f.tabs.ShowNotes()
		return
	}
	f.view.set.Focus(field)
	f.view.reveal()
}
