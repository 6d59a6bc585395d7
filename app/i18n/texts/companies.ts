import { defineTexts } from "../define-texts";

/** The companies an organisation knows, and the numbers they have. */
export const companies = defineTexts({
  title: { nb: "Bedrifter", sv: "Företag", en: "Companies" },
  lead: {
    nb: "Alle som har meldt på noen, eller som dere besøker. Navn, kommune og bransje huskes til neste gang.",
    sv: "Alla som har anmält någon, eller som ni besöker. Namn, kommun och bransch sparas till nästa gång.",
    en: "Everyone who has registered somebody, or whom you visit. Name, municipality and industry are kept for next time.",
  },
  search: {
    nb: "Navn, nummer, kommune eller bransje",
    sv: "Namn, nummer, kommun eller bransch",
    en: "Name, number, municipality or industry",
  },
  company: { nb: "Bedrift", sv: "Företag", en: "Company" },
  numberShort: { nb: "Org.nr.", sv: "Org.nr", en: "Org. no." },
  municipality: { nb: "Kommune", sv: "Kommun", en: "Municipality" },
  industry: { nb: "Bransje", sv: "Bransch", en: "Industry" },
  legalForm: { nb: "Form", sv: "Form", en: "Form" },
  people: { nb: "Personer", sv: "Personer", en: "People" },
  events: { nb: "Arrangementer", sv: "Evenemang", en: "Events" },
  none: { nb: "Ingen bedrifter ennå", sv: "Inga företag ännu", en: "No companies yet" },
  noneHint: {
    nb: "De kommer hit når noen melder på for bedriften sin.",
    sv: "De hamnar här när någon gör en anmälan för sitt företag.",
    en: "They appear here when somebody registers for their company.",
  },
  noneFound: { nb: "Fant ingen", sv: "Hittade inga", en: "None found" },
  noneFoundHint: {
    nb: "Prøv med færre bokstaver, eller med organisasjonsnummeret.",
    sv: "Prova med färre bokstäver, eller med organisationsnumret.",
    en: "Try fewer letters, or the organisation number.",
  },
  forgotten: {
    nb: "Enkeltpersonforetak (slettet)",
    sv: "Enskild firma (raderad)",
    en: "Sole trader (erased)",
  },
  soleTrader: {
    nb: "Enkeltpersonforetak: navn og nummer er en persons, og behandles som det.",
    sv: "Enskild firma: namn och nummer är en persons, och behandlas så.",
    en: "Sole trader: name and number are a person's, and treated as such.",
  },
  dissolved: {
    nb: "Registeret sier at bedriften ble slettet {{date}}.",
    sv: "Registret säger att företaget avregistrerades {{date}}.",
    en: "The register says the company was dissolved on {{date}}.",
  },
  record: { nb: "Opplysninger", sv: "Uppgifter", en: "Details" },
  name: { nb: "Navn", sv: "Namn", en: "Name" },
  save: { nb: "Lagre", sv: "Spara", en: "Save" },
  saved: { nb: "Lagret.", sv: "Sparat.", en: "Saved." },
  readAt: {
    nb: "Sist hentet fra Enhetsregisteret {{at}}.",
    sv: "Senast hämtat från norska Enhetsregisteret {{at}}.",
    en: "Last read from the Norwegian register {{at}}.",
  },
  neverRead: {
    nb: "Ikke hentet fra Enhetsregisteret ennå.",
    sv: "Inte hämtat från norska Enhetsregisteret ännu.",
    en: "Not read from the Norwegian register yet.",
  },
  askAgain: {
    nb: "Hent fra registeret på nytt",
    sv: "Hämta från registret på nytt",
    en: "Read from the register again",
  },
  "asked-found": {
    nb: "Opplysningene er hentet fra registeret.",
    sv: "Uppgifterna är hämtade från registret.",
    en: "The details have been read from the register.",
  },
  "asked-not-found": {
    nb: "Registeret kjenner ikke nummeret.",
    sv: "Registret känner inte till numret.",
    en: "The register does not know the number.",
  },
  "asked-removed": {
    nb: "Registeret har fjernet opplysningene om bedriften.",
    sv: "Registret har tagit bort uppgifterna om företaget.",
    en: "The register has removed the details of this company.",
  },
  person: { nb: "Person", sv: "Person", en: "Person" },
  email: { nb: "E-post", sv: "E-post", en: "Email" },
  noPeople: {
    nb: "Ingen personer er knyttet til bedriften.",
    sv: "Inga personer är knutna till företaget.",
    en: "Nobody belongs to this company.",
  },
  orders: { nb: "Påmeldinger", sv: "Anmälningar", en: "Registrations" },
  event: { nb: "Arrangement", sv: "Evenemang", en: "Event" },
  when: { nb: "Når", sv: "När", en: "When" },
  seats: { nb: "Plasser", sv: "Platser", en: "Seats" },
  code: { nb: "Kode", sv: "Kod", en: "Code" },
  noOrders: {
    nb: "Ingen har meldt på for bedriften.",
    sv: "Ingen har gjort en anmälan för företaget.",
    en: "Nobody has registered for this company.",
  },
  merge: {
    nb: "Står bedriften to ganger?",
    sv: "Finns företaget två gånger?",
    en: "Is the company here twice?",
  },
  mergeLead: {
    nb: "Slå sammen med en annen oppføring. Denne blir stående.",
    sv: "Slå ihop med en annan post. Den här blir kvar.",
    en: "Merge another record into this one. This one stays.",
  },
  mergeSearch: {
    nb: "Finn den andre oppføringen",
    sv: "Hitta den andra posten",
    en: "Find the other record",
  },
  mergeNone: {
    nb: "Ingen andre med et lignende navn.",
    sv: "Inga andra med ett liknande namn.",
    en: "No others with a similar name.",
  },
  mergeOpen: { nb: "Se hva som skjer", sv: "Se vad som händer", en: "See what happens" },
  mergeTitle: {
    nb: "Slå sammen «{{other}}» med «{{name}}»?",
    sv: "Slå ihop ”{{other}}” med ”{{name}}”?",
    en: "Merge “{{other}}” into “{{name}}”?",
  },
  mergeMoves: {
    nb: "Dette flyttes hit",
    sv: "Det här flyttas hit",
    en: "This moves here",
  },
  mergePeople_one: { nb: "{{count}} person", sv: "{{count}} person", en: "{{count}} person" },
  mergePeople_other: { nb: "{{count}} personer", sv: "{{count}} personer", en: "{{count}} people" },
  mergeOrders_one: {
    nb: "{{count}} påmelding",
    sv: "{{count}} anmälan",
    en: "{{count}} registration",
  },
  mergeOrders_other: {
    nb: "{{count}} påmeldinger",
    sv: "{{count}} anmälningar",
    en: "{{count}} registrations",
  },
  mergeHosted_one: {
    nb: "{{count}} besøk hos bedriften",
    sv: "{{count}} besök hos företaget",
    en: "{{count}} visit to the company",
  },
  mergeHosted_other: {
    nb: "{{count}} besøk hos bedriften",
    sv: "{{count}} besök hos företaget",
    en: "{{count}} visits to the company",
  },
  mergeCodes_one: { nb: "{{count}} kode", sv: "{{count}} kod", en: "{{count}} code" },
  mergeCodes_other: { nb: "{{count}} koder", sv: "{{count}} koder", en: "{{count}} codes" },
  mergeNumber: {
    nb: "Organisasjonsnummeret {{number}} tas med.",
    sv: "Organisationsnumret {{number}} följer med.",
    en: "The organisation number {{number}} comes along.",
  },
  mergeGone: {
    nb: "«{{other}}» blir borte. Det kan ikke gjøres om.",
    sv: "”{{other}}” försvinner. Det går inte att ångra.",
    en: "“{{other}}” goes away. This cannot be undone.",
  },
  mergeDiffer: {
    nb: "De har hvert sitt organisasjonsnummer, og er to bedrifter. Da blir de stående hver for seg.",
    sv: "De har varsitt organisationsnummer, och är två företag. Då får de stå var för sig.",
    en: "They have different organisation numbers and are two companies, so both stay.",
  },
  mergeDo: { nb: "Slå sammen", sv: "Slå ihop", en: "Merge" },
  merged: {
    nb: "Oppføringene er slått sammen.",
    sv: "Posterna är ihopslagna.",
    en: "The records have been merged.",
  },
  back: { nb: "Tilbake", sv: "Tillbaka", en: "Back" },
});

/** What can be wrong with a number, or stand in the way. */
export const companyProblems = defineTexts({
  "org-number-signs": {
    nb: "Et organisasjonsnummer har bare sifre. Skriv nummeret, eller la feltet stå tomt.",
    sv: "Ett organisationsnummer har bara siffror. Skriv numret, eller lämna fältet tomt.",
    en: "An organisation number has digits only. Enter the number, or leave the field empty.",
  },
  "org-number-length": {
    nb: "Norske numre har ni sifre, svenske ti, danske og finske åtte. Her står det {{count}}.",
    sv: "Norska nummer har nio siffror, svenska tio, danska och finska åtta. Här står {{count}}.",
    en: "Norwegian numbers have nine digits, Swedish ten, Danish and Finnish eight. There are {{count}} here.",
  },
  "org-number-check": {
    nb: "Siste siffer stemmer ikke med de andre. Se om ett er skrevet feil.",
    sv: "Sista siffran stämmer inte med de andra. Se om någon blev fel.",
    en: "The last digit does not fit the others. See whether one was mistyped.",
  },
  "org-number-country": {
    nb: "Nummeret kan være dansk eller finsk. Velg land.",
    sv: "Numret kan vara danskt eller finskt. Välj land.",
    en: "The number may be Danish or Finnish. Choose the country.",
  },
  "register-silent": {
    nb: "Registeret svarer ikke akkurat nå. Prøv igjen om litt.",
    sv: "Registret svarar inte just nu. Försök igen om en stund.",
    en: "The register does not answer just now. Try again in a while.",
  },
  "companies-differ": {
    nb: "De har hvert sitt organisasjonsnummer, og er to bedrifter.",
    sv: "De har varsitt organisationsnummer, och är två företag.",
    en: "They have different organisation numbers and are two companies.",
  },
});
