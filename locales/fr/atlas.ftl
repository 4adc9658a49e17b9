# Pages of the atlas: home, authorities, links, countries, map.
home-title = Votre commune et le monde
home-lead = La coopération décentralisée, c’est une collectivité française qui agit avec une collectivité étrangère : jumelage, projet commun, aide, échange d’expérience. Depuis 1992 la loi le permet à toutes, quelle que soit leur taille. Voyez ce que fait la vôtre, ce que font ses voisines, et par où commencer.
home-map-open = Ouvrir la carte
home-map-list = Voir la liste
home-figures-label = Trois chiffres
home-figures-more = Tous les chiffres, avec leur définition
home-done-title = Elles l’ont fait. Pourquoi pas vous ?
home-done-others = D’autres communes du Nord et du Pas-de-Calais que la brochure de 2009 citait déjà, avec leurs liens connus aujourd’hui :
home-why-title = Ce que cela apporte
home-why-citizens = Encourager la citoyenneté
home-because-citizens = S’ouvrir au monde, relier les cultures des habitants, reconnaître ceux que l’on oublie.
home-why-territory = Dynamiser le territoire
home-because-territory = Écoles, associations, services, entreprises : un projet qui les fait travailler ensemble.
home-why-potential = Valoriser les savoir-faire
home-because-potential = Entrer dans des réseaux, faire connaître ses talents, sa culture et son économie.
home-why-development = Agir pour le développement durable
home-because-development = Eau, santé, éducation, climat : des actions concrètes, ici et là-bas.
home-why-source = D’après la brochure de Lianes coopération (2009).
home-data-title = Des données ouvertes, à confirmer
home-data-text = Les liens affichés viennent de sources ouvertes. Aucun n’est donné pour certain tant qu’une des collectivités ne l’a pas confirmé, et cet atlas n’est pas l’atlas officiel.
links-short =
    { $count ->
        [0] aucun lien connu
        [one] 1 lien
       *[other] { $shown } liens
    }
map-world =
    { $count ->
        [one] Depuis la France, { $shown } lien connu vers { $countries } pays
       *[other] Depuis la France, { $shown } liens connus vers { $countries } pays
    }
map-authority =
    { $count ->
        [0] { $name } sur la carte
        [one] { $name } : 1 lien sur la carte
       *[other] { $name } : { $shown } liens sur la carte
    }
map-country =
    { $count ->
        [one] { $name } : 1 lien avec la France
       *[other] { $name } : { $shown } liens avec la France
    }
map-link = Carte : { $names }
map-title = La carte des liens
map-legend = Un arc par pays, d’autant plus épais que les liens sont nombreux ; un point par lieu partenaire.
map-download = Télécharger la carte (SVG)
map-table = Les vingt premiers pays partenaires
map-all-countries = Tous les pays partenaires
authority-no-link-commune = Aucun lien connu avec l’étranger.
authority-no-link = Aucun lien connu en son nom avec l’étranger.
authority-links-heading = Liens avec l’étranger
authority-links =
    { $count ->
        [one] { $words } lien connu
       *[other] { $words } liens connus
    }
authority-countries =
    { $count ->
        [0] .
        [one] , dans { $words } pays.
       *[other] , dans { $words } pays.
    }
authority-confirmed =
    { $count ->
        [0] Aucun n’est confirmé depuis un an par l’une des collectivités.
        [one] Un seul est confirmé.
       *[other] { $number } sont confirmés.
    }
authority-within-title =
    { $count ->
        [one] Un lien en France, compté à part
       *[other] { $shown } liens en France, comptés à part
    }
authority-sources = Ces liens viennent de sources ouvertes ; chacun dit lesquelles.
authority-members-title =
    { $count ->
        [0] Aucune de ses { $communes } communes n’a de lien connu avec l’étranger
        [one] Une de ses { $communes } communes a un lien connu avec l’étranger
       *[other] { $linked } de ses { $communes } communes ont un lien connu avec l’étranger
    }
authority-members-caption = Les communes qui ont le plus de liens
authority-communes-count =
    { $count ->
        [0] aucune commune
        [one] 1 commune
       *[other] { $shown } communes
    }
authority-territory-links =
    { $count ->
        [0] Voir la liste des liens de ce territoire
        [one] Voir le lien de ce territoire
       *[other] Voir les { $shown } liens de ce territoire
    }
authority-like = Ce que font les communes voisines et celles de sa taille
authority-why-not = Pourquoi pas vous ?
authority-why-not-lead = La loi permet à toute commune, même petite, de coopérer avec une collectivité étrangère.
authority-why-not-see = Voir avec qui coopèrent vos voisines
authority-why-not-text = Voici les communes les plus proches et les plus semblables qui ont un lien connu, et avec qui.
authority-nearest = Les plus proches qui ont un lien à l’étranger
authority-alike = Les plus semblables par la taille, puis la distance
authority-facts = Identité
authority-members = Ce qui la compose
authority-members-show = Voir la liste
and-more =
    { $count ->
        [one] {" "}et 1 autre
       *[other] {" "}et { $shown } autres
    }
col-commune = Commune
col-communes = Communes
col-inhabitants = Habitants
col-partners = Partenaires
col-distance = À
col-authority = Collectivité
col-kind = Nature
col-place = Où
col-links = Liens
col-country = Pays
col-continent = Continent
col-french = Côté français
col-territory = Territoire
col-partner = Partenaire
col-what = Forme
col-state = État
col-record = Fiche
see-record = Voir
col-linked = Avec un lien
col-share = Part
col-source = Source
col-licence = Licence
col-read = Lue en
fact-insee = Code officiel (INSEE)
fact-siren = SIREN
fact-geonames = GeoNames
fact-postcodes = Codes postaux
fact-population = Habitants
fact-former = Communes déléguées, anciennes communes, arrondissements
fact-names = Autres noms
fact-admin = Région ou province
fact-position = Position
fact-form = Forme
fact-kind = Type de relation
fact-status = État
fact-since = Depuis
fact-until = Jusqu’à
fact-themes = Thèmes
position-approximate = approchée, à vérifier
position-unknown = inconnue
field-since = pour l’année
field-themes = pour les thèmes
link-parties = Les partenaires
link-facts = Ce que l’on sait
link-doubts = À vérifier par une personne
link-disagreements = Les parties ne disent pas la même chose
link-side = { $who }, le { $date } : « { $value } »
link-sources = D’où vient cette fiche
link-sources-text = Une source dit qu’un lien a été déclaré un jour. Elle ne dit pas s’il vit encore.
card-network = peut-être un réseau de villes
doubt-by-name = « { $name } » a été reconnu par son nom, sans code officiel.
doubt-other-name = Le code { $code } est celui d’un lieu qui porte un autre nom que « { $name } ».
doubt-other-country = Le lieu qui porte le code donné pour « { $name } » est dans un autre pays ({ $country }).
doubt-namesake = L’une des collectivités est aussi liée à un autre lieu du même nom : l’un des deux liens est sans doute celui d’un homonyme.
doubt-several =
    { $count ->
        [one] « { $name } » : un lieu de ce nom existe, sans que l’on sache si c’est lui.
       *[other] « { $name } » : { $shown } lieux de ce nom existent, aucun n’a été choisi.
    }
doubt-not-found = « { $name } » n’est pas dans les répertoires de lieux utilisés ; la fiche garde ce que dit la source.
doubt-far = La source place « { $name } » à { $shown } km du lieu qui porte ce code : peut-être un homonyme.
doubt-club = Ce lien fait partie d’un groupe de villes toutes liées entre elles : la source décrit sans doute un réseau de villes plutôt qu’un jumelage à deux.
links-title = Les liens entre collectivités
links-lead = Jumelages, coopérations, amitiés : tous les liens connus, avec leurs sources. Filtrez, partagez l’adresse, téléchargez.
links-count =
    { $count ->
        [0] Aucun lien
        [one] 1 lien
       *[other] { $shown } liens
    }
links-none = Aucune fiche ne répond à tous ces filtres. Retirez-en un.
perimeter-label = Qui prend part aux liens
perimeter-france-abroad = France – étranger ({ $shown })
perimeter-within-france = Entre Français ({ $shown })
perimeter-elsewhere = Sans partie française ({ $shown })
perimeter-all = Tous ({ $shown })
sources-several = { $first } et { $count ->
        [2] 1 autre source
       *[other] d’autres sources
    }
filters = Filtrer
filters-apply = Appliquer
filters-set = Filtres en place
filters-clear = Tout retirer
filter-chip = { $filter } : { $value }
filter-remove = Retirer le filtre { $filter }
filter-all = Tous
filter-authority = Collectivité
filter-country = Pays
filter-continent = Continent
filter-region = Région
filter-department = Département
filter-authority_kind = Nature de la collectivité
filter-epci = Intercommunalité
filter-decade = Décennie de début
filter-size = Taille de la commune
filter-kind = Type de relation
filter-status = État
filter-theme = Thème
filter-source = Source
filter-confirmed = Confirmation
filter-doubt = Doute
filter-linked = Liens
filter-sort = Ordre
confirmed-yes = Confirmés un jour
confirmed-no = Jamais confirmés
doubt-yes = À vérifier par une personne
doubt-no = Sans doute relevé
linked-yes = Avec un lien
linked-no = Sans lien connu
linked-france-abroad = Avec un lien France – étranger
sort-authorities-population = Par population
sort-authorities-links = Par nombre de liens
sort-default = Par nom
sort-partner = Par partenaire
sort-population = Par population
sort-since = Par ancienneté
authorities-title = Les collectivités
authorities-lead = Communes, intercommunalités, départements et régions de France, et toutes les autorités étrangères qui ont un lien.
authorities-count =
    { $count ->
        [0] Aucune collectivité
        [one] 1 collectivité
       *[other] { $shown } collectivités
    }
countries-title = Les pays partenaires
countries-count =
    { $count ->
        [one] 1 pays a au moins un lien connu avec une collectivité française.
       *[other] { $shown } pays ont au moins un lien connu avec une collectivité française.
    }
country-france = La France est le point de départ de cet atlas : cherchez une commune, un département ou une région.
country-no-link = Aucun lien connu avec une collectivité française.
country-state =
    { $count ->
        [one] Un lien connu avec une collectivité française. Personne ne l’a encore confirmé, sauf mention contraire.
       *[other] { $shown } liens connus, entre { $french } collectivités françaises et { $there } de ce pays. Aucun n’est donné pour certain sans confirmation.
    }
country-links = Les liens connus
country-all-links = Voir les { $shown } liens dans la liste
country-groups = Dans les règles d’aide
group-to-verify = À vérifier dans la liste officielle en vigueur. Source : { $source }, lue le { $date }.
group-verified = Vérifié le { $date }. Source : { $source }.
group-dac = Bénéficiaire de l’aide publique au développement (liste du CAD)
group-dac-ldc = Bénéficiaire de l’aide publique au développement (liste du CAD), pays moins avancé
group-dac-low = Bénéficiaire de l’aide publique au développement (liste du CAD), faible revenu
group-dac-lower_middle = Bénéficiaire de l’aide publique au développement (liste du CAD), revenu intermédiaire, tranche inférieure
group-dac-upper_middle = Bénéficiaire de l’aide publique au développement (liste du CAD), revenu intermédiaire, tranche supérieure
group-dac-high = Bénéficiaire de l’aide publique au développement (liste du CAD), revenu élevé
group-ldc = Pays moins avancé (PMA)
group-lldc = Pays en développement sans littoral
group-sids = Petit État insulaire en développement
group-income-low = Faible revenu (Banque mondiale)
group-income-lower_middle = Revenu intermédiaire, tranche inférieure (Banque mondiale)
group-income-upper_middle = Revenu intermédiaire, tranche supérieure (Banque mondiale)
group-income-high = Revenu élevé (Banque mondiale)
feed-batch = Chargement de données
feed-change = { $name } : { $what }
feed-did-add = ajout
feed-did-revise = correction
feed-did-confirm = confirmation
