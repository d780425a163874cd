package control

import (
	"fmt"
	"testing"

	"preventa/domain/control"
)

// Sixty salespeople do not fit in a chart: those after the twelfth are one row, which
// has all of theirs.
func TestWhoClosesBestPutsTheRestTogether(t *testing.T) {
	var best []control.SalespersonClosing
	for i := range 60 {
		best = append(best, control.SalespersonClosing{
			Salesperson: control.Name{Text: fmt.Sprint(i)}, Closing: control.Closing{Won: int64(60 - i), Lost: int64(i), WonAmount: 10}})
	}
	rows := withOthers(best)
	if len(rows) != mostRows+1 {
		t.Fatalf("%d rows", len(rows))
	}
	// 48 salespeople with 48 down to 1 won and 12 up to 59 lost
	others := rows[mostRows]
	if others.Won != 48*49/2 || others.Lost != (12+59)*48/2 || others.WonAmount != 480 {
		t.Errorf("others are %+v", others.Closing)
	}
	if len(withOthers(best[:mostRows])) != mostRows {
		t.Error("as many as fit need no others")
	}
}
