package opportunities

import (
	"context"
	"reflect"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/ui/kit"
)

// journal is the history of an opportunity in words.
type journal struct {
	about  domain.ID // the opportunity
	region region.Region
	words  *kit.EntryWords
	lines  []journalLine
	now    map[fieldOf]any // the value that each changed field has
}

// journalLine is one change in words.
type journalLine struct {
	entry  office.Entry
	title  string // "Amount: $ 1.000 → $ 2.000"
	detail string // the record, where it is not the opportunity itself
	note   string // both values, where they are long
	folded string // all that is searched through
}

type fieldOf struct {
	record domain.ID
	field  string
}

// loadJournal reads the history of an opportunity, off the UI goroutine.
func loadJournal(ctx context.Context, s *office.Session, id domain.ID) (*journal, error) {
	entries, names, err := s.History(ctx, domain.KindOpportunity, id)
	if err != nil {
		return nil, err
	}
	currencies, err := s.CurrenciesIn(ctx, entries)
	if err != nil {
		return nil, err
	}
	j := &journal{about: id, region: s.Office().Region(), words: kit.NewEntryWords(s.Office(), entries, names, currencies), now: map[fieldOf]any{}}
	for i, e := range entries { // newest first
		if !followsAmount(entries, i) {
			j.lines = append(j.lines, j.inWords(e))
		}
		if at := (fieldOf{e.Record, e.Field}); e.Field != "" {
			if _, known := j.now[at]; !known {
				j.now[at] = e.New
			}
		}
	}
	return j, nil
}

// followsAmount reports that an entry only says again, of the amount in office currency,
// what another entry of the same set says of the amount.
func followsAmount(entries []office.Entry, i int) bool {
	e := entries[i]
	if e.Field != "office_amount" {
		return false
	}
	for ; i >= 0 && entries[i].Seq == e.Seq; i-- { // the fields of a record are in the order of the alphabet
		if same := entries[i]; same.Record == e.Record && same.Field == "amount" {
			return reflect.DeepEqual([]any{same.Old, same.New}, []any{e.Old, e.New})
		}
	}
	return false
}

func (j *journal) inWords(e office.Entry) journalLine {
	line := journalLine{entry: e, title: oneLine(j.words.Whole(e), mostInLine)}
	subject := j.words.Subject(e)
	if e.Record != j.about {
		line.detail = subject
	}
	switch {
	case e.Field == "" || e.Field == "removed_at": // of the record as a whole
		line.title, line.detail = subject, line.title
	case len(line.title) > mostInTitle:
		line.title, line.note = kit.FieldTitle(e.Kind, e.Field), oneLine(j.words.Before(e)+" → "+j.words.After(e), mostInLine)
	}
	line.folded = domain.Fold(line.title + "\n" + line.detail + "\n" + line.note + "\n" + e.Person)
	return line
}

const (
	mostInTitle = 90  // bytes of a change that may stand in a line
	mostInLine  = 400 // characters of a change on show; nobody reads more of it here
)

// oneLine is a text without line breaks, with an ellipsis where it is too long.
func oneLine(text string, most int) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// sections are the sets of the journal with those of their changes that hold every word
// of a text, and how many changes that are.
func (j *journal) sections(text string) (sections []kit.TimelineSection, count int) {
	words := strings.Fields(domain.Fold(text))
	set := domain.ID("")
	for i := range j.lines {
		line := &j.lines[i]
		if !holdsEvery(line.folded, words) {
			continue
		}
		if line.entry.Set != set {
			set = line.entry.Set
			sections = append(sections, kit.TimelineSection{
				Title: dotted(j.region.DateTime(line.entry.At), line.entry.Person), Count: kit.ActionText(line.entry.Action)})
		}
		s := &sections[len(sections)-1]
		s.Entries = append(s.Entries, j.entry(i))
		count++
	}
	return sections, count
}

func holdsEvery(folded string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(folded, word) {
			return false
		}
	}
	return true
}

func (j *journal) entry(i int) kit.TimelineEntry {
	line := j.lines[i]
	e := kit.TimelineEntry{ID: strconv.Itoa(i), Icon: kit.KindIcon(line.entry.Kind), Title: line.title, Detail: line.detail, Note: line.note}
	if j.restorable(line) {
		e.Link = lang.X("history.restore", "Restore")
	}
	return e
}

// line is that of an entry of the timeline.
func (j *journal) line(id string) (journalLine, bool) {
	i, err := strconv.Atoi(id)
	if j == nil || err != nil || i < 0 || i >= len(j.lines) {
		return journalLine{}, false
	}
	return j.lines[i], true
}

// restorable reports that a field can get the value it had before a change, and has
// another now.
func (j *journal) restorable(line journalLine) bool {
	e := line.entry
	return !e.Emptied && e.Field != "" && office.Restorable(e.Kind, e.Field) && !reflect.DeepEqual(j.now[fieldOf{e.Record, e.Field}], e.Old)
}
