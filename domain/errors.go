package domain

import (
	"errors"
	"fmt"
	"strings"
)

// Code classifies an error by what a person can do about it, never by its text.
type Code string

// The codes every layer speaks. Each has a text in both languages under "error.<code>".
const (
	NotFound  Code = "not_found" // it does not exist, or the person may not see it
	Conflict  Code = "conflict"  // somebody changed it meanwhile, or it is in use
	Forbidden Code = "forbidden" // the person's group does not grant it
	Invalid   Code = "invalid"   // what was typed breaks a rule; Fields says where
	Locked    Code = "locked"    // another program holds the office file
	Full      Code = "full"      // the disk has no room
	ReadOnly  Code = "read_only" // the file or its folder does not take writes
	Damaged   Code = "damaged"   // the file is not an office, or not whole
	Newer     Code = "newer"     // the file was written by a later version of the program
	Internal  Code = "internal"  // a fault of the program itself
)

// Args are the values a message is filled in with, by name.
type Args = map[string]any

// FieldError says what is wrong with one field. Key is a message key such as
// "error.amount.ambiguous"; Args fill it in.
type FieldError struct {
	Field string
	Key   string
	Args  Args
}

// Error is what the domain and everything below it return. Key, when set, is the
// key of a more precise message than the code's own; Err is the full cause, meant
// for the log.
type Error struct {
	Code   Code
	Key    string
	Args   Args
	Fields []FieldError
	Err    error
}

// Error renders the full cause in English, for the log and for tests. People are
// shown the translated message of MessageKey instead.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(string(e.Code))
	if e.Key != "" {
		fmt.Fprintf(&b, " %s", e.Key)
	}
	if len(e.Args) > 0 {
		fmt.Fprintf(&b, " %v", e.Args)
	}
	for _, f := range e.Fields {
		fmt.Fprintf(&b, "; %s: %s", f.Field, f.Key)
		if len(f.Args) > 0 {
			fmt.Fprintf(&b, " %v", f.Args)
		}
	}
	if e.Err != nil {
		fmt.Fprintf(&b, ": %v", e.Err)
	}
	return b.String()
}

// Unwrap gives the cause to errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Err }

// MessageKey is the key of the text a person is shown.
func (e *Error) MessageKey() string {
	if e.Key != "" {
		return e.Key
	}
	return "error." + string(e.Code)
}

// Fail makes an error of a code with a message key and its arguments.
func Fail(code Code, key string, args Args) *Error {
	return &Error{Code: code, Key: key, Args: args}
}

// Wrap gives a cause a code. It returns nil for a nil cause, and keeps the code
// of a cause that has one already.
func Wrap(code Code, err error, context string) error {
	if err == nil {
		return nil
	}
	wrapped := fmt.Errorf("%s: %w", context, err)
	if known := (*Error)(nil); errors.As(err, &known) {
		return &Error{Code: known.Code, Key: known.Key, Args: known.Args, Fields: known.Fields, Err: wrapped}
	}
	return &Error{Code: code, Err: wrapped}
}

// CodeOf is the code of an error, Internal for one that carries none.
func CodeOf(err error) Code {
	if known := (*Error)(nil); errors.As(err, &known) {
		return known.Code
	}
	return Internal
}

// Is reports whether err carries a code.
func Is(err error, code Code) bool { return err != nil && CodeOf(err) == code }

// Problems collects field errors while a record is validated.
type Problems []FieldError

// Add notes a problem of a field.
func (p *Problems) Add(field, key string, args Args) {
	*p = append(*p, FieldError{Field: field, Key: key, Args: args})
}

// Err is nil without problems, else one Invalid error with them all.
func (p Problems) Err() error {
	if len(p) == 0 {
		return nil
	}
	return &Error{Code: Invalid, Fields: p}
}
