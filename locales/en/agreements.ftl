# The papers of a cooperation.
papers-href = /en/law/papers
papers-title = The papers to prepare
papers-lead = Agreements, charter, resolution, mandates: each text clause by clause, with the reason of each. To copy, to print and to fill in.
papers-how = The dotted lines are to be filled in. Each clause says why it is there; what the law does not require may be taken out or written anew. In print, the clauses alone remain.
papers-beside = With a second language:
papers-rules = Rules to check:
papers-rules-word = rules
papers-if = as the case may be
papers-need-law = Required by law
papers-need-funders = Asked for by funders
papers-need-good-practice = Good practice
papers-to-review = Translation to be read over by somebody who speaks this language
language-fr = French
language-en = English
language-es = Spanish
language-pt = Portuguese
language-ar = Arabic
