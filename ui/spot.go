package ui

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/ui/activities"
	"preventa/ui/control"
	"preventa/ui/customers"
	"preventa/ui/kit"
	uioffice "preventa/ui/office"
	"preventa/ui/opportunities"
	"preventa/ui/quotations"
	"preventa/ui/reports"
	"preventa/ui/statistics"
)

// spot names what a tab shows, so that it can be shown again: a screen that is there once
// at most, or a record.
type spot struct {
	Screen string      `json:"screen,omitempty"` // its id, empty for a record
	Kind   domain.Kind `json:"kind,omitempty"`
	ID     domain.ID   `json:"id,omitempty"`
}

// isRecord tells a record from a screen.
func (s spot) isRecord() bool { return s.Screen == "" }

func (s spot) reference() office.Reference { return office.Reference{Kind: s.Kind, ID: s.ID} }

// key tells a spot from all others.
func (s spot) key() string {
	if s.isRecord() {
		return string(s.Kind) + ":" + string(s.ID)
	}
	return s.Screen
}

// spotOf names what a screen shows; false for a record that is not saved yet, to which
// nothing leads back.
func spotOf(s kit.Screen) (spot, bool) {
	switch s := s.(type) {
	case nil:
		return spot{}, false
	case *resting:
		return s.at, true
	case kit.Recorded:
		shown := s.Shows()
		return spot{Kind: shown.Kind, ID: shown.ID}, shown.ID != ""
	}
	return spot{Screen: s.ID()}, true
}

// screenCommands are the commands that open the screens there are once at most, by the id
// of the screen.
var screenCommands = map[string]string{
	opportunities.ListID: "opportunities", activities.MyDayID: "my_day", activities.ListID: "activities",
	customers.ListID: "customers", customers.ContactsID: "contacts", customers.DuplicatesID: "duplicates",
	quotations.ListID: "quotations", quotations.ProductsID: "products", control.ID: "control",
	reports.CompletenessID: "completeness", reports.IndexID: "reports", reports.MovementID: "daily_movement", statistics.ID: "statistics",
	uioffice.CurrenciesID: "currencies", uioffice.TargetsID: "targets",
	reports.SchedulesID: "schedules", uioffice.UndoHistoryID: "undo_history", uioffice.BinID: "bin",
}

// screenCommand is the command that opens a screen by its id: a report's has that id itself.
func (w *Window) screenCommand(id string) (*kit.Command, bool) {
	if command, known := screenCommands[id]; known {
		id = command
	} else if !reports.IsPreview(id) {
		return nil, false
	}
	command := w.commands.Get(id)
	return command, command != nil
}

// recordKind is what the window knows of the records of a kind.
type recordKind struct {
	kind    domain.Kind
	element access.Element
	icon    string
}

// recordKinds are the records that can be opened by themselves, in the order they are found.
var recordKinds = []recordKind{
	{domain.KindOpportunity, access.Opportunities, "target"},
	{domain.KindCustomer, access.Customers, "building-2"},
	{domain.KindContact, access.Customers, "user-round"},
	{domain.KindQuotation, access.Quotations, "file-text"},
	{domain.KindActivity, access.Activities, "calendar-check"},
}

func recordKindOf(kind domain.Kind) (recordKind, bool) {
	at := slices.IndexFunc(recordKinds, func(k recordKind) bool { return k.kind == kind })
	if at < 0 {
		return recordKind{}, false
	}
	return recordKinds[at], true
}

// mayVisit reports that a spot is one of this program which the person may see.
func (w *Window) mayVisit(s spot) bool {
	if s.isRecord() {
		kind, known := recordKindOf(s.Kind)
		return known && w.session.May(kind.element, access.Read)
	}
	command, known := w.screenCommand(s.Screen)
	return known && command.IsEnabled()
}

// visit shows what a spot names.
func (w *Window) visit(s spot) {
	switch s.Kind {
	case domain.KindOpportunity:
		w.OpenOpportunity(s.ID, kit.Place{})
	case domain.KindCustomer:
		w.OpenCustomer(s.ID)
	case domain.KindContact:
		w.OpenContact(s.ID, "", nil)
	case domain.KindQuotation:
		w.OpenQuotation(s.ID)
	case domain.KindActivity:
		w.EditActivity(office.ActivityDraft{Activity: domain.Activity{ID: s.ID}}, nil)
	default:
		if command, known := w.screenCommand(s.Screen); known {
			command.Trigger()
		}
	}
}

// named is what a record is called.
type named struct {
	number int64 // of an opportunity
	name   string
}

// title is what the tab of the record says.
func (n named) title() string {
	if n.number == 0 {
		return n.name
	}
	return lang.X("opportunity.tab", "Opp. {{.Number}} · {{.Name}}", map[string]any{"Number": n.number, "Name": n.name})
}

// text is what the record is called in a list.
func (n named) text() string {
	if n.number == 0 {
		return n.name
	}
	return strconv.FormatInt(n.number, 10) + " " + n.name
}

// nameOf reads what a record is called, off the UI goroutine; false for one that has gone,
// lies in the recycle bin, or may not be seen.
func nameOf(ctx context.Context, s *office.Session, r office.Reference) (n named, there bool, err error) {
	var removed int64
	switch r.Kind {
	case domain.KindOpportunity:
		var d office.Draft
		d, err = s.Opportunity(ctx, r.ID)
		n, removed = named{d.Number, d.Name}, d.RemovedAt
	case domain.KindCustomer:
		var c domain.Customer
		c, err = s.Customer(ctx, r.ID)
		n, removed = named{name: c.Name}, c.RemovedAt
	case domain.KindContact:
		var c domain.Contact
		c, err = s.Contact(ctx, r.ID)
		n, removed = named{name: c.Label()}, c.RemovedAt
	case domain.KindQuotation:
		var q office.QuotationDraft
		q, err = s.Quotation(ctx, r.ID)
		n, removed = named{name: q.Label()}, q.RemovedAt
	case domain.KindActivity:
		var a domain.Activity
		a, err = s.Activity(ctx, r.ID)
		n, removed = named{name: a.Subject}, a.RemovedAt
	}
	if domain.Is(err, domain.NotFound) || domain.Is(err, domain.Forbidden) {
		return n, false, nil
	}
	return n, err == nil && removed == 0, err
}

// namesOf reads what several records are called; those that have gone are left out.
func namesOf(ctx context.Context, s *office.Session, spots []spot) (map[spot]named, error) {
	names := map[spot]named{}
	for _, at := range spots {
		n, there, err := nameOf(ctx, s, at.reference())
		if err != nil {
			return nil, err
		}
		if there {
			names[at] = n
		}
	}
	return names, nil
}
