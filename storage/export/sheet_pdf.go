package export

import (
	"context"
	"io"

	"preventa/domain/report"
)

// WritePDF writes a sheet to be printed, as Pages shows it. The same sheet gives the same
// bytes.
func WritePDF(ctx context.Context, w io.Writer, s report.Sheet) error {
	p, err := newPaperSheet(ctx, s)
	if err != nil {
		return err
	}
	pen, pdf := newPen(p.paper, p.across)
	pdf.describe(p.about())
	if err := p.write(ctx, pen); err != nil {
		return err
	}
	return pdf.output(w)
}
