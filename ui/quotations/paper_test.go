package quotations

import (
	"net/url"
	"testing"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
)

func TestTheMailSpeaksTheCustomersLanguage(t *testing.T) {
	chile, _ := region.Find("CL")
	p := office.Paper{
		Office: domain.Office{Name: "Aconcagua & Cía."}, Region: chile, Language: domain.Spanish,
		Quotation:   domain.Quotation{Number: "Q-2026-0001", Subject: "Bombas ñ + más", Total: 2380, Currency: "CLP", ValidUntil: domain.NewDate(2026, 11, 14)},
		Customer:    domain.Customer{Emails: "compras@losaromos.cl; otra@losaromos.cl"},
		Salesperson: domain.Person{Name: "Ana Rojas"},
	}
	link, err := url.Parse(mailLink(p))
	if err != nil {
		t.Fatal(err)
	}
	if link.Scheme != "mailto" || link.Opaque != "compras@losaromos.cl" {
		t.Errorf("%s to %s", link.Scheme, link.Opaque)
	}
	said, err := url.ParseQuery(link.RawQuery)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := said.Get("subject"), "Cotización Q-2026-0001 A: Bombas ñ + más"; got != want {
		t.Errorf("subject %q, want %q", got, want)
	}
	want := "Estimados señores:\r\n\r\nAdjuntamos nuestra cotización Q-2026-0001 A, por un total de $\u00a02.380. Es válida hasta el 14-11-2026." +
		"\r\n\r\nSaludos cordiales,\r\nAna Rojas\r\nAconcagua & Cía."
	if got := said.Get("body"); got != want {
		t.Errorf("body %q, want %q", got, want)
	}
	p.Contact, p.Language = domain.Contact{Name: "Ignacio Prats", Email: "ip@losaromos.cl"}, domain.English
	link, err = url.Parse(mailLink(p))
	if err != nil || link.Opaque != "ip@losaromos.cl" || link.Query().Get("body")[:19] != "Dear Ignacio Prats," {
		t.Errorf("%v, %v", link, err)
	}
}
