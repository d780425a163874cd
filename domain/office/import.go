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

// ImportFields are what a row of a file can say of an opportunity.
var ImportFields = []string{
	"name", "customer", "contact", "email", "phone", "state", "origin", "salesperson", "amount", "currency",
	"probability", "opened", "closed", "expected", "tags", "notes", "reference",
}

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
	// Kept are rows that went in, but for an e-mail or a telephone other than the one
	// their contact had before the import, which stays.
	Kept []BadRow

	NewCustomers, NewContacts, NewSalespeople []string
	NewStates, NewOrigins, NewTags            []string

	Set change.Set // empty when nothing changed or nothing was to be done
}

// ImportOpportunities brings rows of a file in, in one set that Undo takes back as one.
// Good rows go in, bad ones are reported; what a bad row alone refers to is not added.
//
// Customers, contacts (within their customer), salespeople, states, origins and tags
// are found by the fold of their name, and added when there are none; tags are parted by
// , ; or |. A row whose reference an opportunity has already updates that opportunity.
// An empty cell says nothing: a new opportunity takes the default of a draft, a known
// one keeps what it has; the name alone may not be left empty. A closing day says
// nothing either where the state is not a closed one.
//
// Forbidden, ReadOnly; Invalid, with nothing done, when a class contradicts a state the
// office has; Conflict when somebody changed the same records meanwhile.
func (s *Session) ImportOpportunities(ctx context.Context, rows []ImportRow, options ImportOptions) (ImportResult, error) {
	if err := s.require(access.Import, access.Add); err != nil {
		return ImportResult{}, err
	}
	if err := s.require(access.Opportunities, access.Add); err != nil {
		return ImportResult{}, err
	}
	i, err := s.newImport(ctx, options)
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
	i.result.Set, err = s.apply(ctx, "opportunities.imported", changes...)
	if err != nil {
		return ImportResult{}, err
	}
	return i.result, nil
}

// opportunityImport is an import under way: what the office has, and what was made of
// the rows taken so far.
type opportunityImport struct {
	importRegisters
	session  *Session
	region   region.Region
	currency domain.Currency
	today    domain.Date
	classes  map[string]domain.Class // by fold of the state's name

	byReference map[string]domain.Opportunity // before the import
	taken       map[string]int                // line that brought a reference in
	changes     []change.Change               // of opportunities
	result      ImportResult
}

func (s *Session) newImport(ctx context.Context, options ImportOptions) (*opportunityImport, error) {
	registers, err := readRegisters(ctx, s.store)
	if err != nil {
		return nil, err
	}
	i := &opportunityImport{
		importRegisters: registers, session: s, region: s.office.Region(), currency: s.office.Data().Currency,
		today: s.office.Today(), classes: map[string]domain.Class{},
		byReference: map[string]domain.Opportunity{}, taken: map[string]int{},
	}
	if err := i.setClasses(options.Classes); err != nil {
		return nil, err
	}
	known, err := s.store.AllOpportunities(ctx)
	if err != nil {
		return nil, err
	}
	for _, o := range known {
		if o.Reference != "" {
			i.byReference[o.Reference] = o
		}
	}
	return i, nil
}

// setClasses takes the classes of states in. One that the office has must not be given
// another class: what has closed would be rewritten.
func (i *opportunityImport) setClasses(classes map[string]domain.Class) error {
	for name, class := range classes {
		fold := domain.Fold(name)
		if !class.Valid() {
			return domain.Fail(domain.Invalid, "error.class", domain.Args{"Value": class})
		}
		known, exists := i.states.named(fold)
		other, twice := i.classes[fold]
		if exists {
			other = known.Class
		}
		if (exists || twice) && other != class {
			return domain.Fail(domain.Invalid, "error.import.class", domain.Args{"Name": name, "Class": other, "Wanted": class})
		}
		i.classes[fold] = class
	}
	return nil
}

// take makes an opportunity of a row, or reports why it cannot.
func (i *opportunityImport) take(row ImportRow) {
	r := importedRow{opportunityImport: i, row: row}
	before, after := r.read()
	if len(r.problems) > 0 {
		i.drop()
		i.result.Bad = append(i.result.Bad, badRow(row.Line, r.problems[0]))
		return
	}
	changesOthers := i.keep()
	i.result.Kept = append(i.result.Kept, r.kept...)
	if after.Reference != "" {
		i.taken[after.Reference] = row.Line
	}
	if before.ID == "" {
		after.ID = domain.NewID()
		i.changes = append(i.changes, change.Adding(after))
		i.result.Added++
		return
	}
	c, changed := change.Editing(before, after)
	if changed {
		i.changes = append(i.changes, c)
	}
	if changed || changesOthers {
		i.result.Updated++
	} else {
		i.result.Unchanged++
	}
}

func badRow(line int, problem domain.FieldError) BadRow {
	return BadRow{Line: line, Field: problem.Field, Key: problem.Key, Args: problem.Args}
}

// summary gives all changes, those of what opportunities refer to first, because who
// follows a set reads it in order, and completes the result.
func (i *opportunityImport) summary() []change.Change {
	people, states := i.salespeople.changes(), i.states.changes()
	origins, tags := i.origins.changes(), i.tags.changes()
	customers, contacts := i.customers.changes(), i.contacts.changes()
	r := &i.result
	r.NewSalespeople, r.NewStates = addedNames(people), addedNames(states)
	r.NewOrigins, r.NewTags = addedNames(origins), addedNames(tags)
	r.NewCustomers, r.NewContacts = addedNames(customers), addedNames(contacts)
	return slices.Concat(people, states, origins, tags, customers, contacts, i.changes)
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
	for _, field := range []string{"name", "email", "phone"} {
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
