package likeness

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hbollon/go-edlib"
	"pgregory.net/rapid"
)

func TestNamesAsComparedHaveNeitherLegalFormsNorPunctuation(t *testing.T) {
	for typed, want := range map[string]string{
		"Viña Los Aromos S.A.":                     "vina aromos",
		"Aromos S. A., Viña Los":                   "aromos vina",
		"CONSTRUCTORA PEHUÉN LTDA.":                "constructora pehuen",
		"Pehuén SpA":                               "pehuen",
		"Pehuén S.p.A.":                            "pehuen",
		"Tornillos del Bajío, S.A. de C.V.":        "tornillos bajio",
		"Tornillos del Bajío, S. de R.L. de C.V.":  "tornillos bajio",
		"Muebles Ortega, S.L.":                     "muebles ortega",
		"Muebles Ortega SLU":                       "muebles ortega",
		"Muebles Ortega Sociedad Limitada":         "muebles ortega",
		"Rosa Vidal Peluquería E.I.R.L.":           "rosa vidal peluqueria",
		"Pérez & Cía. Ltda.":                       "perez",
		"Pérez y Compañía Limitada":                "perez",
		"Smith & Co.":                              "smith",
		"Smith and Company, Inc.":                  "smith",
		"Acme Corp":                                "acme",
		"Acme Corporation LLC":                     "acme",
		"Müller GmbH & Co. KG":                     "muller",
		"Procter and Gamble":                       "procter gamble",
		"J. P. Morgan":                             "jp morgan",
		"JP Morgan":                                "jp morgan",
		"O'Higgins":                                "ohiggins",
		"3 M":                                      "3m",
		"S.A.":                                     "sa",    // a name never comes down to nothing
		"S.A. de C.V.":                             "sa cv", // its first word stays
		"Spa Las Termas":                           "spa termas",
		"Los":                                      "los",
		"La y Los":                                 "la y los",
		"Compañía Minera Andina":                   "compania minera andina",
		"Panadería Sociedad Anónima":               "panaderia",
		"Sur Sociedad de Responsabilidad Limitada": "sur",
		"???":         "",
		"  ":          "",
		"Ünïcode株式会社": "unicode株式会社",
	} {
		var words []string
		for _, w := range readName(typed).words {
			words = append(words, w.text)
		}
		if got := strings.Join(words, " "); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

// The pairs a person of the trade would call the same, and the ones they would not.
func TestNamesAlike(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		alike bool
	}{
		{"Viña Los Aromos", "Vina los Aromos S.A.", true},
		{"Viña Los Aromos", "vina aromos", true},
		{"Viña Los Aromos", "vina aro", true}, // half typed
		{"Aromos, Viña Los", "Viña Los Aromos", true},
		{"Viña Los Aromos", "Viñalosaromos", true},
		{"Viña Los Aromos", "Viña Los Aronos", true},
		{"Constructora Pehuén", "Constructora Pehuen Ltda", true},
		{"Constructora Pehuén", "Constructora Fehuén", true},
		{"Constructora Pehuén", "Constructora Peñalolén", false},
		{"Constructora Pehuén", "Constructora", false},
		{"Laboratorio Austral", "Laboratorio Boreal", false},
		{"Transportes Andes Norte", "Transportes Andes Sur", false},
		{"Banco de Chile", "Banco de Crédito", false},
		{"Colegio San José", "Colegio San Juan", false},
		{"Agro Sur", "Agrosur", true},
		{"Intercontinental Hoteles", "Inter Continental Hoteles", true},
		{"Proactiva Seguros", "Pro Activa Seguro", true},
		{"Bodega 10345 Quilicura", "Bodega 10346 Quilicura", false}, // a digit makes another thing of it
		{"Sucursal 12 Providencia", "Sucursal 13 Providencia", false},
		{"Juan Pérez", "Juan Perez González", true},
		{"Pérez González, Juan", "Juan Perez", true},
		{"Juan Pérez", "Pedro Pérez", false},
		{"María", "María Soto", false},
		{"Ana Soto", "Ana Solís", false},
		{"Juan Del Río", "Juan Delrio", true},
		{"Jonathan Smith", "Jonatan Smyth", true},
		{"Katherine Johnson", "Catherine Johnston", true},
		{"John Smith", "John Smart", false},
		{"The Blue Door Company", "Blue Door Co.", true},
		{"Northern Freight Ltd", "Southern Freight Ltd", false},
		{"Acme Tools Inc.", "Acme Tolls", true},
		{"Luz", "Luz", true},
		{"Luz S.A.", "LUZ", true},
		{"Luz", "Lus", false}, // a short name must be equal
		{"Enel", "Ener", false},
		{"Enap", "Enpa", false},
		{"Codelco", "Codelko", true},
		{"???", "???", false},
		{"", "", false},
	} {
		_, there := Compare(Card{ID: "a", Name: c.a}, Card{ID: "b", Name: c.b}, "CL")
		_, back := Compare(Card{ID: "b", Name: c.b}, Card{ID: "a", Name: c.a}, "CL")
		if there != c.alike || back != c.alike {
			t.Errorf("%q, %q: %v, and the other way round %v", c.a, c.b, there, back)
		}
	}
}

func TestLegalFormsAreOfTheLengthLookedFor(t *testing.T) {
	for form := range legalForms {
		words := joinInitials(strings.Fields(form))
		if got := legalFormAt(words); got != len(words) {
			t.Errorf("%q has %d words, %d are seen as a legal form", form, len(words), got)
		}
	}
}

// A word and the same word with up to two letters mistyped, many of them just at the
// threshold.
func someWords() *rapid.Generator[[2]string] {
	return rapid.Custom(func(t *rapid.T) [2]string {
		letter := rapid.SampledFrom([]rune("abcñ株á"))
		word := rapid.SliceOfN(letter, 3, 12).Draw(t, "word")
		other := slices.Clone(word)
		for range rapid.IntRange(1, 2).Draw(t, "mistakes") {
			at := rapid.IntRange(0, len(other)-1).Draw(t, "at")
			if rapid.Bool().Draw(t, "missing") && len(other) > 2 {
				other = slices.Delete(other, at, at+1)
			} else {
				other[at] = letter.Draw(t, "wrong")
			}
		}
		return [2]string{string(word), string(other)}
	})
}

func TestQuickDenialNeverDeniesWordsThatAreAlike(t *testing.T) {
	alike := 0
	for seed := range 2000 {
		pair := someWords().Example(seed)
		a, b := newWord(pair[0]), newWord(pair[1])
		if l := edlib.JaroWinklerSimilarity(pair[0], pair[1]); l >= LikeWords {
			alike++
			if !a.mayBeLike(&b) {
				t.Fatalf("%q are alike: %v", pair, l)
			}
		}
	}
	if alike < 200 {
		t.Errorf("only %d pairs put it to the test", alike)
	}
}

func TestLikenessIsTheSameBothWays(t *testing.T) {
	for seed := range 2000 {
		first, second := someWords().Example(seed), someWords().Example(-seed-1)
		if there, back := edlib.JaroWinklerSimilarity(first[0], first[1]), edlib.JaroWinklerSimilarity(first[1], first[0]); there != back {
			t.Fatalf("%q: %v, and the other way round %v", first, there, back)
		}
		a, b := readName(first[0]+" "+second[0]), readName(second[1]+" "+first[1])
		if there, back := a.likeness(b), b.likeness(a); there != back {
			t.Fatalf("%q, %q: %v, and the other way round %v", a.shown, b.shown, there, back)
		}
	}
}

func TestTheNameThatIsAlikeIsTold(t *testing.T) {
	typed := Card{Name: "Vinos del Valle", OtherName: "Sociedad Vitivinícola Los Aromos S.A."}
	there := Card{ID: "b", Name: "Vitivinicola Los Aromos", OtherName: "Vinos Valle Ltda."}
	got, _ := Compare(typed, there, "CL")
	want := Match{B: "b", Score: 0.9, Reasons: []Reason{{Name, "Vinos Valle Ltda."}}}
	if diff := cmp.Diff(want, got, aboutEqual); diff != "" {
		t.Error(diff)
	}
}
