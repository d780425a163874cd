package main

import (
	"fmt"
	"os/user"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"preventa/domain"
	"preventa/domain/office"
	"preventa/domain/region"
	"preventa/storage/officefile"
	"preventa/ui/kit"
)

// newCommand makes an empty office.
type newCommand struct {
	File     string `arg:"" help:"${help_file}"`
	Name     string `required:"" placeholder:"OFFICE" help:"${help_name}"`
	Language string `placeholder:"es|en" help:"${help_language}"`
	Region   string `required:"" placeholder:"CL|ES|MX|US|…" help:"${help_region}"`
	Currency string `placeholder:"CLP|EUR|…" help:"${help_currency}"`
	Person   string `placeholder:"NAME" help:"${help_person}"`
}

// Run makes the office and prints the path of its file.
func (c *newCommand) Run(e *environment) error {
	founding, err := c.founding()
	if err != nil {
		return err
	}
	file, err := officefile.Create(e.ctx, c.File, founding, e.clock)
	if err != nil {
		return err
	}
	fmt.Fprintln(e.out, file.Path)
	return file.Close()
}

func (c *newCommand) founding() (office.Founding, error) {
	language, err := languageOf(c.Language)
	if err != nil {
		return office.Founding{}, err
	}
	where, known := region.Find(strings.ToUpper(c.Region))
	if !known {
		return office.Founding{}, unknown(lang.X("cli.word.region", "region"), c.Region, regionCodes())
	}
	currency, err := currencyOf(c.Currency)
	if err != nil {
		return office.Founding{}, err
	}
	person := c.Person
	if person == "" {
		person = accountName(language)
	}
	return office.Founding{Name: c.Name, Language: language, Region: where.Code, Currency: currency, Person: person}, nil
}

// languageOf is the language of a code, the system's for none.
func languageOf(code string) (domain.Language, error) {
	language := domain.Language(strings.ToLower(code))
	if code == "" {
		return kit.SystemLanguage(), nil
	}
	if !language.Valid() {
		return "", unknown(lang.X("cli.word.language", "language"), code, []domain.Language{domain.Spanish, domain.English})
	}
	return language, nil
}

func regionCodes() []string {
	var codes []string
	for _, r := range region.All() {
		codes = append(codes, r.Code)
	}
	return codes
}

// currencyOf is the currency of a code, "" for none.
func currencyOf(code string) (domain.Currency, error) {
	currency := domain.Currency(strings.ToUpper(code))
	if currency != "" && !currency.Valid() {
		return "", refusal(lang.X("cli.unknown_currency",
			"“{{.Word}}” is no currency of ISO 4217, such as {{.List}}.", domain.Args{"Word": code, "List": list(currencies())}))
	}
	return currency, nil
}

// currencies are those the regions keep their books in.
func currencies() []domain.Currency {
	var codes []domain.Currency
	for _, r := range region.All() {
		codes = append(codes, r.Currency)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// accountName is what the system calls who is working: a full name, or else the
// account's. Windows puts the computer's name before the account's.
func accountName(language domain.Language) string {
	if account, err := user.Current(); err == nil {
		name := account.Name
		if name == "" {
			name = account.Username[strings.LastIndex(account.Username, `\`)+1:]
		}
		if name != "" {
			return name
		}
	}
	if language == domain.Spanish {
		return "Administrador"
	}
	return "Administrator"
}
