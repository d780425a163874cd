package change

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"preventa/domain"
)

// The chain: a change's hash covers its content, a set's hash covers the hashes of
// its changes and the hash of the set before it. Whoever edits, removes or reorders
// the journal breaks the chain at that place.

// content is what a change's hash covers. encoding/json writes map keys in order,
// so equal contents give equal bytes.
type content struct {
	Kind    domain.Kind     `json:"kind"`
	Record  domain.ID       `json:"record"`
	Op      Op              `json:"op"`
	Version int64           `json:"version"`
	Fields  map[string]Pair `json:"fields"`
}

// ContentHash is the SHA-256 of the change's content, in hexadecimal.
func (c Change) ContentHash() string {
	fields := c.Fields
	if fields == nil {
		fields = map[string]Pair{}
	}
	return digest(content{c.Kind, c.Record, c.Op, c.Version, fields})
}

// AddHash is the hash an Add of a record with these fields has.
func AddHash(kind domain.Kind, record domain.ID, version int64, fields domain.Fields) string {
	pairs := make(map[string]Pair, len(fields))
	for name, value := range fields {
		pairs[name] = Pair{nil, value}
	}
	return Change{Kind: kind, Record: record, Op: Add, Version: version, Fields: pairs}.ContentHash()
}

// ChainHash is the SHA-256 over the previous set's hash, the set's own data and the
// hashes of its changes, in hexadecimal.
func (s Set) ChainHash() string {
	hashes := make([]string, len(s.Changes))
	for i, c := range s.Changes {
		hashes[i] = c.Hash
	}
	return digest(struct {
		Prev    string    `json:"prev"`
		ID      domain.ID `json:"id"`
		At      int64     `json:"at"`
		Person  domain.ID `json:"person"`
		Action  string    `json:"action"`
		Undoes  domain.ID `json:"undoes"`
		Changes []string  `json:"changes"`
	}{s.PrevHash, s.ID, s.At.UnixMilli(), s.Person, s.Action, s.Undoes, hashes})
}

// Seal fills in the hashes of the set's changes and of the set, after the set that
// came before it.
func (s *Set) Seal(prevHash string) {
	for i := range s.Changes {
		s.Changes[i].Hash = s.Changes[i].ContentHash()
	}
	s.PrevHash = prevHash
	s.Hash = s.ChainHash()
}

func digest(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("change: content that is not JSON: %v", err)) // fields are plain values only
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// EncodeFields is how the journal keeps a change's fields: "{}" for an Add.
func (c Change) EncodeFields() string {
	if c.Op == Add || len(c.Fields) == 0 {
		return "{}"
	}
	text, err := json.Marshal(c.Fields)
	if err != nil {
		panic(fmt.Sprintf("change: fields that are not JSON: %v", err))
	}
	return string(text)
}

// DecodeFields reads what EncodeFields wrote. An empty text is a blanked change.
func (c *Change) DecodeFields(text string) error {
	if text == "" {
		c.Blank = true
		return nil
	}
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	raw := map[string][2]any{}
	if err := decoder.Decode(&raw); err != nil {
		return domain.Wrap(domain.Damaged, err, "journal fields")
	}
	c.Fields = make(map[string]Pair, len(raw))
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		old, err := plain(raw[name][0])
		if err != nil {
			return domain.Wrap(domain.Damaged, err, "journal field "+name)
		}
		now, err := plain(raw[name][1])
		if err != nil {
			return domain.Wrap(domain.Damaged, err, "journal field "+name)
		}
		c.Fields[name] = Pair{old, now}
	}
	return nil
}

// plain turns a JSON value into the value Fields hold.
func plain(v any) (any, error) {
	switch v := v.(type) {
	case nil, string, bool:
		return v, nil
	case json.Number:
		return v.Int64()
	case []any:
		list := make([]string, len(v))
		for i, item := range v {
			text, ok := item.(string)
			if !ok {
				return nil, fmt.Errorf("a list holds %T", item)
			}
			list[i] = text
		}
		return list, nil
	}
	return nil, fmt.Errorf("a value of type %T", v)
}
