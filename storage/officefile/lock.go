package officefile

import (
	"encoding/json"
	"os"
	"time"

	"github.com/gofrs/flock"

	"preventa/domain"
)

// Holder tells who has an office file open for writing.
type Holder struct {
	Host   string    `json:"host"`
	Person string    `json:"person"` // account of the operating system
	PID    int       `json:"pid"`
	Since  time.Time `json:"since"`
}

// Lock keeps other programs from writing the same office. The operating system drops
// it when the program ends, however it ends.
type Lock struct {
	flock  *flock.Flock
	holder string
}

// lockPath and holderPath stand beside the office file. They are two files because
// some systems let nobody read a file that is locked.
func lockPath(office string) string   { return office + "-lock" }
func holderPath(office string) string { return office + "-holder" }

// acquire takes the lock of an office file. Locked names the holder when another
// program has it; ReadOnly when the folder takes no files.
func acquire(office string, me Holder) (*Lock, error) {
	l := &Lock{flock: flock.New(lockPath(office)), holder: holderPath(office)}
	taken, err := l.flock.TryLock()
	if err != nil {
		return nil, classifyFile(err, "lock "+office)
	}
	if !taken {
		return nil, lockedBy(ReadHolder(office))
	}
	text, err := json.Marshal(me)
	if err == nil {
		err = os.WriteFile(l.holder, text, 0o600)
	}
	if err != nil {
		l.release()
		return nil, classifyFile(err, "note the holder of "+office)
	}
	return l, nil
}

func lockedBy(h Holder) error {
	if h.Host == "" {
		return domain.Fail(domain.Locked, "", nil)
	}
	return domain.Fail(domain.Locked, "error.locked_by", domain.Args{
		"Person": h.Person, "Host": h.Host, "Since": h.Since.Local().Format("15:04"), "Day": h.Since.Local().Format("2006-01-02")})
}

// ReadHolder tells who holds an office file; its zero value when nobody says.
func ReadHolder(office string) Holder {
	var h Holder
	if text, err := os.ReadFile(holderPath(office)); err == nil {
		_ = json.Unmarshal(text, &h) // half written: nobody says
	}
	return h
}

// release gives the lock back and removes what it left beside the office. The holder
// goes first, while the lock still keeps others out; the lock file itself stays on
// systems where removing it would let two programs each lock a file of that name.
func (l *Lock) release() {
	_ = os.Remove(l.holder)
	_ = l.flock.Unlock()
}
