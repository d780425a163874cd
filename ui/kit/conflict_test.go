package kit

import (
	"reflect"
	"testing"

	"preventa/domain"
)

// Each field stands for one way two people can change it; nobody touched the last.
var (
	conflictNames  = []string{"mine", "theirs", "equally", "both", "emptied", "nobody"}
	conflictBase   = domain.Fields{"mine": "a", "theirs": "a", "equally": "a", "both": "a", "emptied": "a", "nobody": "a"}
	conflictMine   = domain.Fields{"mine": "m", "theirs": "a", "equally": "x", "both": "m", "nobody": "a"}
	conflictTheirs = domain.Fields{"mine": "a", "theirs": "t", "equally": "x", "both": "t", "emptied": "t", "nobody": "a"}
)

func TestOnlyWhatBothChangedToDifferentValuesIsAskedAbout(t *testing.T) {
	got := BothChanged(conflictNames, conflictBase, conflictMine, conflictTheirs)
	if want := []string{"both", "emptied"}; !reflect.DeepEqual(got, want) {
		t.Errorf("asked about %q, want %q", got, want)
	}
}

func TestChangesOfBothSidesStandBesideEachOther(t *testing.T) {
	for mine, want := range map[bool]domain.Fields{
		true:  {"mine": "m", "theirs": "t", "equally": "x", "both": "m", "nobody": "a"},
		false: {"mine": "m", "theirs": "t", "equally": "x", "both": "t", "emptied": "t", "nobody": "a"},
	} {
		if got := Rebased(conflictNames, conflictBase, conflictMine, conflictTheirs, mine); !reflect.DeepEqual(got, want) {
			t.Errorf("keeping mine %v: %v, want %v", mine, got, want)
		}
	}
}
