# The pages of the money: the calls, a call, the questions and their answer.
funding-title = Les financements
funding-lead = Les appels et programmes qui peuvent aider une coopération entre collectivités, avec leurs dates, leurs règles et d’où vient chaque ligne.
funding-informs = Jumelles informe, il ne conseille pas. Les règles changent chaque année : vérifiez-les auprès du financeur avant de décider.
funding-none = Aucun appel connu ne correspond. Retirez un filtre, ou voyez avec votre réseau régional.
funding-count = { $count ->
    [one] { $shown } appel ou programme
   *[other] { $shown } appels et programmes
}
funding-filter-who = Qui demande
funding-filter-country = Pays du partenaire
funding-filter-theme = Thème
funding-filter-state = Aujourd’hui
funding-filter-amount = Somme souhaitée, en euros
funding-state-open = Ouvert
funding-state-announced = Annoncé
funding-state-to-confirm = Dates à confirmer
funding-state-closed = Clos
funding-days-left = { $count ->
    [0] dernier jour
    [one] encore { $shown } jour
   *[other] encore { $shown } jours
}
funding-dates-rolling = Toute l’année
funding-dates-between = Du { $opens } au { $closes }
funding-dates-from = À partir du { $opens }
funding-dates-to = Jusqu’au { $closes }
funding-dates-unknown = Dates non connues
funding-dates-to-confirm = à confirmer
funding-zone-europe-paris = heure de Paris
funding-zone-europe-brussels = heure de Bruxelles
funding-amount-between = de { $min } à { $max }
funding-amount-most = { $max } au plus
funding-amount-least = au moins { $min }
funding-amount-yearly = { $max } par an au plus
funding-amount-rate = { $rate } du budget au plus
funding-amount-class = { $rate } au plus ({ $class })
funding-amount-lump = un forfait
funding-fact-funder = Qui paie
funding-fact-dates = Quand
funding-fact-published = Publié le
funding-fact-who = Qui peut demander
funding-fact-partner = Avec qui
funding-fact-countries = Pays
funding-fact-themes = Thèmes
funding-fact-shape = L’action
funding-fact-amount = Montant
funding-fact-own = Votre apport
funding-fact-covered = À demander plutôt, s’ils conviennent
funding-fact-excludes = Ne se cumule pas avec
funding-fact-combines = Se cumule avec
funding-fact-regions = de ces régions : { $regions }
funding-fact-basin = du bassin de l’agence
funding-fact-members = au moins { $count } collectivités réunies
funding-fact-min-population = au moins { $count } habitants
funding-fact-max-population = au plus { $count } habitants
funding-fact-partners = partenaires à l’étranger, au moins : { $count }
funding-fact-min-countries = pays réunis, le vôtre compris, au moins : { $count }
funding-fact-group = de ce groupe ({ $group }), au moins : { $count }
funding-fact-min-months = au moins { $count } mois
funding-fact-max-months = au plus { $count } mois
funding-fact-participants = au moins { $count } participants
funding-fact-invited = au moins { $count } invités
funding-fact-future = à venir
funding-fact-own-share = au moins { $share } du budget
funding-fact-in-kind = en nature, au plus { $share } de cet apport
funding-fact-several = pour plusieurs pays, au choix : pays par pays, ou { $share } de l’ensemble
funding-fact-max-budget = budget du projet : { $most } au plus
funding-part-prepare = Ce qu’il faut préparer
funding-part-before = Ce qui doit être en ordre avant
funding-part-person = Ce qu’une personne doit vérifier
funding-part-criteria = Ce que regarde le jury
funding-or = ou
funding-last = Ce que demandait le dernier appel connu :
funding-apply = Déposer une demande
funding-history = Les appels de ce programme
funding-ask-title = Y avons-nous droit ?
funding-ask-lead = Six questions sur votre projet, et ce que chaque appel en dit : ce qui convient, ce qui manque, ce qui bloque, et combien demander au plus.
funding-ask-kept = Sans compte. Chaque question peut rester sans réponse. Rien de ce que vous indiquez n’est conservé.
funding-ask-who = Qui êtes-vous ?
funding-ask-kind = Vous êtes
funding-ask-department = Votre département, par son numéro
funding-ask-with = Avec qui ?
funding-ask-partner = Votre partenaire
funding-ask-country = Son pays
funding-ask-what = Que faites-vous ?
funding-ask-theme = Le thème
funding-ask-months = La durée, en mois
funding-ask-money = Avec quel argent ?
funding-ask-budget = Le budget du projet, en euros
funding-ask-own-cash = Ce que vous payez, en euros
funding-ask-own-in-kind = Ce que vous apportez en nature, en euros (travail, locaux, matériel)
funding-ask-asked = Ce que vous demandez, en euros
funding-ask-people = Pour une rencontre : combien de personnes ?
funding-ask-participants = Participants en tout
funding-ask-invited = Dont invités de l’étranger
funding-ask-before = Qu’est-ce qui est en ordre ?
funding-ask-button = Voir ce que disent les appels
funding-said-of-oda_declared = La déclaration de l’aide publique au développement (e-APD) de l’année
funding-said-of-reports_filed = Les comptes rendus des aides précédentes du ministère
funding-said-of-atlas_up_to_date = La fiche de votre collectivité dans l’atlas de l’État
funding-said-yes = En ordre
funding-said-no = Pas encore
funding-problem-number = { $field } : un nombre s’écrit en chiffres.
funding-problem-amount = { $field } : une somme s’écrit en chiffres, avec deux décimales au plus.
funding-problem-department = { $field } : ce numéro n’existe pas.
funding-answer-title = Ce que disent les appels
funding-answer-lead = D’après vos réponses et ce que l’on sait le { $date }.
funding-again = Changer mes réponses
funding-most = au plus { $most }
funding-verdict-yes = { $count ->
    [one] Un appel vous convient
   *[other] { $shown } appels vous conviennent
}
funding-verdict-person = { $count ->
    [one] Un appel qu’une personne doit vérifier
   *[other] { $shown } appels qu’une personne doit vérifier
}
funding-verdict-unknown = { $count ->
    [one] Un appel pour lequel il manque une réponse
   *[other] { $shown } appels pour lesquels il manque une réponse
}
funding-verdict-closed = { $count ->
    [one] Un appel clos, qui pourrait vous convenir
   *[other] { $shown } appels clos, qui pourraient vous convenir
}
funding-verdict-no = { $count ->
    [one] Un appel qui ne vous convient pas
   *[other] { $shown } appels qui ne vous conviennent pas
}
funding-verdict-text-yes = Rien de connu ne s’y oppose. L’état de chaque appel dit si l’on peut demander aujourd’hui.
funding-verdict-text-person = Rien de connu ne s’y oppose, mais un point au moins ne peut pas être jugé par un programme.
funding-verdict-text-unknown = Ces réponses décident ; elles ne sont pas encore là.
funding-verdict-text-closed = On ne peut plus demander. Le prochain appel du même programme peut avoir d’autres règles : préparez-vous, et suivez-le.
funding-verdict-text-no = Au moins une règle l’empêche. Voici laquelle, et ce qui changerait la réponse.
