package domain

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func line(code, description string, quantity int64) Line {
	return Line{Code: code, Description: description, Quantity: quantity, Price: 100}
}

// told writes differences one a word: "=A" the same, "~A(quantity)" changed, "-A" removed,
// "+A" added.
func told(differences []LineDifference) string {
	var words []string
	for _, d := range differences {
		switch {
		case d.After == nil:
			words = append(words, "-"+d.Before.Code)
		case d.Before == nil:
			words = append(words, "+"+d.After.Code)
		case len(d.Changed) == 0:
			words = append(words, "="+d.After.Code)
		default:
			words = append(words, "~"+d.After.Code+"("+strings.Join(d.Changed, ",")+")")
		}
	}
	return strings.Join(words, " ")
}

func TestLinesAreComparedSideBySide(t *testing.T) {
	a, b, c := line("A", "pump", 1000), line("B", "valve", 2000), line("C", "hose", 3000)
	more := b
	more.Quantity, more.Discount = 5000, 1000
	renamed := a
	renamed.Code = "A-2"
	product := Line{Product: "p1", Code: "X", Description: "old words"}
	reworded := Line{Product: "p1", Code: "Y", Description: "new words"}
	moved := b
	moved.Place, moved.ID, moved.Product = 7, "another", "p9"
	for _, test := range []struct {
		name          string
		before, after []Line
		want          string
	}{
		{"nothing", nil, nil, ""},
		{"the same", []Line{a, b}, []Line{a, b}, "=A =B"},
		{"added at the end", []Line{a}, []Line{a, b}, "=A +B"},
		{"added in the middle", []Line{a, c}, []Line{a, b, c}, "=A +B =C"},
		{"removed", []Line{a, b, c}, []Line{a, c}, "=A -B =C"},
		{"changed", []Line{a, b, c}, []Line{a, more, c}, "=A ~B(quantity,discount) =C"},
		{"another code", []Line{a, b}, []Line{renamed, b}, "~A-2(code) =B"},
		{"the same product", []Line{product}, []Line{reworded}, "~Y(code,description)"},
		{"replaced", []Line{a, b}, []Line{a, c}, "=A -B +C"},
		{"all new", []Line{a, b}, []Line{c}, "-A -B +C"},
		{"moved", []Line{a, b, c}, []Line{b, c, a}, "-A =B =C +A"},
		{"place, id and product are not said", []Line{b}, []Line{moved}, "=B"},
		{"the equal one of two of the same code", []Line{b}, []Line{more, b}, "+B =B"},
		{"codes by their fold", []Line{line("pump", "x", 1)}, []Line{line("PUMP", "x", 1)}, "~PUMP(code)"},
		{"nameless lines are not one another", []Line{{Quantity: 1}}, []Line{{Quantity: 2}}, "- +"},
	} {
		if diff := cmp.Diff(test.want, told(CompareLines(test.before, test.after))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// someLines have few codes and quantities, so that they repeat.
var someLines = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Line {
	code := rapid.SampledFrom([]string{"A", "B", "C", "D", ""}).Draw(t, "code")
	return Line{Code: code, Description: rapid.SampledFrom([]string{"pump", "valve"}).Draw(t, "description"), Quantity: int64(rapid.IntRange(1, 2).Draw(t, "quantity"))}
}), 0, 12)

// commonLength is the length of a longest common subsequence, by the textbook's table.
func commonLength(a, b []Line) int {
	table := make([][]int, len(a)+1)
	table[0] = make([]int, len(b)+1)
	for i := range a {
		table[i+1] = make([]int, len(b)+1)
		for j := range b {
			table[i+1][j+1] = max(table[i][j+1], table[i+1][j])
			if a[i] == b[j] {
				table[i+1][j+1] = table[i][j] + 1
			}
		}
	}
	return table[len(a)][len(b)]
}

func TestComparingLosesNoLineAndKeepsTheMostEqualOnes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := someLines.Draw(t, "before"), someLines.Draw(t, "after")
		var left, right []Line
		equal := 0
		for _, d := range CompareLines(before, after) {
			if d.Before != nil {
				left = append(left, *d.Before)
			}
			if d.After != nil {
				right = append(right, *d.After)
			}
			if d.Before != nil && d.After != nil && *d.Before == *d.After {
				equal++
			}
		}
		if !slices.Equal(left, before) || !slices.Equal(right, after) {
			t.Fatalf("sides are %v and %v", left, right)
		}
		if most := commonLength(before, after); equal < most {
			t.Fatalf("%d lines are aligned as equal, %d could be", equal, most)
		}
	})
}

// manyLines are so many, each with its own code, or all with one.
func manyLines(count int, code func(i int) string) []Line {
	lines := make([]Line, count)
	for i := range lines {
		lines[i] = line(code(i), fmt.Sprint("line ", i), int64(i%7+1))
	}
	return lines
}

func TestManyLinesOfOneCodeAreCompared(t *testing.T) {
	before := manyLines(5000, func(int) string { return "HOUR" })
	after := slices.Clone(before)
	for i := range after {
		after[i].Description = fmt.Sprint("other ", i)
	}
	differences := CompareLines(before, after[1:])
	if len(differences) != 5000 {
		t.Errorf("%d differences of 5000 lines and 4999 others of the same code", len(differences))
	}
}

func BenchmarkCompareLines(b *testing.B) {
	for name, code := range map[string]func(int) string{
		"codes of their own": func(i int) string { return fmt.Sprint("P-", i) },
		"one code":           func(int) string { return "HOUR" },
	} {
		before := manyLines(5000, code)
		after := slices.Clone(before)
		for i := range after {
			after[i].Description += " new"
			if i%3 == 0 {
				after[i].Price++
			}
		}
		slices.Reverse(after[1000:2000])
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				CompareLines(before, after)
			}
		})
	}
}
