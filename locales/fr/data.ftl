# The page about the data.
data-title = D’où viennent ces données
data-lead = Des sources ouvertes, leurs licences, la méthode, et ce qui manque. Cet atlas n’est pas l’atlas officiel de la Commission nationale de la coopération décentralisée.
data-links-title = Les liens
data-links-text = Les liens viennent d’extraits publics de Wikipédia et de Wikidata, réunis et dédoublonnés en novembre 2026, et des deux coopérations que raconte la brochure de Lianes coopération (2009). Une source ouverte dit qu’un lien a été déclaré un jour ; elle ne dit ni sa forme, ni son année, ni s’il vit encore.
data-links-licence = La table des liens, prise comme un tout, est sous licence CC BY-SA 4.0 (contributeurs de Wikipédia) ; les lignes qui viennent de Wikidata sont des faits sous CC0. Elle est tenue à part du code.
data-authorities-title = Les collectivités, les lieux, les pays
data-population = Populations : { $source } (année : { $year }).
data-places = Lieux à l’étranger : GeoNames (CC BY 4.0), complété de communes du Maroc, de Madagascar et du Niger publiées sous licence MIT.
data-countries = Pays : codes ISO 3166-1, noms d’Unicode CLDR. Les groupes de pays (bénéficiaires de l’aide, pays moins avancés, revenu) viennent de paquets publics non officiels : ils sont affichés « à vérifier ».
data-shapes = Contours : Natural Earth pour le monde, Etalab et IGN (Licence Ouverte 2.0) pour la France, simplifiés. Les frontières contestées sont dessinées comme telles ; le dessin ne prend pas parti.
data-method-title = La méthode
data-method-codes = Une collectivité est reconnue par son code : code officiel géographique pour la France, GeoNames ailleurs. Une commune fusionnée conduit à la commune d’aujourd’hui.
data-method-names = Sans code, elle est reconnue par son nom et sa position ensemble, à moins de 25 km. Si plusieurs lieux sont possibles, aucun n’est choisi : la fiche garde ce que dit la source, et le doute est écrit.
data-method-unknown = Ce qu’aucune source ne dit reste inconnu. Rien n’est deviné.
data-method-counts = Les liens entre collectivités françaises, et les liens sans partie française, sont comptés à part.
data-gaps-title = Ce qui manque
data-doubtful =
    { $count ->
        [one] 1 fiche est à vérifier par une personne.
       *[other] { $shown } fiches sont à vérifier par une personne.
    }
data-doubtful-text = Un lieu y est incertain, ou la source y décrit peut-être un réseau de villes.
data-clubs =
    { $count ->
        [one] 1 lien d’une collectivité française fait partie d’un groupe de villes toutes liées entre elles.
       *[other] { $shown } liens de collectivités françaises font partie de groupes de villes toutes liées entre elles : sans doute des réseaux décrits comme autant de jumelages.
    }
data-gap-south = L’Afrique, le Proche-Orient et l’Asie sont mal décrits : les sources ouvertes viennent surtout d’Europe.
data-gap-ended = Les liens suspendus ou rompus ne sont pas signalés par les sources.
data-themes-title = Les thèmes
data-themes-text = Une liste courte tirée des domaines que nomme la brochure de 2009, reliée aux codes-objet du CAD et aux Objectifs de développement durable. Le lien avec les codes est notre lecture, à vérifier ; la liste sera remplacée par celle des réseaux régionaux dès que ses libellés seront connus.
data-themes-show = Voir les thèmes et leurs codes
data-themes-crs = Codes-objet (CAD)
data-loads-title = Les chargements
load-name-open = Liens ouverts (Wikipédia, Wikidata)
load-name-brochure = Coopérations de la brochure de 2009
load-lines = { $shown } lignes lues
load-new = { $shown } liens ajoutés
load-changed = { $shown } liens complétés
load-repeated = { $shown } lignes répétées
load-doubtful = { $shown } lignes à vérifier
load-contradictory = { $shown } contradictions laissées de côté
load-authorities = { $shown } collectivités ajoutées
data-report-title = Signaler une erreur ou une faille
data-report-to = Une erreur dans une fiche, une faille de sécurité ? Écrivez à qui tient ce site :
data-report-nobody = Une erreur dans une fiche, une faille de sécurité ? Qui tient ce site n’a pas encore indiqué d’adresse (réglage security_contact).
data-reuse-title = Réutiliser
data-reuse-text = Chaque liste et chaque page se télécharge, avec ses filtres : changez la fin de l’adresse en .csv, .json ou .xlsx, et en .geojson pour ce qui a une position.
data-reuse-links = Tous les liens (CSV)
data-reuse-authorities = Toutes les collectivités (CSV)
data-reuse-figures = Tous les chiffres (CSV)
data-reuse-api = Description de l’interface de programmation (OpenAPI)
