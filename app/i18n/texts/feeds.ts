import { defineTexts } from "../define-texts";

/** Calendars to subscribe to: what is said about them, and instead of them. */
export const feeds = defineTexts({
  notFound: {
    nb: "Denne kalenderen finnes ikke.",
    sv: "Den här kalendern finns inte.",
    en: "There is no such calendar.",
  },
  ended: {
    nb: "Denne kalenderadressen er ikke lenger i bruk. Siden din viser om det finnes en ny.",
    sv: "Den här kalenderadressen används inte längre. Din sida visar om det finns en ny.",
    en: "This calendar address is no longer in use. Your page shows whether there is a new one.",
  },
  unknownKind: {
    nb: "Det finnes ikke noe som heter «{{kind}}» her. Velg blant: {{known}}.",
    sv: "Det finns inget som heter ”{{kind}}” här. Välj bland: {{known}}.",
    en: "There is no kind “{{kind}}” here. Choose among: {{known}}.",
  },

  title: {
    nb: "Kalender: {{title}}",
    sv: "Kalender: {{title}}",
    en: "Calendar: {{title}}",
  },
  lead: {
    nb: "Velg hva som skal stå i kalenderen din. Nye datoer, flyttinger og avlysninger følger med av seg selv.",
    sv: "Välj vad som ska stå i din kalender. Nya datum, flyttar och inställda tider följer med av sig själva.",
    en: "Choose what should stand in your calendar. New dates, moves and cancellations follow by themselves.",
  },
  choose: {
    nb: "Velg språk og hva som skal være med",
    sv: "Välj språk och vad som ska vara med",
    en: "Choose language and contents",
  },
  group: { nb: "For hvem", sv: "För vem", en: "For whom" },
  everybody: { nb: "Alle arrangementer", sv: "Alla evenemang", en: "All events" },
  language: { nb: "Kalenderens språk", sv: "Kalenderns språk", en: "The calendar’s language" },
  kinds: { nb: "Bare disse", sv: "Bara de här", en: "Only these" },
  kindsLead: {
    nb: "Velger du ingen, er alt med.",
    sv: "Väljer du inga är allt med.",
    en: "Choose none to have everything.",
  },
  show: { nb: "Lag adressen", sv: "Skapa adressen", en: "Make the address" },
  address: { nb: "Abonner", sv: "Prenumerera", en: "Subscribe" },
  refresh: {
    nb: "Kalenderen bestemmer selv hvor ofte den ser etter nytt: Google bruker ofte 12 til 24 timer, andre en time eller to.",
    sv: "Kalendern bestämmer själv hur ofta den tittar efter nytt: Google tar ofta 12 till 24 timmar, andra en timme eller två.",
    en: "Your calendar decides for itself how often it looks for news: Google often takes 12 to 24 hours, others an hour or two.",
  },
  json: {
    nb: "Den samme kalenderen som JSON, for programmer",
    sv: "Samma kalender som JSON, för program",
    en: "The same calendar as JSON, for programs",
  },

  // The personal address.
  astray: {
    nb: "Er adressen på avveie?",
    sv: "Har adressen hamnat fel?",
    en: "Has the address gone astray?",
  },
  astrayText: {
    nb: "Den som har adressen, ser programmet ditt. Lager du en ny, slutter den gamle å virke med en gang, og du abonnerer på nytt.",
    sv: "Den som har adressen ser ditt program. Skapar du en ny slutar den gamla att fungera direkt, och du prenumererar på nytt.",
    en: "Whoever has the address sees your programme. Make a new one and the old one stops working at once; then subscribe again.",
  },
  renew: { nb: "Lag ny adresse", sv: "Skapa ny adress", en: "Make a new address" },
  close: { nb: "Slå den av", sv: "Stäng av den", en: "Switch it off" },
  offLead: {
    nb: "Kalenderadressen din er slått av. Invitasjonene i e-posten virker som før.",
    sv: "Din kalenderadress är avstängd. Inbjudningarna i mejlen fungerar som förut.",
    en: "Your calendar address is switched off. The invitations in your email work as before.",
  },
  switchOn: { nb: "Slå på igjen", sv: "Slå på igen", en: "Switch on again" },
  renewed: {
    nb: "Du har fått en ny kalenderadresse. Den gamle virker ikke lenger.",
    sv: "Du har fått en ny kalenderadress. Den gamla fungerar inte längre.",
    en: "You have a new calendar address. The old one no longer works.",
  },
  closed: {
    nb: "Kalenderadressen er slått av.",
    sv: "Kalenderadressen är avstängd.",
    en: "The calendar address is switched off.",
  },

  // For those who write programs.
  forPrograms: { nb: "Kalendere", sv: "Kalendrar", en: "Calendars" },
  forProgramsLead: {
    nb: "Alt som er offentlig, finnes som kalender: som iCalendar (`.ics`), og med samme innhold som jCal (`.json`, RFC 7265).",
    sv: "Allt som är offentligt finns som kalender: som iCalendar (`.ics`), och med samma innehåll som jCal (`.json`, RFC 7265).",
    en: "Everything public is there as a calendar: as iCalendar (`.ics`), and with the same contents as jCal (`.json`, RFC 7265).",
  },
  forEvent: {
    nb: "Et arrangement, hver post for seg.",
    sv: "Ett evenemang, varje punkt för sig.",
    en: "An event, an entry for each session.",
  },
  forOrganisation: {
    nb: "En arrangørs offentlige arrangementer. Det som er over, blir stående i 90 dager, det avlyste i 30.",
    sv: "En arrangörs offentliga evenemang. Det som är över står kvar i 90 dagar, det inställda i 30.",
    en: "An organiser’s public events. What is over stays for 90 days, what is cancelled for 30.",
  },
  forNetwork: {
    nb: "Det arrangørens åpne arrangementer har for én gruppe. Gruppens id står i arrangementets JSON.",
    sv: "Det arrangörens öppna evenemang har för en grupp. Gruppens id står i evenemangets JSON.",
    en: "What an organiser’s open events have for one group. The group’s id is in the event’s JSON.",
  },
  forSeries: {
    nb: "Arrangementene i en serie.",
    sv: "Evenemangen i en serie.",
    en: "The events of a series.",
  },
  query: {
    nb: "Språket på kalenderens egne ord, og hvilke typer som skal være med: typer arrangement hos arrangører og serier, typer post ellers. Flere skilles med komma. En type som ikke finnes, gir 400.",
    sv: "Språket på kalenderns egna ord, och vilka typer som ska vara med: typer av evenemang hos arrangörer och serier, typer av punkter annars. Flera skiljs åt med komma. En typ som inte finns ger 400.",
    en: "The language of the calendar’s own words, and which kinds are in it: kinds of event for organisers and series, kinds of session elsewhere. Several are divided by commas. A kind there is none of is a 400.",
  },
});
