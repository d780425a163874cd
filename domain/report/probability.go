package report

import (
	"strconv"

	"preventa/domain/control"
)

// ProbabilityResult names the last row of what the history says of an opportunity.
const ProbabilityResult = "result"

// Probability lists what the history says of an opportunity: of each known field its value,
// how many won and lost had it, and won share ÷ (won share + lost share). The last row is the
// probability: in percent, the similar ones won and lost, and as a fraction. Without a win and
// a loss it alone stands there, empty.
func Probability(g control.Guess) Table {
	t := Table{
		ID: "probability", TitleKey: "report.probability", FormulaKey: "formula.probability",
		Columns: []Column{
			column("field", "report.field", Text),
			column("value", "report.value", Text),
			column("won", "figure.won", Count),
			column("lost", "figure.lost", Count),
			column("share", "figure.share", Rate),
		},
	}
	if !g.Known {
		t.Rows = [][]any{{ProbabilityResult, nil, nil, nil, nil}}
		return t
	}
	for _, r := range g.Reasons {
		t.Rows = append(t.Rows, []any{string(r.Field), r.Value, int64(r.Won), int64(r.Lost), r.Share})
	}
	t.Rows = append(t.Rows, []any{ProbabilityResult, strconv.FormatFloat(g.Percent, 'f', 2, 64), int64(g.Won), int64(len(g.Similar) - g.Won), g.Percent / 100})
	return t
}
