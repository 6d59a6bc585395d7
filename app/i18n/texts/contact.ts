import { defineTexts } from "../define-texts";

/** A contact's page: who is coming, who is missing what, and what can be done about it. */
export const contact = defineTexts({
  title: { nb: "Hvem kommer", sv: "Vilka kommer", en: "Who is coming" },
  ready: {
    nb: "{{ready}} av {{count}} er klare",
    sv: "{{ready}} av {{count}} är klara",
    en: "{{ready}} of {{count}} are ready",
  },
  allReady_one: {
    nb: "Alt er klart",
    sv: "Allt är klart",
    en: "All set",
  },
  allReady_other: {
    nb: "Alle {{count}} er klare",
    sv: "Alla {{count}} är klara",
    en: "All {{count}} are ready",
  },
  readyText: {
    nb: "De som mangler noe, får en påminnelse fra ti dager før, og hver tredje dag til det er gjort.",
    sv: "De som saknar något får en påminnelse från tio dagar före, och var tredje dag tills det är gjort.",
    en: "Those with something missing are reminded from ten days before, and every three days until it is done.",
  },
  remind_one: {
    nb: "Minn {{count}} kollega på det nå",
    sv: "Påminn {{count}} kollega nu",
    en: "Remind {{count}} colleague now",
  },
  remind_other: {
    nb: "Minn {{count}} kolleger på det nå",
    sv: "Påminn {{count}} kollegor nu",
    en: "Remind {{count}} colleagues now",
  },
  reminded: {
    nb: "Påminnelsen er sendt til dem som mangler noe.",
    sv: "Påminnelsen är skickad till dem som saknar något.",
    en: "The reminder has been sent to those with something missing.",
  },
  linkSent: {
    nb: "Lenken er sendt på nytt.",
    sv: "Länken är skickad igen.",
    en: "The link has been sent again.",
  },
  details: { nb: "Lagret.", sv: "Sparat.", en: "Saved." },
  named: {
    nb: "Navnet er satt inn, og bekreftelsen er på vei.",
    sv: "Namnet är ifyllt, och bekräftelsen är på väg.",
    en: "The name is in, and the confirmation is on its way.",
  },
  swapped: {
    nb: "Plassen er byttet. Begge får beskjed, og kalenderne følger med.",
    sv: "Platsen är bytt. Båda får besked, och kalendrarna följer med.",
    en: "The place has changed hands. Both are told, and their calendars follow.",
  },
  dropped: {
    nb: "Plassen er meldt av.",
    sv: "Platsen är avbokad.",
    en: "The place has been cancelled.",
  },
  added: {
    nb: "De nye plassene er med.",
    sv: "De nya platserna är med.",
    en: "The new places are in.",
  },
  missing: { nb: "Mangler", sv: "Saknas", en: "Missing" },
  missingName: { nb: "navn og e-post", sv: "namn och e-post", en: "name and email" },
  change: { nb: "Endre", sv: "Ändra", en: "Change" },
  fillIn: { nb: "Sett inn navn", sv: "Fyll i namn", en: "Fill in a name" },
  orLink: {
    nb: "Eller send lenken videre til den som skal ha plassen",
    sv: "Eller skicka länken vidare till den som ska ha platsen",
    en: "Or pass the link on to whoever gets the place",
  },
  ownLink: { nb: "Personlig lenke", sv: "Personlig länk", en: "Personal link" },
  sendLink: { nb: "Send lenken på nytt", sv: "Skicka länken igen", en: "Send the link again" },
  swap: {
    nb: "Gi plassen til en annen",
    sv: "Ge platsen till någon annan",
    en: "Give it to somebody else",
  },
  swapText: {
    nb: "{{name}} får beskjed, og det går ut av kalenderen. Den nye får bekreftelse og svarer for seg selv.",
    sv: "{{name}} får besked, och det försvinner ur kalendern. Den nya får bekräftelse och svarar för sig.",
    en: "{{name}} is told and it leaves their calendar. Whoever is new gets a confirmation and answers for themselves.",
  },
  swapDo: { nb: "Bytt person", sv: "Byt person", en: "Swap" },
  open: { nb: "Åpne siden for plassen", sv: "Öppna platsens sida", en: "Open this place's page" },
  drop: { nb: "Meld av plassen", sv: "Avboka platsen", en: "Cancel this place" },
  dropTitle: {
    nb: "Melde av {{name}}?",
    sv: "Avboka {{name}}?",
    en: "Cancel {{name}}?",
  },
  dropTitleUnnamed: {
    nb: "Melde av plass {{number}}?",
    sv: "Avboka plats {{number}}?",
    en: "Cancel place {{number}}?",
  },
  dropText: {
    nb: "Plassen blir ledig, eller går til den neste i køen. Det kan ikke gjøres om.",
    sv: "Platsen blir ledig, eller går till den som står näst i kön. Det går inte att ångra.",
    en: "The place becomes free, or goes to the next in line. This cannot be undone.",
  },
  dropPrice: { nb: "Dette går ut", sv: "Det här utgår", en: "This is taken off" },
  sumAfter: { nb: "Ny sum: {{total}}", sv: "Ny summa: {{total}}", en: "New total: {{total}}" },
  dropDo: { nb: "Meld av", sv: "Avboka", en: "Cancel the place" },
  keep: { nb: "Behold plassen", sv: "Behåll platsen", en: "Keep the place" },
  add: { nb: "Flere plasser", sv: "Fler platser", en: "More places" },
  addText: {
    nb: "Navnene kan du sette inn etterpå.",
    sv: "Namnen kan du fylla i efteråt.",
    en: "Names can be filled in afterwards.",
  },
  addCount: { nb: "Hvor mange", sv: "Hur många", en: "How many" },
  addTicket: { nb: "Billett", sv: "Biljett", en: "Ticket" },
  addSee: { nb: "Se pris og bekreft", sv: "Se pris och bekräfta", en: "See the price and confirm" },
  addTitle_one: {
    nb: "Legge til {{count}} plass?",
    sv: "Lägga till {{count}} plats?",
    en: "Add {{count}} place?",
  },
  addTitle_other: {
    nb: "Legge til {{count}} plasser?",
    sv: "Lägga till {{count}} platser?",
    en: "Add {{count}} places?",
  },
  addFull: {
    nb: "Det er fullt. De nye plassene kan stille seg på venteliste som en egen påmelding.",
    sv: "Det är fullt. De nya platserna kan ställa sig på väntelistan som en egen anmälan.",
    en: "It is full. The new places can join the waiting list as a registration of their own.",
  },
  addPrice: { nb: "Dette kommer til", sv: "Det här tillkommer", en: "This is added" },
  addFree: { nb: "Det koster ingenting.", sv: "Det kostar ingenting.", en: "It costs nothing." },
  addDo: { nb: "Legg til", sv: "Lägg till", en: "Add" },
  addWait: { nb: "Still på venteliste", sv: "Ställ på väntelista", en: "Join the waiting list" },
  back: { nb: "Tilbake", sv: "Tillbaka", en: "Back" },
  sum: { nb: "Sum", sv: "Summa", en: "Total" },
  receipt: {
    nb: "Last ned kvitteringen",
    sv: "Ladda ner kvittot",
    en: "Download the receipt",
  },
  order: {
    nb: "Referanse og organisasjonsnummer",
    sv: "Referens och organisationsnummer",
    en: "Reference and organisation number",
  },
  reference: { nb: "Referanse på faktura", sv: "Referens på faktura", en: "Invoice reference" },
  referenceHint: {
    nb: "Bestillingsnummer, prosjekt eller kostnadssted.",
    sv: "Ordernummer, projekt eller kostnadsställe.",
    en: "Purchase order, project or cost centre.",
  },
  number: { nb: "Organisasjonsnummer", sv: "Organisationsnummer", en: "Organisation number" },
  country: { nb: "Land", sv: "Land", en: "Country" },
  countryHint: {
    nb: "Bare nødvendig for danske og finske numre.",
    sv: "Behövs bara för danska och finska nummer.",
    en: "Needed for Danish and Finnish numbers only.",
  },
  "country-NO": { nb: "Norge", sv: "Norge", en: "Norway" },
  "country-SE": { nb: "Sverige", sv: "Sverige", en: "Sweden" },
  "country-DK": { nb: "Danmark", sv: "Danmark", en: "Denmark" },
  "country-FI": { nb: "Finland", sv: "Finland", en: "Finland" },
  save: { nb: "Lagre", sv: "Spara", en: "Save" },
  until: {
    nb: "Du kan endre til {{at}}.",
    sv: "Du kan ändra till {{at}}.",
    en: "You can make changes until {{at}}.",
  },
  over: {
    nb: "Fristen for endringer er ute. Skriv til arrangøren hvis noe må endres.",
    sv: "Tiden för ändringar är ute. Skriv till arrangören om något måste ändras.",
    en: "The time for changes is over. Write to the organiser if something has to change.",
  },
  waitsFor: { nb: "{{choice}} (venter)", sv: "{{choice}} (väntar)", en: "{{choice}} (waiting)" },
});

/** What stands in the way of it. */
export const contactProblems = defineTexts({
  "reminded-lately": {
    nb: "De har nettopp fått en påminnelse. Prøv igjen i morgen.",
    sv: "De har nyss fått en påminnelse. Försök igen i morgon.",
    en: "They have just been reminded. Try again tomorrow.",
  },
});
