import { defineProse } from "./define-prose";

/** What is kept about whom, why, for how long, and what one can do about it. */
export const privacy = defineProse({
  title: { nb: "Personvern", sv: "Integritet", en: "Privacy" },
  lead: {
    nb: "Hva vi vet om deg, hvorfor, hvem som ser det, og hvordan du kan se det, få det rettet eller få det slettet.",
    sv: "Vad vi vet om dig, varför, vem som ser det, och hur du kan se det, få det rättat eller få det raderat.",
    en: "What we know about you, why, who sees it, and how you can see it, correct it or have it erased.",
  },
  sections: [
    {
      id: "short",
      title: { nb: "Kort sagt", sv: "Kort sagt", en: "In short" },
      blocks: [
        {
          list: [
            {
              nb: "Du melder deg på uten konto. Vi spør bare om det som trengs for plassen din.",
              sv: "Du anmäler dig utan konto. Vi frågar bara efter det som behövs för din plats.",
              en: "You register without an account. We only ask for what your place needs.",
            },
            {
              nb: "Sidene henter ingenting fra andre: ingen sporing, ingen reklame, ingen statistikk hos andre.",
              sv: "Sidorna hämtar ingenting från andra: ingen spårning, ingen reklam, ingen statistik hos andra.",
              en: "The pages load nothing from anyone else: no tracking, no advertising, no analytics elsewhere.",
            },
            {
              nb: "Arrangøren bestemmer over opplysningene. De selges ikke.",
              sv: "Arrangören bestämmer över uppgifterna. De säljs inte.",
              en: "The organiser decides about the data. It is not sold.",
            },
            {
              nb: "På [siden om opplysningene dine](my-data) kan du se, hente ut og slette dem.",
              sv: "På [sidan om dina uppgifter](my-data) kan du se, ladda ner och radera dem.",
              en: "On [the page about your data](my-data) you can see it, take it with you and erase it.",
            },
          ],
        },
      ],
    },
    {
      id: "who",
      title: { nb: "Hvem som har ansvaret", sv: "Vem som har ansvaret", en: "Who is responsible" },
      blocks: [
        {
          nb: "Organisasjonen som holder arrangementet, er behandlingsansvarlig: den bestemmer hva opplysningene skal brukes til. Navnet står på arrangementets side, og svarer du på en e-post om arrangementet, kommer svaret dit.",
          sv: "Organisationen som håller evenemanget är personuppgiftsansvarig: den bestämmer vad uppgifterna ska användas till. Namnet står på evenemangets sida, och svarar du på ett mejl om evenemanget kommer svaret dit.",
          en: "The organisation holding the event is the controller: it decides what the data is used for. Its name is on the event’s page, and if you reply to an email about the event, your reply goes there.",
        },
        {
          when: "operator",
          nb: "{{operator}} driver denne installasjonen av Treff og er databehandler: vi lagrer og sender på vegne av arrangøren, og bruker ikke opplysningene til noe eget.",
          sv: "{{operator}} driver den här installationen av Treff och är personuppgiftsbiträde: vi lagrar och skickar för arrangörens räkning och använder inte uppgifterna till något eget.",
          en: "{{operator}} runs this installation of Treff and is the processor: we store and send on the organiser’s behalf, and use the data for nothing of our own.",
        },
        {
          when: "no-operator",
          nb: "Den som driver denne installasjonen av Treff, er databehandler: opplysningene lagres og sendes på vegne av arrangøren, og brukes ikke til noe annet. Er du i tvil om hvem det er, spør arrangøren.",
          sv: "Den som driver den här installationen av Treff är personuppgiftsbiträde: uppgifterna lagras och skickas för arrangörens räkning och används inte till något annat. Är du osäker på vem det är, fråga arrangören.",
          en: "Whoever runs this installation of Treff is the processor: the data is stored and sent on the organiser’s behalf, and used for nothing else. If you are unsure who that is, ask the organiser.",
        },
        {
          when: "cards",
          nb: "Betaler du med kort, skjer det hos Stripe (Stripe Payments Europe Limited, Irland), som er databehandler for betalingen og selv ansvarlig for det loven krever av en betalingsformidler. Stripe får e-postadressen din, beløpet og hva det gjelder. Kortnummeret ser vi aldri.",
          sv: "Betalar du med kort sker det hos Stripe (Stripe Payments Europe Limited, Irland), som är personuppgiftsbiträde för betalningen och själv ansvarar för det lagen kräver av en betalningsförmedlare. Stripe får din mejladress, beloppet och vad det gäller. Kortnumret ser vi aldrig.",
          en: "If you pay by card, that happens at Stripe (Stripe Payments Europe Limited, Ireland), which is the processor of the payment and itself responsible for what the law asks of a payment provider. Stripe gets your email address, the amount and what it is for. We never see the card number.",
        },
        {
          when: "contact",
          nb: "Du når den som driver installasjonen på [{{contact}}](contact).",
          sv: "Du når den som driver installationen på [{{contact}}](contact).",
          en: "You can reach whoever runs the installation at [{{contact}}](contact).",
        },
      ],
    },
    {
      id: "what",
      title: {
        nb: "Hva vi lagrer, og hvorfor",
        sv: "Vad vi sparar och varför",
        en: "What is kept, and why",
      },
      sections: [
        {
          id: "attendees",
          title: {
            nb: "Om deg som deltar",
            sv: "Om dig som deltar",
            en: "About you as an attendee",
          },
          blocks: [
            {
              nb: "Navnet og e-postadressen din, språket du bruker, firmaet, gruppen, billetten og programpostene du har valgt, om plassen er bekreftet, venter eller er meldt av, og når det skjedde. Dessuten hvilke e-poster du har fått, om de kom fram, og hva vi har lagt i kalenderen din, slik at endringer treffer riktig.",
              sv: "Ditt namn och din e-postadress, språket du använder, företaget, gruppen, biljetten och programpunkterna du har valt, om platsen är bekräftad, väntar eller är avbokad, och när det skedde. Dessutom vilka mejl du har fått, om de kom fram, och vad vi har lagt i din kalender, så att ändringar hamnar på rätt ställe.",
              en: "Your name and email address, the language you use, your company, the group, ticket and sessions you chose, whether your place is confirmed, waiting or given back, and when that happened. Also which emails you were sent, whether they arrived, and what we put in your calendar, so that changes reach the right entry.",
            },
            {
              nb: "Det trengs for å gi deg plassen du ber om (GDPR artikkel 6 nr. 1 bokstav b). Meldte en kollega deg på, eller er arrangøren en offentlig virksomhet, er grunnlaget interessen i å holde arrangementet (bokstav f) eller oppgaven i allmennhetens interesse (bokstav e). Arrangøren kan si hvilket som gjelder.",
              sv: "Det behövs för att ge dig platsen du ber om (GDPR artikel 6.1 b). Anmälde en kollega dig, eller är arrangören en offentlig verksamhet, är grunden intresset av att hålla evenemanget (6.1 f) eller uppgiften av allmänt intresse (6.1 e). Arrangören kan säga vilken som gäller.",
              en: "This is needed to give you the place you ask for (GDPR Article 6(1)(b)). If a colleague registered you, or the organiser is a public body, the basis is the interest in holding the event (point f) or the task in the public interest (point e). The organiser can say which one applies.",
            },
            {
              nb: "Spør arrangøren om mat eller tilrettelegging, svarer du bare hvis du vil. Det kan si noe om helsen din, derfor lagres svaret bare med samtykket ditt (artikkel 9 nr. 2 bokstav a), sammen med teksten du samtykket til. Du kan trekke det tilbake når som helst, og da slettes svaret.",
              sv: "Frågar arrangören om mat eller tillgänglighet svarar du bara om du vill. Det kan säga något om din hälsa, därför sparas svaret bara med ditt samtycke (artikel 9.2 a), tillsammans med texten du samtyckte till. Du kan ta tillbaka det när som helst, och då raderas svaret.",
              en: "If the organiser asks about diet or access, you answer only if you wish. It may say something about your health, so the answer is kept only with your consent (Article 9(2)(a)), along with the words you agreed to. You can take it back at any time, and the answer is then deleted.",
            },
          ],
        },
        {
          id: "contacts",
          title: {
            nb: "Om deg som melder på andre",
            sv: "Om dig som anmäler andra",
            en: "About you who register others",
          },
          blocks: [
            {
              nb: "Navnet, e-postadressen og språket ditt, og firmaets navn og organisasjonsnummer. Slik får du bekreftelsen og lenken der du endrer plassene, og vi finner firmaet igjen neste gang. Grunnlaget er det samme.",
              sv: "Ditt namn, din e-postadress och ditt språk, och företagets namn och organisationsnummer. Så får du bekräftelsen och länken där du ändrar platserna, och vi hittar företaget igen nästa gång. Grunden är densamma.",
              en: "Your name, email address and language, and the company’s name and organisation number. That is how you get the confirmation and the link that changes the places, and how the company is found again next time. The basis is the same.",
            },
          ],
        },
        {
          id: "organisers",
          title: {
            nb: "Om deg som arrangerer",
            sv: "Om dig som arrangerar",
            en: "About you as an organiser",
          },
          blocks: [
            {
              nb: "Navnet, e-postadressen og språket ditt, hvilke organisasjoner du arbeider for og i hvilken rolle, når du har logget inn, og en logg over hva du har endret. IP-adressen du logger inn fra, lagres bare som et avtrykk som ikke kan leses tilbake, for å stanse gjetting av koder. Grunnlaget er avtalen om å bruke Treff og interessen i at det er trygt (bokstav b og f).",
              sv: "Ditt namn, din e-postadress och ditt språk, vilka organisationer du arbetar för och i vilken roll, när du har loggat in, och en logg över vad du har ändrat. IP-adressen du loggar in från sparas bara som ett avtryck som inte går att läsa baklänges, för att hindra någon från att gissa koder. Grunden är avtalet om att använda Treff och intresset av att det är säkert (6.1 b och f).",
              en: "Your name, email address and language, which organisations you work for and in which role, when you signed in, and a log of what you changed. The IP address you sign in from is kept only as a fingerprint that cannot be read back, to stop guessing of codes. The basis is the agreement to use Treff and the interest in keeping it safe (points b and f).",
            },
          ],
        },
        {
          id: "visitors",
          title: {
            nb: "Om alle som besøker sidene",
            sv: "Om alla som besöker sidorna",
            en: "About everyone who visits",
          },
          blocks: [
            {
              nb: "Loggen over sidene som åpnes, inneholder verken navn, e-postadresser, IP-adresser eller personlige lenker. Vi lager ingen profil av deg, og ingen maskin vurderer deg: plasser og køplasser går i den rekkefølgen påmeldingene kommer.",
              sv: "Loggen över sidor som öppnas innehåller varken namn, e-postadresser, IP-adresser eller personliga länkar. Vi skapar ingen profil av dig, och ingen maskin bedömer dig: platser och köplatser ges i den ordning anmälningarna kommer.",
              en: "The log of pages opened holds neither names, email addresses, IP addresses nor personal links. We build no profile of you, and no machine judges you: places, and places in the queue, go in the order the registrations arrive.",
            },
          ],
        },
      ],
    },
    {
      id: "how-long",
      title: { nb: "Hvor lenge", sv: "Hur länge", en: "For how long" },
      blocks: [
        {
          list: [
            {
              nb: "Navn og adresse: to år etter det siste arrangementet du var med på, om arrangøren ikke har satt en annen frist. Så står bare tallet igjen: at noen kom, og fra hvilken virksomhet. Er du medlem hos arrangøren, står du så lenge du er det.",
              sv: "Namn och adress: två år efter det senaste evenemanget du var med på, om arrangören inte har satt en annan tid. Sedan finns bara siffran kvar: att någon kom, och från vilken verksamhet. Är du medlem hos arrangören står du kvar så länge du är det.",
              en: "Name and address: two years after the last event you took part in, unless the organiser has set another period. After that only the figure stays: that somebody came, and from which company. If you are a member of the organiser’s association, you stay for as long as you are.",
            },
            {
              nb: "Svar om mat og tilrettelegging: en uke etter arrangementet, om arrangøren ikke har satt en annen frist. Gir du plassen tilbake, slettes de med en gang.",
              sv: "Svar om mat och tillgänglighet: en vecka efter evenemanget, om arrangören inte har satt en annan tid. Lämnar du tillbaka platsen raderas de direkt.",
              en: "Answers about diet and access: a week after the event, unless the organiser has set another period. If you give the place back, they are deleted at once.",
            },
            {
              nb: "Det vi har lagt i kalenderen din: 90 dager etter arrangementet. I din egen kalender står det til du sletter det.",
              sv: "Det vi har lagt i din kalender: 90 dagar efter evenemanget. I din egen kalender står det kvar tills du raderar det.",
              en: "What we put in your calendar: 90 days after the event. In your own calendar it stays until you delete it.",
            },
            {
              nb: "Det som hører til regnskapet: så lenge loven krever, fem år i Norge og sju i Sverige, også om du ber om sletting.",
              sv: "Det som hör till bokföringen: så länge lagen kräver, fem år i Norge och sju i Sverige, även om du begär radering.",
              en: "What belongs to the accounts: for as long as the law requires, five years in Norway and seven in Sweden, even if you ask for erasure.",
            },
            {
              nb: "E-poster vi har sendt: mottakeren glemmes etter like lang tid som navn og adresse. E-poster med koder og med lenker til opplysningene dine slettes etter 30 dager.",
              sv: "Mejl vi har skickat: mottagaren glöms efter lika lång tid som namn och adress. Mejl med koder och med länkar till dina uppgifter raderas efter 30 dagar.",
              en: "Emails we sent: the recipient is forgotten after as long as name and address. Emails with codes and with links to your data are deleted after 30 days.",
            },
            {
              nb: "Loggen over det arrangører har endret: så lenge organisasjonen bruker Treff.",
              sv: "Loggen över det arrangörer har ändrat: så länge organisationen använder Treff.",
              en: "The log of what organisers changed: for as long as the organisation uses Treff.",
            },
            {
              nb: "Innlogging som arrangør: 30 dager, eller til du logger ut. En kode gjelder i ti minutter.",
              sv: "Inloggning som arrangör: 30 dagar, eller tills du loggar ut. En kod gäller i tio minuter.",
              en: "Signing in as an organiser: 30 days, or until you sign out. A code works for ten minutes.",
            },
          ],
        },
      ],
    },
    {
      id: "who-sees",
      title: { nb: "Hvem som ser det", sv: "Vem som ser det", en: "Who sees it" },
      blocks: [
        {
          list: [
            {
              nb: "De som arbeider for arrangøren og har fått en rolle i Treff. Ingen i andre organisasjoner. Svar om mat og tilrettelegging ser bare eiere og arrangører, og hver gang noen åpner dem, blir det loggført.",
              sv: "De som arbetar för arrangören och har fått en roll i Treff. Ingen i andra organisationer. Svar om mat och tillgänglighet ser bara ägare och arrangörer, och varje gång någon öppnar dem loggas det.",
              en: "Those who work for the organiser and have been given a role in Treff. Nobody in other organisations. Answers about diet and access are seen by owners and organisers only, and each look is logged.",
            },
            {
              nb: "Kontaktpersonen som meldte deg på, ser hvem som har fått plassene.",
              sv: "Kontaktpersonen som anmälde dig ser vem som har fått platserna.",
              en: "The contact who registered you sees who has been given the places.",
            },
            {
              nb: "Den som har din personlige lenke, ser og endrer plassen din. Behold den for deg selv.",
              sv: "Den som har din personliga länk ser och ändrar din plats. Behåll den för dig själv.",
              en: "Whoever has your personal link can see and change your place. Keep it to yourself.",
            },
            {
              nb: "De som sørger for at tjenesten og e-posttjeneren går.",
              sv: "De som ser till att tjänsten och e-postservern fungerar.",
              en: "Those who keep the service and its mail server running.",
            },
          ],
        },
        {
          nb: "Andre får det ikke av oss. Legger du invitasjonen i en kalender hos for eksempel Google eller Microsoft, gjelder deres vilkår der.",
          sv: "Andra får det inte av oss. Lägger du inbjudan i en kalender hos till exempel Google eller Microsoft gäller deras villkor där.",
          en: "Nobody else gets it from us. If you put the invitation in a calendar at Google or Microsoft, for example, their terms apply there.",
        },
      ],
    },
    {
      id: "cookies",
      title: { nb: "Informasjonskapsler", sv: "Kakor", en: "Cookies" },
      blocks: [
        {
          nb: "Bare tre, og ingen av dem følger deg:",
          sv: "Bara tre, och ingen av dem följer dig:",
          en: "Only three, and none of them follows you around:",
        },
        {
          list: [
            {
              nb: "«treff» («__Host-treff» på en sikker adresse): at du er logget inn som arrangør. Varer i 30 dager. Deltakere får den aldri.",
              sv: "”treff” (”__Host-treff” på en säker adress): att du är inloggad som arrangör. Varar i 30 dagar. Deltagare får den aldrig.",
              en: "“treff” (“__Host-treff” on a secure address): that you are signed in as an organiser. Lasts 30 days. Attendees never get it.",
            },
            {
              nb: "«treff-language»: språket, når du selv har valgt det øverst på siden. Varer i ett år.",
              sv: "”treff-language”: språket, när du själv har valt det högst upp på sidan. Varar i ett år.",
              en: "“treff-language”: the language, once you have chosen it at the top of the page. Lasts a year.",
            },
            {
              nb: "«treff-visitor»: at det er du som holder av plasser mens du fyller ut en påmelding. Kommer når du sender noe i skjemaet, og varer til du lukker nettleseren.",
              sv: "”treff-visitor”: att det är du som håller platser medan du fyller i en anmälan. Kommer när du skickar något i formuläret och varar tills du stänger webbläsaren.",
              en: "“treff-visitor”: that it is you who holds places while you fill in a registration. Comes when you send something in the form, and lasts until you close the browser.",
            },
          ],
        },
        {
          nb: "Alle tre gjør det du har bedt om, derfor spør vi ikke om samtykke.",
          sv: "Alla tre gör det du har bett om, därför frågar vi inte om samtycke.",
          en: "All three do what you asked for, which is why we do not ask for consent.",
        },
      ],
    },
    {
      id: "rights",
      title: { nb: "Rettighetene dine", sv: "Dina rättigheter", en: "Your rights" },
      blocks: [
        {
          nb: "Du har rett til å se opplysningene, få dem rettet, slettet eller begrenset, ta dem med deg og protestere mot bruken. Det koster ingenting.",
          sv: "Du har rätt att se uppgifterna, få dem rättade, raderade eller begränsade, ta dem med dig och invända mot användningen. Det kostar ingenting.",
          en: "You have the right to see the data, to have it corrected, erased or restricted, to take it with you and to object to its use. It costs nothing.",
        },
        {
          list: [
            {
              nb: "Selv: skriv adressen din på [siden om opplysningene dine](my-data). Du får en lenke på e-post og tar det derfra.",
              sv: "Själv: skriv din adress på [sidan om dina uppgifter](my-data). Du får en länk via mejl och tar det därifrån.",
              en: "By yourself: enter your address on [the page about your data](my-data). You get a link by email and take it from there.",
            },
            {
              nb: "Gjennom arrangøren: svar på en e-post om arrangementet. Svaret skal komme innen en måned.",
              sv: "Genom arrangören: svara på ett mejl om evenemanget. Svaret ska komma inom en månad.",
              en: "Through the organiser: reply to an email about the event. You are to have an answer within a month.",
            },
            {
              when: "contact",
              nb: "Kommer du ikke i kontakt med arrangøren, skriv til [{{contact}}](contact).",
              sv: "Om du inte får kontakt med arrangören, skriv till [{{contact}}](contact).",
              en: "If you cannot reach the organiser, write to [{{contact}}](contact).",
            },
          ],
        },
      ],
    },
    {
      id: "complaint",
      title: { nb: "Hvis du vil klage", sv: "Om du vill klaga", en: "If you want to complain" },
      blocks: [
        {
          nb: "Si helst fra til arrangøren først. Du kan når som helst klage til tilsynet der du bor: [Datatilsynet](datatilsynet) i Norge, [IMY](imy) i Sverige, eller tilsynet i ditt eget land; [EDPB](authorities) har en liste.",
          sv: "Säg gärna till arrangören först. Du kan när som helst klaga till tillsynsmyndigheten där du bor: [IMY](imy) i Sverige, [Datatilsynet](datatilsynet) i Norge, eller myndigheten i ditt eget land; [EDPB](authorities) har en lista.",
          en: "Please tell the organiser first if you can. You may complain at any time to the authority where you live: [Datatilsynet](datatilsynet) in Norway, [IMY](imy) in Sweden, or the authority of your own country; the [EDPB](authorities) has a list.",
        },
      ],
    },
  ],
});
