package main

import (
	"fmt"
	"runtime"
)

// version is the program's, the same as in FyneApp.toml.
const version = "0.1.0"

// versionCommand prints the version.
type versionCommand struct{}

// Run prints the program's version and what it was built with and for.
func (*versionCommand) Run(e *environment) error {
	fmt.Fprintf(e.out, "preventa %s (%s, %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}
