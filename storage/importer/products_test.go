package importer_test

import (
	"slices"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/importer"
	"preventa/storage/officefile"
)

// productsOf are the office's products by code.
func productsOf(t testing.TB, f *officefile.File) map[string]domain.Product {
	t.Helper()
	all, err := f.Store.All(t.Context(), domain.KindProduct)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]domain.Product{}
	for _, r := range all {
		p := *r.(*domain.Product)
		found[p.Code] = p
	}
	return found
}

func TestAProductsRowFillsIt(t *testing.T) {
	f, s := newOffice(t, chileanOffice)
	result := brought(t, s, domain.KindProduct, "code,description,unit,price,currency,tax,retired",
		"A-1,Botella,u,1.250,,19,no", "B-2,Corcho,mil,1234.50,usd,19.5,", "C-3,Caja,,,CLF,\"19,50 %\",x", "D-4,Pallet,,\"1.234,5678\",CLF,19.500,")
	same(t, "rows", []int{4, 0, 0, 0}, counts(result))
	got := productsOf(t, f)
	type facts struct {
		Description, Unit string
		Price             int64
		Currency          domain.Currency
		Tax               int
		Retired           bool
	}
	want := map[string]facts{
		"A-1": {"Botella", "u", 1250, "CLP", 1900, false},
		"B-2": {"Corcho", "mil", 123450, "USD", 1950, false},
		"C-3": {"Caja", "", 0, "CLF", 1950, true},
		"D-4": {"Pallet", "", 12345678, "CLF", 1950, false},
	}
	for code, w := range want {
		p := got[code]
		same(t, code, w, facts{p.Description, p.Unit, p.Price, p.Currency, p.Tax, p.Retired})
	}
}

func TestAProductIsFoundByItsCode(t *testing.T) {
	f, s := newOffice(t, chileanOffice)
	brought(t, s, domain.KindProduct, "code,description,price,tax", "A-1,Botella,100,19", ",Flete,500,0")
	before := productsOf(t, f)
	result := brought(t, s, domain.KindProduct, "code,description,price,tax", "a-1,,120,", ",FLETE,600,", ",Otro,1,")
	same(t, "rows", []int{1, 2, 0, 0}, counts(result))
	after := productsOf(t, f)["A-1"]
	same(t, "product", []any{before["A-1"].ID, "Botella", int64(120), 1900}, []any{after.ID, after.Description, after.Price, after.Tax})
}

func TestBadProductsAreLeftOut(t *testing.T) {
	_, s := newOffice(t, chileanOffice)
	brought(t, s, domain.KindProduct, "code,description,price", "K,Known,100")
	result := brought(t, s, domain.KindProduct, "code,description,price,currency,tax,retired",
		"A,,1,,,", "B,Two,-1,,,", "C,Three,1.5,,,", "D,Four,1,XXXX,,", "E,Five,1,,100.01,", "F,Six,1,,nineteen,", "G,Seven,1,,,", "g,Again,1,,,", "K,,,USD,,", "H,Eight,1,,,maybe")
	same(t, "bad", []string{
		"2 description error.required", "3 price error.product.price", "4 price error.amount.no_decimals", "5 currency error.currency",
		"6 tax error.percent.range", "7 tax error.amount.not_a_number", "9 code error.import.row_twice", "10 currency error.import.currency_alone",
		"11 retired error.import.yes_no",
	}, bad(result.Bad))
	same(t, "rows", []int{1, 0, 0, 9}, counts(result))
}

func TestLinesOfAQuotationAreRead(t *testing.T) {
	_, s := newOffice(t, chileanOffice)
	brought(t, s, domain.KindProduct, "code,description,unit,price,currency,tax", "A-1,Botella,u,1250,CLP,19", "U-1,Import,u,10.50,USD,0")
	read := func(lines ...string) ([]domain.Line, []string) {
		content := "code,description,quantity,unit,price,discount,tax\n"
		for _, line := range lines {
			content += line + "\n"
		}
		path := written(t, content)
		table, err := importer.Preview(path)
		if err != nil {
			t.Fatal(err)
		}
		rows, _, err := importer.Read(path, domain.KindLine, importer.Suggest(domain.KindLine, table.Header))
		if err != nil {
			t.Fatal(err)
		}
		list, wrong, err := s.ReadLines(t.Context(), rows, "CLP")
		if err != nil {
			t.Fatal(err)
		}
		return list, bad(wrong)
	}
	lines, wrong := read("a-1,,1000,,,10,", ",Flete,\"2,5\",h,1500,,19.5", "U-1,,-3,,,,", "A-1,Special,,box,1,\"12,25\",0")
	same(t, "bad", []string(nil), wrong)
	product := lines[0].Product
	same(t, "named product", false, product == "")
	same(t, "lines", []domain.Line{
		{Product: product, Code: "a-1", Description: "Botella", Quantity: 1_000_000, Unit: "u", Price: 1250, Discount: 1000, Tax: 1900},
		{Description: "Flete", Quantity: 2500, Unit: "h", Price: 1500, Tax: 1950},
		{Product: lines[2].Product, Code: "U-1", Description: "Import", Quantity: -3000, Unit: "u"}, // priced in another currency
		{Product: product, Code: "A-1", Description: "Special", Quantity: 1000, Unit: "box", Price: 1, Discount: 1225},
	}, lines)
	_, wrong = read("A-1,,1,,,100.01,", "A-1,,1,,,-1,", ",,1,,5,,", "A-1,,many,,,,", "A-1,,1.234,,,,", "A-1,,1,,1.5,,", "A-1,,1,,,100,")
	same(t, "bad", []string{
		"2 discount error.line.discount", "3 discount error.line.discount", "4 description error.required", "5 quantity error.amount.not_a_number",
		"6 quantity error.amount.ambiguous", "7 price error.amount.no_decimals",
	}, wrong)
}

func TestFilesAreKnownByTheirColumns(t *testing.T) {
	for want, headers := range map[domain.Kind][][]string{
		domain.KindOpportunity: {{"name"}, {"Client"}, {"x", ""}, {"Deal", "Client", "Stage", "Value", "Since", "Close date"}, {"name", "state"},
			{"opportunity_id", "sales_agent", "product", "account", "deal_stage", "engage_date", "close_date", "close_value"},
			{"Nombre", "Cliente", "Contacto", "Correo", "Teléfono", "Etapa", "Monto", "Cierre previsto"}},
		domain.KindCustomer: {{"Razón social", "RUT", "Giro", "Dirección", "Comuna"}, {"name", "phone", "email", "city"}, {"Company", "Website", "Industry", "Phone"}},
		domain.KindContact:  {{"Nombre", "Empresa", "Cargo", "Celular", "Correo"}, {"name", "customer", "phone", "email"}, {"Full name", "Company", "Job title"}},
		domain.KindProduct:  {{"Código", "Descripción", "Unidad", "Precio", "IVA"}, {"sku", "name", "price"}},
		domain.KindActivity: {{"Tipo", "Asunto", "Fecha", "Hora", "Cliente"}, {"type", "subject", "date", "opportunity", "done"}},
		domain.KindRate:     {{"currency", "day", "rate"}, {"Moneda", "Fecha", "Valor"}},
		domain.KindTarget:   {{"salesperson", "month", "amount", "count"}, {"Vendedor", "Mes", "Meta"}, {"month", "amount"}},
	} {
		for _, header := range headers {
			if got := importer.Guess(header); got != want {
				t.Errorf("%q is taken for a file of %s, want %s", header, got, want)
			}
		}
	}
}

// Every field has its own name for a heading, and headings of one field are of no other.
func TestFieldsAreFoundByTheirOwnNames(t *testing.T) {
	for _, kind := range append(slices.Clone(office.ImportKinds), domain.KindLine) {
		fields := office.ImportFields(kind)
		want := importer.Mapping{}
		for _, field := range fields {
			want[field] = field
		}
		same(t, string(kind), want, importer.Suggest(kind, fields))
	}
	same(t, "customers", importer.Mapping{"name": "Nombre de fantasía", "legal_name": "Razón Social", "tax_id": "R.U.T.", "sector": "Giro", "district": "Región"},
		importer.Suggest(domain.KindCustomer, []string{"R.U.T.", "Razón Social", "Nombre de fantasía", "Giro", "Región", "Color"}))
	for _, heading := range []string{"Identificación tributaria", "Id. tributaria"} { // the form and the list say so
		same(t, heading, importer.Mapping{"tax_id": heading}, importer.Suggest(domain.KindCustomer, []string{heading}))
	}
	same(t, "rates", importer.Mapping{"currency": "Moneda", "day": "Desde", "rate": "Tipo de cambio"},
		importer.Suggest(domain.KindRate, []string{"Moneda", "Desde", "Tipo de cambio"}))
}
