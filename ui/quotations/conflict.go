package quotations

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/ui/kit"
)

// askConflict reads what became of the quotation meanwhile, says it, and asks what is to
// become of what was typed, which stays until the person decides.
func (f *Form) askConflict(cause error, done func(bool)) {
	id := f.model.saved.ID
	kit.Background(f.host.Runner(), func() (loaded, error) {
		return load(context.Background(), f.host.Session(), id)
	}, func(now loaded, err error) {
		switch {
		case domain.Is(err, domain.NotFound):
			f.showConflict(lang.X("quotation.conflict_gone", "This quotation was deleted for good meanwhile."), nil, done)
		case err != nil:
			f.host.Failed(err)
			done(false)
		case now.draft.RemovedAt == 0 && now.draft.Editable() && sameDraft(now.draft, f.model.saved):
			f.host.Failed(cause) // a conflict of another kind: saying it is all there is to do
			done(false)
		default:
			f.showConflict(f.happened(now), &now, done)
		}
	})
}

// happened says what became of the quotation.
func (f *Form) happened(now loaded) string {
	r := f.region()
	args := map[string]any{"Number": now.draft.Label(), "Person": now.trace.ChangedBy, "When": r.DateTime(now.trace.ChangedAt),
		"Status": statusText(now.draft.Status), "Date": r.Date(now.draft.SentOn)}
	switch {
	case now.draft.RemovedAt != 0:
		return lang.X("quotation.conflict_removed", "{{.Person}} moved {{.Number}} to the recycle bin meanwhile ({{.When}}).", args)
	case now.draft.Status == domain.Sent:
		return lang.X("quotation.conflict_sent", "{{.Person}} sent {{.Number}} meanwhile, on {{.Date}}: it is not edited any more.", args)
	case !now.draft.Editable():
		return lang.X("quotation.conflict_status", "{{.Number}} is not a draft any more: its status is “{{.Status}}” since {{.When}}.", args)
	}
	return lang.X("quotation.conflict_changed", "{{.Person}} changed {{.Number}} meanwhile ({{.When}}).", args)
}

// showConflict asks; now is nil where there is nothing to take.
func (f *Form) showConflict(happened string, now *loaded, done func(bool)) {
	choices := []kit.Choice{{Label: lang.X("command.cancel", "Cancel"), Kind: kit.ButtonNormal, Cancel: true, Run: func() { done(false) }}}
	if now != nil {
		choices = append(choices, kit.Choice{Label: lang.X("conflict.keep_theirs", "Take what is saved"), Kind: kit.ButtonNormal, Run: func() {
			f.take(*now)
			done(true)
		}})
	}
	choices = append(choices, kit.Choice{Label: lang.X("quotation.save_as_new", "Save mine as a new quotation"), Kind: kit.ButtonPrimary,
		Run: func() {
			f.model.becomeNew()
			f.write(f.model.draft, done)
		}})
	kit.Ask(f.host.Window(), kit.AskOptions{
		Title:   lang.X("conflict.title", "Changed meanwhile"),
		Message: happened + " " + lang.X("quotation.conflict_yours", "What you typed is still here."),
		Choices: choices,
	})
}
