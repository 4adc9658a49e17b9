# How fresh a link is, and the campaigns that ask its parties.
freshness-short-confirmed = Vérifié le { $date }
freshness-short-to_confirm = À confirmer
freshness-short-unconfirmed = Non confirmé
freshness-long-confirmed = Vérifié le { $date } par { $who }.
freshness-long-to_confirm = À confirmer : dernière vérification le { $date } par { $who }, il y a plus de { $months } mois.
freshness-long-unconfirmed = Non confirmé (source : { $source }). Aucune des collectivités n’a encore confirmé ce lien.
freshness-long-faded = À confirmer : dernière vérification le { $date } par { $who }. Personne ne l’a confirmé depuis : ce lien n’apparaît plus dans les listes, sauf si on le demande.
filter-freshness = Fraîcheur
freshness-confirmed = Vérifiés depuis douze mois
freshness-to_confirm = À confirmer
freshness-unconfirmed = Non confirmés
freshness-all = Tous, même sans nouvelle depuis deux ans
figure-fresh =
    { $count ->
        [0] Aucun n’est confirmé depuis douze mois.
        [one] Dont un confirmé depuis douze mois.
       *[other] Dont { $shown } confirmés depuis douze mois.
    }
chart-fresh =
    { $count ->
        [0] Aucun des { $of } liens n’est confirmé depuis douze mois.
        [one] Un des { $of } liens est confirmé depuis douze mois.
       *[other] { $shown } des { $of } liens sont confirmés depuis douze mois.
    }
figure-links_france_abroad_fresh-definition = liens confirmés depuis douze mois
figure-links_france_abroad_fresh-perimeter = Liens entre la France et l’étranger qu’une de leurs collectivités a confirmés depuis douze mois.
figure-links_africa_fresh-definition = liens avec une collectivité africaine confirmés depuis douze mois
figure-links_africa_fresh-perimeter = Par une de leurs collectivités, en France ou en Afrique.
figure-links_within_france_fresh-definition = liens entre collectivités françaises confirmés depuis douze mois
figure-links_within_france_fresh-perimeter = Comptés à part.
figure-links_elsewhere_fresh-definition = liens sans partie française confirmés depuis douze mois
figure-links_elsewhere_fresh-perimeter = Comptés à part.
figure-links_all_fresh-definition = liens confirmés depuis douze mois, en tout
figure-links_all_fresh-perimeter = Les trois ensembles réunis, par une de leurs collectivités.
authority-faded =
    { $count ->
        [one] Un autre lien n’a plus été confirmé depuis deux ans.
       *[other] { $shown } autres liens n’ont plus été confirmés depuis deux ans.
    }
authority-faded-see = Les voir

# The letter of a campaign.
campaign-mail-subject = { $name } : vos liens sont-ils encore vrais ?
campaign-mail-again-subject = Rappel : { $name }, vos liens sont-ils encore vrais ?
campaign-mail-text =
    { $count ->
        [one] Bonjour. Voici le lien entre { $name } et une autre collectivité que l’atlas de la coopération décentralisée connaît. Est-il encore vrai ?
       *[other] Bonjour. Voici les { $shown } liens entre { $name } et d’autres collectivités que l’atlas de la coopération décentralisée connaît. Sont-ils encore vrais ?
    }
campaign-mail-again-text =
    { $count ->
        [one] Bonjour. Nous n’avons pas encore de réponse de { $name } sur le lien ci-dessous. Est-il encore vrai ?
       *[other] Bonjour. Nous n’avons pas encore de réponse de { $name } sur les { $shown } liens ci-dessous. Sont-ils encore vrais ?
    }
campaign-mail-how = Un bouton suffit, sans compte ni mot de passe. Répondez quand vous voulez avant le { $ends }. Si vous ne savez pas, transmettez cette lettre à la personne qui suit ces liens.
campaign-mail-more =
    { $count ->
        [one] Un autre lien est sur la page.
       *[other] { $shown } autres liens sont sur la page.
    }
campaign-mail-button = Répondre pour tous ces liens
campaign-mail-why = Vous recevez cette lettre parce que cette adresse est celle de { $name }, ou parce que vous agissez en son nom dans l’atlas. Le bouton mène aussi à « Ne plus nous écrire » et à « Ce n’est pas la bonne adresse ».
campaign-mail-network = Cette question vous est posée à la demande { $network }, réseau régional dont le territoire comprend votre collectivité ou celle d’un de vos partenaires.
campaign-mail-why-network = Vous recevez cette lettre à la demande { $network }, qui interroge les collectivités de son territoire et leurs partenaires, parce que cette adresse est celle de { $name }, ou parce que vous agissez en son nom dans l’atlas. Le bouton mène aussi à « Ne plus nous écrire » et à « Ce n’est pas la bonne adresse ».
campaign-until = terminé en { $date }

# The page that the letter opens.
answer-title = Vos liens : { $name }
answer-lead = Vous répondez au nom de { $name }. Ce que vous dites est public, daté, et peut être corrigé. L’autre collectivité peut répondre de son côté : personne n’efface ce que l’autre a dit.
answer-network = À la demande { $network }, réseau régional dont le territoire comprend cette collectivité ou un de ses partenaires. La lettre qui mène ici a été envoyée à l’adresse connue de la collectivité, ou à qui agit en son nom.
answer-done = C’est enregistré, merci.
answer-done-text = Tout le monde le voit dans un instant, avec la date. Il n’y aura plus de rappel.
answer-stale = La fiche a changé pendant que vous lisiez. Rien n’est enregistré : voici ce qui est connu maintenant.
answer-turned-refused = C’est noté : plus aucune campagne ne vous écrira. Vous pouvez encore répondre ci-dessous si vous le souhaitez.
answer-turned-bounced = C’est noté : cette adresse n’est pas la bonne et ne recevra plus de lettre. Merci de l’avoir dit.
answer-true = Encore vrai
answer-correct = Corriger
answer-correct-long = Corriger cette fiche
answer-ended = Terminé
answer-ended-when = Terminé quand ? Une date s’écrit 1978, 1978-05 ou 1978-05-14. Vide veut dire inconnu.
answer-said-true = Vous avez dit : encore vrai
answer-said-corrected = Vous avez corrigé cette fiche
answer-said-ended = Vous avez dit : terminé
answer-none = L’atlas ne connaît plus de lien en cours pour cette collectivité.
answer-all-title = Tout est vrai ?
answer-all = Tous ces liens sont encore vrais
answer-not-us-title = Cette lettre n’est pas pour vous ?
answer-not-us-text = « Ce n’est pas la bonne adresse » arrête les lettres à cette adresse. « Ne plus nous écrire » arrête toutes les campagnes pour cette collectivité ; ses fiches restent, avec ce que leurs sources en disent.
answer-wrong-address = Ce n’est pas la bonne adresse
answer-stop = Ne plus nous écrire
answer-ends = Cette page reste ouverte jusqu’au { $ends }.
answer-over-title = { $name } : cette campagne est terminée
answer-over-text = Rien n’est perdu de ce qui a été répondu. Pour confirmer ou corriger un lien maintenant, il faut représenter la collectivité ; un administrateur ou l’un des siens vous ouvrira.

# The dashboard.
campaigns-title = Campagnes de confirmation
campaigns-lead = Une campagne demande aux collectivités si leurs liens sont encore vrais : une lettre, deux rappels au plus, et plus rien dès qu’elles ont répondu. Aucune n’est interrogée deux fois en un an. Un réseau régional interroge son territoire et les partenaires, en France et à l’étranger, et voit ses propres campagnes.
campaign-new = Préparer une campagne
campaign-whom = À qui écrire
campaign-base = Toute la base
campaign-authorities =
    { $count ->
        [one] Une collectivité
       *[other] { $shown } collectivités
    }
campaign-network = Territoire de { $name }
campaigns-of = Campagnes : { $name }
campaign-preview = Voir combien de collectivités sont concernées
campaign-asks =
    { $count ->
        [0] Aucune collectivité n’a de lien ici : il n’y a rien à demander.
        [one] Une collectivité serait interrogée.
       *[other] { $shown } collectivités seraient interrogées, en France et à l’étranger.
    }
campaign-reaches =
    { $count ->
        [0] Aucune lettre n’atteint personne : il manque des adresses.
        [one] Une lettre en atteint une.
       *[other] Une lettre en atteint { $shown }.
    }
campaign-left-out =
    { $count ->
        [one] Une collectivité est laissée de côté : une autre campagne l’interroge, ou lui a écrit depuis moins d’un an.
       *[other] { $shown } collectivités sont laissées de côté : une autre campagne les interroge, ou leur a écrit depuis moins d’un an.
    }
campaign-nobody-left = Il ne reste personne à interroger ici.
campaign-how = Les lettres partent peu à peu, au plus quatre par minute, et jamais deux à la même adresse le même jour. Les collectivités sans adresse restent en attente.
campaign-start = Lancer la campagne
campaigns-all = Les campagnes
campaigns-none = Il n’y a pas encore eu de campagne.
campaign-open = En cours
campaign-closed = Terminée
campaign-open-line = Lancée le { $began }, ouverte jusqu’au { $ends }.
campaign-closed-line = Lancée le { $began }, terminée le { $ends }.
campaign-title = Campagne : { $name }
campaign-rate = des liens ont reçu une réponse : { $heard } sur { $links }
campaign-figure-authorities = collectivités interrogées
campaign-figure-reachable = qu’une lettre atteint aujourd’hui
campaign-figure-answered = ont répondu
campaign-figure-silent = n’ont pas répondu
campaign-who = Qui a répondu
campaign-states = Par état
campaign-all-states = Toutes
campaign-unreachable = sans adresse
campaign-first-letter = première lettre le { $date }
campaign-file = Tout le tableau (CSV)
campaign-close-title = Terminer la campagne
campaign-close-text = Les liens des lettres ne répondent plus, et plus aucun rappel ne part. Ce qui a été répondu reste.
campaign-close = Terminer maintenant
mailing-to_send = À envoyer
mailing-sent = Lettre partie
mailing-reminded_once = Rappelée une fois
mailing-reminded_twice = Rappelée deux fois
mailing-answered = A répondu
mailing-refused = Ne veut plus de lettre
mailing-bounced = Mauvaise adresse
mailing-closed = Sans réponse à la fin
answer-count-true =
    { $count ->
        [one] un lien encore vrai
       *[other] { $shown } liens encore vrais
    }
answer-count-corrected =
    { $count ->
        [one] un lien corrigé
       *[other] { $shown } liens corrigés
    }
answer-count-ended =
    { $count ->
        [one] un lien terminé
       *[other] { $shown } liens terminés
    }

# About the data.
data-freshness = Un lien est « vérifié » pendant un an après la confirmation d’une de ses collectivités, « à confirmer » ensuite, et quitte les listes un an plus tard. Ce qu’aucune collectivité n’a confirmé est « non confirmé » et reste dans les listes, avec sa source.
