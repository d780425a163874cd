package demo

import (
	"context"
	"fmt"
	"math"
	"strings"

	"preventa/domain"
	"preventa/domain/office"
)

// taxRate is the tax on sales, in hundredths of a percent: that of Chile.
const taxRate = 1900

// product is what the catalogue says of a good: its name without a count, for one.
func (g good) product(language domain.Language) (description, unit string) {
	description = inLanguage([2]string{g.english, g.spanish}, language)
	unit = inLanguage([2]string{"unit", "unidad"}, language)
	for _, m := range []struct{ mark, english, spanish string }{
		{", %d years", "year", "año"}, {", %d años", "year", "año"}, {", %d months", "month", "mes"}, {", %d meses", "month", "mes"},
		{", %d m²", "m²", "m²"}, {", %d m³", "m³", "m³"}, {", %d ha", "ha", "ha"}, {", %d kW", "kW", "kW"}, {", %d thousand", "thousand", "mil"}, {", %d mil", "thousand", "mil"},
	} {
		if strings.Contains(description, m.mark) {
			unit = inLanguage([2]string{m.english, m.spanish}, language)
		}
	}
	if at := strings.Index(description, "%d"); at >= 0 {
		description = strings.TrimRight(description[:at], " ×,")
	}
	return description, unit
}

// stock puts the goods in the list of products, those of one name once.
func (p *player) stock(ctx context.Context, s *office.Session) error {
	p.products = map[string]domain.Product{}
	for i, g := range goods {
		description, unit := g.product(p.language)
		if _, known := p.products[description]; known {
			continue
		}
		product, _, err := s.SaveProduct(ctx, domain.Product{Code: fmt.Sprintf("P-%03d", i+1), Description: description, Unit: unit,
			Price: believable(float64(g.price)*1000, p.currency), Currency: p.currency, Tax: taxRate})
		if err != nil {
			return err
		}
		p.products[description] = product
	}
	return nil
}

// quote makes the quotation a deal has when it gets to the proposal, and sends it.
func (p *player) quote(ctx context.Context, s *office.Session, e event) error {
	q, err := s.NewQuotation(ctx, e.deal.id, "")
	if err != nil {
		return err
	}
	o, err := s.Opportunity(ctx, e.deal.id)
	if err != nil || o.Amount == 0 {
		return err
	}
	q.Lines = p.lines(e.deal, o.Amount)
	saved, _, err := s.SaveQuotation(ctx, q)
	if err != nil {
		return err
	}
	e.deal.quotation = saved.ID
	_, err = s.SendQuotation(ctx, saved.ID, domain.DateOf(e.at))
	return err
}

// lines are what adds up to about an amount: the good itself, and often what comes with it.
func (p *player) lines(d *deal, amount int64) []domain.Line {
	extras := [][2]string{{"Installation and start-up", "Instalación y puesta en marcha"}, {"Training of the operators", "Capacitación de los operadores"},
		{"Freight and insurance", "Flete y seguro"}, {"Maintenance, first year", "Mantención, primer año"}}
	main := domain.Line{Description: d.name, Quantity: domain.QuantityScale, Tax: taxRate, Unit: inLanguage([2]string{"unit", "unidad"}, p.language)}
	longest := 0
	for description, product := range p.products {
		if strings.HasPrefix(d.name, description) && len(description) > longest {
			longest, main.Product, main.Code = len(description), product.ID, product.Code
		}
	}
	var lines []domain.Line
	rest := amount
	for _, at := range p.random.Perm(len(extras))[:p.random.IntN(3)] {
		price := believableShare(amount, 0.03+0.07*p.random.Float64(), d.currency)
		rest -= price
		lines = append(lines, domain.Line{Description: inLanguage(extras[at], p.language), Quantity: domain.QuantityScale, Unit: main.Unit, Price: price, Tax: taxRate})
	}
	main.Price = rest
	return append([]domain.Line{main}, lines...)
}

// believableShare is a round part of an amount.
func believableShare(amount int64, part float64, c domain.Currency) int64 {
	scale := float64(c.Scale())
	whole := math.Round(float64(amount) * part / scale)
	step := math.Pow(10, math.Floor(math.Log10(max(whole, 1))))
	return int64(max(1, math.Round(whole/step)*step) * scale)
}

// haggle revises the quotation of a deal to what it is worth now, and sends it again.
func (p *player) haggle(ctx context.Context, s *office.Session, e event) error {
	o, err := s.Opportunity(ctx, e.deal.id)
	if err != nil {
		return err
	}
	old, err := s.Quotation(ctx, e.deal.quotation)
	if err != nil || old.Subtotal == o.Amount || old.Status != domain.Sent {
		return err
	}
	q, _, err := s.ReviseQuotation(ctx, e.deal.quotation)
	if err != nil {
		return err
	}
	q.Lines[0].Price += o.Amount - old.Subtotal
	saved, _, err := s.SaveQuotation(ctx, q)
	if err != nil {
		return err
	}
	e.deal.quotation = saved.ID
	_, err = s.SendQuotation(ctx, saved.ID, domain.DateOf(e.at))
	return err
}

// answer lets the customer accept or reject what was sent when a deal closes.
func (p *player) answer(ctx context.Context, s *office.Session, e event) error {
	var err error
	switch {
	case e.enters == stageWon:
		_, err = s.AcceptQuotation(ctx, e.deal.quotation, domain.DateOf(e.at))
	case happens(p.random, 0.8):
		_, err = s.RejectQuotation(ctx, e.deal.quotation, domain.DateOf(e.at))
	}
	return err
}

// quotations does what a deal's quotation needs at an event.
func (p *player) quotations(ctx context.Context, s *office.Session, e event) error {
	switch {
	case e.deal.quotation == "" && (e.enters == stageProposal || e.enters == stageNegotiation || e.enters == stageWon) && happens(p.random, 0.85):
		if err := p.quote(ctx, s, e); err != nil || e.deal.quotation == "" || e.enters != stageWon {
			return err
		}
		return p.answer(ctx, s, e)
	case e.deal.quotation == "":
		return nil
	case e.factor != 0:
		if err := p.haggle(ctx, s, e); err != nil {
			return err
		}
	}
	if e.enters == stageWon || e.enters == stageLost {
		return p.answer(ctx, s, e)
	}
	return nil
}
