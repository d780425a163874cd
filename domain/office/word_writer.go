package office

import (
	"context"
	"errors"
	"slices"

	"preventa/domain"
	"preventa/domain/change"
)

// wordWriter adds the words that were typed beside a record to their catalogues, and
// collects the changes and the problems of a save.
type wordWriter struct {
	session  *Session
	changes  []change.Change
	problems domain.Problems
	added    []domain.Item // by this save
	known    map[domain.Catalogue]catalogueWords
}

// note keeps the fields of an Invalid error and passes any other on.
func (w *wordWriter) note(err error) error {
	known := (*domain.Error)(nil)
	if errors.As(err, &known) && known.Code == domain.Invalid {
		w.problems = append(w.problems, known.Fields...)
		return nil
	}
	return err
}

// item finds a word of a catalogue by its fold, or adds it; problems are noted under a
// field.
func (w *wordWriter) item(ctx context.Context, catalogue domain.Catalogue, name, field string) (domain.ID, error) {
	known, err := w.wordsOf(ctx, catalogue)
	if err != nil {
		return "", err
	}
	fold, position := domain.Fold(name), known.count+1
	if id, there := known.ids[fold]; there {
		return id, nil
	}
	for _, added := range w.added {
		if added.Catalogue != catalogue {
			continue
		}
		if domain.Fold(added.Name) == fold {
			return added.ID, nil
		}
		position++
	}
	added := domain.Item{ID: domain.NewID(), Catalogue: catalogue, Name: name, Position: position}
	if err := added.Check(); err != nil {
		known := (*domain.Error)(nil)
		errors.As(err, &known)
		for _, f := range known.Fields {
			w.problems.Add(field, f.Key, f.Args)
		}
		return "", nil
	}
	w.added = append(w.added, added)
	w.changes = append(w.changes, change.Adding(added))
	return added.ID, nil
}

// catalogueWords are the words that a catalogue has.
type catalogueWords struct {
	ids   map[string]domain.ID // by fold
	count int
}

// wordsOf reads a catalogue once for all the records that are written.
func (w *wordWriter) wordsOf(ctx context.Context, catalogue domain.Catalogue) (catalogueWords, error) {
	if known, read := w.known[catalogue]; read {
		return known, nil
	}
	items, err := w.session.store.Items(ctx, catalogue)
	if err != nil {
		return catalogueWords{}, err
	}
	words := catalogueWords{map[string]domain.ID{}, len(items)}
	for _, item := range slices.Backward(items) { // the first of a fold counts
		words.ids[domain.Fold(item.Name)] = item.ID
	}
	if w.known == nil {
		w.known = map[domain.Catalogue]catalogueWords{}
	}
	w.known[catalogue] = words
	return words, nil
}

// tags finds or adds the tags typed and gives all of a record's tags.
func (w *wordWriter) tags(ctx context.Context, known []domain.ID, typed []string) ([]domain.ID, error) {
	tags := slices.Clone(known)
	for _, name := range typed {
		id, err := w.item(ctx, domain.Tags, name, "tags")
		if err != nil {
			return nil, err
		}
		if id != "" && !slices.Contains(tags, id) {
			tags = append(tags, id)
		}
	}
	return tags, nil
}

// position makes sure that the catalogue has a contact's position, in whose spelling it
// is then written.
func (w *wordWriter) position(ctx context.Context, c *domain.Contact) error {
	if domain.Fold(c.Position) == "" {
		return nil
	}
	items, err := w.session.store.Items(ctx, domain.Positions)
	if err != nil {
		return err
	}
	for _, known := range items {
		if domain.Fold(known.Name) == domain.Fold(c.Position) {
			c.Position = known.Name
			return nil
		}
	}
	_, err = w.item(ctx, domain.Positions, c.Position, "position")
	return err
}
