# The workshop of papers: its steps, its buttons, what it says.
workshop-of-link = Write the agreement or the resolution
workshop-open = Fill in this text
workshop-which = Choose the paper to write: the names of both authorities are in it already.
workshop-steps = Steps
workshop-step-facts = The facts
workshop-step-clauses = The clauses
workshop-step-read = The text
workshop-facts-lead = Say the essential first; the rest is folded away, and what is missing will stay as dotted lines, to be filled in by hand. Nothing is stored here.
workshop-more = Say more, if you wish
workshop-in-french = In French.
workshop-clauses-lead = Keep, take out or rewrite each clause. What the law asks for is marked.
workshop-read-lead = The text as it will be printed, what it lacks, and what the law says of it.
workshop-languages = Languages
workshop-second = Second language
workshop-french-alone = French alone
workshop-sides = Layout
workshop-sides-beside = Two columns, article by article
workshop-sides-after = One language after the other
workshop-apply-language = Show the fields of the second language
workshop-in-language = { $label } – in { $language }
workshop-find = Look for this name in the atlas
workshop-found = Is it one of these authorities? What the atlas knows of it will fill the empty fields.
workshop-pick = Take what the atlas knows
workshop-find-empty = Write the name first, then look for it.
workshop-find-none = The atlas does not know this name: “{ $name }”. Check the spelling, or fill in the fields yourself.
workshop-to-read = See the text
workshop-to-clauses = Choose the clauses
workshop-save = Download the draft
workshop-other-language = Continuer en français
workshop-kept = What you type is not kept by the site. Download the draft to go on later or to send it to your partner.
workshop-problems = To be put right: these fields stay as dotted lines.
workshop-problem = { $field }: { $why }
workshop-problem-day = a date is written 27/11/2026
workshop-problem-money = an amount is written 12500 or 12500.50, in euros
workshop-problem-number = a whole number is expected
workshop-problem-range = a whole number from { $least } to { $most } is expected
workshop-problem-choice = this choice is not offered
workshop-vanished = With these facts nothing of it is left: it will not be printed.
workshop-clause-text = Read the text of the clause, in French
workshop-rewrite = Rewrite
workshop-rewrite-this = Rewrite the clause “{ $title }”
workshop-restore = Go back to the proposed text
workshop-restore-this = Go back to the proposed text of the clause “{ $title }”
workshop-own-words = Your text in { $language }
workshop-own = Clauses of your own
workshop-own-hint = They stand after the last article. An empty line begins a new paragraph.
workshop-own-number = { $count ->
   *[other] Added clause no. { $count }
}
workshop-own-title = Title in { $language }
workshop-own-text = Text in { $language }
workshop-to-sign = Version to sign: no longer print “PROJET” (draft)
workshop-pdf = Download as PDF
workshop-docx = Download for Word or LibreOffice
workshop-others = Write another paper from the same facts
workshop-others-hint = The parties, the object and the amounts are taken over. The vote and the text approved go from the resolution to the agreement; the signatures and the annexes of each paper stay its own.
workshop-to-see = To complete
workshop-doubts = To check in your text:
workshop-doubt-shares = The shares of the two parties do not make the total together.
workshop-doubt-year = The expenditure of the financial year is more than the authority’s share for the whole duration.
workshop-doubt-present = There are more members present than members in office.
workshop-doubt-quorum = With these numbers, half of the members at most are present: the text does not say that the quorum is reached, and leaves a line to fill in.
workshop-doubt-votes = The votes and the abstentions together are more than the members in office.
workshop-doubt-voting = The number of members voting does not fit the votes, or is more than the members in office.
workshop-doubt-sitting = The resolution is signed before the sitting.
workshop-doubt-signed = The signature comes before the vote of a council.
workshop-doubt-return = The return comes before the departure.
workshop-required = Clauses that the law asks for and that were taken out:
workshop-unwritten = Rewritten clauses, without a text in this language:
workshop-untranslated = { $count ->
    [one] { $count } fact is not said in the second language and stays in French
   *[other] { $count } facts are not said in the second language and stay in French
}
workshop-missing = { $count ->
    [one] { $count } blank to fill in by hand
   *[other] { $count } blanks to fill in by hand
}
workshop-nothing-missing = No blank: all that the text asks for is said.
workshop-law = What the law says of it
workshop-text = The text
workshop-refused-too-long = The text is too long for a document: a field has more than 50,000 characters, or the whole more than 400,000. Nothing is lost: shorten it, then try again.
workshop-refused-hurried = Many PDFs were asked for in a short time. Wait a few minutes; the text for Word or LibreOffice stays available.
workshop-bring-link = Go on with a draft that you downloaded
workshop-bring-title = Bring a draft back
workshop-bring-lead = Choose the file that you downloaded. It stays on your computer; the site does not keep it.
workshop-file = File of the draft (.json)
workshop-bring = Go on
workshop-file-no-file = No file arrived, or it has more than 2 MB. Choose the file of the draft, then try again.
workshop-file-no-text = This file is not text in UTF-8. Choose the .json file downloaded from the workshop.
workshop-file-no-json = This file is no draft: it cannot be read as JSON. Was it changed by hand?
workshop-file-no-draft = This file is no draft of the workshop.
workshop-file-later = This draft comes from a later version of Jumelles. Open it where it was written.
workshop-file-damaged = This draft holds an unknown or damaged field and was not read. Your file has not changed.
workshop-form-commune = municipality (commune)
workshop-form-department = department (département)
workshop-form-region = region (région)
