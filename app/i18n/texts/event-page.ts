import { defineTexts } from "../define-texts";

/** What a public event page says beside poster and programme: calendar, who invites, speakers, practical things. */
export const eventPage = defineTexts({
  inSeries: { nb: "Del av {{series}}", sv: "En del av {{series}}", en: "Part of {{series}}" },
  overEvent: { nb: "Arrangementet er over", sv: "Evenemanget är över", en: "This event is over" },
  cancelledText: {
    nb: "De som var påmeldt, får beskjed på e-post.",
    sv: "De som var anmälda får besked via mejl.",
    en: "Everyone who was registered is told by email.",
  },
  needsApproval: {
    nb: "Arrangøren godkjenner hver påmelding",
    sv: "Arrangören godkänner varje anmälan",
    en: "The organiser approves each registration",
  },

  "calendar-google": { nb: "Google Kalender", sv: "Google Kalender", en: "Google Calendar" },
  "calendar-outlook": { nb: "Outlook.com", sv: "Outlook.com", en: "Outlook.com" },
  "calendar-microsoft365": { nb: "Microsoft 365", sv: "Microsoft 365", en: "Microsoft 365" },
  "calendar-yahoo": { nb: "Yahoo", sv: "Yahoo", en: "Yahoo" },
  allDays: { nb: "Hele programmet", sv: "Hela programmet", en: "The whole programme" },
  downloadCalendar: {
    nb: "Last ned for Apple og andre (.ics)",
    sv: "Ladda ner för Apple och andra (.ics)",
    en: "Download for Apple and others (.ics)",
  },
  subscribeCalendar: {
    nb: "Abonner, så følger endringer med",
    sv: "Prenumerera, så följer ändringar med",
    en: "Subscribe, and changes follow",
  },
  subscribeElsewhere: {
    nb: "Abonner på nettet",
    sv: "Prenumerera på webben",
    en: "Subscribe on the web",
  },
  feedTitle: {
    nb: "{{title}} som kalender",
    sv: "{{title}} som kalender",
    en: "{{title}} as a calendar",
  },

  jumpToDay: { nb: "Dager", sv: "Dagar", en: "Days" },
  whoInvites: { nb: "Hvem som inviterer", sv: "Vem som bjuder in", en: "Who is inviting" },
  contact: { nb: "Spørsmål", sv: "Frågor", en: "Questions" },
  speakers: { nb: "Foredragsholdere", sv: "Talare", en: "Speakers" },

  map: { nb: "Vis på kart", sv: "Visa på karta", en: "Show on a map" },
  attendance: { nb: "Møteform", sv: "Mötesform", en: "Format" },
  inPerson: { nb: "Vi møtes på stedet", sv: "Vi ses på plats", en: "In person" },
  onlineOnly: {
    nb: "På nett. Lenken kommer med plassen din.",
    sv: "På nätet. Länken kommer med din plats.",
    en: "Online. The link comes with your place.",
  },
  both: {
    nb: "På stedet og på nett. Lenken kommer med plassen din.",
    sv: "På plats och på nätet. Länken kommer med din plats.",
    en: "In person and online. The link comes with your place.",
  },
  language: { nb: "Språk", sv: "Språk", en: "Language" },
  "language-nb": { nb: "Norsk", sv: "Norska", en: "Norwegian" },
  "language-sv": { nb: "Svensk", sv: "Svenska", en: "Swedish" },
  "language-en": { nb: "Engelsk", sv: "Engelska", en: "English" },
  registration: { nb: "Påmelding", sv: "Anmälan", en: "Registration" },
  waitlistKept: {
    nb: "Er det fullt, får den som venter lengst, plassen som blir ledig",
    sv: "Är det fullt får den som väntat längst platsen som blir ledig",
    en: "When it is full, a place that opens goes to whoever has waited longest",
  },

  pictureAlt: {
    nb: "{{title}}: {{when}}",
    sv: "{{title}}: {{when}}",
    en: "{{title}}: {{when}}",
  },
  registerDescription: {
    nb: "Meld deg på {{title}}, {{when}}.",
    sv: "Anmäl dig till {{title}}, {{when}}.",
    en: "Register for {{title}}, {{when}}.",
  },
});
