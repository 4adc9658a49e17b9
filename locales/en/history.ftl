# The history of a link.
history-link = History of this record
history-title = History: { $names }
history-lead = Every change of this record, the newest first: when, by whom, what it said before and what it says since.
history-back = Back to the record
history-by-open = open data
history-by-import = import of a file
history-by-person = a person
history-did-add = Record created
history-did-revise = Record changed
history-did-confirm = Link confirmed
history-did-other = Another change
history-col-field = What changes
history-col-before = Before
history-col-after = After
history-reason = Reason: { $reason }
history-said = { $field }: { $who } states “{ $value }”.
history-unsettled = Another party says something else: the record keeps what it said, and both statements stay.
