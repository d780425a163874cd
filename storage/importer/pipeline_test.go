package importer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"preventa/domain"
	"preventa/domain/control"
	"preventa/domain/office"
	"preventa/storage/importer"
)

// pipelineFile is a public data set of a computer hardware seller, where there is one.
const pipelineFile = "../../../shared/data/maven_crm/sales_pipeline.csv"

var (
	pipelineMapping = importer.Mapping{
		"reference": "opportunity_id", "name": "opportunity_id", "salesperson": "sales_agent", "customer": "account",
		"tags": "product", "state": "deal_stage", "opened": "engage_date", "closed": "close_date", "amount": "close_value",
	}
	pipelineOptions = office.ImportOptions{Classes: map[string]domain.Class{
		"Won": domain.Won, "Lost": domain.Lost, "Engaging": domain.Open, "Prospecting": domain.Open}}
)

// pipeline is a file of opportunities with what it must add up to.
type pipeline struct {
	path                       string
	rows, won, lost, wonAmount int64
}

// realPipeline is the data set with the sums its publisher gives; where it is absent, a
// file made in its likeness.
func realPipeline(t testing.TB) pipeline {
	if _, err := os.Stat(pipelineFile); err != nil {
		return madePipeline(t, 880)
	}
	return pipeline{pipelineFile, 8800, 4238, 2473, 10_005_534}
}

// madePipeline writes so many opportunities as that program writes them: of every 88, 42
// won, 25 lost, 16 in progress and 5 not yet begun.
func madePipeline(t testing.TB, rows int) pipeline {
	t.Helper()
	var b strings.Builder
	b.WriteString("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n")
	made := pipeline{path: filepath.Join(t.TempDir(), "sales_pipeline.csv"), rows: int64(rows)}
	for i := range rows {
		opened := domain.NewDate(2016, 10, 20).Add(i % 400)
		begun, closed, value, stage := opened.String(), opened.Add(i%140).String(), "0", "Lost"
		switch at := i % 88; {
		case at < 42:
			stage, value = "Won", fmt.Sprint(50+i%4500)
			made.won++
			made.wonAmount += int64(50 + i%4500)
		case at < 67:
			made.lost++
		case at < 83:
			stage, closed, value = "Engaging", "", ""
		default:
			stage, begun, closed, value = "Prospecting", "", "", ""
		}
		account := fmt.Sprintf("Account %d", i%86)
		if i%6 == 0 {
			account = ""
		}
		fmt.Fprintf(&b, "R%07d,Agent %d,Product %d,%s,%s,%s,%s,%s\n", i, i%30, i%7, account, stage, begun, closed, value)
	}
	if err := os.WriteFile(made.path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return made
}

func TestASellersPipelineAddsUp(t *testing.T) {
	p := realPipeline(t)
	_, s := newOffice(t, euroOffice)
	rows, _, err := importer.Read(p.path, domain.KindOpportunity, pipelineMapping)
	if err != nil {
		t.Fatal(err)
	}
	result, err := s.ImportOpportunities(t.Context(), rows, pipelineOptions)
	if err != nil {
		t.Fatal(err)
	}
	if int64(result.Added) != p.rows || len(result.Bad) != 0 {
		t.Fatalf("%d rows went in, %d are bad, want %d and none", result.Added, len(result.Bad), p.rows)
	}
	table, err := s.Report(t.Context(), "who-closes-best", control.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	var won, lost, amount int64
	for _, row := range table.Rows {
		won, lost, amount = won+row[1].(int64), lost+row[2].(int64), amount+row[4].(domain.Money).Minor
	}
	if won != p.won || lost != p.lost || amount != p.wonAmount*100 {
		t.Errorf("won %d, lost %d, won amount %d cents; want %d, %d and %d euros", won, lost, amount, p.won, p.lost, p.wonAmount)
	}
}

func BenchmarkImport8800(b *testing.B) {
	p := realPipeline(b)
	if p.rows != 8800 {
		p = madePipeline(b, 8800)
	}
	for b.Loop() {
		b.StopTimer()
		_, s := newOffice(b, euroOffice)
		b.StartTimer()
		rows, _, err := importer.Read(p.path, domain.KindOpportunity, pipelineMapping)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.ImportOpportunities(b.Context(), rows, pipelineOptions); err != nil {
			b.Fatal(err)
		}
	}
}
