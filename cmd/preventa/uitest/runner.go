package uitest

// heldRunner does everything at once and in order, until it is told to hold answers back.
type heldRunner struct {
	held bool
	pass int // answers still let through while held
	late []func()
}

// Go runs work and returns when it is done.
func (*heldRunner) Go(work func()) { work() }

// Do runs apply, or keeps it for later.
func (r *heldRunner) Do(apply func()) {
	if r.held && r.pass == 0 {
		r.late = append(r.late, apply)
		return
	}
	r.pass--
	apply()
}

// HoldAnswers lets so many more answers of background work come, and holds back the others.
func (d *Desk) HoldAnswers(pass int) { d.runner.held, d.runner.pass = true, pass }

// ReleaseAnswers lets what was held back come, and tells how many there were.
func (d *Desk) ReleaseAnswers() int {
	count := 0
	d.runner.held = false
	for len(d.runner.late) > 0 {
		next := d.runner.late[0]
		d.runner.late = d.runner.late[1:]
		next()
		count++
	}
	return count
}
