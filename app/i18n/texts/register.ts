import { defineTexts } from "../define-texts";

/** The registration form, the page of a seat and the page of an order. */
export const register = defineTexts({
  title: { nb: "Meld på", sv: "Anmälan", en: "Register" },
  titleWaitlist: {
    nb: "Sett deg på venteliste",
    sv: "Ställ dig på väntelista",
    en: "Join the waiting list",
  },
  titleApproval: { nb: "Søk om plass", sv: "Ansök om plats", en: "Apply for a place" },
  forWhom: { nb: "Hvem melder du på?", sv: "Vem anmäler du?", en: "Who are you registering?" },
  forMe: { nb: "Meg selv", sv: "Mig själv", en: "Myself" },
  forCompany: {
    nb: "Flere fra bedriften",
    sv: "Flera från företaget",
    en: "Several from a company",
  },
  forCompanyHint: {
    nb: "Sett navn på plassene nå eller senere.",
    sv: "Namnge platserna nu eller senare.",
    en: "Name the places now or later.",
  },
  you: { nb: "Om deg", sv: "Om dig", en: "About you" },
  name: { nb: "Navn", sv: "Namn", en: "Name" },
  email: { nb: "E-post", sv: "E-post", en: "Email" },
  emailHint: {
    nb: "Hit sender vi bekreftelsen og invitasjonen til kalenderen din.",
    sv: "Hit skickar vi bekräftelsen och inbjudan till din kalender.",
    en: "We send the confirmation and the invitation for your calendar here.",
  },
  company: {
    nb: "Bedrift eller organisasjon",
    sv: "Företag eller organisation",
    en: "Company or organisation",
  },
  organisationNumber: {
    nb: "Organisasjonsnummer",
    sv: "Organisationsnummer",
    en: "Organisation number",
  },
  group: { nb: "Gruppe", sv: "Grupp", en: "Group" },
  groupHint: {
    nb: "Gruppens egne møter kommer med i programmet ditt.",
    sv: "Gruppens egna möten kommer med i ditt program.",
    en: "The group’s own meetings become part of your programme.",
  },
  noGroup: { nb: "Ingen av dem", sv: "Ingen av dem", en: "None of them" },
  ticketType: { nb: "Billett", sv: "Biljett", en: "Ticket" },
  seats: { nb: "Plassene", sv: "Platserna", en: "The places" },
  seatsLead: {
    nb: "La feltene stå tomme for den du ikke vet navnet på ennå. Du får en lenke til hver plass.",
    sv: "Lämna fälten tomma för den du inte vet namnet på ännu. Du får en länk till varje plats.",
    en: "Leave the fields empty for somebody you cannot name yet. You get a link for each place.",
  },
  seatNumber: { nb: "Plass {{number}}", sv: "Plats {{number}}", en: "Place {{number}}" },
  addSeat: { nb: "Legg til en plass", sv: "Lägg till en plats", en: "Add a place" },
  removeSeat: { nb: "Fjern plassen", sv: "Ta bort platsen", en: "Remove this place" },
  meToo: { nb: "Jeg kommer også", sv: "Jag kommer också", en: "I am coming too" },
  submit: { nb: "Meld på", sv: "Anmäl", en: "Register" },
  submitWaitlist: {
    nb: "Sett på venteliste",
    sv: "Ställ på väntelista",
    en: "Join the waiting list",
  },
  submitApproval: { nb: "Send søknaden", sv: "Skicka ansökan", en: "Send the application" },
  free: { nb: "Gratis", sv: "Gratis", en: "Free" },
  price: { nb: "Pris", sv: "Pris", en: "Price" },
  waitlistNotice: {
    nb: "Arrangementet er fullt. Melder du på nå, kommer dere i kø og får plass samlet når det blir ledig.",
    sv: "Evenemanget är fullt. Om du anmäler nu hamnar ni i kön och får plats tillsammans när det blir ledigt.",
    en: "The event is full. If you register now, you join the queue and get your places together when there is room.",
  },
  approvalNotice: {
    nb: "Arrangøren leser alle søknader og svarer på e-post.",
    sv: "Arrangören läser alla ansökningar och svarar via mejl.",
    en: "The organiser reads every application and answers by email.",
  },
  privacyNotice: {
    nb: "{{organisation}} bruker opplysningene til dette arrangementet, og ikke til noe annet.",
    sv: "{{organisation}} använder uppgifterna för det här evenemanget och inget annat.",
    en: "{{organisation}} uses these details for this event and for nothing else.",
  },
  closedTitle: {
    nb: "Påmeldingen er stengt",
    sv: "Anmälan är stängd",
    en: "Registration is closed",
  },
  closedText: {
    nb: "Ta kontakt med {{organisation}} hvis du lurer på noe.",
    sv: "Kontakta {{organisation}} om du undrar över något.",
    en: "Contact {{organisation}} if you have a question.",
  },
  backToEvent: { nb: "Til arrangementet", sv: "Till evenemanget", en: "To the event" },

  // A seat's own page
  doneConfirmed: { nb: "Du er påmeldt", sv: "Du är anmäld", en: "You are registered" },
  doneConfirmedText: {
    nb: "Bekreftelsen er på vei til {{email}}, med en invitasjon til kalenderen din.",
    sv: "Bekräftelsen är på väg till {{email}}, med en inbjudan till din kalender.",
    en: "The confirmation is on its way to {{email}}, with an invitation for your calendar.",
  },
  doneWaitlisted: {
    nb: "Du står på ventelisten",
    sv: "Du står på väntelistan",
    en: "You are on the waiting list",
  },
  doneWaitlistedText: {
    nb: "Du er nummer {{position}} i køen. Blir det ledig, får du plassen automatisk og en e-post om det.",
    sv: "Du är nummer {{position}} i kön. Blir det ledigt får du platsen automatiskt och ett mejl om det.",
    en: "You are number {{position}} in the queue. If a place becomes free it is yours automatically, and we tell you by email.",
  },
  doneAwaiting: {
    nb: "Søknaden er sendt",
    sv: "Ansökan är skickad",
    en: "The application has been sent",
  },
  doneAwaitingText: {
    nb: "Arrangøren svarer på e-post.",
    sv: "Arrangören svarar via mejl.",
    en: "The organiser answers by email.",
  },
  declinedTitle: {
    nb: "Det ble ikke plass denne gangen",
    sv: "Det blev ingen plats den här gången",
    en: "There was no room this time",
  },
  cancelledTitle: {
    nb: "Plassen er meldt av",
    sv: "Platsen är avbokad",
    en: "The place has been given back",
  },
  cancelledText: {
    nb: "Takk for at du sa fra. Du kan melde deg på igjen så lenge det er plass.",
    sv: "Tack för att du sa till. Du kan anmäla dig igen så länge det finns plats.",
    en: "Thank you for telling us. You can register again as long as there is room.",
  },
  eventCancelledTitle: {
    nb: "Arrangementet er avlyst",
    sv: "Evenemanget är inställt",
    en: "The event is cancelled",
  },
  registerAgain: { nb: "Meld på igjen", sv: "Anmäl igen", en: "Register again" },
  seatFor: { nb: "Plass for {{name}}", sv: "Plats för {{name}}", en: "Place for {{name}}" },
  unnamedSeat: { nb: "Plass uten navn", sv: "Plats utan namn", en: "Place without a name" },
  heldFor: {
    nb: "{{contact}} har holdt av denne plassen. Hvem kommer?",
    sv: "{{contact}} har reserverat den här platsen. Vem kommer?",
    en: "{{contact}} has reserved this place. Who is coming?",
  },
  nameSeat: { nb: "Sett navn på plassen", sv: "Namnge platsen", en: "Name the place" },
  seatNamed: {
    nb: "Plassen har fått navn",
    sv: "Platsen har fått ett namn",
    en: "The place now has a name",
  },
  myProgramme: { nb: "Programmet ditt", sv: "Ditt program", en: "Your programme" },
  calendar: { nb: "Kalender", sv: "Kalender", en: "Calendar" },
  feedAddress: { nb: "Din kalenderadresse", sv: "Din kalenderadress", en: "Your calendar address" },
  subscribe: {
    nb: "Abonner i kalenderen",
    sv: "Prenumerera i kalendern",
    en: "Subscribe in your calendar",
  },
  download: { nb: "Last ned .ics", sv: "Ladda ner .ics", en: "Download .ics" },
  cannotCome: { nb: "Kan du ikke komme?", sv: "Kan du inte komma?", en: "Can’t make it?" },
  cannotComeText: {
    nb: "Meld av, så går plassen til nestemann. Den forsvinner også fra kalenderen din.",
    sv: "Avboka, så går platsen till nästa. Den försvinner också ur din kalender.",
    en: "Give the place back and it goes to the next person in the queue. It disappears from your calendar too.",
  },
  giveBack: { nb: "Meld av plassen", sv: "Avboka platsen", en: "Give the place back" },
  status: { nb: "Status", sv: "Status", en: "Status" },
  attendee: { nb: "Deltaker", sv: "Deltagare", en: "Attendee" },
  onlineRoom: { nb: "Møterom på nett", sv: "Mötesrum på nätet", en: "Online room" },

  // An order's page
  orderTitle: { nb: "Påmeldingen deres", sv: "Er anmälan", en: "Your registration" },
  orderCode: { nb: "Kode", sv: "Kod", en: "Code" },
  orderDone_one: {
    nb: "{{count}} plass er bestilt",
    sv: "{{count}} plats är bokad",
    en: "{{count}} place is booked",
  },
  orderDone_other: {
    nb: "{{count}} plasser er bestilt",
    sv: "{{count}} platser är bokade",
    en: "{{count}} places are booked",
  },
  orderDoneText: {
    nb: "E-post er på vei til dem som har fått navn, med invitasjon til kalenderen.",
    sv: "Mejl är på väg till dem som har fått namn, med inbjudan till kalendern.",
    en: "An email is on its way to everyone named, with an invitation for their calendar.",
  },
  orderWaiting: {
    nb: "Dere står på ventelisten",
    sv: "Ni står på väntelistan",
    en: "You are on the waiting list",
  },
  orderWaitingText: {
    nb: "Dere er nummer {{position}} i køen og får plassene samlet når det blir ledig.",
    sv: "Ni är nummer {{position}} i kön och får platserna tillsammans när det blir ledigt.",
    en: "You are number {{position}} in the queue and get your places together when there is room.",
  },
  orderAwaiting: {
    nb: "Søknaden er sendt",
    sv: "Ansökan är skickad",
    en: "The application has been sent",
  },
  openSeat: { nb: "Åpne", sv: "Öppna", en: "Open" },
  unnamedText_one: {
    nb: "{{count}} plass mangler navn. Send lenken til den som skal ha plassen.",
    sv: "{{count}} plats saknar namn. Skicka länken till den som ska ha platsen.",
    en: "{{count}} place has no name yet. Send the link to the person who will have it.",
  },
  unnamedText_other: {
    nb: "{{count}} plasser mangler navn. Send hver lenke til den som skal ha plassen.",
    sv: "{{count}} platser saknar namn. Skicka varje länk till den som ska ha platsen.",
    en: "{{count}} places have no name yet. Send each link to the person who will have the place.",
  },
});
