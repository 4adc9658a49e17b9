# The search page.
search-title = Search
search-title-for = Search “{ $q }”
search-count =
    { $count ->
        [0] Nothing bears this name
        [one] 1 answer
       *[other] { $shown } answers
    }
search-none = Check the spelling, try the postal code, or the name of the intercommunal body or the department.
search-empty = Write the name of a municipality, an intercommunal body, a department or a region, a town abroad, a country, a postal code or an INSEE code.
search-country = Country
search-former = includes { $name }
search-too-long = This text is too long for a name: only its first 100 characters were used.
search-page = Page of this site
search-link = Link
search-place = Place abroad, no known link
search-preparing = The search index is being prepared: load this page again in a few seconds. Lists and pages stay open.
search-facets = Narrow down
search-facet-kind = What it is
search-facet-country = Country
search-facet-linked = Links
search-linked = with at least one link
search-kind-commune = Communes
search-kind-epci = Intercommunal bodies
search-kind-departement = Departments
search-kind-region = Regions
search-kind-collectivite = Overseas collectivities
search-kind-unidentified = Places to be identified
search-kind-foreign = Authorities abroad
search-kind-place = Places abroad without a known link
search-kind-country = Countries
search-kind-partnership = Links
search-kind-page = Pages of this site

# Words by which people tell what they look for, besides its name; never shown.
search-words-commune = commune, town, village, city, town hall
search-words-epci = intercommunal body, urban community, metropolis
search-words-departement = department, county council
search-words-region = region, regional council
search-words-collectivite = collectivity, territory, overseas
search-words-unidentified = place
search-words-foreign = town, city, city of
search-words-linked = twinning, twinned, twin, partners, partnership, partnerships, cooperation, links, sister

# Words by which a page of the site is found; never shown.
search-page-home = home, start, jumelles
search-page-map = map, map of links, world map, interactive map
search-page-figures = figures, statistics, observatory, numbers, charts
search-page-data = data, open data, sources, licence, API, download
search-page-links = partnerships, links, twinnings, twinning, cooperation, list of partnerships, sister cities
search-page-authorities = authorities, list of communes, municipalities, local authorities
search-page-countries = countries, list of countries, partner countries
search-page-law = law, legal, rules, rules of law, may we
search-page-papers = papers, agreement, agreements, resolution, resolutions, model agreement, twinning charter, workshop of papers
search-page-funding = funding, funds, grants, calls for projects, call for projects, co-funding
search-page-networks = networks, regional networks, regional network
search-page-organisations = organisations, registered organisations, associations

# The page of a place that only the gazetteer knows.
search-place-lead = The atlas knows no link between { $name } and a French authority. It may be a partner to be found, or a link that nobody has declared yet.
search-place-known = What is known of this place
search-place-source = Source: GeoNames, CC BY 4.0.
search-place-next = What next
search-place-country = See the links with this country: { $country }
search-place-links = The list of those links
search-place-search = Look for another place
search-fact-country = Country
search-fact-admin = Region or province
search-fact-inhabitants = Inhabitants
search-fact-own-name = Local name
search-fact-geonames = GeoNames number
# Said while typing: none, one, several; # is their number.
suggest-told = no suggestion|1 suggestion|# suggestions
