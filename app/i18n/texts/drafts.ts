import { defineTexts } from "../define-texts";

/** Words of programme changes that wait to be published, and of the letters that follow. */
export const drafts = defineTexts({
  "action-add": { nb: "Ny i programmet", sv: "Ny i programmet", en: "New in the programme" },
  "action-change": { nb: "Endres", sv: "Ändras", en: "Changes" },
  "action-cancel": { nb: "Avlyses", sv: "Ställs in", en: "Will be cancelled" },
  drop: { nb: "Forkast", sv: "Förkasta", en: "Drop" },
  dropNamed: {
    nb: "Forkast endringen av «{{title}}»",
    sv: "Förkasta ändringen av ”{{title}}”",
    en: "Drop the change of “{{title}}”",
  },
  dropped: {
    nb: "Endringen er forkastet. Programmet står som det var.",
    sv: "Ändringen är förkastad. Programmet står som det var.",
    en: "The change is dropped. The programme stands as it was.",
  },
  drafted: {
    nb: "Lagret. Ingen andre ser det før du publiserer.",
    sv: "Sparat. Ingen annan ser det förrän du publicerar.",
    en: "Saved. Nobody else sees it before you publish.",
  },
  unchanged: {
    nb: "Programposten står som den var, så det er ingenting å publisere.",
    sv: "Programpunkten står som den var, så det finns inget att publicera.",
    en: "The session stands as it was, so there is nothing to publish.",
  },
  waiting_one: {
    nb: "Én endring er ikke publisert",
    sv: "En ändring är inte publicerad",
    en: "One change is not published",
  },
  waiting_other: {
    nb: "{{count}} endringer er ikke publisert",
    sv: "{{count}} ändringar är inte publicerade",
    en: "{{count}} changes are not published",
  },
  review: { nb: "Se over og publiser", sv: "Se över och publicera", en: "Review and publish" },
  saveAndReview: {
    nb: "Lagre og se over",
    sv: "Spara och se över",
    en: "Save and review",
  },
  saveHint: {
    nb: "Ingen andre ser endringen før du publiserer den. Da ser du også hvem som får beskjed.",
    sv: "Ingen annan ser ändringen förrän du publicerar den. Då ser du också vilka som får besked.",
    en: "Nobody else sees the change before you publish it. Then you also see who will be told.",
  },
  cancelHint: {
    nb: "Programposten blir avlyst når du publiserer. Lagrer du skjemaet, blir den stående.",
    sv: "Programpunkten ställs in när du publicerar. Sparar du formuläret blir den kvar.",
    en: "The session will be cancelled when you publish. If you save the form, it stays.",
  },
  reviewTitle: {
    nb: "Publiser endringene i programmet",
    sv: "Publicera ändringarna i programmet",
    en: "Publish the changes of the programme",
  },
  publish: { nb: "Publiser", sv: "Publicera", en: "Publish" },
  back: {
    nb: "Tilbake til programmet",
    sv: "Tillbaka till programmet",
    en: "Back to the programme",
  },
  edit: { nb: "Rediger", sv: "Redigera", en: "Edit" },
  editNamed: {
    nb: "Rediger «{{title}}»",
    sv: "Redigera ”{{title}}”",
    en: "Edit “{{title}}”",
  },
  onTheirProgramme_one: {
    nb: "På programmet til én person, som får beskjed",
    sv: "På en persons program, som får besked",
    en: "On one person’s programme, who will be told",
  },
  onTheirProgramme_other: {
    nb: "På programmet til {{count}} personer, som får beskjed",
    sv: "På {{count}} personers program, som får besked",
    en: "On the programme of {{count}} people, who will be told",
  },
  onlyWords: {
    nb: "Bare tekst. Kalendere og sider oppdateres, ingen får e-post.",
    sv: "Bara text. Kalendrar och sidor uppdateras, ingen får mejl.",
    en: "Only words. Calendars and pages are brought up to date, nobody gets an email.",
  },
  onNobodys: {
    nb: "Ikke på programmet til noen av de påmeldte, så ingen får e-post.",
    sv: "Inte på någon anmälds program, så ingen får mejl.",
    en: "On nobody’s programme, so nobody gets an email.",
  },
  letters_one: { nb: "Det blir én e-post.", sv: "Det blir ett mejl.", en: "That is one email." },
  letters_other: {
    nb: "Det blir {{count}} e-poster.",
    sv: "Det blir {{count}} mejl.",
    en: "That is {{count}} emails.",
  },
  toldLead: {
    nb: "De får e-post, og kalenderen deres oppdateres.",
    sv: "De får mejl, och deras kalender uppdateras.",
    en: "They get an email, and their calendars are updated.",
  },
  corrected_one: {
    nb: "Én person til har bare rettet tekst i programmet sitt: kalenderabonnementet oppdateres, uten e-post.",
    sv: "En person till har bara rättad text i sitt program: kalenderprenumerationen uppdateras, utan mejl.",
    en: "One more person only has corrected words on their programme: their calendar subscription is updated, without an email.",
  },
  corrected_other: {
    nb: "{{count}} personer til har bare rettet tekst i programmet sitt: kalenderabonnementet oppdateres, uten e-post.",
    sv: "{{count}} personer till har bara rättad text i sitt program: kalenderprenumerationen uppdateras, utan mejl.",
    en: "{{count}} more people only have corrected words on their programme: their calendar subscriptions are updated, without an email.",
  },
  untouched_one: {
    nb: "Én annen påmeldt har ikke noe av dette i programmet sitt og hører ingenting.",
    sv: "En annan anmäld har inget av detta i sitt program och hör ingenting.",
    en: "One other registered person has none of this on their programme and hears nothing.",
  },
  untouched_other: {
    nb: "{{count}} andre påmeldte har ikke noe av dette i programmet sitt og hører ingenting.",
    sv: "{{count}} andra anmälda har inget av detta i sitt program och hör ingenting.",
    en: "{{count}} other registered people have none of this on their programme and hear nothing.",
  },
  nobody: {
    nb: "Ingen av de påmeldte må være et annet sted eller komme til en annen tid.",
    sv: "Ingen av de anmälda behöver vara någon annanstans eller komma en annan tid.",
    en: "Nobody who has registered has to be elsewhere, or there at another time.",
  },
  settle: {
    nb: "E-posten går når det har vært stille i ett minutt, og senest etter fem. Publiserer du mer i mellomtiden, blir det med i samme e-post.",
    sv: "Mejlen går när det har varit stilla i en minut, och senast efter fem. Publicerar du mer under tiden följer det med i samma mejl.",
    en: "The emails leave when nothing has followed for a minute, and after five at the latest. What you publish meanwhile goes into the same email.",
  },
  overtakenTitle: {
    nb: "Endret av en annen i mellomtiden",
    sv: "Ändrad av någon annan under tiden",
    en: "Changed by somebody else meanwhile",
  },
  overtakenLead: {
    nb: "Slik er programposten endret siden du begynte. Behold din endring eller forkast den.",
    sv: "Så här har programpunkten ändrats sedan du började. Behåll din ändring eller förkasta den.",
    en: "This is how the session has changed since you began. Keep your change or drop it.",
  },
  yours: { nb: "Din endring nå", sv: "Din ändring nu", en: "Your change now" },
  keep: { nb: "Behold min", sv: "Behåll min", en: "Keep mine" },
  keepNamed: {
    nb: "Behold min endring av «{{title}}»",
    sv: "Behåll min ändring av ”{{title}}”",
    en: "Keep my change of “{{title}}”",
  },
  published_one: {
    nb: "Endringen er publisert.",
    sv: "Ändringen är publicerad.",
    en: "The change is published.",
  },
  published_other: {
    nb: "{{count}} endringer er publisert.",
    sv: "{{count}} ändringar är publicerade.",
    en: "{{count}} changes are published.",
  },
  told_one: {
    nb: "Én person får beskjed.",
    sv: "En person får besked.",
    en: "One person is being told.",
  },
  told_other: {
    nb: "{{count}} personer får beskjed.",
    sv: "{{count}} personer får besked.",
    en: "{{count}} people are being told.",
  },
  toldNobody: {
    nb: "Ingen får e-post om det.",
    sv: "Ingen får mejl om det.",
    en: "Nobody gets an email about it.",
  },
  publishedBefore: {
    nb: "Endringene var publisert allerede.",
    sv: "Ändringarna var redan publicerade.",
    en: "The changes had been published already.",
  },
  lettersWait_one: {
    nb: "E-post om én endring venter på eventuelle flere og går kl. {{at}}.",
    sv: "Mejl om en ändring väntar in eventuella fler och går kl. {{at}}.",
    en: "Emails about one change wait for what may follow, and leave at {{at}}.",
  },
  lettersWait_other: {
    nb: "E-post om {{count}} endringer venter på eventuelle flere og går kl. {{at}}.",
    sv: "Mejl om {{count}} ändringar väntar in eventuella fler och går kl. {{at}}.",
    en: "Emails about {{count}} changes wait for what may follow, and leave at {{at}}.",
  },
  sendNow: { nb: "Send nå", sv: "Skicka nu", en: "Send now" },
});
