package demo

// firstPerson founds the office: its administrator, who sells too.
const firstPerson = "Ana Rojas"

// seller is a salesperson of the office.
type seller struct {
	name  string
	share int     // of the office's opportunities, relative to the others
	wins  float64 // won ÷ closed
}

// sellers begins with the first person.
var sellers = []seller{
	{firstPerson, 18, 0.63},
	{"Camila Soto", 15, 0.56},
	{"Marta Núñez", 15, 0.51},
	{"Diego Fuentes", 13, 0.44},
	{"Tomás Vidal", 11, 0.34},
	{"Francisca Leiva", 11, 0.53},
	{"Rodrigo Sanhueza", 9, 0.40},
	{"Javiera Contreras", 8, 0.47},
}

var (
	givenNames = []string{
		"Ignacio", "Jorge", "Elena", "Raúl", "Carmen", "Iván", "Sonia", "Luis", "Teresa", "Óscar", "Bruno", "Rosa", "Nadia",
		"Paula", "Andrés", "Beatriz", "Claudio", "Daniela", "Esteban", "Fernanda", "Gonzalo", "Hernán", "Isabel", "Joaquín",
		"Karina", "Lorena", "Mauricio", "Natalia", "Pablo", "Patricia", "Ricardo", "Sebastián", "Verónica", "Ximena", "Álvaro",
		"Antonia", "Catalina", "Cristián", "Eduardo", "Gabriela", "Héctor", "Macarena", "Nicolás", "Pilar", "Sergio", "Valentina",
	}
	surnames = []string{
		"Prats", "Salinas", "Bravo", "Ibáñez", "Ávila", "Muñoz", "Reyes", "Abarca", "Lagos", "Peña", "Cid", "Vergara", "Ortiz",
		"Araya", "Bustamante", "Cárdenas", "Donoso", "Espinoza", "Figueroa", "Garrido", "Henríquez", "Jara", "Lara", "Maldonado",
		"Navarrete", "Orellana", "Palma", "Quiroga", "Riquelme", "Sepúlveda", "Tapia", "Urrutia", "Valdés", "Yáñez", "Zúñiga",
		"Barros", "Cáceres", "Echeverría", "Gallardo", "Mardones", "Olivares", "Poblete", "Sáez", "Vera", "Zamorano",
	}
)

// positions are what contacts do, in English and Spanish.
var positions = [][2]string{
	{"Purchasing manager", "Jefe de compras"}, {"General manager", "Gerente general"},
	{"Operations manager", "Gerente de operaciones"}, {"Head of maintenance", "Jefe de mantención"},
	{"Administration", "Administración"}, {"Owner", "Propietario"}, {"Head of IT", "Jefe de informática"},
	{"Plant manager", "Jefe de planta"}, {"Finance", "Finanzas"}, {"Head of logistics", "Jefe de logística"},
	{"Buyer", "Encargado de adquisiciones"}, {"Assistant manager", "Subgerente"},
}
