package demo

import (
	"fmt"
	"math/rand/v2"

	"preventa/domain"
)

// good is something the office sells. With counts, the names hold a %d for how many.
type good struct {
	english, spanish string
	price            int64 // usual price of one, thousands of Chilean pesos
	counts           []int
}

// goods are about what one of their opportunities is worth between 2 and 80 million
// pesos, 12 million in the middle.
var goods = []good{
	{"Bottling line", "Línea de embotellado", 48_000, nil},
	{"Bottling line, %d heads", "Línea de embotellado, %d cabezales", 4_200, []int{6, 8, 12}},
	{"Cold room upgrade", "Modernización de cámara fría", 31_000, nil},
	{"Cold room, %d m³", "Cámara fría, %d m³", 210, []int{60, 90, 140}},
	{"Annual IT support", "Soporte informático anual", 17_500, nil},
	{"IT support, %d workstations", "Soporte informático, %d puestos", 240, []int{15, 30, 45, 80}},
	{"Forklift lease, %d years", "Arriendo de grúa horquilla, %d años", 6_100, []int{2, 3}},
	{"Forklifts ×%d", "Grúas horquilla ×%d", 12_800, []int{2, 3, 4}},
	{"Solar panels, %d kW", "Paneles solares, %d kW", 680, []int{10, 20, 40, 60}},
	{"Access control, %d sites", "Control de acceso, %d sedes", 6_900, []int{2, 3, 5}},
	{"Crane rental, tower B", "Arriendo de grúa, torre B", 36_000, nil},
	{"Crane rental, %d months", "Arriendo de grúa, %d meses", 6_900, []int{2, 4, 6}},
	{"Label printer fleet", "Parque de impresoras de etiquetas", 9_600, nil},
	{"Label printers ×%d", "Impresoras de etiquetas ×%d", 690, []int{4, 6, 10, 15}},
	{"POS terminals ×%d", "Terminales de punto de venta ×%d", 620, []int{6, 12, 18, 24}},
	{"Fire safety audit", "Auditoría de seguridad contra incendios", 6_300, nil},
	{"Fire extinguishers ×%d", "Extintores ×%d", 58, []int{40, 80, 120}},
	{"Modular offices, lot %d", "Oficinas modulares, lote %d", 34_000, []int{1, 2}},
	{"Irrigation controllers", "Controladores de riego", 22_500, nil},
	{"Drip irrigation, %d ha", "Riego por goteo, %d ha", 1_450, []int{5, 8, 12, 20}},
	{"Dental chairs ×%d", "Sillones dentales ×%d", 8_900, []int{2, 3, 4}},
	{"Van fleet GPS tracking", "Seguimiento GPS de furgones", 11_500, nil},
	{"GPS tracking, %d vehicles", "Seguimiento GPS, %d vehículos", 310, []int{12, 25, 40}},
	{"Payroll outsourcing", "Externalización de remuneraciones", 15_200, nil},
	{"Water treatment plant", "Planta de tratamiento de agua", 43_000, nil},
	{"Security cameras ×%d", "Cámaras de seguridad ×%d", 540, []int{8, 16, 24, 32}},
	{"Staff uniforms, %d people", "Uniformes, %d personas", 72, []int{60, 110, 180}},
	{"Lab refrigerators ×%d", "Refrigeradores de laboratorio ×%d", 4_800, []int{2, 3, 6}},
	{"Scaffolding, block C", "Andamios, bloque C", 29_000, nil},
	{"Scaffolding, %d m²", "Andamios, %d m²", 19, []int{400, 800, 1200}},
	{"Website redesign", "Rediseño del sitio web", 5_200, nil},
	{"Online shop", "Tienda en línea", 8_400, nil},
	{"Packing machine", "Máquina envasadora", 27_000, nil},
	{"Pallet racking, %d positions", "Estanterías para pallets, %d posiciones", 46, []int{120, 240, 500}},
	{"Air conditioning, %d floors", "Climatización, %d pisos", 5_400, []int{2, 3, 5}},
	{"Boiler replacement", "Reemplazo de caldera", 19_800, nil},
	{"Standby generator, %d kVA", "Grupo electrógeno, %d kVA", 125, []int{60, 100, 150, 250}},
	{"Office furniture, %d desks", "Mobiliario de oficina, %d puestos", 390, []int{10, 20, 35}},
	{"Meeting room equipment", "Equipamiento de sala de reuniones", 6_800, nil},
	{"Notebooks ×%d", "Notebooks ×%d", 640, []int{10, 20, 40}},
	{"Server renewal", "Renovación de servidores", 21_500, nil},
	{"Firewall and VPN", "Cortafuegos y VPN", 7_900, nil},
	{"Fibre cabling, %d points", "Cableado de fibra, %d puntos", 85, []int{60, 120, 200}},
	{"Telephone exchange", "Central telefónica", 9_200, nil},
	{"Barcode readers ×%d", "Lectores de código de barras ×%d", 230, []int{15, 30, 50}},
	{"Warehouse software", "Software de bodega", 16_400, nil},
	{"Accounting software, %d users", "Software contable, %d usuarios", 410, []int{8, 15, 25}},
	{"Cleaning service, %d months", "Servicio de aseo, %d meses", 1_350, []int{6, 12, 24}},
	{"Security guards, %d months", "Servicio de guardias, %d meses", 3_300, []int{3, 6, 12}},
	{"Catering, %d months", "Servicio de alimentación, %d meses", 2_600, []int{3, 6, 12}},
	{"Lift maintenance, %d lifts", "Mantención de ascensores, %d equipos", 2_250, []int{2, 4, 6}},
	{"Preventive maintenance, year %d", "Mantención preventiva, año %d", 10_800, []int{1, 2}},
	{"Laboratory balances ×%d", "Balanzas de laboratorio ×%d", 1_900, []int{3, 6, 8}},
	{"Autoclave", "Autoclave", 13_600, nil},
	{"Ultrasound scanner", "Ecógrafo", 32_500, nil},
	{"Industrial oven", "Horno industrial", 14_700, nil},
	{"Dough mixers ×%d", "Amasadoras ×%d", 4_300, []int{2, 3, 4}},
	{"Fruit sorting line", "Línea de selección de fruta", 62_000, nil},
	{"Stainless steel tanks ×%d", "Estanques de acero inoxidable ×%d", 7_700, []int{2, 3, 6}},
	{"Barrels, French oak ×%d", "Barricas de roble francés ×%d", 780, []int{12, 20, 40}},
	{"Corks, %d thousand", "Corchos, %d mil", 145, []int{50, 100, 200}},
	{"Cardboard boxes, %d thousand", "Cajas de cartón, %d mil", 410, []int{10, 25, 40}},
	{"Greenhouse, %d m²", "Invernadero, %d m²", 33, []int{300, 600, 900}},
	{"Weighbridge", "Báscula para camiones", 24_800, nil},
	{"Truck tyres ×%d", "Neumáticos de camión ×%d", 265, []int{24, 40, 80}},
	{"Diesel tank and pump", "Estanque y surtidor de diésel", 11_900, nil},
	{"LED lighting, %d fittings", "Iluminación LED, %d luminarias", 48, []int{120, 250, 400}},
	{"Signage", "Señalética", 3_400, nil},
	{"First-aid training, %d people", "Curso de primeros auxilios, %d personas", 85, []int{30, 50, 80}},
	{"Forklift driver course", "Curso de operador de grúa", 2_900, nil},
	{"Energy audit", "Auditoría energética", 7_100, nil},
	{"Waste collection, %d months", "Retiro de residuos, %d meses", 980, []int{6, 12, 24}},
	{"Pool pumps ×%d", "Bombas de piscina ×%d", 1_150, []int{3, 5, 8}},
	{"Hotel mattresses ×%d", "Colchones para hotel ×%d", 165, []int{40, 80, 120}},
	{"Classroom projectors ×%d", "Proyectores para salas ×%d", 520, []int{8, 15, 24}},
	{"School minibus", "Minibús escolar", 39_500, nil},
}

// offer is a good in a quantity: the name of an opportunity and its usual price, in
// Chilean pesos.
func offer(random *rand.Rand, language domain.Language) (name string, pesos int64) {
	g := goods[random.IntN(len(goods))]
	name, pesos = g.english, g.price*1000
	if language == domain.Spanish {
		name = g.spanish
	}
	if len(g.counts) == 0 {
		return name, pesos
	}
	count := g.counts[random.IntN(len(g.counts))]
	return fmt.Sprintf(name, count), pesos * int64(count)
}
