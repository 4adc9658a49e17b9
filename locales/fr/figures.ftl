# The registry of figures: definition and perimeter of each, and the titles of breakdowns.
figures-title = Les chiffres
figures-file = chiffres
figures-lead = Chaque chiffre dit ce qu’il compte, parmi quoi, à quelle date et d’après quelle source. La liste qui le recompte est à un clic.
figure-recount = Recompter
figure-origin = Au { $date }. Source : { $source }.
source-atlas = liens ouverts de cet atlas, à confirmer
source-code = { $release }
figure-links_france_abroad-definition = liens connus entre une collectivité française et une collectivité étrangère
figure-links_france_abroad-perimeter = Communes, intercommunalités, départements et régions ; jumelages et coopérations de toute forme, en cours ou non.
figure-communes_linked-definition = communes françaises ont au moins un lien connu à l’étranger
figure-communes_linked-perimeter = Liens de toute forme, en cours ou non ; les liens entre communes françaises ne comptent pas.
figure-partner_countries-definition = pays partenaires
figure-partner_countries-perimeter = Pays et territoires où se trouve au moins un partenaire d’une collectivité française.
figure-towns_linked-definition = des communes de 10 000 à 50 000 habitants ont un lien à l’étranger : { $part } sur { $whole }
figure-towns_linked-perimeter = La brochure de 2009 dit « près de 60 % des villes moyennes » sans donner de définition : les deux parts ne se comparent pas.
figure-partners_abroad-definition = autorités locales étrangères partenaires
figure-partners_abroad-perimeter = Autorités étrangères qui ont au moins un lien connu avec une collectivité française.
figure-links_africa-definition = liens connus avec une collectivité africaine
figure-links_africa-perimeter = Liens entre la France et l’étranger. Les sources ouvertes décrivent mal l’Afrique : ce nombre est très en dessous de la réalité.
figure-links_confirmed-definition = liens confirmés par une des collectivités
figure-links_confirmed-perimeter = Liens entre la France et l’étranger.
figure-links_doubtful-definition = liens à vérifier par une personne
figure-links_doubtful-perimeter = Liens entre la France et l’étranger dont un lieu est incertain, ou qui décrivent peut-être un réseau de villes.
figure-links_within_france-definition = liens entre collectivités françaises
figure-links_within_france-perimeter = Comptés à part.
figure-links_elsewhere-definition = liens sans partie française
figure-links_elsewhere-perimeter = Comptés à part : ils montrent avec qui d’autre les partenaires coopèrent.
figure-links_all-definition = liens en tout dans l’atlas
figure-links_all-perimeter = Les trois ensembles ci-dessus réunis.
figure-communes-definition = communes
figure-communes-perimeter = Communes de France au code officiel géographique, outre-mer compris.
figure-intercommunal_bodies-definition = intercommunalités
figure-intercommunal_bodies-perimeter = Intercommunalités à fiscalité propre et établissements publics territoriaux du Grand Paris.
figures-gaps = Ce que les sources ne disent pas
gap-kind = Forme du lien inconnue : { $shown } sur { $of }.
gap-status = État (actif, terminé…) inconnu : { $shown } sur { $of }.
gap-since = Année de début inconnue : { $shown } sur { $of }.
gap-themes = Thèmes inconnus : { $shown } sur { $of }.

# Files of charts.
figures-size-file = communes-par-taille
figures-country-file = liens-par-pays
figures-continent-file = liens-par-continent
figures-region-file = liens-par-region
figures-department-file = liens-par-departement
figures-links-size-file = liens-par-taille-de-commune
figures-source-file = liens-par-source
figures-kind-file = liens-par-type
figures-decade-file = liens-par-decennie

# The registry of charts: the finding, what is counted, among what, what a row is.
chart-size-title = { $cities } des villes de 50 000 habitants et plus ont un lien à l’étranger, { $villages } des communes de moins de 2 000
chart-size-definition = Communes françaises qui ont au moins un lien connu à l’étranger, par taille.
chart-size-perimeter = Communes de France, outre-mer compris, selon leur population. Un lien compte quelle que soit sa forme, en cours ou non ; les liens entre communes françaises ne comptent pas, ni ceux de l’intercommunalité, du département ou de la région.
chart-size-head = Taille
chart-size-why = Et les « près de 60 % des villes moyennes » ?
chart-size-note = La brochure « La coopération décentralisée » (Lianes coopération, 2009) écrit : « Près de 60 % des villes moyennes sont engagées ! ». Elle ne dit ni ce qu’est une ville moyenne, ni ce qu’est un engagement, ni d’où vient le nombre. Ici, { $share } des communes de 10 000 à 50 000 habitants ont un lien connu : { $part } sur { $whole }. Les deux parts ne se comparent pas : nos sources ouvertes recensent surtout des jumelages européens, anciens ou récents, sans dire lesquels vivent encore ; elles ignorent bien des coopérations avec l’Afrique ; et elles datent de 2014 à 2026.
chart-country-title = { $top }, premier pays partenaire : { $share } des liens
chart-country-definition = Liens connus entre la France et l’étranger, par pays du partenaire.
chart-country-perimeter = Liens entre une collectivité française et une collectivité étrangère, de toute forme, en cours ou non. Un lien avec des partenaires dans deux pays compte dans les deux.
chart-country-head = Pays
chart-continent-title = { $top } d’abord, avec { $share } des liens ; { $africa } avec l’Afrique, que les sources décrivent mal
chart-continent-definition = Liens connus entre la France et l’étranger, par continent du partenaire.
chart-continent-perimeter = Liens entre une collectivité française et une collectivité étrangère, de toute forme, en cours ou non. Les sources ouvertes recensent surtout des jumelages européens : la part de l’Afrique est très en dessous de la réalité. Un lien avec des partenaires sur deux continents compte dans les deux.
chart-continent-head = Continent
chart-region-title = { $top }, première région : { $share } des liens
chart-region-definition = Liens connus entre la France et l’étranger, par région ou collectivité d’outre-mer.
chart-region-perimeter = Les liens d’une région sont les siens et ceux des collectivités qui s’y trouvent, de toute forme, en cours ou non. Un lien de deux régions compte dans les deux.
chart-region-head = Région
chart-department-title = { $top }, premier département : { $share } des liens
chart-department-definition = Liens connus entre la France et l’étranger, par département ou collectivité d’outre-mer.
chart-department-perimeter = Les liens d’un département sont les siens et ceux des communes et intercommunalités qui s’y trouvent, de toute forme, en cours ou non. Un lien de deux départements compte dans les deux.
chart-department-head = Département
chart-links-size-title = { $top } : la taille de commune qui a le plus de liens, { $share }
chart-links-size-definition = Liens connus entre la France et l’étranger, par taille de la commune française.
chart-links-size-perimeter = Liens d’une commune française avec une collectivité étrangère, de toute forme, en cours ou non ; la part est celle de tous les liens entre la France et l’étranger.
chart-links-size-head = Taille de la commune
chart-source-title = La première source donne { $share } des liens : { $top }
chart-source-definition = Liens connus entre la France et l’étranger, par source.
chart-source-perimeter = Liens entre une collectivité française et une collectivité étrangère, de toute forme, en cours ou non. Un lien peut avoir plusieurs sources : la somme dépasse le total.
chart-source-head = Source
chart-kind-title = { $top } : le type de relation le plus fréquent, { $share } des liens
chart-kind-unknown =
    { $count ->
        [one] Type de relation inconnu : { $shown } lien sur { $of }
       *[other] Type de relation inconnu : { $shown } liens sur { $of }
    }
chart-kind-definition = Liens connus entre la France et l’étranger, par type de relation.
chart-kind-perimeter = Types de relation : partenariat durable, amitié, contact, projet, coopération transfrontalière. Liens entre une collectivité française et une collectivité étrangère, en cours ou non.
chart-kind-head = Type de relation
chart-decade-title = { $top } : le plus grand nombre de débuts connus, { $share } des liens
chart-decade-unknown =
    { $count ->
        [one] Année de début inconnue : { $shown } lien sur { $of }
       *[other] Année de début inconnue : { $shown } liens sur { $of }
    }
chart-decade-definition = Liens connus entre la France et l’étranger, par décennie de début.
chart-decade-perimeter = Liens entre une collectivité française et une collectivité étrangère, de toute forme, en cours ou non, selon l’année où le lien a commencé.
chart-decade-head = Début
chart-empty = Aucun lien encore : rien à compter
chart-unknown = Inconnu : { $shown } sur { $of }.
chart-not-drawn = Sous un cinquième de liens connus, aucun graphique n’est dessiné : il tromperait. Les nombres restent dans le tableau.
chart-outside = Non classés : { $shown } sur { $of }.
chart-outside-size = Non classées : { $shown } sur { $of }, sans population connue.
chart-outside-region = Non classés : { $shown } sur { $of }, dont le lieu français reste à identifier.
chart-outside-department = Non classés : { $shown } sur { $of }, portés par une région ou dont le lieu français reste à identifier.
chart-outside-links-size = Non classés : { $shown } sur { $of }, portés par une autre collectivité qu’une commune, ou par une commune à identifier.
chart-sources = { $links } ; population : { $inhabitants }
chart-more =
    { $count ->
        [one] et { $shown } autre
       *[other] et { $shown } autres
    }
chart-value = { $shown } · { $share }
chart-value-of = { $share } · { $shown } sur { $of }
chart-open = Ce graphique : image, fichiers, définition
chart-all-rows = Ce graphique et ses { $shown } lignes : image, fichiers, définition
chart-image = Graphique
chart-take = Télécharger l’image :
chart-table = Le tableau
chart-about = Ce que dit ce graphique
chart-perimeter = Périmètre
chart-date = Données au
chart-embed = Placer ce graphique ailleurs
chart-embed-text = L’adresse de l’image ne change pas, et l’image suit les données. Pour garder un état daté, téléchargez-la.
chart-code = Code à copier dans votre page

# A territory beside another.
compare-title = Comparer deux territoires
compare-title-one =
    { $count ->
        [0] { $a } : aucun lien connu à l’étranger
        [one] { $a } : { $shown } lien connu à l’étranger
       *[other] { $a } : { $shown } liens connus à l’étranger
    }
compare-title-two = { $a } : { $first } liens pour 100 000 habitants ; { $b } : { $second }
compare-title-both = { $a } et { $b }
compare-lead = Une région, un département ou une collectivité d’outre-mer à côté d’un autre : habitants, communes, liens à l’étranger, pays partenaires.
compare-with = Comparer à un autre territoire
compare-open = Choisir les territoires
compare-place-a = Premier territoire
compare-place-b = Second territoire
compare-choose = Choisir
compare-button = Comparer
compare-regions = Régions
compare-departments = Départements
compare-overseas = Collectivités d’outre-mer
compare-chosen = Collectivité choisie
compare-none = Choisissez deux territoires dans les listes ci-dessus. L’adresse de la page garde votre choix : elle se partage, et accepte aussi l’identifiant d’une commune ou d’une intercommunalité.
compare-one = Choisissez un second territoire pour les voir côte à côte.
compare-same = C’est deux fois le même territoire : il n’est montré qu’une fois. Choisissez-en un autre pour comparer.
compare-measure = Mesure
compare-measure-inhabitants = Habitants
compare-measure-communes = Communes
compare-measure-linked = Communes qui ont un lien
compare-measure-links = Liens à l’étranger
compare-measure-rate = Liens pour 100 000 habitants
compare-measure-countries = Pays partenaires
compare-measure-confirmed = Liens vérifiés depuis douze mois
compare-definition-inhabitants = Population municipale, avec son année.
compare-definition-communes = Communes du territoire.
compare-definition-linked = Au moins un lien connu à l’étranger ; part de toutes ses communes.
compare-definition-links = Ceux du territoire lui-même et des collectivités qui s’y trouvent.
compare-definition-rate = Liens à l’étranger, divisés par les habitants.
compare-definition-countries = Pays où se trouve au moins un partenaire.
compare-definition-confirmed = Par une des collectivités du lien.
compare-perimeter = Liens de toute forme, en cours ou non ; les liens entre collectivités françaises ne comptent pas.
compare-countries-of =
    { $count ->
        [0] { $name } : aucun pays partenaire connu
        [one] { $name } : { $shown } pays partenaire
       *[other] { $name } : { $shown } pays partenaires
    }
compare-other-countries =
    { $count ->
        [one] L’autre pays
       *[other] Les { $shown } autres pays
    }
compare-no-country = Aucun lien connu à l’étranger.
compare-file = comparaison
