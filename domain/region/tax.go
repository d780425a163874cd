package region

// taxIDs is what the id that the tax office gives a firm is called, where the country has
// a name of its own for it. Sources: the tax offices of each (SII, AEAT, SAT, AFIP, SUNAT …).
var taxIDs = map[string]string{
	"AR": "CUIT", "BO": "NIT", "BR": "CNPJ", "CL": "RUT", "CO": "NIT", "CR": "Cédula jurídica", "DO": "RNC", "EC": "RUC", "ES": "NIF",
	"GT": "NIT", "IT": "Partita IVA", "MX": "RFC", "PE": "RUC", "PT": "NIF", "PY": "RUC", "UY": "RUT",
}

// TaxIDName is what the region calls a tax id; "" where it has no name of its own.
func (r Region) TaxIDName() string { return taxIDs[r.Code] }
