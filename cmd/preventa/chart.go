package main

import (
	"bytes"
	"image/png"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/cmd/preventa/exchange"
	"preventa/domain"
	figures "preventa/domain/control"
	"preventa/domain/office"
	"preventa/ui/charts"
	"preventa/ui/control"
	"preventa/ui/kit"
)

// chartCommand draws a chart of Opportunity Control without a window.
type chartCommand struct {
	figureFilter

	ID       string `arg:"" name:"id" help:"${help_chart_id}"`
	Office   string `required:"" placeholder:"FILE" help:"${help_office}"`
	Output   string `short:"o" required:"" placeholder:"FILE.png" help:"${help_output}"`
	Width    int    `default:"900" help:"${help_chart_width}"`
	Height   int    `default:"500" help:"${help_chart_height}"`
	Theme    string `default:"light" enum:"light,dark" help:"${help_chart_theme}"`
	Language string `placeholder:"es|en" help:"${help_chart_language}"`
}

// The sides that a picture may have, in pixels.
const (
	chartLeast = 100
	chartMost  = 8192
)

// Run draws the chart and writes it as a PNG, whole or not at all.
func (c *chartCommand) Run(e *environment) error {
	chart, known := control.FindChart(c.ID)
	if !known {
		return unknown(lang.X("cli.word.chart", "chart"), c.ID, chartIDs())
	}
	if err := c.check(); err != nil {
		return err
	}
	return e.look(c.Office, func(s *office.Session) error {
		content, err := c.draw(e, s, chart)
		if err != nil {
			return err
		}
		return c.write(e, content)
	})
}

// check refuses what is no picture, and makes the texts those of the language asked for.
func (c *chartCommand) check() error {
	if min(c.Width, c.Height) < chartLeast || max(c.Width, c.Height) > chartMost {
		return refusal(lang.X("cli.chart_size", "A picture is from {{.Least}} to {{.Most}} pixels wide and high.", domain.Args{"Least": chartLeast, "Most": chartMost}))
	}
	if ending := strings.ToLower(filepath.Ext(c.Output)); c.Output != "-" && !isFolder(c.Output) && ending != ".png" {
		return refusal(lang.X("cli.chart_png", "A chart is written as a PNG: give --output a name that ends in .png."))
	}
	if c.Language == "" {
		return nil
	}
	language, err := languageOf(c.Language)
	if err == nil {
		kit.Speak(language)
	}
	return err
}

// draw is the picture as the PNG it is written as.
func (c *chartCommand) draw(e *environment, s *office.Session, chart control.Chart) ([]byte, error) {
	filter, err := c.filter(e, s)
	if err != nil {
		return nil, err
	}
	style := charts.Style{Theme: charts.Light()}
	if c.Theme == "dark" {
		style.Theme = charts.Dark()
	}
	var described charts.Chart
	subtitle := ""
	err = s.Look(e.ctx, filter, chart.History, func(l *figures.Look) {
		view := control.View{Look: l, Region: s.Office().Region(), Currency: s.CurrencyOf(filter)}
		described, subtitle = chart.Draw(view).Chart, chart.Formula(view)
	})
	if err != nil {
		return nil, err
	}
	picture, err := charts.DrawTitled(described, chart.Title(), subtitle, c.Width, c.Height, style)
	if err != nil {
		return nil, err
	}
	var content bytes.Buffer
	if err := png.Encode(&content, picture.Image); err != nil {
		return nil, domain.Wrap(domain.Internal, err, "picture")
	}
	return content.Bytes(), nil
}

// write writes the picture to the file named, into the folder named, or to standard output.
func (c *chartCommand) write(e *environment, content []byte) error {
	if c.Output == "-" {
		_, err := e.out.Write(content)
		return err
	}
	path := c.Output
	if isFolder(path) {
		path = filepath.Join(path, c.ID+".png")
	}
	return exchange.Files{}.WriteFile(path, content)
}

// chartIDs are the charts by what they are called on the command line.
func chartIDs() []string {
	var ids []string
	for _, chart := range control.Charts {
		ids = append(ids, chart.ID)
	}
	slices.Sort(ids)
	return ids
}
