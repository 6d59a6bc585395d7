import { defineTexts } from "../define-texts";

/** What stands on Stripe's page, beside the sum. */
export const cardPayment = defineTexts({
  for: {
    nb: "Påmelding til {{event}}",
    sv: "Anmälan till {{event}}",
    en: "Registration for {{event}}",
  },
  withVat: {
    nb: "Bestilling {{code}}: {{net}} eks. mva + {{vat}} mva",
    sv: "Bokning {{code}}: {{net}} exkl. moms + {{vat}} moms",
    en: "Order {{code}}: {{net}} excl. VAT + {{vat}} VAT",
  },
  withoutVat: { nb: "Bestilling {{code}}", sv: "Bokning {{code}}", en: "Order {{code}}" },
  rest: {
    nb: "Det som gjenstår av bestilling {{code}}",
    sv: "Det som återstår av bokning {{code}}",
    en: "What remains of order {{code}}",
  },
});
