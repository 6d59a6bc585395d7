import { defineTexts } from "../define-texts";

/** What is asked about diet and access: of attendees, and shown to the few who need to know. */
export const sensitive = defineTexts({
  // The organiser switches it on
  askTitle: { nb: "Spør deltakerne om", sv: "Fråga deltagarna om", en: "Ask attendees about" },
  askLead: {
    nb: "Svarene er frivillige. Bare eiere og arrangører ser dem, og de slettes etter arrangementet.",
    sv: "Svaren är frivilliga. Bara ägare och arrangörer ser dem, och de raderas efter evenemanget.",
    en: "Answers are voluntary. Only owners and organisers see them, and they are deleted after the event.",
  },
  "asks-diet": {
    nb: "Spør om mat og allergier",
    sv: "Fråga om mat och allergier",
    en: "Ask about diet and allergies",
  },
  "asks-access": {
    nb: "Spør om tilrettelegging",
    sv: "Fråga om tillgänglighet",
    en: "Ask about access needs",
  },
  "purposeOf-diet": {
    nb: "Hvorfor dere spør om mat",
    sv: "Varför ni frågar om mat",
    en: "Why you ask about diet",
  },
  "purposeOf-access": {
    nb: "Hvorfor dere spør om tilrettelegging",
    sv: "Varför ni frågar om tillgänglighet",
    en: "Why you ask about access needs",
  },
  purposeHint: {
    nb: "Står ved feltet. Tomt betyr: «{{purpose}}»",
    sv: "Står vid fältet. Tomt betyder: ”{{purpose}}”",
    en: "Stands beside the field. Left empty it says: “{{purpose}}”",
  },

  // The attendee is asked
  title: {
    nb: "Mat og tilrettelegging",
    sv: "Mat och tillgänglighet",
    en: "Diet and access",
  },
  "label-diet": { nb: "Mat og allergier", sv: "Mat och allergier", en: "Diet and allergies" },
  "label-access": { nb: "Tilrettelegging", sv: "Tillgänglighet", en: "Access needs" },
  "purpose-diet": {
    nb: "Vi spør så kjøkkenet kan lage mat du kan spise.",
    sv: "Vi frågar för att köket ska kunna laga mat som du kan äta.",
    en: "We ask so that the kitchen can prepare food you can eat.",
  },
  "purpose-access": {
    nb: "Vi spør så lokaler og opplegg passer for deg.",
    sv: "Vi frågar för att lokaler och upplägg ska fungera för dig.",
    en: "We ask so that the rooms and the programme work for you.",
  },
  "note-diet": {
    nb: "Noe annet om mat?",
    sv: "Något annat om mat?",
    en: "Anything else about food?",
  },
  "note-access": {
    nb: "Noe annet vi bør vite?",
    sv: "Något annat vi bör veta?",
    en: "Anything else we should know?",
  },
  consentAtOnce: {
    nb: "Ja, {{organisation}} kan bruke svaret til dette. Det slettes når arrangementet er over.",
    sv: "Ja, {{organisation}} får använda svaret till detta. Det raderas när evenemanget är över.",
    en: "Yes, {{organisation}} may use my answer for this. It is deleted once the event is over.",
  },
  consent_one: {
    nb: "Ja, {{organisation}} kan bruke svaret til dette. Det slettes {{count}} dag etter arrangementet.",
    sv: "Ja, {{organisation}} får använda svaret till detta. Det raderas {{count}} dag efter evenemanget.",
    en: "Yes, {{organisation}} may use my answer for this. It is deleted {{count}} day after the event.",
  },
  consent_other: {
    nb: "Ja, {{organisation}} kan bruke svaret til dette. Det slettes {{count}} dager etter arrangementet.",
    sv: "Ja, {{organisation}} får använda svaret till detta. Det raderas {{count}} dagar efter evenemanget.",
    en: "Yes, {{organisation}} may use my answer for this. It is deleted {{count}} days after the event.",
  },
  companySeats: {
    nb: "Mat og tilrettelegging spør vi hver enkelt om, på deres egen side. Lenken står i bekreftelsen de får.",
    sv: "Om mat och tillgänglighet frågar vi var och en, på deras egen sida. Länken står i bekräftelsen de får.",
    en: "We ask each person about diet and access on their own page. The link is in the confirmation they get.",
  },
  whenNamed: {
    nb: "Når plassen har fått navn, kan du si fra om mat og tilrettelegging her på siden.",
    sv: "När platsen har fått ett namn kan du berätta om mat och tillgänglighet här på sidan.",
    en: "Once the place has a name, you can tell us about diet and access on this page.",
  },
  ownLead: {
    nb: "Frivillig. Bare de som står bak arrangementet, ser svaret.",
    sv: "Frivilligt. Bara de som ordnar evenemanget ser svaret.",
    en: "Voluntary. Only those who run the event see your answer.",
  },
  answered: {
    nb: "Du svarte {{at}}.",
    sv: "Du svarade {{at}}.",
    en: "You answered on {{at}}.",
  },
  hidden: {
    nb: "Svaret står ikke her, fordi den som meldte deg på, har samme lenke. Vil du se det, be om dine opplysninger på e-post.",
    sv: "Svaret står inte här, eftersom den som anmälde dig har samma länk. Vill du se det kan du begära dina uppgifter via mejl.",
    en: "Your answer is not shown here, because whoever registered you has the same link. To see it, ask for your details by email.",
  },
  seeOwnData: {
    nb: "Be om dine opplysninger",
    sv: "Begär dina uppgifter",
    en: "Ask for your details",
  },
  give: { nb: "Svar", sv: "Svara", en: "Answer" },
  change: { nb: "Endre svaret", sv: "Ändra svaret", en: "Change the answer" },
  save: { nb: "Lagre svaret", sv: "Spara svaret", en: "Save the answer" },
  withdraw: { nb: "Slett svaret", sv: "Radera svaret", en: "Delete the answer" },
  withdrawHint: {
    nb: "Da trekker du samtykket tilbake, og svaret slettes med en gang.",
    sv: "Då tar du tillbaka ditt samtycke och svaret raderas direkt.",
    en: "This withdraws your consent, and the answer is deleted at once.",
  },
  saved: { nb: "Svaret er lagret.", sv: "Svaret är sparat.", en: "Your answer is saved." },
  withdrawn: {
    nb: "Svaret er slettet, og samtykket er trukket tilbake.",
    sv: "Svaret är raderat och samtycket är återtaget.",
    en: "Your answer is deleted, and your consent withdrawn.",
  },
  purposeCompany: {
    nb: "Så arrangøren ser hvilke virksomheter som kommer.",
    sv: "Så att arrangören ser vilka verksamheter som kommer.",
    en: "So that the organiser sees which organisations are coming.",
  },

  "choice-vegetarian": { nb: "Vegetar", sv: "Vegetariskt", en: "Vegetarian" },
  "choice-vegan": { nb: "Vegansk", sv: "Veganskt", en: "Vegan" },
  "choice-gluten-free": { nb: "Uten gluten", sv: "Utan gluten", en: "No gluten" },
  "choice-lactose-free": { nb: "Uten laktose", sv: "Utan laktos", en: "No lactose" },
  "choice-nut-free": { nb: "Uten nøtter", sv: "Utan nötter", en: "No nuts" },
  "choice-shellfish-free": { nb: "Uten skalldyr", sv: "Utan skaldjur", en: "No shellfish" },
  "choice-no-pork": { nb: "Uten svin", sv: "Utan fläsk", en: "No pork" },
  "choice-halal": { nb: "Halal", sv: "Halal", en: "Halal" },
  "choice-step-free": { nb: "Trinnfritt", sv: "Utan trappsteg", en: "Step-free" },
  "choice-hearing-loop": { nb: "Teleslynge", sv: "Hörslinga", en: "Hearing loop" },
  "choice-sign-language": { nb: "Tegnspråktolk", sv: "Teckenspråkstolk", en: "Sign language" },
  "choice-companion": { nb: "Ledsager", sv: "Ledsagare", en: "A companion" },

  // The organiser's view
  listTitle: {
    nb: "Mat og tilrettelegging",
    sv: "Mat och tillgänglighet",
    en: "Diet and access needs",
  },
  listLead: {
    nb: "Helseopplysninger: bruk dem til maten og lokalene, og del bare det kjøkken og vertskap trenger. At du så denne siden, står i loggen.",
    sv: "Uppgifter om hälsa: använd dem till maten och lokalerna, och dela bara det som kök och värdar behöver. Att du har sett sidan står i loggen.",
    en: "Health information: use it for the food and the rooms, and pass on only what kitchen and hosts need. That you saw this page is written in the log.",
  },
  listDeleted: {
    nb: "Svarene slettes {{date}}.",
    sv: "Svaren raderas {{date}}.",
    en: "The answers are deleted on {{date}}.",
  },
  countCaption: {
    nb: "Antall av hvert",
    sv: "Antal av varje",
    en: "How many of each",
  },
  choiceColumn: { nb: "Behov", sv: "Behov", en: "Need" },
  countColumn: { nb: "Antall", sv: "Antal", en: "Count" },
  nameColumn: { nb: "Deltaker", sv: "Deltagare", en: "Attendee" },
  answerColumn: { nb: "Svar", sv: "Svar", en: "Answer" },
  nobody: {
    nb: "Ingen har svart ennå",
    sv: "Ingen har svarat ännu",
    en: "Nobody has answered yet",
  },
  nobodyHint: {
    nb: "Svar fra dem som har fått plass, kommer her.",
    sv: "Svar från dem som har fått plats visas här.",
    en: "Answers from those who have a place appear here.",
  },
  notAsked: {
    nb: "Dere spør ikke om dette",
    sv: "Ni frågar inte om detta",
    en: "You do not ask about this",
  },
  notAskedHint: {
    nb: "Slå det på under Rediger, så spør vi deltakerne.",
    sv: "Slå på det under Redigera, så frågar vi deltagarna.",
    en: "Switch it on under Edit, and attendees are asked.",
  },
  seeList: {
    nb: "Se mat og tilrettelegging",
    sv: "Se mat och tillgänglighet",
    en: "See diet and access needs",
  },
});
