package reports

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// scheduleDialog asks which reports are made by themselves, when, and where to.
type scheduleDialog struct {
	host    kit.Host
	draft   domain.Schedule
	reports []office.ScheduledReport
	known   bool                 // this version of the program can read which they are
	saved   []domain.SavedReport // on offer
	fields  *kit.Fieldset
	when    *scheduleDays
	chosen  *fyne.Container // a line for each report
	add     *kit.Chip       // another one
	dialog  *kit.Dialog
}

// ScheduleReports asks when to make reports by themselves, beginning with some.
func ScheduleReports(host kit.Host, reports ...office.ScheduledReport) {
	draft := domain.Schedule{Owner: host.Session().Me().ID, Weekdays: domain.WeekdaysOf(time.Monday), Minute: 9*60 + 1, Format: domain.ScheduleFormats[0],
		Folder: host.Recall(scheduleFolderKey), Reports: office.EncodeScheduled(reports)}
	editSchedule(host, draft)
}

// scheduleFolderKey is where the folder chosen last is remembered, on this computer.
const scheduleFolderKey = "schedule.folder"

// editSchedule opens the dialog of a schedule, a new one without an id.
func editSchedule(host kit.Host, s domain.Schedule) {
	if s.ID == "" && !host.Session().MayKeepReport(s.Owner) {
		host.Failed(kit.MayNot(host))
		return
	}
	kit.Background(host.Runner(), func() ([]domain.SavedReport, error) {
		return host.Session().SavedReports(context.Background())
	}, func(saved []domain.SavedReport, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		d := &scheduleDialog{host: host, draft: s, saved: saved, fields: kit.NewFieldset(host, nil)}
		d.reports, err = office.ScheduledReports(s)
		d.known = err == nil
		d.show()
	})
}

// scheduleWidth is that of the dialog.
const scheduleWidth float32 = 560

func (d *scheduleDialog) show() {
	d.fields = kit.NewFieldset(d.host, d.hint)
	name := d.fields.Line("name", func(text string) { d.draft.Name = text })
	d.when = newScheduleDays(d.host, &d.draft, d.hint)
	at := d.fields.Value("minute", kit.ValueFormat{
		Format: func(minute int64) string { return clockText(d.host, int(minute)) },
		Parse: func(text string) (int64, error) {
			minute, err := kit.ParseMinute(text)
			return int64(minute), err
		},
	}, func(minute int64) { d.draft.Minute = int(minute) })
	folder := d.fields.Line("folder", func(text string) { d.draft.Folder = text })
	active := d.fields.Flag("paused", lang.X("schedule.active", "Active"), func(on bool) { d.draft.Paused = !on })
	body := container.New(kit.Rows(kit.Space3),
		d.fields.Required("name", lang.X("schedule.name", "Name"), name),
		d.fields.Required("reports", lang.X("schedule.reports", "Reports"), d.reportList()),
		container.New(kit.Columns(kit.Space3, 1, 0),
			d.fields.Required("weekdays", lang.X("schedules.when", "When"), d.when.content),
			kit.FixedWidth(120, d.fields.Required("minute", lang.X("schedule.minute", "Time"), at))),
		container.New(kit.Columns(kit.Space3, 1, 0),
			d.fields.Required("folder", lang.X("schedule.folder", "Folder"), d.withChooser(folder)),
			kit.FixedWidth(200, d.fields.Field("format", lang.X("schedule.format", "Format"), d.formats()))),
		container.New(kit.Columns(kit.Space3, 1, 1), kit.Owners(d.host, d.draft.Owner, func(owner domain.ID) { d.draft.Owner = owner }), container.New(kit.Rows(0), active)))
	d.fields.Fill(func() {
		name.SetText(d.draft.Name)
		at.SetValue(int64(d.draft.Minute))
		folder.SetText(d.draft.Folder)
		active.SetOn(!d.draft.Paused)
	})
	d.open(body, name)
}

func (d *scheduleDialog) open(body fyne.CanvasObject, first fyne.Focusable) {
	title := lang.X("schedules.edit_title", "Scheduled reports")
	if d.draft.ID == "" {
		title = lang.X("schedules.new_title", "New schedule of reports")
	}
	save := kit.NewButton(lang.X("command.save", "Save"), "", kit.ButtonPrimary, d.save)
	if !d.known || d.draft.ID != "" && !d.host.Session().MayKeepReport(d.draft.Owner) {
		d.fields.Lock()
		save.Disable()
	}
	d.dialog = kit.NewDialog(d.host.Window(), kit.DialogOptions{Title: title, Body: body, Width: scheduleWidth, First: first, Buttons: []*kit.Button{
		kit.NewButton(lang.X("command.cancel", "Cancel"), "", kit.ButtonNormal, func() { d.dialog.Close() }), save}})
	d.showReports()
	d.hint()
	d.dialog.Show()
}

// hint says when the schedule falls due next.
func (d *scheduleDialog) hint() {
	field := d.fields.Get("weekdays")
	if field == nil || d.dialog == nil {
		return
	}
	now := d.host.Session().Office().Now()
	next := d.draft.Next(now)
	if next.IsZero() {
		field.SetHint("")
		return
	}
	field.SetHint(lang.X("schedule.next_is", "Next: {{.Day}} {{.Moment}}. What falls due while the program is closed is made at the next start.", map[string]any{
		"Day": kit.WeekdayText(next.Weekday()), "Moment": d.host.Session().Office().Region().DateTime(next)}))
}

// reportList holds the reports chosen, and what adds to them.
func (d *scheduleDialog) reportList() fyne.CanvasObject {
	d.chosen = container.New(kit.Rows(kit.Space1))
	return d.chosen
}

// showReports shows a line for each report.
func (d *scheduleDialog) showReports() {
	d.chosen.RemoveAll()
	for i, r := range d.reports {
		chip := kit.NewConditionChip(scheduledName(r, d.saved), nil, func() {
			d.choose(slices.Delete(slices.Clone(d.reports), i, i+1))
		})
		d.chosen.Add(container.NewHBox(chip))
	}
	d.add = kit.NewAddChip(lang.X("schedule.add_report", "Add report"), "plus", func() {
		kit.ShowContextMenu(d.host.Window().Canvas(), kit.Below(d.add), offered(d.saved, func(r office.ScheduledReport) {
			d.choose(append(slices.Clone(d.reports), r))
		})...)
	})
	d.chosen.Add(container.NewHBox(d.add))
	d.chosen.Refresh()
	d.dialog.Fit()
}

// choose makes other reports those of the schedule. The keyboard stays with them.
func (d *scheduleDialog) choose(reports []office.ScheduledReport) {
	d.reports = reports
	d.showReports()
	d.host.Window().Canvas().Focus(d.add)
}

// withChooser puts a button beside the folder that looks for one.
func (d *scheduleDialog) withChooser(folder *kit.TextEntry) fyne.CanvasObject {
	d.fields.Hold("folder", folder)
	choose := kit.NewButton(lang.X("schedule.choose_folder", "Choose…"), "folder-open", kit.ButtonNormal, func() {
		d.host.Disk().ChooseFolder(func(path string) {
			folder.SetText(path)
			d.draft.Folder = path
		})
	})
	return container.New(kit.Columns(kit.Space2, 1, 0), folder, choose)
}

// formats chooses what kind of file is written.
func (d *scheduleDialog) formats() fyne.CanvasObject {
	formats := kit.NewSegmented(slices.Index(domain.ScheduleFormats, d.draft.Format), func(i int) { d.draft.Format = domain.ScheduleFormats[i] },
		kit.Segment{Label: "PDF"}, kit.Segment{Label: "Excel"}, kit.Segment{Label: "CSV"})
	return container.NewHBox(formats)
}

// save writes the schedule, and shows at its field what is wrong.
func (d *scheduleDialog) save() {
	d.fields.Commit()
	d.draft.Reports = office.EncodeScheduled(d.reports)
	if err := d.fields.Problems(); err != nil {
		d.fields.ShowProblems(err)
		return
	}
	text := lang.X("schedules.saved", "Schedule “{{.Name}}” saved", map[string]any{"Name": d.draft.Name})
	saveSchedule(d.host, d.draft, text, func() {
		d.host.Remember(scheduleFolderKey, d.draft.Folder)
		d.dialog.Close()
	}, func(err error) {
		if !d.fields.ShowProblems(err) {
			d.host.Failed(err)
		}
	})
}

// saveSchedule writes a schedule and tells of it; saved, which may be nil, is called then, and
// failed where it could not be written.
func saveSchedule(host kit.Host, s domain.Schedule, text string, saved func(), failed func(error)) {
	kit.Background(host.Runner(), func() (change.Set, error) {
		_, set, err := host.Session().SaveSchedule(context.Background(), s)
		return set, err
	}, func(set change.Set, err error) {
		if err != nil {
			failed(err)
			return
		}
		if saved != nil {
			saved()
		}
		if len(set.Changes) > 0 {
			host.Notify(kit.Undoable(host, text, set))
		}
	})
}
