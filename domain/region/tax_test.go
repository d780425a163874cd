package region

import "testing"

func TestTheNameOfATaxID(t *testing.T) {
	for code, want := range map[string]string{"CL": "RUT", "ES": "NIF", "MX": "RFC", "US": ""} {
		r, known := Find(code)
		if !known || r.TaxIDName() != want {
			t.Errorf("%s: %q", code, r.TaxIDName())
		}
	}
	for code := range taxIDs {
		if _, known := Find(code); !known {
			t.Errorf("%s is no region an office can choose", code)
		}
	}
}
