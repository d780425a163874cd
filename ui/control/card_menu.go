package control

import (
	"bytes"
	"context"
	"image"
	"image/png"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/access"
	"preventa/domain/report"
	"preventa/ui/charts"
	"preventa/ui/kit"
)

// figureMenu is what is done with one figure of a chart.
func (s *Screen) figureMenu(k *card, on *charts.Hit) []kit.MenuItem {
	var items []kit.MenuItem
	if k.view.leads(on) {
		items = append(items, kit.MenuItem{Icon: "list", Label: lang.X("control.list", "List its opportunities"),
			Run: func() { k.view.OnOpen(on.Category, on.Series) }})
	}
	if n, ok := k.view.narrowing(on); ok {
		label := kit.OnlyText(n.Name)
		if s.row.Filters.IsCrossed(n) {
			label = lang.X("control.not_only", "Not only {{.Name}}", map[string]any{"Name": n.Name})
		}
		items = append(items, kit.MenuItem{Icon: "list-filter", Label: label, Run: func() { s.narrowTo(n) }})
	}
	if len(items) > 0 {
		items = append(items, kit.MenuSeparator())
	}
	return items
}

// cardMenu is what is done with a card.
func (s *Screen) cardMenu(k *card) []kit.MenuItem {
	drawn := k.view.has
	_, hasTable := report.Find(reportOf(k.chart.ID))
	may := s.host.Session().May(access.Export, access.Read)
	table := func(icon, label string, run func(*card)) kit.MenuItem {
		return kit.MenuItem{Icon: icon, Label: label, Disabled: !hasTable || !drawn, Run: func() { run(k) }}
	}
	items := []kit.MenuItem{
		{Icon: "image", Label: lang.X("control.enlarge", "Enlarge"), Disabled: !drawn, Run: func() { s.enlarge(k) }},
		table("table", lang.X("control.table", "Table behind it"), s.showTable),
		{Icon: "info", Label: lang.X("control.explain", "Explain"), Run: func() { s.explain(k) }},
		kit.MenuSeparator(),
		{Icon: "copy", Label: lang.X("control.copy_picture", "Copy picture"), Disabled: !drawn, Run: func() { s.copyPicture(k) }},
		{Icon: "download", Label: lang.X("control.save_picture", "Save as PNG…"), Disabled: !drawn, Run: func() { s.savePicture(k) }},
		table("file-spreadsheet", lang.X("control.save_excel", "Table to Excel…"), func(k *card) { s.saveTable(k, xlsx) }),
		table("file-text", lang.X("control.save_csv", "Table to CSV…"), func(k *card) { s.saveTable(k, csv) }),
	}
	for i := len(items) - 2; i < len(items); i++ {
		items[i].Disabled = items[i].Disabled || !may
	}
	return append(append(items, kit.MenuSeparator()), s.placeMenu(k)...)
}

// placeMenu is where and how large a card stands.
func (s *Screen) placeMenu(k *card) []kit.MenuItem {
	id := k.chart.ID
	shown := s.arrangement.shown()
	at := s.arrangement[s.arrangement.find(id)]
	step := func(icon, label string, by int) kit.MenuItem {
		end := len(shown) == 0 || by < 0 && shown[0] == id || by > 0 && shown[len(shown)-1] == id
		return kit.MenuItem{Icon: icon, Label: label, Disabled: end, Run: func() { s.arrange(s.arrangement.stepped(id, by)) }}
	}
	wide := kit.MenuItem{Icon: "columns-3", Label: lang.X("control.width", "Width")}
	for n := 1; n <= mostWide; n++ {
		wide.Children = append(wide.Children, kit.MenuItem{Icon: checkIf(at.Wide == n), Label: lang.XN("control.columns", "{{.Count}} columns", n, map[string]any{"Count": n}),
			Run: func() { s.arrange(s.arrangement.with(id, func(p *placed) { p.Wide = n })) }})
	}
	return []kit.MenuItem{
		step("arrow-left", lang.X("control.move_left", "Move left"), -1),
		step("arrow-right", lang.X("control.move_right", "Move right"), 1),
		wide,
		{Icon: checkIf(at.Tall), Label: lang.X("control.tall", "Tall"), Run: func() { s.arrange(s.arrangement.with(id, func(p *placed) { p.Tall = !p.Tall })) }},
		{Icon: "x", Label: lang.X("control.hide", "Hide"), Run: func() { s.arrange(s.arrangement.with(id, func(p *placed) { p.Hidden = true })) }},
		kit.MenuSeparator(),
		{Icon: "sliders-horizontal", Label: lang.X("control.configure", "Configure…"), Run: s.configure},
	}
}

func checkIf(on bool) string {
	if on {
		return "check"
	}
	return ""
}

// How large a picture is that leaves the program, and how many of its pixels a unit is.
const (
	pictureWidth  = 1600
	pictureHeight = 900
	pictureScale  = 2
)

// pictureOf draws a chart to leave the program, off the UI goroutine.
func pictureOf(d Described, dark bool) (image.Image, error) {
	p, err := charts.Draw(d.Chart, pictureWidth, pictureHeight, styleOf(dark, pictureScale))
	return p.Image, err
}

// copyPicture puts the picture of a chart on the clipboard, where the desktop takes it.
func (s *Screen) copyPicture(k *card) {
	shown, dark := k.view.shown, kit.IsDark()
	kit.Background(s.host.Runner(), func() (struct{}, error) {
		picture, err := pictureOf(shown, dark)
		if err == nil {
			err = s.host.Disk().CopyPicture(picture)
		}
		return struct{}{}, err
	}, func(_ struct{}, err error) {
		if err != nil {
			s.host.Failed(err)
			return
		}
		s.host.Notify(kit.Toast{Icon: "check", Text: lang.X("control.copied", "Picture copied")})
	})
}

// savePicture writes the picture of a chart to a file.
func (s *Screen) savePicture(k *card) {
	shown, dark := k.view.shown, kit.IsDark()
	s.write(k.chart.Title(), ".png", func(path string) error {
		picture, err := pictureOf(shown, dark)
		if err != nil {
			return err
		}
		var encoded bytes.Buffer
		if err := png.Encode(&encoded, picture); err != nil {
			return domain.Wrap(domain.Internal, err, "picture")
		}
		return s.host.Disk().WriteFile(path, encoded.Bytes())
	})
}

// The ends of the names of files of tables.
const (
	xlsx = ".xlsx"
	csv  = ".csv"
)

// saveTable writes the table behind a chart to a file.
func (s *Screen) saveTable(k *card, extension string) {
	read := s.sheetOf(k.chart.ID)
	s.write(k.chart.Title(), extension, func(path string) error {
		sheet, err := read(context.Background())
		if err != nil {
			return err
		}
		return s.host.Disk().WriteSheets(path, []report.Sheet{sheet})
	})
}

// write asks for a file and has it written off the UI goroutine, and tells how that went.
func (s *Screen) write(title, extension string, write func(path string) error) {
	s.host.Disk().ChooseTarget(domain.FileName(title)+extension, []string{extension}, func(path string) {
		s.host.Notify(kit.Toast{Icon: "upload", Text: lang.X("export.writing", "Exporting…")})
		kit.Background(s.host.Runner(), func() (struct{}, error) { return struct{}{}, write(path) }, func(_ struct{}, err error) {
			if err != nil {
				s.host.Failed(err)
				return
			}
			s.host.Notify(kit.Toast{Icon: "check", Text: lang.X("export.done", "Exported to {{.Path}}", map[string]any{"Path": path})})
		})
	})
}
