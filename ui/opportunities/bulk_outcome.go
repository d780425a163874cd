package opportunities

import (
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

const (
	outcomeWidth  float32 = 560
	outcomeNumber float32 = 64
	// outcomeMost is how many refusals are listed; the copy has them all.
	outcomeMost = 200
)

// showOutcome tells what became of a change of several opportunities: what was done, with
// the way back, and which were left as they were, with the reason of each. told says what
// was done, such as "21 changed".
func showOutcome(host kit.Host, outcome office.Outcome, told string) {
	if outcome.Done > 0 {
		host.Notify(kit.Undoable(host, told, outcome.Set))
	}
	switch {
	case len(outcome.Refused) == 1 && outcome.Done == 0:
		host.Failed(outcome.Refused[0].Err)
	case len(outcome.Refused) > 0:
		showRefused(host, outcome)
	}
}

// refusedGroup are those that were refused for one reason.
type refusedGroup struct {
	reason  string
	refused []office.Refusal
}

// groupedByReason puts refusals of one reason together, in the order the reasons came up.
func groupedByReason(refused []office.Refusal) []refusedGroup {
	var groups []refusedGroup
	at := map[string]int{}
	for _, r := range refused {
		reason := reasonText(r.Err)
		i, known := at[reason]
		if !known {
			i = len(groups)
			at[reason] = i
			groups = append(groups, refusedGroup{reason: reason})
		}
		groups[i].refused = append(groups[i].refused, r)
	}
	return groups
}

// reasonText is why one was refused, in words that are the same for all that were refused
// for it, whatever their number.
func reasonText(err error) string {
	failed := (*domain.Error)(nil)
	if !errors.As(err, &failed) {
		return kit.ErrorText(err)
	}
	switch {
	case failed.Key == "error.reopen":
		return lang.X("refused.reopen", "Closed ({{.State}}). Use “Reopen…” to take that back.", failed.Args)
	case failed.Key == "error.in_recycle_bin":
		return lang.X("refused.in_recycle_bin", "In the recycle bin. Restore it from there first.")
	case failed.Key == "" && len(failed.Fields) > 0:
		var parts []string
		for _, f := range failed.Fields {
			parts = append(parts, kit.FieldTitle(domain.KindOpportunity, f.Field)+": "+kit.FieldErrorText(f))
		}
		return strings.Join(parts, " ")
	}
	return kit.ErrorText(err)
}

// showRefused lists what was left as it was. A number opens its opportunity.
func showRefused(host kit.Host, outcome office.Outcome) {
	groups := groupedByReason(outcome.Refused)
	var dialog *kit.Dialog
	body := container.New(kit.Rows(kit.Space1))
	left := outcomeMost
	for i, g := range groups {
		if i > 0 {
			body.Add(kit.NewLine())
		}
		body.Add(kit.NewWrapped(g.reason, outcomeWidth-2*kit.Space4))
		for _, r := range g.refused[:min(left, len(g.refused))] {
			body.Add(refusedRow(host, r, func() { dialog.Close() }))
			left--
		}
	}
	if more := len(outcome.Refused) - outcomeMost; more > 0 {
		body.Add(kit.NewCaption(lang.XN("refused.more", "and {{.Count}} more", more, map[string]any{"Count": more})))
	}
	copied := kit.NewButton(lang.X("refused.copy", "Copy as text"), "copy", kit.ButtonGhost, func() {
		fyne.CurrentApp().Clipboard().SetContent(refusedText(groups))
		host.Notify(kit.Toast{Icon: "check", Text: lang.X("refused.copied", "Copied")})
	})
	read := kit.NewButton(lang.X("dialog.ok", "OK"), "", kit.ButtonPrimary, func() { dialog.Close() })
	dialog = kit.NewDialog(host.Window(), kit.DialogOptions{
		Title: refusedTitle(outcome), Body: body, Width: outcomeWidth, Left: copied, Buttons: []*kit.Button{read},
		First: read, // Enter goes on, rather than to the first that was refused
	})
	dialog.Show()
}

func refusedTitle(outcome office.Outcome) string {
	n := len(outcome.Refused)
	args := map[string]any{"Count": n}
	if outcome.Done == 0 {
		return lang.XN("refused.all", "None of {{.Count}} could be changed", n, args)
	}
	return lang.XN("refused.some", "{{.Count}} could not be changed", n, args)
}

// refusedRow is one that was left as it was, with the way to it. One that is not there, or
// not to be seen, has none.
func refusedRow(host kit.Host, r office.Refusal, closed func()) fyne.CanvasObject {
	var number fyne.CanvasObject = kit.NewLabel(dash, kit.TextBase, kit.ColorText3, false)
	if r.Number > 0 {
		number = kit.NewLink(strconv.FormatInt(r.Number, 10), func() {
			closed()
			host.OpenOpportunity(r.ID, kit.Place{})
		})
	}
	return container.New(kit.Columns(kit.Space2, 0, 1), kit.FixedWidth(outcomeNumber, number),
		kit.NewLabel(r.Name, kit.TextBase, kit.ColorText, false))
}

// refusedText is the list as text: a line for each, below its reason.
func refusedText(groups []refusedGroup) string {
	var b strings.Builder
	for _, g := range groups {
		b.WriteString(g.reason + "\n")
		for _, r := range g.refused {
			b.WriteString("\t" + strconv.FormatInt(r.Number, 10) + "\t" + r.Name + "\n")
		}
	}
	return b.String()
}
