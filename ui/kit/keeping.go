package kit

// Keeping is a screen that stays as a person arranged it over a restart of the program:
// scroll, selection, sort, view.
type Keeping interface {
	// Keep is the state of the screen, as JSON; "" for nothing worth keeping. It is asked for
	// often, so it is quick.
	Keep() string
	// Resume takes up a state that Keep gave, perhaps in an earlier version: what it cannot
	// read it leaves out. It is called once, before the screen is shown.
	Resume(state string)
}
