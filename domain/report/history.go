package report

// historyReports are those that tell of the past.
var historyReports []Definition
