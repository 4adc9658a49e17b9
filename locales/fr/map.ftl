# The map of links, still and interactive.
map-selection =
    { $count ->
        [0] { $what } : aucun lien connu
        [one] { $what } : 1 lien
       *[other] { $what } : { $shown } liens
    }
map-perimeter-france-abroad = Entre la France et l’étranger
map-perimeter-within-france = Entre collectivités françaises
map-perimeter-elsewhere = Sans partie française
map-legend-links = Un arc par lien ; un point par lieu.
map-legend-gathered = Un arc réunit les liens entre deux voisinages, d’autant plus épais qu’ils sont nombreux ; les plus lourds sont dessinés ; un point par lieu.
map-unplaced =
    { $count ->
        [one] 1 lien sans position connue manque au dessin.
       *[other] { $shown } liens sans position connue manquent au dessin.
    }
links-on-map = Voir sur la carte
map-open = Ouvrir la carte interactive
map-label = Carte interactive des liens
map-in-view = Dans cette vue
map-keys = Les lieux qui ont le plus de liens. La carte se déplace aussi au clavier : flèches, + et −.
map-marks = Rond : en France. Losange : à l’étranger. Carré : les deux.
map-twin = Les mêmes liens, en tableau
map-parties = { $french } collectivités françaises et { $abroad } à l’étranger.
map-all-links =
    { $count ->
        [0] La liste est vide
        [one] Voir ce lien en liste
       *[other] Voir les { $shown } liens en liste
    }
map-table-departments = Les vingt premiers départements
map-col-map = Carte
map-see = Voir
map-first-links = Les premiers liens de la liste
map-say-in = Zoomer
map-say-out = Dézoomer
map-say-close = Fermer
map-say-credit = Natural Earth, IGN et Etalab
map-say-loading = Lecture de la carte…
map-say-failed = La carte n’a pas pu être mise à jour : ce qu’elle montre date d’avant. Déplacez-la pour réessayer, ou lisez le tableau ci-dessous.
map-say-link = 1 lien
map-say-links = { $shown } liens
map-say-places = { $shown } lieux
map-say-all-in-view = tous dans cette vue
map-say-in-view = { $shown } sur { $all } dans cette vue
map-say-arcs = arcs entre les lieux, d’autant plus épais que les liens sont nombreux
map-say-arcs-cut = les { $shown } arcs les plus lourds sur { $all } sont dessinés
map-say-choose = choisissez un lieu ou un filtre pour voir les liens en arcs
map-say-inner = { $shown } au sein d’un même cercle
map-say-unplaced = { $shown } sans position connue
map-say-record = Fiche
map-say-its-links = Ses liens sur la carte
map-say-its-list = Liste de ses liens
map-say-nearer = S’approcher
