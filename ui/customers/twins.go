package customers

import (
	"slices"
	"time"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/likeness"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// lookAfter is how long typing rests before duplicates are looked for.
const lookAfter = 300 * time.Millisecond

const (
	twinsAsked = 10 // others that are looked at
	mostTwins  = 3  // others that a field names
)

// twinWatch says at the fields of a record being typed which other record it may be. It
// warns and never refuses: two firms can share a name, a telephone, even a tax id.
type twinWatch struct {
	host kit.Host
	set  *kit.Fieldset
	// question is what finds the likely others, off the UI goroutine, of what is typed now.
	question func() func() ([]office.Twin, error)
	open     func(id domain.ID)
	fields   map[likeness.Kind]string // at which a reason shows

	cancel func()
	asked  kit.Latest
}

func newTwinWatch(host kit.Host, set *kit.Fieldset, fields map[likeness.Kind]string, open func(id domain.ID),
	question func() func() ([]office.Twin, error)) *twinWatch {
	return &twinWatch{host: host, set: set, fields: fields, open: open, question: question, cancel: func() {}}
}

// look asks once typing rests.
func (w *twinWatch) look() {
	w.cancel()
	w.cancel = w.host.Delay()(lookAfter, w.lookNow)
}

// lookNow asks at once.
func (w *twinWatch) lookNow() {
	w.cancel()
	kit.BackgroundLatest(&w.asked, w.host.Runner(), w.question(), func(twins []office.Twin, err error) {
		if err == nil { // a warning that fails is none
			w.show(twins)
		}
	})
}

// forget drops answers still under way.
func (w *twinWatch) forget() {
	w.cancel()
	w.asked.Forget()
}

// show says at each field who has the same there.
func (w *twinWatch) show(twins []office.Twin) {
	for kind, field := range w.fields {
		var links []kit.FieldAction
		for _, t := range twins {
			if len(links) < mostTwins && hasReason(t, kind) {
				links = append(links, kit.FieldAction{Text: t.Name, Do: func() { w.open(t.ID) }})
			}
		}
		text := ""
		if len(links) > 0 {
			text = twinText(kind)
		}
		w.set.Get(field).SetHint(text, links...)
	}
}

func hasReason(t office.Twin, kind likeness.Kind) bool {
	return slices.ContainsFunc(t.Reasons, func(r likeness.Reason) bool { return r.Kind == kind })
}

func twinText(kind likeness.Kind) string {
	switch kind {
	case likeness.TaxID:
		return lang.X("twin.tax_id", "This tax id is already that of")
	case likeness.Email:
		return lang.X("twin.email", "This e-mail is also at")
	case likeness.Phone:
		return lang.X("twin.phone", "This phone is also at")
	}
	return lang.X("twin.name", "May be the same as")
}
