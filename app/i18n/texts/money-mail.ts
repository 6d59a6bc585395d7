import { defineTexts } from "../define-texts";

/** Words of the letters about money: what is to be paid, what came, what goes back. */
export const moneyMail = defineTexts({
  sumAwaiting: {
    nb: "Det gjenstår å betale.",
    sv: "Det återstår att betala.",
    en: "This is still to be paid.",
  },
  sumInvoiced: {
    nb: "Faktura er sendt.",
    sv: "Fakturan är skickad.",
    en: "The invoice has been sent.",
  },
  sumPaid: { nb: "Dette er betalt.", sv: "Det här är betalt.", en: "This has been paid." },
  dueSubject: {
    nb: "Betal for å beholde plassen: {{event}}",
    sv: "Betala för att behålla platsen: {{event}}",
    en: "Pay to keep your place: {{event}}",
  },
  dueSubjectMany: {
    nb: "Betal for å beholde plassene: {{event}}",
    sv: "Betala för att behålla platserna: {{event}}",
    en: "Pay to keep your places: {{event}}",
  },
  duePreheader: {
    nb: "{{amount}} innen {{until}}",
    sv: "{{amount}} senast {{until}}",
    en: "{{amount}} by {{until}}",
  },
  dueHeading: {
    nb: "Vi holder av plassen til du har betalt",
    sv: "Vi håller platsen tills du har betalat",
    en: "We are keeping your place for you to pay",
  },
  dueHeadingMany: {
    nb: "Vi holder av plassene til du har betalt",
    sv: "Vi håller platserna tills du har betalat",
    en: "We are keeping your places for you to pay",
  },
  dueIntro_one: {
    nb: "Plassen er din når {{amount}} er betalt. Vi holder den av til {{until}}. Etter det går den til neste.",
    sv: "Platsen är din när {{amount}} är betalt. Vi håller den till {{until}}. Sedan går den till nästa.",
    en: "The place is yours once {{amount}} has been paid. We are keeping it until {{until}}. After that it goes to the next in line.",
  },
  dueIntro_other: {
    nb: "De {{count}} plassene er deres når {{amount}} er betalt. Vi holder dem av til {{until}}. Etter det går de til neste.",
    sv: "De {{count}} platserna är era när {{amount}} är betalt. Vi håller dem till {{until}}. Sedan går de till nästa.",
    en: "The {{count}} places are yours once {{amount}} has been paid. We are keeping them until {{until}}. After that they go to the next in line.",
  },
  restSubject: {
    nb: "Gjenstår å betale: {{event}}",
    sv: "Kvar att betala: {{event}}",
    en: "Left to pay: {{event}}",
  },
  restHeading: {
    nb: "Noe gjenstår å betale",
    sv: "Något är kvar att betala",
    en: "Something is left to pay",
  },
  restIntro: {
    nb: "Bestillingen er endret, og {{amount}} gjenstår. Du beholder plassen.",
    sv: "Bokningen har ändrats och {{amount}} återstår. Du behåller platsen.",
    en: "Your order has changed and {{amount}} is left to pay. You keep your place.",
  },
  payNow: { nb: "Betal nå", sv: "Betala nu", en: "Pay now" },
  payHint: {
    nb: "Betalingen skjer hos Stripe. Vi ser aldri kortnummeret ditt.",
    sv: "Betalningen sker hos Stripe. Vi ser aldrig ditt kortnummer.",
    en: "The payment is made at Stripe. We never see your card number.",
  },
  payUntil: { nb: "Betal innen", sv: "Betala senast", en: "Pay by" },
  openOrder: { nb: "Åpne bestillingen", sv: "Öppna bokningen", en: "Open the order" },
  receivedSubject: {
    nb: "Kvittering: {{event}}",
    sv: "Kvitto: {{event}}",
    en: "Receipt: {{event}}",
  },
  receivedPreheader: {
    nb: "Vi har fått {{amount}}",
    sv: "Vi har fått {{amount}}",
    en: "We have received {{amount}}",
  },
  receivedHeading: {
    nb: "Betalingen er kommet",
    sv: "Betalningen har kommit",
    en: "Your payment has arrived",
  },
  receivedIntro: {
    nb: "Vi har fått {{amount}}. Takk for det.",
    sv: "Vi har fått {{amount}}. Tack för det.",
    en: "We have received {{amount}}. Thank you.",
  },
  receiptAttached: {
    nb: "Kvitteringen ligger ved.",
    sv: "Kvittot är bifogat.",
    en: "The receipt is attached.",
  },
  amountPaid: { nb: "Betalt", sv: "Betalt", en: "Paid" },
  paidOn: { nb: "Betalt den", sv: "Betalt den", en: "Paid on" },
  left: { nb: "Gjenstår", sv: "Återstår", en: "Left to pay" },
  lapsedSubject: {
    nb: "Plassen ble ikke betalt: {{event}}",
    sv: "Platsen betalades inte: {{event}}",
    en: "Your place was not paid for: {{event}}",
  },
  lapsedSubjectMany: {
    nb: "Plassene ble ikke betalt: {{event}}",
    sv: "Platserna betalades inte: {{event}}",
    en: "Your places were not paid for: {{event}}",
  },
  lapsedHeading: {
    nb: "Plassen er gitt videre",
    sv: "Platsen har gått vidare",
    en: "The place has been passed on",
  },
  lapsedHeadingMany: {
    nb: "Plassene er gitt videre",
    sv: "Platserna har gått vidare",
    en: "The places have been passed on",
  },
  lapsedIntro_one: {
    nb: "Tiden gikk ut uten at plassen ble betalt. Ingenting er trukket. Du kan melde deg på igjen så lenge det er plass.",
    sv: "Tiden gick ut utan att platsen betalades. Inget har dragits. Du kan anmäla dig igen så länge det finns plats.",
    en: "Time ran out before the place was paid for. Nothing has been charged. You can register again as long as there is room.",
  },
  lapsedIntro_other: {
    nb: "Tiden gikk ut uten at de {{count}} plassene ble betalt. Ingenting er trukket. Dere kan melde dere på igjen så lenge det er plass.",
    sv: "Tiden gick ut utan att de {{count}} platserna betalades. Inget har dragits. Ni kan anmäla er igen så länge det finns plats.",
    en: "Time ran out before the {{count}} places were paid for. Nothing has been charged. You can register again as long as there is room.",
  },
  registerAgain: { nb: "Meld deg på igjen", sv: "Anmäl dig igen", en: "Register again" },
  seeEvent: { nb: "Se arrangementet", sv: "Se evenemanget", en: "See the event" },
  tooLateSubject: {
    nb: "Pengene går tilbake: {{event}}",
    sv: "Pengarna går tillbaka: {{event}}",
    en: "Your money is going back: {{event}}",
  },
  tooLatePreheader: {
    nb: "Betalingen kom for sent. Du får {{amount}} tilbake.",
    sv: "Betalningen kom för sent. Du får tillbaka {{amount}}.",
    en: "The payment came too late. You get {{amount}} back.",
  },
  tooLateHeading: {
    nb: "Plassen var gått til en annen",
    sv: "Platsen hade gått till någon annan",
    en: "The place had gone to somebody else",
  },
  tooLateHeadingMany: {
    nb: "Plassene var gått til andre",
    sv: "Platserna hade gått till andra",
    en: "The places had gone to others",
  },
  tooLateIntro_one: {
    nb: "Betalingen kom etter at tiden var ute, og da var det fullt. Du har ikke plass, og vi betaler {{amount}} tilbake.",
    sv: "Betalningen kom efter att tiden hade gått ut, och då var det fullt. Du har ingen plats och vi betalar tillbaka {{amount}}.",
    en: "The payment came after time had run out, and by then it was full. You have no place, and we are paying {{amount}} back.",
  },
  tooLateIntro_other: {
    nb: "Betalingen kom etter at tiden var ute, og da var det ikke plass til alle {{count}}. Dere har ikke plass, og vi betaler {{amount}} tilbake.",
    sv: "Betalningen kom efter att tiden hade gått ut, och då fanns inte plats för alla {{count}}. Ni har ingen plats och vi betalar tillbaka {{amount}}.",
    en: "The payment came after time had run out, and by then there was no room for all {{count}}. You have no places, and we are paying {{amount}} back.",
  },
  backByCard: {
    nb: "Pengene går til kortet eller kontoen du betalte med. Det tar vanligvis 5–10 bankdager.",
    sv: "Pengarna går till kortet eller kontot du betalade med. Det tar oftast 5–10 bankdagar.",
    en: "The money goes to the card or account you paid with. That usually takes 5–10 working days.",
  },
  backByBank: {
    nb: "Pengene er betalt ut til kontoen din.",
    sv: "Pengarna har betalats ut till ditt konto.",
    en: "The money has been paid out to your account.",
  },
  amountBack: { nb: "Tilbake til deg", sv: "Tillbaka till dig", en: "Back to you" },
  refundedSubject: {
    nb: "{{amount}} tilbake: {{event}}",
    sv: "{{amount}} tillbaka: {{event}}",
    en: "{{amount}} back: {{event}}",
  },
  refundedHeading: {
    nb: "Du får {{amount}} tilbake",
    sv: "Du får tillbaka {{amount}}",
    en: "You get {{amount}} back",
  },
  becauseCancelled: {
    nb: "Noe i bestillingen er endret eller meldt av, og du har betalt mer enn den koster nå.",
    sv: "Bokningen har ändrats eller avbokats, och du har betalat mer än den kostar nu.",
    en: "The order was changed or cancelled, and you have paid more than it costs now.",
  },
  becauseTwice: {
    nb: "Det kom to betalinger for den samme bestillingen. Den ene betaler vi tilbake.",
    sv: "Det kom två betalningar för samma bokning. Den ena betalar vi tillbaka.",
    en: "Two payments came for the same order. We are paying one of them back.",
  },
  becauseGoodwill: {
    nb: "Arrangøren betaler tilbake en del av det du har betalt.",
    sv: "Arrangören betalar tillbaka en del av det du har betalat.",
    en: "The organiser is paying back part of what you paid.",
  },
  invoiceSubject: {
    nb: "Faktura {{number}} fra {{seller}}",
    sv: "Faktura {{number}} från {{seller}}",
    en: "Invoice {{number}} from {{seller}}",
  },
  invoiceHeading: {
    nb: "Faktura {{number}}",
    sv: "Faktura {{number}}",
    en: "Invoice {{number}}",
  },
  invoiceIntro: {
    nb: "Her er fakturaen for {{events}}.",
    sv: "Här är fakturan för {{events}}.",
    en: "Here is the invoice for {{events}}.",
  },
  dueLine: {
    nb: "{{amount}} innen {{due}}",
    sv: "{{amount}} senast {{due}}",
    en: "{{amount}} by {{due}}",
  },
  from: { nb: "Fra", sv: "Från", en: "From" },
  number: { nb: "Nummer", sv: "Nummer", en: "Number" },
  issued: { nb: "Dato", sv: "Datum", en: "Date" },
  vat: { nb: "Mva", sv: "Moms", en: "VAT" },
  payBy: { nb: "Betal innen", sv: "Betala senast", en: "Pay by" },
  bankAccount: { nb: "Til konto", sv: "Till konto", en: "To account" },
  iban: { nb: "IBAN", sv: "IBAN", en: "IBAN" },
  bic: { nb: "BIC", sv: "BIC", en: "BIC" },
  paymentReference: {
    nb: "Merk betalingen med",
    sv: "Märk betalningen med",
    en: "Payment reference",
  },
  attached: {
    nb: "Dokumentet ligger ved som PDF.",
    sv: "Dokumentet är bifogat som PDF.",
    en: "The document is attached as a PDF.",
  },
  reminderSubject: {
    nb: "Påminnelse: faktura {{number}} fra {{seller}}",
    sv: "Påminnelse: faktura {{number}} från {{seller}}",
    en: "Reminder: invoice {{number}} from {{seller}}",
  },
  reminderHeading: {
    nb: "Faktura {{number}} er ikke betalt",
    sv: "Faktura {{number}} är inte betald",
    en: "Invoice {{number}} has not been paid",
  },
  reminderIntro: {
    nb: "Fakturaen for {{events}} skulle vært betalt {{due}}.",
    sv: "Fakturan för {{events}} skulle ha betalats {{due}}.",
    en: "The invoice for {{events}} was due on {{due}}.",
  },
  reminderCrossed: {
    nb: "Har du nettopp betalt, kan du se bort fra denne meldingen.",
    sv: "Har du just betalat kan du bortse från det här meddelandet.",
    en: "If you have just paid, you can ignore this message.",
  },
  creditSubject: {
    nb: "Kreditnota {{number}} fra {{seller}}",
    sv: "Kreditfaktura {{number}} från {{seller}}",
    en: "Credit note {{number}} from {{seller}}",
  },
  creditHeading: {
    nb: "Kreditnota {{number}}",
    sv: "Kreditfaktura {{number}}",
    en: "Credit note {{number}}",
  },
  creditPreheader: {
    nb: "{{amount}} er trukket fra",
    sv: "{{amount}} har dragits av",
    en: "{{amount}} has been taken off",
  },
  creditIntro: {
    nb: "Faktura {{invoice}} er redusert med {{amount}}.",
    sv: "Faktura {{invoice}} har minskats med {{amount}}.",
    en: "Invoice {{invoice}} has been reduced by {{amount}}.",
  },
  creditIntroAny: {
    nb: "Vi har kreditert {{amount}}.",
    sv: "Vi har krediterat {{amount}}.",
    en: "We have credited {{amount}}.",
  },
  credited: { nb: "Kreditert", sv: "Krediterat", en: "Credited" },
  accountSubject: {
    nb: "Lenken til fakturaene dine hos {{organisation}}",
    sv: "Länken till dina fakturor hos {{organisation}}",
    en: "The link to your invoices with {{organisation}}",
  },
  accountPreheader: {
    nb: "Bestillinger, fakturaer og betalinger",
    sv: "Bokningar, fakturor och betalningar",
    en: "Orders, invoices and payments",
  },
  accountHeading: {
    nb: "Bestillinger, fakturaer og betalinger",
    sv: "Bokningar, fakturor och betalningar",
    en: "Orders, invoices and payments",
  },
  accountIntro: {
    nb: "Med denne lenken ser du alt du har bestilt hos {{organisation}}, hva som er betalt, og hva som gjenstår.",
    sv: "Med den här länken ser du allt du har bokat hos {{organisation}}, vad som är betalt och vad som återstår.",
    en: "This link shows everything you have ordered from {{organisation}}, what has been paid, and what is left.",
  },
  accountOpen: {
    nb: "Se fakturaer og betalinger",
    sv: "Se fakturor och betalningar",
    en: "See invoices and payments",
  },
  accountKeep: {
    nb: "Lenken er personlig. Den som har den, ser det samme som deg. På siden kan du lage en ny, så slutter denne å virke.",
    sv: "Länken är personlig. Den som har den ser samma sak som du. På sidan kan du skapa en ny, så slutar den här att fungera.",
    en: "The link is personal. Whoever has it sees what you see. On the page you can make a new one; this one then stops working.",
  },
});
