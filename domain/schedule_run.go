package domain

// ScheduleRun is how a schedule was last made. It has no reference to it that the office is
// held to: a schedule that is taken back leaves it behind, and finds it again when it is back.
type ScheduleRun struct {
	ID       ID
	Version  int64
	Schedule ID     `field:"schedule" ref:"schedule"`
	Outcome  string `field:"outcome"` // an office.ScheduleRun
}

// Kind is KindScheduleRun.
func (ScheduleRun) Kind() Kind { return KindScheduleRun }

// Key is the id and the version read.
func (r ScheduleRun) Key() (ID, int64) { return r.ID, r.Version }
