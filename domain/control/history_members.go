package control

// historyMembers finds what lies behind the figures that tell of the past.
var historyMembers = membersOf{}
