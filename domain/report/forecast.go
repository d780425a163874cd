package report

// forecastReports are those of what is expected.
var forecastReports []Definition
