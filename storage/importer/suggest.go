package importer

import (
	"slices"
	"strings"

	"preventa/domain"
	"preventa/domain/office"
)

// headings are what other programs head a field by, in English and Spanish, folded, the
// most telling first.
var headings = map[string][]string{
	"name": {"name", "opportunity name", "deal name", "opportunity", "deal", "title", "subject",
		"nombre", "nombre de la oportunidad", "oportunidad", "negocio", "titulo", "asunto"},
	"customer": {"customer", "customer name", "account", "account name", "company", "company name", "client", "organization", "organisation",
		"cliente", "nombre del cliente", "empresa", "cuenta", "razon social", "organizacion"},
	"contact": {"contact", "contact name", "contact person", "person",
		"contacto", "nombre del contacto", "persona de contacto", "persona"},
	"email": {"email", "e mail", "contact email", "mail", "email address",
		"correo", "correo electronico", "correo del contacto"},
	"phone": {"phone", "telephone", "phone number", "contact phone", "mobile", "cell",
		"telefono", "fono", "telefono del contacto", "celular", "movil"},
	"state": {"state", "stage", "deal stage", "sales stage", "status", "pipeline stage",
		"estado", "etapa", "fase", "situacion"},
	"origin": {"origin", "source", "lead source", "campaign",
		"origen", "fuente", "procedencia", "campana"},
	"salesperson": {"salesperson", "sales person", "sales agent", "sales rep", "owner", "deal owner", "opportunity owner", "seller", "responsible",
		"vendedor", "vendedora", "vendedor a", "comercial", "ejecutivo", "ejecutiva", "responsable", "propietario"},
	"amount": {"amount", "value", "deal value", "close value", "total", "price",
		"monto", "importe", "valor", "precio"},
	"currency":    {"currency", "currency code", "moneda", "divisa"},
	"probability": {"probability", "probability %", "chance", "win probability", "probabilidad", "probabilidad %"},
	"opened": {"opened", "opened on", "open date", "created", "created on", "created date", "create date", "creation date", "engage date", "start date",
		"abierta", "abierta el", "fecha de apertura", "apertura", "creada", "fecha de creacion", "fecha de inicio", "fecha"},
	"closed": {"closed", "closed on", "close date", "closed date", "closing date", "won date",
		"cerrada", "cerrada el", "fecha de cierre", "fecha cierre"},
	"expected": {"expected", "expected close", "expected close date", "expected closing", "forecast date",
		"cierre previsto", "fecha prevista", "fecha prevista de cierre", "cierre esperado", "fecha estimada de cierre"},
	"tags": {"tags", "tag", "labels", "label", "product", "products", "product name",
		"etiquetas", "etiqueta", "producto", "productos"},
	"notes": {"notes", "note", "comments", "comment", "description", "remarks",
		"notas", "nota", "comentarios", "comentario", "observaciones", "descripcion"},
	"reference": {"reference", "id", "opportunity id", "deal id", "record id", "external id", "ref", "code",
		"referencia", "id de la oportunidad", "id oportunidad", "identificador", "codigo", "folio"},
}

// plainHeading is a heading as headings write it: folded, words parted by a space.
func plainHeading(column string) string {
	parted := strings.NewReplacer("_", " ", "-", " ", ".", " ", "(", " ", ")", " ", "/", " ", ":", " ").Replace(column)
	return domain.Fold(parted)
}

// Suggest guesses a mapping from the names of a header's columns, each used once. Where
// nothing looks like a name the reference stands in, since every opportunity needs one.
func Suggest(header []string) Mapping {
	plain := make([]string, len(header))
	for i, column := range header {
		plain[i] = plainHeading(column)
	}
	m := Mapping{}
	for _, field := range office.ImportFields {
		for _, heading := range headings[field] {
			if at := slices.Index(plain, heading); at >= 0 {
				m[field], plain[at] = header[at], ""
				break
			}
		}
	}
	if reference, known := m["reference"]; known && m["name"] == "" {
		m["name"] = reference
	}
	return m
}
