import { defineTexts } from "../define-texts";

/** The ticket somebody prints or shows on their phone. */
export const ticket = defineTexts({
  title: {
    nb: "Billett – {{event}}",
    sv: "Biljett – {{event}}",
    en: "Ticket – {{event}}",
  },
  when: { nb: "Når", sv: "När", en: "When" },
  where: { nb: "Hvor", sv: "Var", en: "Where" },
  online: { nb: "På nettet", sv: "På nätet", en: "Online" },
  name: { nb: "Navn", sv: "Namn", en: "Name" },
  kind: { nb: "Billett", sv: "Biljett", en: "Ticket" },
  ordinary: { nb: "Deltaker", sv: "Deltagare", en: "Attendee" },
  order: { nb: "Bestilling", sv: "Bokning", en: "Order" },
  hint: {
    nb: "Vis koden i døra. Den er din alene.",
    sv: "Visa koden vid dörren. Den är bara din.",
    en: "Show the code at the door. It is yours alone.",
  },
  get: { nb: "Last ned billetten", sv: "Ladda ner biljetten", en: "Download the ticket" },
  getHint: {
    nb: "En side til å skrive ut eller vise på telefonen, med koden til innsjekkingen.",
    sv: "En sida att skriva ut eller visa på telefonen, med koden för incheckningen.",
    en: "A page to print or show on your phone, with the code for check-in.",
  },
  section: { nb: "Billett", sv: "Biljett", en: "Ticket" },
  attached: {
    nb: "Billetten din ligger ved. Vis koden i døra.",
    sv: "Din biljett är bifogad. Visa koden vid dörren.",
    en: "Your ticket is attached. Show the code at the door.",
  },
});
