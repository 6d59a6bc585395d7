import { defineTexts } from "../define-texts";

/** Words of the organiser's form about an event. */
export const organiseForms = defineTexts({
  newEventLead: {
    nb: "Velg hva slags arrangement det er, så er det meste fylt ut.",
    sv: "Välj vad det är för slags evenemang, så är det mesta ifyllt.",
    en: "Choose what kind of event it is, and most of it is filled in for you.",
  },
  "kindHint-breakfast-seminar": {
    nb: "En bedrift åpner dørene en tidlig morgen",
    sv: "Ett företag öppnar dörrarna en tidig morgon",
    en: "A company opens its doors early one morning",
  },
  "kindHint-investor-forum": {
    nb: "Gründere møter investorer, etter søknad",
    sv: "Grundare möter investerare, efter ansökan",
    en: "Founders meet investors, by application",
  },
  "kindHint-study-trip": {
    nb: "To dager på reise, med spor for hver faggruppe",
    sv: "Två dagar på resa, med spår för varje fackgrupp",
    en: "Two days away, with a track for each specialist group",
  },
  "kindHint-webinar": {
    nb: "En time på nett, åpen for mange",
    sv: "En timme på nätet, öppet för många",
    en: "An hour online, open to many",
  },
  "kindHint-group-meeting": {
    nb: "En faggruppe med saksliste, for dem som har lenken",
    sv: "En fackgrupp med dagordning, för dem som har länken",
    en: "A specialist group with an agenda, for those with the link",
  },
  "kindHint-accelerator": {
    nb: "Et kull over flere uker, etter søknad",
    sv: "En omgång över flera veckor, efter ansökan",
    en: "A cohort over several weeks, by application",
  },
  "kindHint-member-meeting": {
    nb: "En kveld for medlemmene",
    sv: "En kväll för medlemmarna",
    en: "An evening for the members",
  },
  "kindHint-job-fair": {
    nb: "En dag med bedrifter og jobbsøkere",
    sv: "En dag med företag och arbetssökande",
    en: "A day of companies and job seekers",
  },
  otherKind: { nb: "Velg noe annet", sv: "Välj något annat", en: "Choose another kind" },
  createEvent: { nb: "Lag utkastet", sv: "Skapa utkastet", en: "Create the draft" },
  createEventHint: {
    nb: "Bare dere ser det til du publiserer. Neste steg er programmet.",
    sv: "Bara ni ser det tills du publicerar. Nästa steg är programmet.",
    en: "Only you see it until you publish. The programme comes next.",
  },
  created: {
    nb: "Utkastet er klart. Nå kan du legge inn programmet.",
    sv: "Utkastet är klart. Nu kan du lägga in programmet.",
    en: "The draft is ready. Now you can add the programme.",
  },
  saveEventHint: {
    nb: "Endrer du tid eller sted, ser du først hvem som får beskjed. Andre endringer lagres uten at noen får e-post.",
    sv: "Ändrar du tid eller plats får du först se vilka som får besked. Andra ändringar sparas utan att någon får mejl.",
    en: "If you change the time or place, you first see who will be told. Other changes are saved without any email.",
  },
  what: { nb: "Hva", sv: "Vad", en: "What" },
  kind: { nb: "Type", sv: "Typ", en: "Kind" },
  title: { nb: "Tittel", sv: "Titel", en: "Title" },
  summary: { nb: "Kort fortalt", sv: "I korthet", en: "In short" },
  summaryHint: {
    nb: "En setning eller to som står øverst på siden.",
    sv: "En mening eller två som står överst på sidan.",
    en: "A sentence or two at the top of the page.",
  },
  description: { nb: "Om arrangementet", sv: "Om evenemanget", en: "About the event" },
  markdownHint: {
    nb: "En blank linje gir nytt avsnitt. Du kan skrive **fet**, *kursiv*, - punkter, ## overskrift og [tekst](https://lenke.no).",
    sv: "En tom rad ger nytt stycke. Du kan skriva **fet**, *kursiv*, - punkter, ## rubrik och [text](https://lank.se).",
    en: "A blank line starts a new paragraph. You can write **bold**, *italics*, - lists, ## a heading and [text](https://link.com).",
  },
  language: { nb: "Språk", sv: "Språk", en: "Language" },
  languageHint: {
    nb: "Språket arrangementet holdes på.",
    sv: "Språket evenemanget hålls på.",
    en: "The language the event is held in.",
  },
  whenTitle: { nb: "Når", sv: "När", en: "When" },
  startsAt: { nb: "Begynner", sv: "Börjar", en: "Begins" },
  endsAt: { nb: "Slutter", sv: "Slutar", en: "Ends" },
  clockIn: { nb: "Tiden i {{city}}", sv: "Tiden i {{city}}", en: "{{city}} time" },
  timeZone: { nb: "Tidssone", sv: "Tidszon", en: "Time zone" },
  timeZoneHint: {
    nb: "Tiden der arrangementet holdes. Kalendere regner om selv.",
    sv: "Tiden där evenemanget hålls. Kalendrar räknar om själva.",
    en: "The local time at the event. Calendars convert it by themselves.",
  },
  whereTitle: { nb: "Hvor", sv: "Var", en: "Where" },
  whereLead: {
    nb: "Et sted, en lenke eller begge deler.",
    sv: "En plats, en länk eller både och.",
    en: "A place, a link or both.",
  },
  placeName: { nb: "Sted", sv: "Plats", en: "Place" },
  placeAddress: { nb: "Adresse", sv: "Adress", en: "Address" },
  municipality: { nb: "Kommune", sv: "Kommun", en: "Municipality" },
  onlineUrl: {
    nb: "Lenke til møtet på nett",
    sv: "Länk till mötet på nätet",
    en: "Link to the online meeting",
  },
  onlineUrlHint: {
    nb: "Bare de påmeldte får den.",
    sv: "Bara de anmälda får den.",
    en: "Only people who have registered get it.",
  },
  hostCompany: { nb: "Vertsbedrift", sv: "Värdföretag", en: "Host company" },
  hostCompanyHint: {
    nb: "Bedriften som åpner dørene, når det ikke er dere selv.",
    sv: "Företaget som öppnar dörrarna, när det inte är ni själva.",
    en: "The company that opens its doors, when that is not you.",
  },
  whoTitle: { nb: "Hvem", sv: "Vilka", en: "Who" },
  capacity: { nb: "Antall plasser", sv: "Antal platser", en: "Places" },
  capacityHint: {
    nb: "Når de er opptatt, åpner ventelisten av seg selv.",
    sv: "När de är upptagna öppnar väntelistan av sig själv.",
    en: "Once they are taken, the waiting list opens by itself.",
  },
  visibility: { nb: "Hvem kan finne det?", sv: "Vem kan hitta det?", en: "Who can find it?" },
  "visibility-public": { nb: "Alle", sv: "Alla", en: "Everybody" },
  "visibility-unlisted": {
    nb: "De som har lenken",
    sv: "De som har länken",
    en: "Those with the link",
  },
  "visibility-members": {
    nb: "Bare organisasjonen",
    sv: "Bara organisationen",
    en: "Only the organisation",
  },
  "visibilityHint-public": {
    nb: "Det står på forsiden og på organisasjonens side.",
    sv: "Det står på startsidan och på organisationens sida.",
    en: "It is on the front page and on the organisation’s page.",
  },
  "visibilityHint-unlisted": {
    nb: "Det står ikke i noen liste.",
    sv: "Det står inte i någon lista.",
    en: "It is not listed anywhere.",
  },
  "visibilityHint-members": {
    nb: "For dem som er logget inn og hører til organisasjonen.",
    sv: "För dem som är inloggade och hör till organisationen.",
    en: "For those who are signed in and belong to the organisation.",
  },
  requiresApproval: {
    nb: "Påmeldinger må godkjennes",
    sv: "Anmälningar måste godkännas",
    en: "Registrations need approval",
  },
  requiresApprovalHint: {
    nb: "Ingen har plass før du har sagt ja.",
    sv: "Ingen har en plats förrän du har sagt ja.",
    en: "Nobody has a place until you say yes.",
  },
  moveEventTitle: { nb: "Flytte arrangementet?", sv: "Flytta evenemanget?", en: "Move the event?" },
  moveEventLead: {
    nb: "De får e-post om endringen, og kalenderen deres oppdateres. Ingen andre får beskjed.",
    sv: "De får mejl om ändringen, och deras kalender uppdateras. Ingen annan får besked.",
    en: "They get an email about the change, and their calendars are updated. Nobody else is told.",
  },
  moveEventNobody: {
    nb: "Ingen er påmeldt ennå, så ingen får e-post.",
    sv: "Ingen är anmäld ännu, så ingen får mejl.",
    en: "Nobody has registered yet, so nobody gets an email.",
  },
  sessionsStay: {
    nb: "Programpostene beholder tidene sine. Se over programmet etterpå.",
    sv: "Programpunkterna behåller sina tider. Se över programmet efteråt.",
    en: "The sessions keep their times. Check the programme afterwards.",
  },
});
