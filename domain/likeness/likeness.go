// Package likeness finds cards that may be the same firm or the same person twice: by
// name, by tax id, by e-mail address and by telephone.
package likeness

import (
	"cmp"
	"slices"

	"preventa/domain"
)

// Card is what is compared of a customer or a contact.
type Card struct {
	ID        domain.ID // empty for one that is just being typed
	Name      string
	OtherName string // the legal name; each name is compared with both of the other card
	TaxID     string
	Phones    []string
	Emails    []string
}

// Kind says in what two cards are alike.
type Kind string

// The kinds of reasons.
const (
	Name  Kind = "name"
	TaxID Kind = "tax_id"
	Email Kind = "email"
	Phone Kind = "phone"
)

// Reason is one thing that speaks for a duplicate. Value is what stands on card B, as
// it was typed there.
type Reason struct {
	Kind  Kind
	Value string
}

// Match is a pair of cards that may be the same. Score runs from 0 to 1, where 1 is
// certain: the same tax id.
type Match struct {
	A, B    domain.ID
	Score   float64
	Reasons []Reason // tax id, e-mails, telephones, name: in this order
}

// How much each kind of reason alone speaks for a duplicate. A tax id is given once; an
// address or a telephone is at times a whole office's, and people have namesakes.
const (
	trustTaxID = 1
	trustEmail = 0.9
	trustPhone = 0.8
	trustName  = 0.9 // of the likeness of the names
)

// Compare tells whether two cards may be the same, and why. Region is the ISO code of
// the country that telephones without one are of. A card is no duplicate of itself:
// the same ID twice never matches.
//
// The score is 1 − Π(1 − trust) over the kinds of reasons found: what remains if every
// one of them would have to mislead. Two different tax ids halve it, so that the
// branches of a chain come after real duplicates.
func Compare(a, b Card, region string) (Match, bool) {
	return readCard(a, region).compare(readCard(b, region))
}

// card is a Card made ready to be compared.
type card struct {
	id     domain.ID
	names  []name
	taxID  sign
	emails []sign
	phones []sign
}

func readCard(c Card, region string) card {
	return card{
		id:     c.ID,
		names:  readNames(c.Name, c.OtherName),
		taxID:  readTaxID(c.TaxID),
		emails: readSigns(c.Emails, readEmail),
		phones: readSigns(c.Phones, func(text string) sign { return readPhone(text, region) }),
	}
}

func (a card) compare(b card) (Match, bool) {
	if a.id == b.id && a.id != "" {
		return Match{}, false
	}
	m, doubt := Match{A: a.id, B: b.id}, 1.0
	if a.taxID.key != "" && a.taxID.key == b.taxID.key {
		m.Reasons, doubt = append(m.Reasons, Reason{TaxID, b.taxID.shown}), 1-trustTaxID
	}
	if same := sharedSigns(a.emails, b.emails, Email); same != nil {
		m.Reasons, doubt = append(m.Reasons, same...), doubt*(1-trustEmail)
	}
	if same := sharedSigns(a.phones, b.phones, Phone); same != nil {
		m.Reasons, doubt = append(m.Reasons, same...), doubt*(1-trustPhone)
	}
	if shown, likeness := likestName(a.names, b.names); likeness >= LikeNames {
		m.Reasons, doubt = append(m.Reasons, Reason{Name, shown}), doubt*(1-trustName*likeness)
	}
	m.Score = 1 - doubt
	if a.taxID.key != "" && b.taxID.key != "" && a.taxID.key != b.taxID.key {
		m.Score /= 2
	}
	return m, len(m.Reasons) > 0
}

// likestName is how alike the likest names of two cards are, and what that name is on
// the second card.
func likestName(a, b []name) (shown string, likeness float64) {
	for _, mine := range a {
		for _, theirs := range b {
			if l := mine.likeness(theirs); l > likeness {
				shown, likeness = theirs.shown, l
			}
		}
	}
	return shown, likeness
}

// sortBest puts the best match first; equal ones in the order of their ids.
func sortBest(matches []Match) {
	slices.SortStableFunc(matches, func(m, n Match) int {
		return cmp.Or(cmp.Compare(n.Score, m.Score), cmp.Compare(m.A, n.A), cmp.Compare(m.B, n.B))
	})
}
