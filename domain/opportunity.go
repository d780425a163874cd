package domain

// MaxAmount is the largest amount of one opportunity in minor units, so that sums
// over thousands of them stay exact in 64 bits.
const MaxAmount int64 = 1_000_000_000_000_000

// Opportunity is a possible sale, before any quotation.
type Opportunity struct {
	ID      ID
	Version int64

	Number    int64  `field:"number"`    // sequential per office, given at the first save, never reused
	Name      string `field:"name"`      // the only mandatory field
	Reference string `field:"reference"` // id in another program, unique where there is one

	Customer    ID   `field:"customer"`
	Contact     ID   `field:"contact"`
	Origin      ID   `field:"origin"`
	State       ID   `field:"state"`
	Salesperson ID   `field:"salesperson"`
	CreditedTo  ID   `field:"credited_to"` // the salesperson responsible when it closed
	Competitor  ID   `field:"competitor"`
	Tags        []ID `field:"tags"`

	Amount       int64    `field:"amount"` // minor units of Currency
	Currency     Currency `field:"currency"`
	OfficeAmount int64    `field:"office_amount"` // minor units of the office's currency
	Unconverted  bool     `field:"unconverted"`   // no rate known: the amount stays out of sums

	Probability    int  `field:"probability"`     // 0–100
	ProbabilityOwn bool `field:"probability_own"` // stated by a person, not proposed by the state

	ExpectedClose Date `field:"expected_close"`
	OpenedOn      Date `field:"opened_on"`
	ClosedOn      Date `field:"closed_on"`

	Notes     string `field:"notes"`
	RemovedAt int64  `field:"removed_at"` // UTC milliseconds it went to the recycle bin, 0: it did not
}

// Kind is KindOpportunity.
func (Opportunity) Kind() Kind { return KindOpportunity }

// Key is the id and the version read.
func (o Opportunity) Key() (ID, int64) { return o.ID, o.Version }

// Money is the amount in its own currency.
func (o Opportunity) Money() Money { return Money{o.Amount, o.Currency} }

// Weighted is amount × probability ÷ 100 in office currency, rounded half away from
// zero. It means something only while the opportunity is not closed.
func (o Opportunity) Weighted() int64 { return Percent(o.OfficeAmount, o.Probability) }

// Proposes reports the probability a state proposes to the opportunity, and whether
// it differs from what a person stated, so that they are asked.
func (o Opportunity) Proposes(s State) (int, bool) {
	return s.Probability, o.ProbabilityOwn && o.Probability != s.Probability
}

// Enter moves the opportunity into a state. The state's probability is taken unless
// a person stated their own, which survives. Entering a closed state sets the closing
// day (unless one is given already) and credits the salesperson responsible; leaving
// it takes both back.
func (o Opportunity) Enter(s State, today Date) Opportunity {
	o.State = s.ID
	if !o.ProbabilityOwn {
		o.Probability = s.Probability
	}
	return o.settleClosing(s.Class, today)
}

func (o Opportunity) settleClosing(c Class, today Date) Opportunity {
	if !c.IsClosed() {
		o.ClosedOn, o.CreditedTo = 0, ""
		return o
	}
	if o.ClosedOn.IsZero() {
		o.ClosedOn = today
	}
	if o.CreditedTo == "" {
		o.CreditedTo = o.Salesperson
	}
	return o
}

// StateProbability states a person's own probability.
func (o Opportunity) StateProbability(percent int) Opportunity {
	o.Probability, o.ProbabilityOwn = percent, true
	return o
}

// AcceptProbability takes the state's proposal in place of a person's own.
func (o Opportunity) AcceptProbability(s State) Opportunity {
	o.Probability, o.ProbabilityOwn = s.Probability, false
	return o
}

// Convert sets the amount in office currency. There is no rate between two
// currencies yet known to the caller when the currencies differ: the amount then
// stays out of every sum, and the sums say so.
func (o Opportunity) Convert(office Currency) Opportunity {
	if o.Currency == "" {
		o.Currency = office
	}
	o.OfficeAmount, o.Unconverted = o.Amount, false
	if o.Currency != office {
		o.OfficeAmount, o.Unconverted = 0, o.Amount != 0
	}
	return o
}

// Check validates the opportunity for its state.
func (o *Opportunity) Check(s State) error {
	var p Problems
	CheckLine(&p, "name", &o.Name)
	if o.Name == "" {
		p.Add("name", "error.required", nil)
	}
	CheckLine(&p, "reference", &o.Reference)
	CheckNotes(&p, "notes", &o.Notes)
	if o.Amount > MaxAmount || o.Amount < -MaxAmount {
		p.Add("amount", "error.amount.too_big", nil)
	}
	if !o.Currency.Valid() {
		p.Add("currency", "error.currency", Args{"Value": o.Currency})
	}
	if o.Probability < 0 || o.Probability > 100 {
		p.Add("probability", "error.percent.range", nil)
	}
	o.checkDates(&p, s)
	return p.Err()
}

func (o *Opportunity) checkDates(p *Problems, s State) {
	if o.OpenedOn.IsZero() {
		p.Add("opened_on", "error.required", nil)
	}
	if !s.Class.IsClosed() {
		return
	}
	if o.ClosedOn.IsZero() {
		p.Add("closed_on", "error.closed_on.required", Args{"State": s.Name})
	} else if o.ClosedOn < o.OpenedOn {
		p.Add("closed_on", "error.closed_on.before_opened", nil)
	}
}

// Remove puts the opportunity into the recycle bin.
func (o Opportunity) Remove(at int64) Opportunity { o.RemovedAt = at; return o }

// Restore takes it out again.
func (o Opportunity) Restore() Opportunity { o.RemovedAt = 0; return o }
