package statistics

import (
	"encoding/json"

	"preventa/ui/kit"
)

// kept is the screen as it is kept: what is asked for, and over a restart where it stands.
type kept struct {
	Asking  json.RawMessage `json:"asking"`
	Filters json.RawMessage `json:"filters"`
	Row     int             `json:"row,omitempty"`
	Column  int             `json:"column,omitempty"`
	X       float32         `json:"x,omitempty"`
	Y       float32         `json:"y,omitempty"`
}

func (k kept) encode() string {
	text, err := json.Marshal(k)
	if err != nil {
		return ""
	}
	return string(text)
}

// encode is the asking as JSON.
func (a asking) encode() json.RawMessage {
	text, err := json.Marshal(a)
	if err != nil {
		return json.RawMessage("null")
	}
	return text
}

func readKept(text string) (k kept, is bool) {
	is = text != "" && json.Unmarshal([]byte(text), &k) == nil
	return k, is
}

// Keep is what is asked for, and where the table stands.
func (s *Screen) Keep() string {
	g := s.grid
	return kept{s.asking.encode(), json.RawMessage(s.row.Filters.Keep()), g.row, g.column, g.x, g.y}.encode()
}

// Resume takes up what Keep gave.
func (s *Screen) Resume(text string) {
	k, is := readKept(text)
	if !is {
		return
	}
	s.asking, s.row.Filters = readAsking(string(k.Asking)), kit.ReadFigureFilters(string(k.Filters))
	s.grid.row, s.grid.column, s.grid.x, s.grid.y = max(0, k.Row), max(0, k.Column), k.X, k.Y
	s.row.Show()
	s.bar.show()
	s.compute()
}
