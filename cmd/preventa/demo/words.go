package demo

import "preventa/domain"

// inLanguage chooses from a pair of English and Spanish.
func inLanguage(pair [2]string, language domain.Language) string {
	if language == domain.Spanish {
		return pair[1]
	}
	return pair[0]
}

const officeName = "Comercial Andina"

var tags = [][2]string{
	{"machinery", "maquinaria"}, {"services", "servicios"}, {"urgent", "urgente"}, {"renewal", "renovación"},
	{"public tender", "licitación pública"}, {"next year's budget", "presupuesto próximo año"},
	{"key account", "cuenta clave"}, {"financing", "financiamiento"},
}

var competitors = []string{
	"EnvaTec Ltda.", "Maquinarias Biobío", "Servicios Integrales Mapocho", "TecnoSur SpA", "Grupo Altamar", "Importadora Norte Grande",
}

// Notes are what a salesperson writes down when an opportunity gets somewhere.
var (
	openingNotes = [][2]string{
		{"They are comparing three suppliers and want to decide this semester.", "Están comparando tres proveedores y quieren decidir este semestre."},
		{"Asked for references of similar jobs.", "Pidió referencias de trabajos similares."},
		{"Their present contract ends soon.", "Su contrato actual termina pronto."},
		{"Budget approved; the technical department has to agree.", "Presupuesto aprobado; falta el visto bueno del área técnica."},
		{"Wants delivery in two stages.", "Quiere la entrega en dos etapas."},
		{"Came recommended by another customer of ours.", "Viene recomendado por otro cliente nuestro."},
	}
	proposalNotes = [][2]string{
		{"Proposal sent with two alternatives.", "Propuesta enviada con dos alternativas."},
		{"Site visit done; measurements attached to the proposal.", "Visita a terreno hecha; medidas incluidas en la propuesta."},
		{"They asked to separate installation from equipment.", "Pidieron separar la instalación del equipo."},
		{"Includes training for the operators.", "Incluye capacitación de los operadores."},
	}
	negotiationNotes = [][2]string{
		{"Asks for 60 days to pay.", "Pide pago a 60 días."},
		{"Discount conditional on signing this month.", "Descuento condicionado a firmar este mes."},
		{"The general manager has to sign.", "Falta la firma del gerente general."},
		{"They want an extended warranty.", "Quieren garantía extendida."},
	}
	holdNotes = [][2]string{
		{"Project stopped until the new budget.", "Proyecto detenido hasta el nuevo presupuesto."},
		{"Waiting for the building permit.", "En espera del permiso municipal."},
		{"Our contact changed jobs; looking for the new one.", "Nuestro contacto cambió de trabajo; buscamos al nuevo."},
	}
	wonNotes = [][2]string{
		{"Purchase order received.", "Orden de compra recibida."},
		{"Signed; delivery in three weeks.", "Firmado; entrega en tres semanas."},
		{"Won on the delivery time.", "Ganada por el plazo de entrega."},
	}
	lostNotes = [][2]string{
		{"Lost on price.", "Perdida por precio."},
		{"They stayed with their present supplier.", "Siguieron con su proveedor actual."},
		{"No budget this year.", "Sin presupuesto este año."},
		{"No answer after five calls.", "Sin respuesta después de cinco llamadas."},
		{"We could not meet the delivery time.", "No alcanzamos el plazo de entrega."},
	}
)

// notesOf are the notes written when an opportunity is at a stage.
func notesOf(s stage) [][2]string {
	switch s {
	case stageProposal:
		return proposalNotes
	case stageNegotiation:
		return negotiationNotes
	case stageOnHold:
		return holdNotes
	case stageWon:
		return wonNotes
	case stageLost:
		return lostNotes
	}
	return openingNotes
}
