package domain

import "math/big"

// QuotationStatus is how far a quotation has come.
type QuotationStatus string

// The statuses. A sent one expires by itself, the day after it was valid until; expired
// is never kept, so that nothing needs to be written for it to be true.
const (
	Draft      QuotationStatus = "draft"
	Sent       QuotationStatus = "sent"
	Accepted   QuotationStatus = "accepted"
	Rejected   QuotationStatus = "rejected"
	Superseded QuotationStatus = "superseded" // by a later revision
	Expired    QuotationStatus = "expired"
)

// QuotationStatuses lists them in the order of a negotiation.
var QuotationStatuses = []QuotationStatus{Draft, Sent, Accepted, Rejected, Expired, Superseded}

// Quotation is an offer with its lines. Once sent it is not edited: a revision is a
// quotation of its own, of the same number, that supersedes the one before.
type Quotation struct {
	ID          ID
	Version     int64
	Number      string          `field:"number"`
	Sequence    int64           `field:"sequence"` // per office, never reused; the same for all revisions
	Revision    int             `field:"revision"` // 0 is A, 1 is B …
	Supersedes  ID              `field:"supersedes" ref:"quotation"`
	Status      QuotationStatus `field:"status"`
	Subject     string          `field:"subject"`
	Opportunity ID              `field:"opportunity" ref:"opportunity"`
	Customer    ID              `field:"customer" ref:"customer"`
	Contact     ID              `field:"contact" ref:"contact"`
	Salesperson ID              `field:"salesperson" ref:"person"`
	Day         Date            `field:"day"`
	ValidUntil  Date            `field:"valid_until"`
	SentOn      Date            `field:"sent_on"`
	DecidedOn   Date            `field:"decided_on"` // accepted or rejected
	Currency    Currency        `field:"currency"`
	Language    Language        `field:"language"`
	Delivery    string          `field:"delivery_terms"`
	Payment     string          `field:"payment_terms"`
	Notes       string          `field:"notes"`

	// What the lines add up to, minor units of Currency.
	Subtotal int64 `field:"subtotal"`
	Tax      int64 `field:"tax"`
	Total    int64 `field:"total"`

	// LineEdits counts the saves that changed lines, so that each of them makes another
	// version of the quotation: who edits it beside somebody else is told.
	LineEdits int64 `field:"line_edits"`

	RemovedAt int64 `field:"removed_at"` // UTC milliseconds it went to the recycle bin, 0: it did not
}

// Kind is KindQuotation.
func (Quotation) Kind() Kind { return KindQuotation }

// Key is the id and the version read.
func (q Quotation) Key() (ID, int64) { return q.ID, q.Version }

// Letter names the revision: A, B … Z, AA, AB …
func (q Quotation) Letter() string { return RevisionLetter(q.Revision) }

// RevisionLetter is the name of a revision, 0 being A.
func RevisionLetter(revision int) string {
	letters := ""
	for n := revision; n >= 0; n = n/26 - 1 {
		letters = string(rune('A'+n%26)) + letters
	}
	return letters
}

// Label is what the quotation is called: its number with its revision.
func (q Quotation) Label() string { return q.Number + " " + q.Letter() }

// StatusOn is the status on a day: a sent quotation that was valid until an earlier day
// has expired.
func (q Quotation) StatusOn(today Date) QuotationStatus {
	if q.Status == Sent && !q.ValidUntil.IsZero() && q.ValidUntil < today {
		return Expired
	}
	return q.Status
}

// Editable reports that the quotation may still be changed: only a draft is.
func (q Quotation) Editable() bool { return q.Status == Draft }

// Money is the total.
func (q Quotation) Money() Money { return Money{q.Total, q.Currency} }

// Worth is what the quotation counts for in an opportunity: its total, or, where the
// office's amounts are without tax, its subtotal.
func (q Quotation) Worth(o Office) Money {
	if o.NetAmounts {
		return Money{q.Subtotal, q.Currency}
	}
	return q.Money()
}

// Revisable reports that a revision can take the quotation's place: a draft is simply
// edited, and what is accepted or superseded stands.
func (q Quotation) Revisable() bool { return q.Status == Sent || q.Status == Rejected }

// Supersede is the quotation once a revision has taken its place.
func (q Quotation) Supersede() Quotation { q.Status = Superseded; return q }

// Reinstated is a superseded quotation as it stands when the revision that superseded it
// is given up: decided as it was, else sent.
func (q Quotation) Reinstated() Quotation {
	if q.Status != Superseded {
		return q
	}
	q.Status = Sent
	if !q.DecidedOn.IsZero() {
		q.Status = Rejected
	}
	return q
}

// Check validates the quotation.
func (q *Quotation) Check() error {
	var p Problems
	CheckLine(&p, "subject", &q.Subject)
	CheckNotes(&p, "delivery_terms", &q.Delivery)
	CheckNotes(&p, "payment_terms", &q.Payment)
	CheckNotes(&p, "notes", &q.Notes)
	if !q.Currency.Valid() {
		p.Add("currency", "error.currency", Args{"Value": q.Currency})
	}
	if q.Day.IsZero() {
		p.Add("day", "error.required", nil)
	}
	if !q.ValidUntil.IsZero() && q.ValidUntil < q.Day {
		p.Add("valid_until", "error.quotation.valid_until", nil)
	}
	if q.Language != "" && !q.Language.Valid() {
		p.Add("language", "error.language", Args{"Value": q.Language})
	}
	return p.Err()
}

// Sum sets what the lines add up to. It reports false when that does not fit in 64 bits.
func (q *Quotation) Sum(lines []Line) bool {
	net, tax := new(big.Int), new(big.Int)
	for _, line := range lines {
		n, ok := line.Net()
		if !ok {
			return false
		}
		t, ok := line.TaxAmount()
		if !ok {
			return false
		}
		net.Add(net, big.NewInt(n))
		tax.Add(tax, big.NewInt(t))
	}
	total := new(big.Int).Add(net, tax)
	if !net.IsInt64() || !tax.IsInt64() || !total.IsInt64() {
		return false
	}
	q.Subtotal, q.Tax, q.Total = net.Int64(), tax.Int64(), total.Int64()
	return true
}

// Counting is the quotation whose total is the amount of an opportunity that follows
// it: the accepted one, else the one sent last. Drafts, rejected and superseded ones do
// not count; an expired one does, until another is sent.
func Counting(quotations []Quotation) (Quotation, bool) {
	var best Quotation
	for _, q := range quotations {
		if q.RemovedAt == 0 && (q.Status == Accepted || q.Status == Sent) && (best.ID == "" || q.outranks(best)) {
			best = q
		}
	}
	return best, best.ID != ""
}

func (q Quotation) outranks(other Quotation) bool {
	if (q.Status == Accepted) != (other.Status == Accepted) {
		return q.Status == Accepted
	}
	a, b := q.SentOn, other.SentOn
	if q.Status == Accepted {
		a, b = q.DecidedOn, other.DecidedOn
	}
	if a != b {
		return a > b
	}
	if q.Sequence != other.Sequence {
		return q.Sequence > other.Sequence
	}
	return q.Revision > other.Revision
}
