# The registry of figures: definition and perimeter of each, and the titles of breakdowns.
figures-title = Figures
figures-file = figures
figures-lead = Each figure says what it counts, among what, on which date and after which source. The list that recounts it is one click away.
figure-recount = Recount
figure-origin = On { $date }. Source: { $source }.
source-atlas = open links of this atlas, to be confirmed
source-code = { $release }
figure-links_france_abroad-definition = known links between a French local authority and one abroad
figure-links_france_abroad-perimeter = Municipalities, intercommunal bodies, departments and regions; twinnings and cooperations of any form, living or not.
figure-communes_linked-definition = French municipalities have at least one known link abroad
figure-communes_linked-perimeter = Links of any form, living or not; links between French municipalities do not count.
figure-partner_countries-definition = partner countries
figure-partner_countries-perimeter = Countries and territories with at least one partner of a French local authority.
figure-towns_linked-definition = of municipalities of 10,000 to 50,000 inhabitants have a link abroad: { $part } of { $whole }
figure-towns_linked-perimeter = The 2009 brochure says “nearly 60% of medium-sized towns” without a definition: the two shares cannot be compared.
figure-partners_abroad-definition = partner authorities abroad
figure-partners_abroad-perimeter = Foreign authorities with at least one known link with a French local authority.
figure-links_africa-definition = known links with an African local authority
figure-links_africa-perimeter = Links between France and abroad. Open sources describe Africa badly: this number is far below reality.
figure-links_confirmed-definition = links confirmed by one of the authorities
figure-links_confirmed-perimeter = Links between France and abroad.
figure-links_doubtful-definition = links to be checked by a person
figure-links_doubtful-perimeter = Links between France and abroad with an uncertain place, or which may describe a network of towns.
figure-links_within_france-definition = links between French local authorities
figure-links_within_france-perimeter = Counted apart.
figure-links_elsewhere-definition = links without a French party
figure-links_elsewhere-perimeter = Counted apart: they show with whom else the partners cooperate.
figure-links_all-definition = links in the atlas altogether
figure-links_all-perimeter = The three sets above together.
figure-communes-definition = municipalities
figure-communes-perimeter = Municipalities of France in the official geographic code, overseas included.
figure-intercommunal_bodies-definition = intercommunal bodies
figure-intercommunal_bodies-perimeter = Intercommunal bodies with their own tax revenue and public territorial bodies of Greater Paris.
figures-gaps = What the sources do not say
gap-kind = Form of the link unknown: { $shown } of { $of }.
gap-status = State (active, ended…) unknown: { $shown } of { $of }.
gap-since = Year of beginning unknown: { $shown } of { $of }.
gap-themes = Themes unknown: { $shown } of { $of }.

# Files of charts.
figures-size-file = municipalities-by-size
figures-country-file = links-by-country
figures-continent-file = links-by-continent
figures-region-file = links-by-region
figures-department-file = links-by-department
figures-links-size-file = links-by-size-of-municipality
figures-source-file = links-by-source
figures-kind-file = links-by-kind
figures-decade-file = links-by-decade

# The registry of charts: the finding, what is counted, among what, what a row is.
chart-size-title = { $cities } of cities of 50,000 inhabitants and more have a link abroad, { $villages } of municipalities under 2,000
chart-size-definition = French municipalities with at least one known link abroad, by size.
chart-size-perimeter = Municipalities of France, overseas included, by population. A link counts whatever its form, living or not; links between French municipalities do not count, nor those of the intercommunal body, the department or the region.
chart-size-head = Size
chart-size-why = And the “nearly 60% of medium-sized towns”?
chart-size-note = The brochure “La coopération décentralisée” (Lianes coopération, 2009) says: “Près de 60% des villes moyennes sont engagées!” (nearly 60% of medium-sized towns are involved). It says neither what a medium-sized town is, nor what being involved means, nor where the number comes from. Here, { $share } of municipalities of 10,000 to 50,000 inhabitants have a known link: { $part } of { $whole }. The two shares cannot be compared: our open sources list mostly European twinnings, old or recent, without saying which still live; they miss many cooperations with Africa; and they date from 2014 to 2026.
chart-country-title = { $top } is the first partner country: { $share } of links
chart-country-definition = Known links between France and abroad, by country of the partner.
chart-country-perimeter = Links between a French local authority and one abroad, of any form, living or not. A link with partners in two countries counts in both.
chart-country-head = Country
chart-continent-title = { $top } first, with { $share } of links; { $africa } with Africa, which the sources describe badly
chart-continent-definition = Known links between France and abroad, by continent of the partner.
chart-continent-perimeter = Links between a French local authority and one abroad, of any form, living or not. Open sources list mostly European twinnings: the share of Africa is far below reality. A link with partners on two continents counts in both.
chart-continent-head = Continent
chart-region-title = { $top } is the first region: { $share } of links
chart-region-definition = Known links between France and abroad, by region or overseas collectivity.
chart-region-perimeter = The links of a region are its own and those of the authorities in it, of any form, living or not. A link of two regions counts in both.
chart-region-head = Region
chart-department-title = { $top } is the first department: { $share } of links
chart-department-definition = Known links between France and abroad, by department or overseas collectivity.
chart-department-perimeter = The links of a department are its own and those of the municipalities and intercommunal bodies in it, of any form, living or not. A link of two departments counts in both.
chart-department-head = Department
chart-links-size-title = { $top }: the size of municipality with the most links, { $share }
chart-links-size-definition = Known links between France and abroad, by size of the French municipality.
chart-links-size-perimeter = Links of a French municipality with an authority abroad, of any form, living or not; the share is that of all links between France and abroad.
chart-links-size-head = Size of the municipality
chart-source-title = The first source gives { $share } of links: { $top }
chart-source-definition = Known links between France and abroad, by source.
chart-source-perimeter = Links between a French local authority and one abroad, of any form, living or not. A link may have several sources: the sum exceeds the total.
chart-source-head = Source
chart-kind-title = { $top }: the most frequent kind of relation, { $share } of links
chart-kind-unknown =
    { $count ->
        [one] Kind of relation unknown: { $shown } link of { $of }
       *[other] Kind of relation unknown: { $shown } links of { $of }
    }
chart-kind-definition = Known links between France and abroad, by kind of relation.
chart-kind-perimeter = Kinds of relation: lasting partnership, friendship, contact, project, cross-border cooperation. Links between a French local authority and one abroad, living or not.
chart-kind-head = Kind of relation
chart-decade-title = { $top }: the largest number of known beginnings, { $share } of links
chart-decade-unknown =
    { $count ->
        [one] Year of beginning unknown: { $shown } link of { $of }
       *[other] Year of beginning unknown: { $shown } links of { $of }
    }
chart-decade-definition = Known links between France and abroad, by decade of beginning.
chart-decade-perimeter = Links between a French local authority and one abroad, of any form, living or not, by the year in which the link began.
chart-decade-head = Beginning
chart-empty = No link yet: nothing to count
chart-unknown = Unknown: { $shown } of { $of }.
chart-not-drawn = Where less than a fifth of links are known, no chart is drawn: it would mislead. The numbers stay in the table.
chart-outside = Not classed: { $shown } of { $of }.
chart-outside-size = Not classed: { $shown } of { $of }, without a known population.
chart-outside-region = Not classed: { $shown } of { $of }, whose French place is yet to be identified.
chart-outside-department = Not classed: { $shown } of { $of }, borne by a region or whose French place is yet to be identified.
chart-outside-links-size = Not classed: { $shown } of { $of }, borne by an authority that is no municipality, or by a place yet to be identified.
chart-sources = { $links }; population: { $inhabitants }
chart-more =
    { $count ->
        [one] and { $shown } other
       *[other] and { $shown } others
    }
chart-value = { $shown } · { $share }
chart-value-of = { $share } · { $shown } of { $of }
chart-open = This chart: image, files, definition
chart-all-rows = This chart and its { $shown } rows: image, files, definition
chart-image = Chart
chart-take = Download the image:
chart-table = The table
chart-about = What this chart says
chart-perimeter = Perimeter
chart-date = Data of
chart-embed = Place this chart elsewhere
chart-embed-text = The address of the image does not change, and the image follows the data. To keep a dated state, download it.
chart-code = Code to copy into your page

# A territory beside another.
compare-title = Compare two territories
compare-title-one =
    { $count ->
        [0] { $a }: no known link abroad
        [one] { $a }: { $shown } known link abroad
       *[other] { $a }: { $shown } known links abroad
    }
compare-title-two = { $a }: { $first } links for 100,000 inhabitants; { $b }: { $second }
compare-title-both = { $a } and { $b }
compare-lead = A region, a department or an overseas collectivity beside another: inhabitants, municipalities, links abroad, partner countries.
compare-with = Compare with another territory
compare-open = Choose the territories
compare-place-a = First territory
compare-place-b = Second territory
compare-choose = Choose
compare-button = Compare
compare-regions = Regions
compare-departments = Departments
compare-overseas = Overseas collectivities
compare-chosen = Chosen authority
compare-none = Choose two territories in the lists above. The address of the page keeps your choice: it can be shared, and also takes the identifier of a municipality or an intercommunal body.
compare-one = Choose a second territory to see both side by side.
compare-same = This is the same territory twice: it is shown once. Choose another one to compare.
compare-measure = Measure
compare-measure-inhabitants = Inhabitants
compare-measure-communes = Municipalities
compare-measure-linked = Municipalities with a link
compare-measure-links = Links abroad
compare-measure-rate = Links for 100,000 inhabitants
compare-measure-countries = Partner countries
compare-measure-confirmed = Links verified within twelve months
compare-definition-inhabitants = Municipal population, with its year.
compare-definition-communes = Municipalities of the territory.
compare-definition-linked = At least one known link abroad; share of all its municipalities.
compare-definition-links = Those of the territory itself and of the authorities in it.
compare-definition-rate = Links abroad, divided by inhabitants.
compare-definition-countries = Countries with at least one partner.
compare-definition-confirmed = By one of the authorities of the link.
compare-perimeter = Links of any form, living or not; links between French authorities do not count.
compare-countries-of =
    { $count ->
        [0] { $name }: no known partner country
        [one] { $name }: { $shown } partner country
       *[other] { $name }: { $shown } partner countries
    }
compare-other-countries =
    { $count ->
        [one] The other country
       *[other] The { $shown } other countries
    }
compare-no-country = No known link abroad.
compare-file = comparison
