package opportunities

import (
	"context"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// attachmentsTab is the files kept with the opportunity.
type attachmentsTab struct {
	tabs    *tabs
	grid    *kit.Grid[office.Kept]
	hint    *kit.Label
	content fyne.CanvasObject
}

func newAttachmentsTab(t *tabs) *attachmentsTab {
	a := &attachmentsTab{tabs: t, hint: kit.NewCaption("")}
	a.grid = kit.NewGrid(a.columns(), kit.GridOptions[office.Kept]{
		RowID: func(row office.Kept) string { return string(row.ID) },
		Fetch: func(_ kit.Query, first, count int, deliver func([]office.Kept, error)) {
			deliver(kit.PageOf(t.model.dossier.Attachments, first, count), nil)
		},
		Delay: t.form.host.Delay(),
	})
	a.grid.OnOpen = a.open
	a.grid.OnEdit = a.open
	a.grid.OnDelete = a.delete
	a.grid.OnCellMenu = func(row office.Kept, _ string, at fyne.Position) {
		kit.ShowContextMenu(t.form.host.Window().Canvas(), at, a.menu(row)...)
	}
	a.grid.OnHeaderMenu = func(string, fyne.Position) {}
	a.grid.SetEmpty(lang.X("attachments.none_here", "No files are kept here yet."), "", nil)
	add := kit.NewButton(lang.X("attachments.add", "Add a file…"), "paperclip", kit.ButtonPrimary, a.choose)
	if !t.form.mayEdit() {
		add.Disable()
	}
	bar := inBar(container.New(kit.Columns(kit.Space3, 0, 1), add, kit.Centred(a.hint)))
	a.content = container.New(kit.RowsGrowing(0, 1), bar, a.grid)
	return a
}

func (a *attachmentsTab) columns() []kit.Column[office.Kept] {
	r := a.tabs.form.region()
	size := kit.Column[office.Kept]{ID: "size", Title: lang.X("attachment.size", "Size"), Width: 84, Align: fyne.TextAlignTrailing,
		Cell: func(row office.Kept) kit.Cell {
			return kit.Cell{Text: kit.SizeText(r, row.Size), Colour: kit.ColorText2}
		}}
	added := kit.Column[office.Kept]{ID: "added", Title: lang.X("attachment.added", "Added"), Width: 128, Whole: true,
		Cell: func(row office.Kept) kit.Cell { return kit.Cell{Text: r.DateTime(row.At), Colour: kit.ColorText2} }}
	return []kit.Column[office.Kept]{
		{ID: "name", Title: lang.X("attachment.name", "Name"), Width: 348, Cell: func(row office.Kept) kit.Cell {
			return kit.Cell{Text: row.Name, Icon: fileIcon(row.Name)}
		}},
		size, added,
		{ID: "by", Title: lang.X("attachment.by", "By"), Width: 150, Cell: func(row office.Kept) kit.Cell {
			return kit.Cell{Text: row.By, Colour: kit.ColorText2}
		}},
	}
}

// fileIcons are the pictures of kinds of file, by extension.
var fileIcons = map[string]string{
	".pdf": "file-text", ".doc": "file-text", ".docx": "file-text", ".odt": "file-text", ".txt": "file-text", ".rtf": "file-text", ".md": "file-text",
	".xls": "file-spreadsheet", ".xlsx": "file-spreadsheet", ".ods": "file-spreadsheet", ".csv": "file-spreadsheet",
	".png": "image", ".jpg": "image", ".jpeg": "image", ".gif": "image", ".webp": "image", ".svg": "image", ".heic": "image", ".tif": "image", ".tiff": "image",
	".eml": "mail", ".msg": "mail",
}

// fileIcon is the picture of a file; a program has that of a warning, for it is never opened.
func fileIcon(name string) string {
	if domain.IsProgram(name, nil) {
		return "triangle-alert"
	}
	if icon := fileIcons[strings.ToLower(filepath.Ext(name))]; icon != "" {
		return icon
	}
	return "paperclip"
}

// show shows what hangs on the opportunity.
func (a *attachmentsTab) show() {
	a.grid.Reload()
	a.grid.SetCount(len(a.tabs.model.dossier.Attachments))
	a.hint.SetText(lang.X("attachments.hint", "Or drop files onto the window. Up to {{.Most}} MB each.",
		map[string]any{"Most": a.limit() >> 20}))
}

// limit is how many bytes a file may have.
func (a *attachmentsTab) limit() int64 {
	return a.tabs.form.host.Session().Office().Data().AttachmentBytes()
}

func (a *attachmentsTab) choose() {
	a.tabs.form.host.Disk().ChooseFile(nil, func(path string) { a.attach([]string{path}) })
}

// Dropped keeps files that were dropped onto the window with the opportunity, and reports
// whether the form takes any.
func (f *Form) Dropped(paths []string) bool {
	if !f.mayEdit() || len(paths) == 0 {
		return false
	}
	t := f.tabs
	t.inner.Select(tabAttachments) // where a new opportunity says that it has to be saved first
	if !f.model.isNew() {
		t.attachments.attach(paths)
	}
	return true
}

// attached is what became of files that were to be kept.
type attached struct {
	name   string // of the last one kept
	sets   []change.Set
	failed []error
}

// attach reads files and keeps them, off the UI goroutine.
func (a *attachmentsTab) attach(paths []string) {
	host, id, limit := a.tabs.form.host, a.tabs.id(), a.limit()
	kit.Background(host.Runner(), func() (attached, error) {
		var done attached
		for _, path := range paths {
			content, err := host.Disk().ReadFile(path, limit)
			if err != nil {
				done.failed = append(done.failed, err)
				continue
			}
			saved, set, err := host.Session().Attach(context.Background(), domain.Attachment{Opportunity: id, Name: path}, content)
			if err != nil {
				done.failed = append(done.failed, err)
				continue
			}
			done.name, done.sets = saved.Name, append(done.sets, set)
		}
		return done, nil
	}, func(done attached, _ error) { a.attached(done) })
}

func (a *attachmentsTab) attached(done attached) {
	host := a.tabs.form.host
	switch len(done.sets) {
	case 0:
	case 1:
		host.Notify(kit.Undoable(host, lang.X("attachments.added_toast", "“{{.Name}}” is kept with the opportunity", map[string]any{"Name": done.name}), done.sets[0]))
	default:
		n := len(done.sets)
		host.Notify(kit.Toast{Icon: "check", Text: lang.XN("attachments.added_many", "{{.Count}} files are kept with the opportunity", n, map[string]any{"Count": strconv.Itoa(n)})})
	}
	switch len(done.failed) {
	case 0:
	case 1:
		host.Failed(done.failed[0])
	default:
		var texts []string
		for _, err := range done.failed {
			texts = append(texts, kit.ErrorText(err))
		}
		kit.ShowMessage(host.Window(), lang.X("attachments.failed_title", "Some files were not kept"), strings.Join(texts, "\n"))
	}
}

// withContent reads a file's content and goes on with it.
func (a *attachmentsTab) withContent(id domain.ID, use func(file domain.Attachment, content []byte)) {
	type keptFile struct {
		file    domain.Attachment
		content []byte
	}
	host := a.tabs.form.host
	kit.Background(host.Runner(), func() (keptFile, error) {
		file, content, err := host.Session().Attachment(context.Background(), id)
		return keptFile{file, content}, err
	}, func(kept keptFile, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		use(kept.file, kept.content)
	})
}

// open hands a copy of a file to the program that shows such files. A program is only saved.
func (a *attachmentsTab) open(row office.Kept) {
	a.withContent(row.ID, func(file domain.Attachment, content []byte) {
		if domain.IsProgram(file.Name, content) {
			a.askToSave(file, content)
			return
		}
		host := a.tabs.form.host
		kit.Background(host.Runner(), func() (string, error) { return host.Disk().OpenCopy(file.Name, content) },
			func(path string, err error) {
				if err != nil {
					host.Failed(err)
					return
				}
				host.Notify(openedToast(path))
			})
	})
}

// askToSave says why a program is not opened and offers what can be done with it.
func (a *attachmentsTab) askToSave(file domain.Attachment, content []byte) {
	kit.Ask(a.tabs.form.host.Window(), kit.AskOptions{
		Title:   lang.X("attachments.program_title", "Programs are not opened"),
		Message: lang.X("attachments.program", "“{{.Name}}” may be a program, and Preventa starts none. It can be saved, to be looked at with care.", map[string]any{"Name": file.Name}),
		Choices: []kit.Choice{
			{Label: lang.X("command.cancel", "Cancel"), Kind: kit.ButtonNormal, Cancel: true},
			{Label: lang.X("command.save_as", "Save as…"), Kind: kit.ButtonPrimary, Run: func() { a.save(file, content) }},
		},
	})
}

func (a *attachmentsTab) saveAs(row office.Kept) { a.withContent(row.ID, a.save) }

// save asks where to write a file and writes it.
func (a *attachmentsTab) save(file domain.Attachment, content []byte) {
	host := a.tabs.form.host
	host.Disk().ChooseTarget(file.Name, nil, func(path string) {
		kit.Background(host.Runner(), func() (struct{}, error) { return struct{}{}, host.Disk().WriteFile(path, content) },
			func(_ struct{}, err error) {
				if err != nil {
					host.Failed(err)
					return
				}
				host.Notify(kit.Toast{Icon: "check", Text: lang.X("export.done", "Written to {{.Path}}", map[string]any{"Path": path})})
			})
	})
}

// delete moves the selected files to the recycle bin.
func (a *attachmentsTab) delete() {
	var ids []domain.ID
	name := ""
	for _, row := range a.tabs.model.dossier.Attachments {
		if a.grid.Selection().Contains(string(row.ID)) {
			ids, name = append(ids, row.ID), row.Name
		}
	}
	if len(ids) == 0 {
		return
	}
	host := a.tabs.form.host
	kit.Background(host.Runner(), func() (change.Set, error) {
		return host.Session().DeleteAttachments(context.Background(), ids)
	}, func(set change.Set, err error) {
		if err != nil {
			host.Failed(err)
			return
		}
		told := binnedText(name)
		if len(ids) > 1 {
			told = lang.XN("attachments.deleted", "{{.Count}} files moved to the recycle bin", len(ids), map[string]any{"Count": len(ids)})
		}
		host.Notify(kit.Undoable(host, told, set))
	})
}

func (a *attachmentsTab) menu(row office.Kept) []kit.MenuItem {
	return []kit.MenuItem{
		{Icon: "folder-open", Label: lang.X("command.open", "Open"), Shortcut: lang.X("key.enter", "Enter"), Run: func() { a.open(row) }},
		{Icon: "download", Label: lang.X("command.save_as", "Save as…"), Run: func() { a.saveAs(row) }},
		kit.MenuSeparator(),
		{Icon: "trash-2", Label: lang.X("command.delete", "Delete"), Shortcut: lang.X("key.delete", "Del"), Disabled: !a.tabs.form.mayEdit(), Run: a.delete},
	}
}
