package control

// closingCharts are those of what closed, and of what is in progress.
var closingCharts []Chart
