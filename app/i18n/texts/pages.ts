import { defineTexts } from "../define-texts";

/** The front page, signing in, and the mails kept in demo mode. */
export const pages = defineTexts({
  homeTitle: {
    nb: "Møteplasser for gründere, bedrifter og investorer",
    sv: "Mötesplatser för grundare, företag och investerare",
    en: "Meetups for founders, companies and investors",
  },
  homeLead: {
    nb: "Det som kommer, samlet på én oppslagstavle.",
    sv: "Det som är på gång, samlat på en anslagstavla.",
    en: "What is coming up, on one noticeboard.",
  },
  upcoming: { nb: "Kommende", sv: "Kommande", en: "Upcoming" },
  programme: { nb: "Program", sv: "Program", en: "Programme" },
  aboutEvent: { nb: "Om arrangementet", sv: "Om evenemanget", en: "About the event" },
  addToCalendar: { nb: "Legg i kalenderen", sv: "Lägg till i kalendern", en: "Add to calendar" },
  practical: { nb: "Praktisk", sv: "Praktiskt", en: "Practical details" },
  address: { nb: "Adresse", sv: "Adress", en: "Address" },

  signIn: { nb: "Logg inn", sv: "Logga in", en: "Sign in" },
  signInLead: {
    nb: "For arrangører. Skriv e-postadressen din, så sender vi en kode.",
    sv: "För arrangörer. Skriv din e-postadress, så skickar vi en kod.",
    en: "For organisers. Enter your email address and we will send you a code.",
  },
  sendCode: { nb: "Send kode", sv: "Skicka kod", en: "Send code" },
  enterCode: { nb: "Skriv koden", sv: "Skriv koden", en: "Enter the code" },
  enterCodeLead: {
    nb: "Har adressen en konto, er en kode med seks sifre på vei dit. Den kan brukes i ti minutter.",
    sv: "Om adressen har ett konto är en kod med sex siffror på väg dit. Den går att använda i tio minuter.",
    en: "If the address has an account, a six-digit code is on its way there. It can be used for ten minutes.",
  },
  code: { nb: "Kode", sv: "Kod", en: "Code" },
  codeHint: { nb: "Seks sifre", sv: "Sex siffror", en: "Six digits" },
  newCode: { nb: "Be om en ny kode", sv: "Be om en ny kod", en: "Ask for a new code" },
  demoMails: {
    nb: "I demoen ligger e-posten her",
    sv: "I demon ligger mejlen här",
    en: "In the demo, emails end up here",
  },

  mails: { nb: "E-post i demoen", sv: "Mejl i demon", en: "Emails in the demo" },
  mailsLead: {
    nb: "Ingen SMTP-tjener er satt opp, så e-posten samles her i stedet for å bli sendt.",
    sv: "Ingen SMTP-server är konfigurerad, så mejlen samlas här i stället för att skickas.",
    en: "No SMTP server is configured, so emails are kept here instead of being sent.",
  },
  noMails: { nb: "Ingen e-post ennå", sv: "Inga mejl ännu", en: "No emails yet" },
  noMailsHint: {
    nb: "Meld på noen, så kommer bekreftelsen hit.",
    sv: "Anmäl någon, så kommer bekräftelsen hit.",
    en: "Register somebody and the confirmation will appear here.",
  },
  mailTo: { nb: "Til", sv: "Till", en: "To" },
  mailSubject: { nb: "Emne", sv: "Ämne", en: "Subject" },
  mailKind: { nb: "Type", sv: "Typ", en: "Kind" },
  mailAt: { nb: "Når", sv: "När", en: "When" },
  mailHtml: { nb: "Slik den ser ut", sv: "Så ser det ut", en: "As it appears" },
  mailText: { nb: "Ren tekst", sv: "Ren text", en: "Plain text" },
  mailCalendar: { nb: "Kalenderdelen", sv: "Kalenderdelen", en: "Calendar part" },
  mailBytes: { nb: "Last ned .eml", sv: "Ladda ner .eml", en: "Download .eml" },
});
