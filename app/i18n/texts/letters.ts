import { defineTexts } from "../define-texts";
import { announcements } from "./announcements";

/** Sentences beside a field about what is wrong with its placeholders. */
export const letterProblems = defineTexts({
  "placeholder-unknown": {
    nb: "Linje {{line}}: {{written}} betyr ingenting her. Velg et felt fra listen, eller fjern klammene.",
    sv: "Rad {{line}}: {{written}} betyder inget här. Välj ett fält i listan eller ta bort klamrarna.",
    en: "Line {{line}}: {{written}} means nothing here. Choose a field from the list, or remove the braces.",
  },
  "placeholder-near": {
    nb: "Linje {{line}}: {{written}} finnes ikke. Mente du {{suggestion}}?",
    sv: "Rad {{line}}: {{written}} finns inte. Menade du {{suggestion}}?",
    en: "Line {{line}}: there is no {{written}}. Did you mean {{suggestion}}?",
  },
  "placeholder-elsewhere": {
    nb: "Linje {{line}}: {{written}} kan ikke brukes i denne e-posten.",
    sv: "Rad {{line}}: {{written}} kan inte användas i det här mejlet.",
    en: "Line {{line}}: {{written}} cannot be used in this email.",
  },
  "placeholder-brace": {
    nb: "Linje {{line}}: ved {{written}} mangler den andre klammen. Et felt skrives som {fornavn}.",
    sv: "Rad {{line}}: vid {{written}} saknas den andra klammern. Ett fält skrivs som {förnamn}.",
    en: "Line {{line}}: the other brace is missing at {{written}}. A field is written like {first-name}.",
  },
  "nobody-chosen": {
    nb: "Ingen får denne meldingen. Velg flere mottakere.",
    sv: "Ingen får det här utskicket. Välj fler mottagare.",
    en: "Nobody would get this. Choose more recipients.",
  },
  "audience-changed": {
    nb: "Noen har kommet til eller gått: nå er det {{count}} mottakere. Se over og send igjen.",
    sv: "Någon har tillkommit eller lämnat: nu är det {{count}} mottagare. Se över och skicka igen.",
    en: "Somebody has joined or left: there are {{count}} recipients now. Check and send again.",
  },
  "words-of-main-missing": {
    nb: "Skriv emne og tekst på hovedspråket.",
    sv: "Skriv ämne och text på huvudspråket.",
    en: "Write subject and text in the main language.",
  },
});

/** What organisers see where they write letters themselves, and the words put into them. */
export const letters = defineTexts({
  ...announcements,
  dayAndTime: {
    nb: "{{day}} kl. {{time}}",
    sv: "{{day}} kl. {{time}}",
    en: "{{day}} at {{time}}",
  },
  countdownToday: { nb: "i dag", sv: "i dag", en: "today" },
  countdownTomorrow: { nb: "i morgen", sv: "i morgon", en: "tomorrow" },
  countdownDays: { nb: "om {{days}} dager", sv: "om {{days}} dagar", en: "in {{days}} days" },

  // The list
  title: { nb: "Tekster i e-postene", sv: "Texter i mejlen", en: "Words of the emails" },
  lead: {
    nb: "Emne og de første ordene kan du skrive selv. Tid, sted, program og knapper fyller vi inn.",
    sv: "Ämnet och de första orden kan du skriva själv. Tid, plats, program och knappar fyller vi i.",
    en: "You can write the subject and the first words yourself. Time, place, programme and buttons are filled in for you.",
  },
  moment: { nb: "E-post", sv: "Mejl", en: "Email" },
  wording: { nb: "Tekst", sv: "Text", en: "Words" },
  standard: { nb: "Standard", sv: "Standard", en: "Standard" },
  ownWords: {
    nb: "Egen tekst: {{languages}}",
    sv: "Egen text: {{languages}}",
    en: "Own words: {{languages}}",
  },
  ownForEvent: {
    nb: "{{event}}: {{languages}}",
    sv: "{{event}}: {{languages}}",
    en: "{{event}}: {{languages}}",
  },
  "moment-confirmation": { nb: "Bekreftelse", sv: "Bekräftelse", en: "Confirmation" },
  "moment-order-confirmation": {
    nb: "Bekreftelse til kontakten",
    sv: "Bekräftelse till kontakten",
    en: "Confirmation to the contact",
  },
  "moment-seat-to-be-named": {
    nb: "Plasser uten navn",
    sv: "Platser utan namn",
    en: "Places without a name",
  },
  "moment-waitlisted": { nb: "På venteliste", sv: "På väntelistan", en: "On the waiting list" },
  "moment-awaiting-approval": {
    nb: "Venter på svar",
    sv: "Väntar på svar",
    en: "Awaiting an answer",
  },
  "moment-promoted": { nb: "Fikk plass", sv: "Fick plats", en: "Got a place" },
  "moment-declined": { nb: "Fikk ikke plass", sv: "Fick ingen plats", en: "No place" },
  "moment-link-again": { nb: "Lenken på nytt", sv: "Länken på nytt", en: "The link again" },
  "moment-reminder": { nb: "Påminnelse", sv: "Påminnelse", en: "Reminder" },
  "moment-complete-your-part": {
    nb: "Noe mangler fra deltakeren",
    sv: "Något saknas från deltagaren",
    en: "Something missing from the attendee",
  },
  "moment-order-incomplete": {
    nb: "Noe mangler, til kontakten",
    sv: "Något saknas, till kontakten",
    en: "Something missing, to the contact",
  },
  "moment-changed": { nb: "Noe er endret", sv: "Något har ändrats", en: "Something changed" },
  "moment-left": { nb: "Meldte seg av", sv: "Avbokade", en: "Cancelled their place" },
  "moment-taken-back": {
    nb: "Avmeldt av arrangøren",
    sv: "Avbokad av arrangören",
    en: "Cancelled by the organiser",
  },
  "moment-seats-left": {
    nb: "Avmeldte plasser, til kontakten",
    sv: "Avbokade platser, till kontakten",
    en: "Cancelled places, to the contact",
  },
  "moment-called-off": { nb: "Avlyst", sv: "Inställt", en: "Called off" },
  "sent-confirmation": {
    nb: "Når noen har fått plass",
    sv: "När någon har fått plats",
    en: "When somebody has a place",
  },
  "sent-order-confirmation": {
    nb: "Til den som meldte på flere",
    sv: "Till den som anmälde flera",
    en: "To whoever registered several people",
  },
  "sent-seat-to-be-named": {
    nb: "Når plasser i en bestilling mangler navn",
    sv: "När platser i en anmälan saknar namn",
    en: "When places of an order have no name yet",
  },
  "sent-waitlisted": {
    nb: "Når det er fullt og noen stiller seg i kø",
    sv: "När det är fullt och någon ställer sig i kö",
    en: "When it is full and somebody queues",
  },
  "sent-awaiting-approval": {
    nb: "Når du skal velge hvem som får komme",
    sv: "När du ska välja vilka som får komma",
    en: "When you choose who may come",
  },
  "sent-promoted": {
    nb: "Når noen på ventelisten får plass, eller blir valgt",
    sv: "När någon på väntelistan får plats eller blir utvald",
    en: "When somebody who waited gets a place",
  },
  "sent-complete-your-part": {
    nb: "10, 7, 4 og 1 dag før, til deltakere som skylder et svar",
    sv: "10, 7, 4 och 1 dag före, till deltagare som är skyldiga ett svar",
    en: "10, 7, 4 and 1 day before, to attendees who still owe an answer",
  },
  "sent-order-incomplete": {
    nb: "Samme dager, til den som meldte på noen som mangler navn eller svar",
    sv: "Samma dagar, till den som anmälde någon som saknar namn eller svar",
    en: "The same days, to whoever registered people with a name or an answer missing",
  },
  "sent-declined": {
    nb: "Når en søknad ikke fører fram",
    sv: "När en ansökan inte går igenom",
    en: "When an application is turned down",
  },
  "sent-link-again": {
    nb: "Når en som er påmeldt, melder seg på igjen",
    sv: "När någon som är anmäld anmäler sig igen",
    en: "When somebody registered registers again",
  },
  "sent-reminder": {
    nb: "En uke før og dagen før",
    sv: "En vecka före och dagen före",
    en: "A week before and the day before",
  },
  "sent-changed": {
    nb: "Når tid, sted eller program endres",
    sv: "När tid, plats eller program ändras",
    en: "When time, place or programme changes",
  },
  "sent-left": {
    nb: "Når noen melder seg av",
    sv: "När någon avbokar sig",
    en: "When somebody cancels",
  },
  "sent-taken-back": {
    nb: "Når du melder av noen",
    sv: "När du avbokar någon",
    en: "When you cancel somebody’s place",
  },
  "sent-seats-left": {
    nb: "Når plasser i en bestilling meldes av",
    sv: "När platser i en anmälan avbokas",
    en: "When places of an order are cancelled",
  },
  "sent-called-off": {
    nb: "Når hele arrangementet avlyses",
    sv: "När hela evenemanget ställs in",
    en: "When the whole event is called off",
  },

  // One moment
  languages: { nb: "Språk", sv: "Språk", en: "Language" },
  "language-nb": { nb: "Norsk", sv: "Norska", en: "Norwegian" },
  "language-sv": { nb: "Svensk", sv: "Svenska", en: "Swedish" },
  "language-en": { nb: "Engelsk", sv: "Engelska", en: "English" },
  forAll: {
    nb: "Gjelder alle arrangementene deres.",
    sv: "Gäller alla era evenemang.",
    en: "For all your events.",
  },
  forEvent: {
    nb: "Gjelder bare {{event}}.",
    sv: "Gäller bara {{event}}.",
    en: "For {{event}} only.",
  },
  editForAll: {
    nb: "Skriv for alle arrangementer",
    sv: "Skriv för alla evenemang",
    en: "Write for all events",
  },
  "holds-own": {
    nb: "Din egen tekst brukes.",
    sv: "Din egen text används.",
    en: "Your own words are used.",
  },
  "holds-organisation": {
    nb: "Organisasjonens tekst brukes, til du skriver en egen for dette arrangementet.",
    sv: "Organisationens text används tills du skriver en egen för det här evenemanget.",
    en: "The organisation’s words are used until you write some for this event.",
  },
  "holds-standard": {
    nb: "Standardteksten på dette språket brukes, til du skriver en egen.",
    sv: "Standardtexten på det här språket används tills du skriver en egen.",
    en: "The standard words in this language are used until you write your own.",
  },
  subject: { nb: "Emne", sv: "Ämne", en: "Subject" },
  text: { nb: "De første ordene", sv: "De första orden", en: "The first words" },
  textHint: {
    nb: "Tom linje gir nytt avsnitt. **Fet**, *kursiv* og [lenke](https://…) virker.",
    sv: "Tom rad ger nytt stycke. **Fet**, *kursiv* och [länk](https://…) fungerar.",
    en: "An empty line begins a new paragraph. **Bold**, *italics* and [link](https://…) work.",
  },
  fields: { nb: "Felt du kan bruke", sv: "Fält du kan använda", en: "Fields you can use" },
  fieldsHint: {
    nb: "Skriv dem med klammer, så fylles de inn for hver mottaker.",
    sv: "Skriv dem med klamrar, så fylls de i för varje mottagare.",
    en: "Write them in braces; they are filled in for each recipient.",
  },
  "field-name": { nb: "hele navnet", sv: "hela namnet", en: "the full name" },
  "field-firstName": { nb: "fornavnet", sv: "förnamnet", en: "the first name" },
  "field-event": {
    nb: "hva arrangementet heter",
    sv: "vad evenemanget heter",
    en: "what the event is called",
  },
  "field-when": { nb: "dag og klokkeslett", sv: "dag och klockslag", en: "day and time" },
  "field-where": { nb: "sted og adresse", sv: "plats och adress", en: "venue and address" },
  "field-start": {
    nb: "når mottakerens eget program begynner",
    sv: "när mottagarens eget program börjar",
    en: "when the recipient’s own programme begins",
  },
  "field-countdown": {
    nb: "«i morgen» eller «om 7 dager»",
    sv: "”i morgon” eller ”om 7 dagar”",
    en: "“tomorrow” or “in 7 days”",
  },
  "field-daysLeft": {
    nb: "antall dager igjen, som tall",
    sv: "antal dagar kvar, som siffra",
    en: "days left, as a number",
  },
  "field-organisation": {
    nb: "hvem som arrangerer",
    sv: "vem som arrangerar",
    en: "who organises",
  },
  "field-company": {
    nb: "virksomheten, om det er en",
    sv: "företaget, om det finns ett",
    en: "the company, if there is one",
  },
  "field-seats": { nb: "antall plasser", sv: "antal platser", en: "number of places" },
  "field-personalLink": {
    nb: "lenken til mottakerens egen side",
    sv: "länken till mottagarens egen sida",
    en: "the link to the recipient’s own page",
  },
  "field-eventLink": {
    nb: "lenken til arrangementets side",
    sv: "länken till evenemangets sida",
    en: "the link to the event’s page",
  },
  save: { nb: "Lagre teksten", sv: "Spara texten", en: "Save the words" },
  preview: { nb: "Forhåndsvis", sv: "Förhandsgranska", en: "Preview" },
  sendTrial: { nb: "Send en prøve til meg", sv: "Skicka ett prov till mig", en: "Send me a test" },
  trialSent: {
    nb: "En prøve er på vei til {{email}}.",
    sv: "Ett prov är på väg till {{email}}.",
    en: "A test is on its way to {{email}}.",
  },
  reset: {
    nb: "Gå tilbake til standardteksten",
    sv: "Återställ standardtexten",
    en: "Reset to the standard words",
  },
  resetEvent: {
    nb: "Fjern arrangementets egen tekst",
    sv: "Ta bort evenemangets egen text",
    en: "Remove the event’s own words",
  },
  saved: { nb: "Teksten er lagret.", sv: "Texten är sparad.", en: "The words are saved." },
  wasReset: {
    nb: "Standardteksten gjelder igjen.",
    sv: "Standardtexten gäller igen.",
    en: "The standard words hold again.",
  },
  standardWords: { nb: "Standardteksten", sv: "Standardtexten", en: "The standard words" },
  organisationWords: {
    nb: "Organisasjonens tekst",
    sv: "Organisationens text",
    en: "The organisation’s words",
  },
  previewTitle: { nb: "Slik ser den ut", sv: "Så ser det ut", en: "What it looks like" },
  previewLead: {
    nb: "Med en ekte påmelding. Lenkene fører til arrangementets side, ikke til noens egen.",
    sv: "Med en riktig anmälan. Länkarna leder till evenemangets sida, inte till någons egen.",
    en: "With a real registration. The links lead to the event’s page, not to anybody’s own.",
  },
  previewInvented: {
    nb: "Ingen er påmeldt ennå, så navn og arrangement er oppdiktet.",
    sv: "Ingen är anmäld ännu, så namn och evenemang är påhittade.",
    en: "Nobody is registered yet, so the name and the event are invented.",
  },
  example: { nb: "Arrangement", sv: "Evenemang", en: "Event" },
  exampleSeat: { nb: "Person", sv: "Person", en: "Person" },
  showExample: { nb: "Vis", sv: "Visa", en: "Show" },
  plainText: { nb: "Som ren tekst", sv: "Som ren text", en: "As plain text" },
  onlyOne: {
    nb: "Egen tekst for ett arrangement",
    sv: "Egen text för ett evenemang",
    en: "Words for one event",
  },
  onlyOneHint: {
    nb: "Da gjelder den der, og denne ellers.",
    sv: "Då gäller den där, och den här annars.",
    en: "They hold there; these hold elsewhere.",
  },
  chooseEvent: {
    nb: "Skriv for arrangementet",
    sv: "Skriv för evenemanget",
    en: "Write for the event",
  },
});
