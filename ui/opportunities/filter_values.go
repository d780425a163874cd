package opportunities

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// valueNames name the values of conditions, which are mostly ids. The words of the office
// are read when the list opens and whenever they change; customers and contacts when a
// condition names one.
type valueNames struct {
	list  *List
	words officeWords
	known map[domain.ID]string // of customers and contacts
	asked map[domain.ID]bool
	read  kit.Latest
}

// officeWords are the words that fields of opportunities can be.
type officeWords struct {
	states []domain.State
	people []domain.Person
	items  map[office.Column][]domain.Item
}

// itemColumns are the columns of catalogues.
var itemColumns = map[office.Column]domain.Catalogue{
	office.ColumnOrigin: domain.Origins, office.ColumnCompetitor: domain.Competitors,
	office.ColumnLossReason: domain.LossReasons, office.ColumnTags: domain.Tags,
}

func newValueNames(l *List) *valueNames {
	return &valueNames{list: l, known: map[domain.ID]string{}, asked: map[domain.ID]bool{}}
}

// reread reads the words of the office.
func (v *valueNames) reread() {
	session := v.list.host.Session()
	kit.BackgroundLatest(&v.read, v.list.host.Runner(), func() (officeWords, error) {
		return readWords(context.Background(), session)
	}, func(words officeWords, err error) {
		if err != nil {
			v.list.host.Failed(err)
			return
		}
		v.words = words
		v.list.ShowChips()
	})
}

func readWords(ctx context.Context, s *office.Session) (words officeWords, err error) {
	words.items = map[office.Column][]domain.Item{}
	if words.states, err = s.States(ctx); err != nil {
		return words, err
	}
	if words.people, err = s.People(ctx); err != nil {
		return words, err
	}
	for column, catalogue := range itemColumns {
		if words.items[column], err = s.Items(ctx, catalogue); err != nil {
			return words, err
		}
	}
	return words, nil
}

// name names a value of a column; one that is no id is its own name.
func (v *valueNames) name(column office.Column, value string) string {
	if value == office.Me {
		return lang.X("filter.me", "me")
	}
	if name := wordName(column, value); name != "" {
		return name
	}
	id := domain.ID(value)
	switch column {
	case office.ColumnState:
		for _, s := range v.words.states {
			if s.ID == id {
				return s.Name
			}
		}
	case office.ColumnSalesperson, office.ColumnCredited:
		for _, p := range v.words.people {
			if p.ID == id {
				return p.Name
			}
		}
	case office.ColumnCustomer, office.ColumnContact:
		return v.recordName(column, id)
	}
	for _, item := range v.words.items[column] {
		if item.ID == id {
			return item.Name
		}
	}
	return value
}

// wordName names a word of the program, "" for any other value.
func wordName(column office.Column, value string) string {
	switch column {
	case office.ColumnClass:
		switch domain.Class(value) {
		case domain.Open:
			return lang.X("class.open", "Open")
		case domain.OnHold:
			return lang.X("class.hold", "On hold")
		case domain.Won:
			return lang.X("class.won", "Won")
		case domain.Lost:
			return lang.X("class.lost", "Lost")
		}
	case office.ColumnNext:
		if slices.Contains(domain.Urgencies, domain.Urgency(value)) {
			return urgencyName(domain.Urgency(value))
		}
	case office.ColumnOverdue, office.ColumnRotting:
		return map[string]string{"yes": lang.X("filter.yes", "yes"), "no": lang.X("filter.no", "no")}[value]
	case office.ColumnRate:
		return map[string]string{"none": lang.X("filter.rate_none", "unknown"), "known": lang.X("filter.rate_known", "known")}[value]
	}
	return ""
}

// recordName names a customer or a contact, and asks for a name it does not know.
func (v *valueNames) recordName(column office.Column, id domain.ID) string {
	if name, known := v.known[id]; known {
		return name
	}
	if !v.asked[id] && id != "" {
		v.asked[id] = true
		v.ask(column, id)
	}
	return string(id)
}

func (v *valueNames) ask(column office.Column, id domain.ID) {
	session := v.list.host.Session()
	kit.Background(v.list.host.Runner(), func() (string, error) {
		if column == office.ColumnContact {
			c, err := session.Contact(context.Background(), id)
			return c.Name, err
		}
		c, err := session.Customer(context.Background(), id)
		return c.Name, err
	}, func(name string, err error) {
		if err == nil { // else the value is a name, or one the person may not know
			v.learn(id, name)
			v.list.ShowChips()
		}
	})
}

// forget has the names of customers and contacts be asked for again.
func (v *valueNames) forget() {
	clear(v.asked)
	clear(v.known)
}

// learn notes a name that is known from elsewhere, such as the row it stands in.
func (v *valueNames) learn(id domain.ID, name string) {
	if id != "" {
		v.known[id] = name
	}
}

// options are the words of the office that a field can be, those still offered first.
func (v *valueNames) options(column office.Column) []kit.Option {
	var options, retired []kit.Option
	add := func(out bool, o kit.Option) {
		if out {
			retired = append(retired, o)
		} else {
			options = append(options, o)
		}
	}
	switch column {
	case office.ColumnState:
		for _, s := range v.words.states {
			add(s.Retired, kit.Option{ID: string(s.ID), Text: s.Name, Dot: kit.Paint(kit.Colour(s.Colour))})
		}
	case office.ColumnSalesperson, office.ColumnCredited:
		for _, p := range v.words.people {
			if p.Salesperson || p.SignsIn {
				add(p.Inactive || !p.Salesperson, kit.Option{ID: string(p.ID), Text: p.Name})
			}
		}
	default:
		for _, item := range v.words.items[column] {
			add(item.Retired, kit.Option{ID: string(item.ID), Text: item.Name})
		}
	}
	return append(options, retired...)
}

// valuesOffered is how many customers or contacts are offered at a time.
const valuesOffered = 50

func (l *List) searchCustomers(text string, deliver func([]kit.Option)) {
	kit.Background(l.host.Runner(), func() ([]domain.Customer, error) {
		return l.host.Session().FindCustomers(context.Background(), text, valuesOffered)
	}, func(found []domain.Customer, err error) {
		if err != nil {
			l.host.Failed(err)
			return
		}
		options := make([]kit.Option, len(found), len(found)+1)
		for i, c := range found {
			options[i] = customerOption(c)
			l.values.learn(c.ID, c.Name)
		}
		deliver(append(options, noneFor(text)...))
	})
}

func (l *List) searchContacts(text string, deliver func([]kit.Option)) {
	kit.Background(l.host.Runner(), func() ([]office.ContactRow, error) {
		return l.host.Session().Contacts(context.Background(), office.Query{Text: text, Sort: office.ColumnName, Ascending: true}, 0, valuesOffered)
	}, func(found []office.ContactRow, err error) {
		if err != nil {
			l.host.Failed(err)
			return
		}
		options := make([]kit.Option, len(found), len(found)+1)
		for i, c := range found {
			options[i] = kit.Option{ID: string(c.ID), Text: c.Name, Detail: c.Customer}
			l.values.learn(c.ID, c.Name)
		}
		deliver(append(options, noneFor(text)...))
	})
}

// noneFor offers no value where nothing was typed.
func noneFor(text string) []kit.Option {
	if text != "" {
		return nil
	}
	return []kit.Option{noneOption()}
}
