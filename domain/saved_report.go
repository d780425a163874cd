package domain

// SavedForm tells what asks for a saved report.
type SavedForm string

// The forms.
const (
	SavedAsReport     SavedForm = "report"     // an office.ReportSpec
	SavedAsStatistics SavedForm = "statistics" // Sales Statistics, as they ask
)

// SavedReport is a report saved under a name: with its parameters, its columns and its
// groups. It is a person's own, or the office's.
type SavedReport struct {
	ID         ID
	Version    int64
	Name       string    `field:"name"`
	Owner      ID        `field:"owner" ref:"person"` // whose it is; "" is everybody's
	Position   int       `field:"position"`           // order of offer, from 1
	Form       SavedForm `field:"form"`
	Definition string    `field:"definition"` // as its form is written
}

// Kind is KindSavedReport.
func (SavedReport) Kind() Kind { return KindSavedReport }

// Key is the id and the version read.
func (r SavedReport) Key() (ID, int64) { return r.ID, r.Version }

// Check validates the saved report.
func (r *SavedReport) Check() error {
	var p Problems
	CheckLine(&p, "name", &r.Name)
	if r.Name == "" {
		p.Add("name", "error.required", nil)
	}
	return p.Err()
}
