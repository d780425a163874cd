package control

// forecastCharts are those of what is expected.
var forecastCharts []Chart
