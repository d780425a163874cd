package region

// noBreakSpace keeps the parts of a number on one line. Regions that group by a
// space use it, also where CLDR has the narrow U+202F, which many fonts lack.
const noBreakSpace = '\u00a0'

// catalogue holds the facts of CLDR (number symbols, short date and time patterns,
// first day of the week), with short dates always written in full: two digits of day
// and month, four of year. Numbers of four digits are grouped everywhere, although
// CLDR leaves them ungrouped in Spain, Italy and Portugal.
var catalogue = []Region{
	{Code: "AR", NameKey: "region.ar", Locale: "es-AR", Decimal: ',', Group: '.', DateOrder: DMY, DateSeparator: '/', Currency: "ARS", PercentSpace: true},
	{Code: "BO", NameKey: "region.bo", Locale: "es-BO", Decimal: ',', Group: '.', DateOrder: DMY, DateSeparator: '/', Currency: "BOB", PercentSpace: true},
	{Code: "BR", NameKey: "region.br", Locale: "pt-BR", Decimal: ',', Group: '.', DateOrder: DMY, DateSeparator: '/', Currency: "BRL", SundayFirst: true},
	{Code: "CA", NameKey: "region.ca", Locale: "en-CA", Decimal: '.', Group: ',', DateOrder: YMD, DateSeparator: '-', Currency: "CAD", TwelveHour: true, SundayFirst: true},
	{Code: "CH", NameKey: "region.ch", Locale: "de-CH", Decimal: '.', Group: '\'', DateOrder: DMY, DateSeparator: '.', Currency: "CHF"},
	{Code: "CL", NameKey: "region.cl", Locale: "es-CL", Decimal: ',', Group: '.', DateOrder: DMY, DateSeparator: '-', Currency: "CLP", PercentSpace: true},
	{Code: "CO", NameKey: "region.co", Locale: "es-CO", Decimal: ',', Group: '.', DateOrder: DMY, DateSeparator: '/', Currency: "COP", PercentSpace: true, TwelveHour: true, SundayFirst: true},
	{Code: "CR", NameKey: "region.cr", Locale: "es-CR", Decimal: ',', Group: noBreakSpace, DateOrder: DMY, DateSeparator: '/', Currency: "CRC", PercentSpace: true},
	{Code: "DE", NameKey: "region.de", Locale: "de-DE", Decimal: ',', Group: '.', DateOrder: DMY, DateSeparator: '.', Currency: "EUR", PercentSpace: true},
	{Code: "DO", NameKey: "region.do", Locale: "es-DO", Decimal: '.', Group: ',', DateOrder: DMY, DateSeparator: '/', Currency: "DOP", PercentSpace: true, TwelveHour: true, SundayFirst: true},
	{Code: "EC", NameKey: "region.ec", Locale: "es-EC", Decimal: ',', Group: '.', DateOrder: DMY, DateSeparator: '/', Currency: "USD", PercentSpace: true},
	{Code: "ES", NameKey: "region.es", Locale: "es-ES", Decimal: ',', Group: '.', DateOrder: DMY, DateSeparator: '/', Currency: "EUR", PercentSpace: true},
	{Code: "FR", NameKey: "region.fr", Locale: "fr-FR", Decimal: ',', Group: noBreakSpace, DateOrder: DMY, DateSeparator: '/', Currency: "EUR", PercentSpace: true},
	{Code: "GB", NameKey: "region.gb", Locale: "en-GB", Decimal: '.', Group: ',', DateOrder: DMY, DateSeparator: '/', Currency: "GBP"},
	{Code: "GT", NameKey: "region.gt", Locale: "es-GT", Decimal: '.', Group: ',', DateOrder: DMY, DateSeparator: '/', Currency: "GTQ", PercentSpace: true, SundayFirst: true},
	{Code: "IT", NameKey: "region.it", Locale: "it-IT", Decimal: ',', Group: '.', DateOrder: DMY, DateSeparator: '/', Currency: "EUR"},
	{Code: "MX", NameKey: "region.mx", Locale: "es-MX", Decimal: '.', Group: ',', DateOrder: DMY, DateSeparator: '/', Currency: "MXN", PercentSpace: true, SundayFirst: true},
	{Code: "PE", NameKey: "region.pe", Locale: "es-PE", Decimal: '.', Group: ',', DateOrder: DMY, DateSeparator: '/', Currency: "PEN", PercentSpace: true, SundayFirst: true},
	{Code: "PT", NameKey: "region.pt", Locale: "pt-PT", Decimal: ',', Group: noBreakSpace, DateOrder: DMY, DateSeparator: '/', Currency: "EUR", SundayFirst: true},
	{Code: "PY", NameKey: "region.py", Locale: "es-PY", Decimal: ',', Group: '.', DateOrder: DMY, DateSeparator: '/', Currency: "PYG", PercentSpace: true, SundayFirst: true},
	{Code: "US", NameKey: "region.us", Locale: "en-US", Decimal: '.', Group: ',', DateOrder: MDY, DateSeparator: '/', Currency: "USD", TwelveHour: true, SundayFirst: true},
	{Code: "UY", NameKey: "region.uy", Locale: "es-UY", Decimal: ',', Group: '.', DateOrder: DMY, DateSeparator: '/', Currency: "UYU", PercentSpace: true},
}
