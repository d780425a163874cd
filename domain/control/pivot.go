package control

import "preventa/domain"

// PivotField is what the rows or the columns of a pivot are told apart by.
type PivotField string

// The fields. The salesperson is who is credited, of a closed opportunity, else who is
// responsible. An opportunity counts under each of its tags, and once in the totals.
const (
	PivotNothing         PivotField = "" // one column of totals alone
	PivotSalesperson     PivotField = "salesperson"
	PivotCustomer        PivotField = "customer"
	PivotSector          PivotField = "sector"  // of the customer
	PivotCountry         PivotField = "country" // of the customer
	PivotOrigin          PivotField = "origin"
	PivotState           PivotField = "state"
	PivotClass           PivotField = "class"
	PivotTag             PivotField = "tag"
	PivotCompetitor      PivotField = "competitor"
	PivotLossReason      PivotField = "loss_reason"
	PivotOpenedMonth     PivotField = "opened_month"
	PivotOpenedQuarter   PivotField = "opened_quarter" // of the calendar
	PivotOpenedYear      PivotField = "opened_year"
	PivotExpectedMonth   PivotField = "expected_month"
	PivotExpectedQuarter PivotField = "expected_quarter"
	PivotExpectedYear    PivotField = "expected_year"
	PivotClosedMonth     PivotField = "closed_month"
	PivotClosedQuarter   PivotField = "closed_quarter"
	PivotClosedYear      PivotField = "closed_year"
	PivotAmountBand      PivotField = "amount_band" // those of AmountBands
)

// PivotFields lists them in the order they are offered.
var PivotFields = []PivotField{
	PivotSalesperson, PivotCustomer, PivotSector, PivotCountry, PivotOrigin, PivotState, PivotClass, PivotTag, PivotCompetitor, PivotLossReason,
	PivotOpenedMonth, PivotOpenedQuarter, PivotOpenedYear, PivotExpectedMonth, PivotExpectedQuarter, PivotExpectedYear,
	PivotClosedMonth, PivotClosedQuarter, PivotClosedYear, PivotAmountBand,
}

// PivotMeasure is what a pivot tells of the opportunities of a cell.
type PivotMeasure string

// The measures.
//
// Date basis: the won ones, the rate and the cycle go by closed on, within the period. All others
// are of the opportunities opened within the period; where the rows, or else the columns, are
// a date of expected close or of closing, of those of which that date lies within it. What has
// no such date lies in no period.
const (
	MeasureCount      PivotMeasure = "count"      // opportunities
	MeasureAmount     PivotMeasure = "amount"     // Σ amount
	MeasureWeighted   PivotMeasure = "weighted"   // Σ amount × probability ÷ 100 of those that are not closed, each rounded
	MeasureWonCount   PivotMeasure = "won_count"  // won
	MeasureWonAmount  PivotMeasure = "won_amount" // Σ amount of the won
	MeasureWinRate    PivotMeasure = "win_rate"   // won ÷ (won + lost), by count
	MeasureMeanCycle  PivotMeasure = "mean_cycle" // mean of closed on − opened on over the won of which both are known, in days
	MeasureQuotations PivotMeasure = "quotations" // of the opportunities: whenever made, each revision, none in the recycle bin
	MeasureActivities PivotMeasure = "activities" // of the opportunities: those done, whenever, none in the recycle bin
)

// PivotMeasures lists them in the order they are offered.
var PivotMeasures = []PivotMeasure{
	MeasureCount, MeasureAmount, MeasureWeighted, MeasureWonCount, MeasureWonAmount, MeasureWinRate, MeasureMeanCycle, MeasureQuotations, MeasureActivities,
}

// OfClosed reports that the measure goes by closed on, whatever the fields.
func (m PivotMeasure) OfClosed() bool {
	return m == MeasureWonCount || m == MeasureWonAmount || m == MeasureWinRate || m == MeasureMeanCycle
}

// Adds reports that the measure is a sum; else it is a mean of its cases, computed anew for
// every total.
func (m PivotMeasure) Adds() bool { return m != MeasureWinRate && m != MeasureMeanCycle }

// IsMoney reports that it is minor units of the currency looked in.
func (m PivotMeasure) IsMoney() bool {
	return m == MeasureAmount || m == MeasureWeighted || m == MeasureWonAmount
}

// NeedsHistory reports that it is told by what is read with the history.
func (m PivotMeasure) NeedsHistory() bool { return m == MeasureQuotations || m == MeasureActivities }

// PivotBasis is the date by which opportunities belong to the period of a pivot.
type PivotBasis string

// The bases.
const (
	ByOpened   PivotBasis = "opened"
	ByExpected PivotBasis = "expected"
	ByClosed   PivotBasis = "closed"
)

// PivotSpec is a pivot as it is asked for.
type PivotSpec struct {
	Rows, Columns PivotField // of the columns PivotNothing will do
	Measure       PivotMeasure

	// How many rows and columns are told apart where they are called by names, the rest put
	// together as the others; 0: all.
	MostRows, MostColumns int
}

// Basis is the date that the period of the pivot is told by.
func (s PivotSpec) Basis() PivotBasis {
	if s.Measure.OfClosed() {
		return ByClosed
	}
	for _, field := range []PivotField{s.Rows, s.Columns} {
		if basis, _ := field.date(); basis == ByExpected || basis == ByClosed {
			return basis
		}
	}
	return ByOpened
}

// PivotTotal is the key of a total among those of rows and columns.
const PivotTotal = "total"

// PivotCategory is what a row or a column stands for.
type PivotCategory struct {
	Key    string        // of a name its id, of a date "2026-10", "2026-Q4", "2026"; "" is none of them
	Text   string        // the name itself; of all others the key; "" of none, and of the others
	State  *domain.State // of a state
	Month  domain.Month  // of a date: the first month
	Band   *AmountBand   // of a band of amounts
	Others int           // how many the others are
}

// PivotCell sums up the opportunities of a cell, in the period and in the one before.
type PivotCell struct {
	Sum int64 // of what the measure adds up: of a rate the won ones, of a cycle the days
	N   int64 // opportunities it is computed from

	EarlierSum, EarlierN int64 // the same of what it is compared with
}

// PivotResult is a pivot. Cells that stand for no opportunities are not among its cells.
type PivotResult struct {
	Spec     PivotSpec
	Period   domain.Period
	Earlier  domain.Period // what it is compared with
	Compared bool

	Rows, Columns []PivotCategory
	RowTotals     []PivotCell // by row
	ColumnTotals  []PivotCell // by column
	Total         PivotCell
	Unconverted   int64 // opportunities in the total without a rate, whose amount is left out

	start []int32 // where the cells of each row begin; one more at the end
	at    []int32 // the column of each cell, ascending within a row
	cells []PivotCell
}

// Pivot tells the opportunities under a look apart by two fields. Totals are computed from the
// opportunities, as the cells are, never from the cells: so a rate is that of all of them, and
// what has two tags is in a total once. With Filter.Compare the same is told of the earlier period,
// dates beside those as far behind, as is known on the day of the look. Rows and columns of names
// come by what counts most, those of dates in their order without gaps, states as the office has them.
func Pivot(l *Look, spec PivotSpec) *PivotResult {
	p := newPivoting(l, spec)
	return p.result()
}

// Cell is that of a row and a column by their places; it is empty where there are no opportunities.
func (r *PivotResult) Cell(row, column int) PivotCell {
	from, to := int(r.start[row]), int(r.start[row+1])
	for from < to {
		if middle := (from + to) / 2; int(r.at[middle]) < column {
			from = middle + 1
		} else {
			to = middle
		}
	}
	if from < int(r.start[row+1]) && int(r.at[from]) == column {
		return r.cells[from]
	}
	return PivotCell{}
}

// EachOf tells of every cell of a row that stands for opportunities, column by column.
func (r *PivotResult) EachOf(row int, tell func(column int, c PivotCell)) {
	for i := r.start[row]; i < r.start[row+1]; i++ {
		tell(int(r.at[i]), r.cells[i])
	}
}

// Value is what the measure tells of a cell: a number, minor units, a fraction or days. False
// where it means nothing, as the rate of nothing does.
func (r *PivotResult) Value(c PivotCell) (float64, bool) { return r.Spec.Measure.value(c.Sum, c.N) }

// EarlierValue is Value of what the cell is compared with.
func (r *PivotResult) EarlierValue(c PivotCell) (float64, bool) {
	return r.Spec.Measure.value(c.EarlierSum, c.EarlierN)
}

func (m PivotMeasure) value(sum, n int64) (float64, bool) {
	switch {
	case m.Adds():
		return float64(sum), true
	case n == 0:
		return 0, false
	}
	return float64(sum) / float64(n), true
}

// Difference is the value less that of what the cell is compared with; false where one of them
// means nothing.
func (r *PivotResult) Difference(c PivotCell) (float64, bool) {
	now, known := r.Value(c)
	before, knew := r.EarlierValue(c)
	return now - before, known && knew && r.Compared
}

// Share is a cell as a fraction of a total; false of what does not add up, and of a total of 0.
func (r *PivotResult) Share(c, total PivotCell) (float64, bool) {
	if !r.Spec.Measure.Adds() || total.Sum == 0 {
		return 0, false
	}
	return float64(c.Sum) / float64(total.Sum), true
}

// Rate is the rate of a cell of MeasureWinRate, which has an interval.
func (r *PivotResult) Rate(c PivotCell) Rate { return Rate{c.Sum, c.N} }

// Few reports that a cell of a mean has too few cases to say much.
func (r *PivotResult) Few(c PivotCell) bool {
	return !r.Spec.Measure.Adds() && c.N < FewClosed
}
