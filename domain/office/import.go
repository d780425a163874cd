package office

import (
	"context"
	"errors"
	"slices"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/change"
	"preventa/domain/region"
)

// ImportKinds are the kinds of record a file can hold rows of.
var ImportKinds = []domain.Kind{
	domain.KindOpportunity, domain.KindCustomer, domain.KindContact, domain.KindProduct, domain.KindActivity, domain.KindRate,
	domain.KindTarget,
}

// importFields are what a row can say, by what the file holds.
var importFields = map[domain.Kind][]string{
	domain.KindOpportunity: {
		"name", "customer", "contact", "email", "phone", "state", "origin", "salesperson", "amount", "currency",
		"probability", "opened", "closed", "expected", "tags", "notes", "reference",
	},
	domain.KindCustomer: {
		"name", "legal_name", "tax_id", "sector", "address", "city", "district", "country", "phones", "emails", "website",
		"salesperson", "language", "tags", "notes", "blocked", "registered",
	},
	domain.KindContact: {"name", "customer", "position", "phone", "mobile", "email", "birthday", "notes"},
	domain.KindProduct: {"code", "description", "unit", "price", "currency", "tax", "retired"},
	domain.KindActivity: {
		"type", "subject", "notes", "opportunity", "customer", "contact", "day", "time", "minutes", "people", "done",
	},
	domain.KindRate:   {"currency", "day", "rate"},
	domain.KindTarget: {"salesperson", "month", "amount", "count"},
	domain.KindLine:   {"code", "description", "quantity", "unit", "price", "discount", "tax"},
}

// ImportFields are what a row of a file can say of a record of a kind: one of
// ImportKinds, or KindLine, whose rows ReadLines reads.
func ImportFields(kind domain.Kind) []string { return importFields[kind] }

// ImportRow is one row of a file.
type ImportRow struct {
	Line    int                // of the file, from 1
	Values  map[string]string  // by name of ImportFields; a field without a column is absent
	Problem *domain.FieldError // what kept the row from being read at all
}

// ImportOptions say what a file does not.
type ImportOptions struct {
	Classes map[string]domain.Class // of states the office does not have yet, by name; open where it says nothing
	DryRun  bool                    // rehearse: tell what would be done, and do nothing
}

// BadRow is a row that was left out, and the first reason why. Field is a name of
// ImportFields, or empty when the row as a whole is wrong.
type BadRow struct {
	Line       int
	Field, Key string
	Args       domain.Args
}

// ImportResult tells what an import did, or would do. The rows are counted in Added,
// Updated, Unchanged and Bad, each row in one of them.
type ImportResult struct {
	Added, Updated, Unchanged int
	Bad                       []BadRow
	// Notes are about rows that went in, but for something that a person should know: an
	// e-mail that was not taken, a tax id that another customer has.
	Notes []BadRow

	NewCustomers, NewContacts, NewSalespeople []string
	NewStates, NewOrigins, NewTags            []string
	NewSectors, NewPositions, NewTypes        []string

	Set change.Set // empty when nothing changed or nothing was to be done
}

// Import brings rows of a file in that hold records of one of ImportKinds, in one set that
// Undo takes back as one. Good rows go in, bad ones are reported; what a bad row alone
// refers to is not added. What is done with a row is said at the use case of its kind:
// ImportOpportunities and so on.
//
// Forbidden, ReadOnly; Invalid for a kind there is not; Conflict when somebody changed the
// same records meanwhile.
func (s *Session) Import(ctx context.Context, kind domain.Kind, rows []ImportRow, options ImportOptions) (ImportResult, error) {
	plan, known := importPlans[kind]
	if !known {
		return ImportResult{}, domain.Fail(domain.Invalid, "error.import.kind", domain.Args{"Kind": string(kind)})
	}
	if err := s.require(access.Import, access.Add); err != nil {
		return ImportResult{}, err
	}
	if err := s.require(plan.element, access.Add); err != nil {
		return ImportResult{}, err
	}
	i, err := s.newImport(ctx, plan, options)
	if err != nil {
		return ImportResult{}, err
	}
	for _, row := range rows {
		if err := ctx.Err(); err != nil {
			return ImportResult{}, err
		}
		i.take(row)
	}
	changes := i.summary()
	if options.DryRun || len(changes) == 0 {
		return i.result, nil
	}
	i.result.Set, err = plan.write(ctx, i, changes)
	if err != nil {
		return ImportResult{}, err
	}
	return i.result, nil
}

// importPlan is what the import of one kind does.
type importPlan struct {
	element access.Element // whose right is needed
	needs   []registerReader
	// read makes a record of a row, stages it and whatever it refers to, and gives the id
	// of the record; it notes the row's problems.
	read  func(*importedRow) domain.ID
	write func(context.Context, *importing, []change.Change) (change.Set, error)
}

var importPlans = map[domain.Kind]importPlan{
	domain.KindOpportunity: {access.Opportunities, opportunityRegisters, (*importedRow).readOpportunity, appliedAs("opportunities.imported")},
	domain.KindCustomer:    {access.Customers, customerRegisters, (*importedRow).readCustomer, appliedAs("customers.imported")},
	domain.KindContact:     {access.Customers, contactRegisters, (*importedRow).readContact, appliedAs("contacts.imported")},
	domain.KindProduct:     {access.Products, productRegisters, (*importedRow).readProduct, appliedAs("products.imported")},
	domain.KindActivity:    {access.Activities, activityRegisters, (*importedRow).readActivity, appliedAs("activities.imported")},
	domain.KindRate:        {access.Currencies, rateRegisters, (*importedRow).readRate, saveImportedRates},
	domain.KindTarget:      {access.Control, targetRegisters, (*importedRow).readTarget, saveImportedTargets},
}

// appliedAs writes an import as one set of an action.
func appliedAs(action string) func(context.Context, *importing, []change.Change) (change.Set, error) {
	return func(ctx context.Context, i *importing, changes []change.Change) (change.Set, error) {
		return i.session.apply(ctx, action, changes...)
	}
}

// importing is an import under way: what the office has, and what was made of the rows
// taken so far.
type importing struct {
	importRegisters
	plan     importPlan
	session  *Session
	region   region.Region
	currency domain.Currency
	today    domain.Date
	rates    domain.Rates
	classes  map[string]domain.Class // by fold of the state's name

	taken  map[domain.ID]int // line that brought a record in
	result ImportResult
}

func (s *Session) newImport(ctx context.Context, plan importPlan, options ImportOptions) (*importing, error) {
	rates, err := s.RatesOfExchange(ctx)
	if err != nil {
		return nil, err
	}
	i := &importing{
		plan: plan, session: s, rates: rates, region: s.office.Region(), currency: s.office.Data().Currency,
		today: s.office.Today(), classes: map[string]domain.Class{}, taken: map[domain.ID]int{},
	}
	if err := i.readAll(ctx, s.store, plan.needs); err != nil {
		return nil, err
	}
	return i, i.setClasses(options.Classes)
}

// take makes a record of a row, or reports why it cannot.
func (i *importing) take(row ImportRow) {
	r := importedRow{importing: i, row: row}
	id := r.read()
	if len(r.problems) > 0 {
		i.drop()
		i.result.Bad = append(i.result.Bad, badRow(row.Line, r.problems[0]))
		return
	}
	i.result.Notes = append(i.result.Notes, r.notes...)
	changed := i.keep()
	i.taken[id] = row.Line
	switch {
	case r.isNew:
		i.result.Added++
	case changed:
		i.result.Updated++
	default:
		i.result.Unchanged++
	}
}

func badRow(line int, problem domain.FieldError) BadRow {
	return BadRow{Line: line, Field: problem.Field, Key: problem.Key, Args: problem.Args}
}

// summary gives all changes, those of what others refer to first, because who follows a
// set reads it in order, and completes the result.
func (i *importing) summary() []change.Change {
	people, states := i.salespeople.changes(), i.states.changes()
	customers, contacts := i.customers.changes(), i.contacts.changes()
	r := &i.result
	r.NewSalespeople, r.NewStates = addedNames(people), addedNames(states)
	r.NewCustomers, r.NewContacts = addedNames(customers), addedNames(contacts)
	changes := slices.Concat(people, states)
	for _, catalogue := range []struct {
		of    domain.Catalogue
		names *[]string
	}{
		{domain.Origins, &r.NewOrigins}, {domain.Tags, &r.NewTags}, {domain.Sectors, &r.NewSectors}, {domain.Positions, &r.NewPositions},
		{domain.ActivityTypes, &r.NewTypes},
	} {
		items := i.items(catalogue.of).changes()
		*catalogue.names = addedNames(items)
		changes = append(changes, items...)
	}
	return slices.Concat(changes, customers, contacts, i.products.changes(), i.opportunities.changes(), i.activities.changes(), i.dayRates.changes(), i.targets.changes())
}

func addedNames(changes []change.Change) []string {
	var names []string
	for _, c := range changes {
		if c.Op == change.Add {
			names = append(names, addedName(c))
		}
	}
	return names
}

// addedName is a new record's name; of a contact without one, what it is known by.
func addedName(c change.Change) string {
	for _, field := range []string{"name", "email", "mobile", "phone", "position"} {
		if text, ok := c.Fields[field][1].(string); ok {
			return text
		}
	}
	return ""
}

// problemsOf are the fields of an Invalid error.
func problemsOf(err error) []domain.FieldError {
	known := (*domain.Error)(nil)
	if !errors.As(err, &known) {
		return nil
	}
	return known.Fields
}
