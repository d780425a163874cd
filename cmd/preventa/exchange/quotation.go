package exchange

import (
	"bytes"

	"preventa/assets"
	"preventa/domain/office"
	"preventa/storage/export"
)

// QuotationPDF is the printed form of a quotation, in its own language, and what its file
// is called.
func (Files) QuotationPDF(p office.Paper) (string, []byte, error) {
	var b bytes.Buffer
	err := export.WriteQuotation(&b, p, assets.Words(string(p.Language)))
	return export.QuotationFileName(p), b.Bytes(), err
}
