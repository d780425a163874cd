package importer

import "preventa/domain"

// headings are what other programs head a field by, in English and Spanish, folded, the
// most telling first, by what a file holds. The name of the field itself comes before all
// of them.
var headings = map[domain.Kind]map[string][]string{
	domain.KindOpportunity: opportunityHeadings,
	domain.KindCustomer:    customerHeadings,
	domain.KindContact:     contactHeadings,
	domain.KindProduct:     productHeadings,
	domain.KindActivity:    activityHeadings,
	domain.KindRate:        rateHeadings,
	domain.KindTarget:      targetHeadings,
	domain.KindLine:        lineHeadings,
}

var opportunityHeadings = map[string][]string{
	"name": {"opportunity name", "deal name", "opportunity", "deal", "title", "subject",
		"nombre", "nombre de la oportunidad", "oportunidad", "negocio", "titulo", "asunto"},
	"customer": {"customer name", "account", "account name", "company", "company name", "client", "organization", "organisation",
		"cliente", "nombre del cliente", "empresa", "cuenta", "razon social", "organizacion"},
	"contact": {"contact name", "contact person", "person",
		"contacto", "nombre del contacto", "persona de contacto", "persona"},
	"email": {"e mail", "contact email", "mail", "email address",
		"correo", "correo electronico", "correo del contacto"},
	"phone": {"telephone", "phone number", "contact phone", "mobile", "cell",
		"telefono", "fono", "telefono del contacto", "celular", "movil"},
	"state": {"stage", "deal stage", "sales stage", "status", "pipeline stage",
		"estado", "etapa", "fase", "situacion"},
	"origin": {"source", "lead source", "campaign",
		"origen", "fuente", "procedencia", "campana"},
	"salesperson": salespersonHeadings,
	"amount": {"value", "deal value", "close value", "total", "price",
		"monto", "importe", "valor", "precio"},
	"currency":    currencyHeadings,
	"probability": {"probability %", "chance", "win probability", "probabilidad", "probabilidad %"},
	"opened": {"opened on", "open date", "created", "created on", "created date", "create date", "creation date", "engage date", "start date",
		"abierta", "abierta el", "fecha de apertura", "apertura", "creada", "fecha de creacion", "fecha de inicio", "fecha"},
	"closed": {"closed on", "close date", "closed date", "closing date", "won date",
		"cerrada", "cerrada el", "fecha de cierre", "fecha cierre"},
	"expected": {"expected close", "expected close date", "expected closing", "forecast date",
		"cierre previsto", "fecha prevista", "fecha prevista de cierre", "cierre esperado", "fecha estimada de cierre"},
	"tags":  append([]string{"product", "products", "product name", "producto", "productos"}, tagHeadings...),
	"notes": append([]string{"description", "descripcion"}, noteHeadings...),
	"reference": {"id", "opportunity id", "deal id", "record id", "external id", "ref", "code",
		"referencia", "id de la oportunidad", "id oportunidad", "identificador", "codigo", "folio"},
}

var (
	salespersonHeadings = []string{"sales person", "sales agent", "sales rep", "owner", "deal owner", "opportunity owner", "account owner", "seller",
		"responsible", "vendedor", "vendedora", "vendedor a", "comercial", "ejecutivo", "ejecutiva", "responsable", "propietario"}
	currencyHeadings = []string{"currency code", "moneda", "divisa"}
	tagHeadings      = []string{"tag", "labels", "label", "etiquetas", "etiqueta"}
	noteHeadings     = []string{"note", "comments", "comment", "remarks", "notas", "nota", "comentarios", "comentario", "observaciones"}
	emailHeadings    = []string{"email", "emails", "e mail", "e mails", "mail", "email address", "correo", "correos", "correo electronico", "correos electronicos"}
	phoneHeadings    = []string{"phone", "phones", "telephone", "telephones", "phone number", "telefono", "telefonos", "fono", "fonos"}
	mobileHeadings   = []string{"mobile phone", "mobile number", "cell", "cell phone", "celular", "movil", "telefono movil", "whatsapp"}
	dayHeadings      = []string{"date", "on", "since", "due", "due date", "activity date", "fecha", "desde", "dia", "fecha de la actividad", "vencimiento"}
)

var customerHeadings = map[string][]string{
	"name": {"customer", "customer name", "account", "account name", "company", "company name", "client", "trade name",
		"nombre", "cliente", "nombre del cliente", "nombre de fantasia", "nombre comercial", "empresa"},
	"legal_name": {"registered name", "razon social", "nombre legal"},
	"tax_id": {"tax number", "vat", "vat number", "vat id", "tin", "ein", "rut", "r u t", "nif", "cif", "rfc", "nit", "ruc", "cuit",
		"identificacion fiscal", "id fiscal", "identificador tributario", "identificacion tributaria", "id tributaria"},
	"sector":   {"industry", "activity", "line of business", "rubro", "giro", "actividad", "industria"},
	"address":  {"street", "street address", "direccion", "domicilio", "calle"},
	"city":     {"town", "ciudad", "comuna", "poblacion", "localidad"},
	"district": {"region", "state", "province", "county", "provincia", "estado", "departamento"},
	"country":  {"pais"},
	"phones":   append(append([]string{}, phoneHeadings...), mobileHeadings...),
	"emails":   emailHeadings, "website": {"web", "site", "url", "web site", "home page", "sitio", "sitio web", "pagina web"},
	"salesperson": salespersonHeadings,
	"language":    {"idioma", "lengua"},
	"tags":        tagHeadings,
	"notes":       append([]string{"description", "descripcion"}, noteHeadings...),
	"blocked":     {"bloqueado", "bloqueada"},
	"registered":  {"is customer", "registrado", "registrada", "es cliente"},
}

var contactHeadings = map[string][]string{
	"name": {"contact", "contact name", "full name", "person", "nombre", "nombre completo", "contacto", "nombre del contacto", "persona"},
	"customer": {"customer name", "account", "account name", "company", "company name", "client", "organization", "organisation", "firm",
		"cliente", "empresa", "cuenta", "razon social", "organizacion"},
	"position": {"job title", "title", "role", "cargo", "puesto", "funcion"},
	"phone":    phoneHeadings, "mobile": mobileHeadings, "email": emailHeadings,
	"birthday": {"birth date", "date of birth", "cumpleanos", "fecha de nacimiento", "nacimiento"},
	"notes":    append([]string{"description", "descripcion"}, noteHeadings...),
}

var productHeadings = map[string][]string{
	"code":        {"sku", "item code", "product code", "article", "reference", "ref", "id", "codigo", "cod", "referencia", "articulo"},
	"description": {"name", "product", "product name", "item", "title", "descripcion", "nombre", "producto", "detalle", "glosa"},
	"unit":        {"units", "uom", "unit of measure", "unidad", "unidades", "medida", "unidad de medida", "um"},
	"price":       {"unit price", "sales price", "list price", "amount", "value", "precio", "precio unitario", "precio neto", "precio de venta", "pvp", "valor"},
	"currency":    currencyHeadings,
	"tax":         {"tax %", "tax rate", "vat", "vat %", "iva", "iva %", "impuesto", "impuesto %"},
	"retired":     {"discontinued", "inactive", "retirado", "retirada", "descontinuado", "inactivo"},
}

var activityHeadings = map[string][]string{
	"type":        {"activity type", "activity", "kind", "tipo", "tipo de actividad", "actividad"},
	"subject":     {"summary", "title", "text", "what", "asunto", "resumen", "titulo", "texto", "que"},
	"notes":       append([]string{"description", "descripcion", "detalle"}, noteHeadings...),
	"opportunity": {"opportunity number", "opportunity id", "deal", "deal id", "oportunidad", "numero de oportunidad", "negocio"},
	"customer":    {"customer name", "account", "company", "client", "cliente", "empresa", "cuenta"},
	"contact":     {"contact name", "person", "contacto", "persona de contacto"},
	"day":         dayHeadings,
	"time":        {"hour", "at", "start time", "hora", "hora de inicio"},
	"minutes":     {"duration", "duration minutes", "length", "minutos", "duracion"},
	"people":      {"assigned to", "owner", "who", "done by", "salesperson", "personas", "quien", "responsable", "asignada a", "vendedor"},
	"done":        {"completed", "status", "is done", "hecha", "completada", "realizada", "estado"},
}

var rateHeadings = map[string][]string{
	"currency": append([]string{"code", "codigo"}, currencyHeadings...),
	"day":      dayHeadings,
	"rate":     {"value", "exchange rate", "price", "valor", "tasa", "tipo de cambio", "cambio", "cotizacion", "paridad"},
}

var targetHeadings = map[string][]string{
	"salesperson": salespersonHeadings,
	"month":       {"mes", "period", "periodo"},
	"amount":      {"target", "goal", "quota", "target amount", "value", "meta", "monto", "objetivo", "cuota", "importe"},
	"count":       {"number", "deals", "opportunities", "target count", "cantidad", "numero", "oportunidades", "negocios"},
}

var lineHeadings = map[string][]string{
	"code": productHeadings["code"], "description": productHeadings["description"], "unit": productHeadings["unit"],
	"price": productHeadings["price"], "tax": productHeadings["tax"],
	"quantity": {"qty", "units", "amount", "cantidad", "cant"},
	"discount": {"discount %", "descuento", "descuento %", "dcto", "dto"},
}

// telling are the fields that tell what a file holds, beside a name or a note that every
// file has.
var telling = map[domain.Kind][]string{
	domain.KindOpportunity: {"state", "origin", "amount", "probability", "opened", "closed", "expected"},
	domain.KindCustomer:    {"legal_name", "tax_id", "sector", "address", "city", "district", "country", "phones", "emails", "website", "blocked", "registered"},
	domain.KindContact:     {"position", "phone", "mobile", "email", "birthday"},
	domain.KindProduct:     {"code", "unit", "price", "tax", "retired"},
	domain.KindActivity:    {"type", "opportunity", "day", "time", "minutes", "people", "done"},
	domain.KindRate:        {"currency", "day", "rate"},
	domain.KindTarget:      {"month", "count"},
}
