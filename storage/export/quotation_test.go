package export_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"preventa/assets"
	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/storage/export"
)

// vineyard is a quotation of an office in Chile with everything on it.
func vineyard(t testing.TB, lines ...domain.Line) office.Paper {
	t.Helper()
	chile, ok := region.Find("CL")
	if !ok {
		t.Fatal("no region CL")
	}
	return office.Paper{
		Office: domain.Office{Name: "Riegos del Maipo", LegalName: "Riegos del Maipo SpA", TaxID: "76.543.210-K", Address: "Av. Ñuñoa 1234, of. 56", City: "Santiago",
			Country: "Chile", Phone: "+56 2 2345 6789", Email: "ventas@riegosmaipo.cl", Website: "www.riegosmaipo.cl"},
		Region:   chile,
		Language: domain.Spanish,
		Quotation: domain.Quotation{Number: "Q-2026-0001", Revision: 1, Subject: "Renovación del riego por goteo, sector El Peñón",
			Day: domain.NewDate(2026, 10, 15), ValidUntil: domain.NewDate(2026, 11, 14), Currency: "CLP",
			Delivery: "Puesto en el fundo, 15 días desde la orden de compra.", Payment: "50 % al ordenar, 50 % contra entrega.",
			Notes: "Incluye puesta en marcha.\nNo incluye obras civiles."},
		Status: domain.Sent,
		Lines:  lines,
		Customer: domain.Customer{Name: "Viña Los Aromos", LegalName: "Viñedos y Bodegas Los Aromos Limitada", TaxID: "96.111.222-3", Address: "Camino El Peñón km 4",
			City: "Pirque", District: "Región Metropolitana", Country: "Chile"},
		Contact:     domain.Contact{Name: "Łucja Muñoz", Position: "Jefa de adquisiciones", Phone: "+56 2 2999 0000", Mobile: "+56 9 8765 4321", Email: "lucja@losaromos.cl"},
		Salesperson: domain.Person{Name: "Ángela Ibáñez"},
	}
}

// threeLines add up, by hand, to: 240 × 1.250 = 300.000; 1,5 × 89.990 = 134.985, less
// 10 % = 121.486,5 → 121.487; 1 × 450.000 = 450.000. Net 871.487; tax at 19 %: 57.000 +
// 23.082,53 → 23.083 + 85.500 = 165.583; total 1.037.070.
var threeLines = []domain.Line{
	{Code: "GOT-16", Description: "Cinta de goteo 16 mm, emisores cada 30 cm", Quantity: 240_000, Unit: "m", Price: 1250, Tax: 1900},
	{Code: "FIL-2", Description: "Filtro de malla de 2″ con válvula\nIncluye manómetro", Quantity: 1500, Unit: "un", Price: 89_990, Discount: 1000, Tax: 1900},
	{Code: "SRV", Description: "Instalación y puesta en marcha", Quantity: 1000, Unit: "día", Price: 450_000, Tax: 1900},
}

// written is the PDF of a paper in its language.
func written(t testing.TB, p office.Paper) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := export.WriteQuotation(&out, p, assets.Words(string(p.Language))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// run gives what a program that reads PDFs says of one.
func run(t testing.TB, pdf []byte, program string, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "quotation.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, arg := range args {
		args[i] = strings.ReplaceAll(arg, "FILE", file)
	}
	out, err := exec.CommandContext(t.Context(), program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s (package poppler-utils): %v: %s", program, err, out)
	}
	return string(out)
}

// pages is the text of each page as it stands on paper, with runs of spaces made one
// and empty lines left out.
func pages(t testing.TB, pdf []byte) []string {
	t.Helper()
	text := run(t, pdf, "pdftotext", "-layout", "-enc", "UTF-8", "FILE", "-")
	list := strings.Split(strings.TrimSuffix(text, "\f"), "\f")
	for i, page := range list {
		var lines []string
		for line := range strings.Lines(page) {
			if line = strings.Join(strings.Fields(line), " "); line != "" {
				lines = append(lines, line)
			}
		}
		list[i] = strings.Join(lines, "\n")
	}
	return list
}

func holds(t *testing.T, text string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on the paper:\n%s", want, text)
		}
	}
}

func holdsNot(t *testing.T, text string, unwanted ...string) {
	t.Helper()
	for _, word := range unwanted {
		if strings.Contains(text, word) {
			t.Errorf("%q is on the paper:\n%s", word, text)
		}
	}
}

func TestQuotationSaysEverything(t *testing.T) {
	all := pages(t, written(t, vineyard(t, threeLines...)))
	if len(all) != 1 {
		t.Fatalf("%d pages, want 1", len(all))
	}
	holds(t, all[0],
		"Riegos del Maipo", "Riegos del Maipo SpA · RUT: 76.543.210-K", "Av. Ñuñoa 1234, of. 56, Santiago, Chile", "www.riegosmaipo.cl",
		"+56 2 2345 6789 · ventas@riegosmaipo.cl", "Cotización Q-2026-0001", "Revisión B", "Fecha", "15-10-2026", "Válida hasta", "14-11-2026",
		"Viña Los Aromos", "Viñedos y Bodegas Los Aromos", "RUT: 96.111.222-3", "Camino El Peñón km 4", "Pirque, Región Metropolitana, Chile",
		"Łucja Muñoz", "Jefa de adquisiciones", "+56 2 2999 0000", "+56 9 8765 4321", "lucja@losaromos.cl",
		"Asunto", "Renovación del riego por goteo, sector El Peñón",
		"Código Descripción Cantidad Unidad Precio unit. Desc. % Imp. % Neto",
		"GOT-16 Cinta de goteo 16 mm, emisores cada 30 cm 240 m 1.250 19 300.000",
		"FIL-2 Filtro de malla de 2″ con válvula 1,5 un 89.990 10 19 121.487", "Incluye manómetro",
		"SRV Instalación y puesta en marcha 1 día 450.000 19 450.000",
		"Subtotal 871.487", "Impuesto 19 % 165.583", "Total CLP 1.037.070",
		"Condiciones de entrega Puesto en el fundo, 15 días desde la orden de compra.", "Condiciones de pago 50 % al ordenar, 50 % contra entrega.",
		"Notas Incluye puesta en marcha.\nNo incluye obras civiles.", "Su contacto Ángela Ibáñez",
		"Cotización Q-2026-0001 · Revisión B · Riegos del Maipo Página 1 de 1")
}

func TestQuotationSpeaksItsLanguageInTheFormatsOfTheRegion(t *testing.T) {
	p := vineyard(t, threeLines...)
	p.Language, p.Quotation.Currency = domain.English, "EUR"
	p.Region, _ = region.Find("ES")
	text := pages(t, written(t, p))[0]
	// In euros the same figures are cents, and rounded as such.
	holds(t, text, "Quotation Q-2026-0001", "Revision B", "Date", "15/10/2026", "Code Description Quantity Unit Unit price Disc. % Tax % Net",
		"240 m 12,50 19 3.000,00", "1,5 un 899,90 10 19 1.214,87", "Subtotal 8.714,87", "Tax 19 % 1.655,83", "Total EUR 10.370,70", "Your contact Ángela Ibáñez", "Page 1 of 1")
}

func TestOnlyAQuotationNotInForceSaysItsStatus(t *testing.T) {
	words := map[domain.QuotationStatus]string{domain.Draft: "Borrador", domain.Expired: "Vencida", domain.Rejected: "Rechazada", domain.Superseded: "Reemplazada"}
	for _, status := range domain.QuotationStatuses {
		p := vineyard(t, threeLines...)
		p.Status = status
		text := pages(t, written(t, p))[0]
		for other, word := range words {
			count := strings.Count(text, word)
			if want := map[bool]int{true: 2}[other == status]; count != want { // beside the revision and in the foot
				t.Errorf("%s: %q stands %d times, want %d", status, word, count, want)
			}
		}
	}
}

func TestCreditsAndSeveralTaxRates(t *testing.T) {
	p := vineyard(t,
		domain.Line{Description: "Bomba", Quantity: 2000, Price: 100_000, Tax: 1900},
		domain.Line{Description: "Libro de riego", Quantity: 3000, Price: 9_999, Tax: 1000},
		domain.Line{Description: "Capacitación", Quantity: 1000, Price: 50_000, Discount: 10_000},
		domain.Line{Description: "Bomba devuelta", Quantity: -1000, Price: 80_005, Tax: 1900},
		domain.Line{Description: "Bonificación", Quantity: 1000, Price: -7_000},
		domain.Line{Description: "Muestra", Quantity: 125, Price: 1_000, Discount: 1250},
	)
	// 200.000 + 29.997 + 0 − 80.005 − 7.000 + 109,375 → 109 = 143.101. Tax at 19 %:
	// 38.000 − 15.200,95 → 15.201 = 22.799, on 119.995; at 10 %: 2.999,7 → 3.000.
	text := pages(t, written(t, p))[0]
	holds(t, text, "Bomba 2 100.000 19 200.000", "Libro de riego 3 9.999 10 29.997", "Capacitación 1 50.000 100 0 0",
		"Abono Bomba devuelta -1 80.005 19 -80.005", "Abono Bonificación 1 -7.000 0 -7.000", "Muestra 0,125 1.000 12,5 0 109",
		"Subtotal 143.101", "Impuesto 0 % sobre -6.891 0", "Impuesto 10 % sobre 29.997 3.000", "Impuesto 19 % sobre 119.995 22.799", "Total CLP 168.900")
	holdsNot(t, text, "Código", "Unidad")
	if strings.Count(text, "Abono") != 2 {
		t.Error("only what takes money back is a credit")
	}
}

func TestColumnsNoLineNeedsAreLeftOut(t *testing.T) {
	text := pages(t, written(t, vineyard(t, domain.Line{Description: "Asesoría", Quantity: 1000, Price: 5})))[0]
	holds(t, text, "Descripción Cantidad Precio unit. Neto\nAsesoría 1 5 5", "Subtotal 5", "Total CLP 5")
	holdsNot(t, text, "Desc. %", "Imp. %", "Impuesto", "Código", "Unidad")
}

func TestAmountsPastFloatingPointStandInFull(t *testing.T) {
	p := vineyard(t,
		domain.Line{Code: "A", Unit: "un", Description: "Parque solar", Quantity: 1000, Price: 9_007_199_254_740_993, Discount: 1, Tax: 1901},
		domain.Line{Code: "B", Unit: "un", Description: "Otro", Quantity: 100_000_000_000, Price: 9_007_199_254, Tax: 1901})
	p.Quotation.Currency = "EUR"
	// In cents: 9.007.199.254.740.993 less 0,01 % is 9.006.298.534.815.518,9007 → …519, and
	// 19,01 % of that 1.712.097.351.468.430,1619 → …430; the other is 900.719.925.400.000.000, its
	// tax 171.226.857.818.540.000.
	text := pages(t, written(t, p))[0]
	holds(t, text, "90.071.992.547.409,93", "90.062.985.348.155,19", "100.000.000 un 90.071.992,54 19,01 9.007.199.254.000.000,00",
		"Subtotal 9.097.262.239.348.155,19", "Impuesto 19,01 % 1.729.389.551.700.084,30", "Total EUR 10.826.651.791.048.239,49")
}

func TestSumsBeyond64BitsAreRefused(t *testing.T) {
	p := vineyard(t,
		domain.Line{Description: "a", Quantity: 1000, Price: 1 << 62, Tax: 100}, domain.Line{Description: "b", Quantity: 1000, Price: 1 << 62, Tax: 100},
		domain.Line{Description: "c", Quantity: -1000, Price: 1 << 62}, domain.Line{Description: "d", Quantity: -1000, Price: 1 << 62})
	err := export.WriteQuotation(&bytes.Buffer{}, p, assets.Words("es"))
	if !domain.Is(err, domain.Invalid) {
		t.Errorf("the sums of one rate do not fit: %v, want Invalid", err)
	}
}

const endOfLine = "(fin)"

// manyLines are lines told apart by their code, each of price × 3 with 19 % tax.
func manyLines(count int) []domain.Line {
	lines := make([]domain.Line, count)
	for i := range lines {
		lines[i] = domain.Line{Code: fmt.Sprintf("C%05d", i+1), Description: fmt.Sprintf("Ñandú con ácido y €, de Łódź, n.º %d", i+1), Quantity: 3000, Unit: "un", Price: int64(1000 + i), Tax: 1900}
		if i%3 == 1 {
			lines[i].Description += ",\nen dos líneas"
		}
		if i%7 == 2 {
			lines[i].Description += strings.Repeat(" y más palabras", 20)
		}
		lines[i].Description += " " + endOfLine
	}
	return lines
}

var codeOfALine = regexp.MustCompile(`(?m)^C(\d{5}) `)

func TestFiveThousandLinesStandOnceEachInOrderUnderTheirTitles(t *testing.T) {
	const count = 5000
	p := vineyard(t, manyLines(count)...)
	start := time.Now()
	pdf := written(t, p)
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("writing took %v, want at most 5 s", took)
	}
	all := pages(t, pdf)
	next := 1
	for i, page := range all {
		holds(t, page, fmt.Sprintf("Página %d de %d", i+1, len(all)), "Cotización Q-2026-0001 · Revisión B")
		codes := codeOfALine.FindAllStringSubmatch(page, -1)
		if titles := strings.Count(page, "Código Descripción Cantidad"); titles != min(1, len(codes)) {
			t.Errorf("page %d: the titles stand %d times above %d lines", i+1, titles, len(codes))
		}
		for _, code := range codes {
			if code[1] != fmt.Sprintf("%05d", next) {
				t.Fatalf("page %d: line %s where %05d was due", i+1, code[1], next)
			}
			holds(t, page, fmt.Sprintf("de Łódź, n.º %d", next), "Ñandú con ácido y €")
			next++
		}
	}
	if next != count+1 {
		t.Errorf("%d lines stand on paper, want %d", next-1, count)
	}
	// Σ 3 × (1000 + i) for i < 5000 = 3 × (5.000.000 + 12.497.500) = 52.492.500.
	// 19 % of 3 × (1000 + i) ends on a whole peso or is rounded: Σ round(0,57 × (1000 + i)).
	tax := 0
	for i := range count {
		tax += (57*(1000+i) + 50) / 100
	}
	chile := p.Region
	end := strings.Join(all[len(all)-2:], "\n")
	holds(t, end, "Subtotal 52.492.500", "Impuesto 19 % "+chile.Number(int64(tax), 0), "Total CLP "+chile.Number(int64(52_492_500+tax), 0))
}

// TestNothingIsParted tries ends of pages at every place: each row begins and ends on one
// page, and the totals stay together below a line.
func TestNothingIsParted(t *testing.T) {
	for count := 10; count <= 40; count++ {
		for i, page := range pages(t, written(t, vineyard(t, manyLines(count)...))) {
			rows := strings.Count(page, "Ñandú con ácido")
			if ends := strings.Count(page, endOfLine); ends != rows {
				t.Errorf("%d lines: page %d has %d beginnings and %d ends of lines", count, i+1, rows, ends)
			}
			has := []bool{strings.Contains(page, "Subtotal"), strings.Contains(page, "Impuesto 19 %"), strings.Contains(page, "Total CLP")}
			if slices.Contains(has, true) && (slices.Contains(has, false) || rows == 0) {
				t.Errorf("%d lines: page %d has of subtotal, tax and total %v below %d lines", count, i+1, has, rows)
			}
		}
	}
}

func TestLongTextsAreWhole(t *testing.T) {
	words := func(mark string, count int) string {
		list := make([]string, count)
		for i := range list {
			list[i] = fmt.Sprintf("%s%d", mark, i)
		}
		return strings.Join(list, " ")
	}
	long := words("nombre", 22) + strings.Repeat("x", 30) // 200 characters and more
	p := vineyard(t, domain.Line{Code: strings.Repeat("CÓDIGO", 33), Unit: words("unidad", 22), Description: words("palabra", 6000), Quantity: 1, Price: 1, Tax: 1},
		threeLines[0])
	p.Office.Name, p.Office.LegalName, p.Office.Address, p.Office.City, p.Office.Website = long, "L"+long, long, long, long
	p.Customer.Name, p.Customer.LegalName, p.Customer.Address, p.Customer.City, p.Customer.District, p.Customer.Country = long, "L"+long, long, long, long, long
	p.Contact.Name, p.Contact.Position, p.Quotation.Subject, p.Quotation.Number = long, "P"+long, long, long
	p.Quotation.Notes = words("nota", 12_000)
	all := pages(t, written(t, p))
	if len(all) < 10 {
		t.Fatalf("%d pages hold 18,000 words", len(all))
	}
	text := strings.Join(all, "\n")
	for _, word := range []string{"palabra0", "palabra2999", "palabra5999", "nota0", "nota6000", "nota11999", "unidad21", "GOT-16"} {
		holds(t, text, word)
	}
	for i := range all {
		if !strings.Contains(all[i], fmt.Sprintf("Página %d de %d", i+1, len(all))) {
			t.Errorf("page %d has no foot", i+1)
		}
	}
}

func TestLeastQuotation(t *testing.T) {
	p := office.Paper{Language: domain.English, Status: domain.Draft, Quotation: domain.Quotation{Number: "1", Day: domain.NewDate(2026, 1, 2), Currency: "USD"}}
	p.Region, _ = region.Find("US")
	text := pages(t, written(t, p))[0]
	holds(t, text, "Quotation 1", "Revision A", "Draft", "01/02/2026", "Total USD 0.00", "Page 1 of 1")
	holdsNot(t, text, "Customer", "Contact", "Valid until", "Description", "Tax", "Your contact", "Notes", "terms")
}

func TestSignsOutsideTheFontDoNoHarm(t *testing.T) {
	p := vineyard(t, domain.Line{Description: "Emoji 😀, 中文, n\u0303 descompuesta, cero\u200bancho, tab\tulador y \xff", Quantity: 1000, Price: 1})
	p.Office.Name, p.Quotation.Subject = "Riegos 😀", "Asunto 😀"
	holds(t, pages(t, written(t, p))[0], "Emoji", "中文", "ñ descompuesta", "ceroancho", "tab ulador", "Riegos", "Asunto")
}

func picture(width, height int) image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		for y := range height {
			m.Set(x, y, color.NRGBA{uint8(x), 90, uint8(y), uint8(255 - x%64)})
		}
	}
	return m
}

func encoded(t *testing.T, asJPEG bool, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	err := png.Encode(&b, picture(width, height))
	if asJPEG {
		b.Reset()
		err = jpeg.Encode(&b, picture(width, height), nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestLogoKeepsItsProportions reads the size and the fineness of the picture back.
func TestLogoKeepsItsProportions(t *testing.T) {
	for _, c := range []struct {
		name          string
		jpeg          bool
		width, height int
		wide, high    int // on paper, tenths of a millimetre
	}{
		{"wide", false, 400, 100, 620, 155},
		{"square photo", true, 300, 300, 180, 180},
		{"tall and large", false, 1000, 2000, 90, 180},
		{"few pixels", true, 20, 8, 450, 180},
	} {
		p := vineyard(t, threeLines...)
		p.Logo = encoded(t, c.jpeg, c.width, c.height)
		fields := strings.Fields(run(t, written(t, p), "pdfimages", "-list", "FILE"))
		at := slices.Index(fields, "image")
		if at < 0 {
			t.Errorf("%s: no picture: %v", c.name, fields)
			continue
		}
		// type width height color comp bpc enc interp object ID x-ppi y-ppi
		var pixels, ppi [2]float64
		fmt.Sscan(strings.Join(fields[at+1:at+3], " "), &pixels[0], &pixels[1])
		fmt.Sscan(strings.Join(fields[at+10:at+12], " "), &ppi[0], &ppi[1])
		for i, want := range []int{c.wide, c.high} {
			got := pixels[i] / ppi[i] * 254
			if got < float64(want)*0.97-1 || got > float64(want)*1.03+1 {
				t.Errorf("%s: side %d is %.0f tenths of a millimetre, want %d", c.name, i, got, want)
			}
		}
	}
}

func TestUnreadableLogoIsLeftOut(t *testing.T) {
	whole := encoded(t, false, 200, 80)
	bomb := slices.Clone(whole)
	copy(bomb[16:24], []byte{0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00}) // says 65,536 × 65,536
	for name, logo := range map[string][]byte{"text": []byte("no picture"), "cut short": whole[:len(whole)/2], "huge": bomb, "empty": {}} {
		p := vineyard(t, threeLines...)
		p.Logo = logo
		pdf := written(t, p)
		holds(t, pages(t, pdf)[0], "Riegos del Maipo", "Total CLP 1.037.070")
		if list := run(t, pdf, "pdfimages", "-list", "FILE"); strings.Contains(list, "image") {
			t.Errorf("%s: a picture is on the paper: %s", name, list)
		}
	}
}

func TestSheetAndProperties(t *testing.T) {
	for code, size := range map[string]string{"CL": "612 x 792 pts (letter)", "US": "612 x 792 pts (letter)", "MX": "612 x 792 pts (letter)",
		"ES": "595.28 x 841.89 pts (A4)", "AR": "595.28 x 841.89 pts (A4)", "": "595.28 x 841.89 pts (A4)"} {
		p := vineyard(t, threeLines...)
		p.Region, _ = region.Find(code)
		pdf := written(t, p)
		holds(t, strings.Join(strings.Fields(run(t, pdf, "pdfinfo", "-isodates", "FILE")), " "), "Page size: "+size,
			"Title: Cotización Q-2026-0001 B", "Author: Riegos del Maipo", "Subject: Renovación del riego por goteo, sector El Peñón", "CreationDate: 2026-10-15")
		if !bytes.Contains(pdf, []byte("/Lang (es)")) {
			t.Error("the language is not said")
		}
	}
}

// noRoom takes nothing.
type noRoom struct{}

func (noRoom) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

func TestWhatCannotBeWrittenIsSaid(t *testing.T) {
	if err := export.WriteQuotation(noRoom{}, vineyard(t, threeLines...), assets.Words("es")); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("written to a full disk: %v", err)
	}
}

func TestSamePaperSameBytes(t *testing.T) {
	p := vineyard(t, threeLines...)
	p.Logo = encoded(t, false, 300, 100)
	first := written(t, p)
	for range 5 {
		if !bytes.Equal(first, written(t, p)) {
			t.Fatal("two writings of one paper differ")
		}
	}
}

func TestQuotationFileName(t *testing.T) {
	for _, c := range []struct {
		number, customer string
		revision         int
		want             string
	}{
		{"Q-2026-0001", "Viña Los Aromos", 1, "Q-2026-0001-B Viña Los Aromos.pdf"},
		{"Q-2026-0001", "", 0, "Q-2026-0001-A.pdf"},
		{"2026/15", `Pérez/Soto: "S.A."`, 0, "2026-15-A Pérez-Soto_ _S.A._.pdf"},
		{"7", "Aromos S.A.", 27, "7-AB Aromos S.A.pdf"},
		{"7", "../../etc", 0, "7-A ..-..-etc.pdf"},
	} {
		p := office.Paper{Quotation: domain.Quotation{Number: c.number, Revision: c.revision}, Customer: domain.Customer{Name: c.customer}}
		if got := export.QuotationFileName(p); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.number, c.customer, got, c.want)
		}
	}
	long := office.Paper{Quotation: domain.Quotation{Number: "Q-1"}, Customer: domain.Customer{Name: strings.Repeat("ñ", 200)}}
	if name := export.QuotationFileName(long); len(name) > 200 || !strings.HasSuffix(name, "ñ.pdf") || !strings.HasPrefix(name, "Q-1-A ñ") {
		t.Errorf("%d bytes: %q", len(name), name)
	}
}
