package kit

import (
	"encoding/json"

	"preventa/domain/office"
)

var _ Keeping = (*Listing[office.Row])(nil)

// listingState is a list as it is kept over a restart.
type listingState struct {
	Query office.ViewDefinition `json:"query"`
	Grid  GridState             `json:"grid"`
}

// Keep is what is shown, in what order, where the list is scrolled to, and what is selected.
func (l *Listing[R]) Keep() string {
	q := l.query
	text, err := json.Marshal(listingState{
		Query: office.ViewDefinition{Text: q.Text, Conditions: q.Conditions, Classes: q.Classes, Group: q.Group},
		Grid:  l.grid.State(),
	})
	if err != nil {
		return ""
	}
	return string(text)
}

// Resume takes up what Keep gave.
func (l *Listing[R]) Resume(kept string) {
	var state listingState
	if json.Unmarshal([]byte(kept), &state) != nil {
		return
	}
	l.take(state.Query.Query())
	l.asking.anew(state.Grid.Sort)
	l.grid.SetState(state.Grid)
	l.grid.Reload()
	l.ask()
}
