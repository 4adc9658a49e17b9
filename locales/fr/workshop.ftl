# The workshop of papers: its steps, its buttons, what it says.
workshop-of-link = Écrire la convention ou la délibération
workshop-open = Remplir ce texte
workshop-which = Choisissez le papier à écrire : les noms des deux collectivités y sont déjà.
workshop-steps = Étapes
workshop-step-facts = Les faits
workshop-step-clauses = Les clauses
workshop-step-read = Le texte
workshop-facts-lead = Dites d’abord l’essentiel ; le reste est replié, et ce qui manque restera en pointillés, à remplir à la main. Rien n’est enregistré ici.
workshop-more = Préciser, si vous le souhaitez
workshop-in-french = En français.
workshop-clauses-lead = Gardez, retirez ou réécrivez chaque clause. Ce que la loi demande est signalé.
workshop-read-lead = Le texte tel qu’il sera imprimé, ce qui lui manque, et ce que la loi en dit.
workshop-languages = Langues
workshop-second = Seconde langue
workshop-french-alone = Français seul
workshop-sides = Disposition
workshop-sides-beside = Deux colonnes, article par article
workshop-sides-after = Une langue après l’autre
workshop-apply-language = Afficher les champs de la seconde langue
workshop-in-language = { $label } – en { $language }
workshop-find = Chercher ce nom dans l’atlas
workshop-found = Est-ce l’une de ces collectivités ? Ce que l’atlas en sait remplira les champs vides.
workshop-pick = Reprendre ce que l’atlas en sait
workshop-find-empty = Écrivez d’abord le nom, puis cherchez-le.
workshop-find-none = L’atlas ne connaît pas ce nom : « { $name } ». Vérifiez l’orthographe, ou remplissez les champs vous-même.
workshop-to-read = Voir le texte
workshop-to-clauses = Choisir les clauses
workshop-save = Télécharger le brouillon
workshop-other-language = Continue in English
workshop-kept = Ce que vous tapez n’est pas gardé par le site. Téléchargez le brouillon pour le reprendre plus tard ou l’envoyer à votre partenaire.
workshop-problems = À corriger : ces champs restent en pointillés.
workshop-problem = { $field } : { $why }
workshop-problem-day = une date s’écrit 27/11/2026
workshop-problem-money = un montant s’écrit 12 500 ou 12 500,50, en euros
workshop-problem-number = un nombre entier est attendu
workshop-problem-range = un nombre entier de { $least } à { $most } est attendu
workshop-problem-choice = ce choix n’est pas proposé
workshop-vanished = Avec ces faits, il n’en reste rien : elle ne sera pas imprimée.
workshop-clause-text = Lire le texte de la clause
workshop-rewrite = Réécrire
workshop-rewrite-this = Réécrire la clause « { $title } »
workshop-restore = Reprendre le texte proposé
workshop-restore-this = Reprendre le texte proposé de la clause « { $title } »
workshop-own-words = Votre texte en { $language }
workshop-own = Vos propres clauses
workshop-own-hint = Elles prennent place après le dernier article. Une ligne vide commence un nouveau paragraphe.
workshop-own-number = { $count ->
   *[other] Clause ajoutée n° { $count }
}
workshop-own-title = Titre en { $language }
workshop-own-text = Texte en { $language }
workshop-to-sign = Version à signer : ne plus imprimer « PROJET »
workshop-pdf = Télécharger en PDF
workshop-docx = Télécharger pour Word ou LibreOffice
workshop-others = Écrire un autre papier avec les mêmes faits
workshop-others-hint = Les parties, l’objet et les montants sont repris. Le vote et le texte approuvé passent de la délibération à la convention ; les signatures et les annexes de chaque papier restent les siennes.
workshop-to-see = À compléter
workshop-doubts = À vérifier dans votre texte :
workshop-doubt-shares = Les parts des deux parties ne font pas ensemble le montant total.
workshop-doubt-year = La dépense de l’exercice dépasse la part de la collectivité pour toute la durée.
workshop-doubt-present = Il y a plus de membres présents que de membres en exercice.
workshop-doubt-quorum = Avec ces nombres, la moitié des membres au plus est présente : le texte ne dit pas que le quorum est atteint, et laisse une ligne à remplir.
workshop-doubt-votes = Les voix et les abstentions font ensemble plus que les membres en exercice.
workshop-doubt-voting = Le nombre de votants ne va pas avec les voix, ou dépasse les membres en exercice.
workshop-doubt-sitting = La délibération est signée avant la séance.
workshop-doubt-signed = La signature vient avant le vote d’un conseil.
workshop-doubt-return = Le retour vient avant le départ.
workshop-required = Clauses demandées par la loi et retirées :
workshop-unwritten = Clauses réécrites, sans texte dans cette langue :
workshop-untranslated = { $count ->
    [one] { $count } fait n’est pas dit dans la seconde langue et reste en français
   *[other] { $count } faits ne sont pas dits dans la seconde langue et restent en français
}
workshop-missing = { $count ->
    [one] { $count } blanc à remplir à la main
   *[other] { $count } blancs à remplir à la main
}
workshop-nothing-missing = Aucun blanc : tout ce que le texte demande est dit.
workshop-law = Ce que la loi en dit
workshop-text = Le texte
workshop-refused-too-long = Le texte est trop long pour un document : un champ dépasse 50 000 signes, ou l’ensemble 400 000. Rien n’est perdu : raccourcissez-le, puis recommencez.
workshop-refused-hurried = Beaucoup de PDF ont été demandés en peu de temps. Attendez quelques minutes ; le texte pour Word ou LibreOffice reste disponible.
workshop-bring-link = Reprendre un brouillon téléchargé
workshop-bring-title = Reprendre un brouillon
workshop-bring-lead = Choisissez le fichier que vous avez téléchargé. Il reste sur votre ordinateur ; le site ne le garde pas.
workshop-file = Fichier du brouillon (.json)
workshop-bring = Reprendre
workshop-file-no-file = Aucun fichier n’est arrivé, ou il dépasse 2 Mo. Choisissez le fichier du brouillon, puis recommencez.
workshop-file-no-text = Ce fichier n’est pas du texte en UTF-8. Choisissez le fichier .json téléchargé depuis l’atelier.
workshop-file-no-json = Ce fichier n’est pas un brouillon : il ne se lit pas comme du JSON. L’a-t-on modifié à la main ?
workshop-file-no-draft = Ce fichier n’est pas un brouillon de l’atelier.
workshop-file-later = Ce brouillon vient d’une version plus récente de Jumelles. Ouvrez-le là où il a été écrit.
workshop-file-damaged = Ce brouillon contient un champ inconnu ou abîmé et n’a pas été lu. Votre fichier n’a pas changé.
workshop-form-commune = commune
workshop-form-department = département
workshop-form-region = région
