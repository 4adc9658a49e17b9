# The page about the data.
data-title = Where these data come from
data-lead = Open sources, their licences, the method, and what is missing. This atlas is not the official atlas of the French national commission for decentralised cooperation.
data-links-title = Links
data-links-text = The links come from public extracts of Wikipedia and Wikidata, joined and freed of duplicates in November 2026, and from the two cooperations told by the brochure of Lianes coopération (2009). An open source says that a link was declared one day; it tells neither its form, nor its year, nor whether it still lives.
data-links-licence = The table of links as a whole is under CC BY-SA 4.0 (Wikipedia contributors); the lines from Wikidata are facts under CC0. It is kept apart from the code.
data-authorities-title = Authorities, places, countries
data-population = Populations: { $source } (year: { $year }).
data-places = Places abroad: GeoNames (CC BY 4.0), completed with municipalities of Morocco, Madagascar and Niger published under the MIT licence.
data-countries = Countries: ISO 3166-1 codes, names of Unicode CLDR. Groups of countries (aid recipients, least developed countries, income) come from public packages that are not official: they are shown “to be verified”.
data-shapes = Shapes: Natural Earth for the world, Etalab and IGN (Licence Ouverte 2.0) for France, simplified. Disputed borders are drawn as such; the drawing takes no side.
data-method-title = The method
data-method-codes = An authority is recognised by its code: the official geographic code in France, GeoNames elsewhere. A merged municipality leads to today’s.
data-method-names = Without a code it is recognised by its name and position together, within 25 km. When several places are possible none is chosen: the record keeps what the source says, and the doubt is written.
data-method-unknown = What no source says stays unknown. Nothing is guessed.
data-method-counts = Links between French authorities, and links without a French party, are counted apart.
data-gaps-title = What is missing
data-doubtful =
    { $count ->
        [one] 1 record is to be checked by a person.
       *[other] { $shown } records are to be checked by a person.
    }
data-doubtful-text = A place in them is uncertain, or the source may describe a network of towns.
data-clubs =
    { $count ->
        [one] 1 link of a French authority belongs to a group of towns that are all linked with each other.
       *[other] { $shown } links of French authorities belong to groups of towns that are all linked with each other: probably networks described as so many twinnings.
    }
data-gap-south = Africa, the Near East and Asia are badly described: open sources come mostly from Europe.
data-gap-ended = The sources do not tell which links were suspended or broken off.
data-themes-title = Themes
data-themes-text = A short list taken from the fields that the 2009 brochure names, mapped to the DAC’s purpose codes and to the Sustainable Development Goals. The mapping is our reading, to be verified; the list will be replaced by that of the regional networks once its labels are known.
data-themes-show = Show the themes and their codes
data-themes-crs = Purpose codes (DAC)
data-loads-title = Loads
load-name-open = Open links (Wikipedia, Wikidata)
load-name-brochure = Cooperations of the 2009 brochure
load-lines = { $shown } lines read
load-new = { $shown } links added
load-changed = { $shown } links completed
load-repeated = { $shown } lines repeated
load-doubtful = { $shown } lines to be checked
load-contradictory = { $shown } contradictions left aside
load-authorities = { $shown } authorities added
data-report-title = Report an error or a weakness
data-report-to = An error in a record, a weakness of security? Write to whoever runs this site:
data-report-nobody = An error in a record, a weakness of security? Whoever runs this site has not given an address yet (setting security_contact).
data-reuse-title = Reuse
data-reuse-text = Every list and page can be downloaded with its filters: change the end of the address to .csv, .json or .xlsx, and to .geojson for what has a position.
data-reuse-links = All links (CSV)
data-reuse-authorities = All authorities (CSV)
data-reuse-figures = All figures (CSV)
data-reuse-api = Description of the programming interface (OpenAPI)
