package importer_test

import (
	"fmt"
	"testing"

	"preventa/domain"
)

func TestTargetsAreReadFromAFile(t *testing.T) {
	_, s := newOffice(t, chileanOffice) // whose salesperson is Ana Rojas
	wanted := func() []string {
		list, err := s.Targets(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		for _, one := range list {
			texts = append(texts, fmt.Sprint(one.Month, one.Salesperson == s.Me().ID, one.Amount, one.Count))
		}
		return texts
	}
	result := brought(t, s, domain.KindTarget, "salesperson,month,amount,count",
		",2026-01,1500000,", "ana ROJAS,01/2026,\"500.000\",12", "Ana Rojas,01-02-2026,,3", "Ana Rojas,2026-05,0,0")
	same(t, "rows", []int{3, 0, 1, 0}, counts(result))
	same(t, "targets", []string{"2026-01 false 1500000 0", "2026-01 true 500000 12", "2026-02 true 0 3"}, wanted())

	result = brought(t, s, domain.KindTarget, "Vendedor,Mes,Meta", ",2026-01,0", "Ana Rojas,2026-01,700000", "Ana Rojas,2026-02,")
	same(t, "rows again", []int{0, 2, 1, 0}, counts(result))
	same(t, "what the file does not say stays", []string{"2026-01 true 700000 12", "2026-02 true 0 3"}, wanted())
	if _, err := s.Undo(t.Context(), result.Set.ID); err != nil {
		t.Fatal(err)
	}
	same(t, "taken back", []string{"2026-01 false 1500000 0", "2026-01 true 500000 12", "2026-02 true 0 3"}, wanted())
}

func TestBadTargetsAreLeftOut(t *testing.T) {
	_, s := newOffice(t, chileanOffice)
	result := brought(t, s, domain.KindTarget, "salesperson,month,amount,count",
		"Nobody,2026-01,1,", ",,1,", ",2026-13,1,", ",Soon,1,", ",2026-01,-1,", ",2026-01,many,", ",2026-01,,1.5", ",2026-01,,-2", ",13/2026,1,", ",2026-01,5,", ",01/2026,6,")
	same(t, "bad", []string{
		"2 salesperson error.target.nobody", "3 month error.required", "4 month error.month.not_a_month", "5 month error.month.not_a_month", "6 amount error.target.negative",
		"7 amount error.amount.not_a_number", "8 count error.number.no_decimals", "9 count error.target.negative", "10 month error.month.not_a_month", "12 month error.import.row_twice",
	}, bad(result.Bad))
	same(t, "rows", []int{1, 0, 0, 10}, counts(result))
}
