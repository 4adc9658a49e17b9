# What may be recorded twice: found, compared, made one, parted again.
duplicates-title = Fiches en double
duplicates-lead = Ces fiches disent peut-être la même chose deux fois. Rien n’est réuni sans vous : comparez, choisissez ce qui est gardé, ou dites que ce sont bien deux choses.
duplicates-tabs = Ce qui est montré
duplicates-tab-open = À regarder
duplicates-tab-apart = Pas des doublons
duplicates-tab-merged = Réunies
duplicates-filter-what = Quoi
duplicates-filter-class = Vraisemblance
duplicates-filter-country = Pays
duplicates-filter-region = Région française
duplicates-what-partnership = Deux liens
duplicates-what-authority = Deux collectivités
duplicates-class-sure = Sûr
duplicates-class-probable = Probable
duplicates-class-look = À regarder
duplicates-count = { $count ->
    [0] Aucune paire.
    [one] Une paire.
   *[other] { $shown } paires, les plus vraisemblables d’abord.
}
duplicates-and = et
duplicates-none-open = Rien ne se ressemble parmi ce que vous pouvez réunir. Un doublon que vous connaissez se signale depuis sa fiche, par « Signaler un doublon ».
duplicates-none-apart = Personne n’a encore dit de deux fiches que ce ne sont pas des doublons.
duplicates-none-merged = Rien n’a encore été réuni.
duplicates-by-person = une personne qui tient le site
duplicates-apart-by = { $who } l’a dit, le { $on }.
duplicates-merged-on = Réunies le { $on }
duplicates-parted-on = séparées le { $on }
duplicates-undoable = peuvent encore être séparées
duplicates-settled = Plus de trente jours ont passé : ces fiches ne se séparent plus.
duplicate-reason-same-name = le même nom, accents et traits d’union mis à part
duplicate-reason-other-name = « { $name } » est le nom de l’une et un autre nom de l’autre
duplicate-reason-near-name = un seul signe sépare les deux noms
duplicate-reason-category = le même nom, à un mot comme « county » près : peut-être deux niveaux
duplicate-reason-same-place = deux noms, au même endroit
duplicate-reason-apart = { $count ->
    [0] au même endroit, à moins d’un kilomètre
    [one] à un kilomètre l’une de l’autre
   *[other] à { $shown } kilomètres l’une de l’autre
}
duplicate-reason-approximate = la position de l’une n’est qu’approchée
duplicate-reason-no-position = la position de l’une n’est pas connue
duplicate-reason-same-region = dans la même région
duplicate-reason-other-region = les sources nomment deux régions
duplicate-reason-both-in-gazetteer = le répertoire des lieux a les deux : peut-être la ville et sa commune
duplicate-reason-one-in-gazetteer = le répertoire des lieux n’a que l’une
duplicate-reason-same-parties = les mêmes parties
duplicate-reason-more-parties = l’un a toutes les parties de l’autre, et d’autres encore
duplicate-reason-one-party = une même partie, et une autre qui a peut-être deux fiches
duplicate-reason-same-since = le même début
duplicate-reason-other-since = deux débuts différents
duplicate-reason-written = le doute est écrit sur une des fiches
duplicate-reason-reported = signalé : « { $source } »
duplicates-pair-partnership = Comparer deux liens
duplicates-pair-authority = Comparer deux collectivités
duplicates-pair-lead = Est-ce la même chose, écrite deux fois ? Si vous n’en êtes pas sûr, ne réunissez pas : demandez d’abord à l’une des parties.
duplicates-reasons = Ce qui se ressemble
duplicates-parties-first = Ces deux liens diffèrent par des collectivités qui sont peut-être la même.
duplicates-parties-first-link = Comparer d’abord ces collectivités
duplicates-stays = Quelle fiche reste ?
duplicates-stays-text = L’adresse de l’autre mènera à celle qui reste.
duplicates-fields = Ce que la fiche dira
duplicates-fields-text = La valeur proposée est la plus récemment vérifiée ; sinon la plus précise ; sinon celle de la source la plus ancienne.
duplicates-both = Les deux ensemble
duplicates-only-known = une seule fiche le dit
duplicates-said = dit par { $who }, et par aucune partie autrement
duplicates-settled-fields = Ce qui est repris tel quel
duplicates-same = les deux le disent
duplicates-effect-parties = Ce qu’a dit une collectivité qui ne serait plus partie du lien reste dans l’historique.
duplicates-doubts = Doutes qui restent écrits sur la fiche
duplicates-effects = Ce qui arrivera
duplicates-effect-partnership = Les sources, les déclarations des parties, les confirmations, les propositions et l’historique des deux se retrouvent sur la fiche qui reste. Les parties sont prévenues par courriel.
duplicates-effect-authority = Les liens de celle qui part passent à celle qui reste, avec ses noms, ses adresses et ce qui attend une réponse. Ses noms continuent de la faire trouver.
duplicates-effect-double = { $count ->
    [one] Un lien existera alors deux fois entre les mêmes parties : vous le réunirez ensuite.
   *[other] { $shown } liens existeront alors deux fois entre les mêmes parties : vous les réunirez ensuite, un par un.
}
duplicates-effect-undo = Pendant trente jours, les deux fiches peuvent être séparées.
duplicates-merge = Réunir les deux fiches
duplicates-two = Ce ne sont pas des doublons
duplicates-two-text = La paire ne sera plus montrée. Vous pourrez revenir dessus.
duplicates-two-why = Pourquoi, en une phrase
duplicates-two-button = Ce sont deux choses
duplicates-apart = On a dit que ce ne sont pas des doublons.
duplicates-together = Remettre la paire à regarder
duplicates-problems = Rien n’est réuni. À revoir :
duplicates-stale = Une des fiches a changé pendant que vous choisissiez.
duplicates-stale-text = Rien n’est réuni. Voici les deux fiches d’à présent, avec ce que vous aviez choisi : regardez, puis réunissez.
duplicates-wrong-linked = Un lien a ces deux collectivités pour parties : ce sont deux collectivités pour quelqu’un. Voyez d’abord ce lien ({ $link }).
duplicates-wrong-represented = Des personnes représentent ici chacune des deux collectivités. Les réunir donnerait aux unes les droits des autres. Qu’une des deux organisations soit d’abord quittée par tous (« Transmettre et quitter »).
duplicates-wrong-unlike = Ces fiches ne peuvent pas n’en faire qu’une : deux pays, deux codes officiels, ou un nombre de parties impossible.
duplicates-wrong-reason = Dites en une phrase pourquoi ce sont deux choses.
duplicates-unconfirmed = Aucune partie ne l’a encore confirmé.
duplicates-statements = { $count ->
    [one] Une déclaration d’une partie.
   *[other] { $shown } déclarations des parties.
}
duplicates-links = { $count ->
    [0] Aucun lien.
    [one] Un lien.
   *[other] { $shown } liens.
}
duplicates-geonames = Dans le répertoire GeoNames, sous le numéro { $number }.
duplicates-official = Code officiel géographique.
duplicates-own = Dans aucun répertoire de lieux utilisé.
duplicates-approximately = { $place } (position approchée)
duplicates-field-name = Nom
duplicates-field-admin = Région ou province
duplicates-field-position = Position
duplicates-field-population = Habitants
duplicates-field-note = Remarque
duplicates-merge-partnership = Deux liens réunis
duplicates-merge-authority = Deux collectivités réunies
duplicates-done = Les deux fiches n’en font plus qu’une.
duplicates-done-text = L’atlas et la recherche suivent dans la minute. L’ancienne adresse mène à la fiche qui reste.
duplicates-since = Les deux fiches sont séparées. Ce qui a été écrit depuis la réunion est resté sur celle qui était restée : vérifiez-la.
duplicates-overtaken = D’autres réunions se sont faites par-dessus. Séparez-les d’abord :
duplicates-kept = Fiche qui reste
duplicates-gone = Fiche réunie à elle
duplicates-double = Liens à réunir à présent
duplicates-double-text = Ces liens ont maintenant les mêmes parties.
duplicates-separate-title = Revenir dessus
duplicates-separate-text = Les deux fiches redeviennent ce qu’elles étaient. Ce qui a été écrit depuis reste sur celle qui est restée.
duplicates-separate = Séparer les deux fiches
duplicates-back = Toutes les fiches en double
duplicates-compare = Comparer les deux fiches
duplicates-same-as = Serait la même fiche que
duplicates-history-of = fiche { $id }, réunie à celle-ci
duplicates-word = doublon
duplicates-report-link = Signaler un doublon
duplicates-report-title = Signaler un doublon de { $name }
duplicates-report-lead = Vous connaissez une autre fiche qui dit la même chose ? Une personne comparera les deux. Aucun compte n’est nécessaire.
duplicates-report-done = Votre signalement attend avec les deux fiches, à côté l’une de l’autre.
duplicates-report-likely = Fiches qui ressemblent à { $name }
duplicates-report-other = Ou l’adresse de l’autre fiche
duplicates-report-other-hint = Copiez-la depuis la barre d’adresse. L’identifiant suffit aussi, par exemple pa-0123456789.
duplicates-report-source = Comment le savez-vous ?
duplicates-report-button = Signaler
duplicates-wrong-other = L’autre fiche n’est pas reconnue : copiez son adresse, et choisissez une fiche de la même sorte, qui n’est pas celle-ci.
history-did-merge = Deux fiches réunies
history-did-merged = Fiche réunie à une autre
history-did-separate = Fiches séparées
authority-did-merge = Deux fiches réunies
authority-did-merged = Fiche réunie à une autre
authority-did-separate = Fiches séparées
feed-did-merge = réunion de deux fiches
feed-did-merged = fiche réunie à une autre
feed-did-separate = fiches séparées
mail-duplicates-merge-subject = Deux fiches réunies : { $stays }
mail-duplicates-merge-partnership = { $who } a réuni deux fiches du même lien dans Jumelles : « { $goes } » mène maintenant à « { $stays } ». Ce que les parties ont dit est gardé.
mail-duplicates-merge-authority = { $who } a réuni deux fiches de la même collectivité dans Jumelles : « { $goes } » mène maintenant à « { $stays } », avec ses liens et ses noms.
mail-duplicates-merge-act = Si ce sont deux choses différentes, dites-le : pendant trente jours, les deux fiches peuvent être séparées, depuis « Fiches en double » de votre compte.
mail-duplicates-separate-subject = Deux fiches séparées : { $stays }
mail-duplicates-separate-partnership = { $who } a séparé les deux liens « { $stays } » et « { $goes } », qui avaient été réunis.
mail-duplicates-separate-authority = { $who } a séparé les deux collectivités « { $stays } » et « { $goes } », qui avaient été réunies.
mail-duplicates-separate-act = Les deux fiches sont redevenues ce qu’elles étaient. Ce qui a été écrit entre-temps est resté sur la première.
mail-duplicates-button = Voir la fiche
