import { defineTexts } from "../define-texts";

/** What something costs: the sum of an order, and its receipt. */
export const money = defineTexts({
  sum: { nb: "Hva det koster", sv: "Vad det kostar", en: "What it costs" },
  what: { nb: "Hva", sv: "Vad", en: "What" },
  price: { nb: "Pris", sv: "Pris", en: "Price" },
  withoutVat: { nb: "Eks. mva", sv: "Exkl. moms", en: "Excl. VAT" },
  discount: { nb: "Rabatt, {{code}}", sv: "Rabatt, {{code}}", en: "Discount, {{code}}" },
  fee: {
    nb: "Avmeldingsgebyr, {{label}}",
    sv: "Avbokningsavgift, {{label}}",
    en: "Cancellation fee, {{label}}",
  },
  adjustment: { nb: "Prisavslag", sv: "Prisavdrag", en: "Price reduction" },
  adjustmentFor: {
    nb: "Prisavslag, {{label}}",
    sv: "Prisavdrag, {{label}}",
    en: "Price reduction, {{label}}",
  },
  net: { nb: "Sum eks. mva", sv: "Summa exkl. moms", en: "Sum excl. VAT" },
  vat: {
    nb: "Mva {{rate}} av {{of}}",
    sv: "Moms {{rate}} av {{of}}",
    en: "VAT {{rate}} of {{of}}",
  },
  total: { nb: "Å betale", sv: "Att betala", en: "To pay" },
  altogether: { nb: "I alt", sv: "Totalt", en: "Altogether" },
  free: { nb: "Gratis", sv: "Gratis", en: "Free" },
  freeText: {
    nb: "Det koster ingenting å delta.",
    sv: "Det kostar inget att delta.",
    en: "Taking part costs nothing.",
  },
  toBeInvoiced: {
    nb: "Arrangøren sender faktura. Du trenger ikke gjøre noe nå.",
    sv: "Arrangören skickar faktura. Du behöver inte göra något nu.",
    en: "The organiser sends an invoice. There is nothing to do now.",
  },
  ownPart: { nb: "Din del", sv: "Din del", en: "Your part" },
  ownPartLead: {
    nb: "Faktureres {{payer}} sammen med resten av bestillingen.",
    sv: "Faktureras {{payer}} tillsammans med resten av bokningen.",
    en: "Invoiced to {{payer}} together with the rest of the order.",
  },
  getReceipt: {
    nb: "Last ned kvitteringen",
    sv: "Ladda ner kvittot",
    en: "Download the receipt",
  },
  receiptTitle: {
    nb: "Kvittering – {{event}}",
    sv: "Kvitto – {{event}}",
    en: "Receipt – {{event}}",
  },
  receipt: {
    nb: "Kvittering for påmelding",
    sv: "Kvitto på anmälan",
    en: "Receipt of registration",
  },
  seller: { nb: "Selger", sv: "Säljare", en: "Seller" },
  buyer: { nb: "Kjøper", sv: "Köpare", en: "Buyer" },
  supplied: { nb: "Leveres", sv: "Levereras", en: "Supplied" },
  order: { nb: "Bestilling", sv: "Bokning", en: "Order" },
  reference: { nb: "Deres referanse", sv: "Er referens", en: "Your reference" },
  organisationNumber: {
    nb: "Org.nr. {{number}}",
    sv: "Org.nr {{number}}",
    en: "Organisation no. {{number}}",
  },
  notAnInvoice: {
    nb: "Dette er ikke en faktura. Arrangøren sender den til kjøperen.",
    sv: "Det här är ingen faktura. Arrangören skickar den till köparen.",
    en: "This is not an invoice. The organiser sends that to the buyer.",
  },
  notTaxed: {
    nb: "Selgeren er ikke registrert for merverdiavgift.",
    sv: "Säljaren är inte registrerad för moms.",
    en: "The seller is not registered for VAT.",
  },
  nothingToPay: {
    nb: "Ingenting å betale.",
    sv: "Inget att betala.",
    en: "Nothing to pay.",
  },
  page: {
    nb: "Side {{page}} av {{pages}}",
    sv: "Sida {{page}} av {{pages}}",
    en: "Page {{page}} of {{pages}}",
  },
});
