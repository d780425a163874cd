package demo

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"preventa/domain"
	"preventa/domain/office"
)

// letterhead is what the office says of itself on its quotations.
func (p *player) letterhead(ctx context.Context, s *office.Session) error {
	data := s.Office().Data()
	data.LegalName, data.TaxID = officeName+" SpA", rut(76_412_890)
	data.Address, data.City, data.Country = "Av. Providencia 1650, of. 703", "Santiago", "Chile"
	data.Phone, data.Email, data.Website = "+56 2 2345 6700", "ventas@comercialandina.example", "www.comercialandina.example"
	data.TaxRate, data.NetAmounts = taxRate, true
	data.DeliveryTerms = inLanguage([2]string{"Within 30 days of the order, on site.", "Dentro de 30 días de la orden de compra, puesto en obra."}, p.language)
	data.PaymentTerms = inLanguage([2]string{"50 % with the order, 50 % at 30 days.", "50 % con la orden de compra, 50 % a 30 días."}, p.language)
	_, err := s.SaveSettings(ctx, data, nil)
	return err
}

// rut is a Chilean tax id with its check digit, by modulus 11.
func rut(number int) string {
	sum, factor := 0, 2
	for rest := number; rest > 0; rest /= 10 {
		sum += rest % 10 * factor
		if factor++; factor > 7 {
			factor = 2
		}
	}
	digit := strconv.Itoa(11 - sum%11)
	switch digit {
	case "11":
		digit = "0"
	case "10":
		digit = "K"
	}
	text := strconv.Itoa(number)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "." + text[i:]
	}
	return text + "-" + digit
}

var cities = [][2]string{
	{"Santiago", "Metropolitana"}, {"Talca", "Maule"}, {"Rancagua", "O'Higgins"}, {"Concepción", "Biobío"}, {"Temuco", "La Araucanía"},
	{"Valparaíso", "Valparaíso"}, {"La Serena", "Coquimbo"}, {"Antofagasta", "Antofagasta"}, {"Puerto Montt", "Los Lagos"}, {"Chillán", "Ñuble"},
}

var streets = []string{"Av. Libertad", "Los Carrera", "O'Higgins", "Arturo Prat", "San Martín", "Camino La Dehesa", "Ruta 5 Sur, km", "Las Heras"}

// sectorOf is the trade in a customer's name, in both languages; none for others.
var sectorOf = map[string][2]string{
	"Viña": {"Wine", "Vitivinícola"}, "Agrícola": {"Agriculture", "Agrícola"}, "Frutícola": {"Agriculture", "Agrícola"}, "Transportes": {"Transport", "Transporte"},
	"Constructora": {"Construction", "Construcción"}, "Inmobiliaria": {"Construction", "Construcción"}, "Clínica": {"Health", "Salud"}, "Laboratorio": {"Health", "Salud"},
	"Farmacia": {"Health", "Salud"}, "Óptica": {"Health", "Salud"}, "Hotel": {"Hotels and restaurants", "Hoteles y restaurantes"}, "Restaurante": {"Hotels and restaurants", "Hoteles y restaurantes"},
	"Café": {"Hotels and restaurants", "Hoteles y restaurantes"}, "Colegio": {"Education", "Educación"}, "Universidad": {"Education", "Educación"}, "Minera": {"Mining", "Minería"},
	"Pesquera": {"Fishing", "Pesca"}, "Supermercado": {"Retail", "Comercio"}, "Ferretería": {"Retail", "Comercio"}, "Panadería": {"Food", "Alimentos"}, "Lácteos": {"Food", "Alimentos"},
	"Molino": {"Food", "Alimentos"}, "Logística": {"Transport", "Transporte"}, "Ingeniería": {"Services", "Servicios"}, "Municipalidad": {"Public sector", "Sector público"},
}

// registered is all the office knows of a customer once it is one.
func (p *player) registered(c *customer) office.CustomerDraft {
	city := oneOf(p.random, cities)
	d := office.CustomerDraft{Customer: domain.Customer{
		ID: c.id, Name: c.name, Registered: true, LegalName: legalName(p.random, c.name), TaxID: rut(between(p.random, 76_000_000, 96_999_999)),
		Address: fmt.Sprintf("%s %d", oneOf(p.random, streets), between(p.random, 100, 4800)), City: city[0], District: city[1], Country: "Chile",
		Phones: fmt.Sprintf("+56 2 2%03d %04d", p.random.IntN(1000), p.random.IntN(10000)), Emails: "contacto@" + mailName(c.name) + ".example",
		Salesperson: oneOf(p.random, p.people), Language: domain.Spanish,
	}}
	trade, _, _ := strings.Cut(c.name, " ")
	if sector, known := sectorOf[trade]; known {
		d.NewSector = inLanguage(sector, p.language)
	}
	return d
}

func legalName(random *rand.Rand, name string) string {
	for _, form := range legalForms[1:] {
		if strings.HasSuffix(name, form) {
			return name
		}
	}
	return name + oneOf(random, legalForms[1:])
}

// exchange keeps the rates of a month: those of the dollar and of the UF on its first day.
func (p *player) exchange(ctx context.Context, s *office.Session, month domain.Month) error {
	if p.currency != "CLP" {
		return nil
	}
	since := float64(month - domain.NewMonth(2023, time.January))
	dollar := 880 + 90*math.Sin(since/7) + 10*p.random.Float64()
	uf := 35_122.26 * math.Pow(1.0032, since)
	day := month.First()
	_, err := s.SaveRates(ctx, []domain.Rate{
		{Currency: "USD", Day: day, Value: int64(dollar*100) * (domain.RateScale / 100)},
		{Currency: "CLF", Day: day, Value: int64(uf*100) * (domain.RateScale / 100)},
	}, nil)
	return err
}
