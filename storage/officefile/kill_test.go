package officefile_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/storage/officefile"
	"preventa/storage/officefile/officetest"
)

// writerVariable tells the test binary to write to an office until it is killed.
const writerVariable = "PREVENTA_TEST_WRITES_TO"

// kills is how often the writer is killed.
const kills = 100

// write saves opportunities for ever, some anew and some again, and says "number name"
// on the output after each save. It ends with what went wrong.
func write(path string) error {
	f, err := officefile.Open(context.Background(), path, time.Now)
	if err != nil {
		return err
	}
	o, err := office.Open(context.Background(), f.Store, time.Now, false)
	if err != nil {
		return err
	}
	s, err := o.SignIn(context.Background(), "")
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		if err := saveTwice(s, fmt.Sprintf("process %d save %d", os.Getpid(), i)); err != nil {
			return err
		}
	}
}

// saveTwice opens an opportunity with all that can hang on one, and gives it its name
// with the second save.
func saveTwice(s *office.Session, name string) error {
	d, err := s.NewDraft(context.Background())
	if err != nil {
		return err
	}
	d.Name, d.Amount = "not named yet", 1000
	d.NewCustomer = "Customer of " + name
	d.Card = domain.Contact{Name: "Contact of " + name}
	d.NewTags = []string{"a", "b"}
	for range 2 {
		if d, _, err = s.SaveOpportunity(context.Background(), d); err != nil {
			return err
		}
		if _, err := fmt.Println(d.Number, d.Name); err != nil {
			return err
		}
		d.Name = name
	}
	return nil
}

// killedWriter runs a writer, kills it after so many saves and a busy moment, and gives
// the names it acknowledged, by number.
func killedWriter(t *testing.T, path string, saves, moment int) map[int64]string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), writerVariable+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	acknowledged := map[int64]string{}
	lines := bufio.NewReader(out)
	for i := 0; ; i++ {
		if i == saves {
			for range moment {
				_ = domain.NewID() // busy; the writer is somewhere in its next saves meanwhile
			}
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
		line, err := lines.ReadString('\n')
		if err == io.EOF { // a line that was cut off acknowledges nothing
			break
		} else if err != nil {
			t.Fatal(err)
		}
		var number int64
		var name string
		if _, err := fmt.Sscanf(line, "%d", &number); err != nil {
			t.Fatal(err)
		}
		name = line[len(fmt.Sprint(number))+1 : len(line)-1]
		acknowledged[number] = name
	}
	if err := cmd.Wait(); err == nil || cmd.ProcessState.Exited() {
		t.Fatalf("the writer ended by itself: %v", err)
	}
	return acknowledged
}

func TestNoAcknowledgedSaveIsLostByKills(t *testing.T) {
	path := filepath.Join(t.TempDir(), "aconcagua.preventa")
	f, err := officefile.Create(t.Context(), path, officetest.Founding, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	t.Logf("seed %d", seed)

	acknowledged := map[int64]string{}
	for range kills {
		for number, name := range killedWriter(t, path, random.IntN(12), random.IntN(20_000)) {
			if before, known := acknowledged[number]; known {
				t.Fatalf("number %d was given to %q and to %q", number, before, name)
			}
			acknowledged[number] = name
		}
	}

	// The lock of the killed one is free, and its note of who held it is stale.
	f, err = officefile.Open(t.Context(), path, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if h := officefile.ReadHolder(path); h.PID != os.Getpid() {
		t.Errorf("held by %+v", h)
	}
	if checkup, err := f.Check(t.Context()); err != nil || !checkup.Sound() {
		t.Errorf("%+v, %v", checkup, err)
	}
	all, err := f.Store.AllOpportunities(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	found := map[int64]string{}
	for _, o := range all {
		found[o.Number] = o.Name
	}
	for number, name := range acknowledged {
		if got, there := found[number]; !there || got != name && name != "not named yet" {
			t.Errorf("acknowledged %d %q, found %q", number, name, got)
		}
	}
	if len(acknowledged) < kills {
		t.Errorf("only %d saves were acknowledged", len(acknowledged))
	}
	t.Logf("%d acknowledged, %d found", len(acknowledged), len(found))
}
