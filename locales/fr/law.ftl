# The law: eight questions, their verdict, the rules, the calculations.
law-title = Avons-nous le droit ?
law-lead = Huit questions sur ce que votre collectivité veut faire à l’étranger. La réponse dit ce que demande la loi, ce qui bloque, ce qu’il faut vérifier, et d’où vient chaque phrase.
law-no-account = Sans compte. Chaque question peut rester sans réponse : nous dirons alors ce qu’il manque pour répondre. Rien de ce que vous indiquez n’est conservé ; l’adresse de la réponse contient vos réponses et peut être partagée.
law-informs = Jumelles informe, il ne conseille pas. Avant de décider, vérifiez le texte en vigueur, auprès de la préfecture ou d’un juriste.
law-more = Aller plus loin
law-rules-title = Les règles et leurs sources
law-rules-lead = Chaque règle avec sa question, ce qui suit quand elle n’est pas respectée, sa référence et le jour où sa source a été vérifiée, ou seulement lue.
law-rules-count = { $count ->
    [one] { $shown } règle en vigueur, avec sa source
   *[other] { $shown } règles en vigueur, chacune avec sa source
}
law-unsaid = Je ne sais pas encore
law-not-said = (non précisé)
law-true = oui
law-false = non
law-missing = Il manque : { $fields }.
law-cannot-compute = Les valeurs indiquées ne permettent pas le calcul.
law-tell = Dites-nous :
law-lacks = Il manque :
law-waiting = Attendent cette réponse :
law-ask-amount = le montant prévu cette année, en euros
law-ask-act = si vous signez un texte, et lequel
law-ask-traveller = si quelqu’un part, et qui
law-ask-mandate = la date du mandat spécial ou de l’ordre de mission
law-repair = Pour réparer :
law-checked = vérifié le { $date }
law-read = lu le { $date }
law-unread = aucune source lue ; à vérifier
law-to-verify = à vérifier
law-as-of = D’après les règles en vigueur le { $date }.
law-q-who = Qui êtes-vous ?
law-q-kind = Votre collectivité
law-q-population = Nombre d’habitants
law-q-with = Avec qui ?
law-q-partner = Votre partenaire
law-q-country = Son pays
law-q-state-case = Si c’est un État : ce qui permet une convention avec lui
law-q-what = Que voulez-vous faire ?
law-q-form = L’action
law-q-money = Avec quel argent ?
law-q-amount = Montant prévu cette année, en euros
law-q-budget = Le budget qui paie
law-q-resources = Pour le budget d’un service : ses ressources de l’année, en euros
law-q-grant = Demandez-vous une aide du ministère des Affaires étrangères ?
law-q-paper = Signez-vous un texte ?
law-q-act = Le texte
law-q-dates = Où en est ce texte ?
law-q-voted = Voté par le conseil le
law-q-signed = Signé le
law-q-acknowledged = Accusé de réception de la préfecture le
law-q-trip = Quelqu’un part-il ?
law-q-traveller = La personne qui part
law-q-mandate = Mandat spécial voté, ou ordre de mission signé, le
law-q-left = Départ le
law-q-conflict = Le sujet est-il sensible ?
law-q-conflict-label = L’action touche-t-elle à un conflit armé ou politique ?
law-q-button = Voir ce que dit la loi
law-kind-commune = Commune
law-kind-epci = Intercommunalité (EPCI)
law-kind-department = Département
law-kind-region = Région
law-kind-syndicate = Syndicat
law-kind-metropolitan-pole = Pôle métropolitain
law-kind-overseas-collectivity = Collectivité d’outre-mer
law-form-twinning = Nous jumeler par une charte ou un serment
law-form-cooperation = Coopérer, avec de l’argent ou du personnel
law-form-subsidy = Subventionner une association ou une ONG
law-form-emergency-aid = Envoyer une aide d’urgence
law-form-state-fund = Donner au fonds d’urgence de l’État (FACECO)
law-form-call-for-projects = Lancer un appel à projets pour nos associations
law-form-visit = Faire une visite ou une mission exploratoire
law-form-network = Adhérer à un réseau ou à une organisation internationale
law-form-cross-border-body = Entrer dans un organisme de droit étranger
law-form-overseas-cooperation = Coopérer avec nos voisins, depuis l’outre-mer
law-partner-local-authority = Une collectivité étrangère
law-partner-grouping = Un groupement de collectivités étrangères
law-partner-association = Une association ou une ONG
law-partner-international-organisation = Une organisation internationale
law-partner-state = Un État ou une de ses administrations
law-partner-other = Un autre organisme
law-state-case-none = Aucun de ces cas
law-state-case-law = Une loi le prévoit
law-state-case-earlier-agreement = Un accord international antérieur, approuvé par l’État
law-state-case-regional-programme = Un programme régional d’une organisation internationale, approuvé par la France
law-state-case-cross-border-grouping = La création d’un groupement de coopération
law-budget-none = Aucune dépense
law-budget-general = Le budget général
law-budget-water = Eau et assainissement
law-budget-energy = Électricité et gaz
law-budget-waste = Déchets ménagers
law-budget-mobility = Mobilité
law-grant-no = Non
law-grant-yes = Oui
law-act-none = Aucun texte
law-act-agreement = Une convention
law-act-charter = Une charte ou un serment
law-act-declaration = Une déclaration ou un vœu
law-act-letter-of-intent = Une lettre d’intention
law-traveller-none = Personne
law-traveller-elected = Un élu
law-traveller-staff = Un agent
law-conflict-no = Non
law-conflict-yes = Oui
law-overall-yes = Oui, rien ne s’y oppose
law-overall-no = Pas ainsi
law-overall-unknown = Rien ne s’y oppose pour l’instant
law-overall-missing = Il manque de quoi répondre
law-overall-needs_person = Une personne doit vérifier
law-overall-text-yes = D’après vos réponses, aucune règle connue ne l’empêche. Voici ce que demande la loi.
law-overall-text-no = D’après vos réponses, une règle au moins l’empêche. Voici laquelle, et comment y remédier.
law-overall-text-unknown = D’après vos réponses, aucune règle connue ne l’empêche. Mais des règles qui peuvent bloquer dépendent de points que ces huit questions ne demandent pas : la liste repliée dit lesquels.
law-overall-text-missing = Vos réponses ne suffisent pas encore pour dire oui ou non. Voici ce qui décide et qui n’est pas indiqué, puis ce que l’on sait déjà.
law-overall-text-needs_person = Aucune règle connue n’est enfreinte, mais un point ne peut pas être jugé par un programme.
law-problems = Ceci n’a pas été compris et n’a pas été pris en compte :
law-problem-number = Le nombre d’habitants s’écrit en chiffres : 8000.
law-problem-amount = Un montant s’écrit en chiffres, avec deux décimales au plus : 12500,50.
law-problem-date = Une date s’écrit année, mois, jour : 2026-11-24.
law-problem-country = Ce pays n’est pas dans la liste.
law-problem-scheme = Choisissez un des quatre budgets.
law-problem-base = Le versement mobilité dépasse les ressources du budget.
law-asked = Ce que cette action demande : { $form }
law-vote = Vote du conseil
law-vote-yes = Oui
law-vote-no = Non
law-vote-special-mandate = Un mandat spécial, avant le départ
law-vote-to-verify = À vérifier
law-agreement = Convention
law-agreement-yes = Oui
law-agreement-no = Non
law-agreement-required = Obligatoire
law-agreement-advised = Facultative, vivement conseillée
law-agreement-optional = Facultative
law-agreement-above-threshold = Obligatoire au-dessus de { $threshold } par an pour un même bénéficiaire privé
law-agreement-to-verify = À vérifier
law-transmission = Transmission à la préfecture
law-transmission-yes = Oui
law-transmission-no = Non
law-transmission-to-verify = À vérifier
law-papers = Papiers à préparer
law-paper-resolution = délibération
law-paper-agreement = convention
law-paper-charter = charte ou serment
law-paper-special-mandate = mandat spécial
law-paper-travel-order = ordre de mission
law-paper-subsidy-agreement = convention de subvention
law-paper-letter-of-intent = lettre d’intention
law-asked-rules = Les règles à lire d’abord :
law-part-blocks = { $count ->
    [one] Ce qui bloque
   *[other] Ce qui bloque ({ $shown })
}
law-part-warns = { $count ->
    [one] Ce qu’il faut corriger
   *[other] Ce qu’il faut corriger ({ $shown })
}
law-part-person = { $count ->
    [one] Ce qu’une personne doit vérifier
   *[other] Ce qu’une personne doit vérifier ({ $shown })
}
law-part-unknown = { $count ->
    [one] Ce qu’il manque pour répondre
   *[other] Ce qu’il manque pour répondre ({ $shown })
}
law-part-further = { $count ->
    [one] Ce que la vérification complète voudrait encore savoir
   *[other] Ce que la vérification complète voudrait encore savoir ({ $shown })
}
law-part-holds = { $count ->
    [one] Ce qui est en règle
   *[other] Ce qui est en règle ({ $shown })
}
law-part-informs = { $count ->
    [one] Bon à savoir
   *[other] Bon à savoir ({ $shown })
}
law-again = Changer une réponse
law-further-text = Les huit questions ne demandent pas ces points. Ils se disent en préparant les papiers, ou par l’API.
law-severity-blocks = Bloque quand elle n’est pas respectée
law-severity-warns = À corriger quand elle n’est pas respectée
law-severity-informs = Pour information
law-lists = Les listes que les règles consultent
law-lists-lead = Entités non reconnues, pays visés par des sanctions, formalités du partenaire dans son pays : chaque ligne avec sa source, chaque liste avec qui la tient et le jour où elle a été revue.
law-list-count = { $count ->
    [one] { $shown } ligne
   *[other] { $shown } lignes
}
law-list-names = Aussi : { $names }
law-list-owner = Tenue par : { $owner } · revue le { $date }
law-list-empty = Cette liste ne contient encore aucune entrée dont la source soit connue.
law-if-not = Si elle n’est pas respectée
law-concerns = Qui est concerné
law-concerns-all = Toutes les collectivités et leurs groupements
law-conditions = Comment cette règle est évaluée
law-conditions-text = La condition telle qu’elle est écrite dans le fichier de la règle, pour qui veut la relire ou la corriger.
law-excerpt = Article { $article }, tel qu’il était le { $date }
law-excerpt-text = Texte d’alors, montré pour comprendre la règle : il a pu changer depuis. Le texte en vigueur est sur Légifrance.
law-condition-each = Pour chaque
law-condition-applies = Concerne si
law-condition-person = Une personne vérifie si
law-condition-holds = Respectée si
law-period-always = En vigueur
law-period-from = En vigueur depuis le { $from }
law-period-to = En vigueur jusqu’au { $to }
law-period-between = En vigueur du { $from } au { $to }
law-calculations-title = Les calculs
law-calculations-lead = Le « 1 % » de chaque service, le seuil des subventions, la fin des délais de recours.
law-calculate = Calculer
law-scheme-title = Le « 1 % »
law-scheme-text = Un service d’eau, d’énergie, de déchets ou de mobilité peut consacrer une part de ses ressources à la coopération dans le même domaine.
law-scheme-which = Le budget
law-scheme-less = Pour la mobilité : dont versement mobilité, en euros
law-scheme-spent = Déjà dépensé ou engagé cette année, en euros
law-scheme-ceiling = Base : { $base }. Plafond : { $percent } % de la base, soit { $ceiling }.
law-scheme-rest = Utilisé : { $spent }. Il reste { $rest }.
law-scheme-over = Utilisé : { $spent }. Le plafond est dépassé de { $rest }.
law-subsidy-title = Le seuil des subventions
law-subsidy-amount = Subventions de l’année au même organisme privé, en euros
law-subsidy-due = { $amount } dépasse { $threshold } : une convention écrite est obligatoire.
law-subsidy-free = { $amount } ne dépasse pas { $threshold } : la loi n’oblige pas à une convention écrite.
law-delay-title = Les délais de recours
law-delay-transmitted = Acte transmis à la préfecture le
law-delay-published = Acte publié le
law-delay-prefect = Transmis le { $from } : le préfet peut saisir le tribunal dans les { $months } mois, soit au moins jusqu’au { $to }. Le jour exact est à vérifier (délai franc) ; un recours gracieux prolonge ce délai.
law-delay-appeal = Publié le { $from } : un recours est possible dans les { $months } mois, soit au moins jusqu’au { $to }. Le jour exact est à vérifier (délai franc).
