package control

// closingMembers finds what lies behind the figures of what closed, and of what is in
// progress.
var closingMembers = membersOf{}
