# The map of links, still and interactive.
map-selection =
    { $count ->
        [0] { $what }: no known link
        [one] { $what }: 1 link
       *[other] { $what }: { $shown } links
    }
map-perimeter-france-abroad = Between France and abroad
map-perimeter-within-france = Between French authorities
map-perimeter-elsewhere = Without a French party
map-legend-links = One arc a link; one dot a place.
map-legend-gathered = An arc gathers the links between two neighbourhoods, the thicker the more links; the heaviest are drawn; one dot a place.
map-unplaced =
    { $count ->
        [one] 1 link without a known position is missing from the drawing.
       *[other] { $shown } links without a known position are missing from the drawing.
    }
links-on-map = See on the map
map-open = Open the interactive map
map-label = Interactive map of links
map-in-view = In this view
map-keys = The places with the most links. The map also moves by keyboard: arrows, + and −.
map-marks = Circle: in France. Diamond: abroad. Square: both.
map-twin = The same links, as a table
map-parties = { $french } French authorities and { $abroad } abroad.
map-all-links =
    { $count ->
        [0] The list is empty
        [one] See this link in the list
       *[other] See the { $shown } links in the list
    }
map-table-departments = The first twenty departments
map-col-map = Map
map-see = See
map-first-links = The first links of the list
map-say-in = Zoom in
map-say-out = Zoom out
map-say-close = Close
map-say-credit = Natural Earth, IGN and Etalab
map-say-loading = Reading the map…
map-say-failed = The map could not be updated: it shows what it had before. Move it to try again, or read the table below.
map-say-link = 1 link
map-say-links = { $shown } links
map-say-places = { $shown } places
map-say-all-in-view = all in this view
map-say-in-view = { $shown } of { $all } in this view
map-say-arcs = arcs between places, the thicker the more links
map-say-arcs-cut = the { $shown } heaviest arcs of { $all } are drawn
map-say-choose = choose a place or a filter to see the links as arcs
map-say-inner = { $shown } within one circle
map-say-unplaced = { $shown } without a known position
map-say-record = Record
map-say-its-links = Its links on the map
map-say-its-list = List of its links
map-say-nearer = Come nearer
