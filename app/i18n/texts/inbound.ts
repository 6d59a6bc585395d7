import { defineTexts } from "../define-texts";

/** What comes back: calendars' answers, mails that could not be delivered, and who wants no more of them. */
export const inbound = defineTexts({
  // The letter after a calendar said no
  declinedSubject: {
    nb: "Kommer du ikke? {{event}}",
    sv: "Kommer du inte? {{event}}",
    en: "Not coming? {{event}}",
  },
  declinedHeading: {
    nb: "Vil du gi fra deg plassen?",
    sv: "Vill du lämna tillbaka platsen?",
    en: "Do you want to give your place back?",
  },
  declinedIntro: {
    nb: "Kalenderen din har svart nei til invitasjonen. Plassen er fortsatt din. Kan du ikke komme, gi den gjerne fra deg, så går den til nestemann.",
    sv: "Din kalender har svarat nej på inbjudan. Platsen är fortfarande din. Kan du inte komma får du gärna lämna tillbaka den, så går den till nästa.",
    en: "Your calendar declined the invitation. The place is still yours. If you can’t come, please give it back, so that it goes to the next person.",
  },
  declinedGiveBack: {
    nb: "Gi fra meg plassen",
    sv: "Lämna tillbaka platsen",
    en: "Give my place back",
  },
  declinedKeep: {
    nb: "Kommer du likevel, trenger du ikke gjøre noe.",
    sv: "Kommer du ändå behöver du inte göra något.",
    en: "If you are coming after all, there is nothing you need to do.",
  },

  // What calendars answered
  "answer-accepted": { nb: "Takket ja", sv: "Tackat ja", en: "Accepted" },
  "answer-declined": { nb: "Takket nei", sv: "Tackat nej", en: "Declined" },
  "answer-tentative": { nb: "Kanskje", sv: "Kanske", en: "Maybe" },
  "answer-mixed": { nb: "Ulike svar", sv: "Olika svar", en: "Mixed answers" },
  answerColumn: { nb: "Svar fra kalenderen", sv: "Svar från kalendern", en: "Calendar’s answer" },
  answerOutdated: {
    nb: "før siste endring",
    sv: "före senaste ändringen",
    en: "before the latest change",
  },

  // Unsubscribing
  unsubscribeTitle: { nb: "Færre meldinger", sv: "Färre utskick", en: "Fewer emails" },
  "stream-announcements": { nb: "meldinger", sv: "utskick", en: "announcements" },
  "stream-networking": {
    nb: "forslag om folk å møte",
    sv: "förslag på personer att träffa",
    en: "suggestions of people to meet",
  },
  unsubscribeAsk: {
    nb: "Vil du slutte å få {{stream}} fra {{organisation}} til {{email}}?",
    sv: "Vill du sluta få {{stream}} från {{organisation}} till {{email}}?",
    en: "Do you want to stop getting {{stream}} from {{organisation}} at {{email}}?",
  },
  unsubscribeStill: {
    nb: "Er du påmeldt noe, får du fortsatt det du trenger for å komme: bekreftelse, endringer og påminnelser.",
    sv: "Är du anmäld till något får du ändå det du behöver för att komma: bekräftelse, ändringar och påminnelser.",
    en: "If you are registered for something, you still get what you need to attend: confirmation, changes and reminders.",
  },
  unsubscribeButton: { nb: "Ikke send meg flere", sv: "Skicka inga fler", en: "Send me no more" },
  unsubscribed: { nb: "Det er ordnet", sv: "Det är ordnat", en: "That is done" },
  unsubscribedText: {
    nb: "{{email}} får ikke lenger {{stream}} fra {{organisation}}.",
    sv: "{{email}} får inte längre {{stream}} från {{organisation}}.",
    en: "{{email}} no longer gets {{stream}} from {{organisation}}.",
  },
  resumeAsk: {
    nb: "Var det en feil? Da kan du få dem igjen.",
    sv: "Blev det fel? Då kan du få dem igen.",
    en: "Was that a mistake? You can have them again.",
  },
  resumeButton: { nb: "Send meg dem igjen", sv: "Skicka dem igen", en: "Send them again" },
  resumed: {
    nb: "Du får dem igjen",
    sv: "Du får dem igen",
    en: "You get them again",
  },
  resumedText: {
    nb: "{{email}} får {{stream}} fra {{organisation}} som før.",
    sv: "{{email}} får {{stream}} från {{organisation}} som förut.",
    en: "{{email}} gets {{stream}} from {{organisation}} as before.",
  },
  stoppedElsewhere: {
    nb: "{{organisation}} har selv sluttet å skrive til denne adressen. Svar på en e-post fra dem hvis det er feil.",
    sv: "{{organisation}} har själva slutat skriva till den här adressen. Svara på ett mejl från dem om det är fel.",
    en: "{{organisation}} has itself stopped writing to this address. Answer one of their emails if that is wrong.",
  },
  goneOrganisation: { nb: "arrangøren", sv: "arrangören", en: "the organiser" },

  // The list of addresses that get no mail
  suppressed: {
    nb: "Adresser som ikke får e-post",
    sv: "Adresser som inte får mejl",
    en: "Addresses that get no email",
  },
  suppressedLead: {
    nb: "Adresser der e-post har kommet i retur, og folk som ikke vil ha alt. Påmeldingene deres gjelder som før.",
    sv: "Adresser där mejl har kommit i retur, och personer som inte vill ha allt. Deras anmälningar gäller som förut.",
    en: "Addresses that email has come back from, and people who do not want all of it. Their registrations stand as before.",
  },
  suppressedNone: {
    nb: "E-posten når alle",
    sv: "Mejlen når alla",
    en: "Email reaches everybody",
  },
  suppressedNoneHint: {
    nb: "Kommer en e-post i retur, eller melder noen seg av, står adressen her.",
    sv: "Kommer ett mejl i retur, eller avregistrerar sig någon, står adressen här.",
    en: "When an email comes back, or somebody unsubscribes, the address stands here.",
  },
  suppressedNoneFound: {
    nb: "Ingen slik adresse",
    sv: "Ingen sådan adress",
    en: "No such address",
  },
  suppressedSearch: {
    nb: "Søk etter adresse",
    sv: "Sök efter adress",
    en: "Search for an address",
  },
  addressColumn: { nb: "Adresse", sv: "Adress", en: "Address" },
  reasonColumn: { nb: "Hvorfor", sv: "Varför", en: "Why" },
  sinceColumn: { nb: "Siden", sv: "Sedan", en: "Since" },
  whatColumn: { nb: "Stoppet", sv: "Stoppat", en: "Stopped" },
  "reason-bounce": { nb: "Kom i retur", sv: "Kom i retur", en: "Came back" },
  "reason-complaint": {
    nb: "Meldt som søppelpost",
    sv: "Anmält som skräppost",
    en: "Reported as spam",
  },
  "reason-unsubscribe": { nb: "Ønsket det selv", sv: "Önskade det själv", en: "Their own wish" },
  "reason-organiser": { nb: "Lagt til her", sv: "Tillagd här", en: "Added here" },
  "gets-all": { nb: "Alt", sv: "Allt", en: "Everything" },
  "gets-announcements": { nb: "Meldinger", sv: "Utskick", en: "Announcements" },
  "gets-networking": {
    nb: "Forslag om folk å møte",
    sv: "Förslag på personer att träffa",
    en: "Suggestions of people to meet",
  },
  removeAddress: { nb: "Fjern", sv: "Ta bort", en: "Remove" },
  removeAddressOf: {
    nb: "Fjern {{email}} fra listen",
    sv: "Ta bort {{email}} från listan",
    en: "Remove {{email}} from the list",
  },
  removeTitle: {
    nb: "Skrive til {{email}} igjen?",
    sv: "Skriva till {{email}} igen?",
    en: "Write to {{email}} again?",
  },
  "remove-bounce": {
    nb: "Forrige e-post kom i retur. Gjør det bare om du vet at adressen virker nå.",
    sv: "Förra mejlet kom i retur. Gör det bara om du vet att adressen fungerar nu.",
    en: "The last email came back. Only do so if you know that the address works now.",
  },
  "remove-complaint": {
    nb: "De har meldt e-post herfra som søppelpost. Gjør det bare om de har bedt om det.",
    sv: "De har anmält mejl härifrån som skräppost. Gör det bara om de har bett om det.",
    en: "They reported email from here as spam. Only do so if they have asked for it.",
  },
  "remove-unsubscribe": {
    nb: "De har selv sagt nei takk. Gjør det bare om de har bedt om det.",
    sv: "De har själva tackat nej. Gör det bara om de har bett om det.",
    en: "They said no thanks themselves. Only do so if they have asked for it.",
  },
  "remove-organiser": {
    nb: "Adressen ble lagt til her for hånd.",
    sv: "Adressen lades till här för hand.",
    en: "The address was added here by hand.",
  },
  removeConfirm: { nb: "Fjern fra listen", sv: "Ta bort från listan", en: "Remove from the list" },
  removeKeep: { nb: "La den stå", sv: "Låt den stå", en: "Leave it there" },
  removed: {
    nb: "Adressen er fjernet og får e-post igjen.",
    sv: "Adressen är borttagen och får mejl igen.",
    en: "The address is off the list and gets email again.",
  },
  addAddress: { nb: "Legg til en adresse", sv: "Lägg till en adress", en: "Add an address" },
  addAddressLead: {
    nb: "For noen som har bedt om å få mindre e-post, eller ingen.",
    sv: "För någon som har bett om färre mejl, eller inga.",
    en: "For somebody who has asked for less email, or none.",
  },
  addWhat: { nb: "Skal ikke få", sv: "Ska inte få", en: "Not to get" },
  addAll: {
    nb: "Noe herfra, heller ikke bekreftelser og endringer",
    sv: "Något härifrån, inte heller bekräftelser och ändringar",
    en: "Anything from here, confirmations and changes included",
  },
  addAnnouncements: { nb: "Meldinger", sv: "Utskick", en: "Announcements" },
  addNote: { nb: "Merknad", sv: "Anteckning", en: "Note" },
  addNoteHint: {
    nb: "Hvem som ba om det, og når. Valgfritt.",
    sv: "Vem som bad om det, och när. Valfritt.",
    en: "Who asked for it, and when. Optional.",
  },
  addButton: { nb: "Legg til", sv: "Lägg till", en: "Add" },
  added: {
    nb: "Adressen står på listen.",
    sv: "Adressen står på listan.",
    en: "The address is on the list.",
  },
  suppressedLink: {
    nb: "Adresser som ikke får e-post",
    sv: "Adresser som inte får mejl",
    en: "Addresses that get no email",
  },
  suppressedWhy: { nb: "Se hvorfor", sv: "Se varför", en: "See why" },
  returnedAt: { nb: "Kom i retur {{at}}", sv: "Kom i retur {{at}}", en: "Came back {{at}}" },

  // The mailbox
  mailboxBroken: {
    nb: "Svar på e-post kan ikke hentes",
    sv: "Svar på mejl kan inte hämtas",
    en: "Replies cannot be fetched",
  },
  mailboxBrokenSince: {
    nb: "Siden {{since}} har det ikke vært mulig å lese postkassen som kalendersvar og returpost kommer til. Ingenting går tapt: alt leses når den virker igjen.",
    sv: "Sedan {{since}} har det inte gått att läsa brevlådan som kalendersvar och returpost kommer till. Inget går förlorat: allt läses när den fungerar igen.",
    en: "Since {{since}} the mailbox that takes calendars’ answers and returned mail cannot be read. Nothing is lost: all of it is read once it works again.",
  },
});
