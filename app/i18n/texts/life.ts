import { defineTexts } from "../define-texts";

/** How a place and its calendar live on: another channel, another person, off and on again. */
export const life = defineTexts({
  // the personal page: how the calendar is kept
  channelLead: {
    nb: "Velg én måte, så står ingenting dobbelt. Du kan bytte når du vil.",
    sv: "Välj ett sätt, så står ingenting dubbelt. Du kan byta när du vill.",
    en: "Choose one way, so that nothing shows twice. You can change it whenever you like.",
  },
  channel: { nb: "Kalenderen din", sv: "Din kalender", en: "Your calendar" },
  "channel-invitations": {
    nb: "Invitasjoner på e-post",
    sv: "Inbjudningar via mejl",
    en: "Invitations by email",
  },
  "channelHint-invitations": {
    nb: "Hver invitasjon legger seg i kalenderen, flytter seg og forsvinner av seg selv. Outlook og Apple gjør det med en gang; Google når e-posten kommer.",
    sv: "Varje inbjudan lägger sig i kalendern, flyttar sig och försvinner av sig själv. Outlook och Apple gör det genast; Google när mejlet kommer.",
    en: "Each invitation puts itself in your calendar, moves and disappears by itself. Outlook and Apple do so at once; Google when the email arrives.",
  },
  "channel-feed": { nb: "Abonnement", sv: "Prenumeration", en: "Subscription" },
  "channelHint-feed": {
    nb: "Kalenderen henter programmet ditt fra en egen adresse. Apple og Outlook ser etter endringer flere ganger om dagen, Google etter 12–24 timer.",
    sv: "Kalendern hämtar ditt program från en egen adress. Apple och Outlook letar efter ändringar flera gånger om dagen, Google efter 12–24 timmar.",
    en: "Your calendar fetches your programme from an address of its own. Apple and Outlook look for changes several times a day, Google after 12–24 hours.",
  },
  "channel-by-hand": {
    nb: "Jeg fører det inn selv",
    sv: "Jag skriver in det själv",
    en: "I write it down myself",
  },
  "channelHint-by-hand": {
    nb: "Vi sender ingenting til kalenderen. Endringer får du på e-post, og dem fører du inn selv.",
    sv: "Vi skickar ingenting till kalendern. Ändringar får du via mejl, och dem skriver du in själv.",
    en: "We send nothing to your calendar. You hear of changes by email and write them down yourself.",
  },
  channelSwitch: {
    nb: "Går du bort fra invitasjoner, sender vi en avlysning for hver av dem, så kalenderen blir ryddig. Plassen din er som før.",
    sv: "Om du lämnar inbjudningarna skickar vi en avbokning för var och en, så att inget blir kvar i kalendern. Din plats är som förut.",
    en: "If you leave invitations, we send a cancellation for each of them, so that your calendar is tidy. Your place stays as it is.",
  },
  channelSave: { nb: "Lagre valget", sv: "Spara valet", en: "Save choice" },
  "channelDone-invitations": {
    nb: "Du får invitasjoner på e-post, og de holder kalenderen à jour.",
    sv: "Du får inbjudningar via mejl, och de håller kalendern uppdaterad.",
    en: "You get invitations by email, and they keep your calendar up to date.",
  },
  "channelDone-feed": {
    nb: "Abonnementet holder kalenderen à jour. Invitasjonene vi har sendt, tas ut av den.",
    sv: "Prenumerationen håller kalendern uppdaterad. Inbjudningarna vi har skickat tas bort.",
    en: "The subscription keeps your calendar up to date. The invitations we have sent are taken out of it.",
  },
  "channelDone-by-hand": {
    nb: "Du fører kalenderen selv. Invitasjonene vi har sendt, tas ut av den.",
    sv: "Du sköter kalendern själv. Inbjudningarna vi har skickat tas bort.",
    en: "You keep your calendar yourself. The invitations we have sent are taken out of it.",
  },
  feedInstead: {
    nb: "Se adressen til abonnementet",
    sv: "Se prenumerationens adress",
    en: "See the subscription address",
  },

  // the personal page: giving the place to a colleague
  handOver: {
    nb: "Gi plassen til en kollega",
    sv: "Ge platsen till en kollega",
    en: "Give my place to a colleague",
  },
  handOverLead: {
    nb: "Kollegaen får bekreftelse og kalender på e-post. Du får en kort beskjed, avtalen forsvinner fra kalenderen din, og denne siden slutter å virke. Det du har svart om mat og tilrettelegging, slettes.",
    sv: "Kollegan får bekräftelse och kalender via mejl. Du får ett kort besked, evenemanget försvinner ur din kalender och den här sidan slutar fungera. Det du har svarat om mat och tillgänglighet raderas.",
    en: "Your colleague gets a confirmation and the calendar by email. You get a short note, the entry leaves your calendar, and this page stops working. What you answered about diet and access is deleted.",
  },
  colleagueName: { nb: "Kollegaens navn", sv: "Kollegans namn", en: "Your colleague’s name" },
  colleagueEmail: {
    nb: "Kollegaens e-post",
    sv: "Kollegans e-post",
    en: "Your colleague’s email",
  },
  colleagueGroup: {
    nb: "Gruppen kollegaen kommer med",
    sv: "Gruppen kollegan kommer med",
    en: "The group your colleague comes with",
  },
  handOverDo: { nb: "Gi bort plassen", sv: "Ge bort platsen", en: "Give the place away" },
  handedOverTitle: {
    nb: "Plassen er gitt til en kollega",
    sv: "Platsen är given till en kollega",
    en: "This place has gone to a colleague",
  },
  handedOverText: {
    nb: "Lenken hører til plassen du hadde, og åpner den ikke lenger. Kollegaen har fått sin egen på e-post.",
    sv: "Länken hör till platsen du hade och öppnar den inte längre. Kollegan har fått en egen via mejl.",
    en: "This link belongs to the place you had and no longer opens it. Your colleague has been sent their own by email.",
  },
  handedOverEvent: {
    nb: "Se arrangementet",
    sv: "Se evenemanget",
    en: "See the event",
  },

  // letters
  handedOverSubject: {
    nb: "Plassen er gitt videre: {{event}}",
    sv: "Platsen är given vidare: {{event}}",
    en: "Your place has been passed on: {{event}}",
  },
  handedOverHeading: {
    nb: "Plassen din er gitt videre",
    sv: "Din plats är given vidare",
    en: "Your place has been passed on",
  },
  handedOverIntro: {
    nb: "En kollega har overtatt plassen din. Lenken du hadde til den, virker ikke lenger. Var det ikke meningen, kan du svare på denne e-posten.",
    sv: "En kollega har tagit över din plats. Länken du hade till den fungerar inte längre. Om det inte var meningen kan du svara på det här mejlet.",
    en: "A colleague has taken over your place. The link you had to it no longer works. If that was not intended, you can reply to this email.",
  },
  replacedSubject: {
    nb: "Tas ut av kalenderen: {{what}}",
    sv: "Tas ut ur kalendern: {{what}}",
    en: "Taken out of your calendar: {{what}}",
  },
  replacedText: {
    nb: "Plassen din er som før. Denne invitasjonen er erstattet av en annen måte å ha programmet i kalenderen på, og vedlegget fjerner den.",
    sv: "Din plats är som förut. Den här inbjudan har ersatts av ett annat sätt att ha programmet i kalendern, och bilagan tar bort den.",
    en: "Your place is as it was. This invitation has been replaced by another way of keeping the programme in your calendar, and the attachment removes it.",
  },
  sessionSubjectNew: {
    nb: "Kalender: {{session}}, {{event}}",
    sv: "Kalender: {{session}}, {{event}}",
    en: "Calendar: {{session}}, {{event}}",
  },
  sessionSubjectUpdated: {
    nb: "Endret: {{session}}, {{event}}",
    sv: "Ändrat: {{session}}, {{event}}",
    en: "Changed: {{session}}, {{event}}",
  },
  sessionSubjectRemoved: {
    nb: "Utgår: {{session}}, {{event}}",
    sv: "Utgår: {{session}}, {{event}}",
    en: "Dropped: {{session}}, {{event}}",
  },
  sessionNew: {
    nb: "Her er kalenderinvitasjonen for denne programposten. Hver post har sin egen.",
    sv: "Här är kalenderinbjudan för den här programpunkten. Varje punkt har sin egen.",
    en: "Here is the calendar invitation for this session. Each session has its own.",
  },
  sessionUpdated: {
    nb: "Vedlegget oppdaterer denne programposten i kalenderen din.",
    sv: "Bilagan uppdaterar den här programpunkten i din kalender.",
    en: "The attachment updates this session in your calendar.",
  },
  sessionRemoved: {
    nb: "Denne programposten er ikke lenger i programmet ditt. Vedlegget fjerner den fra kalenderen din.",
    sv: "Den här programpunkten finns inte längre i ditt program. Bilagan tar bort den från din kalender.",
    en: "This session is no longer on your programme. The attachment removes it from your calendar.",
  },
  restoredSubject: {
    nb: "Blir noe av likevel: {{event}}",
    sv: "Blir av ändå: {{event}}",
    en: "Takes place after all: {{event}}",
  },
  restoredHeading: {
    nb: "Arrangementet blir noe av likevel",
    sv: "Evenemanget blir av ändå",
    en: "The event takes place after all",
  },
  restoredIntro: {
    nb: "Avlysningen er trukket tilbake. Plassen din er din fortsatt. Kan du ikke komme nå, så meld deg av, så går plassen til en annen.",
    sv: "Inställandet är återtaget. Din plats är fortfarande din. Om du inte kan komma nu kan du avboka, så går platsen till någon annan.",
    en: "The cancellation has been withdrawn. Your place is still yours. If you cannot come now, please cancel, so that it goes to somebody else.",
  },
  restoredOrderIntro: {
    nb: "Avlysningen er trukket tilbake. Alt i bestillingen er som før: plasser, ventelisteplass og søknad.",
    sv: "Inställandet är återtaget. Allt i beställningen är som förut: platser, plats i kön och ansökan.",
    en: "The cancellation has been withdrawn. Everything in your order is as it was: places, your turn in the queue, your application.",
  },
  restoredLabel: { nb: "Likevel", sv: "Ändå", en: "After all" },

  // the organiser
  grain: {
    nb: "Kalenderinvitasjoner",
    sv: "Kalenderinbjudningar",
    en: "Calendar invitations",
  },
  grainOf: {
    nb: "Hvor mange invitasjoner en deltaker får",
    sv: "Hur många inbjudningar en deltagare får",
    en: "How many invitations an attendee gets",
  },
  "grain-day": { nb: "Én for hver dag", sv: "En för varje dag", en: "One for each day" },
  "grainHint-day": {
    nb: "Dagens program står i beskrivelsen. Passer for de fleste: lite e-post, ryddig kalender.",
    sv: "Dagens program står i beskrivningen. Passar de flesta: få mejl, ren kalender.",
    en: "The description holds the programme of the day. Right for most: few emails, a tidy calendar.",
  },
  "grain-session": {
    nb: "Én for hver programpost",
    sv: "En för varje programpunkt",
    en: "One for each session",
  },
  "grainHint-session": {
    nb: "Hver post flytter seg for seg selv. Hver invitasjon er en egen e-post, for kalendere tar bare imot én om gangen.",
    sv: "Varje punkt flyttar sig för sig. Varje inbjudan är ett eget mejl, för kalendrar tar bara emot en i taget.",
    en: "Each session moves by itself. Every invitation is an email of its own, for calendars take only one at a time.",
  },
  grainMails_one: {
    nb: "Programmet har nå {{count}} post: hver deltaker får {{count}} e-post.",
    sv: "Programmet har nu {{count}} punkt: varje deltagare får {{count}} mejl.",
    en: "The programme has {{count}} session now: each attendee gets {{count}} email.",
  },
  grainMails_other: {
    nb: "Programmet har nå {{count}} poster: hver deltaker får opptil {{count}} e-poster.",
    sv: "Programmet har nu {{count}} punkter: varje deltagare får upp till {{count}} mejl.",
    en: "The programme has {{count}} sessions now: each attendee gets up to {{count}} emails.",
  },
  grainSwitch: {
    nb: "Bytter du etter publisering, avlyses de gamle invitasjonene, og nye sendes.",
    sv: "Om du byter efter publicering avbokas de gamla inbjudningarna och nya skickas.",
    en: "If you change this after publishing, the old invitations are cancelled and new ones are sent.",
  },
  restoreEvent: {
    nb: "Trekk avlysningen tilbake",
    sv: "Genomför evenemanget ändå",
    en: "Bring the event back",
  },
  restoreEventTitle: {
    nb: "Blir arrangementet noe av likevel?",
    sv: "Blir evenemanget av ändå?",
    en: "Does the event take place after all?",
  },
  restoreEventLead: {
    nb: "De får e-post om at arrangementet blir noe av, og ny invitasjon til kalenderen. Alle beholder plassen de hadde.",
    sv: "De får mejl om att evenemanget blir av och en ny inbjudan till kalendern. Alla behåller platsen de hade.",
    en: "They get an email saying that the event takes place, and a new invitation for their calendar. Everybody keeps the place they had.",
  },
  restoreEventNobody: {
    nb: "Ingen er påmeldt, så ingen får e-post.",
    sv: "Ingen är anmäld, så ingen får mejl.",
    en: "Nobody is registered, so nobody gets an email.",
  },
  keepCancelled: {
    nb: "La det være avlyst",
    sv: "Låt det vara inställt",
    en: "Leave it cancelled",
  },
  eventRestored_one: {
    nb: "Arrangementet blir noe av. {{count}} person får e-post.",
    sv: "Evenemanget blir av. {{count}} person får mejl.",
    en: "The event takes place. {{count}} person gets an email.",
  },
  eventRestored_other: {
    nb: "Arrangementet blir noe av. {{count}} personer får e-post.",
    sv: "Evenemanget blir av. {{count}} personer får mejl.",
    en: "The event takes place. {{count}} people get an email.",
  },
  eventRestoredQuietly: {
    nb: "Arrangementet blir noe av. Ingen var påmeldt.",
    sv: "Evenemanget blir av. Ingen var anmäld.",
    en: "The event takes place. Nobody was registered.",
  },
  restoreSession: {
    nb: "Sett programposten tilbake",
    sv: "Sätt tillbaka programpunkten",
    en: "Bring the session back",
  },
  restoreSessionTitle: {
    nb: "Blir programposten noe av likevel?",
    sv: "Blir programpunkten av ändå?",
    en: "Does the session take place after all?",
  },
  sessionRestored: {
    nb: "Programposten er tilbake i programmet.",
    sv: "Programpunkten är tillbaka i programmet.",
    en: "The session is back in the programme.",
  },
  restoreToldLead: {
    nb: "De får e-post, og kalenderen deres oppdateres. Ingen andre får beskjed.",
    sv: "De får mejl, och deras kalender uppdateras. Ingen annan får besked.",
    en: "They get an email, and their calendars are updated. Nobody else is told.",
  },
  restoreToldNobody: {
    nb: "Ingen av de påmeldte har denne programposten i programmet sitt, så ingen får e-post.",
    sv: "Ingen av de anmälda har den här programpunkten i sitt program, så ingen får mejl.",
    en: "Nobody who has registered has this session in their programme, so nobody gets an email.",
  },
});
