package office

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"preventa/domain"
	"preventa/domain/change"
)

// movementFields are the kinds of records that movements are of, and what of them is read
// besides what changed.
var movementFields = map[domain.Kind][]string{
	domain.KindOpportunity: {"number", "name", "state", "currency", "office_amount", "removed_at", "probability_own"},
	domain.KindActivity:    {"subject", "opportunity", "done", "minutes"},
	domain.KindQuotation:   {"number", "revision", "subject", "status", "total", "currency"},
}

// walk goes back through the journal of some days, so that it knows what each record was before
// and after each change.
type walk struct {
	journal Journal
	rates   domain.Rates
	zone    *time.Location
	home    domain.Currency

	now    map[domain.ID]domain.Fields // as of where the walk has come to; of what is not there, nothing
	taken  map[domain.ID]bool          // sets that are taken back within the days, for good
	within map[domain.ID]bool          // sets of the days
	list   []Movement                  // newest first
}

// movements are those of the days, oldest first.
func (w *walk) movements() []Movement {
	w.now = maps.Clone(w.journal.Held)
	for _, c := range w.journal.Since {
		w.rewind(c)
	}
	w.findTaken()
	for _, set := range slices.Backward(w.journal.Sets) {
		for _, c := range slices.Backward(set.Changes) {
			after := w.now[c.Record]
			w.rewind(c)
			w.tell(&set, c, w.now[c.Record], after)
		}
	}
	slices.Reverse(w.list)
	return w.list
}

// findTaken finds the sets that are taken back: by one that is not taken back itself.
func (w *walk) findTaken() {
	w.taken, w.within = map[domain.ID]bool{}, map[domain.ID]bool{}
	for _, set := range slices.Backward(w.journal.Sets) {
		w.within[set.ID] = true
		if set.Undoes != "" && !w.taken[set.ID] {
			w.taken[set.Undoes] = true
		}
	}
}

// stands reports whether what a set did counts among the figures.
func (w *walk) stands(set *JournalSet) bool { return !w.taken[set.ID] && !w.within[set.Undoes] }

// rewind takes back what a change did to a record.
func (w *walk) rewind(c change.Change) {
	switch c.Op {
	case change.Add:
		delete(w.now, c.Record)
		return
	case change.Edit:
		if _, there := w.now[c.Record]; !there {
			return // emptied for good: nobody knows
		}
	}
	w.now[c.Record] = c.Rewind(w.now[c.Record])
}

// tell tells the movements that a change was.
func (w *walk) tell(set *JournalSet, c change.Change, before, after domain.Fields) {
	var list []Movement
	switch c.Kind {
	case domain.KindOpportunity:
		list = w.ofOpportunity(c, before, after)
	case domain.KindActivity:
		list = w.ofActivity(c, before, after)
	case domain.KindQuotation:
		list = w.ofQuotation(set, c, before, after)
	}
	for _, m := range slices.Backward(list) {
		m.Set, m.Seq, m.At, m.PersonID, m.Person, m.Action = set.ID, set.Seq, set.At.In(w.zone), set.Person, set.PersonName, set.Action
		m.Kind, m.Record, m.Op, m.Emptied = c.Kind, c.Record, string(c.Op), c.Blank
		m.Deed, m.Stands = m.Effect, w.stands(set)
		switch {
		case set.Redoes:
			m.Deed = DeedRedone
		case set.Undoes != "":
			m.Deed = DeedUndone
		case m.Deed == "":
			continue
		}
		w.list = append(w.list, m)
	}
}

// worth is what an opportunity counts for among what is in progress.
func (w *walk) worth(o domain.Fields) int64 {
	if len(o) == 0 || o["removed_at"] != nil || w.class(o).IsClosed() {
		return 0
	}
	return wholeIn(o, "office_amount")
}

func (w *walk) class(o domain.Fields) domain.Class {
	return w.journal.States[domain.ID(textIn(o, "state"))].Class
}

func wholeIn(f domain.Fields, name string) int64 {
	v, _ := f[name].(int64)
	return v
}

func textIn(f domain.Fields, name string) string {
	v, _ := f[name].(string)
	return v
}

// ofOpportunity are the movements of an opportunity: what became of it as a whole, then each
// field that changed. What it did to the amount in progress stands with one of them.
func (w *walk) ofOpportunity(c change.Change, before, after domain.Fields) []Movement {
	var list []Movement
	holds := after
	switch c.Op {
	case change.Add:
		list = []Movement{{Effect: DeedOpened}}
	case change.Remove:
		holds = before
		list = []Movement{{Effect: DeedDeleted}}
		if before["removed_at"] == nil && !c.Blank {
			list[0].Effect = DeedRemoved
		}
	default:
		list = w.ofFields(c, before, after)
	}
	for i := range list {
		m := &list[i]
		m.Name, m.Number = textIn(holds, "name"), numberText(wholeIn(holds, "number"))
		m.before, m.after = domain.Currency(textIn(before, "currency")), domain.Currency(textIn(after, "currency"))
		if m.Effect != DeedChanged {
			m.Amount = wholeIn(holds, "office_amount")
			m.IsAmount = m.Amount != 0
		}
	}
	if len(list) > 0 {
		list[mattering(list)].Pipeline = w.worth(after) - w.worth(before)
	}
	return list
}

// mattering is the place of the movement that changed what is in progress: of an edit that left
// the opportunity in progress, that of the amount.
func mattering(list []Movement) int {
	if list[0].Effect != DeedChanged {
		return 0
	}
	return max(0, slices.IndexFunc(list, func(m Movement) bool { return m.IsAmount }))
}

func numberText(number int64) string {
	if number == 0 {
		return ""
	}
	return strconv.FormatInt(number, 10)
}

// firstFields are the fields whose changes are told first, in their order.
var firstFields = []string{"removed_at", "state", "amount", "currency", "office_amount"}

// ofFields are the movements of an edit, one for each field that people know.
func (w *walk) ofFields(c change.Change, before, after domain.Fields) []Movement {
	if c.Blank {
		return []Movement{{Effect: DeedChanged}} // what it was is forgotten
	}
	names := slices.Clone(firstFields)
	for _, name := range slices.Sorted(maps.Keys(c.Fields)) {
		if !slices.Contains(firstFields, name) {
			names = append(names, name)
		}
	}
	var list []Movement
	counted := false // the difference in its worth
	for _, name := range names {
		pair, changed := c.Fields[name]
		if !changed || w.follows(name, c, after) {
			continue
		}
		m := Movement{Effect: w.effectOf(name, pair, before, after)}
		m.Field, m.Old, m.New = name, pair[0], pair[1]
		if !counted && (name == "amount" || name == "currency" || name == "office_amount") {
			counted = true
			m.Amount = wholeIn(after, "office_amount") - wholeIn(before, "office_amount")
			m.IsAmount = true
		}
		list = append(list, m)
	}
	return list
}

// follows reports that a field changed because another did, so that it tells nothing by itself:
// what an amount comes to in the office's currency, what closing or reopening brings about, and a
// probability but one that a person states with the move.
func (w *walk) follows(field string, c change.Change, after domain.Fields) bool {
	_, amount := c.Fields["amount"]
	_, currency := c.Fields["currency"]
	_, state := c.Fields["state"]
	switch field {
	case "office_amount":
		return amount || currency
	case "unconverted", "probability_own":
		return true
	case "credited_to", "closed_on":
		return state
	case "probability":
		return state && !w.isOwn(c.Fields[field][1], after)
	}
	return false
}

// isOwn reports that a probability is a person's own, and not what the state proposes either.
func (w *walk) isOwn(probability any, o domain.Fields) bool {
	own, _ := o["probability_own"].(bool)
	percent, _ := probability.(int64)
	return own && int(percent) != w.journal.States[domain.ID(textIn(o, "state"))].Probability
}

// effectOf is what the change of a field came to.
func (w *walk) effectOf(field string, pair change.Pair, before, after domain.Fields) Deed {
	switch field {
	case "removed_at":
		if pair[1] == nil {
			return DeedRestored
		}
		return DeedRemoved
	case "state":
		return movedTo(w.class(before), w.class(after))
	}
	return DeedChanged
}

// movedTo is what a move from a state of a class to one of another came to.
func movedTo(from, to domain.Class) Deed {
	switch {
	case from == to:
		return DeedChanged
	case to == domain.Won:
		return DeedWon
	case to == domain.Lost:
		return DeedLost
	case from.IsClosed():
		return DeedReopened
	}
	return DeedChanged
}

// ofActivity is the movement of an activity that was done, or is not any more.
func (w *walk) ofActivity(c change.Change, before, after domain.Fields) []Movement {
	was, is := before["done"] != nil, after["done"] != nil
	if was == is || c.Op == change.Remove && before == nil {
		return nil
	}
	m := Movement{Effect: DeedDone, Minutes: wholeIn(after, "minutes")}
	holds := after
	if !is {
		m.Effect = DeedUndone
		if c.Op == change.Remove {
			holds = before
		}
	}
	about := w.journal.About[domain.ID(textIn(holds, "opportunity"))]
	m.Name, m.Number = textIn(holds, "subject"), numberText(wholeIn(about, "number"))
	return []Movement{m}
}

// ofQuotation is the movement of a quotation that was sent, accepted or rejected, or, where that
// was undone, is so no more.
func (w *walk) ofQuotation(set *JournalSet, c change.Change, before, after domain.Fields) []Movement {
	was, is := textIn(before, "status"), textIn(after, "status")
	if was == is {
		return nil
	}
	m := Movement{Effect: decidedAs(was, is)}
	undone := set.Undoes != "" && decidedAs(is, was) != ""
	if m.Effect == "" && !undone {
		return nil
	}
	holds := after
	if after == nil {
		holds = before
	}
	m.Number = domain.Quotation{Number: textIn(holds, "number"), Revision: int(wholeIn(holds, "revision"))}.Label()
	m.Name = textIn(holds, "subject")
	total := domain.Money{Minor: wholeIn(holds, "total"), Currency: domain.Currency(textIn(holds, "currency"))}
	m.Amount, _, m.IsAmount = w.rates.Convert(total, w.home, domain.DateOf(set.At.In(w.zone)))
	return []Movement{m}
}

// decidedAs is what a quotation became by a change of its status, "" for nothing that counts.
func decidedAs(was, is string) Deed {
	switch domain.QuotationStatus(is) {
	case domain.Sent:
		if was == "" || was == string(domain.Draft) {
			return DeedSent
		}
	case domain.Accepted:
		return DeedAccepted
	case domain.Rejected:
		return DeedRejected
	}
	return ""
}
