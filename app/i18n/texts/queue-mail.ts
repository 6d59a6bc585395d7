import { defineTexts } from "../define-texts";

/** Words of the letters about offers, what somebody waited for, and an organiser's answer. */
export const queueMail = defineTexts({
  offeredSubject: {
    nb: "Det er ledig plass til deg: {{event}}",
    sv: "Det finns plats för dig: {{event}}",
    en: "There is a place for you: {{event}}",
  },
  offeredHeading_one: {
    nb: "Det er ledig plass til deg",
    sv: "Det finns plats för dig",
    en: "There is a place for you",
  },
  offeredHeading_other: {
    nb: "Det er ledig for dere alle {{count}}",
    sv: "Det finns plats för er alla {{count}}",
    en: "There is room for all {{count}} of you",
  },
  offeredIntro: {
    nb: "Vi holder av plassen til {{until}}. Si ja før det. Da er den din, og du får faktura på {{total}}.",
    sv: "Vi håller platsen till {{until}}. Tacka ja innan dess. Då är den din och du får en faktura på {{total}}.",
    en: "We are keeping the place until {{until}}. Say yes before then. It is then yours, and you will be invoiced {{total}}.",
  },
  offeredIntroCard: {
    nb: "Vi holder av plassen til {{until}}. Si ja før det, og betal {{total}} med kort. Da er den din.",
    sv: "Vi håller platsen till {{until}}. Tacka ja innan dess och betala {{total}} med kort. Då är den din.",
    en: "We are keeping the place until {{until}}. Say yes before then and pay {{total}} by card. It is then yours.",
  },
  offeredElse: {
    nb: "Passer det ikke lenger? Si nei takk, så får neste i køen plassen med en gang.",
    sv: "Passar det inte längre? Tacka nej, så får nästa i kön platsen direkt.",
    en: "Does it no longer suit you? Say no thanks, and the next in the queue gets the place at once.",
  },
  offeredButton: { nb: "Svar på tilbudet", sv: "Svara på erbjudandet", en: "Answer the offer" },
  offerUntil: { nb: "Svar innen", sv: "Svara senast", en: "Answer by" },
  offerPrice: { nb: "Pris", sv: "Pris", en: "Price" },
  withVat: {
    nb: "{{total}} inkl. mva",
    sv: "{{total}} inkl. moms",
    en: "{{total}} incl. VAT",
  },
  endingSubject: {
    nb: "Svar snart: plassen holdes til {{until}}",
    sv: "Svara snart: platsen hålls till {{until}}",
    en: "Answer soon: the place is kept until {{until}}",
  },
  endingHeading: {
    nb: "Vil du ha plassen?",
    sv: "Vill du ha platsen?",
    en: "Would you like the place?",
  },
  endingIntro: {
    nb: "Vi holder den av til {{until}}. Etter det går den til neste i køen.",
    sv: "Vi håller den till {{until}}. Sedan går den till nästa i kön.",
    en: "We are keeping it until {{until}}. After that it goes to the next in the queue.",
  },
  expiredSubject: {
    nb: "Tilbudet om plass er gått ut: {{event}}",
    sv: "Erbjudandet om plats har gått ut: {{event}}",
    en: "The offer of a place has run out: {{event}}",
  },
  expiredHeading: {
    nb: "Plassen er gitt videre",
    sv: "Platsen har gått vidare",
    en: "The place has been passed on",
  },
  expiredIntro: {
    nb: "Vi fikk ikke svar i tide, så plassen har gått til neste i køen, og du står ikke lenger på ventelisten. Vil du likevel komme, kan du melde deg på igjen.",
    sv: "Vi fick inget svar i tid, så platsen har gått till nästa i kön och du står inte längre på väntelistan. Vill du ändå komma kan du anmäla dig igen.",
    en: "We had no answer in time, so the place has gone to the next in the queue and you are no longer on the waiting list. If you would still like to come, you can register again.",
  },
  expiredButton: { nb: "Til arrangementet", sv: "Till evenemanget", en: "To the event" },
  choiceSubject: {
    nb: "Du har fått plass på {{choice}}: {{event}}",
    sv: "Du har fått plats på {{choice}}: {{event}}",
    en: "You have a place for {{choice}}: {{event}}",
  },
  choiceHeading: {
    nb: "Du har fått plass: {{choice}}",
    sv: "Du har fått plats: {{choice}}",
    en: "You have a place: {{choice}}",
  },
  choiceIntro: {
    nb: "Det ble ledig, og plassen er din. Passer det ikke lenger, kan du si fra på siden din.",
    sv: "Det blev ledigt och platsen är din. Om det inte passar längre kan du säga till på din sida.",
    en: "A place became free and it is yours. If it no longer suits you, you can say so on your page.",
  },
  fromOrganiser: {
    nb: "Fra arrangøren:",
    sv: "Från arrangören:",
    en: "From the organiser:",
  },
});
