package opportunities

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"preventa/domain/access"
	"preventa/domain/office"
	"preventa/ui/kit"
)

func (c *calendar) mayExport() bool { return c.host.Session().May(access.Export, access.Read) }

func (c *calendar) exportItem() kit.MenuItem {
	return kit.MenuItem{Icon: "upload", Label: lang.X("calendar.export", "Export to another calendar…"), Disabled: !c.mayExport(), Run: c.export}
}

// export writes what whose calendar it is has still to do, and what is expected to close,
// into a file that other calendars take in.
func (c *calendar) export() {
	session, disk, whose := c.host.Session(), c.host.Disk(), c.of
	disk.ChooseTarget(lang.X("calendar.file", "calendar")+".ics", []string{".ics"}, func(path string) {
		kit.Background(c.host.Runner(), func() (struct{}, error) {
			agenda, err := session.Agenda(context.Background(), office.AgendaDays(session.Office().Today()), whose)
			if err != nil {
				return struct{}{}, err
			}
			content, err := disk.ICalendar(agenda, session.Me().Language)
			if err != nil {
				return struct{}{}, err
			}
			return struct{}{}, disk.WriteFile(path, content)
		}, func(_ struct{}, err error) {
			if err != nil {
				c.host.Failed(err)
				return
			}
			c.host.Notify(kit.Toast{Icon: "check", Text: lang.X("export.done", "Written to {{.Path}}", map[string]any{"Path": path})})
		})
	})
}
