package control

// historyCharts are those that tell of the past.
var historyCharts []Chart
