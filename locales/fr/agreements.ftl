# The papers of a cooperation.
papers-href = /fr/droit/papiers
papers-title = Les papiers à préparer
papers-lead = Conventions, charte, délibération, mandats : chaque texte, clause par clause, avec la raison de chacune. À recopier, à imprimer et à compléter.
papers-how = Les pointillés sont à remplir. Chaque clause dit pourquoi elle est là ; ce que la loi n’exige pas peut être retiré ou réécrit. À l’impression, seules les clauses restent.
papers-beside = Avec une seconde langue :
papers-rules = Règles à vérifier :
papers-rules-word = regles
papers-if = selon le cas
papers-need-law = Exigé par la loi
papers-need-funders = Demandé par les financeurs
papers-need-good-practice = Bonne pratique
papers-to-review = Traduction à relire par une personne qui parle cette langue
language-fr = français
language-en = anglais
language-es = espagnol
language-pt = portugais
language-ar = arabe
