# The law: eight questions, their verdict, the rules, the calculations.
law-title = Are we allowed to?
law-lead = Eight questions about what your authority wants to do abroad. The answer says what the law asks, what blocks, what must be checked, and where each sentence comes from.
law-no-account = No account. Any question may stay unanswered: we then say what is missing. Nothing you tell us is kept; the address of the answer holds your answers and can be shared.
law-informs = Jumelles informs, it does not advise. Before deciding, check the text in force with the prefecture or a jurist.
law-more = Further
law-rules-title = The rules and their sources
law-rules-lead = Each rule with its question, what follows when it does not hold, its reference and the day on which its source was checked, or only read.
law-rules-count = { $count ->
    [one] { $shown } rule in force, with its source
   *[other] { $shown } rules in force, each with its source
}
law-unsaid = I do not know yet
law-not-said = (not stated)
law-true = yes
law-false = no
law-missing = Missing: { $fields }.
law-cannot-compute = The values given do not allow the calculation.
law-tell = Tell us:
law-lacks = Missing:
law-waiting = Waiting for this answer:
law-ask-amount = the amount planned this year, in euros
law-ask-act = whether you sign a text, and which
law-ask-traveller = whether somebody travels, and who
law-ask-mandate = the date of the special mandate or of the travel order
law-repair = To put it right:
law-checked = checked on { $date }
law-read = read on { $date }
law-unread = no source read; to be verified
law-to-verify = to be verified
law-as-of = By the rules in force on { $date }.
law-q-who = Who are you?
law-q-kind = Your authority
law-q-population = Inhabitants
law-q-with = With whom?
law-q-partner = Your partner
law-q-country = Its country
law-q-state-case = If it is a State: what allows an agreement with it
law-q-what = What do you want to do?
law-q-form = The action
law-q-money = With what money?
law-q-amount = Amount planned this year, in euros
law-q-budget = The budget that pays
law-q-resources = For the budget of a service: its resources of the year, in euros
law-q-grant = Do you ask the ministry of Foreign Affairs for a grant?
law-q-paper = Will you sign a text?
law-q-act = The text
law-q-dates = Where does that text stand?
law-q-voted = Voted by the council on
law-q-signed = Signed on
law-q-acknowledged = Receipt acknowledged by the prefecture on
law-q-trip = Does anybody travel?
law-q-traveller = Who travels
law-q-mandate = Special mandate voted, or travel order signed, on
law-q-left = Departure on
law-q-conflict = Is the subject sensitive?
law-q-conflict-label = Does the action bear on an armed or political conflict?
law-q-button = See what the law says
law-kind-commune = Municipality
law-kind-epci = Inter-municipal body (EPCI)
law-kind-department = Department
law-kind-region = Region
law-kind-syndicate = Joint authority (syndicat)
law-kind-metropolitan-pole = Metropolitan pole
law-kind-overseas-collectivity = Overseas authority
law-form-twinning = Twin by a charter or an oath
law-form-cooperation = Cooperate, with money or staff
law-form-subsidy = Subsidise an association or an NGO
law-form-emergency-aid = Send emergency aid
law-form-state-fund = Give to the State’s emergency fund (FACECO)
law-form-call-for-projects = Run a call for projects for our associations
law-form-visit = Make a visit or a scoping visit
law-form-network = Join a network or an international organisation
law-form-cross-border-body = Join a body under foreign law
law-form-overseas-cooperation = Cooperate with our neighbours, from overseas
law-partner-local-authority = A local authority abroad
law-partner-grouping = A grouping of local authorities abroad
law-partner-association = An association or an NGO
law-partner-international-organisation = An international organisation
law-partner-state = A State or one of its administrations
law-partner-other = Another body
law-state-case-none = None of these cases
law-state-case-law = A law provides for it
law-state-case-earlier-agreement = An earlier international agreement, approved by the State
law-state-case-regional-programme = A regional programme of an international organisation, approved by France
law-state-case-cross-border-grouping = The creation of a cooperation grouping
law-budget-none = Nothing is spent
law-budget-general = The general budget
law-budget-water = Water and sanitation
law-budget-energy = Electricity and gas
law-budget-waste = Household waste
law-budget-mobility = Mobility
law-grant-no = No
law-grant-yes = Yes
law-act-none = No text
law-act-agreement = An agreement
law-act-charter = A charter or an oath
law-act-declaration = A declaration or a vow
law-act-letter-of-intent = A letter of intent
law-traveller-none = Nobody
law-traveller-elected = An elected representative
law-traveller-staff = A member of staff
law-conflict-no = No
law-conflict-yes = Yes
law-overall-yes = Yes, nothing stands against it
law-overall-no = Not like this
law-overall-unknown = Nothing stands against it so far
law-overall-missing = Something is missing to answer
law-overall-needs_person = A person must check
law-overall-text-yes = By your answers, no rule we know of prevents it. Here is what the law asks.
law-overall-text-no = By your answers, at least one rule prevents it. Here is which, and how to put it right.
law-overall-text-unknown = By your answers, no rule we know of prevents it. But rules that may block depend on points that these eight questions do not ask: the folded list says which.
law-overall-text-missing = Your answers do not suffice yet to say yes or no. Here is what decides and is not said, then what is known already.
law-overall-text-needs_person = No rule we know of is broken, but one point cannot be judged by a program.
law-problems = This was not understood and was left out:
law-problem-number = The number of inhabitants is written in figures: 8000.
law-problem-amount = An amount is written in figures, with two decimals at most: 12500.50.
law-problem-date = A date is written year, month, day: 2026-11-24.
law-problem-country = This country is not in the list.
law-problem-scheme = Choose one of the four budgets.
law-problem-base = The mobility payment exceeds the resources of the budget.
law-asked = What this action asks for: { $form }
law-vote = Vote of the council
law-vote-yes = Yes
law-vote-no = No
law-vote-special-mandate = A special mandate, before leaving
law-vote-to-verify = To be verified
law-agreement = Agreement
law-agreement-yes = Yes
law-agreement-no = No
law-agreement-required = Required
law-agreement-advised = Optional, strongly advised
law-agreement-optional = Optional
law-agreement-above-threshold = Compulsory above { $threshold } a year for one private payee
law-agreement-to-verify = To be verified
law-transmission = Sent to the prefecture
law-transmission-yes = Yes
law-transmission-no = No
law-transmission-to-verify = To be verified
law-papers = Papers to prepare
law-paper-resolution = council resolution
law-paper-agreement = agreement
law-paper-charter = charter or oath
law-paper-special-mandate = special mandate
law-paper-travel-order = travel order
law-paper-subsidy-agreement = subsidy agreement
law-paper-letter-of-intent = letter of intent
law-asked-rules = The rules to read first:
law-part-blocks = { $count ->
    [one] What blocks
   *[other] What blocks ({ $shown })
}
law-part-warns = { $count ->
    [one] What should be put right
   *[other] What should be put right ({ $shown })
}
law-part-person = { $count ->
    [one] What a person must check
   *[other] What a person must check ({ $shown })
}
law-part-unknown = { $count ->
    [one] What is missing to answer
   *[other] What is missing to answer ({ $shown })
}
law-part-further = { $count ->
    [one] What the full check would still want to know
   *[other] What the full check would still want to know ({ $shown })
}
law-part-holds = { $count ->
    [one] What is in order
   *[other] What is in order ({ $shown })
}
law-part-informs = { $count ->
    [one] Good to know
   *[other] Good to know ({ $shown })
}
law-again = Change an answer
law-further-text = The eight questions do not ask these points. They are said while the papers are prepared, or through the API.
law-severity-blocks = Blocks when it does not hold
law-severity-warns = To be put right when it does not hold
law-severity-informs = For information
law-lists = The lists that rules look things up in
law-lists-lead = Entities not recognised, countries under sanctions, formalities of the partner in its country: each row with its source, each list with who keeps it and the day it was looked over.
law-list-count = { $count ->
    [one] { $shown } row
   *[other] { $shown } rows
}
law-list-names = Also: { $names }
law-list-owner = Kept by: { $owner } · looked over on { $date }
law-list-empty = This list holds no entry yet whose source is known.
law-if-not = When it does not hold
law-concerns = Who is concerned
law-concerns-all = All local authorities and their groupings
law-conditions = How this rule is evaluated
law-conditions-text = The condition as it stands in the file of the rule, for whoever wants to read it over or correct it.
law-excerpt = Article { $article }, as it stood on { $date } (in French)
law-excerpt-text = The text of that day, shown to explain the rule: it may have changed since. The text in force is on Légifrance.
law-condition-each = For each of
law-condition-applies = Concerned when
law-condition-person = A person checks when
law-condition-holds = Holds when
law-period-always = In force
law-period-from = In force since { $from }
law-period-to = In force until { $to }
law-period-between = In force from { $from } to { $to }
law-calculations-title = Calculations
law-calculations-lead = The “1%” of each service, the threshold of subsidies, the end of the time for appeals.
law-calculate = Calculate
law-scheme-title = The “1%”
law-scheme-text = A service of water, energy, waste or mobility may give a share of its resources to cooperation in the same field.
law-scheme-which = The budget
law-scheme-less = For mobility: of which the mobility payment, in euros
law-scheme-spent = Already spent or committed this year, in euros
law-scheme-ceiling = Base: { $base }. Ceiling: { $percent }% of the base, that is { $ceiling }.
law-scheme-rest = Used: { $spent }. { $rest } remain.
law-scheme-over = Used: { $spent }. The ceiling is exceeded by { $rest }.
law-subsidy-title = The threshold of subsidies
law-subsidy-amount = Subsidies of the year to the same private body, in euros
law-subsidy-due = { $amount } exceeds { $threshold }: a written agreement is compulsory.
law-subsidy-free = { $amount } does not exceed { $threshold }: the law does not oblige you to a written agreement.
law-delay-title = The time for appeals
law-delay-transmitted = Act sent to the prefecture on
law-delay-published = Act published on
law-delay-prefect = Sent on { $from }: the prefect may go to the court within { $months } months, that is at least until { $to }. The exact day is to be verified (délai franc); a request to reconsider prolongs it.
law-delay-appeal = Published on { $from }: an appeal is possible within { $months } months, that is at least until { $to }. The exact day is to be verified (délai franc).
