import { defineTexts } from "../define-texts";

/** Words of reminders and follow-ups: in the mails, and on the organiser's pages about their rules. */
export const reminders = defineTexts({
  thanksSubject: {
    nb: "Takk for sist: {{event}}",
    sv: "Tack för senast: {{event}}",
    en: "Thank you for coming: {{event}}",
  },
  thanksHeading: {
    nb: "Takk for at du kom",
    sv: "Tack för att du kom",
    en: "Thank you for coming",
  },
  thanksText: {
    nb: "Takk for at du var med på {{event}}. På arrangementssiden finner du programmet og dokumentene samlet.",
    sv: "Tack för att du var med på {{event}}. På evenemangssidan hittar du programmet och dokumenten samlade.",
    en: "Thank you for being part of {{event}}. The event page has the programme and the documents in one place.",
  },
  thanksButton: {
    nb: "Åpne arrangementssiden",
    sv: "Öppna evenemangssidan",
    en: "Open the event page",
  },
  unnamedText_one: {
    nb: "Én plass i påmeldingen din har ikke fått navn ennå.",
    sv: "En plats i din anmälan har inte fått något namn ännu.",
    en: "One place in your registration has no name yet.",
  },
  unnamedText_other: {
    nb: "{{count}} plasser i påmeldingen din har ikke fått navn ennå.",
    sv: "{{count}} platser i din anmälan har inte fått namn ännu.",
    en: "{{count}} places in your registration have no name yet.",
  },
});
