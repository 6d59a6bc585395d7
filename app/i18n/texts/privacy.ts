import { defineTexts } from "../define-texts";

/** What is kept about people, for how long, and how it is handed out and erased. */
export const privacy = defineTexts({
  anonymised: { nb: "Anonymisert", sv: "Anonymiserad", en: "Anonymised" },

  // The organisation's rules
  title: { nb: "Personvern", sv: "Integritet", en: "Privacy" },
  lead: {
    nb: "Hvor lenge {{organisation}} tar vare på opplysninger om folk. Det som er gammelt nok, slettes av seg selv.",
    sv: "Hur länge {{organisation}} sparar uppgifter om människor. Det som är gammalt nog raderas av sig självt.",
    en: "How long {{organisation}} keeps details about people. What is old enough is deleted by itself.",
  },
  rules: { nb: "Reglene", sv: "Reglerna", en: "The rules" },
  answersKept: {
    nb: "Svar om mat og tilrettelegging slettes",
    sv: "Svar om mat och tillgänglighet raderas",
    en: "Answers about diet and access are deleted",
  },
  answersKeptHint: {
    nb: "Dette er helseopplysninger. De trengs ikke lenger enn til regningen fra kjøkkenet er sjekket.",
    sv: "Det här är hälsouppgifter. De behövs inte längre än tills kökets faktura är kontrollerad.",
    en: "This is health information. It is not needed for longer than it takes to check the caterer’s bill.",
  },
  daysAfter_one: {
    nb: "{{count}} dag etter arrangementet",
    sv: "{{count}} dag efter evenemanget",
    en: "{{count}} day after the event",
  },
  daysAfter_other: {
    nb: "{{count}} dager etter arrangementet",
    sv: "{{count}} dagar efter evenemanget",
    en: "{{count}} days after the event",
  },
  atOnce: {
    nb: "Når arrangementet er over",
    sv: "När evenemanget är över",
    en: "Once the event is over",
  },
  personsKept: {
    nb: "Personer anonymiseres",
    sv: "Personer anonymiseras",
    en: "People are anonymised",
  },
  personsKeptHint: {
    nb: "Navn og adresse forsvinner. Tallene i rapportene står: hvor mange som kom, og fra hvilke virksomheter. Medlemmer i et medlemsnettverk blir stående.",
    sv: "Namn och adress försvinner. Siffrorna i rapporterna står kvar: hur många som kom och från vilka verksamheter. Medlemmar i ett medlemsnätverk står kvar.",
    en: "Name and address disappear. The figures in reports stay: how many came, and from which companies. Members of a membership network stay.",
  },
  monthsAfter: {
    nb: "{{count}} måneder etter siste arrangement",
    sv: "{{count}} månader efter senaste evenemanget",
    en: "{{count}} months after their last event",
  },
  yearsAfter: {
    nb: "{{count}} år etter siste arrangement",
    sv: "{{count}} år efter senaste evenemanget",
    en: "{{count}} years after their last event",
  },
  saveRules: { nb: "Lagre reglene", sv: "Spara reglerna", en: "Save the rules" },
  rulesSaved: {
    nb: "Reglene er lagret og gjelder fra nå.",
    sv: "Reglerna är sparade och gäller från och med nu.",
    en: "The rules are saved and apply from now on.",
  },
  whatHappens: { nb: "Slik går det", sv: "Så här går det till", en: "What will happen" },
  happensAnswers_one: {
    nb: "{{count}} svar om mat og tilrettelegging er lagret nå.",
    sv: "{{count}} svar om mat och tillgänglighet är sparat nu.",
    en: "{{count}} answer about diet and access is stored now.",
  },
  happensAnswers_other: {
    nb: "{{count}} svar om mat og tilrettelegging er lagret nå.",
    sv: "{{count}} svar om mat och tillgänglighet är sparade nu.",
    en: "{{count}} answers about diet and access are stored now.",
  },
  happensPersons_one: {
    nb: "{{count}} person er lagret med navn. Den som ikke har vært med på noe siden {{date}}, anonymiseres.",
    sv: "{{count}} person är sparad med namn. Den som inte har varit med på något sedan {{date}} anonymiseras.",
    en: "{{count}} person is stored by name. Whoever has been at nothing since {{date}} is anonymised.",
  },
  happensPersons_other: {
    nb: "{{count}} personer er lagret med navn. De som ikke har vært med på noe siden {{date}}, anonymiseres.",
    sv: "{{count}} personer är sparade med namn. De som inte har varit med på något sedan {{date}} anonymiseras.",
    en: "{{count}} people are stored by name. Those who have been at nothing since {{date}} are anonymised.",
  },
  happensMails: {
    nb: "Mottakeren av gamle e-poster glemmes etter samme regel. At en e-post ble sendt, står.",
    sv: "Mottagaren av gamla mejl glöms enligt samma regel. Att ett mejl skickades står kvar.",
    en: "The recipients of old emails are forgotten by the same rule. That an email was sent stays.",
  },
  happensCalendars: {
    nb: "Kalenderoppføringer slettes {{count}} dager etter arrangementet.",
    sv: "Kalenderposter raderas {{count}} dagar efter evenemanget.",
    en: "Calendar entries are deleted {{count}} days after the event.",
  },
  happensInvoices: {
    nb: "Bilag som loven krever, beholdes: fem år i Norge, sju i Sverige. Treff lager ingen fakturaer ennå.",
    sv: "Underlag som lagen kräver sparas: fem år i Norge, sju i Sverige. Treff gör inga fakturor ännu.",
    en: "Accounts that the law asks for are kept: five years in Norway, seven in Sweden. Treff makes no invoices yet.",
  },
  lastRun: { nb: "Siste kjøring", sv: "Senaste körning", en: "Last run" },
  neverRan: {
    nb: "Har ikke kjørt ennå. Det skjer hver time.",
    sv: "Har inte körts ännu. Det sker varje timme.",
    en: "Has not run yet. It does every hour.",
  },
  ranAt: {
    nb: "Kjørte {{at}}. Det skjer hver time.",
    sv: "Kördes {{at}}. Det sker varje timme.",
    en: "Ran on {{at}}. It does every hour.",
  },
  ranNothing: {
    nb: "Ingenting var gammelt nok til å slettes de siste 31 dagene.",
    sv: "Inget var gammalt nog att raderas de senaste 31 dagarna.",
    en: "Nothing was old enough to be deleted in the past 31 days.",
  },
  ranCaption: {
    nb: "Slettet de siste 31 dagene",
    sv: "Raderat de senaste 31 dagarna",
    en: "Deleted in the past 31 days",
  },
  ranDay: { nb: "Dag", sv: "Dag", en: "Day" },
  ranAnswers: { nb: "Svar", sv: "Svar", en: "Answers" },
  ranPersons: { nb: "Personer", sv: "Personer", en: "People" },
  ranMails: { nb: "E-poster", sv: "Mejl", en: "Emails" },
  ranCalendars: { nb: "Kalender", sv: "Kalender", en: "Calendar" },
  careTitle: { nb: "Folk og personvern", sv: "Människor och integritet", en: "People and privacy" },
  careRules: { nb: "Regler for sletting", sv: "Regler för radering", en: "Rules for deletion" },
  seeLog: { nb: "Se loggen", sv: "Se loggen", en: "See the log" },
  findPerson: { nb: "Finn en person", sv: "Hitta en person", en: "Find a person" },

  // People
  people: { nb: "Personer", sv: "Personer", en: "People" },
  peopleLead: {
    nb: "Finn noen for å gi dem opplysningene deres, eller slette dem.",
    sv: "Hitta någon för att ge dem deras uppgifter, eller radera dem.",
    en: "Find somebody to hand them their details, or to erase them.",
  },
  searchLabel: { nb: "Navn eller e-post", sv: "Namn eller e-post", en: "Name or email" },
  search: { nb: "Søk", sv: "Sök", en: "Search" },
  nobodyFound: { nb: "Fant ingen", sv: "Hittade ingen", en: "Nobody found" },
  nobodyFoundHint: {
    nb: "Prøv en del av navnet eller adressen.",
    sv: "Prova en del av namnet eller adressen.",
    en: "Try part of the name or the address.",
  },
  peopleShown: {
    nb: "Viser de første {{count}}. Skriv mer for å finne den du leter etter.",
    sv: "Visar de första {{count}}. Skriv mer för att hitta den du söker.",
    en: "Showing the first {{count}}. Type more to find who you are looking for.",
  },
  personColumn: { nb: "Person", sv: "Person", en: "Person" },
  companyColumn: { nb: "Virksomhet", sv: "Verksamhet", en: "Company" },
  eventColumn: { nb: "Arrangement", sv: "Evenemang", en: "Event" },
  whenColumn: { nb: "Når", sv: "När", en: "When" },
  statusColumn: { nb: "Status", sv: "Status", en: "Status" },
  registrations: { nb: "Påmeldinger", sv: "Anmälningar", en: "Registrations" },
  noRegistrations: {
    nb: "Ingen egne påmeldinger. Personen har vært kontakt for andre.",
    sv: "Inga egna anmälningar. Personen har varit kontakt för andra.",
    en: "No registrations of their own. They were the contact for others.",
  },
  handOut: { nb: "Gi ut opplysningene", sv: "Lämna ut uppgifterna", en: "Hand out the details" },
  handOutLead: {
    nb: "Alt dere har om personen, i én fil. At du lastet den ned, står i loggen.",
    sv: "Allt ni har om personen, i en fil. Att du laddade ner den står i loggen.",
    en: "Everything you hold about the person, in one file. That you downloaded it is written in the log.",
  },
  download: { nb: "Last ned (JSON)", sv: "Ladda ner (JSON)", en: "Download (JSON)" },
  erase: { nb: "Slett personen", sv: "Radera personen", en: "Erase the person" },
  eraseLead: {
    nb: "Du ser hva som går og hva som står, før noe skjer.",
    sv: "Du ser vad som försvinner och vad som står kvar innan något händer.",
    en: "You see what goes and what stays before anything happens.",
  },
  eraseOpen: { nb: "Se hva som slettes", sv: "Se vad som raderas", en: "See what is erased" },

  // The plan and its confirmation
  eraseTitle: { nb: "Slette {{name}}", sv: "Radera {{name}}", en: "Erase {{name}}" },
  eraseOwnTitle: {
    nb: "Slett meg hos {{organisation}}",
    sv: "Radera mig hos {{organisation}}",
    en: "Erase me at {{organisation}}",
  },
  goes: { nb: "Dette slettes", sv: "Detta raderas", en: "This goes" },
  stays: { nb: "Dette står", sv: "Detta står kvar", en: "This stays" },
  goesIdentity: {
    nb: "Navn og e-postadresse, overalt hos {{organisation}}",
    sv: "Namn och e-postadress, överallt hos {{organisation}}",
    en: "Name and email address, everywhere at {{organisation}}",
  },
  goesAnswers_one: {
    nb: "{{count}} svar om mat og tilrettelegging",
    sv: "{{count}} svar om mat och tillgänglighet",
    en: "{{count}} answer about diet and access",
  },
  goesAnswers_other: {
    nb: "{{count}} svar om mat og tilrettelegging",
    sv: "{{count}} svar om mat och tillgänglighet",
    en: "{{count}} answers about diet and access",
  },
  goesLinks: {
    nb: "Personlige lenker og kalendere, som slutter å virke",
    sv: "Personliga länkar och kalendrar, som slutar fungera",
    en: "Personal links and calendars, which stop working",
  },
  goesUnsent_one: {
    nb: "{{count}} e-post som ikke er sendt ennå",
    sv: "{{count}} mejl som inte har skickats ännu",
    en: "{{count}} email that has not been sent yet",
  },
  goesUnsent_other: {
    nb: "{{count}} e-poster som ikke er sendt ennå",
    sv: "{{count}} mejl som inte har skickats ännu",
    en: "{{count}} emails that have not been sent yet",
  },
  goesGroups_one: {
    nb: "Plassen i {{count}} gruppe",
    sv: "Platsen i {{count}} grupp",
    en: "Membership of {{count}} group",
  },
  goesGroups_other: {
    nb: "Plassen i {{count}} grupper",
    sv: "Platsen i {{count}} grupper",
    en: "Membership of {{count}} groups",
  },
  staysSeats_one: {
    nb: "{{count}} påmelding som et tall uten navn: at noen kom, og fra hvilken virksomhet",
    sv: "{{count}} anmälan som en siffra utan namn: att någon kom och från vilken verksamhet",
    en: "{{count}} registration as a number without a name: that somebody came, and from which company",
  },
  staysSeats_other: {
    nb: "{{count}} påmeldinger som tall uten navn: at noen kom, og fra hvilken virksomhet",
    sv: "{{count}} anmälningar som siffror utan namn: att någon kom och från vilken verksamhet",
    en: "{{count}} registrations as numbers without a name: that somebody came, and from which company",
  },
  staysOrders_one: {
    nb: "{{count}} bestilling uten kontaktperson: virksomhet og beløp hører til regnskapet",
    sv: "{{count}} bokning utan kontaktperson: verksamhet och belopp hör till bokföringen",
    en: "{{count}} order without its contact: company and amounts belong to the accounts",
  },
  staysOrders_other: {
    nb: "{{count}} bestillinger uten kontaktperson: virksomhet og beløp hører til regnskapet",
    sv: "{{count}} bokningar utan kontaktperson: verksamhet och belopp hör till bokföringen",
    en: "{{count}} orders without their contact: company and amounts belong to the accounts",
  },
  staysConsents_one: {
    nb: "{{count}} samtykke, som viser hva som ble spurt om, men ikke hvem som svarte",
    sv: "{{count}} samtycke, som visar vad som frågades men inte vem som svarade",
    en: "{{count}} consent, which shows what was asked but not who answered",
  },
  staysConsents_other: {
    nb: "{{count}} samtykker, som viser hva som ble spurt om, men ikke hvem som svarte",
    sv: "{{count}} samtycken, som visar vad som frågades men inte vem som svarade",
    en: "{{count}} consents, which show what was asked but not who answered",
  },
  staysMails_one: {
    nb: "At {{count}} e-post ble skrevet, uten mottaker",
    sv: "Att {{count}} mejl skrevs, utan mottagare",
    en: "That {{count}} email was written, without its recipient",
  },
  staysMails_other: {
    nb: "At {{count}} e-poster ble skrevet, uten mottaker",
    sv: "Att {{count}} mejl skrevs, utan mottagare",
    en: "That {{count}} emails were written, without their recipient",
  },
  staysLog: {
    nb: "Én linje i loggen om at noen ble slettet, men ikke hvem",
    sv: "En rad i loggen om att någon raderades, men inte vem",
    en: "One line in the log that somebody was erased, but not who",
  },
  seatsToCome: {
    nb: "Plasser på noe som kommer",
    sv: "Platser på något som kommer",
    en: "Places at something to come",
  },
  seatUnnamed: { nb: "holdes av til noen", sv: "hålls åt någon", en: "kept for somebody" },
  cancelSeats: {
    nb: "Meld av plassene. De går til de neste i køen.",
    sv: "Avboka platserna. De går till de nästa i kön.",
    en: "Give the places back. They go to the next in the queue.",
  },
  cancelSeatsHint: {
    nb: "Det sendes ingen e-post om det. Avtaler i egen kalender må slettes der.",
    sv: "Inget mejl skickas om det. Poster i egen kalender får tas bort där.",
    en: "No email is sent about it. Entries in one’s own calendar have to be deleted there.",
  },
  eraseForGood: {
    nb: "Det kan ikke angres.",
    sv: "Det går inte att ångra.",
    en: "This cannot be undone.",
  },
  eraseConfirm: { nb: "Slett nå", sv: "Radera nu", en: "Erase now" },
  eraseKeep: { nb: "Ikke slett", sv: "Radera inte", en: "Do not erase" },
  erased: {
    nb: "Personen er slettet.",
    sv: "Personen är raderad.",
    en: "The person has been erased.",
  },

  // One's own data
  ownTitle: { nb: "Dine opplysninger", sv: "Dina uppgifter", en: "Your details" },
  ownLead: {
    nb: "Se hva som er lagret om deg her, last det ned, eller få det slettet. Vi sender en lenke til adressen din.",
    sv: "Se vad som är sparat om dig här, ladda ner det eller få det raderat. Vi skickar en länk till din adress.",
    en: "See what is stored about you here, download it, or have it erased. We send a link to your address.",
  },
  ownSee: {
    nb: "Se eller slett det som er lagret om deg",
    sv: "Se eller radera det som är sparat om dig",
    en: "See or erase what is stored about you",
  },
  ownEmailHint: {
    nb: "Adressen du har brukt når du meldte deg på.",
    sv: "Adressen du har använt när du anmälde dig.",
    en: "The address you used when you registered.",
  },
  ownSend: { nb: "Send lenken", sv: "Skicka länken", en: "Send the link" },
  ownSentTitle: { nb: "Se i innboksen", sv: "Titta i inkorgen", en: "Look in your inbox" },
  ownSentText: {
    nb: "Er noe lagret om adressen, er det en e-post på vei med en lenke som virker i 24 timer. Kommer det ingen, er ingenting lagret.",
    sv: "Om något är sparat om adressen är ett mejl på väg med en länk som fungerar i 24 timmar. Kommer det inget är inget sparat.",
    en: "If anything is stored about the address, an email is on its way with a link that works for 24 hours. If none arrives, nothing is stored.",
  },
  ownErased: {
    nb: "Du er slettet. Det er ingenting igjen om deg her.",
    sv: "Du är raderad. Det finns inget kvar om dig här.",
    en: "You have been erased. Nothing about you is left here.",
  },
  ownErasedHere: {
    nb: "Du er slettet der. Her er det som er igjen.",
    sv: "Du är raderad där. Här är det som är kvar.",
    en: "You have been erased there. This is what is left.",
  },
  ownAccountStays: {
    nb: "Kontoen din står, fordi du er på laget til en organisasjon. En eier kan ta deg ut av laget.",
    sv: "Ditt konto står kvar eftersom du är med i en organisations team. En ägare kan ta bort dig ur teamet.",
    en: "Your account stays, because you are on an organisation’s team. An owner can take you off it.",
  },
  ownFor: {
    nb: "Lagret om {{email}}",
    sv: "Sparat om {{email}}",
    en: "Stored about {{email}}",
  },
  ownContact: {
    nb: "Spørsmål? Skriv til {{email}}.",
    sv: "Frågor? Skriv till {{email}}.",
    en: "Questions? Write to {{email}}.",
  },
  ownErase: { nb: "Slett meg her", sv: "Radera mig här", en: "Erase me here" },
  ownEraseFrom: {
    nb: "Slett meg hos {{organisation}}",
    sv: "Radera mig hos {{organisation}}",
    en: "Erase me at {{organisation}}",
  },
  installation: {
    nb: "Innlogging og lenker",
    sv: "Inloggning och länkar",
    en: "Sign-in and links",
  },
  installationLead: {
    nb: "Det Treff selv husker for at du skal kunne logge inn og få denne lenken.",
    sv: "Det Treff självt minns för att du ska kunna logga in och få den här länken.",
    en: "What Treff itself remembers so that you can sign in and get this link.",
  },
  installationErase: {
    nb: "Dette slettes: en konto som ikke er i bruk hos noen, koder og lenker du har bedt om. Lenken du kom med, slutter å virke.",
    sv: "Detta raderas: ett konto som inte används hos någon, koder och länkar du har begärt. Länken du kom med slutar fungera.",
    en: "This goes: an account that is in use nowhere, codes and links you asked for. The link you came with stops working.",
  },
  details_one: { nb: "{{count}} oppføring", sv: "{{count}} post", en: "{{count}} record" },
  details_other: { nb: "{{count}} oppføringer", sv: "{{count}} poster", en: "{{count}} records" },

  // The kinds of record in an export
  "list-persons": { nb: "Hvem du er", sv: "Vem du är", en: "Who you are" },
  "list-registrations": { nb: "Påmeldinger", sv: "Anmälningar", en: "Registrations" },
  "list-orders": {
    nb: "Bestillinger du er kontakt for",
    sv: "Bokningar du är kontakt för",
    en: "Orders you are the contact of",
  },
  "list-answers": {
    nb: "Mat og tilrettelegging",
    sv: "Mat och tillgänglighet",
    en: "Diet and access",
  },
  "list-consents": { nb: "Samtykker", sv: "Samtycken", en: "Consents" },
  "list-calendar": { nb: "I kalenderen din", sv: "I din kalender", en: "In your calendar" },
  "list-groups": { nb: "Grupper", sv: "Grupper", en: "Groups" },
  "list-chosenSessions": {
    nb: "Programposter du har valgt",
    sv: "Programpunkter du har valt",
    en: "Sessions you chose",
  },
  "list-mails": { nb: "E-poster til deg", sv: "Mejl till dig", en: "Emails to you" },
  "list-keptMails": { nb: "Kopier av e-poster", sv: "Kopior av mejl", en: "Copies of emails" },
  "list-accounts": { nb: "Konto", sv: "Konto", en: "Account" },
  "list-memberships": { nb: "Laget du er med på", sv: "Team du är med i", en: "Teams you are on" },
  "list-done": { nb: "Det du har gjort", sv: "Det du har gjort", en: "What you did" },
  "list-signIns": { nb: "Innlogginger", sv: "Inloggningar", en: "Sign-ins" },
  "list-signInCodes": {
    nb: "Koder du har bedt om",
    sv: "Koder du har begärt",
    en: "Codes you asked for",
  },
  "list-dataRequests": {
    nb: "Lenker du har bedt om",
    sv: "Länkar du har begärt",
    en: "Links you asked for",
  },

  // The log
  log: { nb: "Logg", sv: "Logg", en: "Log" },
  logLead: {
    nb: "Hva som er gjort i navnet til {{organisation}}, og hvem som har sett helseopplysninger.",
    sv: "Vad som har gjorts i {{organisation}}s namn, och vem som har sett hälsouppgifter.",
    en: "What was done in the name of {{organisation}}, and who has seen health information.",
  },
  logKinds: { nb: "Slag", sv: "Slag", en: "Kinds" },
  "kind-all": { nb: "Alt", sv: "Allt", en: "Everything" },
  "kind-changes": { nb: "Endringer", sv: "Ändringar", en: "Changes" },
  "kind-reads": { nb: "Innsyn", sv: "Insyn", en: "Looks" },
  "kind-privacy": { nb: "Personvern", sv: "Integritet", en: "Privacy" },
  logEmpty: { nb: "Ingenting her ennå", sv: "Inget här ännu", en: "Nothing here yet" },
  logWhen: { nb: "Når", sv: "När", en: "When" },
  logWho: { nb: "Hvem", sv: "Vem", en: "Who" },
  logWhat: { nb: "Hva", sv: "Vad", en: "What" },
  logNobody: { nb: "Ingen konto", sv: "Inget konto", en: "No account" },
  "action-create-event": {
    nb: "Laget arrangementet",
    sv: "Skapade evenemanget",
    en: "Created the event",
  },
  "action-change-event": {
    nb: "Endret arrangementet",
    sv: "Ändrade evenemanget",
    en: "Changed the event",
  },
  "action-publish-event": {
    nb: "Publiserte arrangementet",
    sv: "Publicerade evenemanget",
    en: "Published the event",
  },
  "action-cancel-event": {
    nb: "Avlyste arrangementet",
    sv: "Ställde in evenemanget",
    en: "Cancelled the event",
  },
  "action-add-track": { nb: "La til et spor", sv: "Lade till ett spår", en: "Added a track" },
  "action-remove-track": { nb: "Fjernet et spor", sv: "Tog bort ett spår", en: "Removed a track" },
  "action-add-session": {
    nb: "La til en programpost",
    sv: "Lade till en programpunkt",
    en: "Added a session",
  },
  "action-change-session": {
    nb: "Endret en programpost",
    sv: "Ändrade en programpunkt",
    en: "Changed a session",
  },
  "action-cancel-session": {
    nb: "Tok en programpost ut av programmet",
    sv: "Strök en programpunkt",
    en: "Cancelled a session",
  },
  "action-cancel-registration": {
    nb: "Meldte av en plass",
    sv: "Avbokade en plats",
    en: "Gave a place back",
  },
  "action-approve-application": {
    nb: "Godkjente en søknad",
    sv: "Godkände en ansökan",
    en: "Approved an application",
  },
  "action-decline-application": {
    nb: "Avslo en søknad",
    sv: "Avslog en ansökan",
    en: "Declined an application",
  },
  "action-read-answers": {
    nb: "Så svar om mat og tilrettelegging. Antall personer: {{persons}}",
    sv: "Såg svar om mat och tillgänglighet. Antal personer: {{persons}}",
    en: "Saw answers about diet and access. Number of people: {{persons}}",
  },
  "action-export-person": {
    nb: "Lastet ned opplysninger om en person. Svar om mat og tilrettelegging: {{answers}}",
    sv: "Laddade ner uppgifter om en person. Svar om mat och tillgänglighet: {{answers}}",
    en: "Downloaded the details of a person. Answers about diet and access: {{answers}}",
  },
  "action-erase-person": {
    nb: "Slettet en person. Påmeldinger uten navn nå: {{registrations}}. Plasser meldt av: {{cancelled}}",
    sv: "Raderade en person. Anmälningar utan namn nu: {{registrations}}. Platser avbokade: {{cancelled}}",
    en: "Erased a person. Registrations without a name now: {{registrations}}. Places given back: {{cancelled}}",
  },
  "action-erase-own": {
    nb: "En person slettet seg selv. Påmeldinger uten navn nå: {{registrations}}. Plasser meldt av: {{cancelled}}",
    sv: "En person raderade sig själv. Anmälningar utan namn nu: {{registrations}}. Platser avbokade: {{cancelled}}",
    en: "A person erased themselves. Registrations without a name now: {{registrations}}. Places given back: {{cancelled}}",
  },
  "action-change-privacy-rules": {
    nb: "Endret reglene: svar {{answersKeptDays}} dager, personer {{personsKeptMonths}} måneder",
    sv: "Ändrade reglerna: svar {{answersKeptDays}} dagar, personer {{personsKeptMonths}} månader",
    en: "Changed the rules: answers {{answersKeptDays}} days, people {{personsKeptMonths}} months",
  },
});
