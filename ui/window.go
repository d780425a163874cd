// Package ui is the window: menus, toolbar, tabs, status bar, and the commands they share.
package ui

import (
	"context"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/change"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// Window is the one window of the program. It is the host of every screen.
type Window struct {
	app    fyne.App
	window fyne.Window
	files  Files
	runner kit.Runner
	delay  kit.Delay

	language domain.Language

	file    File
	session *office.Session
	left    *office.Session // the one before, when there is none
	cancel  func()          // ends following the office

	commands *kit.Commands
	menus    *kit.MenuBar // nil where the system has a bar of its own
	toolbar  *kit.Toolbar
	tabs     *kit.TabStrip
	status   *kit.StatusBar
	toasts   *kit.Toasts
	middle   *fyne.Container

	screens []kit.Screen
	front   kit.Screen // nil without an open office
	shown   string     // what the toolbar, tabs and status bar were last drawn for
	welcome *welcome
	day     day

	trail      trail
	closed     []keptTab // the last one closed last
	recents    []recent  // used last first
	keeping    func()    // gives up the keeping under way; nil for none
	rollCalled kit.Latest

	making making // scheduled reports

	outgoing  map[*outgoing]bool // lists on their way out of the office
	outgoings sync.WaitGroup

	dropped map[kit.Screen]bool // screens whose changes the person gave up while leaving
}

var _ kit.Host = (*Window)(nil)

// New makes the window, without an office. Runner and delay are how work leaves the UI
// goroutine and how time passes.
func New(app fyne.App, files Files, runner kit.Runner, delay kit.Delay) *Window {
	w := &Window{app: app, files: files, runner: runner, delay: delay, outgoing: map[*outgoing]bool{}}
	w.language = kit.SystemLanguage()
	if last := domain.Language(w.Recall(languageKey)); last.Valid() {
		w.language = last
	}
	kit.Speak(w.language)
	w.window = app.NewWindow("Preventa")
	w.window.SetPadded(false)
	w.window.SetMaster()
	w.window.Resize(fyne.NewSize(1366, 738))
	w.window.SetCloseIntercept(w.quit)
	w.window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.dropFiles(files) })
	w.build()
	return w
}

// build makes everything of the window in the language in force.
func (w *Window) build() {
	canvas := w.window.Canvas()
	w.commands = kit.NewCommands(canvas)
	w.addCommands()
	w.toolbar = kit.NewToolbar()
	w.tabs = kit.NewTabStrip(w.selectTab, w.closeTab)
	w.status = kit.NewStatusBar()
	w.toasts = kit.NewToasts(w.delay)
	w.middle = container.NewStack()
	w.welcome = newWelcome(w)
	top := container.New(kit.Rows(0))
	if bar := w.menuBar(); bar != nil {
		top.Add(bar)
	}
	top.Add(w.toolbar)
	top.Add(w.tabs)
	page := container.NewBorder(top, w.status, nil, nil, w.middle)
	w.window.SetContent(kit.NewTooltipLayer(container.NewStack(kit.NewFill(kit.ColorBg), page, w.toasts), w.delay))
	kit.UnhandledKey = w.key
	canvas.SetOnTypedKey(w.key)
	w.shown = ""
	w.bringFront()
}

// key is the keys that carry no modifier, wherever the keyboard is, where what has it has no
// use for them.
func (w *Window) key(e *fyne.KeyEvent) {
	if w.window.Canvas().Overlays().Top() != nil {
		return
	}
	if e.Name == fyne.KeyF10 && w.menus != nil {
		w.menus.Open(0)
		return
	}
	_, ofRecord := w.front.(kit.Recorded)
	switch {
	case e.Name == fyne.KeyEscape:
		w.escape(ofRecord)
	case e.Name == fyne.KeyDelete && ofRecord: // it was meant for something in the form, not for the form
	default:
		if c := w.commands.OfKey(e.Name); c != nil {
			c.Trigger()
		}
	}
}

// escape leads back to the rows, and from the search box of a form to the form.
func (w *Window) escape(ofRecord bool) {
	if w.front == nil {
		return
	}
	focused := w.window.Canvas().Focused()
	inTools := slices.ContainsFunc(w.front.Tools(w.commands).Right, func(o fyne.CanvasObject) bool { return any(o) == any(focused) })
	if inTools {
		w.window.Canvas().Unfocus()
	}
	if !ofRecord || inTools {
		w.front.Shown()
	}
}

// Session is the person at work; work that is under way while an office is left finds the
// one who left it, and fails with its closed file.
func (w *Window) Session() *office.Session {
	if w.session == nil {
		return w.left
	}
	return w.session
}

// Window is for dialogs and focus.
func (w *Window) Window() fyne.Window { return w.window }

// Runner is how work of the office leaves the UI goroutine. Answers that come when it has
// been left come to nothing.
func (w *Window) Runner() kit.Runner { return officeRunner{w.runner, w, w.session} }

// officeRunner drops the answers that are late for a person's stay in an office.
type officeRunner struct {
	kit.Runner
	window  *Window
	session *office.Session
}

// Do runs apply on the UI goroutine while the office is open.
func (r officeRunner) Do(apply func()) {
	r.Runner.Do(func() {
		if r.window.session == r.session {
			apply()
		}
	})
}

// Delay is how time passes.
func (w *Window) Delay() kit.Delay { return w.delay }

// Notify shows a short message.
func (w *Window) Notify(t kit.Toast) { w.toasts.Add(t) }

// Remember keeps how a person arranged something, on this computer.
func (w *Window) Remember(key, value string) { w.app.Preferences().SetString(key, value) }

// Recall gives it back.
func (w *Window) Recall(key string) string { return w.app.Preferences().String(key) }

// Failed tells the person of an error in their words, and the log of its cause.
func (w *Window) Failed(err error) {
	slog.Error("a command failed", "code", string(domain.CodeOf(err)), "error", err)
	kit.ShowMessage(w.window, lang.X("failed.title", "That did not work"), kit.ErrorText(err))
}

// Show opens the window on an office file, or on the welcome page for "". It returns
// when the program ends.
func (w *Window) Show(path string) {
	if path != "" {
		w.openPath(path)
	}
	w.window.ShowAndRun()
}

// use puts an opened office in the window.
func (w *Window) use(file File) {
	kit.Background(w.runner, func() (*office.Session, error) {
		return file.Office().SignIn(context.Background(), "")
	}, func(s *office.Session, err error) {
		if err != nil {
			_ = file.Close()
			w.Failed(err)
			return
		}
		w.leaveOffice()
		w.file, w.session = file, s
		w.cancel = file.Office().Subscribe(func(set change.Set) { w.runner.Do(func() { w.follow(set) }) })
		w.noteRecent(file.Path())
		w.speakAs(s.Me())
		w.build()
		sameDay := w.bringBack()
		w.quickCheck()
		w.openDay(sameDay)
	})
}

// speakAs takes the language and the appearance of a person.
func (w *Window) speakAs(p domain.Person) {
	language := p.Language
	if !language.Valid() {
		language = w.session.Office().Data().Language
	}
	w.speak(language)
	w.app.Settings().SetTheme(kit.NewTheme(kit.AppearanceOf(p.Appearance)))
}

// speak takes a language and remembers it for what is said before anybody signs in.
func (w *Window) speak(language domain.Language) {
	w.language = language
	w.Remember(languageKey, string(language))
	kit.Speak(language)
}

// languageKey is where the language last spoken on this computer is remembered.
const languageKey = "language"

// leaveOffice closes the office in the window, if any. Unsaved changes were asked about.
func (w *Window) leaveOffice() {
	w.endOutgoing()
	w.making.end()
	if w.session != nil {
		w.stopKeeping()
	}
	for _, s := range w.screens {
		s.Closed()
	}
	w.screens, w.front = nil, nil
	w.trail, w.closed, w.recents = trail{}, nil, nil
	w.rollCalled.Forget()
	w.day.end()
	if w.file == nil {
		return
	}
	w.cancel()
	if err := w.file.Close(); err != nil {
		slog.Error("the office did not close well", "error", err)
	}
	w.file, w.session, w.left = nil, nil, w.session
}

// follow brings every open screen up to date with a committed set.
func (w *Window) follow(set change.Set) {
	if w.session == nil {
		return
	}
	if set.Action == "person.preferences" && set.Person == w.session.Me().ID && changesLook(set) {
		w.speakAs(w.session.Me())
		for _, s := range w.screens {
			s.Rebuild()
		}
		w.build()
		w.callTheRoll(true)
		return
	}
	if set.Undoes != "" {
		w.toasts.Dismiss(string(set.Undoes))
	}
	for _, s := range slices.Clone(w.screens) { // a screen may close itself
		s.Follow(set)
	}
	w.rollFollows(set)
	w.Changed()
}

// changesLook reports that a set of somebody's preferences changes the language or the look,
// which everything has to be made anew for.
func changesLook(set change.Set) bool {
	return slices.ContainsFunc(set.Changes, func(c change.Change) bool {
		_, language := c.Fields["language"]
		_, appearance := c.Fields["appearance"]
		return language || appearance
	})
}

// quickCheck examines the file after it has opened and warns of what is wrong.
func (w *Window) quickCheck() {
	file := w.file
	kit.Background(w.Runner(), func() (string, error) { return file.Check(context.Background()) }, func(problem string, err error) {
		if err != nil {
			w.Failed(err)
		} else if problem != "" {
			slog.Error("the office file is not sound", "problem", problem)
			w.Failed(domain.Fail(domain.Damaged, "error.file.unsound", domain.Args{"Path": file.Path()}))
		}
	})
}

// Changed draws toolbar, tabs, menus and status bar anew if what they show has changed.
func (w *Window) Changed() {
	w.noteFront()
	w.KeepSoon()
	now := w.signature()
	if now == w.shown {
		return
	}
	w.shown = now
	w.showTools()
	w.showTabs()
	w.showStatus()
	if w.menus == nil {
		w.showSystemMenu()
	}
}

// signature is everything the frame shows, in one text.
func (w *Window) signature() string {
	var b strings.Builder
	for _, s := range w.screens {
		editing, ok := s.(kit.Editing)
		b.WriteString(s.ID() + s.Title())
		if ok && editing.Dirty() {
			b.WriteString("*")
		}
		b.WriteByte('\n')
	}
	for _, c := range w.commands.All() {
		if c.IsEnabled() {
			b.WriteString(c.ID)
		}
		b.WriteByte(',')
	}
	if w.front != nil {
		b.WriteString(w.front.ID() + w.front.Status())
		if p, ok := w.front.(interface{ Position() string }); ok {
			b.WriteString(p.Position())
		}
	}
	return b.String()
}

func (w *Window) showTools() {
	if w.front == nil {
		w.toolbar.SetItems(kit.Tool(w.commands.Get("office.new")), kit.Tool(w.commands.Get("office.open")))
		w.toolbar.SetRight()
		w.toolbar.SetNote("")
		return
	}
	tools := w.front.Tools(w.commands)
	w.toolbar.SetItems(tools.Items...)
	w.toolbar.SetRight(tools.Right...)
	w.toolbar.SetNote(tools.Note)
}

func (w *Window) showTabs() {
	tabs := make([]kit.Tab, len(w.screens))
	for i, s := range w.screens {
		editing, ok := s.(kit.Editing)
		tabs[i] = kit.Tab{ID: s.ID(), Title: s.Title(), Dirty: ok && editing.Dirty()}
	}
	active := ""
	if w.front != nil {
		active = w.front.ID()
	}
	w.tabs.SetTabs(active, tabs...)
}

func (w *Window) showStatus() {
	if w.session == nil {
		w.status.SetCells(kit.StatusCell{Text: lang.X("status.no_office", "No office is open")})
		w.status.SetRight(kit.StatusCell{})
		w.window.SetTitle("Preventa")
		return
	}
	cells := []kit.StatusCell{
		{Icon: "user", Text: w.session.Me().Name, Tooltip: lang.X("status.person", "Signed in")},
		{Icon: "database", Text: filepath.Base(w.file.Path()), Tooltip: w.file.Path()},
	}
	if w.front != nil {
		cells = append(cells, kit.StatusCell{Text: w.front.Status()})
	}
	w.status.SetCells(cells...)
	right := kit.StatusCell{Text: w.session.Office().Data().Name}
	if w.file.ReadOnly() {
		right = kit.StatusCell{Icon: "lock", Text: lang.X("status.read_only", "Opened to look at, not to change")}
	}
	w.status.SetRight(right)
	title := w.session.Office().Data().Name + " – Preventa"
	if w.file.ReadOnly() {
		title += " (" + lang.X("title.read_only", "to look at only") + ")"
	}
	w.window.SetTitle(title)
}
