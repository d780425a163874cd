package quotations

import (
	"context"
	"log/slog"
	"math/big"
	"reflect"
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/office"
)

// formModel is a quotation being edited: what is saved, what the person made of it, and
// what its lines come to. It knows no widget.
type formModel struct {
	session *office.Session
	saved   office.QuotationDraft // as last read
	draft   office.QuotationDraft // as edited; its lines are its own
	words   words
	trace   office.Trace

	sums   domain.LineSums // of the draft's lines
	known  bool            // whether differs is up to date
	differ bool            // the draft differs from what is saved
}

// words are what the quotation refers to, and the lists it chooses from.
type words struct {
	salespeople []domain.Person
	customer    domain.Customer
	contact     domain.Contact
	opportunity domain.Opportunity
	revisions   []office.QuotationRow // of the same number, the newest first
}

// loaded is what a form is filled with, read off the UI goroutine.
type loaded struct {
	draft office.QuotationDraft
	words words
	trace office.Trace
}

// load reads a quotation.
func load(ctx context.Context, s *office.Session, id domain.ID) (l loaded, err error) {
	if l.draft, err = s.Quotation(ctx, id); err != nil {
		return l, err
	}
	if l.trace, err = s.TraceOf(ctx, domain.KindQuotation, id); err != nil {
		return l, err
	}
	l.words, err = loadWords(ctx, s, l.draft.Quotation)
	return l, err
}

// loadNew reads the start of a new quotation.
func loadNew(ctx context.Context, s *office.Session, opportunity, copyOf domain.ID) (l loaded, err error) {
	if l.draft, err = s.NewQuotation(ctx, opportunity, copyOf); err != nil {
		return l, err
	}
	l.words, err = loadWords(ctx, s, l.draft.Quotation)
	return l, err
}

func loadWords(ctx context.Context, s *office.Session, q domain.Quotation) (w words, err error) {
	if w.salespeople, err = s.Salespeople(ctx); err != nil {
		return w, err
	}
	if q.Customer != "" {
		if w.customer, err = s.Customer(ctx, q.Customer); err != nil {
			return w, err
		}
	}
	if q.Contact != "" {
		if w.contact, err = s.Contact(ctx, q.Contact); err != nil {
			return w, err
		}
	}
	if q.Opportunity != "" {
		o, err := s.Opportunity(ctx, q.Opportunity)
		if err != nil {
			return w, err
		}
		w.opportunity = o.Opportunity
	}
	if q.Number != "" {
		w.revisions, err = revisionsOf(ctx, s, q.Number)
	}
	return w, err
}

// revisionsOf lists the revisions of a number, the newest first.
func revisionsOf(ctx context.Context, s *office.Session, number string) ([]office.QuotationRow, error) {
	return s.Quotations(ctx, office.Query{Sort: office.ColumnRevision,
		Conditions: []office.Condition{{Column: office.ColumnNumber, Values: []string{number}}}}, 0, mostRevisions)
}

// mostRevisions is how many revisions of one quotation are read.
const mostRevisions = 1000

func newFormModel(s *office.Session, l loaded) *formModel {
	m := &formModel{session: s, words: l.words, trace: l.trace}
	m.begin(l.draft)
	return m
}

// begin edits a quotation from the start.
func (m *formModel) begin(d office.QuotationDraft) {
	m.saved, m.draft = d, d
	m.draft.Lines = slices.Clone(d.Lines)
	m.sums = domain.LineSums{}
	for _, line := range m.draft.Lines {
		m.sums.Add(line)
	}
	m.touch()
}

// isNew reports that the quotation was never saved.
func (m *formModel) isNew() bool { return m.saved.ID == "" }

// editable reports that what is shown may still be changed, as far as its status goes.
func (m *formModel) editable() bool { return m.saved.Editable() && m.saved.RemovedAt == 0 }

// status is how far the quotation has come, as it stands today.
func (m *formModel) status() domain.QuotationStatus {
	return m.saved.StatusOn(m.session.Office().Today())
}

// total is what the draft's lines come to; false where that fits no amount.
func (m *formModel) total() (domain.Money, bool) {
	_, _, total, fits := m.sums.Totals()
	return domain.Money{Minor: total, Currency: m.draft.Currency}, fits
}

// touch notes that the draft is another now.
func (m *formModel) touch() { m.known = false }

// dirty reports unsaved changes. A new quotation with lines is one, even as it was copied.
func (m *formModel) dirty() bool {
	if !m.known {
		m.known, m.differ = true, !sameDraft(m.saved, m.draft) || m.isNew() && len(m.draft.Lines) > 0
	}
	return m.differ
}

func sameDraft(a, b office.QuotationDraft) bool {
	return sameHead(a.Quotation, b.Quotation) && sameLines(a.Lines, b.Lines)
}

// sameHead compares everything of a quotation but its lines.
func sameHead(a, b domain.Quotation) bool {
	return reflect.DeepEqual(domain.FieldsOf(a), domain.FieldsOf(b))
}

// sameLines compares lines as they would be saved: without blank ones, in their order.
func sameLines(a, b []domain.Line) bool {
	i, j := 0, 0
	for {
		for i < len(a) && a[i].IsBlank() {
			i++
		}
		for j < len(b) && b[j].IsBlank() {
			j++
		}
		if i == len(a) || j == len(b) {
			return i == len(a) && j == len(b)
		}
		one, other := a[i], b[j]
		one.Place, one.Version, other.Place, other.Version = 0, 0, 0, 0
		if one != other {
			return false
		}
		i, j = i+1, j+1
	}
}

// revert gives up the unsaved changes.
func (m *formModel) revert(w words) {
	m.words = w
	m.begin(m.saved)
}

// edit changes a line, and what the lines come to with it.
func (m *formModel) edit(row int, change func(*domain.Line)) {
	m.sums.Take(m.draft.Lines[row])
	change(&m.draft.Lines[row])
	m.sums.Add(m.draft.Lines[row])
	m.touch()
}

// insert puts a line in.
func (m *formModel) insert(row int, line domain.Line) {
	m.draft.Lines = slices.Insert(m.draft.Lines, row, line)
	m.sums.Add(line)
	m.touch()
}

// append puts an empty line at the end: one unit, taxed as the office does.
func (m *formModel) append() {
	m.insert(len(m.draft.Lines), domain.Line{Quantity: domain.QuantityScale, Tax: m.session.Office().Data().TaxRate})
}

// duplicate puts a copy of a line behind it.
func (m *formModel) duplicate(row int) {
	copied := m.draft.Lines[row]
	copied.ID, copied.Version = "", 0
	m.insert(row+1, copied)
}

// remove takes a line out.
func (m *formModel) remove(row int) {
	m.sums.Take(m.draft.Lines[row])
	m.draft.Lines = slices.Delete(m.draft.Lines, row, row+1)
	m.touch()
}

// exchange lets two lines change places.
func (m *formModel) exchange(row, to int) {
	lines := m.draft.Lines
	lines[row], lines[to] = lines[to], lines[row]
	m.touch()
}

// rowOf is the row of a line by its place among those that are not blank, which is how
// the errors of a save count.
func (m *formModel) rowOf(place int) int {
	for row, line := range m.draft.Lines {
		if line.IsBlank() {
			continue
		}
		if place == 0 {
			return row
		}
		place--
	}
	return -1
}

// takeProduct fills a line with a product. The price stays as it is where the product's is
// in another currency, which priced reports.
func (m *formModel) takeProduct(row int, p domain.Product) (priced bool) {
	priced = p.Currency == m.draft.Currency
	m.edit(row, func(l *domain.Line) {
		l.Product, l.Code, l.Description, l.Unit, l.Tax = p.ID, p.Code, p.Description, p.Unit, p.Tax
		if priced {
			l.Price = p.Price
		}
	})
	return priced
}

// setCurrency takes another currency. Prices keep the figures a person sees, as far as the
// currency has decimals for them; nothing is converted.
func (m *formModel) setCurrency(c domain.Currency) {
	before := m.draft.Currency
	m.draft.Currency = c
	m.touch()
	if before.Scale() == c.Scale() {
		return
	}
	for row := range m.draft.Lines {
		m.edit(row, func(l *domain.Line) { l.Price = rescaled(l.Price, before.Scale(), c.Scale()) })
	}
}

// rescaled is minor × to ÷ from, rounded half away from zero; what does not fit is the
// greatest number there is, which no amount is.
func rescaled(minor, from, to int64) int64 {
	exact := new(big.Int).Mul(big.NewInt(minor), big.NewInt(2*to))
	half := big.NewInt(from)
	if minor < 0 {
		half.Neg(half)
	}
	exact.Add(exact, half).Quo(exact, big.NewInt(2*from))
	if !exact.IsInt64() {
		return domain.MaxAmount + 1
	}
	return exact.Int64()
}

// chooseCustomer takes a customer, or none. A contact of another one does not come along.
func (m *formModel) chooseCustomer(c domain.Customer) {
	m.words.customer = c
	m.draft.Customer = c.ID
	if m.words.contact.Customer != c.ID {
		m.chooseContact(domain.Contact{})
	}
	if c.Language != "" {
		m.draft.Language = c.Language
	}
	m.touch()
}

// chooseContact takes a contact, or none.
func (m *formModel) chooseContact(c domain.Contact) {
	m.words.contact, m.draft.Contact = c, c.ID
	m.touch()
}

// chooseOpportunity takes an opportunity, or none; where nobody said yet whom the
// quotation is for and what about, the opportunity does.
func (m *formModel) chooseOpportunity(w words) {
	o := w.opportunity
	m.words.opportunity, m.draft.Opportunity = o, o.ID
	if m.draft.Customer == "" && w.customer.ID != "" {
		m.chooseCustomer(w.customer)
		m.chooseContact(w.contact)
	}
	if strings.TrimSpace(m.draft.Subject) == "" {
		m.draft.Subject = o.Name
	}
	m.touch()
}

// save writes a draft; it may run off the UI goroutine, on a copy. What it reads after the
// save is for the eye alone: when that fails the words known so far stay.
func save(ctx context.Context, s *office.Session, d office.QuotationDraft, known words) (loaded, error) {
	saved, _, err := s.SaveQuotation(ctx, d)
	if err != nil {
		return loaded{}, err
	}
	l, err := load(ctx, s, saved.ID)
	if err != nil {
		slog.Error("a saved quotation could not be read back", "error", err)
		l = loaded{draft: saved, words: known}
	}
	return l, nil
}

// settle takes over what was saved of the draft that was sent. What was typed since in the
// fields stays, as a change of what is saved now; lines cannot be typed in meanwhile.
func (m *formModel) settle(sent office.QuotationDraft, now loaded) {
	base, edited := domain.FieldsOf(sent.Quotation), domain.FieldsOf(m.draft.Quotation)
	before := m.words
	m.words, m.trace = now.words, now.trace
	m.begin(now.draft)
	if reflect.DeepEqual(base, edited) {
		return
	}
	result := domain.FieldsOf(now.draft.Quotation)
	for _, name := range domain.FieldNames(domain.Quotation{}) {
		if reflect.DeepEqual(base[name], edited[name]) {
			continue
		}
		delete(result, name)
		if value := edited[name]; value != nil {
			result[name] = value
		}
	}
	domain.SetFields(&m.draft.Quotation, result)
	m.words.customer, m.words.contact, m.words.opportunity = before.customer, before.contact, before.opportunity
}

// becomeNew makes the draft one of another quotation, to be saved beside the one it was of.
func (m *formModel) becomeNew() {
	d := &m.draft
	d.ID, d.Version, d.Number, d.Sequence, d.Revision, d.Supersedes = "", 0, "", 0, 0, ""
	d.Status, d.SentOn, d.DecidedOn, d.RemovedAt = domain.Draft, 0, 0, 0
	for i := range d.Lines {
		d.Lines[i].ID, d.Lines[i].Version, d.Lines[i].Quotation = "", 0, ""
	}
	m.saved = office.QuotationDraft{Quotation: domain.Quotation{Status: domain.Draft}}
	m.words.revisions = nil
	m.touch()
}
