# The history of a link.
history-link = Historique de cette fiche
history-title = Historique : { $names }
history-lead = Chaque changement de cette fiche, le plus récent d’abord : quand, par qui, ce qui était écrit avant et ce qui l’est depuis.
history-back = Revenir à la fiche
history-by-open = données ouvertes
history-by-import = import d’un fichier
history-by-person = une personne
history-did-add = Fiche créée
history-did-revise = Fiche modifiée
history-did-confirm = Lien confirmé
history-did-other = Autre changement
history-col-field = Ce qui change
history-col-before = Avant
history-col-after = Après
history-reason = Motif : { $reason }
history-said = { $field } : { $who } déclare « { $value } ».
history-unsettled = Une autre partie dit autre chose : la fiche garde ce qu’elle disait, et les deux déclarations restent.
