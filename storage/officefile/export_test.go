package officefile

import "database/sql"

// Writer is the connection that writes, so that tests can look and tamper behind the store's back.
func (f *File) Writer() *sql.DB { return f.write }
