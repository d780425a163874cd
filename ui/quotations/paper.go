package quotations

import (
	"context"
	"net/url"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/ui/kit"
)

// printed is a quotation as it goes out.
type printed struct {
	paper   office.Paper
	name    string // of its file
	content []byte
	place   string // where a copy lies, "" for nowhere
}

// paperItems hand the printed form of a quotation on.
func (d deeds) paperItems(q state) []kit.MenuItem {
	return []kit.MenuItem{
		{Icon: "eye", Label: lang.X("command.open_pdf", "Open PDF"), Run: func() { d.openPDF(q) }},
		{Icon: "download", Label: lang.X("command.save_pdf", "Save PDF as…"), Run: func() { d.savePDF(q) }},
		{Icon: "mail", Label: lang.X("command.mail_quotation", "E-mail…"), Run: func() { d.mail(q) }},
	}
}

// print makes the printed form off the UI goroutine, does something with it there, and
// hands it on.
func (d deeds) print(q state, do func(*printed) error, use func(printed)) {
	kit.Background(d.host.Runner(), func() (printed, error) {
		var p printed
		var err error
		if p.paper, err = d.host.Session().Paper(context.Background(), q.id); err != nil {
			return p, err
		}
		if p.name, p.content, err = d.host.Disk().QuotationPDF(p.paper); err != nil {
			return p, err
		}
		return p, do(&p)
	}, func(p printed, err error) {
		if err != nil {
			d.host.Failed(err)
			return
		}
		use(p)
	})
}

// showCopy hands a copy to the program that shows PDFs.
func (d deeds) showCopy(p *printed) (err error) {
	p.place, err = d.host.Disk().OpenCopy(p.name, p.content)
	return err
}

func (d deeds) openPDF(q state) { d.print(q, d.showCopy, func(printed) {}) }

// savePDF writes the printed form where the person wants it.
func (d deeds) savePDF(q state) {
	d.print(q, func(*printed) error { return nil }, func(p printed) {
		d.host.Disk().ChooseTarget(p.name, []string{".pdf"}, func(path string) {
			kit.Background(d.host.Runner(), func() (string, error) {
				return path, d.host.Disk().WriteFile(path, p.content)
			}, func(path string, err error) {
				if err != nil {
					d.host.Failed(err)
					return
				}
				d.host.Notify(kit.Toast{Icon: "check", Text: lang.X("quotation.pdf_saved", "{{.Name}} saved", map[string]any{"Name": filepath.Base(path)})})
			})
		})
	})
}

// mail begins an e-mail in the mail program. Such programs cannot be handed a file: the
// person is shown where it lies.
func (d deeds) mail(q state) {
	d.print(q, func(p *printed) error {
		var err error
		if p.place, err = d.host.Disk().KeepCopy(p.name, p.content); err != nil {
			return err
		}
		return d.host.Disk().OpenLink(mailLink(p.paper))
	}, func(p printed) { d.showPlace(p) })
}

const placeWidth float32 = 560

// showPlace shows where the file to attach lies.
func (d deeds) showPlace(p printed) {
	path := kit.NewTextEntry()
	path.SetText(p.place)
	body := container.New(kit.Rows(kit.Space3),
		kit.NewWrapped(lang.X("quotation.mail_explain", "The e-mail was begun in your mail program. Attach this file to it:"), placeWidth-2*kit.Space4), path)
	var dialog *kit.Dialog
	dialog = kit.NewDialog(d.host.Window(), kit.DialogOptions{
		Title: lang.X("quotation.mail_title", "E-mail {{.Number}}", map[string]any{"Number": p.paper.Quotation.Label()}), Body: body, Width: placeWidth,
		Buttons: []*kit.Button{
			kit.NewButton(lang.X("dialog.close", "Close"), "", kit.ButtonNormal, func() { dialog.Close() }),
			kit.NewButton(lang.X("command.copy_path", "Copy path"), "copy", kit.ButtonPrimary, func() {
				fyne.CurrentApp().Clipboard().SetContent(p.place)
				dialog.SetNote(lang.X("quotation.path_copied", "Copied"))
			}),
		}})
	dialog.Show()
}

// mailLink is the e-mail that goes with a quotation: to whom, about what, and what it
// says, in the quotation's language.
func mailLink(p office.Paper) string {
	args := domain.Args{"Number": p.Quotation.Label(), "Subject": p.Quotation.Subject, "Total": p.Region.Money(p.Quotation.Money()),
		"Until": p.Region.Date(p.Quotation.ValidUntil), "Name": p.Contact.Name, "Person": p.Salesperson.Name, "Office": p.Office.Name}
	say := phrasesOf(p.Language)
	subject := say("mail.quotation_subject", args)
	if p.Quotation.Subject != "" {
		subject = say("mail.quotation_subject_about", args)
	}
	parts := []string{say("mail.greeting", args)}
	if p.Contact.Name == "" {
		parts[0] = say("mail.greeting_nobody", args)
	}
	body := say("mail.quotation_body", args)
	if !p.Quotation.ValidUntil.IsZero() {
		body += " " + say("mail.quotation_until", args)
	}
	signature := p.Office.Name
	if p.Salesperson.Name != "" {
		signature = p.Salesperson.Name + "\r\n" + p.Office.Name
	}
	parts = append(parts, body, say("mail.farewell", args)+"\r\n"+signature)
	return "mailto:" + url.PathEscape(address(p)) + "?subject=" + escaped(subject) + "&body=" + escaped(strings.Join(parts, "\r\n\r\n"))
}

// address is the contact's, else the customer's first.
func address(p office.Paper) string {
	for _, addresses := range []string{p.Contact.Email, p.Customer.Emails} {
		if list := domain.Several(addresses); len(list) > 0 {
			return list[0]
		}
	}
	return ""
}

// escaped writes a text as part of an address; mail programs take a plus for one.
func escaped(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }
