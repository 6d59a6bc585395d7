import { defineTexts } from "../define-texts";

/** The page behind a personal link where somebody changes what they answered and chose. */
export const choices = defineTexts({
  title: { nb: "Svar og valg", sv: "Svar och val", en: "Answers and choices" },
  section: { nb: "Dine svar og valg", sv: "Dina svar och val", en: "Your answers and choices" },
  back: { nb: "Til påmeldingen din", sv: "Till din anmälan", en: "To your registration" },
  change: { nb: "Endre svar og valg", sv: "Ändra svar och val", en: "Change answers and choices" },
  see: { nb: "Se svar og valg", sv: "Se svar och val", en: "See answers and choices" },
  complete: {
    nb: "Fyll ut det som mangler",
    sv: "Fyll i det som saknas",
    en: "Complete what is missing",
  },
  missing_one: {
    nb: "Det mangler ett svar fra deg: {{what}}.",
    sv: "Det saknas ett svar från dig: {{what}}.",
    en: "One answer is still missing: {{what}}.",
  },
  missing_other: {
    nb: "Det mangler {{count}} svar fra deg: {{what}}.",
    sv: "Det saknas {{count}} svar från dig: {{what}}.",
    en: "{{count}} answers are still missing: {{what}}.",
  },
  until: {
    nb: "Du kan endre til {{when}}.",
    sv: "Du kan ändra till {{when}}.",
    en: "You can change this until {{when}}.",
  },
  closed: {
    nb: "Fristen for å endre var {{when}}. Trenger du noe annet nå, så skriv til ",
    sv: "Sista tiden att ändra var {{when}}. Behöver du något annat nu, skriv till ",
    en: "Changes were possible until {{when}}. If you need something else now, write to ",
  },
  closedTitle: {
    nb: "Svar og valg kan ikke endres lenger",
    sv: "Svar och val går inte att ändra längre",
    en: "Answers and choices can no longer be changed",
  },
  notYet: {
    nb: "Du velger når plassen er din. Frem til da gjelder det du ba om.",
    sv: "Du väljer när platsen är din. Till dess gäller det du bad om.",
    en: "You choose once the place is yours. Until then, what you asked for stands.",
  },
  nameFirst: {
    nb: "Si først hvem plassen er til.",
    sv: "Säg först vem platsen är till.",
    en: "First say who the place is for.",
  },
  questions: {
    nb: "Spørsmål fra arrangøren",
    sv: "Frågor från arrangören",
    en: "Questions from the organiser",
  },
  sessions: { nb: "Velg i programmet", sv: "Välj i programmet", en: "Choose in the programme" },
  sessionsLead: {
    nb: "Disse melder du deg på én for én. De du velger, kommer i kalenderen din.",
    sv: "De här anmäler du dig till en för en. De du väljer kommer i din kalender.",
    en: "You sign up for these one by one. Those you choose come into your calendar.",
  },
  addOns: { nb: "Tillegg", sv: "Tillval", en: "Add-ons" },
  roomMate: {
    nb: "Hvem vil du dele rom med?",
    sv: "Vem vill du dela rum med?",
    en: "Whom do you want to share with?",
  },
  roomMateHint: {
    nb: "Skriv navnet. Skriver dere hverandres navn, får dere rom sammen.",
    sv: "Skriv namnet. Skriver ni varandras namn får ni rum tillsammans.",
    en: "Write their name. If you name each other, you share a room.",
  },
  sharesWith: {
    nb: "Du deler rom med {{name}}.",
    sv: "Du delar rum med {{name}}.",
    en: "You share with {{name}}.",
  },
  perPerson: { nb: "{{price}} per person", sv: "{{price}} per person", en: "{{price}} per person" },
  exclVat: { nb: "{{price}} eks. mva", sv: "{{price}} exkl. moms", en: "{{price}} excl. VAT" },
  left_one: { nb: "1 plass igjen", sv: "1 plats kvar", en: "1 place left" },
  left_other: {
    nb: "{{count}} plasser igjen",
    sv: "{{count}} platser kvar",
    en: "{{count}} places left",
  },
  full: {
    nb: "Fullt. Kryss av for å stå i kø.",
    sv: "Fullt. Kryssa i för att stå i kö.",
    en: "Full. Tick to join the queue.",
  },
  waits: {
    nb: "Du står i kø. Vi skriver når det blir ledig.",
    sv: "Du står i kö. Vi skriver när det blir ledigt.",
    en: "You are in the queue. We write when there is room.",
  },
  waitsShort: { nb: "i kø", sv: "i kö", en: "in the queue" },
  yours: { nb: "Du har plass.", sv: "Du har plats.", en: "You have a place." },
  over: {
    nb: "Kan ikke bestilles lenger.",
    sv: "Går inte att beställa längre.",
    en: "Can no longer be booked.",
  },
  kept: {
    nb: "Selges ikke lenger; du beholder den.",
    sv: "Säljs inte längre; du behåller den.",
    en: "No longer on sale; you keep it.",
  },
  save: { nb: "Lagre", sv: "Spara", en: "Save" },
  saved: { nb: "Lagret.", sv: "Sparat.", en: "Saved." },
  confirmTitle: {
    nb: "Det endrer prisen. Stemmer dette?",
    sv: "Det ändrar priset. Stämmer det?",
    en: "This changes the price. Is that right?",
  },
  confirmFirst: {
    nb: "Din del blir {{after}}. Nå er den gratis.",
    sv: "Din del blir {{after}}. Nu är den gratis.",
    en: "Your part becomes {{after}}. It is free now.",
  },
  confirmMore: {
    nb: "Din del blir {{after}}, {{difference}} mer enn nå.",
    sv: "Din del blir {{after}}, {{difference}} mer än nu.",
    en: "Your part becomes {{after}}, {{difference}} more than now.",
  },
  confirmSame: {
    nb: "Din del blir {{after}}, like mye som nå: du får ingenting tilbake for det du gir fra deg.",
    sv: "Din del blir {{after}}, lika mycket som nu: du får inget tillbaka för det du lämnar.",
    en: "Your part becomes {{after}}, as much as now: you get nothing back for what you give up.",
  },
  confirmLess: {
    nb: "Din del blir {{after}}, {{difference}} mindre enn nå.",
    sv: "Din del blir {{after}}, {{difference}} mindre än nu.",
    en: "Your part becomes {{after}}, {{difference}} less than now.",
  },
  companyPays: {
    nb: "Det legges på bestillingen til {{payer}}, som får fakturaen.",
    sv: "Det läggs på bokningen för {{payer}}, som får fakturan.",
    en: "It is added to the order of {{payer}}, who gets the invoice.",
  },
  confirm: { nb: "Ja, lagre", sv: "Ja, spara", en: "Yes, save" },
  edit: { nb: "Velg om igjen", sv: "Välj om", en: "Choose again" },
  dropChange: { nb: "Nei, la det være", sv: "Nej, låt det vara", en: "No, leave it" },
  noAnswer: { nb: "Ikke besvart", sv: "Inte besvarat", en: "Not answered" },
  nothing: {
    nb: "Arrangøren spør ikke om noe mer, og det er ingenting å velge.",
    sv: "Arrangören frågar inte om något mer, och det finns inget att välja.",
    en: "The organiser asks for nothing more, and there is nothing to choose.",
  },
  files: { nb: "Filer til arrangøren", sv: "Filer till arrangören", en: "Files for the organiser" },
  filesLead: {
    nb: "Bare arrangøren kan åpne dem. Høyst 10 MB: PDF, Office, OpenDocument, bilde eller ren tekst.",
    sv: "Bara arrangören kan öppna dem. Högst 10 MB: PDF, Office, OpenDocument, bild eller ren text.",
    en: "Only the organiser can open them. At most 10 MB: PDF, Office, OpenDocument, picture or plain text.",
  },
  fileSent: { nb: "Sendt: {{name}}", sv: "Skickad: {{name}}", en: "Sent: {{name}}" },
  fileSend: { nb: "Send filen", sv: "Skicka filen", en: "Send the file" },
  fileReplace: { nb: "Bytt filen", sv: "Byt filen", en: "Replace the file" },
  yes: { nb: "Ja", sv: "Ja", en: "Yes" },

  // links that go astray
  renew: {
    nb: "Bytt lenken til plassen din",
    sv: "Byt länken till din plats",
    en: "Replace the link to your place",
  },
  renewText: {
    nb: "Har lenken kommet i feil hender? Vi sender deg en ny på e-post. Denne siden, kalenderadressen og koden på billetten slutter å virke, så last ned billetten på nytt.",
    sv: "Har länken hamnat i fel händer? Vi mejlar dig en ny. Den här sidan, kalenderadressen och koden på biljetten slutar fungera, så ladda ner biljetten igen.",
    en: "Has the link fallen into the wrong hands? We email you a new one. This page, the calendar address and the code on your ticket stop working, so download the ticket again.",
  },
  renewDo: { nb: "Send meg en ny lenke", sv: "Mejla mig en ny länk", en: "Email me a new link" },
  renewedTitle: {
    nb: "Lenken er byttet ut med en ny",
    sv: "Länken har bytts ut mot en ny",
    en: "This link has been replaced",
  },
  renewedText: {
    nb: "Plassen finnes fortsatt, men denne lenken åpner den ikke lenger. Den nye står i den siste e-posten om påmeldingen.",
    sv: "Platsen finns kvar, men den här länken öppnar den inte längre. Den nya står i det senaste mejlet om anmälan.",
    en: "The place is still there, but this link no longer opens it. The new one is in the latest email about the registration.",
  },
  mailLink: {
    nb: "Send den nye lenken en gang til",
    sv: "Mejla den nya länken en gång till",
    en: "Email the new link once more",
  },
  linkMailed: {
    nb: "Vi har sendt den til adressen som står på plassen.",
    sv: "Vi har mejlat den till adressen som står på platsen.",
    en: "We have emailed it to the address on the place.",
  },
  renewForTitle: {
    nb: "Bytt lenken til en plass",
    sv: "Byt länken till en plats",
    en: "Replace the link to a place",
  },
  renewFor: {
    nb: "{{name}} får en ny lenke på e-post. Den gamle lenken, kalenderadressen og koden på billetten slutter å virke.",
    sv: "{{name}} får en ny länk via mejl. Den gamla länken, kalenderadressen och koden på biljetten slutar fungera.",
    en: "{{name}} gets a new link by email. The old link, the calendar address and the code on the ticket stop working.",
  },
  renewForUnnamed: {
    nb: "Plassen har ikke fått navn ennå. Den gamle lenken slutter å virke, og den nye står på siden for bestillingen.",
    sv: "Platsen har inte fått något namn än. Den gamla länken slutar fungera, och den nya står på bokningens sida.",
    en: "Nobody is named for the place yet. The old link stops working, and the new one is on the order’s page.",
  },
  renewForDo: { nb: "Bytt lenken", sv: "Byt länken", en: "Replace the link" },
  renewBack: { nb: "Tilbake", sv: "Tillbaka", en: "Back" },
  linkRenewedUnnamed: {
    nb: "Lenken er byttet ut. Den nye står på siden for bestillingen.",
    sv: "Länken har bytts ut. Den nya står på bokningens sida.",
    en: "The link has been replaced. The new one is on the order’s page.",
  },
  linkRenewed: {
    nb: "Lenken er byttet ut. Deltakeren får den nye på e-post.",
    sv: "Länken har bytts ut. Deltagaren får den nya via mejl.",
    en: "The link has been replaced. The attendee gets the new one by email.",
  },

  // giving the place back
  cancelUntil: {
    nb: "Du kan melde deg av her til {{when}}.",
    sv: "Du kan avboka här till {{when}}.",
    en: "You can give the place back here until {{when}}.",
  },
  cancelClosed: {
    nb: "Fristen for å melde seg av var {{when}}. Du kan fortsatt gi plassen til en kollega. Kan ingen komme, så skriv til ",
    sv: "Sista tiden att avboka var {{when}}. Du kan fortfarande ge platsen till en kollega. Kan ingen komma, skriv till ",
    en: "Places could be given back until {{when}}. You can still give your place to a colleague. If nobody can come, write to ",
  },
});
