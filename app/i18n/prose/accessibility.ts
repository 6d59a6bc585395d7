import { defineProse } from "./define-prose";

/** How accessible the pages are meant to be, what was tested, what is known to be missing. */
export const accessibility = defineProse({
  title: { nb: "Tilgjengelighet", sv: "Tillgänglighet", en: "Accessibility" },
  lead: {
    nb: "Alle skal kunne finne fram og melde seg på, uansett hvordan de ser, hører, leser eller bruker maskinen.",
    sv: "Alla ska kunna hitta rätt och anmäla sig, oavsett hur de ser, hör, läser eller använder sin dator.",
    en: "Everyone should be able to find their way and register, however they see, hear, read or operate their device.",
  },
  sections: [
    {
      id: "status",
      title: {
        nb: "Målet, og hvor vi står",
        sv: "Målet, och var vi står",
        en: "The goal, and where we stand",
      },
      blocks: [
        {
          nb: "Offentlige virksomheter i Norge og Sverige er pålagt ved lov å følge [WCAG 2.1](wcag) på nivå AA. Målet vårt er WCAG 2.2 på samme nivå, for alle som bruker Treff.",
          sv: "Offentliga aktörer i Sverige och Norge är enligt lag skyldiga att följa [WCAG 2.1](wcag) på nivå AA. Vårt mål är WCAG 2.2 på samma nivå, för alla som använder Treff.",
          en: "Public bodies in Norway and Sweden are required by law to follow [WCAG 2.1](wcag) at level AA. Our goal is WCAG 2.2 at the same level, for everyone who uses Treff.",
        },
        {
          nb: "Vi kjenner i dag ikke til noen brudd på WCAG 2.1 AA på Treffs egne sider. Ingen utenfra har kontrollert det ennå, så det er en egenvurdering.",
          sv: "Vi känner i dag inte till några brister mot WCAG 2.1 AA på Treffs egna sidor. Ingen utomstående har granskat det ännu, så det här är vår egen bedömning.",
          en: "We know of no breach of WCAG 2.1 AA in Treff’s own pages today. Nobody outside has audited them yet, so this is a self-assessment.",
        },
      ],
    },
    {
      id: "tested",
      title: { nb: "Hva som er testet", sv: "Vad som har testats", en: "What has been tested" },
      blocks: [
        {
          nb: "Ved hver endring går et program gjennom sidene i en ekte nettleser:",
          sv: "Vid varje ändring går ett program igenom sidorna i en riktig webbläsare:",
          en: "At every change a program walks through the pages in a real browser:",
        },
        {
          list: [
            {
              nb: "Regelsjekk med axe mot WCAG 2.0, 2.1 og 2.2, nivå A og AA, på norsk, svensk og engelsk.",
              sv: "Regelkontroll med axe mot WCAG 2.0, 2.1 och 2.2, nivå A och AA, på norska, svenska och engelska.",
              en: "Rules checked with axe against WCAG 2.0, 2.1 and 2.2, levels A and AA, in Norwegian, Swedish and English.",
            },
            {
              nb: "Skjermbredder ned til 320 piksler uten å rulle sidelengs, også med svært lange ord, i lyst og mørkt utseende.",
              sv: "Skärmbredder ner till 320 pixlar utan att rulla i sidled, även med mycket långa ord, i ljust och mörkt utseende.",
              en: "Screens down to 320 pixels without scrolling sideways, also with very long words, in light and dark.",
            },
            {
              nb: "Uten JavaScript: finne et arrangement, melde seg på og melde seg av.",
              sv: "Utan JavaScript: hitta ett evenemang, anmäla sig och avboka.",
              en: "Without JavaScript: finding an event, registering and giving a place back.",
            },
            {
              nb: "Kontrasten i hver farge som en organisasjon kan velge.",
              sv: "Kontrasten i varje färg som en organisation kan välja.",
              en: "The contrast of every colour an organisation can choose.",
            },
          ],
        },
      ],
    },
    {
      id: "gaps",
      title: { nb: "Kjente mangler", sv: "Kända brister", en: "Known gaps" },
      blocks: [
        {
          list: [
            {
              nb: "Sidene er ikke testet sammen med folk som bruker skjermleser, forstørrelse eller talestyring til daglig.",
              sv: "Sidorna har inte testats tillsammans med människor som använder skärmläsare, förstoring eller röststyrning i vardagen.",
              en: "The pages have not been tried out with people who use a screen reader, magnification or voice control every day.",
            },
            {
              nb: "E-postene finnes også som ren tekst, men er ikke testet i ulike e-postprogrammer.",
              sv: "Mejlen finns också som ren text, men har inte testats i olika e-postprogram.",
              en: "Emails come as plain text too, but have not been tested in different mail programs.",
            },
            {
              nb: "Bilder, dokumenter og tekster fra arrangøren er arrangørens egne. Treff kan ikke love at de er tilgjengelige.",
              sv: "Bilder, dokument och texter från arrangören är arrangörens egna. Treff kan inte lova att de är tillgängliga.",
              en: "Pictures, documents and texts from the organiser are the organiser’s own. Treff cannot promise that they are accessible.",
            },
            {
              nb: "Treff finnes ikke på lettlest språk eller tegnspråk.",
              sv: "Treff finns inte på lättläst språk eller teckenspråk.",
              en: "Treff is not available in easy-to-read language or sign language.",
            },
          ],
        },
      ],
    },
    {
      id: "report",
      title: {
        nb: "Stopper noe deg?",
        sv: "Är det något som hindrar dig?",
        en: "Is something in your way?",
      },
      blocks: [
        {
          nb: "Si fra, så finner arrangøren en annen måte du kan melde deg på. Svar på en e-post om arrangementet, eller bruk adressen på arrangørens egen side. Fortell gjerne hvilken side det gjelder og hva du bruker.",
          sv: "Säg till, så hjälper arrangören dig att anmäla dig på ett annat sätt. Svara på ett mejl om evenemanget, eller använd adressen på arrangörens egen sida. Berätta gärna vilken sida det gäller och vad du använder.",
          en: "Say so, and the organiser will find another way for you to register. Reply to an email about the event, or use the address on the organiser’s own website. It helps to know which page it was and what you use.",
        },
        {
          when: "contact",
          nb: "Gjelder det selve Treff, skriv til [{{contact}}](contact).",
          sv: "Gäller det själva Treff, skriv till [{{contact}}](contact).",
          en: "If it is about Treff itself, write to [{{contact}}](contact).",
        },
      ],
    },
    {
      id: "authority",
      title: { nb: "Hvis du ikke får svar", sv: "Om du inte får svar", en: "If nobody answers" },
      blocks: [
        {
          nb: "I Norge fører [Tilsynet for universell utforming av IKT](uutilsynet) tilsyn. I Sverige kan du anmelde til [Digg](digg).",
          sv: "I Sverige kan du anmäla bristen till [Digg](digg). I Norge är det [Tilsynet for universell utforming av IKT](uutilsynet) som har tillsyn.",
          en: "In Norway the [authority for universal design of ICT](uutilsynet) supervises. In Sweden you can report to [Digg](digg).",
        },
      ],
    },
    {
      id: "public-bodies",
      title: {
        nb: "For offentlige arrangører",
        sv: "För offentliga arrangörer",
        en: "For public organisers",
      },
      blocks: [
        {
          nb: "Er dere en offentlig virksomhet i Norge, trenger dere en egen erklæring på [uustatus.no](uustatus) som også dekker Treff. Offentlige aktører i Sverige publiserer sin egen tilgjengelighetsredegjørelse. Det som står her, kan brukes i begge tilfeller.",
          sv: "En offentlig aktör i Sverige publicerar en egen tillgänglighetsredogörelse som också täcker Treff. Offentliga verksamheter i Norge gör sin på [uustatus.no](uustatus). Det som står här kan användas i båda fallen.",
          en: "A public body in Norway needs a statement of its own at [uustatus.no](uustatus) that covers Treff too. Public bodies in Sweden publish their own. What is written here can be used in either.",
        },
      ],
    },
    {
      id: "date",
      title: {
        nb: "Om denne erklæringen",
        sv: "Om den här redogörelsen",
        en: "About this statement",
      },
      blocks: [
        {
          nb: "Skrevet 22. november 2026, etter en egen gjennomgang. Den oppdateres når Treff endres.",
          sv: "Skriven den 22 november 2026 efter en egen genomgång. Den uppdateras när Treff ändras.",
          en: "Written on 22 November 2026 after a review of our own. It is updated when Treff changes.",
        },
      ],
    },
  ],
});
