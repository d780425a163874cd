package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
)

// quickRows goes through the rows of a query as the driver gives them: whole tables are read
// this way, for which what Scan does for each value would take longer than the reading. The
// values of a row are only good until the next; texts stay good.
func quickRows(ctx context.Context, conn *sql.Conn, query string, args []driver.NamedValue, row func(values []driver.Value) error) error {
	ctx = context.WithoutCancel(ctx) // watching it costs something for each row; row may end it
	err := conn.Raw(func(raw any) error {
		queryer, quick := raw.(driver.QueryerContext)
		if !quick {
			return driver.ErrSkip
		}
		rows, err := queryer.QueryContext(ctx, query, args)
		if err != nil {
			return err
		}
		defer rows.Close()
		values := make([]driver.Value, len(rows.Columns()))
		for {
			if err := rows.Next(values); err != nil {
				if errors.Is(err, io.EOF) {
					return nil
				}
				return err
			}
			if err := row(values); err != nil {
				return err
			}
		}
	})
	return classify(err, query)
}

// textOf is a text of a row, "" for NULL.
func textOf(v driver.Value) string {
	switch v := v.(type) {
	case string:
		return v
	case []byte:
		return string(v)
	}
	return ""
}

// numberOf is a whole number, or a truth value, of a row.
func numberOf(v driver.Value) int64 {
	switch v := v.(type) {
	case int64:
		return v
	case bool:
		if v {
			return 1
		}
	}
	return 0
}

// named are arguments as a driver takes them.
func named(args []any) []driver.NamedValue {
	list := make([]driver.NamedValue, len(args))
	for i, arg := range args {
		value, err := driver.DefaultParameterConverter.ConvertValue(arg)
		if err != nil {
			panic("sqlstore: " + err.Error()) // texts and numbers only
		}
		list[i] = driver.NamedValue{Ordinal: i + 1, Value: value}
	}
	return list
}
