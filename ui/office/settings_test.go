package office_test

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"fyne.io/fyne/v2"

	"preventa/cmd/preventa/uitest"
	"preventa/domain"
	"preventa/domain/office"
)

func settings(t *testing.T) *uitest.Desk {
	t.Helper()
	d := uitest.New(t, uitest.Chile)
	d.Menu("Tools", uitest.Say("command.settings"))
	d.WantSeen(uitest.Say("settings.title"))
	return d
}

func TestTheLetterheadIsKept(t *testing.T) {
	d := settings(t)
	d.Fill("Name", "Aconcagua Ltda.")
	d.Fill("Tax id", "76.123.456-7")
	d.Fill("City", "Talca")
	d.Fill("E-mail", "ventas@aconcagua.cl")
	d.WantSeen(uitest.Say("opportunity.unsaved"))
	save(d)
	wantSaved(d)
	o := d.Session().Office().Data()
	d.Want("kept", []string{o.Name, o.TaxID, o.City, o.Email}, []string{"Aconcagua Ltda.", "76.123.456-7", "Talca", "ventas@aconcagua.cl"})
	d.Ctrl(fyne.KeyZ)
	d.Want("undone", d.Session().Office().Data().Name, "Aconcagua")
}

func TestThePatternShowsWhatItMakes(t *testing.T) {
	d := settings(t)
	d.ClickText(uitest.Say("settings.quotations"))
	d.WantSeen("For example: Q-2026-0001")
	d.Fill(uitest.Say("settings.pattern"), "AC-{yy}{month}-{number:6}")
	d.WantSeen("For example: AC-2610-000001")
	d.Fill(uitest.Say("settings.tax"), "19,5 %")
	d.Fill(uitest.Say("settings.validity"), "45")
	save(d)
	wantSaved(d)
	o := d.Session().Office().Data()
	d.Want("pattern", o.QuotationPattern, "AC-{yy}{month}-{number:6}")
	d.Want("tax", o.TaxRate, 1950)
	d.Want("days", o.ValidityDays, 45)
}

func TestAProblemIsShownOnItsPage(t *testing.T) {
	d := settings(t)
	d.ClickText(uitest.Say("settings.quotations"))
	d.Fill(uitest.Say("settings.pattern"), "Q-{year}")
	d.ClickText(uitest.Say("settings.files"))
	d.Fill(uitest.Say("settings.limit"), "901")
	d.ClickText(uitest.Say("settings.completeness"))
	save(d)
	d.Want("pattern", d.Message(uitest.Say("settings.pattern")), uitest.Say("error.pattern.number"))
	d.Fill(uitest.Say("settings.pattern"), "")
	save(d)
	d.Want("limit", d.Message(uitest.Say("settings.limit")), uitest.Say("error.attachment.limit", map[string]any{"Most": 900}))
	d.Want("stored", d.Session().Office().Data().AttachmentLimit, 0)
}

func TestWeightsSayWhatTheyCount(t *testing.T) {
	d := settings(t)
	d.ClickText(uitest.Say("settings.completeness"))
	d.WantSeen("counts 3 of 20", "does not count") // 3+2+2+2+3+2+3+3
	d.Fill("Notes", "5")
	d.WantSeen("counts 5 of 25")
	d.Fill("Origin", "0")
	d.WantSeen("counts 5 of 22")
	d.Fill("Tags", "101")
	save(d)
	d.Want("too much", d.Message("Tags"), uitest.Say("error.completeness"))
	d.Fill("Tags", "")
	save(d)
	wantSaved(d)
	want := domain.DefaultWeights()
	want["notes"] = 5
	delete(want, "origin")
	d.Want("weights", d.Session().Office().Weights(), want)

	d.Menu("Tools", uitest.Say("command.settings"))
	d.ClickText(uitest.Say("settings.completeness"))
	d.ClickText(uitest.Say("settings.default_weights"))
	save(d)
	wantSaved(d)
	d.Want("defaults", d.Session().Office().Weights(), domain.DefaultWeights())
}

func TestSettingsSavedByTwoAreAskedAbout(t *testing.T) {
	for _, c := range []struct{ choice, name, city string }{
		{"settings.keep_mine", "Mine", ""},
		{"settings.take_theirs", "Theirs", "Curicó"},
	} {
		d := settings(t)
		d.Fill("Name", "Mine")
		theirs := d.Session().Office().Data()
		theirs.Name, theirs.City = "Theirs", "Curicó"
		_, err := d.Colleague().SaveSettings(t.Context(), theirs, nil)
		d.Must(err)
		save(d)
		d.WantSeen(uitest.Say("conflict.title"))
		d.ClickText(uitest.Say(c.choice))
		o := d.Session().Office().Data()
		d.Want("name", o.Name, c.name)
		d.Want("city", o.City, c.city)
		d.Want("open", d.HasDialog(), c.choice == "settings.take_theirs")
	}
}

func TestLeavingTheSettingsAsksAboutChanges(t *testing.T) {
	d := settings(t)
	d.Press(fyne.KeyEscape)
	wantSaved(d)
	d.Menu("Tools", uitest.Say("command.settings"))
	d.Fill("City", "Talca")
	d.Press(fyne.KeyEscape)
	d.WantSeen(uitest.Say("ask.discard_title"))
	d.ClickText(uitest.Say("ask.discard_do"))
	d.Want("stored", d.Session().Office().Data().City, "")
}

func TestALogoIsTakenAway(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 200, 60))); err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, uitest.Chile, func(s *office.Session) {
		if _, err := s.SaveSettings(t.Context(), s.Office().Data(), picture.Bytes()); err != nil {
			t.Fatal(err)
		}
	})
	d.Menu("Tools", uitest.Say("command.settings"))
	d.WantUnseen(uitest.Say("settings.no_logo"))
	d.Fill("City", "Talca")
	save(d)
	wantSaved(d)
	kept, err := d.Session().Logo(t.Context())
	d.Must(err)
	d.Want("kept", bytes.Equal(kept, picture.Bytes()), true)

	d.Menu("Tools", uitest.Say("command.settings"))
	d.ClickText(uitest.Say("settings.remove_logo"))
	d.WantSeen(uitest.Say("settings.no_logo"))
	save(d)
	wantSaved(d)
	d.Want("gone", d.Session().Office().Data().Logo, "")
}

func TestAmountsWithoutTaxAreASetting(t *testing.T) {
	d := settings(t)
	d.ClickText(uitest.Say("settings.quotations"))
	d.ClickText(uitest.Say("settings.net_amounts"))
	save(d)
	wantSaved(d)
	d.Want("net", d.Session().Office().Data().NetAmounts, true)
}
