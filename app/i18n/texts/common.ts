import { defineTexts } from "../define-texts";

export const common = defineTexts({
  appName: { nb: "Treff", sv: "Treff", en: "Treff" },
  skipToContent: { nb: "Hopp til innholdet", sv: "Hoppa till innehållet", en: "Skip to content" },
  language: { nb: "Språk", sv: "Språk", en: "Language" },
  save: { nb: "Lagre", sv: "Spara", en: "Save" },
  cancel: { nb: "Avbryt", sv: "Avbryt", en: "Cancel" },
  optional: { nb: "valgfritt", sv: "valfritt", en: "optional" },
});
