package control

// forecastMembers finds what lies behind the figures of what is expected.
var forecastMembers = membersOf{}
