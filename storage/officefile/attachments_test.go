package officefile_test

import (
	"bytes"
	"testing"

	"preventa/domain"
	"preventa/storage/officefile/officetest"
)

func TestAFileIsKeptOnceForEachContent(t *testing.T) {
	f, s := officetest.New(t)
	ctx := t.Context()
	d := officetest.Save(t, s, "Bottling line", nil)
	for _, name := range []string{"plan.pdf", "the same plan.pdf"} {
		a, _, err := s.Attach(ctx, domain.Attachment{Opportunity: d.ID, Name: name}, []byte("drawings"))
		if err != nil || a.Size != 8 {
			t.Fatalf("%+v, %v", a, err)
		}
	}
	var blobs int
	if err := f.Writer().QueryRow("SELECT count(*) FROM blob").Scan(&blobs); err != nil || blobs != 1 {
		t.Errorf("%d contents, %v", blobs, err)
	}
	list, err := s.AttachmentsOf(ctx, domain.KindOpportunity, d.ID)
	if err != nil || len(list) != 2 {
		t.Fatalf("%+v, %v", list, err)
	}
	if _, content, err := s.Attachment(ctx, list[1].ID); err != nil || string(content) != "drawings" {
		t.Errorf("%q, %v", content, err)
	}
	if _, err := s.DeleteAttachments(ctx, []domain.ID{list[0].ID}); err != nil {
		t.Fatal(err)
	}
	if left, err := s.AttachmentsOf(ctx, domain.KindOpportunity, d.ID); err != nil || len(left) != 1 {
		t.Errorf("%+v, %v", left, err)
	}
}

func TestAFileAboveTheLimitIsRefusedWithIt(t *testing.T) {
	_, s := officetest.New(t)
	d := officetest.Save(t, s, "Bottling line", nil)
	data := s.Office().Data()
	data.AttachmentLimit = 1
	if _, err := s.SaveSettings(t.Context(), data, nil); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Attach(t.Context(), domain.Attachment{Opportunity: d.ID, Name: "x"}, make([]byte, 1<<20)); err != nil {
		t.Errorf("one of just the limit: %v", err)
	}
	_, _, err := s.Attach(t.Context(), domain.Attachment{Opportunity: d.ID, Name: "../x.bin"}, make([]byte, 1<<20+1))
	failed, ok := err.(*domain.Error)
	if !ok || failed.Code != domain.Invalid || failed.Args["Most"] != int64(1) || failed.Args["Name"] != "x.bin" {
		t.Errorf("one above: %v", err)
	}
}

func TestAFileThatIsNotWhatWasKeptIsFoundOut(t *testing.T) {
	for name, c := range map[string]struct {
		tamper string
		code   domain.Code
	}{
		"another content": {"UPDATE blob SET content = 'forged'", domain.Damaged},
		"no content":      {"DELETE FROM blob", domain.NotFound},
	} {
		f, s := officetest.New(t)
		d := officetest.Save(t, s, "Bottling line", nil)
		a, _, err := s.Attach(t.Context(), domain.Attachment{Opportunity: d.ID, Name: "plan.pdf"}, bytes.Repeat([]byte("x"), 100))
		if err != nil {
			t.Fatal(err)
		}
		if checkup, err := f.Check(t.Context()); err != nil || !checkup.Sound() {
			t.Errorf("%s: before: %+v, %v", name, checkup, err)
		}
		if _, err := f.Writer().Exec(c.tamper); err != nil {
			t.Fatal(err)
		}
		if _, _, err := s.Attachment(t.Context(), a.ID); !domain.Is(err, c.code) {
			t.Errorf("%s: %v", name, err)
		}
		if checkup, err := f.Check(t.Context()); err != nil || checkup.Sound() {
			t.Errorf("%s: sound, %v", name, err)
		}
	}
}

func TestSettingsKeepTheLogo(t *testing.T) {
	_, s := officetest.New(t)
	ctx := t.Context()
	data := s.Office().Data()
	data.TaxID = "76.543.210-K"
	if _, err := s.SaveSettings(ctx, data, []byte("picture")); err != nil {
		t.Fatal(err)
	}
	data = s.Office().Data()
	data.City = "Talca"
	if _, err := s.SaveSettings(ctx, data, nil); err != nil {
		t.Fatal(err)
	}
	if logo, err := s.Logo(ctx); err != nil || string(logo) != "picture" || s.Office().Data().TaxID != "76.543.210-K" {
		t.Errorf("%q, %v", logo, err)
	}
	if _, err := s.SaveSettings(ctx, data, nil); !domain.Is(err, domain.Conflict) {
		t.Errorf("a stale one: %v", err)
	}
	data = s.Office().Data()
	if _, err := s.SaveSettings(ctx, data, []byte{}); err != nil {
		t.Fatal(err)
	}
	if logo, err := s.Logo(ctx); err != nil || logo != nil {
		t.Errorf("taken away: %q, %v", logo, err)
	}
	data = s.Office().Data()
	data.Currency, data.Region = "USD", "US"
	if _, err := s.SaveSettings(ctx, data, nil); err != nil || s.Office().Data().Currency != "CLP" {
		t.Errorf("the currency became %s, %v", s.Office().Data().Currency, err)
	}
	for name, edit := range map[string]func(*domain.Office){
		"a pattern without a number": func(o *domain.Office) { o.QuotationPattern = "Q-{year}" },
		"a pattern of no field":      func(o *domain.Office) { o.QuotationPattern = "{number}{day}" },
		"a limit":                    func(o *domain.Office) { o.AttachmentLimit = 901 },
		"weights":                    func(o *domain.Office) { o.Completeness = "origin=x" },
		"a tax":                      func(o *domain.Office) { o.TaxRate = 10_001 },
		"an e-mail":                  func(o *domain.Office) { o.Email = "a@b" },
	} {
		broken := s.Office().Data()
		edit(&broken)
		if _, err := s.SaveSettings(ctx, broken, nil); !domain.Is(err, domain.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
