import { defineTexts } from "../define-texts";

/** Looking for events on the front page; the pages of an organisation and of a series. */
export const browse = defineTexts({
  homeMeta: {
    nb: "Frokostmøter, studieturer, investorforum og andre møteplasser for gründere, bedrifter og investorer.",
    sv: "Frukostmöten, studieresor, investerarforum och andra mötesplatser för grundare, företag och investerare.",
    en: "Breakfasts, study trips, investor forums and other meetups for founders, companies and investors.",
  },
  findEvents: { nb: "Finn arrangementer", sv: "Hitta evenemang", en: "Find events" },
  search: { nb: "Søk", sv: "Sök", en: "Search" },
  searchHint: {
    nb: "Tema, sted eller arrangør",
    sv: "Ämne, plats eller arrangör",
    en: "Topic, place or organiser",
  },
  narrow: {
    nb: "Velg type, sted og tid",
    sv: "Välj typ, plats och tid",
    en: "Choose kind, place and time",
  },
  show: { nb: "Vis", sv: "Visa", en: "Show" },
  kind: { nb: "Type", sv: "Typ", en: "Kind" },
  place: { nb: "Kommune", sv: "Kommun", en: "Municipality" },
  organiser: { nb: "Arrangør", sv: "Arrangör", en: "Organiser" },
  month: { nb: "Måned", sv: "Månad", en: "Month" },
  allKinds: { nb: "Alle typer", sv: "Alla typer", en: "All kinds" },
  allPlaces: { nb: "Alle kommuner", sv: "Alla kommuner", en: "All municipalities" },
  allOrganisers: { nb: "Alle arrangører", sv: "Alla arrangörer", en: "All organisers" },
  allMonths: { nb: "Alle måneder", sv: "Alla månader", en: "All months" },
  active: { nb: "Valgt", sv: "Valt", en: "Chosen" },
  quoted: { nb: "«{{q}}»", sv: "”{{q}}”", en: "“{{q}}”" },
  removeFilter: {
    nb: "Fjern {{filter}}",
    sv: "Ta bort {{filter}}",
    en: "Remove {{filter}}",
  },
  removeAll: { nb: "Fjern alle valg", sv: "Ta bort alla val", en: "Remove all" },
  upcomingCount_one: {
    nb: "{{count}} arrangement",
    sv: "{{count}} evenemang",
    en: "{{count}} event",
  },
  upcomingCount_other: {
    nb: "{{count}} arrangementer",
    sv: "{{count}} evenemang",
    en: "{{count}} events",
  },
  pastCount_one: {
    nb: "{{count}} tidligere arrangement",
    sv: "{{count}} tidigare evenemang",
    en: "{{count}} past event",
  },
  pastCount_other: {
    nb: "{{count}} tidligere arrangementer",
    sv: "{{count}} tidigare evenemang",
    en: "{{count}} past events",
  },
  manyEvents: {
    nb: "Over {{count}} arrangementer",
    sv: "Över {{count}} evenemang",
    en: "More than {{count}} events",
  },
  nothingLeft: {
    nb: "Ingen flere vises her. Velg en måned eller en kommune for å se resten.",
    sv: "Fler visas inte här. Välj en månad eller en kommun för att se resten.",
    en: "No more are shown here. Choose a month or a municipality to see the rest.",
  },
  seePast: { nb: "Se tidligere", sv: "Se tidigare", en: "See past events" },
  seeUpcoming: { nb: "Se kommende", sv: "Se kommande", en: "See upcoming events" },
  alike: {
    nb: "Vi fant ikke {{q}}. Her er det som ligner.",
    sv: "Vi hittade inte {{q}}. Här är det som liknar.",
    en: "We did not find {{q}}. Here is what comes close.",
  },
  nothingMatches: {
    nb: "Ingenting passer til det du har valgt",
    sv: "Inget passar det du har valt",
    en: "Nothing fits what you have chosen",
  },
  loosenOne: {
    nb: "Prøv uten {{filter}}.",
    sv: "Prova utan {{filter}}.",
    en: "Try without {{filter}}.",
  },
  loosenSome: {
    nb: "Prøv uten ett av valgene: {{filters}}.",
    sv: "Prova utan ett av valen: {{filters}}.",
    en: "Try without one of these: {{filters}}.",
  },
  showAll: {
    nb: "Vis alle arrangementer",
    sv: "Visa alla evenemang",
    en: "Show all events",
  },
  noPast: {
    nb: "Ingen arrangementer er over ennå",
    sv: "Inga evenemang är över ännu",
    en: "No events are over yet",
  },

  contact: { nb: "Kontakt", sv: "Kontakt", en: "Contact" },
  organisationMeta: {
    nb: "Arrangementer fra {{name}}.",
    sv: "Evenemang från {{name}}.",
    en: "Events by {{name}}.",
  },
  nextEvents: { nb: "Kommende arrangementer", sv: "Kommande evenemang", en: "Upcoming events" },
  organisationQuiet: {
    nb: "Ingenting på programmet akkurat nå",
    sv: "Inget på programmet just nu",
    en: "Nothing planned right now",
  },
  organisationQuietHint: {
    nb: "Abonner på kalenderen, så dukker det neste opp der av seg selv.",
    sv: "Prenumerera på kalendern, så dyker nästa upp där av sig självt.",
    en: "Subscribe to the calendar and the next one will turn up there by itself.",
  },
  allOf_one: {
    nb: "Se arrangementet",
    sv: "Se evenemanget",
    en: "See the event",
  },
  allOf_other: {
    nb: "Se alle {{count}} arrangementer",
    sv: "Se alla {{count}} evenemang",
    en: "See all {{count}} events",
  },
  seriesOf: { nb: "Serier", sv: "Serier", en: "Series" },
  nextDate: { nb: "Neste gang {{when}}", sv: "Nästa gång {{when}}", en: "Next on {{when}}" },
  noNextDate: {
    nb: "Neste dato er ikke satt ennå",
    sv: "Nästa datum är inte bestämt ännu",
    en: "The next date is not set yet",
  },
  past: { nb: "Tidligere", sv: "Tidigare", en: "Past events" },
  allPast: {
    nb: "Alle tidligere arrangementer",
    sv: "Alla tidigare evenemang",
    en: "All past events",
  },

  series: { nb: "Serie", sv: "Serie", en: "Series" },
  seriesBy: {
    nb: "En serie fra {{name}}",
    sv: "En serie från {{name}}",
    en: "A series by {{name}}",
  },
  nextTime: { nb: "Neste gang", sv: "Nästa gång", en: "Next time" },
  later: { nb: "Deretter", sv: "Därefter", en: "After that" },
  rota: { nb: "Vertskapet går på omgang", sv: "Värdskapet växlar", en: "Hosts take turns" },
  rotaNext: { nb: "neste", sv: "näst på tur", en: "next" },
  rotaDone: { nb: "har vært", sv: "har varit", en: "done" },

  subscribe: { nb: "Abonner på kalenderen", sv: "Prenumerera på kalendern", en: "Subscribe" },
  subscribeLead: {
    nb: "Nye datoer og endringer kommer inn i din egen kalender av seg selv.",
    sv: "Nya datum och ändringar kommer in i din egen kalender av sig självt.",
    en: "New dates and changes appear in your own calendar by themselves.",
  },
  subscribeOpen: {
    nb: "Åpne i kalenderen",
    sv: "Öppna i kalendern",
    en: "Open in calendar",
  },
  feedAddress: { nb: "Kalenderens adresse", sv: "Kalenderns adress", en: "Calendar address" },
  subscribeHow: { nb: "Slik gjør du", sv: "Så gör du", en: "How to" },
  subscribeApple: {
    nb: "iPhone og Mac: trykk på knappen og godta abonnementet.",
    sv: "iPhone och Mac: tryck på knappen och godkänn prenumerationen.",
    en: "iPhone and Mac: press the button and accept the subscription.",
  },
  subscribeGoogle: {
    nb: "Google: åpne kalenderen på en datamaskin, velg + ved «Andre kalendere», så «Fra nettadresse», og lim inn adressen.",
    sv: "Google: öppna kalendern på en dator, välj + vid ”Andra kalendrar”, sedan ”Via webbadress”, och klistra in adressen.",
    en: "Google: open the calendar on a computer, choose + beside “Other calendars”, then “From URL”, and paste the address.",
  },
  subscribeOutlook: {
    nb: "Outlook: velg «Legg til kalender», så «Abonner fra nettet», og lim inn adressen.",
    sv: "Outlook: välj ”Lägg till kalender”, sedan ”Prenumerera från webben”, och klistra in adressen.",
    en: "Outlook: choose “Add calendar”, then “Subscribe from web”, and paste the address.",
  },
});
