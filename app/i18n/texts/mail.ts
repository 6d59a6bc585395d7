import { defineTexts } from "../define-texts";

/** What the letters say. Subjects begin with what happened: a phone shows about forty characters. */
export const mail = defineTexts({
  greeting: { nb: "Hei {{name}},", sv: "Hej {{name}},", en: "Hello {{name}}," },
  greetingPlain: { nb: "Hei,", sv: "Hej,", en: "Hello," },
  what: { nb: "Hva", sv: "Vad", en: "What" },
  when: { nb: "Når", sv: "När", en: "When" },
  where: { nb: "Sted", sv: "Plats", en: "Where" },
  online: { nb: "På nett", sv: "På nätet", en: "Online" },
  onlineRoom: { nb: "Møterommet på nett", sv: "Mötesrummet på nätet", en: "The online room" },
  noOnlineRoom: { nb: "Ikke på nett lenger", sv: "Inte längre på nätet", en: "No longer online" },
  company: { nb: "Virksomhet", sv: "Organisation", en: "Company" },
  orderCode: { nb: "Referanse", sv: "Referens", en: "Reference" },
  zoneTime: {
    nb: "{{time}} ({{city}}-tid)",
    sv: "{{time}} ({{city}}tid)",
    en: "{{time}} ({{city}} time)",
  },
  journey: { nb: "{{from}} til {{to}}", sv: "{{from}} till {{to}}", en: "{{from}} to {{to}}" },
  journeyTo: { nb: "Til {{to}}", sv: "Till {{to}}", en: "To {{to}}" },
  programme: { nb: "Programmet ditt", sv: "Ditt program", en: "Your programme" },
  programmeStands: {
    nb: "Programmet ditt nå",
    sv: "Ditt program nu",
    en: "Your programme now",
  },
  manage: { nb: "Se påmeldingen din", sv: "Se din anmälan", en: "See your registration" },
  manageHint: {
    nb: "Der kan du se programmet ditt, abonnere på det eller melde deg av. Lenken er din egen, så del den ikke.",
    sv: "Där kan du se ditt program, prenumerera på det eller avboka. Länken är din egen, så dela den inte.",
    en: "There you can see your programme, subscribe to it or cancel your place. The link is yours alone, so please do not share it.",
  },
  feed: {
    nb: "Følg programmet ditt i kalenderen",
    sv: "Följ ditt program i kalendern",
    en: "Follow your programme in your calendar",
  },
  calendarAttached: {
    nb: "Kalenderinvitasjonen ligger ved. Blir noe endret, får du en oppdatering til kalenderen.",
    sv: "Kalenderinbjudan är bifogad. Om något ändras får du en uppdatering till kalendern.",
    en: "A calendar invitation is attached. If anything changes, you will get an update for your calendar.",
  },
  calendarUpdated: {
    nb: "Kalenderoppdateringen ligger ved.",
    sv: "Kalenderuppdateringen är bifogad.",
    en: "The calendar update is attached.",
  },
  calendarRemoved: {
    nb: "Vedlegget fjerner avtalen fra kalenderen din.",
    sv: "Bilagan tar bort posten från din kalender.",
    en: "The attachment removes the entry from your calendar.",
  },
  eventPage: { nb: "Se arrangementet", sv: "Se evenemanget", en: "See the event" },
  sentBy: {
    nb: "Sendt av {{organisation}} med Treff.",
    sv: "Skickat av {{organisation}} med Treff.",
    en: "Sent by {{organisation}} with Treff.",
  },
  sentByTreff: { nb: "Sendt fra Treff.", sv: "Skickat från Treff.", en: "Sent from Treff." },

  // sign-in-code
  signInSubject: {
    nb: "{{code}} er innloggingskoden din",
    sv: "{{code}} är din inloggningskod",
    en: "{{code}} is your sign-in code",
  },
  signInHeading: {
    nb: "Innloggingskoden din",
    sv: "Din inloggningskod",
    en: "Your sign-in code",
  },
  signInIntro: {
    nb: "Skriv inn koden på siden der du ba om den:",
    sv: "Skriv in koden på sidan där du bad om den:",
    en: "Enter the code on the page where you asked for it:",
  },
  signInValid_one: {
    nb: "Koden gjelder i {{count}} minutt og kan brukes én gang.",
    sv: "Koden gäller i {{count}} minut och kan användas en gång.",
    en: "The code is valid for {{count}} minute and can be used once.",
  },
  signInValid_other: {
    nb: "Koden gjelder i {{count}} minutter og kan brukes én gang.",
    sv: "Koden gäller i {{count}} minuter och kan användas en gång.",
    en: "The code is valid for {{count}} minutes and can be used once.",
  },
  signInNotYou: {
    nb: "Har du ikke bedt om noen kode, kan du se bort fra denne e-posten. Ingen kommer inn uten koden, så gi den ikke til andre.",
    sv: "Om du inte har bett om någon kod kan du bortse från det här mejlet. Ingen kommer in utan koden, så lämna den inte till andra.",
    en: "If you did not ask for a code, you can ignore this email. Nobody gets in without the code, so do not give it to anyone.",
  },

  // own-data
  ownDataSubject: {
    nb: "Opplysningene dine hos Treff",
    sv: "Dina uppgifter hos Treff",
    en: "Your details with Treff",
  },
  ownDataPreheader: {
    nb: "Lenken viser hva som er lagret om deg.",
    sv: "Länken visar vad som är sparat om dig.",
    en: "The link shows what is stored about you.",
  },
  ownDataHeading: {
    nb: "Dette er lagret om deg",
    sv: "Detta är sparat om dig",
    en: "What is stored about you",
  },
  ownDataIntro: {
    nb: "Du ba om å få se opplysningene dine. På siden kan du laste dem ned, og be om at de slettes.",
    sv: "Du bad om att få se dina uppgifter. På sidan kan du ladda ner dem och begära att de raderas.",
    en: "You asked to see your details. On the page you can download them, and ask for them to be erased.",
  },
  ownDataOpen: { nb: "Se opplysningene", sv: "Se uppgifterna", en: "See your details" },
  ownDataValid_one: {
    nb: "Lenken virker i {{count}} time.",
    sv: "Länken fungerar i {{count}} timme.",
    en: "The link works for {{count}} hour.",
  },
  ownDataValid_other: {
    nb: "Lenken virker i {{count}} timer. Del den ikke med andre.",
    sv: "Länken fungerar i {{count}} timmar. Dela den inte med andra.",
    en: "The link works for {{count}} hours. Please do not share it.",
  },
  ownDataNotYou: {
    nb: "Har du ikke bedt om dette, kan du se bort fra e-posten. Ingenting skjer av seg selv.",
    sv: "Om du inte har bett om detta kan du bortse från mejlet. Inget händer av sig självt.",
    en: "If you did not ask for this, you can ignore this email. Nothing happens by itself.",
  },

  // confirmation
  confirmationSubject: {
    nb: "Påmeldt: {{event}}",
    sv: "Anmäld: {{event}}",
    en: "Registered: {{event}}",
  },
  confirmationHeading: { nb: "Du er påmeldt", sv: "Du är anmäld", en: "You are registered" },
  confirmationIntro: {
    nb: "Plassen din er klar. Vi gleder oss til å se deg.",
    sv: "Din plats är klar. Vi ser fram emot att träffa dig.",
    en: "Your place is confirmed. We look forward to seeing you.",
  },
  confirmationBy: {
    nb: "{{name}} har meldt deg på. Vi gleder oss til å se deg.",
    sv: "{{name}} har anmält dig. Vi ser fram emot att träffa dig.",
    en: "{{name}} has registered you. We look forward to seeing you.",
  },

  // order-confirmation
  orderSubject_one: {
    nb: "Påmeldt, {{count}} plass: {{event}}",
    sv: "Anmäld, {{count}} plats: {{event}}",
    en: "Registered, {{count}} place: {{event}}",
  },
  orderSubject_other: {
    nb: "Påmeldt, {{count}} plasser: {{event}}",
    sv: "Anmälda, {{count}} platser: {{event}}",
    en: "Registered, {{count}} places: {{event}}",
  },
  orderHeading_one: {
    nb: "{{count}} plass er klar",
    sv: "{{count}} plats är klar",
    en: "{{count}} place is confirmed",
  },
  orderHeading_other: {
    nb: "{{count}} plasser er klare",
    sv: "{{count}} platser är klara",
    en: "{{count}} places are confirmed",
  },
  orderIntro: {
    nb: "Hver deltaker får sin egen bekreftelse med kalenderinvitasjon.",
    sv: "Varje deltagare får en egen bekräftelse med kalenderinbjudan.",
    en: "Each attendee gets a confirmation of their own with a calendar invitation.",
  },
  orderUnnamed_one: {
    nb: "{{count}} plass mangler navn. Åpne lenken ved plassen, eller send den til kollegaen som skal ha den.",
    sv: "{{count}} plats saknar namn. Öppna länken vid platsen, eller skicka den till kollegan som ska ha den.",
    en: "{{count}} place has no name yet. Open its link, or pass the link on to the colleague who will have it.",
  },
  orderUnnamed_other: {
    nb: "{{count}} plasser mangler navn. Åpne lenken ved hver av dem, eller send den til kollegaen som skal ha plassen.",
    sv: "{{count}} platser saknar namn. Öppna länken vid var och en, eller skicka den till kollegan som ska ha platsen.",
    en: "{{count}} places have no name yet. Open the link of each, or pass it on to the colleague who will have the place.",
  },
  seats: { nb: "Plassene", sv: "Platserna", en: "The places" },
  seatUnnamed: {
    nb: "Plass {{number}}: uten navn",
    sv: "Plats {{number}}: utan namn",
    en: "Place {{number}}: no name yet",
  },
  seatName: { nb: "Gi plassen et navn", sv: "Ge platsen ett namn", en: "Name this place" },
  seatOpen: { nb: "Se plassen", sv: "Se platsen", en: "See this place" },
  orderPage: { nb: "Se alle plassene", sv: "Se alla platser", en: "See all places" },
  orderHint: {
    nb: "Der kan du sette inn navn og melde av. Lenken er for deg som står for påmeldingen.",
    sv: "Där kan du fylla i namn och avboka. Länken är för dig som står för anmälan.",
    en: "There you can fill in names and cancel places. The link is for you who made the registration.",
  },

  // seat-to-be-named
  namingSubject_one: {
    nb: "{{count}} plass mangler navn: {{event}}",
    sv: "{{count}} plats saknar namn: {{event}}",
    en: "{{count}} place to be named: {{event}}",
  },
  namingSubject_other: {
    nb: "{{count}} plasser mangler navn: {{event}}",
    sv: "{{count}} platser saknar namn: {{event}}",
    en: "{{count}} places to be named: {{event}}",
  },
  namingHeading_one: {
    nb: "{{count}} plass mangler navn",
    sv: "{{count}} plats saknar namn",
    en: "{{count}} place has no name yet",
  },
  namingHeading_other: {
    nb: "{{count}} plasser mangler navn",
    sv: "{{count}} platser saknar namn",
    en: "{{count}} places have no name yet",
  },
  namingIntro: {
    nb: "Hver plass har sin egen lenke. Skriv inn navnet selv, eller send lenken videre til kollegaen som skal ha plassen. Kollegaen får da bekreftelse og kalenderinvitasjon.",
    sv: "Varje plats har sin egen länk. Fyll i namnet själv, eller skicka länken vidare till kollegan som ska ha platsen. Kollegan får då bekräftelse och kalenderinbjudan.",
    en: "Each place has its own link. Fill in the name yourself, or pass the link on to the colleague who will have the place. Your colleague then gets a confirmation and a calendar invitation.",
  },

  // complete-your-part, order-incomplete
  missing: { nb: "Mangler", sv: "Saknas", en: "Missing" },
  completeSubject: {
    nb: "Noe mangler fra deg: {{event}}",
    sv: "Något saknas från dig: {{event}}",
    en: "Something is missing from you: {{event}}",
  },
  completeHeading: {
    nb: "Vi mangler noe fra deg",
    sv: "Vi saknar något från dig",
    en: "We still need something from you",
  },
  completeIntro: {
    nb: "Du har plass. Arrangøren trenger bare litt mer fra deg før det begynner. Det tar et minutt.",
    sv: "Du har en plats. Arrangören behöver bara lite mer från dig innan det börjar. Det tar en minut.",
    en: "You have a place. The organiser just needs a little more from you before it begins. It takes a minute.",
  },
  completeIntroFor: {
    nb: "{{contact}} har meldt deg på, og du har plass. Arrangøren trenger bare litt mer fra deg før det begynner. Det tar et minutt.",
    sv: "{{contact}} har anmält dig, och du har en plats. Arrangören behöver bara lite mer från dig innan det börjar. Det tar en minut.",
    en: "{{contact}} has registered you, and you have a place. The organiser just needs a little more from you before it begins. It takes a minute.",
  },
  completeDo: { nb: "Fyll ut nå", sv: "Fyll i nu", en: "Fill it in now" },
  completeHint: {
    nb: "Kan du ikke komme? På samme side kan du gi plassen til en kollega eller melde deg av.",
    sv: "Kan du inte komma? På samma sida kan du ge platsen till en kollega eller avboka.",
    en: "Cannot come? On the same page you can give your place to a colleague or cancel it.",
  },
  incompleteSubject: {
    nb: "Noe mangler for dem du har meldt på: {{event}}",
    sv: "Något saknas för dem du har anmält: {{event}}",
    en: "Something is missing for those you registered: {{event}}",
  },
  incompleteHeading_one: {
    nb: "{{count}} av {{total}} mangler noe",
    sv: "{{count}} av {{total}} saknar något",
    en: "{{count}} of {{total}} is missing something",
  },
  incompleteHeading_other: {
    nb: "{{count}} av {{total}} mangler noe",
    sv: "{{count}} av {{total}} saknar något",
    en: "{{count}} of {{total}} are missing something",
  },
  incompleteIntro: {
    nb: "De som har navn, har fått sin egen påminnelse. Plasser uten navn kan du fylle ut selv, eller sende lenken videre.",
    sv: "De som har namn har fått en egen påminnelse. Platser utan namn kan du fylla i själv, eller skicka länken vidare.",
    en: "Those with a name have had a reminder of their own. Places without a name you can fill in yourself, or pass the link on.",
  },
  incompleteHint: {
    nb: "Vi skriver igjen hver tredje dag til alt er på plass, og ikke oftere.",
    sv: "Vi skriver igen var tredje dag tills allt är på plats, och inte oftare.",
    en: "We write again every three days until all is in place, and not more often.",
  },

  // waitlisted
  waitlistedSubject: {
    nb: "På venteliste: {{event}}",
    sv: "På väntelistan: {{event}}",
    en: "On the waiting list: {{event}}",
  },
  waitlistedHeading: {
    nb: "Du er nummer {{position}} på ventelisten",
    sv: "Du är nummer {{position}} på väntelistan",
    en: "You are number {{position}} on the waiting list",
  },
  waitlistedIntro: {
    nb: "Det er fullt nå. Du får beskjed med en gang det blir din tur, og trenger ikke gjøre noe før det.",
    sv: "Det är fullt just nu. Du får besked så snart det blir din tur och behöver inte göra något innan dess.",
    en: "It is full at the moment. We will tell you as soon as it is your turn; you do not need to do anything until then.",
  },
  waitlistedWhole: {
    nb: "De {{count}} plassene venter samlet: dere får alle samtidig.",
    sv: "De {{count}} platserna väntar tillsammans: ni får alla samtidigt.",
    en: "The {{count}} places wait together: you get all of them at once.",
  },
  waitlistedHint: {
    nb: "Der ser du hvor du står i køen, og kan gå ut av den.",
    sv: "Där ser du var i kön du står, och du kan lämna den.",
    en: "There you can see where you are in the queue, or leave it.",
  },

  // awaiting-approval
  awaitingSubject: {
    nb: "Venter på svar: {{event}}",
    sv: "Väntar på svar: {{event}}",
    en: "Awaiting an answer: {{event}}",
  },
  awaitingHeading: {
    nb: "Vi har fått påmeldingen din",
    sv: "Vi har fått din anmälan",
    en: "We have received your registration",
  },
  awaitingIntro: {
    nb: "Arrangøren ser gjennom påmeldingene og svarer deg på e-post. Plassen er ikke klar før du har fått svar.",
    sv: "Arrangören går igenom anmälningarna och svarar dig via mejl. Platsen är inte klar förrän du har fått svar.",
    en: "The organiser looks through the registrations and will answer you by email. Your place is not confirmed until then.",
  },
  awaitingWhole: {
    nb: "Svaret gjelder alle {{count}} plassene samlet.",
    sv: "Svaret gäller alla {{count}} platserna tillsammans.",
    en: "The answer will be for all {{count}} places together.",
  },
  pendingHint: {
    nb: "Der kan du se om du har fått svar, eller trekke påmeldingen.",
    sv: "Där kan du se om du har fått svar eller dra tillbaka anmälan.",
    en: "There you can see whether you have an answer, or withdraw.",
  },

  // declined
  declinedSubject: {
    nb: "Svar på påmeldingen: {{event}}",
    sv: "Svar på din anmälan: {{event}}",
    en: "Your registration: {{event}}",
  },
  declinedHeading: {
    nb: "Det ble ikke plass denne gangen",
    sv: "Det blev ingen plats den här gången",
    en: "There was no room this time",
  },
  declinedIntro: {
    nb: "Arrangøren har gått gjennom påmeldingene og kunne ikke gi deg plass. Svar gjerne på denne e-posten om du lurer på noe.",
    sv: "Arrangören har gått igenom anmälningarna och kunde inte ge dig en plats. Svara gärna på det här mejlet om du undrar över något.",
    en: "The organiser has looked through the registrations and could not give you a place. You are welcome to reply to this email if you have any questions.",
  },
  declinedIntroMany: {
    nb: "Arrangøren har gått gjennom påmeldingene og kunne ikke gi dere de {{count}} plassene. Svar gjerne på denne e-posten om du lurer på noe.",
    sv: "Arrangören har gått igenom anmälningarna och kunde inte ge er de {{count}} platserna. Svara gärna på det här mejlet om du undrar över något.",
    en: "The organiser has looked through the registrations and could not give you the {{count}} places. You are welcome to reply to this email if you have any questions.",
  },

  // promoted
  promotedSubject: {
    nb: "Du har fått plass: {{event}}",
    sv: "Du har fått plats: {{event}}",
    en: "You have a place: {{event}}",
  },
  promotedHeading: { nb: "Du har fått plass", sv: "Du har fått plats", en: "You have a place" },
  promotedIntro: {
    nb: "Det ble ledig, og plassen er din. Passer det ikke lenger? Meld deg av, så går plassen til neste i køen.",
    sv: "Det blev ledigt och platsen är din. Om det inte passar längre kan du avboka, så går platsen till nästa i kön.",
    en: "A place became free and it is yours. If you can no longer come, please cancel so that it goes to the next person in the queue.",
  },

  // calendar-day
  daySubjectNew: {
    nb: "Kalender, dag {{number}} av {{count}}: {{event}}",
    sv: "Kalender, dag {{number}} av {{count}}: {{event}}",
    en: "Calendar, day {{number}} of {{count}}: {{event}}",
  },
  daySubjectUpdated: {
    nb: "Endret, dag {{number}} av {{count}}: {{event}}",
    sv: "Ändrad, dag {{number}} av {{count}}: {{event}}",
    en: "Changed, day {{number}} of {{count}}: {{event}}",
  },
  daySubjectRemoved: {
    nb: "Utgår, dag {{number}} av {{count}}: {{event}}",
    sv: "Utgår, dag {{number}} av {{count}}: {{event}}",
    en: "Dropped, day {{number}} of {{count}}: {{event}}",
  },
  dayHeading: {
    nb: "Dag {{number}} av {{count}}",
    sv: "Dag {{number}} av {{count}}",
    en: "Day {{number}} of {{count}}",
  },
  dayNew: {
    nb: "Her er kalenderinvitasjonen for denne dagen. Hver dag har sin egen.",
    sv: "Här är kalenderinbjudan för den här dagen. Varje dag har sin egen.",
    en: "Here is the calendar invitation for this day. Each day has its own.",
  },
  dayUpdated: {
    nb: "Vedlegget oppdaterer denne dagen i kalenderen din.",
    sv: "Bilagan uppdaterar den här dagen i din kalender.",
    en: "The attachment updates this day in your calendar.",
  },
  dayRemoved: {
    nb: "Du har ikke lenger noe program denne dagen. Vedlegget fjerner den fra kalenderen din.",
    sv: "Du har inte längre något program den här dagen. Bilagan tar bort den från din kalender.",
    en: "You no longer have a programme on this day. The attachment removes it from your calendar.",
  },

  // changed
  changedSubject: { nb: "Endret: {{event}}", sv: "Ändrat: {{event}}", en: "Changed: {{event}}" },
  changedHeading_one: { nb: "Noe er endret", sv: "Något har ändrats", en: "Something has changed" },
  changedHeading_other: {
    nb: "{{count}} ting er endret",
    sv: "{{count}} saker har ändrats",
    en: "{{count}} things have changed",
  },
  changedRest: {
    nb: "Alt annet i programmet ditt er som før.",
    sv: "Allt annat i ditt program är som förut.",
    en: "Everything else in your programme is as before.",
  },
  before: { nb: "Før", sv: "Förut", en: "Before" },
  after: { nb: "Nå", sv: "Nu", en: "Now" },
  added: { nb: "Nytt", sv: "Nytt", en: "New" },
  dropped: { nb: "Utgår", sv: "Utgår", en: "Dropped" },

  // cancelled
  leftSubject: {
    nb: "Avmeldt: {{event}}",
    sv: "Avbokat: {{event}}",
    en: "Registration cancelled: {{event}}",
  },
  leftHeading: {
    nb: "Du er avmeldt",
    sv: "Din plats är avbokad",
    en: "Your registration is cancelled",
  },
  leftIntro: {
    nb: "Plassen din er ledig for andre. Ombestemmer du deg, kan du melde deg på igjen så lenge det er plass.",
    sv: "Din plats är ledig för andra. Om du ändrar dig kan du anmäla dig igen så länge det finns platser.",
    en: "Your place is free for someone else. If you change your mind, you can register again as long as there is room.",
  },
  takenBackIntro: {
    nb: "Arrangøren har meldt av plassen din. Svar gjerne på denne e-posten om du lurer på noe.",
    sv: "Arrangören har avbokat din plats. Svara gärna på det här mejlet om du undrar över något.",
    en: "The organiser has cancelled your place. You are welcome to reply to this email if you have any questions.",
  },
  seatsLeftHeading_one: {
    nb: "{{count}} plass er avmeldt",
    sv: "{{count}} plats är avbokad",
    en: "{{count}} place is cancelled",
  },
  seatsLeftHeading_other: {
    nb: "{{count}} plasser er avmeldt",
    sv: "{{count}} platser är avbokade",
    en: "{{count}} places are cancelled",
  },
  seatsLeftIntro: {
    nb: "Disse plassene er avmeldt. De som skulle hatt dem, har fått beskjed.",
    sv: "De här platserna är avbokade. De som skulle ha haft dem har fått besked.",
    en: "These places are cancelled. The people who had them have been told.",
  },
  offSubject: { nb: "Avlyst: {{event}}", sv: "Inställt: {{event}}", en: "Cancelled: {{event}}" },
  offHeading: {
    nb: "Arrangementet er avlyst",
    sv: "Evenemanget är inställt",
    en: "The event is cancelled",
  },
  offIntro: {
    nb: "Arrangøren har dessverre måttet avlyse. Du trenger ikke gjøre noe. Svar gjerne på denne e-posten om du lurer på noe.",
    sv: "Arrangören har tyvärr fått ställa in. Du behöver inte göra något. Svara gärna på det här mejlet om du undrar över något.",
    en: "Unfortunately the organiser has had to cancel. You do not need to do anything. You are welcome to reply to this email if you have any questions.",
  },
  sessionOffSubject: {
    nb: "Programpost avlyst: {{event}}",
    sv: "Programpunkt inställd: {{event}}",
    en: "Session cancelled: {{event}}",
  },
  sessionOffHeading: {
    nb: "En programpost er avlyst",
    sv: "En programpunkt är inställd",
    en: "A session is cancelled",
  },

  // reminder
  reminderSubjectToday: { nb: "I dag: {{event}}", sv: "I dag: {{event}}", en: "Today: {{event}}" },
  reminderSubjectTomorrow: {
    nb: "I morgen: {{event}}",
    sv: "I morgon: {{event}}",
    en: "Tomorrow: {{event}}",
  },
  reminderSubjectDays: {
    nb: "Om {{days}} dager: {{event}}",
    sv: "Om {{days}} dagar: {{event}}",
    en: "In {{days}} days: {{event}}",
  },
  reminderHeadingToday: { nb: "Vi ses i dag", sv: "Vi ses i dag", en: "See you today" },
  reminderHeadingTomorrow: { nb: "Vi ses i morgen", sv: "Vi ses i morgon", en: "See you tomorrow" },
  reminderHeadingDays: {
    nb: "Vi ses om {{days}} dager",
    sv: "Vi ses om {{days}} dagar",
    en: "See you in {{days}} days",
  },
  reminderStart: { nb: "Det begynner", sv: "Det börjar", en: "It begins" },
  reminderStartWith: { nb: "Først", sv: "Först", en: "First" },
  reminderHint: {
    nb: "Kan du ikke komme likevel? Meld deg av der, så får noen andre plassen.",
    sv: "Kan du inte komma ändå? Avboka där, så får någon annan platsen.",
    en: "Can’t make it after all? Cancel there and somebody else gets the place.",
  },

  // announcement
  announcementWhy: {
    nb: "Du får denne e-posten fordi du er påmeldt, eller har meldt på noen.",
    sv: "Du får det här mejlet för att du är anmäld eller har anmält någon.",
    en: "You get this email because you are registered, or registered somebody.",
  },
  trialSubject: { nb: "Prøve: {{subject}}", sv: "Prov: {{subject}}", en: "Test: {{subject}}" },
  trialNote: {
    nb: "Dette er en prøve, sendt bare til deg. Lenkene fører til arrangementets side.",
    sv: "Det här är ett prov som bara skickas till dig. Länkarna leder till evenemangets sida.",
    en: "This is a test, sent to you alone. The links lead to the event’s page.",
  },
  unsubscribe: {
    nb: "Ikke send meg flere meldinger fra arrangøren",
    sv: "Skicka mig inga fler utskick från arrangören",
    en: "Do not send me more announcements from the organiser",
  },

  // link-again
  linkSubject: {
    nb: "Lenken din: {{event}}",
    sv: "Din länk: {{event}}",
    en: "Your link: {{event}}",
  },
  linkHeading: {
    nb: "Du er allerede påmeldt",
    sv: "Du är redan anmäld",
    en: "You are already registered",
  },
  linkIntro: {
    nb: "Denne adressen ble meldt på en gang til. Påmeldingen du allerede har, gjelder fortsatt. Her er lenken til den.",
    sv: "Den här adressen anmäldes en gång till. Anmälan du redan har gäller fortfarande. Här är länken till den.",
    en: "This address was registered again. Your existing registration still stands. Here is the link to it.",
  },
  linkNotYou: {
    nb: "Var det ikke deg, trenger du ikke gjøre noe.",
    sv: "Om det inte var du behöver du inte göra något.",
    en: "If it was not you, you do not need to do anything.",
  },
});
