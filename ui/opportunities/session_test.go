package opportunities_test

import (
	"testing"

	"preventa/cmd/preventa/uitest"
	"preventa/domain/office"
	"preventa/ui/opportunities"
)

func init() {
	opportunities.SessionForTest = func(t testing.TB) *office.Session { return uitest.New(t, uitest.Chile).Session() }
}
