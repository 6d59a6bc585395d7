import { defineProse } from "./define-prose";

/** Answers to what attendees, company contacts and organisers ask. */
export const help = defineProse({
  title: { nb: "Hjelp", sv: "Hjälp", en: "Help" },
  lead: {
    nb: "Svar på det folk oftest lurer på.",
    sv: "Svar på det folk oftast undrar över.",
    en: "Answers to what people ask most.",
  },
  sections: [
    {
      id: "attendees",
      title: { nb: "Du skal delta", sv: "Du ska delta", en: "You are attending" },
      sections: [
        {
          id: "register",
          title: {
            nb: "Hvordan melder jeg meg på?",
            sv: "Hur anmäler jag mig?",
            en: "How do I register?",
          },
          blocks: [
            {
              nb: "Åpne arrangementet, velg «Meld deg på», og skriv navn og e-post. Du trenger ingen konto og ikke noe passord. Bekreftelsen kommer på e-post med en gang, med en invitasjon til kalenderen din.",
              sv: "Öppna evenemanget, välj ”Anmäl dig” och skriv namn och e-post. Du behöver inget konto och inget lösenord. Bekräftelsen kommer direkt via mejl, med en inbjudan till din kalender.",
              en: "Open the event, choose “Register”, and enter your name and email. You need no account and no password. The confirmation comes by email straight away, with an invitation for your calendar.",
            },
          ],
        },
        {
          id: "no-mail",
          title: {
            nb: "Jeg har ikke fått e-post",
            sv: "Jag har inte fått något mejl",
            en: "No email has arrived",
          },
          blocks: [
            {
              nb: "Vent et par minutter og se i søppelposten. Ser du den ikke, meld deg på en gang til med samme adresse: er du allerede påmeldt, sender vi lenken din på nytt, høyst én gang i timen. Kommer det fortsatt ingenting, kan adressen være skrevet feil. Spør arrangøren.",
              sv: "Vänta ett par minuter och titta i skräpposten. Hittar du det inte, anmäl dig en gång till med samma adress: är du redan anmäld skickar vi din länk igen, dock högst en gång i timmen. Kommer det ändå ingenting kan adressen vara felskriven. Fråga arrangören.",
              en: "Wait a couple of minutes and look in your spam folder. If it is not there, register once more with the same address: if you are already registered, we send your link again, once an hour at most. If still nothing comes, the address may have been mistyped. Ask the organiser.",
            },
          ],
        },
        {
          id: "personal-link",
          title: {
            nb: "Hva er den personlige lenken?",
            sv: "Vad är den personliga länken?",
            en: "What is the personal link?",
          },
          blocks: [
            {
              nb: "Lenken i e-posten åpner plassen din: når og hvor, programmet ditt, kalenderen, og hvordan du melder av. Den som har lenken, kan gjøre det samme som deg, så ikke del den.",
              sv: "Länken i mejlet öppnar din plats: när och var, ditt program, kalendern, och hur du avbokar. Den som har länken kan göra samma sak som du, så dela den inte.",
              en: "The link in the email opens your place: when and where, your programme, the calendar, and how to give it back. Whoever has the link can do what you can, so do not share it.",
            },
          ],
        },
        {
          id: "calendar",
          title: {
            nb: "Hvordan kommer det i kalenderen?",
            sv: "Hur kommer det in i kalendern?",
            en: "How does it get into my calendar?",
          },
          blocks: [
            {
              nb: "E-posten har en invitasjon, én for hver dag. Svar ja i e-postprogrammet, så ligger den der. Flyttes noe, får du en ny e-post som retter den samme oppføringen.",
              sv: "Mejlet har en inbjudan, en för varje dag. Tacka ja i e-postprogrammet, så ligger den där. Flyttas något får du ett nytt mejl som ändrar samma kalenderhändelse.",
              en: "The email carries an invitation, one for each day. Accept it in your mail program and it is there. If something moves, a new email corrects the same entry.",
            },
            {
              nb: "Du kan også abonnere med kalenderadressen på siden din. Da bestemmer kalenderen selv hvor ofte den oppdateres: Google bruker ofte 12 til 24 timer, andre en time eller to. Haster det, stol på e-posten.",
              sv: "Du kan också prenumerera med kalenderadressen på din sida. Då bestämmer kalendern själv hur ofta den uppdateras: Google tar ofta 12 till 24 timmar, andra en timme eller två. Är det bråttom, lita på mejlet.",
              en: "You can also subscribe with the calendar address on your page. Your calendar then decides for itself how often it looks for news: Google often takes 12 to 24 hours, others an hour or two. If it is urgent, trust the email.",
            },
          ],
        },
        {
          id: "cancel",
          title: {
            nb: "Jeg kan ikke komme likevel",
            sv: "Jag har fått förhinder",
            en: "I cannot come after all",
          },
          blocks: [
            {
              nb: "Åpne lenken i e-posten og velg «Meld av plassen» nederst. Den forsvinner fra kalenderen din og går til nestemann på ventelisten. Det kan du gjøre helt til arrangementet begynner.",
              sv: "Öppna länken i mejlet och välj ”Avboka platsen” längst ner. Den försvinner ur din kalender och går till nästa på väntelistan. Det kan du göra ända tills evenemanget börjar.",
              en: "Open the link in the email and choose “Give the place back” at the bottom. It leaves your calendar and goes to the next on the waiting list. You can do so until the event begins.",
            },
          ],
        },
        {
          id: "change",
          title: {
            nb: "Jeg skrev noe feil",
            sv: "Jag skrev något fel",
            en: "I typed something wrong",
          },
          blocks: [
            {
              nb: "Meld av plassen, og meld deg på en gang til. Er arrangementet fullt, så ikke gjør det: svar på e-posten, så retter arrangøren det.",
              sv: "Avboka platsen och anmäl dig igen. Är evenemanget fullt, gör inte det: svara på mejlet, så rättar arrangören det.",
              en: "Give the place back and register again. If the event is full, do not: reply to the email and the organiser will sort it out.",
            },
          ],
        },
        {
          id: "waiting-list",
          title: {
            nb: "Hvordan virker ventelisten?",
            sv: "Hur fungerar väntelistan?",
            en: "How does the waiting list work?",
          },
          blocks: [
            {
              nb: "Førstemann til mølla. Blir det ledig, får du plassen av seg selv og en e-post om det. De som meldte seg på sammen, får plass sammen.",
              sv: "Först till kvarn. Blir det ledigt får du platsen automatiskt och ett mejl om det. De som anmälde sig tillsammans får plats tillsammans.",
              en: "First come, first served. When there is room, the place is yours by itself and an email tells you. Those who registered together get their places together.",
            },
          ],
        },
      ],
    },
    {
      id: "contacts",
      title: {
        nb: "Du melder på flere",
        sv: "Du anmäler flera",
        en: "You are registering several",
      },
      sections: [
        {
          id: "company",
          title: {
            nb: "Hvordan melder jeg på kolleger?",
            sv: "Hur anmäler jag kollegor?",
            en: "How do I register colleagues?",
          },
          blocks: [
            {
              nb: "Velg «Flere fra bedriften» i skjemaet. Skriv navn på dem du vet om, og la resten stå tomme.",
              sv: "Välj ”Flera från företaget” i formuläret. Skriv namn på dem du känner till och lämna resten tomma.",
              en: "Choose “Several from a company” in the form. Name those you know of and leave the rest empty.",
            },
          ],
        },
        {
          id: "name-later",
          title: { nb: "Plasser uten navn", sv: "Platser utan namn", en: "Places without a name" },
          blocks: [
            {
              nb: "Hver tom plass har sin egen lenke, i e-posten og på siden for påmeldingen. Send den til den som skal ha plassen, eller åpne den og skriv navnet selv. Først da går det en bekreftelse til den som kommer.",
              sv: "Varje tom plats har en egen länk, i mejlet och på sidan för anmälan. Skicka den till den som ska ha platsen, eller öppna den och skriv namnet själv. Först då går det en bekräftelse till den som kommer.",
              en: "Each empty place has a link of its own, in the email and on the page of your registration. Send it to whoever will have the place, or open it and enter the name yourself. Only then does a confirmation go to the person who is coming.",
            },
          ],
        },
        {
          id: "swap",
          title: {
            nb: "En kollega skal bytte med en annen",
            sv: "En kollega ska byta med en annan",
            en: "One colleague goes instead of another",
          },
          blocks: [
            {
              nb: "Er det god plass, meld av den ene og meld på den andre. Er det fullt, spør arrangøren først, ellers går plassen til ventelisten.",
              sv: "Finns det gott om plats, avboka den ena och anmäl den andra. Är det fullt, fråga arrangören först, annars går platsen till väntelistan.",
              en: "If there is room, give the one place back and register the other person. If it is full, ask the organiser first, or the place goes to the waiting list.",
            },
          ],
        },
      ],
    },
    {
      id: "organisers",
      title: { nb: "Du arrangerer", sv: "Du arrangerar", en: "You are organising" },
      sections: [
        {
          id: "sign-in",
          title: {
            nb: "Hvordan logger jeg inn?",
            sv: "Hur loggar jag in?",
            en: "How do I sign in?",
          },
          blocks: [
            {
              nb: "[Skriv e-postadressen din](sign-in), så kommer en kode med seks sifre. Den gjelder i ti minutter. Kommer den ikke, er adressen kanskje ikke den du er lagt til med; spør en eier i organisasjonen.",
              sv: "[Skriv din e-postadress](sign-in), så kommer en kod med sex siffror. Den gäller i tio minuter. Kommer den inte är adressen kanske inte den du är tillagd med; fråga en ägare i organisationen.",
              en: "[Enter your email address](sign-in) and a six-digit code arrives. It works for ten minutes. If it does not come, your address may not be the one you were added with; ask an owner of your organisation.",
            },
          ],
        },
        {
          id: "make-event",
          title: {
            nb: "Hvordan lager jeg et arrangement?",
            sv: "Hur skapar jag ett evenemang?",
            en: "How do I make an event?",
          },
          blocks: [
            {
              nb: "Velg «Nytt arrangement» og hva slags det er. Du får et utkast ingen andre ser. Fyll ut program og antall plasser, og publiser når det er klart.",
              sv: "Välj ”Nytt evenemang” och vilken typ det är. Du får ett utkast som ingen annan ser. Fyll i program och antal platser, och publicera när det är klart.",
              en: "Choose “New event” and what kind it is. You get a draft nobody else sees. Fill in the programme and the places, and publish when it is ready.",
            },
          ],
        },
        {
          id: "move-session",
          title: {
            nb: "Hvem får vite det når jeg endrer noe?",
            sv: "Vem får veta när jag ändrar något?",
            en: "Who is told when I change something?",
          },
          blocks: [
            {
              nb: "Bare de det gjelder. Endringer i et publisert program ser bare du, til du publiserer dem, og da viser Treff først hvem som får beskjed. Flere endringer etter hverandre går ut samlet, og kalenderen rettes hos alle.",
              sv: "Bara de det gäller. Ändringar i ett publicerat program ser bara du tills du publicerar dem, och då visar Treff först vilka som får besked. Flera ändringar efter varandra går ut samlat, och kalendern uppdateras hos alla.",
              en: "Only those it concerns. Changes of a published programme are yours alone until you publish them, and then Treff first shows who will be told. Several changes in a row go out together, and everyone’s calendar is put right.",
            },
          ],
        },
        {
          id: "reminders",
          title: {
            nb: "Når går påminnelsene ut?",
            sv: "När går påminnelserna ut?",
            en: "When do reminders go out?",
          },
          blocks: [
            {
              nb: "En uke før og dagen før, til alle med bekreftet plass. Flyttes arrangementet, flytter de med. Under Påminnelser endrer du dem, slår dem av eller legger til dine egne.",
              sv: "En vecka före och dagen före, till alla med bekräftad plats. Flyttas evenemanget flyttas de också. Under Påminnelser ändrar du dem, stänger av dem eller lägger till egna.",
              en: "A week before and the day before, to everyone with a confirmed place. They move along when the event does. Under Reminders you change them, switch them off or add your own.",
            },
          ],
        },
        {
          id: "mail-failed",
          title: {
            nb: "En e-post kom ikke fram",
            sv: "Ett mejl kom inte fram",
            en: "An email was not delivered",
          },
          blocks: [
            {
              nb: "Under «E-post» står det hva som skjedde med hver e-post. Er adressen feil, ring den det gjelder. Er e-posttjeneren deres nede, prøver Treff igjen i to døgn.",
              sv: "Under ”Mejl” står det vad som hände med varje mejl. Är adressen fel, ring den det gäller. Är deras mejlserver nere försöker Treff igen i två dygn.",
              en: "Under “Email” you see what became of each email. If the address is wrong, call the person. If their mail server is down, Treff keeps trying for two days.",
            },
          ],
        },
      ],
    },
    {
      id: "more",
      title: { nb: "Fant du det ikke?", sv: "Hittade du det inte?", en: "Did not find it?" },
      blocks: [
        {
          nb: "Spør arrangøren: svar på en e-post om arrangementet.",
          sv: "Fråga arrangören: svara på ett mejl om evenemanget.",
          en: "Ask the organiser: reply to an email about the event.",
        },
        {
          when: "contact",
          nb: "Gjelder det selve Treff, skriv til [{{contact}}](contact).",
          sv: "Gäller det själva Treff, skriv till [{{contact}}](contact).",
          en: "If it is about Treff itself, write to [{{contact}}](contact).",
        },
        {
          nb: "Opplysningene dine kan du se, hente ut og slette på [siden om opplysningene dine](my-data). Mer om dem står under [Personvern](privacy).",
          sv: "Dina uppgifter kan du se, ladda ner och radera på [sidan om dina uppgifter](my-data). Mer om dem står under [Integritet](privacy).",
          en: "You can see, download and erase what is kept about you on [the page about your data](my-data). There is more about it under [Privacy](privacy).",
        },
      ],
    },
  ],
});
