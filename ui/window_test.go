package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

func setPreference(d *uitest.Desk, field, option string) {
	d.Helper()
	d.Ctrl(fyne.KeyComma)
	d.Pick(uitest.Say(field), option)
	d.ClickText(uitest.Say("command.save"))
}

func TestMenusSpeakTheLanguageOfThePerson(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	d.Want("in English", d.Menus(), []string{"File", "Sales", "Tools", "Window", "Help"})
	setPreference(d, "preferences.language", "Español")
	d.Want("in Spanish", d.Menus(), []string{"Archivo", "Ventas", "Herramientas", "Ventana", "Ayuda"})
	d.Want("tabs", d.Tabs(), []string{"Oportunidades"})
	d.Menu("Ventas", "Oportunidades")
	d.Menu("Herramientas", "Control de Oportunidades")
	d.Want("tabs", d.Tabs(), []string{"Oportunidades", "Control de Oportunidades"})
	setPreference(d, "preferences.language", "English")
	d.Want("in English again", d.Menus(), []string{"File", "Sales", "Tools", "Window", "Help"})
}

func TestTheLanguageIsThePersonsInTheOfficeFile(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	setPreference(d, "preferences.language", "Español")
	d.Ctrl(fyne.KeyQ)
	again := d.Reopen()
	again.Want("menus", again.Menus(), []string{"Archivo", "Ventas", "Herramientas", "Ventana", "Ayuda"})
}

func TestAnotherLanguageKeepsWhatIsBeingTyped(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos"}))
	d.DoubleClick(d.Cell("Bottling line", "Name"))
	d.Fill("Name", "Bottling plant")
	d.Fill("Amount", "48600000")
	d.Fill("Expected close", "31-11-2026")
	d.Focus("Tags")
	d.Type("machinery")
	d.Press(fyne.KeyReturn)
	setPreference(d, "preferences.language", "Español")
	d.Want("tabs", d.Tabs()[1][0], byte('*'))
	d.Want("typed", []string{d.Shows(uitest.Say("opportunity.name")), d.Shows(uitest.Say("opportunity.amount"))}, []string{"Bottling plant", "48.600.000 CLP"})
	d.Want("what is no date", d.Shows(uitest.Say("opportunity.expected_close")), "31-11-2026")
	d.WantSeen("El día «31-11-2026» no existe")
	d.Want("tags", uitest.Every[*kit.TagEntry](d)[0].Tags(), []string{"machinery"})
	d.Fill(uitest.Say("opportunity.expected_close"), "30-11-2026")
	d.Ctrl(fyne.KeyS)
	o := d.Stored("Bottling plant")
	d.Want("stored", []any{o.Amount, o.ExpectedClose, len(o.Tags)}, []any{int64(48_600_000), domain.NewDate(2026, 11, 30), 1})
}

func TestTheAppearanceChangesAtOnce(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	d.Want("dark", kit.IsDark(), false)
	setPreference(d, "preferences.appearance", uitest.Say("appearance.dark"))
	d.Want("dark", kit.IsDark(), true)
	setPreference(d, "preferences.appearance", uitest.Say("appearance.light"))
	d.Want("dark", kit.IsDark(), false)
}

func TestTabsOfTheWindow(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	d.Ctrl(fyne.KeyN)
	d.Type("first")
	d.Ctrl(fyne.KeyS)
	d.Ctrl(fyne.KeyN)
	d.Want("tabs", d.Tabs(), []string{"Opportunities", "Opp. 1 · first", "New opportunity"})
	d.Ctrl(fyne.KeyTab)
	d.WantSeen("1 opportunity · Σ")
	d.Ctrl(fyne.KeyTab)
	d.Want("name", d.Shows("Name"), "first")
	for range 2 {
		d.Ctrl(fyne.KeyW)
	}
	d.ClickText("New opportunity")
	d.Ctrl(fyne.KeyW)
	d.Want("the list stays", d.Tabs(), []string{"Opportunities"})
	d.Ctrl(fyne.KeyW)
	d.Want("the list stays", d.Tabs(), []string{"Opportunities"})
}

func TestTheStatusBarSaysWhoWhereAndHowMuch(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line", Amount: 48_600_000}))
	d.WantSeen("Ana Rojas", "office.preventa", "1 opportunity · Σ $ 48.600.000 · weighted $ 4.860.000", "Aconcagua")
	d.Want("title", d.Window.Window().Title(), "Aconcagua – Preventa")
	d.Ctrl(fyne.KeyN)
	d.WantSeen(uitest.Say("opportunity.not_saved"))
	d.ClickText("Opportunities")
	d.DoubleClick(d.Cell("Bottling line", "Name"))
	d.WantSeen("Opportunity 1 · created 15-10-2026 by Ana Rojas")
}

func TestF5ShowsWhatAnotherWindowWrote(t *testing.T) {
	d := uitest.Welcome(t)
	path := filepath.Join(d.Files.Folder, "held.preventa")
	d.Found(path, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line"}))
	held, err := d.Files.Open(t.Context(), path)
	d.Must(err)
	writer, err := held.Office().SignIn(t.Context(), "")
	d.Must(err)
	d.Window.Show(path)
	d.ClickText(uitest.Say("ask.read_only_do"))
	uitest.Open(t, writer, uitest.Deal{Name: "From elsewhere"})
	d.Want("before", d.Names(), []string{"Bottling line"})
	d.Press(fyne.KeyF5)
	d.Want("after", d.Names(), []string{"From elsewhere", "Bottling line"})
}

func TestCtrlZInATextFieldUndoesTyping(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line"}))
	d.Ctrl(fyne.KeyN)
	d.Type("x")
	d.Ctrl(fyne.KeyZ)
	d.Want("name", d.Shows("Name"), "")
	d.Want("rows", len(d.Rows(office.Query{})), 1)
}

func TestNothingToUndoIsSaid(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	d.Menu("Tools", "Undo")
	d.Want("toasts", d.Toasts(), []string{uitest.Say("undo.nothing")})
}

func TestTheWelcomePageLeadsToAnOffice(t *testing.T) {
	d := uitest.Welcome(t)
	d.Window.Show("")
	d.WantSeen(uitest.Say("welcome.text"), uitest.Say("status.no_office"))
	d.Ctrl(fyne.KeyN)
	d.Want("no form without an office", d.Tabs(), []string(nil))
	d.ClickText(uitest.Say("command.demo"))
	d.Want("tabs", d.Tabs(), []string{"Opportunities"})
	d.WantSeen("demo.preventa")
}

func TestAnOfficeIsFoundedInItsDialog(t *testing.T) {
	d := uitest.Welcome(t)
	d.Window.Show("")
	d.Menu("File", uitest.Say("command.new_office"))
	d.Want("person", d.Shows(uitest.Say("founding.person")), "Ana Rojas")
	d.Press(fyne.KeyReturn)
	d.Want("country", d.Message(uitest.Say("founding.region")), uitest.Say("error.required"))
	d.Pick(uitest.Say("founding.region"), "Argentina")
	d.Want("country", d.Message(uitest.Say("founding.region")), "")
	d.Want("currency", d.Shows(uitest.Say("founding.currency")), "ARS")
	d.ClickText(uitest.Say("command.create"))
	d.Want("name", d.Message(uitest.Say("founding.name")), uitest.Say("error.required"))
	d.Fill(uitest.Say("founding.name"), "Andes: Norte")
	d.Pick(uitest.Say("preferences.language"), "Español")
	path := filepath.Join(d.Files.Folder, "Andes- Norte.preventa")
	d.Want("file", d.Field(uitest.Say("founding.file")).Control().(*kit.TextEntry).Text, path)
	d.Must(os.WriteFile(path, []byte("mine"), 0o600))
	d.ClickText(uitest.Say("command.create"))
	d.WantSeen("exists already")
	d.Must(os.Remove(path))
	d.ClickText(uitest.Say("command.create"))
	d.Want("menus", d.Menus(), []string{"Archivo", "Ventas", "Herramientas", "Ventana", "Ayuda"})
	data := d.Session().Office().Data()
	d.Want("office", []any{data.Name, data.Region, data.Currency}, []any{"Andes: Norte", "AR", domain.Currency("ARS")})
	d.Want("person", d.Session().Me().Name, "Ana Rojas")
}

func TestAHeldFileMayBeLookedAt(t *testing.T) {
	d := uitest.Welcome(t)
	path := filepath.Join(d.Files.Folder, "held.preventa")
	d.Found(path, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line", Customer: "Viña Los Aromos"}))
	_, err := d.Files.Open(t.Context(), path)
	d.Must(err)
	d.Window.Show(path)
	d.WantSeen(uitest.Say("ask.read_only_title"))
	d.ClickText(uitest.Say("command.cancel"))
	d.Want("tabs", d.Tabs(), []string(nil))

	d.Window.Show(path)
	d.ClickText(uitest.Say("ask.read_only_do"))
	d.Want("rows", d.Names(), []string{"Bottling line"})
	d.WantSeen(uitest.Say("status.read_only"))
	d.Want("title", strings.HasSuffix(d.Window.Window().Title(), "("+uitest.Say("title.read_only")+")"), true)
	d.Want("what may be ticked", kit.CompletionMark(d.Window), kit.TimelineNoMark)
	d.Ctrl(fyne.KeyN)
	d.Want("no new form", d.Tabs(), []string{"Opportunities"})
	d.Click(d.Cell("Bottling line", "Name"))
	d.Menu("Sales", "Delete")
	d.Press(fyne.KeyEscape)
	d.Canvas.Focus(d.Grid())
	d.Press(fyne.KeyDelete)
	d.WantSeen(uitest.Say("failed.title"))
	d.Press(fyne.KeyReturn)
	d.Want("rows", d.Names(), []string{"Bottling line"})

	d.DoubleClick(d.Cell("Bottling line", "Name"))
	d.Fill("Name", "Other")
	d.Want("a field to look at", d.Shows("Name"), "Bottling line")
	d.Ctrl(fyne.KeyS)
	d.Want("number", d.Stored("Bottling line").Number, int64(1))
}

func TestWhatCannotBeOpenedIsSaid(t *testing.T) {
	for name, content := range map[string]string{"missing.preventa": "", "notes.preventa": "Dear diary", "empty.preventa": " "} {
		d := uitest.Welcome(t)
		path := filepath.Join(d.Files.Folder, name)
		if content != "" {
			d.Must(os.WriteFile(path, []byte(content), 0o600))
		}
		d.Window.Show(path)
		d.WantSeen(uitest.Say("failed.title"))
		d.Want("names "+name, strings.Contains(strings.Join(d.Texts(), ""), name), true)
		d.Press(fyne.KeyReturn)
		d.WantSeen(uitest.Say("welcome.text"))
		d.Want("open", d.Files.IsOpen(), false)
	}
}

func TestQuittingAsksAboutEveryUnsavedChange(t *testing.T) {
	d := uitest.New(t, uitest.Chile, uitest.Deals(t, uitest.Deal{Name: "Bottling line"}, uitest.Deal{Name: "Cold room"}))
	for _, name := range []string{"Bottling line", "Cold room"} {
		d.ClickText("Opportunities")
		d.DoubleClick(d.Cell(name, "Name"))
		d.Fill("Mobile", "+56 9 8412 7730")
	}
	d.Ctrl(fyne.KeyQ)
	d.WantSeen(uitest.Say("ask.save_title"))
	d.ClickText(uitest.Say("command.cancel"))
	d.Want("open", d.Files.IsOpen(), true)

	d.Ctrl(fyne.KeyQ)
	d.ClickText(uitest.Say("ask.dont_save"))
	d.WantSeen(uitest.Say("ask.save_title"))
	d.ClickText(uitest.Say("command.save"))
	d.Want("open", d.Files.IsOpen(), false)
	again := d.Reopen()
	mobiles := []string{again.Stored("Bottling line").Card.Mobile, again.Stored("Cold room").Card.Mobile}
	d.Want("one of the two was saved", mobiles[0]+mobiles[1], "+56 9 8412 7730")
}

func TestOpeningAnotherOfficeAsksFirst(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	other := filepath.Join(d.Files.Folder, "other.preventa")
	d.Found(other, uitest.UnitedStates, uitest.Deals(t, uitest.Deal{Name: "Dam"}))
	d.Ctrl(fyne.KeyN)
	d.Type("Cold room")
	d.Window.Show(other)
	d.WantSeen(uitest.Say("ask.save_title"))
	d.ClickText(uitest.Say("command.save"))
	d.WantSeen("Shasta", "Dam")
	d.Menu("File", uitest.Say("menu.recent"), "office.preventa")
	d.WantSeen("Aconcagua", "Cold room")
}

func TestTheFileIsCheckedOnRequest(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	d.Menu("File", uitest.Say("command.check"))
	d.WantSeen(uitest.Say("check.title"))
}

func TestHelpSaysTheKeysAndTheProgram(t *testing.T) {
	d := uitest.New(t, uitest.Chile)
	d.Press(fyne.KeyF1)
	d.WantSeen("Ctrl+N", "Ctrl+S", "F5", "On the board")
	d.Press(fyne.KeyEscape)
	d.Menu("Help", uitest.Say("command.about"))
	d.WantSeen("Preventa", uitest.Say("about.licences"))
}
