package domain

import "github.com/google/uuid"

// ID names one record for good: a UUIDv7 in its text form, so that ids sort by
// the moment they were made. The empty ID means "none".
type ID string

// NewID returns a fresh ID. It panics only if the machine has no randomness left.
func NewID() ID { return ID(uuid.Must(uuid.NewV7()).String()) }
