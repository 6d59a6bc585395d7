import { defineProse } from "./define-prose";

/** What attendees, organisers and the one who runs the installation may expect of each other. */
export const terms = defineProse({
  title: { nb: "Vilkår", sv: "Villkor", en: "Terms" },
  lead: {
    nb: "Hva du kan vente av oss og arrangøren, og hva vi venter av deg.",
    sv: "Vad du kan vänta dig av oss och arrangören, och vad vi väntar oss av dig.",
    en: "What you can expect from us and from the organiser, and what we expect from you.",
  },
  sections: [
    {
      id: "parties",
      title: { nb: "Hvem som er hvem", sv: "Vem som är vem", en: "Who is who" },
      blocks: [
        {
          nb: "Treff er et verktøy. Arrangementet holdes av organisasjonen som står på arrangementets side, og det er den du inngår avtale med når du melder deg på.",
          sv: "Treff är ett verktyg. Evenemanget hålls av den organisation som står på evenemangets sida, och det är med den du ingår avtal när du anmäler dig.",
          en: "Treff is a tool. The event is held by the organisation named on its page, and it is with them that you make an agreement when you register.",
        },
        {
          when: "operator",
          nb: "{{operator}} driver denne installasjonen og stiller den til disposisjon for arrangørene.",
          sv: "{{operator}} driver den här installationen och ställer den till arrangörernas förfogande.",
          en: "{{operator}} runs this installation and makes it available to the organisers.",
        },
        {
          when: "contact",
          nb: "Spørsmål om installasjonen: [{{contact}}](contact).",
          sv: "Frågor om installationen: [{{contact}}](contact).",
          en: "Questions about the installation: [{{contact}}](contact).",
        },
      ],
    },
    {
      id: "attendees",
      title: { nb: "For deg som melder på", sv: "För dig som anmäler", en: "If you register" },
      blocks: [
        {
          list: [
            {
              nb: "Plassen er din når du har fått bekreftelsen. På venteliste, eller mens arrangøren vurderer søknaden, har du ingen plass ennå.",
              sv: "Platsen är din när du har fått bekräftelsen. På väntelista, eller medan arrangören prövar ansökan, har du ingen plats ännu.",
              en: "The place is yours once you have the confirmation. On the waiting list, or while the organiser considers your application, you do not have one yet.",
            },
            {
              nb: "Meld bare på dem som vet om det. De får e-post i sitt eget navn.",
              sv: "Anmäl bara dem som känner till det. De får mejl i sitt eget namn.",
              en: "Only register people who know about it. They will get email in their own name.",
            },
            {
              nb: "Lenken i bekreftelsen er nøkkelen til plassen. Behold den for deg selv.",
              sv: "Länken i bekräftelsen är nyckeln till platsen. Behåll den för dig själv.",
              en: "The link in the confirmation is the key to the place. Keep it to yourself.",
            },
            {
              nb: "Kan du ikke komme, meld av plassen så snart du vet det. Da går den til nestemann.",
              sv: "Kan du inte komma, avboka platsen så snart du vet det. Då går den till nästa.",
              en: "If you cannot come, give the place back as soon as you know. It then goes to the next person.",
            },
            {
              nb: "Arrangøren kan endre eller avlyse, og sier da fra på e-post. Pris, betaling og tilbakebetaling avtales med arrangøren.",
              sv: "Arrangören kan ändra eller ställa in, och säger då till via mejl. Pris, betalning och återbetalning avtalas med arrangören.",
              en: "The organiser may change or cancel, and will tell you by email. Price, payment and refunds are a matter between you and the organiser.",
            },
          ],
        },
      ],
    },
    {
      id: "organisers",
      title: { nb: "For deg som arrangerer", sv: "För dig som arrangerar", en: "If you organise" },
      blocks: [
        {
          list: [
            {
              nb: "Dere har ansvaret for arrangementet, og for at det dere legger ut, er riktig og lovlig.",
              sv: "Ni ansvarar för evenemanget, och för att det ni publicerar är riktigt och lagligt.",
              en: "You answer for the event, and for what you publish being correct and lawful to publish.",
            },
            {
              nb: "Bruk opplysningene til det deltakerne ga dem for. Skal dere bruke dem til noe mer, spør dem først.",
              sv: "Använd uppgifterna till det som deltagarna lämnade dem för. Ska ni använda dem till något mer, fråga dem först.",
              en: "Use people’s details for what they gave them for. If you want to use them for anything more, ask first.",
            },
            {
              nb: "Gi bare dem som trenger det en rolle, og ta den bort når de slutter. Koder og innlogging er personlige.",
              sv: "Ge bara en roll till dem som behöver den, och ta bort den när de slutar. Koder och inloggning är personliga.",
              en: "Give a role only to those who need it, and take it away when they leave. Codes and sign-in are personal.",
            },
            {
              nb: "Send bare e-post som gjelder arrangementet.",
              sv: "Skicka bara mejl som gäller evenemanget.",
              en: "Send only email that concerns the event.",
            },
            {
              nb: "Misbruk, som falske arrangementer eller søppelpost, gjør at organisasjonen stenges ute.",
              sv: "Missbruk, som falska evenemang eller skräppost, leder till att organisationen stängs av.",
              en: "Abuse, such as fake events or spam, leads to the organisation being shut out.",
            },
          ],
        },
      ],
    },
    {
      id: "data-processing",
      title: {
        nb: "Databehandling, kort",
        sv: "Personuppgiftsbehandling, kort",
        en: "Data processing, in short",
      },
      blocks: [
        {
          nb: "Arrangøren er behandlingsansvarlig, den som driver installasjonen, er databehandler (GDPR artikkel 28). Har dere inngått en egen databehandleravtale, går den foran dette:",
          sv: "Arrangören är personuppgiftsansvarig, den som driver installationen är personuppgiftsbiträde (GDPR artikel 28). Har ni ingått ett eget biträdesavtal går det före detta:",
          en: "The organiser is the controller, whoever runs the installation is the processor (GDPR Article 28). If you have signed an agreement of your own, it takes precedence over this:",
        },
        {
          list: [
            {
              nb: "Hva: opplysningene nevnt under [Personvern](privacy), om deltakere, kontaktpersoner og arrangører, så lenge dere bruker Treff.",
              sv: "Vad: uppgifterna som nämns under [Integritet](privacy), om deltagare, kontaktpersoner och arrangörer, så länge ni använder Treff.",
              en: "What: the data named under [Privacy](privacy), about attendees, contacts and organisers, for as long as you use Treff.",
            },
            {
              nb: "Instruks: databehandleren gjør bare det dere ber om gjennom Treff eller skriftlig, og sier fra hvis noe virker ulovlig.",
              sv: "Instruktion: biträdet gör bara det ni ber om genom Treff eller skriftligt, och säger till om något verkar olagligt.",
              en: "Instructions: the processor does only what you ask for through Treff or in writing, and tells you if something seems unlawful.",
            },
            {
              nb: "Taushetsplikt og sikkerhet: bare de som må, har tilgang, og de har taushetsplikt. Personlige lenker og koder lagres ikke, innlogging lagres bare som avtrykk, og hver organisasjons opplysninger er lukket for alle andre.",
              sv: "Sekretess och säkerhet: bara de som måste har åtkomst, och de har tystnadsplikt. Personliga länkar och koder sparas inte, inloggning sparas bara som avtryck, och varje organisations uppgifter är stängda för alla andra.",
              en: "Confidentiality and security: only those who must have access do, and they are bound to secrecy. Personal links and codes are not stored, sign-ins only as fingerprints, and each organisation’s data is closed to every other.",
            },
            {
              nb: "Underleverandører: den som leverer maskinene og e-posttjeneren. Dere får vite hvem det er, og får varsel før de byttes, slik at dere kan si nei.",
              sv: "Underbiträden: den som levererar maskinerna och e-postservern. Ni får veta vem det är, och besked innan de byts, så att ni kan säga nej.",
              en: "Sub-processors: whoever provides the machines and the mail server. You are told who they are, and before they change, so that you can object.",
            },
            {
              nb: "Hjelp og brudd: databehandleren hjelper dere med innsyn, retting og sletting, og melder fra uten ugrunnet opphold hvis noe er kommet på avveie.",
              sv: "Hjälp och incidenter: biträdet hjälper er med registerutdrag, rättelse och radering, och meddelar er utan onödigt dröjsmål om något har kommit på avvägar.",
              en: "Help and breaches: the processor helps you with access, correction and erasure, and tells you without undue delay if data has gone astray.",
            },
            {
              nb: "Avslutning og kontroll: når dere slutter, får dere opplysningene ut, og de slettes, bortsett fra det loven krever. Dere kan be om det som trengs for å se at dette holdes.",
              sv: "Avslut och kontroll: när ni slutar får ni ut uppgifterna och de raderas, utom det lagen kräver. Ni kan begära det som behövs för att se att detta följs.",
              en: "End and audit: when you leave, you get the data out and it is erased, except for what the law requires. You may ask for what you need to see that this is kept.",
            },
          ],
        },
      ],
    },
    {
      id: "liability",
      title: { nb: "Drift og ansvar", sv: "Drift och ansvar", en: "Running and liability" },
      blocks: [
        {
          nb: "Vi gjør det vi kan for at Treff er oppe og at ingen e-post går tapt, men kan ikke love at det aldri skjer feil. Det begrenser ikke rettigheter du har etter loven.",
          sv: "Vi gör vad vi kan för att Treff ska vara uppe och att inget mejl går förlorat, men kan inte lova att det aldrig blir fel. Det begränsar inte rättigheter du har enligt lag.",
          en: "We do what we can to keep Treff running and to lose no email, but cannot promise that nothing ever goes wrong. This limits none of the rights the law gives you.",
        },
        {
          nb: "Treff er fri programvare under AGPL-3.0: du har rett til å få kildekoden til det som kjører her.",
          sv: "Treff är fri programvara under AGPL-3.0: du har rätt att få källkoden till det som körs här.",
          en: "Treff is free software under the AGPL-3.0: you are entitled to the source code of what runs here.",
        },
      ],
    },
    {
      id: "changes",
      title: { nb: "Endringer og lovvalg", sv: "Ändringar och lagval", en: "Changes and law" },
      blocks: [
        {
          nb: "Vilkårene gjelder fra 22. november 2026. For en påmelding gjelder de vilkårene som sto her da den ble sendt. Loven i landet der arrangøren holder til, gjelder.",
          sv: "Villkoren gäller från den 22 november 2026. För en anmälan gäller de villkor som stod här när den skickades. Lagen i landet där arrangören finns gäller.",
          en: "These terms apply from 22 November 2026. A registration is governed by the terms that stood here when it was sent. The law of the organiser’s country applies.",
        },
      ],
    },
  ],
});
