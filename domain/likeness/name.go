package likeness

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hbollon/go-edlib"

	"preventa/domain"
)

// How alike two names must be, by Jaro-Winkler from 0 to 1. Jaro-Winkler of the whole
// alone would take "Laboratorio Austral" for "Laboratorio Boreal" (0.91), because it
// trusts what names begin with; so every word of the name with fewer words must also
// have one like it in the other.
const (
	LikeNames = 0.90 // the names as a whole: a second surname may be missing ("Juan Pérez González")
	LikeWords = 0.88 // each word: one wrong letter in six, even the first ("Pehuén", "Fehuén")
)

const (
	// shortName is how many letters a name needs before one may be wrong.
	shortName = 5
	// soleWord is how much of a longer name's letters a name of one word must have:
	// "María" or "Constructora" is not yet one of all those that begin with it.
	soleWord = 0.7
)

// name is a name made ready to be compared.
type name struct {
	words   []word // without legal forms and, unless nothing else is left, link words
	letters int    // how many those have together
	bare    string // those words glued together
	full    string // the same with the link words: "Delrío" is "del Río"
	shown   string // as it was typed
}

func readNames(texts ...string) []name {
	var names []name
	for _, text := range texts {
		if n := readName(text); n.bare != "" {
			names = append(names, n)
		}
	}
	return names
}

func readName(text string) name {
	all := withoutLegalForms(joinInitials(split(domain.Fold(text))))
	bare := withoutLinks(all)
	n := name{bare: strings.Join(bare, ""), full: strings.Join(all, ""), shown: text}
	for _, text := range bare {
		w := newWord(text)
		n.words, n.letters = append(n.words, w), n.letters+w.letters
	}
	return n
}

// split cuts a folded text into words at everything that is no letter or digit, save
// an apostrophe, which belongs to its word.
func split(folded string) []string {
	return strings.FieldsFunc(apostrophes.Replace(folded), func(r rune) bool { return !isAlphanumeric(r) })
}

var apostrophes = strings.NewReplacer("'", "", "’", "")

// joinInitials makes one word of letters that stand alone, one after the other: of
// "S. A." as of "S.A." it makes "sa". The Spanish "y" is a word.
func joinInitials(words []string) []string {
	joined := words[:0:0]
	open := false
	for _, w := range words {
		initial := utf8.RuneCountInString(w) == 1 && w != "y"
		if initial && open {
			joined[len(joined)-1] += w
		} else {
			joined = append(joined, w)
		}
		open = initial
	}
	return joined
}

// likeness is how alike two names are, 0 unless every word of the one with fewer words
// has its own like it in the other. A short name must be equal. The words of the longer
// are taken both as they stand and in the order of the shorter's ("Aromos, Viña").
func (n name) likeness(other name) float64 {
	if n.bare == other.bare || n.full == other.full {
		return 1
	}
	fewer, more := n, other
	if len(more.words) < len(fewer.words) || len(more.words) == len(fewer.words) && more.bare < fewer.bare {
		fewer, more = more, fewer
	}
	if n.isShort() || other.isShort() || fewer.isTooLittleOf(more) {
		return 0
	}
	turned, ok := more.inOrderOf(fewer)
	if !ok {
		return 0
	}
	return max(jaroWinkler(fewer.bare, more.bare), jaroWinkler(fewer.bare, turned))
}

func (n name) isShort() bool { return n.letters < shortName }

func (n name) isTooLittleOf(more name) bool {
	return len(n.words) == 1 && len(more.words) > 1 && float64(n.letters) < soleWord*float64(more.letters)
}

// inOrderOf glues the words together in the order of those of fewer that they are like,
// and the rest after them. It is not ok when a word of fewer has none like it.
func (n name) inOrderOf(fewer name) (glued string, ok bool) {
	var b strings.Builder
	used := make([]bool, len(n.words))
	for _, w := range fewer.words {
		at := w.likest(n.words, used)
		if at < 0 {
			return "", false
		}
		used[at] = true
		b.WriteString(n.words[at].text)
	}
	for i, w := range n.words {
		if !used[i] {
			b.WriteString(w.text)
		}
	}
	return b.String(), true
}

// word is a word of a name with what makes comparing it quick.
type word struct {
	text     string
	letters  int
	set      uint64 // a bit for each letter in it; letters may share one
	numbered bool   // it has a digit, so that one letter makes another thing of it
}

func newWord(text string) word {
	w := word{text: text, letters: utf8.RuneCountInString(text)}
	for _, r := range text {
		w.set |= 1 << (r % 64)
		w.numbered = w.numbered || unicode.IsDigit(r)
	}
	return w
}

// likest is the place of the word most like w among those not used yet, −1 if none is.
func (w *word) likest(words []word, used []bool) int {
	at, most := -1, 0.0
	for i := range words {
		if used[i] {
			continue
		}
		if l := w.likeness(&words[i]); l > most {
			at, most = i, l
		}
	}
	return at
}

// likeness is how alike two words are, 0 below LikeWords.
func (w *word) likeness(other *word) float64 {
	if !w.mayBeLike(other) {
		return 0
	}
	if w.text == other.text {
		return 1
	}
	if w.numbered || other.numbered {
		return 0
	}
	if l := jaroWinkler(w.text, other.text); l >= LikeWords {
		return l
	}
	return 0
}

func jaroWinkler(a, b string) float64 { return float64(edlib.JaroWinklerSimilarity(a, b)) }
