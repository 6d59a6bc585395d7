import { defineTexts } from "../define-texts";
import { organiseForms } from "./organise-forms";
import { organisePeople } from "./organise-people";
import { organiseProgramme } from "./organise-programme";

/** Words of the organiser's pages: the frame, the home page, an event's overview. */
export const organise = defineTexts({
  ...organiseForms,
  ...organisePeople,
  ...organiseProgramme,
  yourOrganisations: {
    nb: "Dine organisasjoner",
    sv: "Dina organisationer",
    en: "Your organisations",
  },
  noOrganisation: {
    nb: "Du er ikke med i noen organisasjon ennå",
    sv: "Du är inte med i någon organisation ännu",
    en: "You do not belong to any organisation yet",
  },
  noOrganisationHint: {
    nb: "Be en som eier organisasjonen om å legge til e-postadressen din.",
    sv: "Be en ägare av organisationen att lägga till din e-postadress.",
    en: "Ask an owner of the organisation to add your email address.",
  },
  "role-owner": { nb: "Eier", sv: "Ägare", en: "Owner" },
  "role-organiser": { nb: "Arrangør", sv: "Arrangör", en: "Organiser" },
  "role-door-staff": { nb: "Vert i døren", sv: "Värd vid dörren", en: "Door staff" },
  "role-viewer": { nb: "Kan se", sv: "Kan se", en: "Viewer" },

  needsYou: { nb: "Trenger deg", sv: "Behöver dig", en: "Needs you" },
  nothingNeedsYou: {
    nb: "Ingenting venter på deg.",
    sv: "Ingenting väntar på dig.",
    en: "Nothing is waiting for you.",
  },
  "need-failed-mails_one": {
    nb: "Én e-post kom ikke fram",
    sv: "Ett mejl kom inte fram",
    en: "One email did not arrive",
  },
  "need-failed-mails_other": {
    nb: "{{count}} e-poster kom ikke fram",
    sv: "{{count}} mejl kom inte fram",
    en: "{{count}} emails did not arrive",
  },
  "need-applications_one": {
    nb: "Én plass venter på svar fra deg",
    sv: "En plats väntar på ditt svar",
    en: "One place awaits your answer",
  },
  "need-applications_other": {
    nb: "{{count}} plasser venter på svar fra deg",
    sv: "{{count}} platser väntar på ditt svar",
    en: "{{count}} places await your answer",
  },
  "need-offers-ending_one": {
    nb: "Et tilbud om plass går snart ut",
    sv: "Ett erbjudande om plats går snart ut",
    en: "An offer of a place ends soon",
  },
  "need-offers-ending_other": {
    nb: "{{count}} tilbud om plass går snart ut",
    sv: "{{count}} erbjudanden om plats går snart ut",
    en: "{{count}} offers of a place end soon",
  },
  "need-draft-soon_one": {
    nb: "Utkast som begynner snart",
    sv: "Utkast som börjar snart",
    en: "A draft that begins soon",
  },
  "need-draft-soon_other": {
    nb: "{{count}} utkast som begynner snart",
    sv: "{{count}} utkast som börjar snart",
    en: "{{count}} drafts that begin soon",
  },
  "need-same-people_one": {
    nb: "Én kan stå på listen to ganger",
    sv: "En kan stå på listan två gånger",
    en: "One person may be on the list twice",
  },
  "need-same-people_other": {
    nb: "{{count}} kan stå på listen to ganger",
    sv: "{{count}} kan stå på listan två gånger",
    en: "{{count}} people may be on the list twice",
  },
  "need-unnamed_one": {
    nb: "Én plass uten navn",
    sv: "En plats utan namn",
    en: "One place without a name",
  },
  "need-unnamed_other": {
    nb: "{{count}} plasser uten navn",
    sv: "{{count}} platser utan namn",
    en: "{{count}} places without a name",
  },
  "need-unpublished_one": {
    nb: "Én endring i programmet er ikke publisert",
    sv: "En ändring i programmet är inte publicerad",
    en: "One change of the programme is not published",
  },
  "need-unpublished_other": {
    nb: "{{count}} endringer i programmet er ikke publisert",
    sv: "{{count}} ändringar i programmet är inte publicerade",
    en: "{{count}} changes of the programme are not published",
  },
  mailPaused: {
    nb: "E-post sendes ikke akkurat nå",
    sv: "Inga mejl skickas just nu",
    en: "No emails are going out at the moment",
  },
  mailPausedSince: {
    nb: "Stanset {{since}}. Vi prøver igjen kl. {{until}}, og ingenting går tapt.",
    sv: "Stoppat {{since}}. Vi försöker igen kl. {{until}}, och ingenting går förlorat.",
    en: "Paused {{since}}. We will try again at {{until}}, and nothing is lost.",
  },
  mailServerSaid: {
    nb: "E-posttjeneren svarte:",
    sv: "E-postservern svarade:",
    en: "The mail server said:",
  },

  events: { nb: "Arrangementer", sv: "Evenemang", en: "Events" },
  coming: { nb: "Kommende", sv: "Kommande", en: "Upcoming" },
  past: { nb: "Tidligere", sv: "Tidigare", en: "Past" },
  newEvent: { nb: "Nytt arrangement", sv: "Nytt evenemang", en: "New event" },
  noComing: {
    nb: "Ingen kommende arrangementer",
    sv: "Inga kommande evenemang",
    en: "No upcoming events",
  },
  noComingHint: {
    nb: "Et nytt begynner som et utkast bare dere ser.",
    sv: "Ett nytt börjar som ett utkast som bara ni ser.",
    en: "A new one begins as a draft only you can see.",
  },
  noPast: {
    nb: "Ingen tidligere arrangementer",
    sv: "Inga tidigare evenemang",
    en: "No past events",
  },
  noteUnnamed: { nb: "{{count}} uten navn", sv: "{{count}} utan namn", en: "{{count}} unnamed" },
  noteApplications: {
    nb: "{{count}} venter på svar",
    sv: "{{count}} väntar på svar",
    en: "{{count}} awaiting answer",
  },
  noteWaiting: {
    nb: "{{count}} på venteliste",
    sv: "{{count}} på väntelista",
    en: "{{count}} on the waiting list",
  },
  noteFailedMails_one: {
    nb: "{{count}} e-post kom ikke fram",
    sv: "{{count}} mejl kom inte fram",
    en: "{{count}} email not delivered",
  },
  noteFailedMails_other: {
    nb: "{{count}} e-poster kom ikke fram",
    sv: "{{count}} mejl kom inte fram",
    en: "{{count}} emails not delivered",
  },

  eventPages: {
    nb: "Sider om arrangementet",
    sv: "Sidor om evenemanget",
    en: "Pages about the event",
  },
  "tab-overview": { nb: "Oversikt", sv: "Översikt", en: "Overview" },
  "tab-programme": { nb: "Program", sv: "Program", en: "Programme" },
  "tab-offer": {
    nb: "Billetter og skjema",
    sv: "Biljetter och formulär",
    en: "Tickets and form",
  },
  "tab-registrations": { nb: "Påmeldinger", sv: "Anmälningar", en: "Registrations" },
  "tab-money": { nb: "Økonomi", sv: "Ekonomi", en: "Money" },
  "tab-lists": { nb: "Lister", sv: "Listor", en: "Lists" },
  "tab-messages": { nb: "E-post", sv: "Mejl", en: "Email" },
  "tab-announce": { nb: "Meldinger", sv: "Utskick", en: "Announcements" },
  "tab-reminders": { nb: "Påminnelser", sv: "Påminnelser", en: "Reminders" },
  "tab-files": { nb: "Filer", sv: "Filer", en: "Files" },
  "tab-edit": { nb: "Rediger", sv: "Redigera", en: "Edit" },

  seats: { nb: "Plasser", sv: "Platser", en: "Places" },
  stepDone: { nb: "Gjort", sv: "Gjort", en: "Done" },
  stepLeft: { nb: "Gjenstår", sv: "Återstår", en: "To do" },
  untilPublished: { nb: "Før du publiserer", sv: "Innan du publicerar", en: "Before you publish" },
  stepProgramme: { nb: "Programmet", sv: "Programmet", en: "The programme" },
  stepProgrammeDone_one: {
    nb: "{{count}} programpost",
    sv: "{{count}} programpunkt",
    en: "{{count}} session",
  },
  stepProgrammeDone_other: {
    nb: "{{count}} programposter",
    sv: "{{count}} programpunkter",
    en: "{{count}} sessions",
  },
  stepProgrammeLeft: {
    nb: "Ingen programposter ennå. Du kan også legge dem til senere.",
    sv: "Inga programpunkter ännu. Du kan också lägga till dem senare.",
    en: "No sessions yet. You can also add them later.",
  },
  stepProgrammeWarnings: {
    nb: "Noe i programmet bør ses på.",
    sv: "Något i programmet bör ses över.",
    en: "Something in the programme should be looked at.",
  },
  stepPlace: { nb: "Stedet", sv: "Platsen", en: "The place" },
  stepPlaceLeft: {
    nb: "Verken sted eller lenke er oppgitt.",
    sv: "Varken plats eller länk är angiven.",
    en: "Neither a place nor a link is given.",
  },
  stepSummary: { nb: "Hvorfor komme?", sv: "Varför komma?", en: "Why come?" },
  stepSummaryLeft: {
    nb: "En setning eller to hjelper folk å bestemme seg.",
    sv: "En mening eller två hjälper folk att bestämma sig.",
    en: "A sentence or two helps people decide.",
  },
  publish: { nb: "Publiser", sv: "Publicera", en: "Publish" },
  "publishHint-public": {
    nb: "Arrangementet blir synlig for alle, og påmeldingen åpner med én gang. Ingen får e-post.",
    sv: "Evenemanget blir synligt för alla och anmälan öppnar direkt. Ingen får mejl.",
    en: "The event becomes visible to everybody and registration opens at once. Nobody gets an email.",
  },
  "publishHint-unlisted": {
    nb: "Alle som har lenken, ser arrangementet og kan melde seg på med én gang. Ingen får e-post.",
    sv: "Alla som har länken ser evenemanget och kan anmäla sig direkt. Ingen får mejl.",
    en: "Everybody with the link can see the event and can register at once. Nobody gets an email.",
  },
  "publishHint-members": {
    nb: "Innloggede i organisasjonen ser arrangementet, og påmeldingen åpner med én gang. Ingen får e-post.",
    sv: "Inloggade i organisationen ser evenemanget och anmälan öppnar direkt. Ingen får mejl.",
    en: "People signed in to the organisation see the event and registration opens at once. Nobody gets an email.",
  },
  published: {
    nb: "Arrangementet er publisert.",
    sv: "Evenemanget är publicerat.",
    en: "The event is published.",
  },
  share: { nb: "Del arrangementet", sv: "Dela evenemanget", en: "Share the event" },
  publicLink: {
    nb: "Lenke til arrangementet",
    sv: "Länk till evenemanget",
    en: "Link to the event",
  },
  publicLinkHint: {
    nb: "Del lenken i nyhetsbrev, sosiale medier eller en invitasjon.",
    sv: "Dela länken i nyhetsbrev, sociala medier eller en inbjudan.",
    en: "Share the link in newsletters, social media or an invitation.",
  },
  seeEvent: { nb: "Se arrangementet", sv: "Se evenemanget", en: "See the event" },
  approvalOn: {
    nb: "Du godkjenner hver påmelding",
    sv: "Du godkänner varje anmälan",
    en: "You approve each registration",
  },
  approvalOff: { nb: "Bekreftes med én gang", sv: "Bekräftas direkt", en: "Confirmed at once" },
  registrationMode: { nb: "Påmelding", sv: "Anmälan", en: "Registration" },
  cancelEvent: { nb: "Avlys arrangementet", sv: "Ställ in evenemanget", en: "Cancel the event" },
  cancelEventTitle: {
    nb: "Avlyse arrangementet?",
    sv: "Ställa in evenemanget?",
    en: "Cancel the event?",
  },
  cancelEventLead: {
    nb: "De får e-post om at arrangementet er avlyst, og det forsvinner fra kalenderen deres. Det som er betalt, går tilbake etter ti minutter. Dette kan ikke angres.",
    sv: "De får mejl om att evenemanget är inställt, och det försvinner ur deras kalender. Det som är betalt går tillbaka efter tio minuter. Det går inte att ångra.",
    en: "They get an email saying that the event is cancelled, and it disappears from their calendars. What was paid goes back after ten minutes. This cannot be undone.",
  },
  cancelEventNobody: {
    nb: "Ingen er påmeldt. Arrangementet blir stående som avlyst, og påmeldingen stenges.",
    sv: "Ingen är anmäld. Evenemanget står kvar som inställt och anmälan stängs.",
    en: "Nobody has registered. The event stays visible as cancelled, and registration closes.",
  },
  keepEvent: { nb: "Behold arrangementet", sv: "Behåll evenemanget", en: "Keep the event" },
  eventCancelledQuietly: {
    nb: "Arrangementet er avlyst.",
    sv: "Evenemanget är inställt.",
    en: "The event is cancelled.",
  },
  eventCancelled_one: {
    nb: "Arrangementet er avlyst. Én person får beskjed.",
    sv: "Evenemanget är inställt. En person får besked.",
    en: "The event is cancelled. One person is being told.",
  },
  eventCancelled_other: {
    nb: "Arrangementet er avlyst. {{count}} personer får beskjed.",
    sv: "Evenemanget är inställt. {{count}} personer får besked.",
    en: "The event is cancelled. {{count}} people are being told.",
  },
  saved: { nb: "Lagret.", sv: "Sparat.", en: "Saved." },
  changedTold_one: {
    nb: "Lagret. Én person får beskjed.",
    sv: "Sparat. En person får besked.",
    en: "Saved. One person is being told.",
  },
  changedTold_other: {
    nb: "Lagret. {{count}} personer får beskjed.",
    sv: "Sparat. {{count}} personer får besked.",
    en: "Saved. {{count}} people are being told.",
  },
});
