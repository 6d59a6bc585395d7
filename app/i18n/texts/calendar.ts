import { defineTexts } from "../define-texts";

/** Words inside calendars and feeds. */
export const calendar = defineTexts({
  daySummary: {
    nb: "{{title}} (dag {{day}} av {{days}})",
    sv: "{{title}} (dag {{day}} av {{days}})",
    en: "{{title}} (day {{day}} of {{days}})",
  },
  personalFeed: {
    nb: "{{title}}: mitt program",
    sv: "{{title}}: mitt program",
    en: "{{title}}: my programme",
  },
  organisationFeed: {
    nb: "{{name}}: arrangementer",
    sv: "{{name}}: evenemang",
    en: "{{name}}: events",
  },
  seriesFeed: {
    nb: "{{title}} ({{name}})",
    sv: "{{title}} ({{name}})",
    en: "{{title}} ({{name}})",
  },
  networkFeed: {
    nb: "{{group}} ({{name}})",
    sv: "{{group}} ({{name}})",
    en: "{{group}} ({{name}})",
  },
  forGroup: { nb: "For {{group}}", sv: "För {{group}}", en: "For {{group}}" },
  speakers: { nb: "Med {{names}}", sv: "Med {{names}}", en: "With {{names}}" },
});
