# Pages of the atlas: home, authorities, links, countries, map.
home-title = Your town and the world
home-lead = Decentralised cooperation is a French local authority acting with a local authority abroad: town twinning, a common project, aid, shared experience. Since 1992 the law allows it to all of them, whatever their size. See what yours does, what its neighbours do, and where to begin.
home-map-open = Open the map
home-map-list = See the list
home-figures-label = Three figures
home-figures-more = All figures, with their definitions
home-done-title = They did it. Why not you?
home-done-others = Other towns of the Nord and Pas-de-Calais that the 2009 brochure already named, with the links known today:
home-why-title = What it brings
home-why-citizens = Encourage citizenship
home-because-citizens = Open up to the world, join the cultures of the inhabitants, recognise those who are forgotten.
home-why-territory = Give life to the territory
home-because-territory = Schools, associations, services, firms: a project that makes them work together.
home-why-potential = Make know-how known
home-because-potential = Enter networks, show one’s talents, culture and economy.
home-why-development = Act for sustainable development
home-because-development = Water, health, education, climate: concrete action, here and there.
home-why-source = After the brochure of Lianes coopération (2009).
home-data-title = Open data, to be confirmed
home-data-text = The links shown come from open sources. None is given as certain until one of the authorities has confirmed it, and this atlas is not the official atlas.
links-short =
    { $count ->
        [0] no known link
        [one] 1 link
       *[other] { $shown } links
    }
map-world =
    { $count ->
        [one] From France, { $shown } known link to { $countries } countries
       *[other] From France, { $shown } known links to { $countries } countries
    }
map-authority =
    { $count ->
        [0] { $name } on the map
        [one] { $name }: 1 link on the map
       *[other] { $name }: { $shown } links on the map
    }
map-country =
    { $count ->
        [one] { $name }: 1 link with France
       *[other] { $name }: { $shown } links with France
    }
map-link = Map: { $names }
map-title = The map of links
map-legend = One arc a country, the thicker the more links; one dot a partner place.
map-download = Download the map (SVG)
map-table = The first twenty partner countries
map-all-countries = All partner countries
authority-no-link-commune = No known link abroad.
authority-no-link = No known link abroad in its own name.
authority-links-heading = Links abroad
authority-links =
    { $count ->
        [one] { $words } known link
       *[other] { $words } known links
    }
authority-countries =
    { $count ->
        [0] .
        [one] , in { $words } country.
       *[other] , in { $words } countries.
    }
authority-confirmed =
    { $count ->
        [0] None has been confirmed within a year by one of the authorities.
        [one] Only one is confirmed.
       *[other] { $number } are confirmed.
    }
authority-within-title =
    { $count ->
        [one] One link within France, counted apart
       *[other] { $shown } links within France, counted apart
    }
authority-sources = These links come from open sources; each says which.
authority-members-title =
    { $count ->
        [0] None of its { $communes } municipalities has a known link abroad
        [one] One of its { $communes } municipalities has a known link abroad
       *[other] { $linked } of its { $communes } municipalities have a known link abroad
    }
authority-members-caption = The municipalities with the most links
authority-communes-count =
    { $count ->
        [0] no municipality
        [one] 1 municipality
       *[other] { $shown } municipalities
    }
authority-territory-links =
    { $count ->
        [0] See the list of this territory’s links
        [one] See the link of this territory
       *[other] See the { $shown } links of this territory
    }
authority-like = What neighbouring municipalities and those of its size do
authority-why-not = Why not you?
authority-why-not-lead = The law allows every municipality, even a small one, to cooperate with a local authority abroad.
authority-why-not-see = See with whom your neighbours cooperate
authority-why-not-text = Here are the nearest municipalities and the most alike that have a known link, and with whom.
authority-nearest = The nearest with a link abroad
authority-alike = The most alike by size, then distance
authority-facts = Identity
authority-members = What it is made of
authority-members-show = Show the list
and-more =
    { $count ->
        [one] {" "}and 1 more
       *[other] {" "}and { $shown } more
    }
col-commune = Municipality
col-communes = Municipalities
col-inhabitants = Inhabitants
col-partners = Partners
col-distance = At
col-authority = Authority
col-kind = Kind
col-place = Where
col-links = Links
col-country = Country
col-continent = Continent
col-french = French side
col-territory = Territory
col-partner = Partner
col-what = Form
col-state = State
col-record = Record
see-record = See
col-linked = With a link
col-share = Share
col-source = Source
col-licence = Licence
col-read = Read in
fact-insee = Official code (INSEE)
fact-siren = SIREN
fact-geonames = GeoNames
fact-postcodes = Postal codes
fact-population = Inhabitants
fact-former = Delegated and former municipalities, districts
fact-names = Other names
fact-admin = Region or province
fact-position = Position
fact-form = Form
fact-kind = Kind of relation
fact-status = State
fact-since = Since
fact-until = Until
fact-themes = Themes
position-approximate = approximate, to be verified
position-unknown = unknown
field-since = for the year
field-themes = for the themes
link-parties = The partners
link-facts = What is known
link-doubts = To be checked by a person
link-disagreements = The parties do not say the same
link-side = { $who }, on { $date }: “{ $value }”
link-sources = Where this record comes from
link-sources-text = A source says that a link was declared one day. It does not say whether it still lives.
card-network = perhaps a network of towns
doubt-by-name = “{ $name }” was recognised by its name, without an official code.
doubt-other-name = The code { $code } belongs to a place with another name than “{ $name }”.
doubt-other-country = The place with the code given for “{ $name }” lies in another country ({ $country }).
doubt-namesake = One of the authorities is also linked with another place of the same name: one of the two links probably belongs to a namesake.
doubt-several =
    { $count ->
        [one] “{ $name }”: one place of that name exists, and we cannot tell whether it is this one.
       *[other] “{ $name }”: { $shown } places of that name exist, none was chosen.
    }
doubt-not-found = “{ $name }” is not in the gazetteers used; the record keeps what the source says.
doubt-far = The source puts “{ $name }” { $shown } km from the place with that code: perhaps a namesake.
doubt-club = This link belongs to a group of towns that are all linked with each other: the source probably describes a network of towns rather than a twinning of two.
links-title = Links between local authorities
links-lead = Town twinnings, cooperations, friendships: every known link, with its sources. Filter, share the address, download.
links-count =
    { $count ->
        [0] No link
        [one] 1 link
       *[other] { $shown } links
    }
links-none = No record answers all these filters. Take one away.
perimeter-label = Who takes part in the links
perimeter-france-abroad = France – abroad ({ $shown })
perimeter-within-france = Within France ({ $shown })
perimeter-elsewhere = Without a French party ({ $shown })
perimeter-all = All ({ $shown })
sources-several = { $first } and { $count ->
        [2] 1 more source
       *[other] other sources
    }
filters = Filter
filters-apply = Apply
filters-set = Filters in place
filters-clear = Remove all
filter-chip = { $filter }: { $value }
filter-remove = Remove the filter { $filter }
filter-all = All
filter-authority = Authority
filter-country = Country
filter-continent = Continent
filter-region = Region
filter-department = Department
filter-authority_kind = Kind of authority
filter-epci = Intercommunal body
filter-decade = Decade of beginning
filter-size = Size of the municipality
filter-kind = Kind of relation
filter-status = State
filter-theme = Theme
filter-source = Source
filter-confirmed = Confirmation
filter-doubt = Doubt
filter-linked = Links
filter-sort = Order
confirmed-yes = Confirmed once
confirmed-no = Never confirmed
doubt-yes = To be checked by a person
doubt-no = No doubt noted
linked-yes = With a link
linked-no = Without a known link
linked-france-abroad = With a France – abroad link
sort-authorities-population = By population
sort-authorities-links = By number of links
sort-default = By name
sort-partner = By partner
sort-population = By population
sort-since = By year
authorities-title = Local authorities
authorities-lead = Municipalities, intercommunal bodies, departments and regions of France, and every foreign authority that has a link.
authorities-count =
    { $count ->
        [0] No authority
        [one] 1 authority
       *[other] { $shown } authorities
    }
countries-title = Partner countries
countries-count =
    { $count ->
        [one] 1 country has at least one known link with a French local authority.
       *[other] { $shown } countries have at least one known link with a French local authority.
    }
country-france = France is where this atlas starts from: look for a municipality, a department or a region.
country-no-link = No known link with a French local authority.
country-state =
    { $count ->
        [one] One known link with a French local authority. Nobody has confirmed it yet, unless it says so.
       *[other] { $shown } known links, between { $french } French authorities and { $there } of this country. None is given as certain without confirmation.
    }
country-links = Known links
country-all-links = See the { $shown } links in the list
country-groups = In the rules of aid
group-to-verify = To be verified in the official list in force. Source: { $source }, read on { $date }.
group-verified = Verified on { $date }. Source: { $source }.
group-dac = Recipient of official development assistance (DAC list)
group-dac-ldc = Recipient of official development assistance (DAC list), least developed country
group-dac-low = Recipient of official development assistance (DAC list), low income
group-dac-lower_middle = Recipient of official development assistance (DAC list), lower middle income
group-dac-upper_middle = Recipient of official development assistance (DAC list), upper middle income
group-dac-high = Recipient of official development assistance (DAC list), high income
group-ldc = Least developed country (LDC)
group-lldc = Landlocked developing country
group-sids = Small island developing State
group-income-low = Low income (World Bank)
group-income-lower_middle = Lower middle income (World Bank)
group-income-upper_middle = Upper middle income (World Bank)
group-income-high = High income (World Bank)
feed-batch = Data loaded
feed-change = { $name }: { $what }
feed-did-add = added
feed-did-revise = corrected
feed-did-confirm = confirmed
