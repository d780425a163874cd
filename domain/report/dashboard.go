package report

import (
	"image"
	"time"

	"preventa/domain"
	"preventa/domain/region"
)

// Dashboard is figures and charts as they are printed.
type Dashboard struct {
	Title    string
	Notes    []string // what the figures are narrowed to, and who asked; not when
	Office   string   // whose figures they are
	Region   region.Region
	Language domain.Language
	At       time.Time // when it was made, office-local
	Figures  []DashboardFigure
	Charts   []DashboardChart
}

// DashboardFigure is a key figure in words: what it is, how much, and what it rests on.
type DashboardFigure struct{ Title, Value, Basis string }

// DashboardChart is a chart to be printed. It is drawn at the size that the paper has for it.
type DashboardChart struct {
	Title   string
	Formula string // how it is computed and by which date
	Wide    bool   // has the width of the page to itself
	// Draw draws it so many pixels large; scale is how many of them a unit of text is.
	Draw func(width, height int, scale float64) (image.Image, error)
}
