package office

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// weightOf names the field of a weight in the dialog.
func weightOf(field string) string { return "weight." + field }

func weightFields() []string {
	names := make([]string, len(domain.CompletenessFields))
	for i, field := range domain.CompletenessFields {
		names[i] = weightOf(field)
	}
	return names
}

const weightColumns = 4

// completeness is the page of how much each field counts.
func (d *settingsDialog) completeness() fyne.CanvasObject {
	d.scores = map[string]*kit.Field{}
	rows := container.New(kit.Rows(kit.Space3),
		kit.NewWrapped(lang.X("settings.weights_why", "An opportunity is complete when every field that counts is filled in. A greater weight makes a field count more; an empty one does not count."), settingsWidth-4*kit.Space4))
	var line *fyne.Container
	for i, field := range domain.CompletenessFields {
		if i%weightColumns == 0 {
			line = container.New(kit.Columns(kit.Space3, 1, 1, 1, 1))
			rows.Add(line)
		}
		line.Add(d.weight(field))
	}
	rows.Add(container.New(kit.Columns(0), kit.NewLink(lang.X("settings.default_weights", "Use the weights of a new office"), d.defaultWeights)))
	return rows
}

// weight makes the entry of how much a field counts.
func (d *settingsDialog) weight(field string) *kit.Field {
	name := weightOf(field)
	v := d.set.Value(name, wholeNumbers(d.region(), "error.completeness", domain.MaxWeight), func(value int64) { d.wanted[field] = int(value) })
	v.PlaceHolder = "0"
	d.fill = append(d.fill, func() { v.SetValue(int64(d.wanted[field])) })
	d.scores[field] = d.set.Field(name, lang.X("completeness."+field, field), v)
	return d.scores[field]
}

// showShares says how much each field counts of all.
func (d *settingsDialog) showShares() {
	all := 0
	for _, weight := range d.wanted {
		all += weight
	}
	for field, f := range d.scores {
		if d.wanted[field] == 0 {
			f.SetHint(lang.X("settings.counts_nothing", "does not count"))
			continue
		}
		f.SetHint(lang.X("settings.counts", "counts {{.Weight}} of {{.All}}", map[string]any{
			"Weight": d.region().Number(int64(d.wanted[field]), 0), "All": d.region().Number(int64(all), 0)}))
	}
}

// defaultWeights shows those of a new office.
func (d *settingsDialog) defaultWeights() {
	d.wanted = domain.DefaultWeights()
	typed := d.set.Unread()
	for _, name := range weightFields() {
		delete(typed, name)
	}
	d.set.Refill(typed, func() {
		for _, show := range d.fill {
			show()
		}
	})
	d.edited()
}
