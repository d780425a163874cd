package officefile_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile/officetest"
)

// sometimes is nothing in half of the cases.
func sometimes(random *rand.Rand, text string) string {
	if random.IntN(2) == 0 {
		return ""
	}
	return text
}

// The list computes completeness in SQL; the form, and this test, in Go.
func TestCompletenessInAListIsThatOfTheForm(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	random := rand.New(rand.NewPCG(7, 7))
	origins, err := s.Items(ctx, domain.Origins)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 60 {
		officetest.Save(t, s, fmt.Sprintf("Deal %d", i), func(d *office.Draft) {
			d.NewCustomer, d.NewCompetitor, d.Notes = sometimes(random, "Viña"), sometimes(random, "EnvaTec"), sometimes(random, "Notes")
			d.Card = domain.Contact{Name: sometimes(random, "Elena"), Position: sometimes(random, "Buyer"), Phone: sometimes(random, "1"), Mobile: sometimes(random, "2"), Email: sometimes(random, "a@b.cl")}
			if sometimes(random, "x") != "" {
				d.Origin, d.Amount, d.NewTags = origins[0].ID, 5, []string{"urgent"}
			}
			if sometimes(random, "x") != "" {
				d.Salesperson, d.ExpectedClose = "", d.OpenedOn
			}
		})
	}
	for name, weights := range map[string]string{
		"default": "", "all": "customer=1;contact=2;position=3;phone=4;email=5;origin=6;salesperson=7;expected_close=8;amount=9;competitor=10;tags=11;notes=12",
		"one": "tags=5", "none": domain.Weights{}.String(),
	} {
		data := s.Office().Data()
		data.Completeness = weights
		if _, err := s.SaveSettings(ctx, data, nil); err != nil {
			t.Fatal(err)
		}
		rows, err := s.Opportunities(ctx, office.Query{}, 0, 100)
		if err != nil {
			t.Fatal(err)
		}
		inBand := 0
		sum, complete := 0, int64(0)
		for _, row := range rows {
			d, err := s.Opportunity(ctx, row.ID)
			if err != nil {
				t.Fatal(err)
			}
			want, _ := s.Office().Weights().Completeness(d.Opportunity, d.Card)
			if row.Completeness != want {
				t.Errorf("%s: %s is %d %% complete in the list, %d %% in the form", name, row.Name, row.Completeness, want)
			}
			if want >= 50 && want <= 79 {
				inBand++
			}
			if want == 100 {
				complete++
			}
			sum += want
		}
		filtered := office.Query{Conditions: []office.Condition{{Column: office.ColumnComplete, Values: []string{"50-79"}}}}
		if n, err := s.Count(ctx, domain.KindOpportunity, filtered); err != nil || n != inBand {
			t.Errorf("%s: %d between 50 and 79 %%, want %d, %v", name, n, inBand, err)
		}
		table, err := s.CompletenessReport(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var count, full int64
		mean := 0.0
		for _, row := range table.Rows {
			count, full = count+row[1].(int64), full+row[3].(int64)
			mean += row[2].(float64) * 100 * float64(row[1].(int64))
		}
		if count != 60 || full != complete || mean < float64(sum)-0.001 || mean > float64(sum)+0.001 {
			t.Errorf("%s: the report has %d, %d of them complete, %v in all; want 60, %d, %d", name, count, full, mean, complete, sum)
		}
	}
}

func TestCompletenessByHand(t *testing.T) {
	weights := domain.Weights{"origin": 3, "phone": 2, "amount": 5}
	o := domain.Opportunity{Amount: 1}
	if percent, missing := weights.Completeness(o, domain.Contact{Mobile: "1"}); percent != 70 || len(missing) != 1 || missing[0] != "origin" {
		t.Errorf("%d %%, missing %v", percent, missing)
	}
	if percent, missing := weights.Completeness(domain.Opportunity{}, domain.Contact{}); percent != 0 || fmt.Sprint(missing) != "[amount origin phone]" {
		t.Errorf("%d %%, missing %v", percent, missing)
	}
	if parsed, err := domain.ParseWeights(weights.String()); err != nil || parsed.String() != "phone=2;origin=3;amount=5" {
		t.Errorf("%v, %v", parsed, err)
	}
}
