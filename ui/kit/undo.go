package kit

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain/change"
)

// Undoable is a toast that offers to take a set back.
func Undoable(h Host, text string, set change.Set) Toast {
	return Toast{Icon: "check", Text: text, About: string(set.ID), Action: lang.X("command.undo", "Undo"), Run: func() { Undo(h, set) }}
}

// Undo takes a set back and tells the person when it cannot.
func Undo(h Host, set change.Set) {
	Background(h.Runner(), func() (change.Set, error) {
		return h.Session().Undo(context.Background(), set.ID)
	}, func(_ change.Set, err error) {
		if err != nil {
			h.Failed(err)
		}
	})
}
