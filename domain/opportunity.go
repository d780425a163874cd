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

	Customer    ID   `field:"customer" ref:"customer"`
	Contact     ID   `field:"contact" ref:"contact"`
	Origin      ID   `field:"origin" ref:"item"`
	State       ID   `field:"state" ref:"state"`
	Salesperson ID   `field:"salesperson" ref:"person"`
	CreditedTo  ID   `field:"credited_to" ref:"person"` // the salesperson responsible when it closed
	Competitor  ID   `field:"competitor" ref:"item"`
	Tags        []ID `field:"tags" ref:"item"`

	Amount        int64    `field:"amount"` // minor units of Currency
	Currency      Currency `field:"currency"`
	OfficeAmount  int64    `field:"office_amount"`  // minor units of the office's currency
	Unconverted   bool     `field:"unconverted"`    // no rate known: the amount stays out of sums
	AmountFollows bool     `field:"amount_follows"` // the quotation that counts, rather than what is typed

	Probability    int  `field:"probability"`     // 0–100
	ProbabilityOwn bool `field:"probability_own"` // stated by a person, not proposed by the state

	ExpectedClose Date `field:"expected_close"`
	OpenedOn      Date `field:"opened_on"`
	ClosedOn      Date `field:"closed_on"`

	LossReason ID     `field:"loss_reason" ref:"item"`
	LossNote   string `field:"loss_note"`
	HoldUntil  Date   `field:"hold_until"` // on hold: when to come back to it

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
// it takes both back, with the reason it was lost for. Only one on hold has a day to
// come back to it.
func (o Opportunity) Enter(s State, today Date) Opportunity {
	o.State = s.ID
	if !o.ProbabilityOwn {
		o.Probability = s.Probability
	}
	return o.Settle(s.Class, today)
}

// Settle takes away what does not belong to a class of state, and closes on a day what
// has no closing day yet.
func (o Opportunity) Settle(c Class, today Date) Opportunity {
	if c != Lost {
		o.LossReason, o.LossNote = "", ""
	}
	if c != OnHold {
		o.HoldUntil = 0
	}
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

// RateDay is the day whose rate converts the amount: that of the closing, else today.
func (o Opportunity) RateDay(today Date) Date {
	if !o.ClosedOn.IsZero() {
		return o.ClosedOn
	}
	return today
}

// Convert sets the amount in office currency at the rate valid on RateDay. Where there
// is none, or the result would be no amount, the amount stays out of every sum, and the
// sums say so.
func (o Opportunity) Convert(office Currency, rates Rates, today Date) Opportunity {
	if o.Currency == "" {
		o.Currency = office
	}
	minor, _, known := rates.Convert(o.Money(), office, o.RateDay(today))
	if known = known && minor <= MaxAmount && minor >= -MaxAmount; !known {
		minor = 0
	}
	o.OfficeAmount, o.Unconverted = minor, !known && o.Amount != 0
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
	CheckNotes(&p, "loss_note", &o.LossNote)
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
