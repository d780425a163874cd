package export

import (
	"cmp"
	"io"
	"strings"
	"unicode/utf8"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/report"
)

// Words gives the text of a dotted key in one language, filled in with args.
type Words func(key string, args domain.Args) string

// WriteQuotation writes a quotation as a PDF that can be sent as it is, in the formats of
// the office's region. The words are those of the paper's language. The same paper gives
// the same bytes. A logo that cannot be read is left out. Invalid when the lines add up
// to more than 64 bits.
func WriteQuotation(w io.Writer, p office.Paper, words Words) error {
	sums, fits := sumsByRate(p.Lines)
	if !p.Quotation.Sum(p.Lines) || !fits {
		return domain.Fail(domain.Invalid, "error.quotation.too_big", nil)
	}
	q := &quotationPaper{Paper: p, words: words, sums: sums}
	q.pen, q.pdf = newPen(report.Paper(paperSize(p.Region.Code)), false)
	q.describe()
	flow := &flow{top: marginTop, bottom: q.pen.height - marginBottom}
	q.head(flow)
	q.body(flow)
	q.end(flow)
	for i, page := range flow.pages {
		q.pdf.newPage()
		q.foot(i+1, len(flow.pages))
		for _, item := range page {
			item.draw(item.y)
		}
	}
	return q.pdf.output(w)
}

// quotationPaper is a quotation being laid out.
type quotationPaper struct {
	office.Paper
	words Words
	sums  []rateSum
	pen   *pen
	pdf   *pdfPaper
}

// text is a word or phrase that takes nothing in.
func (q *quotationPaper) text(key string) string { return q.words(key, nil) }

func (q *quotationPaper) title() string {
	return q.words("paper.quotation", domain.Args{"Number": q.Quotation.Number})
}

func (q *quotationPaper) revision() string {
	return q.words("paper.revision", domain.Args{"Letter": q.Quotation.Letter()})
}

// status is said only of a quotation that is no offer in force.
func (q *quotationPaper) status() string {
	switch q.Status {
	case domain.Draft, domain.Expired, domain.Rejected, domain.Superseded:
		return q.text("paper.status." + string(q.Status))
	}
	return ""
}

func (q *quotationPaper) amount(minor int64) string {
	return q.Region.Amount(domain.Money{Minor: minor, Currency: q.Quotation.Currency})
}

// describe sets the properties of the document, of the quotation's day.
func (q *quotationPaper) describe() {
	q.pdf.describe(about{title: q.title() + " " + q.Quotation.Letter(), author: q.Office.Name, subject: q.Quotation.Subject,
		language: q.Language, at: q.Quotation.Day.Time()})
}

// maxFileName keeps the name of a file within what every file system takes, in bytes.
const maxFileName = 160

// QuotationFileName is what the PDF of a quotation is called: its number, its revision
// and whom it is for.
func QuotationFileName(p office.Paper) string {
	customer := cmp.Or(p.Customer.Name, p.Contact.Label())
	name := strings.TrimSpace(p.Quotation.Number + "-" + p.Quotation.Letter() + " " + customer)
	name = strings.NewReplacer("/", "-", `\`, "-").Replace(name)
	for len(name) > maxFileName {
		_, last := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-last]
	}
	return domain.FileName(strings.TrimRight(name, ". ") + ".pdf")
}
