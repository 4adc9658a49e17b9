// The one table of names: addresses, labels, towns. When a page changes its words, this is the file to change.

/** What people read, by language. Patterns are loose where the exact words do not matter to the journey. */
export const WORDS = {
  fr: {
    home: "/fr/",
    data: "/fr/donnees",
    figures: "/fr/chiffres",
    chart: (id) => `/fr/chiffres/${id}`,
    compare: "/fr/chiffres/comparer",
    links: "/fr/partenariats",
    search: "/fr/recherche",
    map: "/fr/carte",
    law: "/fr/droit",
    lawAnswer: "/fr/droit/reponse",
    lawRules: "/fr/droit/regles",
    lawLists: "/fr/droit/listes",
    clauses: "/fr/droit/clauses",
    papers: "/fr/droit/papiers",
    framework: "/fr/droit/papiers/convention-cadre",
    workshop: "/fr/droit/papiers/convention-cadre/atelier",
    draft: "/fr/droit/papiers/brouillon",
    lawCalculations: "/fr/droit/calculs",
    funding: "/fr/financements",
    fundingAsk: "/fr/financements/y-avons-nous-droit",
    authority: (id) => `/fr/collectivites/${id}`,
    partnership: (id) => `/fr/partenariats/${id}`,
    country: (iso2) => `/fr/pays/${iso2}`,
    yourAuthority: "Votre collectivité",
    whyNotYou: /pourquoi pas vous/i,
    toConfirm: /à confirmer|non confirmé/i,
    sources: /sources?/i,
    burkina: "Burkina Faso",
    next: /suivant|page suivante/i,
    previous: /précédent/i,
    skip: /aller au contenu/i,
    otherLanguage: { name: /english/i, lang: "en" },
    number: (n) => n.toLocaleString("fr-FR"),
  },
  en: {
    home: "/en/",
    data: "/en/data",
    figures: "/en/figures",
    chart: (id) => `/en/figures/${id}`,
    compare: "/en/figures/compare",
    links: "/en/partnerships",
    search: "/en/search",
    map: "/en/map",
    law: "/en/law",
    lawAnswer: "/en/law/answer",
    lawRules: "/en/law/rules",
    lawLists: "/en/law/lists",
    clauses: "/en/law/clauses",
    papers: "/en/law/papers",
    framework: "/en/law/papers/framework-agreement",
    workshop: "/en/law/papers/framework-agreement/workshop",
    draft: "/en/law/papers/draft",
    lawCalculations: "/en/law/calculations",
    funding: "/en/funding",
    fundingAsk: "/en/funding/may-we-apply",
    authority: (id) => `/en/authorities/${id}`,
    partnership: (id) => `/en/partnerships/${id}`,
    country: (iso2) => `/en/countries/${iso2}`,
    yourAuthority: /^your (local )?(authority|council|municipality|town)/i,
    whyNotYou: /why not you/i,
    toConfirm: /to be confirmed|to confirm|unconfirmed/i,
    sources: /sources?/i,
    burkina: "Burkina Faso",
    next: /^next|next page/i,
    previous: /^previous|previous page/i,
    skip: /skip to/i,
    otherLanguage: { name: /français/i, lang: "fr" },
    number: (n) => n.toLocaleString("en-GB"),
  },
};

/** What the data is known to say. */
export const LE_PORTEL = {
  id: "fr-commune-62667",
  name: "Le Portel",
  abroad: ["Stockelsdorf", "Sindou", "Kawara"],
  apart: "Portel-des-Corbières", // in France: told, and counted apart
};

/** What is typed in the first field of the home page, and the page where it leads. */
export const TYPED = [
  { typed: "Le Portel", name: "Le Portel" },
  { typed: "le portel", name: "Le Portel" },
  { typed: "62480", name: "Le Portel" },
  { typed: "Halluin", name: "Halluin" },
  { typed: "Saint-Laurent-Blangy", name: "Saint-Laurent-Blangy" },
];

/** A commune that no source links to anybody. */
export const ALONE = { typed: "Equihen-Plage", name: "Équihen-Plage" };

export const UNKNOWN = ["fr-commune-99999", "pa-0000000000", "Not_An_Identifier"];

/** Every kind of page, for what must hold on all of them. `map`: the page draws one. */
// A document in two languages is as long as it is: its first view has no bound of its own, the whole of it has.
export const PAGES = [
  { name: "home", map: true, at: (w) => w.home },
  { name: "about the data", at: (w) => w.data },
  { name: "figures", at: (w) => w.figures },
  { name: "chart", map: true, at: (w) => w.chart("country") },
  { name: "comparison", at: (w) => `${w.compare}?a=fr-region-32&b=fr-region-11` },
  { name: "authority", map: true, at: (w) => w.authority(LE_PORTEL.id) },
  { name: "country", map: true, at: (w) => w.country("BF") },
  { name: "list of links", at: (w) => w.links },
  { name: "list of links of a country", at: (w) => `${w.links}?country=BF` },
  { name: "search", at: (w) => `${w.search}?q=saint-louis` },
  { name: "search without a result", at: (w) => `${w.search}?q=qqqqzzzz` },
  { name: "map", map: true, at: (w) => w.map },
  { name: "law", at: (w) => w.law },
  { name: "law, an answer", at: (w) => `${w.lawAnswer}?kind=commune&form=cooperation&partner=local_authority&country=CM&act=agreement&voted_on=2026-05-10&signed_on=2026-05-08` },
  { name: "law, its rules", at: (w) => w.lawRules },
  { name: "law, a rule", at: (w) => `${w.lawRules}/R14` },
  { name: "law, its lists", at: (w) => w.lawLists },
  { name: "law, a list", at: (w) => `${w.lawLists}/sanctions` },
  { name: "papers", at: (w) => w.papers },
  { name: "the clauses of papers", at: (w) => w.clauses },
  { name: "a clause", at: (w) => `${w.clauses}/C16` },
  { name: "a paper in French and Arabic", document: true, at: (w) => `${w.framework}?beside=ar` },
  { name: "the workshop of papers", at: (w) => w.workshop },
  { name: "a draft to bring back", at: (w) => w.draft },
  { name: "law, calculations", at: (w) => `${w.lawCalculations}?scheme=water&resources=8000000&spent=85000` },
  { name: "funding, the calls", at: (w) => w.funding },
  { name: "funding, a call", at: (w) => `${w.funding}/F01-2025` },
  { name: "funding, the questions", at: (w) => w.fundingAsk },
  { name: "unknown authority", status: 404, at: (w) => w.authority(UNKNOWN[0]) },
];
