package likeness

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"preventa/domain"
)

// maker makes cards as an office's come to be: firms and people, some of them typed
// twice by hands that err.
type maker struct {
	*rand.Rand
	stock []string // words of all firms that this office knows
}

func newMaker(seed uint64, words int) maker {
	m := maker{Rand: rand.New(rand.NewPCG(seed, 0))}
	for range words {
		m.stock = append(m.stock, m.invented())
	}
	return m
}

var (
	trades    = strings.Fields("Constructora Comercial Viña Laboratorio Transportes Inversiones Agrícola Servicios Consultora Inmobiliaria")
	forms     = []string{"", "", "", " S.A.", " SpA", " Ltda.", ", S.L.", " S.A. de C.V.", " Inc.", " & Cía."}
	forenames = strings.Fields("Juan Juana María Mario Ana Luis Luisa Pedro Carla Carlos Jorge Sofía Martín Marta Íñigo Rosa John Mary Peter Ann")
	syllables = strings.Fields("pe huén lo ñe ara mos qui to san ta ur cal bre vin tor mel ñu an des gua ri")
)

func (m maker) one(of []string) string { return of[m.IntN(len(of))] }

func (m maker) invented() string {
	var b strings.Builder
	for range 2 + m.IntN(3) {
		b.WriteString(m.one(syllables))
	}
	return b.String()
}

func (m maker) name() string {
	switch m.IntN(4) {
	case 0:
		return m.one(forenames) + " " + m.one(m.stock) + " " + m.one(m.stock)
	case 1:
		return m.one(forenames) + " " + m.one(m.stock)
	case 2:
		return m.one(trades) + " " + m.one([]string{"", "del ", "Los "}) + m.one(m.stock) + m.one(forms)
	}
	return m.one(m.stock) + " " + m.one(m.stock) + m.one(forms)
}

// mistyped is a name as somebody else would type it.
func (m maker) mistyped(name string) string {
	words := strings.Fields(name)
	switch letters := []rune(name); m.IntN(6) {
	case 0: // a letter wrong
		letters[m.IntN(len(letters))] = 'x'
		return string(letters)
	case 1: // a letter missing
		at := m.IntN(len(letters))
		return string(letters[:at]) + string(letters[at+1:])
	case 2: // another order
		m.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		return strings.Join(words, " ")
	case 3: // glued
		return strings.Join(words, "")
	case 4: // a word missing
		return strings.Join(words[:max(1, len(words)-1)], " ")
	}
	return strings.ToUpper(name)
}

// cards are n cards; on average every tenth is one of the others typed again, and some
// share the switchboard.
func (m maker) cards(n int) []Card {
	cards := make([]Card, 0, n)
	for i := range n {
		c := Card{
			ID:     domain.ID(fmt.Sprintf("%06d", i)),
			Name:   m.name(),
			TaxID:  fmt.Sprintf("%d-%d", 1e7+m.IntN(20*n), m.IntN(10)),
			Phones: []string{fmt.Sprintf("9 %08d", m.IntN(20*n)), ""},
			Emails: []string{fmt.Sprintf("%s%d@example.com", m.one(m.stock), m.IntN(n))},
		}
		switch m.IntN(10) {
		case 0:
			if i > 0 {
				c.Name = m.mistyped(cards[m.IntN(i)].Name)
			}
		case 1:
			c.OtherName, c.TaxID = m.name(), ""
		case 2:
			c.Phones, c.Emails = []string{"2 2345 678" + m.one([]string{"0", "1"})}, []string{"info@example.com"}
		}
		cards = append(cards, c)
	}
	return cards
}

// withoutSwitchboards leaves out what more than five of the cards share, counted by hand.
func withoutSwitchboards(cards []Card) []Card {
	count := map[string]int{}
	for _, c := range cards {
		for _, text := range append(c.Phones, c.Emails...) {
			count[text]++
		}
	}
	seldom := func(texts []string) (kept []string) {
		for _, text := range texts {
			if count[text] <= 5 {
				kept = append(kept, text)
			}
		}
		return kept
	}
	kept := make([]Card, len(cards))
	for i, c := range cards {
		kept[i] = c
		kept[i].Phones, kept[i].Emails = seldom(c.Phones), seldom(c.Emails)
	}
	return kept
}

// read does what Compare does first, once for each card.
func read(cards []Card) []card {
	ready := make([]card, len(cards))
	for i, c := range cards {
		ready[i] = readCard(c, "CL")
	}
	return ready
}

func TestPairsAreWhatComparingEachWithEachGives(t *testing.T) {
	for _, c := range []struct{ cards, words int }{{1, 1}, {60, 4}, {400, 30}, {600, 300}} {
		cards := newMaker(uint64(c.cards), c.words).cards(c.cards)
		var want []Match
		seldom := read(withoutSwitchboards(cards))
		for i, a := range seldom {
			for _, b := range seldom[i+1:] {
				if m, ok := a.compare(b); ok { // a has the lesser id: cards are made in their order
					want = append(want, m)
				}
			}
		}
		sortBest(want)
		if len(want) < c.cards/20 {
			t.Fatalf("%d cards have only %d pairs to find", c.cards, len(want))
		}
		slices.Reverse(cards)
		if diff := cmp.Diff(want, NewIndex("CL", cards).Pairs()); diff != "" {
			t.Errorf("%d cards: %s", c.cards, diff)
		}
	}
}

func TestSimilarIsWhatComparingWithEachGives(t *testing.T) {
	m := newMaker(7, 40)
	cards := m.cards(500)
	x, seldom := NewIndex("CL", cards), withoutSwitchboards(cards)
	known := read(seldom)
	for i := range 200 {
		typed, asked := cards[i], seldom[i]
		if i%2 == 1 { // one that is not there yet
			typed.ID, typed.Name = "", m.mistyped(typed.Name)
			asked.ID, asked.Name = "", typed.Name
		}
		var want []Match
		for _, c := range known {
			if match, ok := readCard(asked, "CL").compare(c); ok {
				want = append(want, match)
			}
		}
		sortBest(want)
		if diff := cmp.Diff(want, x.Similar(typed, 0)); diff != "" {
			t.Fatalf("%+v: %s", typed, diff)
		}
		if few := x.Similar(typed, 2); !cmp.Equal(few, want[:min(2, len(want))]) {
			t.Fatalf("%+v: the best two are %+v, not %+v", typed, want, few)
		}
	}
}

func TestSimilarWhileTyping(t *testing.T) {
	x := NewIndex("CL", []Card{
		{ID: "1", Name: "Viña Los Aromos", OtherName: "Sociedad Vitivinícola del Maipo SpA", TaxID: "76.543.210-K"},
		{ID: "2", Name: "Constructora Pehuén Ltda."},
		{ID: "3", Name: "Laboratorio Austral"},
		{ID: "4", Name: "Northern Freight Ltd", Phones: []string{"+44 20 7946 0018"}},
		{ID: "5", Name: "Ana Soto", Emails: []string{"ana@northern.example"}},
	})
	for _, c := range []struct {
		typed Card
		want  []domain.ID
	}{
		{Card{Name: "vina aromos"}, []domain.ID{"1"}},
		{Card{Name: "sociedad vitivinicola maipo"}, []domain.ID{"1"}},
		{Card{Name: "Laboratorio Boreal", TaxID: "76543210-k"}, []domain.ID{"1"}},
		{Card{Name: "pehuen constructora"}, []domain.ID{"2"}},
		{Card{Name: "northen freight"}, []domain.ID{"4"}},
		{Card{Name: "Freight, Southern"}, nil},
		{Card{Name: "Soto, Ana", Phones: []string{"+442079460018"}}, []domain.ID{"5", "4"}},
		{Card{ID: "5", Name: "Ana Soto", Emails: []string{"ana@northern.example"}}, nil}, // itself
		{Card{}, nil},
	} {
		var got []domain.ID
		for _, m := range x.Similar(c.typed, 0) {
			if m.A != c.typed.ID {
				t.Errorf("%+v: A is %q", c.typed, m.A)
			}
			got = append(got, m.B)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%+v: %s", c.typed, diff)
		}
	}
}

func TestWhatManyShareIsNoSign(t *testing.T) {
	for _, c := range []struct {
		title string
		card  func(i int) Card
		most  int
	}{
		{"telephone", func(int) Card { return Card{Phones: []string{"2 2345 6789", "+56 2 2345 6789"}} }, 5},
		{"e-mail", func(int) Card { return Card{Emails: []string{"info@example.com", "INFO@example.com"}} }, 5},
		{"tax id", func(int) Card { return Card{TaxID: "66.666.666-6"} }, 100},
		{"name", func(int) Card { return Card{Name: "Sin nombre", OtherName: "SIN NOMBRE"} }, 100},
		{"name in one word or two", func(i int) Card { return Card{Name: []string{"Del Río", "Delrío"}[i%2]} }, 100},
	} {
		for _, n := range []int{c.most, c.most + 1} {
			var cards []Card
			for i := range n {
				card := c.card(i)
				card.ID = domain.ID(fmt.Sprintf("%03d", i))
				cards = append(cards, card)
			}
			pairs, similar := n*(n-1)/2, n
			if n > c.most {
				pairs, similar = 0, 0
			}
			x := NewIndex("CL", cards)
			if got := len(x.Pairs()); got != pairs {
				t.Errorf("%s shared by %d: %d pairs, want %d", c.title, n, got, pairs)
			}
			if got := len(x.Similar(c.card(0), 0)); got != similar {
				t.Errorf("%s shared by %d: %d similar, want %d", c.title, n, got, similar)
			}
		}
	}
}

func TestAnEmptyIndexFindsNothing(t *testing.T) {
	x := NewIndex("CL", nil)
	if pairs, similar := x.Pairs(), x.Similar(Card{Name: "Viña Los Aromos"}, 0); pairs != nil || similar != nil {
		t.Error(pairs, similar)
	}
}

// The sizes of an office of some years, and of the largest one foreseen.
var sizes = []int{1_000, 10_000}

func BenchmarkNewIndex(b *testing.B) {
	for _, n := range sizes {
		cards := newMaker(1, n/5).cards(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				NewIndex("CL", cards)
			}
		})
	}
}

func BenchmarkSimilar(b *testing.B) {
	for _, n := range sizes {
		x := NewIndex("CL", newMaker(1, n/5).cards(n))
		for title, typed := range map[string]Card{
			"firm":   {Name: "constructora los pehuenmos", Phones: []string{"9 8765 4321"}},
			"person": {Name: "juan perez gonzalez"},
			"trade":  {Name: "constructora"},
		} {
			b.Run(fmt.Sprint(n, "/", title), func(b *testing.B) {
				for b.Loop() {
					x.Similar(typed, 5)
				}
			})
		}
	}
}

func BenchmarkPairs(b *testing.B) {
	for _, n := range sizes {
		for _, words := range []int{30, n / 5, n} { // few surnames for all, or a name of one's own for each
			x := NewIndex("CL", newMaker(1, words).cards(n))
			b.Run(fmt.Sprint(n, "/", words, " words"), func(b *testing.B) {
				for b.Loop() {
					b.ReportMetric(float64(len(x.Pairs())), "pairs")
				}
			})
		}
	}
}
