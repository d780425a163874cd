package activities

import (
	"maps"

	"preventa/domain"
	"preventa/ui/kit"
)

// differences names the fields that both this model and another, read later, changed to
// different values.
func (m *model) differences(now *model) []string {
	return kit.BothChanged(domain.FieldNames(m.saved.Activity), domain.FieldsOf(m.saved.Activity),
		domain.FieldsOf(m.draft.Activity), domain.FieldsOf(now.saved.Activity))
}

// rebase puts what was typed here over what is saved by now. Where both changed a field,
// mine decides whose value stands.
func (m *model) rebase(now *model, mine bool) {
	after := now.saved
	after.NewType = m.draft.NewType
	domain.SetFields(&after.Activity, kit.Rebased(domain.FieldNames(m.saved.Activity), domain.FieldsOf(m.saved.Activity),
		domain.FieldsOf(m.draft.Activity), domain.FieldsOf(now.saved.Activity), mine))
	if after.Opportunity == now.saved.Opportunity {
		m.about = now.about
	}
	m.learn(now)
	m.saved, m.draft, m.decided = now.saved, after, true
}

// learn takes over what another model can name.
func (m *model) learn(other *model) { maps.Copy(m.names, other.names) }
