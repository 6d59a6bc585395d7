import { defineTexts } from "../define-texts";

/** What somebody gets back who cancels, and an organiser's giving back. */
export const refunds = defineTexts({
  ruleSteps: {
    nb: "Avmelding: {{steps}}.",
    sv: "Avbokning: {{steps}}.",
    en: "If you cancel: {{steps}}.",
  },
  ruleAll: {
    nb: "Avmelding: alt tilbake så lenge du kan melde deg av.",
    sv: "Avbokning: allt tillbaka så länge du kan avboka.",
    en: "If you cancel: everything back, for as long as cancelling is possible.",
  },
  ruleNothing: {
    nb: "Avmelding: ingenting tilbake.",
    sv: "Avbokning: inget tillbaka.",
    en: "If you cancel: nothing back.",
  },
  stepAll: {
    nb: "alt tilbake til og med {{date}}",
    sv: "allt tillbaka till och med {{date}}",
    en: "everything back up to and including {{date}}",
  },
  stepHalf: {
    nb: "halvparten til og med {{date}}",
    sv: "hälften till och med {{date}}",
    en: "half up to and including {{date}}",
  },
  stepShare: {
    nb: "{{percent}} til og med {{date}}",
    sv: "{{percent}} till och med {{date}}",
    en: "{{percent}} up to and including {{date}}",
  },
  stepNone: {
    nb: "ingenting til og med {{date}}",
    sv: "inget till och med {{date}}",
    en: "nothing up to and including {{date}}",
  },
  stepThen: { nb: "deretter ingenting", sv: "därefter inget", en: "after that nothing" },
  // Before somebody cancels.
  title: { nb: "Pengene", sv: "Pengarna", en: "The money" },
  todayAll: {
    nb: "Etter reglene for arrangementet får du alt tilbake i dag.",
    sv: "Enligt evenemangets regler får du allt tillbaka i dag.",
    en: "By the event’s rules you get everything back today.",
  },
  todayHalf: {
    nb: "Etter reglene for arrangementet får du halvparten tilbake i dag.",
    sv: "Enligt evenemangets regler får du hälften tillbaka i dag.",
    en: "By the event’s rules you get half back today.",
  },
  todayShare: {
    nb: "Etter reglene for arrangementet får du {{percent}} tilbake i dag.",
    sv: "Enligt evenemangets regler får du {{percent}} tillbaka i dag.",
    en: "By the event’s rules you get {{percent}} back today.",
  },
  todayNothing: {
    nb: "Etter reglene for arrangementet får du ingenting tilbake nå.",
    sv: "Enligt evenemangets regler får du inget tillbaka nu.",
    en: "By the event’s rules you get nothing back now.",
  },
  forPayer: {
    nb: "Dette gjelder {{payer}}, som betaler.",
    sv: "Det gäller {{payer}}, som betalar.",
    en: "This concerns {{payer}}, who pays.",
  },
  owedBefore: {
    nb: "Bestillingen nå, inkl. mva",
    sv: "Beställningen nu, inkl. moms",
    en: "The order now, incl. VAT",
  },
  owedBeforeUntaxed: { nb: "Bestillingen nå", sv: "Beställningen nu", en: "The order now" },
  kept: { nb: "Avmeldingsgebyr", sv: "Avbokningsavgift", en: "Cancellation fee" },
  owedAfter: {
    nb: "Bestillingen etterpå",
    sv: "Beställningen efteråt",
    en: "The order afterwards",
  },
  back: { nb: "Tilbake til kortet", sv: "Tillbaka till kortet", en: "Back to the card" },
  backWhen: {
    nb: "Vi sender pengene med en gang, til kortet det ble betalt med. Banken bruker som regel 5–10 dager.",
    sv: "Vi skickar pengarna direkt, till kortet som betalade. Banken behöver oftast 5–10 dagar.",
    en: "We send the money at once, to the card it was paid with. The bank usually takes 5–10 days.",
  },
  credit: { nb: "Kreditnota", sv: "Kreditfaktura", en: "Credit note" },
  creditWhen: {
    nb: "Kreditnotaen kommer på e-post. Er fakturaen alt betalt, betaler arrangøren beløpet tilbake til kontoen.",
    sv: "Kreditfakturan kommer med e-post. Är fakturan redan betald betalar arrangören tillbaka till kontot.",
    en: "The credit note comes by email. If the invoice has been paid, the organiser pays the amount back to the account.",
  },
  due: { nb: "Fortsatt å betale", sv: "Kvar att betala", en: "Still to pay" },
  dueInvoice: {
    nb: "Det kommer på faktura.",
    sv: "Det kommer på faktura.",
    en: "It comes on an invoice.",
  },
  noneBack: { nb: "Tilbake", sv: "Tillbaka", en: "Back" },
  giveBack: {
    nb: "Meld meg av, og få {{amount}} tilbake",
    sv: "Avboka mig och få {{amount}} tillbaka",
    en: "Cancel my place and get {{amount}} back",
  },
  dropBack: {
    nb: "Meld av, og få {{amount}} tilbake",
    sv: "Avboka och få {{amount}} tillbaka",
    en: "Cancel the place and get {{amount}} back",
  },
  // Afterwards.
  onItsWay: {
    nb: "{{amount}} er på vei tilbake til kortet. Banken bruker som regel 5–10 dager.",
    sv: "{{amount}} är på väg tillbaka till kortet. Banken behöver oftast 5–10 dagar.",
    en: "{{amount}} is on its way back to the card. The bank usually takes 5–10 days.",
  },
  wentBack: {
    nb: "{{amount}} ble sendt tilbake til kortet {{date}}.",
    sv: "{{amount}} skickades tillbaka till kortet {{date}}.",
    en: "{{amount}} was sent back to the card on {{date}}.",
  },
  wentWrong: {
    nb: "{{amount}} lot seg ikke sende tilbake til kortet. Arrangøren tar kontakt.",
    sv: "{{amount}} gick inte att skicka tillbaka till kortet. Arrangören hör av sig.",
    en: "{{amount}} could not be sent back to the card. The organiser will be in touch.",
  },
  byHand: {
    nb: "{{amount}} betales tilbake av arrangøren.",
    sv: "{{amount}} betalas tillbaka av arrangören.",
    en: "{{amount}} is paid back by the organiser.",
  },
  keptOf: {
    nb: "{{amount}} er beholdt som avmeldingsgebyr.",
    sv: "{{amount}} har behållits som avbokningsavgift.",
    en: "{{amount}} was kept as a cancellation fee.",
  },
  // The event's rules.
  payTitle: { nb: "Betaling", sv: "Betalning", en: "Payment" },
  payBy: { nb: "Måter å betale på", sv: "Sätt att betala", en: "Ways to pay" },
  payByCard: { nb: "Kort", sv: "Kort", en: "Card" },
  payByCardHint: {
    nb: "Betales med en gang. Plassen er deltakerens når pengene er kommet.",
    sv: "Betalas direkt. Platsen är deltagarens när pengarna har kommit.",
    en: "Paid at once. The place is theirs when the money has come.",
  },
  payByInvoice: { nb: "Faktura", sv: "Faktura", en: "Invoice" },
  payByInvoiceHint: {
    nb: "For bedrifter. For alle når det er den eneste måten.",
    sv: "För företag. För alla när det är det enda sättet.",
    en: "For companies. For everybody where it is the only way.",
  },
  cardsNoKey: {
    nb: "Kort er slått av her: sett STRIPE_SECRET_KEY og STRIPE_WEBHOOK_SECRET der Treff er installert. Til det er gjort betales alt på faktura.",
    sv: "Kort är avstängt här: sätt STRIPE_SECRET_KEY och STRIPE_WEBHOOK_SECRET där Treff är installerat. Tills det är gjort betalas allt mot faktura.",
    en: "Cards are off here: set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET where Treff is installed. Until then everything is paid by invoice.",
  },
  cardsNoAccount: {
    nb: "Kort er slått av: organisasjonen har ingen Stripe-konto ennå. Legg den inn under innstillingene for salg.",
    sv: "Kort är avstängt: organisationen har inget Stripe-konto än. Lägg in det under inställningarna för försäljning.",
    en: "Cards are off: the organisation has no Stripe account yet. Add it in the settings for sales.",
  },
  invoiceWhen: {
    nb: "Når fakturaen sendes",
    sv: "När fakturan skickas",
    en: "When the invoice is sent",
  },
  "invoiceWhen-at-once": { nb: "Med en gang", sv: "Direkt", en: "At once" },
  invoiceWhenAtOnceHint: {
    nb: "Ti minutter etter at bestillingen sist ble endret.",
    sv: "Tio minuter efter att beställningen senast ändrades.",
    en: "Ten minutes after the order last changed.",
  },
  "invoiceWhen-by-hand": {
    nb: "Når dere sier fra",
    sv: "När ni säger till",
    en: "When you say so",
  },
  invoiceWhenByHandHint: {
    nb: "Dere sender fakturaene selv, én for én eller samlet.",
    sv: "Ni skickar fakturorna själva, en och en eller samlat.",
    en: "You send the invoices yourselves, one by one or together.",
  },
  ruleTitle: {
    nb: "Penger tilbake ved avmelding",
    sv: "Pengar tillbaka vid avbokning",
    en: "Money back on cancellation",
  },
  ruleLead: {
    nb: "Den siste dagen teller helt til midnatt. Blir arrangementet avlyst, får alle alt tilbake uansett.",
    sv: "Den sista dagen räknas ända till midnatt. Om evenemanget ställs in får alla allt tillbaka i vilket fall.",
    en: "The last day counts until midnight. If the event is called off, everybody gets everything back anyway.",
  },
  preset: {
    nb: "Hva den som melder seg av, får tilbake",
    sv: "Vad den som avbokar får tillbaka",
    en: "What whoever cancels gets back",
  },
  "preset-all": {
    nb: "Alt, så lenge de kan melde seg av",
    sv: "Allt, så länge de kan avboka",
    en: "Everything, for as long as they can cancel",
  },
  "preset-steps": {
    nb: "Alt til 14 dager før, halvparten til 3 dager før",
    sv: "Allt till 14 dagar före, hälften till 3 dagar före",
    en: "Everything until 14 days before, half until 3 days before",
  },
  "preset-nothing": { nb: "Ingenting", sv: "Inget", en: "Nothing" },
  "preset-own": { nb: "Egne trinn", sv: "Egna steg", en: "Steps of your own" },
  ownLead: {
    nb: "Bare når du velger egne trinn. La radene du ikke trenger, stå tomme.",
    sv: "Bara när du väljer egna steg. Lämna raderna du inte behöver tomma.",
    en: "Only when you choose steps of your own. Leave the rows you do not need empty.",
  },
  stepDays: { nb: "Dager før start", sv: "Dagar före start", en: "Days before the start" },
  stepPercent: { nb: "Prosent tilbake", sv: "Procent tillbaka", en: "Percent back" },
  stepNumber: { nb: "Trinn {{number}}", sv: "Steg {{number}}", en: "Step {{number}}" },
  saidAs: {
    nb: "Det står slik på påmeldingen:",
    sv: "Så står det på anmälan:",
    en: "The form says:",
  },
});
