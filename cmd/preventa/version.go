package main

import (
	"fmt"
	"runtime"

	"preventa/ui"
)

// versionCommand prints the version.
type versionCommand struct{}

// Run prints the program's version and what it was built with and for.
func (*versionCommand) Run(e *environment) error {
	fmt.Fprintf(e.out, "preventa %s (%s, %s/%s)\n", ui.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}
