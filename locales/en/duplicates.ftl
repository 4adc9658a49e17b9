# What may be recorded twice: found, compared, made one, parted again.
duplicates-title = Duplicate records
duplicates-lead = These records may say the same thing twice. Nothing is merged without you: compare, choose what is kept, or say that they are two things.
duplicates-tabs = What is shown
duplicates-tab-open = To look at
duplicates-tab-apart = Not duplicates
duplicates-tab-merged = Merged
duplicates-filter-what = What
duplicates-filter-class = How likely
duplicates-filter-country = Country
duplicates-filter-region = French region
duplicates-what-partnership = Two links
duplicates-what-authority = Two authorities
duplicates-class-sure = Sure
duplicates-class-probable = Probable
duplicates-class-look = To look at
duplicates-count = { $count ->
    [0] No pair.
    [one] One pair.
   *[other] { $shown } pairs, the likeliest first.
}
duplicates-and = and
duplicates-none-open = Nothing among what you may merge looks alike. A duplicate that you know of is reported from its record, with “Report a duplicate”.
duplicates-none-apart = Nobody has yet said of two records that they are not duplicates.
duplicates-none-merged = Nothing has been merged yet.
duplicates-by-person = a person who runs the site
duplicates-apart-by = { $who } said so on { $on }.
duplicates-merged-on = Merged on { $on }
duplicates-parted-on = separated on { $on }
duplicates-undoable = can still be separated
duplicates-settled = More than thirty days have passed: these records can no longer be separated.
duplicate-reason-same-name = the same name, accents and hyphens aside
duplicate-reason-other-name = “{ $name }” is the name of one and another name of the other
duplicate-reason-near-name = a single sign sets the two names apart
duplicate-reason-category = the same name but for a word such as “county”: perhaps two levels
duplicate-reason-same-place = two names, in one place
duplicate-reason-apart = { $count ->
    [0] in one place, less than a kilometre apart
    [one] one kilometre apart
   *[other] { $shown } kilometres apart
}
duplicate-reason-approximate = the position of one is only approximate
duplicate-reason-no-position = the position of one is not known
duplicate-reason-same-region = in the same region
duplicate-reason-other-region = the sources name two regions
duplicate-reason-both-in-gazetteer = the gazetteer has both: perhaps the town and its municipality
duplicate-reason-one-in-gazetteer = the gazetteer has only one of them
duplicate-reason-same-parties = the same parties
duplicate-reason-more-parties = one has all the parties of the other, and more
duplicate-reason-one-party = one party in common, and another that may have two records
duplicate-reason-same-since = the same beginning
duplicate-reason-other-since = two different beginnings
duplicate-reason-written = the doubt is written on one of the records
duplicate-reason-reported = reported: “{ $source }”
duplicates-pair-partnership = Compare two links
duplicates-pair-authority = Compare two authorities
duplicates-pair-lead = Is it the same thing, written twice? If you are not sure, do not merge: ask one of the parties first.
duplicates-reasons = What looks alike
duplicates-parties-first = These two links differ by authorities that may be the same.
duplicates-parties-first-link = Compare those authorities first
duplicates-stays = Which record stays?
duplicates-stays-text = The address of the other will lead to the one that stays.
duplicates-fields = What the record will say
duplicates-fields-text = The value proposed is the one verified last; otherwise the more precise; otherwise that of the older source.
duplicates-both = Both together
duplicates-only-known = only one record says so
duplicates-said = said by { $who }, and by no party otherwise
duplicates-settled-fields = What is taken as it is
duplicates-same = both say so
duplicates-effect-parties = What an authority said that would no longer be a party stays in the history.
duplicates-doubts = Doubts that stay written on the record
duplicates-effects = What will happen
duplicates-effect-partnership = The sources, what the parties said, confirmations, suggestions and the history of both come together on the record that stays. The parties are told by mail.
duplicates-effect-authority = The links of the one that goes pass to the one that stays, with its names, its addresses and what awaits an answer. Its names go on finding it.
duplicates-effect-double = { $count ->
    [one] One link will then exist twice between the same parties: you will merge it next.
   *[other] { $shown } links will then exist twice between the same parties: you will merge them next, one by one.
}
duplicates-effect-undo = For thirty days the two records can be separated.
duplicates-merge = Merge the two records
duplicates-two = They are not duplicates
duplicates-two-text = The pair will not be shown any more. You can come back to it.
duplicates-two-why = Why, in one sentence
duplicates-two-button = They are two things
duplicates-apart = Somebody said that they are not duplicates.
duplicates-together = Put the pair back to be looked at
duplicates-problems = Nothing is merged. To be looked at:
duplicates-stale = One of the records changed while you were choosing.
duplicates-stale-text = Nothing is merged. Here are the two records as they are now, with what you had chosen: look, then merge.
duplicates-wrong-linked = One link has both authorities for parties: they are two to somebody. Look at that link first ({ $link }).
duplicates-wrong-represented = People represent each of the two authorities here. Merging would give some the rights of the others. Let everybody leave one of the two organisations first (“Hand over and leave”).
duplicates-wrong-unlike = These records cannot be one: two countries, two official codes, or an impossible number of parties.
duplicates-wrong-reason = Say in one sentence why they are two things.
duplicates-unconfirmed = No party has confirmed it yet.
duplicates-statements = { $count ->
    [one] One statement of a party.
   *[other] { $shown } statements of the parties.
}
duplicates-links = { $count ->
    [0] No link.
    [one] One link.
   *[other] { $shown } links.
}
duplicates-geonames = In the GeoNames gazetteer, under number { $number }.
duplicates-official = Official geographic code.
duplicates-own = In no gazetteer that is used.
duplicates-approximately = { $place } (approximate position)
duplicates-field-name = Name
duplicates-field-admin = Region or province
duplicates-field-position = Position
duplicates-field-population = Inhabitants
duplicates-field-note = Remark
duplicates-merge-partnership = Two links merged
duplicates-merge-authority = Two authorities merged
duplicates-done = The two records are now one.
duplicates-done-text = The atlas and the search follow within a minute. The old address leads to the record that stays.
duplicates-since = The two records are separated. What was written since the merge stayed on the one that had stayed: check it.
duplicates-overtaken = Other merges were built on this one. Separate them first:
duplicates-kept = Record that stays
duplicates-gone = Record merged into it
duplicates-double = Links to merge now
duplicates-double-text = These links have the same parties now.
duplicates-separate-title = Go back
duplicates-separate-text = The two records become what they were. What was written since stays on the one that stayed.
duplicates-separate = Separate the two records
duplicates-back = All duplicate records
duplicates-compare = Compare the two records
duplicates-same-as = Would be the same record as
duplicates-history-of = record { $id }, merged into this one
duplicates-word = duplicate
duplicates-report-link = Report a duplicate
duplicates-report-title = Report a duplicate of { $name }
duplicates-report-lead = Do you know another record that says the same? A person will compare the two. No account is needed.
duplicates-report-done = Your report waits beside the two records.
duplicates-report-likely = Records that look like { $name }
duplicates-report-other = Or the address of the other record
duplicates-report-other-hint = Copy it from the address bar. The identifier alone is enough too, for instance pa-0123456789.
duplicates-report-source = How do you know?
duplicates-report-button = Report
duplicates-wrong-other = The other record is not recognised: copy its address, and choose a record of the same sort that is not this one.
history-did-merge = Two records merged
history-did-merged = Record merged into another
history-did-separate = Records separated
authority-did-merge = Two records merged
authority-did-merged = Record merged into another
authority-did-separate = Records separated
feed-did-merge = two records merged
feed-did-merged = record merged into another
feed-did-separate = records separated
mail-duplicates-merge-subject = Two records merged: { $stays }
mail-duplicates-merge-partnership = { $who } merged two records of the same link in Jumelles: “{ $goes }” now leads to “{ $stays }”. What the parties said is kept.
mail-duplicates-merge-authority = { $who } merged two records of the same authority in Jumelles: “{ $goes }” now leads to “{ $stays }”, with its links and names.
mail-duplicates-merge-act = If they are two different things, say so: for thirty days the two records can be separated, from “Duplicate records” in your account.
mail-duplicates-separate-subject = Two records separated: { $stays }
mail-duplicates-separate-partnership = { $who } separated the two links “{ $stays }” and “{ $goes }”, which had been merged.
mail-duplicates-separate-authority = { $who } separated the two authorities “{ $stays }” and “{ $goes }”, which had been merged.
mail-duplicates-separate-act = The two records are again what they were. What was written in between stayed on the first.
mail-duplicates-button = See the record
