package likeness

import (
	"math/bits"
	"slices"
	"strings"
)

// legalForms say what a firm is before the law, and nothing about which one it is.
// They are written as a folded name has them, "S.A. de C.V." as "sa de cv".
var legalForms = setOf(
	// Chile, Spain, Mexico and the rest of the Spanish-speaking countries
	"sa", "sociedad anonima", "sociedad anonima cerrada", "sociedad anonima abierta", "sac", "saa", "sau", "sas", "spa", "sociedad por acciones",
	"ltda", "limitada", "sociedad limitada", "sl", "slu", "sll", "slp", "srl", "s de rl", "sociedad de responsabilidad limitada",
	"sa de cv", "sab de cv", "sapi de cv", "s de rl de cv", "sc", "ac", "cb", "scp", "sca", "s coop", "coop",
	"eirl", "empresa individual de responsabilidad limitada", "cia", "y cia", "compania", "y compania",
	// elsewhere
	"ltd", "limited", "inc", "incorporated", "corp", "corporation", "co", "and co", "company", "and company", "llc", "llp", "plc", "pty", "pte",
	"gmbh", "mbh", "kg", "ag", "ohg", "ug", "bv", "nv", "sarl", "eurl", "sasu", "lda", "eireli",
)

// longestForm is how many words a legal form has at most.
const longestForm = 5

// links join the words of a name; people leave them out.
var links = setOf("de", "del", "la", "las", "los", "el", "y", "the", "of", "and")

func setOf(texts ...string) map[string]bool {
	set := make(map[string]bool, len(texts))
	for _, text := range texts {
		set[text] = true
	}
	return set
}

// withoutLegalForms leaves legal forms out, save where the name begins: a spa may be
// one, and a name never comes down to nothing.
func withoutLegalForms(words []string) []string {
	if len(words) < 2 {
		return words
	}
	kept := words[:1:1]
	for i := 1; i < len(words); {
		n := legalFormAt(words[i:])
		if n == 0 {
			kept, n = append(kept, words[i]), 1
		}
		i += n
	}
	return kept
}

// legalFormAt is how many words the longest legal form that words begin with has.
func legalFormAt(words []string) int {
	for n := min(longestForm, len(words)); n > 0; n-- {
		if legalForms[strings.Join(words[:n], " ")] {
			return n
		}
	}
	return 0
}

// withoutLinks leaves link words out, unless there are no others.
func withoutLinks(words []string) []string {
	rest := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return links[w] })
	if len(rest) == 0 {
		return words
	}
	return rest
}

// mayBeLike reports, without comparing letter by letter, whether two words could reach
// LikeWords. It never denies two that do: a letter that the other word lacks can have no
// partner there, which bounds Jaro's share of partners.
func (w *word) mayBeLike(other *word) bool {
	partners := min(w.letters-bits.OnesCount64(w.set&^other.set), other.letters-bits.OnesCount64(other.set&^w.set))
	share := float64(partners * (w.letters + other.letters))
	whole := float64(w.letters * other.letters)
	return share >= leastShare[4]*whole && share >= leastShare[commonStart(w.text, other.text)]*whole
}

// leastShare is what partners/letters + partners/letters of two words must come to for
// them to reach LikeWords, by the number of letters that both begin with (4 is the most
// that counts). It is Jaro-Winkler solved for it: with Jaro = (share + 1)/3 when no
// partner stands crosswise, and Jaro-Winkler = Jaro + start/10 × (1 − Jaro).
var leastShare = func() (least [5]float64) {
	const rounding = 1e-5 // more than single precision, in which the library counts, can lose
	for start := range least {
		bonus := float64(start) / 10
		least[start] = 3*(LikeWords-bonus)/(1-bonus) - 1 - rounding
	}
	return least
}()

// commonStart is how many bytes two words begin with in common, 4 at most. For letters
// of several bytes that is too many, never too few.
func commonStart(a, b string) int {
	n := 0
	for n < min(4, len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}
