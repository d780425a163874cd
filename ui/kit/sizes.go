package kit

// Sizes of the look, in Fyne units at scale 1.
const (
	TextBase    float32 = 13   // body text
	TextCaption float32 = 11.5 // captions, field labels, grid headers, status bar
	TextTitle   float32 = 16   // titles of records, dialogs and reports
	TextFigure  float32 = 22   // key figures

	Space1 float32 = 4  // icon to text, inside menus
	Space2 float32 = 8  // cell padding, between fields
	Space3 float32 = 12 // between cards, window margin
	Space4 float32 = 16 // card padding
	Space5 float32 = 20 // between inner tabs
	Space6 float32 = 24 // between groups
	Space8 float32 = 32 // page margins

	RowHeight     float32 = 28 // grid row, menu item
	ControlHeight float32 = 30 // control, button, segment
	ToolbarHeight float32 = 44
	TabsHeight    float32 = 34
	FilterHeight  float32 = 40
	HeaderHeight  float32 = 30 // grid header and totals row
	StatusHeight  float32 = 26
	RecordHeight  float32 = 56 // header of a record form
	ChipHeight    float32 = 24
	TagHeight     float32 = 18

	IconSize      float32 = 16
	IconSmall     float32 = 14 // inside controls
	DotSize       float32 = 8
	RadiusControl float32 = 5
	RadiusPopup   float32 = 6
	RadiusCard    float32 = 8
	FocusRing     float32 = 2
)
