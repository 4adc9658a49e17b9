# The pages of the money: the calls, a call, the questions and their answer.
funding-title = Funding
funding-lead = The calls and programmes that may help a cooperation between local authorities, with their dates, their rules and where each line comes from.
funding-informs = Jumelles informs, it does not advise. The rules change every year: check them with the funder before you decide.
funding-none = No known call fits. Take a filter off, or ask your regional network.
funding-count = { $count ->
    [one] { $shown } call or programme
   *[other] { $shown } calls and programmes
}
funding-filter-who = Who applies
funding-filter-country = Partner’s country
funding-filter-theme = Theme
funding-filter-state = Today
funding-filter-amount = Sum you need, in euros
funding-state-open = Open
funding-state-announced = Announced
funding-state-to-confirm = Dates to be confirmed
funding-state-closed = Closed
funding-days-left = { $count ->
    [0] last day
    [one] { $shown } day left
   *[other] { $shown } days left
}
funding-dates-rolling = All year round
funding-dates-between = From { $opens } to { $closes }
funding-dates-from = From { $opens } on
funding-dates-to = Until { $closes }
funding-dates-unknown = Dates not known
funding-dates-to-confirm = to be confirmed
funding-zone-europe-paris = Paris time
funding-zone-europe-brussels = Brussels time
funding-amount-between = { $min } to { $max }
funding-amount-most = { $max } at most
funding-amount-least = at least { $min }
funding-amount-yearly = { $max } a year at most
funding-amount-rate = { $rate } of the budget at most
funding-amount-class = { $rate } at most ({ $class })
funding-amount-lump = a lump sum
funding-fact-funder = Who pays
funding-fact-dates = When
funding-fact-published = Published on
funding-fact-who = Who may apply
funding-fact-partner = With whom
funding-fact-countries = Countries
funding-fact-themes = Themes
funding-fact-shape = The action
funding-fact-amount = Amount
funding-fact-own = What you bring
funding-fact-covered = To be asked instead, where they fit
funding-fact-excludes = Not beside
funding-fact-combines = May stand beside
funding-fact-regions = of these regions: { $regions }
funding-fact-basin = of the agency’s basin
funding-fact-members = at least { $count } authorities together
funding-fact-min-population = at least { $count } inhabitants
funding-fact-max-population = at most { $count } inhabitants
funding-fact-partners = partners abroad, at least: { $count }
funding-fact-min-countries = countries, yours among them, at least: { $count }
funding-fact-group = of this group ({ $group }), at least: { $count }
funding-fact-min-months = at least { $count } months
funding-fact-max-months = at most { $count } months
funding-fact-participants = at least { $count } people
funding-fact-invited = at least { $count } of them invited
funding-fact-future = still to come
funding-fact-own-share = at least { $share } of the budget
funding-fact-in-kind = in kind, at most { $share } of that
funding-fact-several = for several countries, as you choose: country by country, or { $share } of the whole
funding-fact-max-budget = budget of the project: { $most } at most
funding-part-prepare = What to prepare
funding-part-before = What must be in order before
funding-part-person = What a person must check
funding-part-criteria = What the jury looks at
funding-or = or
funding-last = What the last known call asked for:
funding-apply = Apply
funding-history = The calls of this programme
funding-ask-title = May we apply?
funding-ask-lead = Six questions about your project, and what each call says of it: what fits, what is missing, what blocks, and how much to ask for at most.
funding-ask-kept = Without an account. Each question may stay unanswered. Nothing that you tell is kept.
funding-ask-who = Who are you?
funding-ask-kind = You are
funding-ask-department = Your department, by its number
funding-ask-with = With whom?
funding-ask-partner = Your partner
funding-ask-country = Its country
funding-ask-what = What do you do?
funding-ask-theme = The theme
funding-ask-months = The duration, in months
funding-ask-money = With what money?
funding-ask-budget = The budget of the project, in euros
funding-ask-own-cash = What you pay, in euros
funding-ask-own-in-kind = What you give in kind, in euros (work, rooms, equipment)
funding-ask-asked = What you ask for, in euros
funding-ask-people = For a meeting: how many people?
funding-ask-participants = People in all
funding-ask-invited = Of whom invited from abroad
funding-ask-before = What is in order?
funding-ask-button = See what the calls say
funding-said-of-oda_declared = This year’s declaration of development aid (e-APD)
funding-said-of-reports_filed = The reports of earlier grants of the ministry
funding-said-of-atlas_up_to_date = The sheet of your authority in the State’s atlas
funding-said-yes = In order
funding-said-no = Not yet
funding-problem-number = { $field }: a number is written in figures.
funding-problem-amount = { $field }: a sum is written in figures, with at most two decimals.
funding-problem-department = { $field }: there is no such number.
funding-answer-title = What the calls say
funding-answer-lead = By your answers and what is known on { $date }.
funding-again = Change my answers
funding-most = at most { $most }
funding-verdict-yes = { $count ->
    [one] One call fits
   *[other] { $shown } calls fit
}
funding-verdict-person = { $count ->
    [one] One call that a person must check
   *[other] { $shown } calls that a person must check
}
funding-verdict-unknown = { $count ->
    [one] One call for which an answer is missing
   *[other] { $shown } calls for which an answer is missing
}
funding-verdict-closed = { $count ->
    [one] One closed call that might fit
   *[other] { $shown } closed calls that might fit
}
funding-verdict-no = { $count ->
    [one] One call that does not fit
   *[other] { $shown } calls that do not fit
}
funding-verdict-text-yes = Nothing that is known stands against it. The state of each call says whether one may apply today.
funding-verdict-text-person = Nothing that is known stands against it, but a program cannot judge at least one point.
funding-verdict-text-unknown = These answers decide; they are not there yet.
funding-verdict-text-closed = One can no longer apply. The next call of the programme may have other rules: prepare, and follow it.
funding-verdict-text-no = At least one rule stands against it. Here is which, and what would change the answer.
