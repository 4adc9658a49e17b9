# The search page.
search-title = Chercher
search-title-for = Chercher « { $q } »
search-count =
    { $count ->
        [0] Rien ne porte ce nom
        [one] 1 réponse
       *[other] { $shown } réponses
    }
search-none = Vérifiez l’orthographe, essayez le code postal, ou le nom de l’intercommunalité ou du département.
search-empty = Écrivez un nom de commune, d’intercommunalité, de département ou de région, une ville étrangère, un pays, un code postal ou un code INSEE.
search-country = Pays
search-former = comprend { $name }
search-too-long = Ce texte est trop long pour un nom : seuls les 100 premiers caractères ont servi.
search-page = Page du site
search-link = Lien
search-place = Lieu à l’étranger, sans lien connu
search-preparing = L’index de recherche se prépare : dans quelques secondes, rechargez cette page. Les listes et les fiches restent ouvertes.
search-facets = Préciser
search-facet-kind = Nature
search-facet-country = Pays
search-facet-linked = Liens
search-linked = avec au moins un lien
search-kind-commune = Communes
search-kind-epci = Intercommunalités
search-kind-departement = Départements
search-kind-region = Régions
search-kind-collectivite = Collectivités d’outre-mer
search-kind-unidentified = Lieux à identifier
search-kind-foreign = Collectivités étrangères
search-kind-place = Lieux étrangers sans lien connu
search-kind-country = Pays
search-kind-partnership = Liens
search-kind-page = Pages du site

# Words by which people tell what they look for, besides its name; never shown.
search-words-commune = commune, ville, village, mairie, municipalité
search-words-epci = intercommunalité, communauté de communes, communauté urbaine, communauté d’agglomération, agglo, métropole
search-words-departement = département, conseil départemental, conseil général
search-words-region = région, conseil régional
search-words-collectivite = collectivité, territoire, outre-mer
search-words-unidentified = lieu
search-words-foreign = ville, commune, mairie
search-words-linked = jumelage, jumelages, jumelée, partenaires, partenariat, partenariats, coopération, liens

# Words by which a page of the site is found; never shown.
search-page-home = accueil, début, jumelles
search-page-map = carte, carte des liens, carte du monde, plan, carte interactive
search-page-figures = chiffres, statistiques, observatoire, nombre, graphiques, les chiffres
search-page-data = données, données ouvertes, sources, open data, licence, API, téléchargement, télécharger
search-page-links = partenariats, liens, jumelages, jumelage, coopérations, coopération décentralisée, liste des partenariats, liste des liens
search-page-authorities = collectivités, liste des communes, liste des collectivités, territoires
search-page-countries = pays, liste des pays, pays partenaires
search-page-law = droit, loi, lois, règles, règles de droit, avons-nous le droit
search-page-papers = papiers, convention, conventions, délibération, délibérations, modèle de convention, modèle de délibération, charte de jumelage, atelier des papiers
search-page-funding = financements, financement, subvention, subventions, appel à projets, appels à projets, cofinancement
search-page-networks = réseaux, réseaux régionaux, réseau régional, RRMA, réseau régional multi-acteurs
search-page-organisations = organisations, organisations inscrites, associations, acteurs

# The page of a place that only the gazetteer knows.
search-place-lead = L’atlas ne connaît aucun lien de {$name} avec une collectivité française. C’est peut-être un partenaire à trouver, ou un lien qui n’est pas encore déclaré.
search-place-known = Ce que l’on sait de ce lieu
search-place-source = Source : GeoNames, CC BY 4.0.
search-place-next = Et maintenant
search-place-country = Voir les liens avec ce pays : {$country}
search-place-links = La liste de ces liens
search-place-search = Chercher un autre lieu
search-fact-country = Pays
search-fact-admin = Région ou province
search-fact-inhabitants = Habitants
search-fact-own-name = Nom local
search-fact-geonames = Numéro GeoNames
# Said while typing: none, one, several; # is their number.
suggest-told = aucune suggestion|1 suggestion|# suggestions
