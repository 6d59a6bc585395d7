/** What can stand in the way of holding places, changing a seat, and adding one to an order. */
export const seatProblems = {
  "hold-over": {
    nb: "Vi holder ikke plassene lenger. Send skjemaet, så får du dem hvis de er ledige.",
    sv: "Vi håller inte platserna längre. Skicka formuläret, så får du dem om de är lediga.",
    en: "We no longer hold the places. Send the form, and you get them if they are free.",
  },
  "changes-over": {
    nb: "Fristen for endringer er ute. Skriv til arrangøren.",
    sv: "Tiden för ändringar är ute. Skriv till arrangören.",
    en: "The time for changes is over. Write to the organiser.",
  },
  "cancel-over": {
    nb: "Fristen for å melde seg av er ute. Skriv til arrangøren.",
    sv: "Tiden för avanmälan är ute. Skriv till arrangören.",
    en: "The time for giving back a place is over. Write to the organiser.",
  },
  "money-changed": {
    nb: "Beløpene har endret seg siden du åpnet siden. Se over dem, og bekreft på nytt.",
    sv: "Beloppen har ändrats sedan du öppnade sidan. Kontrollera dem och bekräfta igen.",
    en: "The amounts have changed since you opened the page. Look at them and confirm again.",
  },
  "no-such-line": {
    nb: "Linjen finnes ikke lenger.",
    sv: "Raden finns inte längre.",
    en: "That line is no longer there.",
  },
  "nothing-to-give-back": {
    nb: "Det er ikke noe å gi tilbake.",
    sv: "Det finns inget att betala tillbaka.",
    en: "There is nothing to give back.",
  },
  "already-looked-after": {
    nb: "Noen har alt tatt seg av denne tilbakebetalingen.",
    sv: "Någon har redan tagit hand om den här återbetalningen.",
    en: "Somebody has looked after this refund already.",
  },
  "refund-steps": {
    nb: "Hvert trinn trenger et antall dager og en prosent. Dagene må bli færre og prosenten lavere nedover.",
    sv: "Varje steg behöver ett antal dagar och en procentsats. Dagarna ska bli färre och procenten lägre nedåt.",
    en: "Each step needs a number of days and a percentage. Further down there must be fewer days and a lower percentage.",
  },
  "ways-to-pay": {
    nb: "Velg minst én måte å betale på.",
    sv: "Välj minst ett sätt att betala.",
    en: "Choose at least one way to pay.",
  },
  "ticket-full": {
    nb: "Det er ikke plass igjen på denne billetten.",
    sv: "Det finns inga platser kvar på den här biljetten.",
    en: "There is no place left on this ticket.",
  },
  "add-on-full": {
    nb: "«{{name}}» er fullt. Du kan stille deg på venteliste.",
    sv: "”{{name}}” är fullt. Du kan ställa dig på väntelista.",
    en: "“{{name}}” is full. You can join its waiting list.",
  },
  "session-full": {
    nb: "«{{name}}» er fullt. Du kan stille deg på venteliste.",
    sv: "”{{name}}” är fullt. Du kan ställa dig på väntelista.",
    en: "“{{name}}” is full. You can join its waiting list.",
  },
  "seats-full": {
    nb: "Det er ikke plass til flere nå. Meld på resten for seg, så står de på venteliste.",
    sv: "Det finns inte plats för fler nu. Anmäl de övriga för sig, så står de på väntelista.",
    en: "There is no room for more now. Register the others separately, and they join the waiting list.",
  },
} as const;
