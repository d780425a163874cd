package domain

// Participant is a contact that takes part in an opportunity beside its main contact.
type Participant struct {
	ID          ID
	Version     int64
	Opportunity ID `field:"opportunity" ref:"opportunity"`
	Contact     ID `field:"contact" ref:"contact"`
	Role        ID `field:"role" ref:"item"` // what part they play: decides, influences …
}

// Kind is KindParticipant.
func (Participant) Kind() Kind { return KindParticipant }

// Key is the id and the version read.
func (p Participant) Key() (ID, int64) { return p.ID, p.Version }

// Check validates the participant.
func (p *Participant) Check() error {
	var problems Problems
	if p.Opportunity == "" {
		problems.Add("opportunity", "error.required", nil)
	}
	if p.Contact == "" {
		problems.Add("contact", "error.required", nil)
	}
	return problems.Err()
}
