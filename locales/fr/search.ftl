# The search page.
search-title = Chercher
search-title-for = Chercher « { $q } »
search-count =
    { $count ->
        [0] Rien ne porte ce nom
        [one] 1 réponse
       *[other] { $shown } réponses
    }
search-more = Les { $shown } premières réponses sont affichées ; précisez le nom pour en voir moins.
search-none = Vérifiez l’orthographe, essayez le code postal, ou le nom de l’intercommunalité ou du département.
search-empty = Écrivez un nom de commune, d’intercommunalité, de département ou de région, une ville étrangère, un pays, un code postal ou un code INSEE.
search-country = Pays
search-former = comprend { $name }
search-too-long = Ce texte est trop long pour un nom : seuls les 100 premiers caractères ont servi.
# Said while typing: none, one, several; # is their number.
suggest-told = aucune suggestion|1 suggestion|# suggestions
