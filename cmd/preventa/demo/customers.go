package demo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"preventa/domain"
)

// knownCustomers come first, so that small offices read best.
var knownCustomers = []string{
	"Viña Los Aromos", "Frutícola El Roble", "Clínica San Lucas", "Bodegas Trapiche", "Colegio Santa Inés", "Constructora Pehuén",
	"Panadería La Espiga", "Hotel Cordillera", "Agrícola Santa Rita", "Clínica Dental Sur", "Transportes Quilapán", "Supermercado Tito",
	"Laboratorio Austral", "Óptica Mirasol", "Ferretería Don Hernán", "Pesquera Bahía Azul", "Imprenta Gutenberg", "Viña Cerro Negro",
	"Lácteos Llanquihue", "Minera Quebrada Honda", "Hotel Mar Bravo", "Universidad del Valle Central", "Automotriz Los Leones",
	"Aserraderos Nahuelbuta", "Clínica Veterinaria Arca", "Café Barrio Italia", "Textiles Patria Nueva", "Molino El Trigal",
	"Inmobiliaria Costanera", "Municipalidad de Los Boldos",
}

// The parts other customers' names are made of.
var (
	trades = []string{
		"Viña", "Agrícola", "Frutícola", "Transportes", "Constructora", "Clínica", "Hotel", "Colegio", "Ferretería", "Panadería",
		"Laboratorio", "Minera", "Pesquera", "Supermercado", "Imprenta", "Inmobiliaria", "Aserraderos", "Lácteos", "Automotriz",
		"Bodegas", "Textiles", "Molino", "Farmacia", "Restaurante", "Ingeniería", "Metalúrgica", "Plásticos", "Logística",
	}
	places = []string{
		"Santa Elena", "del Sur", "Maipo", "Aconcagua", "Los Andes", "San Pedro", "Río Claro", "El Peumo", "Las Araucarias", "Colchagua",
		"La Serena", "Pacífico", "Los Robles", "Santa Marta", "Valle Verde", "Tres Puentes", "El Alerce", "Bellavista", "Cachapoal",
		"Los Maitenes", "San Javier", "Costa Brava", "El Arrayán", "Itata", "La Reina", "Los Quillayes", "Monte Alto", "Ñuble",
		"Puerto Viejo", "Quinta Normal", "Rapel", "San Miguel", "Tierra Firme", "Vista Hermosa", "Huelén", "La Campana", "El Tamarugal",
		"Los Copihues", "Chiloé", "Laguna Verde",
	}
	legalForms = []string{"", " Ltda.", " SpA", " S.A.", " y Cía."}
)

// customer is one of the office's, with the people who speak for it.
type customer struct {
	name       string
	contacts   []domain.Contact // with ids once they are in the office
	registered bool             // from the start, or since it first bought

	id domain.ID // "" until it is in the office
}

// registeredFromTheStart is the share of customers the office had before it used the program.
const registeredFromTheStart = 0.3

// customerCount grows slower than the opportunities: 60 for 300, 4,000 for 100,000.
func customerCount(opportunities int) int {
	return max(1, int(math.Round(math.Pow(float64(opportunities), 0.72))))
}

// partners are surnames that customers of a large office are called after, once other
// names run out: Constructora Salinas y Prats SpA. No two are alike.
func partners(count int) []string {
	var names []string
	for _, form := range legalForms {
		for i, one := range surnames {
			for j := range surnames {
				for k := range trades {
					if len(names) == count {
						return names
					}
					names = append(names, trades[(k+i+j)%len(trades)]+" "+one+" y "+surnames[(i+j)%len(surnames)]+form)
				}
			}
		}
	}
	return names
}

// newCustomers makes customers of different names: as many as are wanted or there are names.
func newCustomers(random *rand.Rand, wanted int, language domain.Language) []*customer {
	names := customerNames(random)
	names = append(names, partners(wanted-len(names))...)
	list := make([]*customer, min(wanted, len(names)))
	for i := range list {
		list[i] = &customer{name: names[i], registered: random.Float64() < registeredFromTheStart}
		for range 1 + random.IntN(3) {
			list[i].addContact(random, language)
		}
	}
	return list
}

func customerNames(random *rand.Rand) []string {
	names := append([]string(nil), knownCustomers...)
	taken := map[string]bool{}
	for _, name := range names {
		taken[domain.Fold(name)] = true
	}
	for _, form := range legalForms {
		for _, trade := range trades {
			for _, place := range places {
				if name := trade + " " + place + form; !taken[domain.Fold(name)] {
					names = append(names, name)
				}
			}
		}
	}
	made := names[len(knownCustomers):]
	random.Shuffle(len(made), func(i, j int) { made[i], made[j] = made[j], made[i] })
	return names
}

// addContact gives the customer one more contact, unless one has the name already.
func (c *customer) addContact(random *rand.Rand, language domain.Language) {
	given, surname := oneOf(random, givenNames), oneOf(random, surnames)
	card := domain.Contact{
		Name: given + " " + surname, Position: inLanguage(oneOf(random, positions), language),
		Mobile: fmt.Sprintf("+56 9 %04d %04d", 3000+random.IntN(7000), random.IntN(10000)),
		Email:  mailName(given) + "." + mailName(surname) + "@" + mailName(c.name) + ".example",
	}
	if random.IntN(2) == 0 {
		card.Phone = fmt.Sprintf("+56 2 2%03d %04d", random.IntN(1000), random.IntN(10000))
	}
	for _, known := range c.contacts {
		if known.Name == card.Name {
			return
		}
	}
	c.contacts = append(c.contacts, card)
}

// mailName is a name as mail addresses have it: its letters and digits, plain.
func mailName(name string) string {
	return strings.Map(func(r rune) rune {
		if (r >= 'a' && r <= 'z') || (r >= '0' && r <= '9') {
			return r
		}
		return -1
	}, domain.Fold(name))
}
