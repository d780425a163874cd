package domain

import "strings"

// Class says what a state means for the figures.
type Class string

// The classes of state. Closed means won or lost.
const (
	Open   Class = "open"
	OnHold Class = "hold"
	Won    Class = "won"
	Lost   Class = "lost"
)

// Classes lists the classes in the order of a negotiation.
var Classes = []Class{Open, OnHold, Won, Lost}

// Valid reports whether the class exists.
func (c Class) Valid() bool { return c == Open || c == OnHold || c == Won || c == Lost }

// IsClosed reports won or lost.
func (c Class) IsClosed() bool { return c == Won || c == Lost }

// State is a step of the negotiation. Offices rename, add, order and retire their own.
type State struct {
	ID          ID
	Version     int64
	Name        string `field:"name"`
	Class       Class  `field:"class"`
	Colour      string `field:"colour"`      // "#RRGGBB", or the name of a colour of the look such as "st1"
	Probability int    `field:"probability"` // proposed to opportunities that enter, 0–100
	RotDays     int    `field:"rot_days"`    // days after which one rots here; 0: no limit of its own
	Position    int    `field:"position"`    // order of offer, from 1
	Retired     bool   `field:"retired"`     // no longer offered, kept in history
}

// Kind is KindState.
func (State) Kind() Kind { return KindState }

// Key is the id and the version read.
func (s State) Key() (ID, int64) { return s.ID, s.Version }

// Check validates the state.
func (s *State) Check() error {
	var p Problems
	CheckLine(&p, "name", &s.Name)
	if s.Name == "" {
		p.Add("name", "error.required", nil)
	}
	if !s.Class.Valid() {
		p.Add("class", "error.class", Args{"Value": s.Class})
	}
	if s.Probability < 0 || s.Probability > 100 {
		p.Add("probability", "error.percent.range", nil)
	}
	if s.RotDays < 0 || s.RotDays > 3650 {
		p.Add("rot_days", "error.rot_days", nil)
	}
	checkColour(&p, s.Colour)
	return p.Err()
}

// Catalogue names a list of words the office keeps for itself.
type Catalogue string

// The catalogues. States are one more, with a record of their own.
const (
	Origins       Catalogue = "origin"
	Competitors   Catalogue = "competitor"
	Tags          Catalogue = "tag"
	LossReasons   Catalogue = "loss_reason"
	ActivityTypes Catalogue = "activity_type"
	Positions     Catalogue = "position" // contacts name theirs by its text
	Sectors       Catalogue = "sector"
	Roles         Catalogue = "role" // of a contact in an opportunity
)

// Catalogues lists them in the order of the menu.
var Catalogues = []Catalogue{Origins, LossReasons, ActivityTypes, Competitors, Tags, Sectors, Positions, Roles}

// Item is a word of a catalogue: an origin, a competitor, a tag.
type Item struct {
	ID        ID
	Version   int64
	Catalogue Catalogue `field:"catalogue"`
	Name      string    `field:"name"`
	Colour    string    `field:"colour"`
	Icon      string    `field:"icon"` // of an activity type: the name of an icon of the look
	Position  int       `field:"position"`
	Retired   bool      `field:"retired"`

	// An origin may be a campaign.
	Campaign bool  `field:"campaign"`
	Starts   Date  `field:"starts"`
	Ends     Date  `field:"ends"`
	Cost     int64 `field:"cost"` // minor units of the office's currency
}

// Kind is KindItem.
func (Item) Kind() Kind { return KindItem }

// Key is the id and the version read.
func (i Item) Key() (ID, int64) { return i.ID, i.Version }

// Check validates the item; a problem of the name is noted under "name".
func (i *Item) Check() error {
	var p Problems
	CheckLine(&p, "name", &i.Name)
	if i.Name == "" {
		p.Add("name", "error.required", nil)
	}
	checkColour(&p, i.Colour)
	i.checkCampaign(&p)
	return p.Err()
}

func (i *Item) checkCampaign(p *Problems) {
	if i.Catalogue != Origins || !i.Campaign {
		i.Campaign, i.Starts, i.Ends, i.Cost = false, 0, 0, 0
		return
	}
	if !i.Starts.IsZero() && !i.Ends.IsZero() && i.Ends < i.Starts {
		p.Add("ends", "error.campaign.ends", nil)
	}
	if i.Cost < 0 || i.Cost > MaxAmount {
		p.Add("cost", "error.campaign.cost", nil)
	}
}

func checkColour(p *Problems, colour string) {
	if !strings.HasPrefix(colour, "#") {
		return // none, or a colour of the look by its name
	}
	if len(colour) != 7 || strings.Trim(colour[1:], "0123456789abcdefABCDEF") != "" {
		p.Add("colour", "error.colour", Args{"Value": colour})
	}
}
