package control

import (
	"cmp"
	"slices"
	"strings"

	"preventa/domain"
)

// DoneActivities is how many activities of a type a person did, and how long they took.
type DoneActivities struct {
	Person, Type   Name
	Count, Minutes int64
}

// ActivityByPerson counts the activities that were done within the period, by person and type:
// the persons with the most first, and of each the types with the most of all first. What
// several did together counts for each of them; what nobody is named for is nobody's. The
// filter's salespeople are those who did it; origins, states, customers, tags and the currency
// are those of the opportunity it was about. One that was about none counts where only people
// and customers are asked for. Activities in the recycle bin, and those of an opportunity in it,
// count nowhere.
//
// Date basis: the day of the activity.
func ActivityByPerson(l *Look) []DoneActivities {
	var people, types met
	people.begin(len(l.names))
	types.begin(len(l.names))
	sums := [][]DoneActivities{} // by person and type, in the order they are met
	l.eachDone(func(person, kind, minutes int32) {
		who, what := people.of(person), types.of(kind)
		for len(sums) <= who {
			sums = append(sums, nil)
		}
		for len(sums[who]) <= what {
			sums[who] = append(sums[who], DoneActivities{})
		}
		sum := &sums[who][what]
		sum.Count++
		sum.Minutes += int64(minutes)
	})
	return l.inOrderOfActivity(sums, people.list, types.list)
}

// met gives the names that are met places one after another.
type met struct {
	place []int32 // by name, + 1
	list  []int32
}

func (p *met) begin(names int) { p.place = make([]int32, names) }

func (p *met) of(name int32) int {
	if p.place[name] == 0 {
		p.list = append(p.list, name)
		p.place[name] = int32(len(p.list))
	}
	return int(p.place[name]) - 1
}

// inOrderOfActivity names the sums and sorts them.
func (l *Look) inOrderOfActivity(sums [][]DoneActivities, people, types []int32) []DoneActivities {
	ofPerson, ofType := map[domain.ID]int64{}, map[domain.ID]int64{}
	var list []DoneActivities
	for who, kinds := range sums {
		for what, sum := range kinds {
			if sum.Count > 0 {
				sum.Person, sum.Type = l.names[people[who]], l.names[types[what]]
				ofPerson[sum.Person.ID] += sum.Count
				ofType[sum.Type.ID] += sum.Count
				list = append(list, sum)
			}
		}
	}
	before := func(a, b Name, of map[domain.ID]int64) int {
		return cmp.Or(cmp.Compare(of[b.ID], of[a.ID]), strings.Compare(domain.Fold(a.Text), domain.Fold(b.Text)), cmp.Compare(a.ID, b.ID))
	}
	slices.SortFunc(list, func(a, b DoneActivities) int {
		return cmp.Or(before(a.Person, b.Person, ofPerson), before(a.Type, b.Type, ofType))
	})
	return list
}

// eachDone tells of what was done within the period, once for each who did it.
func (l *Look) eachDone(tell func(person, kind, minutes int32)) {
	a := l.activities
	if a == nil {
		return
	}
	about, asked := l.activitiesAbout(), []bool(nil)
	if len(l.Filter.Salespeople) > 0 {
		asked = l.named(l.Filter.Salespeople)
	}
	a.done(l.Filter.Period, func(one doneActivity) {
		if !about(one) {
			return
		}
		people := l.tagSets[one.people]
		if len(people) == 0 {
			people = nobody
		}
		for _, person := range people {
			if asked == nil || asked[person] {
				tell(person, one.kind, one.minutes)
			}
		}
	})
}

var nobody = []int32{0}

// activitiesAbout tells whether what an activity was about meets the filter.
func (l *Look) activitiesAbout() func(doneActivity) bool {
	filter, rows := l.Filter, l.rows
	if len(filter.Salespeople) > 0 {
		filter.Salespeople = nil
		rows = (&Look{Facts: l.Facts, Filter: filter, Today: l.Today}).meeting()
	}
	meets := make([]bool, len(l.there))
	for _, row := range rows {
		meets[row] = true
	}
	narrowed := len(filter.Origins)+len(filter.States)+len(filter.Tags) > 0 || filter.Currency != ""
	ofCustomer := []bool(nil)
	if len(filter.Customers) > 0 {
		ofCustomer = l.named(filter.Customers)
	}
	return func(one doneActivity) bool {
		if one.about > 0 {
			return meets[one.about-1]
		}
		return !narrowed && (ofCustomer == nil || ofCustomer[one.customer])
	}
}
