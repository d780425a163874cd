package control

import (
	"slices"

	"preventa/domain"
)

// smoothing is added to every frequency, so that none is 0.
const smoothing = 0.1

// fewTag is how many closed ones must have a tag for it to count.
const fewTag = 50

// frequency is how often something was won and lost.
type frequency struct{ won, lost float64 }

// likelihoods are the frequencies of what closed, by the value of each field. A state is
// that of a step, an open state: on hold is a pause, in which an opportunity stays at the
// step it had reached. Steps follow each other in the office's order. A win counts for every
// step; a loss for the steps up to and including the one it was lost from, and, where the
// history does not tell from which, for every step, which says nothing of any.
type likelihoods struct {
	look      *Look
	bands     []AmountBand
	steps     []int32 // by state: its place among the steps, from 1 on; 0 is none
	stepNames []string
	left      []int32 // by row: the step it was at last, before the state it is in
	closed    []int32
	won, lost int

	fields    []likelihood // in the order of features.values
	tags      likelihood
	countries []int32 // by name of a customer: the value of its country
}

// likelihood is the counts of one field by its values, which are no less than 1.
type likelihood struct {
	id        ReasonField
	value     func(row int32) int32 // 0 is unknown
	text      func(value int32) string
	won, lost []int  // by value
	all       [2]int // won and lost, summed up over the values
	distinct  int    // values that some closed one has
}

// change counts what closed so with a value, or, with times -1, no longer counts it.
func (f *likelihood) change(value int32, won bool, times int) {
	for int(value) >= len(f.won) {
		f.won, f.lost = append(f.won, 0), append(f.lost, 0)
	}
	had := f.has(value)
	if won {
		f.won[value] += times
		f.all[0] += times
	} else {
		f.lost[value] += times
		f.all[1] += times
	}
	f.distinct += int(one(f.has(value)) - one(had))
}

// count is how many closed with a value.
func (f *likelihood) count(value int32) int {
	if int(value) >= len(f.won) {
		return 0
	}
	return f.won[value] + f.lost[value]
}

// has says whether some closed one has a value: of others the history knows nothing.
func (f *likelihood) has(value int32) bool { return value != 0 && f.count(value) > 0 }

// of is the frequency of a value that some closed one has.
func (f *likelihood) of(value int32) frequency {
	return frequency{float64(f.won[value]) + smoothing, float64(f.lost[value]) + smoothing}
}

// total is the sum of the frequencies of all values.
func (f *likelihood) total() frequency {
	smooth := smoothing * float64(f.distinct)
	return frequency{float64(f.all[0]) + smooth, float64(f.all[1]) + smooth}
}

// features are the values of an opportunity in each of the fields, 0 for what is unknown.
type features struct {
	values [6]int32
	tags   []int32 // of names
}

// newLikelihoods counts what closed under the filter of a look.
func newLikelihoods(l *Look) *likelihoods {
	k := &likelihoods{look: l}
	k.bands = AmountBands(k.look)
	k.readSteps()
	k.makeFields()
	split := k.look.parted()
	k.closed = slices.Concat(split.won, split.lost)
	for _, row := range k.closed {
		k.count(row, 1)
	}
	return k
}

// readSteps finds the steps, and where each row was last.
func (k *likelihoods) readSteps() {
	l := k.look
	k.steps, k.stepNames = make([]int32, len(l.states)), []string{""}
	for _, state := range l.openStates() {
		if l.states[state].Class == domain.Open {
			k.steps[state] = int32(len(k.stepNames))
			k.stepNames = append(k.stepNames, l.states[state].Name)
		}
	}
	k.left = make([]int32, len(l.number))
	if l.history == nil {
		return
	}
	for i, field := range l.history.field {
		if field == FieldState {
			if step := k.steps[l.history.old[i]]; step != 0 { // the state it left
				k.left[l.history.row[i]] = step
			}
		}
	}
}

func (k *likelihoods) makeFields() {
	l := k.look
	name := func(value int32) string { return l.names[value].Text }
	countries := k.readCountries()
	k.fields = []likelihood{
		{id: ReasonState, value: k.step, text: func(value int32) string { return k.stepNames[value] }},
		{id: ReasonOrigin, value: func(row int32) int32 { return l.origin[row] }, text: name},
		{id: ReasonSalesperson, value: l.who, text: name},
		{id: ReasonSector, value: func(row int32) int32 { return l.names[l.customer[row]].Sector }, text: name},
		{id: ReasonCountry, value: func(row int32) int32 { return k.countries[l.customer[row]] }, text: func(value int32) string { return countries[value] }},
		{id: ReasonAmount, value: func(row int32) int32 { return k.band(l.money[row], l.lacksRate(row)) },
			text: func(value int32) string { return k.bands[value-1].Key() }},
	}
	k.tags = likelihood{id: ReasonTag, text: name}
}

// readCountries gives each country a value, and tells which has which.
func (k *likelihoods) readCountries() []string {
	list, values := []string{""}, map[string]int32{"": 0}
	k.countries = make([]int32, len(k.look.names))
	for i, n := range k.look.names {
		value, known := values[n.Country]
		if !known {
			value = int32(len(list))
			values[n.Country], list = value, append(list, n.Country)
		}
		k.countries[i] = value
	}
	return list
}

// step is the step a row has reached: that of its state, or the last it was at.
func (k *likelihoods) step(row int32) int32 {
	if step := k.steps[k.look.state[row]]; step != 0 {
		return step
	}
	return k.left[row]
}

// band is the place of an amount among the bands, from 1 on. What is worth nothing yet, and
// what has no rate, has no amount that is known.
func (k *likelihoods) band(amount int64, unconverted bool) int32 {
	if amount == 0 || unconverted {
		return 0
	}
	at := 0
	for at < len(k.bands)-2 && amount >= k.bands[at].To {
		at++
	}
	return int32(at + 1)
}

// bandOfDraft is the band of an amount in the currency looked in.
func (k *likelihoods) bandOfDraft(o domain.Opportunity) int32 {
	switch k.look.Filter.Currency {
	case "":
		return k.band(o.OfficeAmount, o.Unconverted)
	case o.Currency:
		return k.band(o.Amount, false)
	}
	return 0
}

// featuresOf are those of a row.
func (k *likelihoods) featuresOf(row int32) features {
	f := features{tags: k.look.tagSets[k.look.tags[row]]}
	for at := range k.fields {
		f.values[at] = k.fields[at].value(row)
	}
	return f
}

// featuresOfDraft are those of an opportunity as somebody is writing it.
func (k *likelihoods) featuresOfDraft(o domain.Opportunity) features {
	l := k.look
	step := k.steps[l.stateI[o.State]]
	if row, saved := l.Facts.rows.find(rowKey(o.ID)); saved && step == 0 {
		step = k.step(row)
	}
	customer := l.index[o.Customer]
	f := features{values: [6]int32{step, l.index[o.Origin], l.index[o.Salesperson], l.names[customer].Sector, k.countries[customer],
		k.bandOfDraft(o)}}
	for _, tag := range o.Tags {
		if at, known := l.index[tag]; known {
			f.tags = append(f.tags, at)
		}
	}
	return f
}

// reached says whether a closed one, at a step when it closed, had reached another.
func (k *likelihoods) reached(row, at, step int32) bool {
	return k.look.class(row) == domain.Won || at == 0 || step <= at
}

// count adds what closed to the counts, or, with times -1, takes it away.
func (k *likelihoods) count(row int32, times int) {
	won, f := k.look.class(row) == domain.Won, k.featuresOf(row)
	if won {
		k.won += times
	} else {
		k.lost += times
	}
	for at := range k.fields {
		switch field, value := &k.fields[at], f.values[at]; {
		case field.id == ReasonState:
			for step := int32(1); int(step) < len(k.stepNames); step++ {
				if k.reached(row, value, step) {
					field.change(step, won, times)
				}
			}
		case value != 0:
			field.change(value, won, times)
		}
	}
	for _, tag := range f.tags {
		k.tags.change(tag, won, times)
	}
}

// first is the frequency of the first step, through which all went that closed.
func (k *likelihoods) first() frequency {
	return frequency{float64(k.won) + smoothing, float64(k.lost) + smoothing}
}

// counted are the tags of a case that count.
func (k *likelihoods) counted(c features) []int32 {
	var list []int32
	for _, tag := range c.tags {
		if k.tags.count(tag) >= fewTag {
			list = append(list, tag)
		}
	}
	return list
}

// lacksRate reports that a row has no amount in the currency looked in.
func (l *Look) lacksRate(row int32) bool { return l.unconverted[row] && l.Filter.Currency == "" }
