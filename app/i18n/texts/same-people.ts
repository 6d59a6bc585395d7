import { defineTexts } from "../define-texts";

/** Where somebody may be registered twice. */
export const samePeople = defineTexts({
  title: {
    nb: "Samme person to ganger?",
    sv: "Samma person två gånger?",
    en: "The same person twice?",
  },
  lead: {
    nb: "Samme navn med to adresser, eller én adresse som noen sa skal ha to plasser. Meld av den ene, eller si at begge er riktige.",
    sv: "Samma namn med två adresser, eller en adress som någon sa ska ha två platser. Avboka den ena, eller säg att båda stämmer.",
    en: "One name with two addresses, or one address somebody said is to have two places. Cancel one, or say that both are right.",
  },
  none: {
    nb: "Ingen ser ut til å stå to ganger",
    sv: "Ingen verkar stå två gånger",
    en: "Nobody seems to be here twice",
  },
  noneText: {
    nb: "Kommer det noen, sier vi fra her og på forsiden.",
    sv: "Om det händer säger vi till här och på startsidan.",
    en: "If somebody is, we say so here and on the front page.",
  },
  "by-address": { nb: "samme adresse", sv: "samma adress", en: "same address" },
  "by-name": { nb: "samme navn", sv: "samma namn", en: "same name" },
  registered: {
    nb: "Meldt på av {{contact}} {{at}} ({{code}})",
    sv: "Anmäld av {{contact}} {{at}} ({{code}})",
    en: "Registered by {{contact}} {{at}} ({{code}})",
  },
  cancel: { nb: "Meld av denne", sv: "Avboka den här", en: "Cancel this one" },
  keepBoth: { nb: "Begge er riktige", sv: "Båda stämmer", en: "Both are right" },
  kept: { nb: "Begge blir stående.", sv: "Båda får stå kvar.", en: "Both stay." },
});
