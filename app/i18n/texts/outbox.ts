import { defineTexts } from "../define-texts";

/** What an organisation has sent, one message of it, and what is wrong when mail does not get through. */
export const outbox = defineTexts({
  title: { nb: "Utgående e-post", sv: "Utgående mejl", en: "Outgoing email" },
  lead: {
    nb: "Alt {{organisation}} har sendt eller skal sende, og hva som ble av det.",
    sv: "Allt som {{organisation}} har skickat eller ska skicka, och hur det gick.",
    en: "Everything {{organisation}} has sent or will send, and what became of it.",
  },
  masked: {
    nb: "Du ser e-postadressene forkortet. Arrangører ser dem hele.",
    sv: "Du ser mejladresserna förkortade. Arrangörer ser dem hela.",
    en: "You see the addresses shortened. Organisers see them in full.",
  },
  find: { nb: "Mottaker", sv: "Mottagare", en: "Recipient" },
  kind: { nb: "Om", sv: "Om", en: "About" },
  anyKind: { nb: "Alle slag", sv: "Alla slag", en: "Any kind" },
  show: { nb: "Vis", sv: "Visa", en: "Show" },
  showAll: { nb: "Vis alle", sv: "Visa alla", en: "Show all" },
  filters: { nb: "Avgrens listen", sv: "Avgränsa listan", en: "Narrow the list" },
  none: { nb: "Ingen e-post å vise", sv: "Inga mejl att visa", en: "No emails to show" },
  noneHint: {
    nb: "Bekreftelser, endringer og påminnelser dukker opp her når de skal ut.",
    sv: "Bekräftelser, ändringar och påminnelser dyker upp här när de ska ut.",
    en: "Confirmations, changes and reminders appear here when they are on their way.",
  },
  noneFound: {
    nb: "Prøv færre bokstaver eller en annen status.",
    sv: "Prova färre bokstäver eller en annan status.",
    en: "Try fewer letters or another state.",
  },
  open: { nb: "Utgående e-post", sv: "Utgående mejl", en: "Outgoing email" },

  failedLately_one: {
    nb: "Én e-post kom ikke fram det siste døgnet.",
    sv: "Ett mejl kom inte fram det senaste dygnet.",
    en: "One email was not delivered in the last 24 hours.",
  },
  failedLately_other: {
    nb: "{{count}} e-poster kom ikke fram det siste døgnet.",
    sv: "{{count}} mejl kom inte fram det senaste dygnet.",
    en: "{{count}} emails were not delivered in the last 24 hours.",
  },
  seeFailed: { nb: "Se hvem det gjelder", sv: "Se vilka det gäller", en: "See whom it concerns" },
  waits: {
    nb: "E-post blir liggende",
    sv: "Mejl blir liggande",
    en: "Emails are not leaving",
  },
  waitsSince: {
    nb: "Den eldste skulle gått {{since}}. Ingenting går tapt, men noen bør se på tjeneren.",
    sv: "Det äldsta skulle ha gått {{since}}. Ingenting går förlorat, men någon bör titta på servern.",
    en: "The oldest was due {{since}}. Nothing is lost, but somebody should look at the server.",
  },
  seeWaiting: { nb: "Se hva som venter", sv: "Se vad som väntar", en: "See what is waiting" },
  notAllArrived: {
    nb: "Noen fikk ikke e-posten sin",
    sv: "Någon fick inte sitt mejl",
    en: "Somebody did not get their email",
  },

  // One message
  facts: { nb: "Hva som har skjedd", sv: "Vad som har hänt", en: "What has happened" },
  to: { nb: "Til", sv: "Till", en: "To" },
  state: { nb: "Status", sv: "Status", en: "State" },
  about: { nb: "Gjelder", sv: "Gäller", en: "About" },
  written: { nb: "Lagt i kø", sv: "Lagt i kö", en: "Queued" },
  sent: { nb: "Sendt", sv: "Skickat", en: "Sent" },
  gaveUp: { nb: "Gitt opp", sv: "Uppgivet", en: "Given up" },
  next: { nb: "Neste forsøk", sv: "Nästa försök", en: "Next attempt" },
  planned: { nb: "Skal ut", sv: "Ska ut", en: "Due" },
  attempts: { nb: "Forsøk", sv: "Försök", en: "Attempts" },
  answer: { nb: "Tjeneren svarte", sv: "Servern svarade", en: "The server said" },
  related: {
    nb: "Andre i samme tråd",
    sv: "Andra i samma tråd",
    en: "Others in the same thread",
  },
  relatedLead: {
    nb: "Nyere utgaver, eldre utgaver og det som er sendt på nytt.",
    sv: "Nyare utgåvor, äldre utgåvor och det som har skickats igen.",
    en: "Newer versions, older versions and what was sent again.",
  },
  letter: { nb: "E-posten", sv: "Mejlet", en: "The email" },
  letterLead: {
    nb: "Slik ville den sett ut om den ble skrevet nå. De personlige lenkene virker bare hos mottakeren.",
    sv: "Så skulle det se ut om det skrevs nu. De personliga länkarna fungerar bara hos mottagaren.",
    en: "As it would look if it were written now. The personal links work for the recipient alone.",
  },
  letterText: { nb: "Som ren tekst", sv: "Som ren text", en: "As plain text" },
  letterNone: {
    nb: "Det er ikke lenger noe å skrive",
    sv: "Det finns inte längre något att skriva",
    en: "There is nothing to write any more",
  },
  letterNoneHint: {
    nb: "Det e-posten handlet om, er endret eller borte. Blir den sendt på nytt, går den ikke ut.",
    sv: "Det som mejlet handlade om är ändrat eller borta. Skickas det igen går det inte ut.",
    en: "What the email was about has changed or is gone. If sent again, it does not leave.",
  },
  letterSecret: {
    nb: "Denne e-posten er bare for mottakeren",
    sv: "Det här mejlet är bara för mottagaren",
    en: "This email is for the recipient alone",
  },
  letterSecretHint: {
    nb: "Arrangører kan se bekreftelser, endringer og påminnelser. Koder og lenker til egne opplysninger vises aldri.",
    sv: "Arrangörer kan se bekräftelser, ändringar och påminnelser. Koder och länkar till egna uppgifter visas aldrig.",
    en: "Organisers can see confirmations, changes and reminders. Codes and links to one’s own details are never shown.",
  },
  subject: { nb: "Emne", sv: "Ämne", en: "Subject" },
  sender: { nb: "Fra", sv: "Från", en: "From" },
  replyTo: { nb: "Svar går til", sv: "Svar går till", en: "Replies go to" },
  attached: { nb: "Vedlegg", sv: "Bilagor", en: "Attached" },
  messageId: { nb: "Meldings-ID", sv: "Meddelande-ID", en: "Message ID" },
  resend: { nb: "Send på nytt", sv: "Skicka igen", en: "Send again" },
  resendLead: {
    nb: "{{name}} får e-posten en gang til, med det som gjelder nå.",
    sv: "{{name}} får mejlet en gång till, med det som gäller nu.",
    en: "{{name}} gets the email once more, with what holds now.",
  },
  retry: { nb: "Prøv nå", sv: "Försök nu", en: "Try now" },
  retryLead: {
    nb: "Vi prøver med én gang i stedet for å vente til neste forsøk.",
    sv: "Vi försöker direkt i stället för att vänta till nästa försök.",
    en: "We try at once instead of waiting for the next attempt.",
  },
  doAgain: { nb: "Kom den ikke fram?", sv: "Kom det inte fram?", en: "Did it not arrive?" },
  resent: {
    nb: "Den er lagt i kø og går ut straks.",
    sv: "Det ligger i kö och går strax ut.",
    en: "It is queued and leaves in a moment.",
  },
  retried: {
    nb: "Vi prøver igjen nå. Last siden på nytt om litt.",
    sv: "Vi försöker igen nu. Ladda om sidan om en stund.",
    en: "We are trying again now. Reload the page in a moment.",
  },
});

/** Why a mail is not sent again. */
export const outboxProblems = defineTexts({
  "mail-secret": {
    nb: "Koder og lenker til egne opplysninger sendes ikke på nytt herfra. Mottakeren kan be om en ny.",
    sv: "Koder och länkar till egna uppgifter skickas inte igen härifrån. Mottagaren kan be om en ny.",
    en: "Codes and links to one’s own details are not sent again from here. The recipient can ask for a new one.",
  },
  "mail-to-nobody": {
    nb: "Mottakerens opplysninger er slettet, så det er ingen å sende til.",
    sv: "Mottagarens uppgifter är raderade, så det finns ingen att skicka till.",
    en: "The recipient’s details have been erased, so there is nobody to send to.",
  },
  "mail-suppressed": {
    nb: "Adressen tar ikke imot e-post fra oss. Sjekk med mottakeren om den stemmer.",
    sv: "Adressen tar inte emot mejl från oss. Kontrollera med mottagaren att den stämmer.",
    en: "The address does not take our emails. Check with the recipient that it is right.",
  },
  "mail-superseded": {
    nb: "En nyere e-post har erstattet denne. Send den nyeste i stedet.",
    sv: "Ett nyare mejl har ersatt det här. Skicka det nyaste i stället.",
    en: "A newer email has replaced this one. Send the newest instead.",
  },
  "mail-waits": {
    nb: "Den er ikke sendt ennå, så den trengs ikke på nytt.",
    sv: "Det är inte skickat än, så det behövs inte igen.",
    en: "It has not been sent yet, so it is not needed again.",
  },
  "mail-copy-waits": {
    nb: "Den er lagt i kø en gang til og går ut straks.",
    sv: "Det ligger redan i kö en gång till och går strax ut.",
    en: "It is already queued once more and leaves in a moment.",
  },
  "mail-was-sent": {
    nb: "Den er sendt. Bruk «Send på nytt» om mottakeren mangler den.",
    sv: "Det är skickat. Använd ”Skicka igen” om mottagaren saknar det.",
    en: "It has been sent. Use “Send again” if the recipient does not have it.",
  },
  "mail-under-way": {
    nb: "Den er på vei ut akkurat nå.",
    sv: "Det är på väg ut just nu.",
    en: "It is leaving at this very moment.",
  },
  "mail-not-tried": {
    nb: "Den venter på sin tid og er ikke prøvd ennå.",
    sv: "Det väntar på sin tid och har inte försökts än.",
    en: "It is waiting for its time and has not been tried yet.",
  },
});
