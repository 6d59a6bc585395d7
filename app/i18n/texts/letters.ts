import { defineTexts } from "../define-texts";

/** What organisers see where they write letters themselves, and the words put into them. */
export const letters = defineTexts({
  dayAndTime: {
    nb: "{{day}} kl. {{time}}",
    sv: "{{day}} kl. {{time}}",
    en: "{{day}} at {{time}}",
  },
  countdownToday: { nb: "i dag", sv: "i dag", en: "today" },
  countdownTomorrow: { nb: "i morgen", sv: "i morgon", en: "tomorrow" },
  countdownDays: { nb: "om {{days}} dager", sv: "om {{days}} dagar", en: "in {{days}} days" },
});
