import { defineTexts } from "../define-texts";

/** The pages that stand in other people's pages, and the page that says how to put them there. */
export const embed = defineTexts({
  eventsOf: {
    nb: "Arrangementer fra {{organisation}}",
    sv: "Evenemang från {{organisation}}",
    en: "Events by {{organisation}}",
  },
  events: { nb: "Arrangementer", sv: "Evenemang", en: "Events" },
  allEvents: { nb: "Alle arrangementer", sv: "Alla evenemang", en: "All events" },
  readMore: { nb: "Les mer", sv: "Läs mer", en: "Read more" },
  newTab: { nb: "(åpnes i ny fane)", sv: "(öppnas i ny flik)", en: "(opens in a new tab)" },
  back: { nb: "Tilbake", sv: "Tillbaka", en: "Back" },
  openForm: {
    nb: "Åpne skjemaet i ny fane",
    sv: "Öppna formuläret i ny flik",
    en: "Open the form in a new tab",
  },
  openSeat: {
    nb: "Åpne påmeldingen din",
    sv: "Öppna din anmälan",
    en: "Open your registration",
  },
  openOrder: {
    nb: "Åpne påmeldingen deres",
    sv: "Öppna er anmälan",
    en: "Open your registration",
  },
  openHint: {
    nb: "Der finner du kalender, program og avmelding. Lenken står også i e-posten.",
    sv: "Där finns kalender, program och avbokning. Länken står också i mejlet.",
    en: "There you find calendar, programme and a way to give the place back. The link is in the email too.",
  },

  link: {
    nb: "Vis arrangementene deres",
    sv: "Visa era evenemang",
    en: "Show your events",
  },
  title: {
    nb: "På nettsidene deres",
    sv: "På er webbplats",
    en: "On your own website",
  },
  lead: {
    nb: "Vis arrangementene, og ta imot påmeldinger, midt på en side dere har fra før.",
    sv: "Visa evenemangen, och ta emot anmälningar, mitt på en sida ni redan har.",
    en: "Show your events, and take registrations, in the middle of a page you already have.",
  },
  what: { nb: "Hva skal vises?", sv: "Vad ska visas?", en: "What should be shown?" },
  theList: {
    nb: "Listen over det som kommer",
    sv: "Listan över det som är på gång",
    en: "The list of what is coming up",
  },
  limit: { nb: "Høyst så mange", sv: "Högst så många", en: "At most this many" },
  language: { nb: "Språk", sv: "Språk", en: "Language" },
  visitorsLanguage: {
    nb: "Nettleserens eget",
    sv: "Webbläsarens eget",
    en: "The visitor’s own",
  },
  show: { nb: "Vis", sv: "Visa", en: "Show" },
  elementTitle: {
    nb: "Med et lite skript",
    sv: "Med ett litet skript",
    en: "With a small script",
  },
  elementLead: {
    nb: "Rammen blir akkurat så høy som innholdet. Skriptet er under 3 kB, setter ingen informasjonskapsler og sporer ingen.",
    sv: "Ramen blir precis så hög som innehållet. Skriptet är under 3 kB, sätter inga kakor och spårar ingen.",
    en: "The frame is exactly as tall as what is in it. The script is below 3 kB, sets no cookie and follows nobody.",
  },
  iframeTitle: { nb: "Uten skript", sv: "Utan skript", en: "Without a script" },
  iframeLead: {
    nb: "Der skript ikke er tillatt. Velg en høyde som passer; det som er lengre, kan rulles.",
    sv: "Där skript inte är tillåtna. Välj en höjd som passar; det som är längre går att rulla.",
    en: "Where scripts are not allowed. Choose a height that suits; what is longer scrolls.",
  },
  elementCode: { nb: "HTML med skript", sv: "HTML med skript", en: "HTML with a script" },
  iframeCode: { nb: "HTML uten skript", sv: "HTML utan skript", en: "HTML without a script" },
  preview: { nb: "Slik ser det ut", sv: "Så ser det ut", en: "What it looks like" },
  goodToKnow: { nb: "Godt å vite", sv: "Bra att veta", en: "Good to know" },
  knowPublic: {
    nb: "Listen viser publiserte, åpne arrangementer. Et arrangement som bare er for dem med lenken, kan vises for seg; det som er for medlemmer, vises ikke.",
    sv: "Listan visar publicerade, öppna evenemang. Ett evenemang som bara är för dem med länken kan visas för sig; det som är för medlemmar visas inte.",
    en: "The list shows published, public events. An event for those with the link can be shown by itself; one for members is not shown.",
  },
  knowRegister: {
    nb: "Påmeldingen skjer i rammen. Bekreftelsen kommer på e-post som ellers.",
    sv: "Anmälan görs i ramen. Bekräftelsen kommer via mejl som vanligt.",
    en: "Registering happens in the frame. The confirmation comes by email as always.",
  },
  knowColour: {
    nb: "Fargen er deres egen. Med skriptet følger lyst og mørkt siden rundt. I en vanlig ramme avgjør den besøkendes eget valg; er siden deres alltid lys, legg til theme=light i adressen.",
    sv: "Färgen är er egen. Med skriptet följer ljust och mörkt sidan runt omkring. I en vanlig ram avgör besökarens eget val; är er sida alltid ljus, lägg till theme=light i adressen.",
    en: "The colour is your own. With the script, light and dark follow the page around it. In a plain frame the visitor’s choice counts; if your page is always light, add theme=light to the address.",
  },
  knowPolicy: {
    nb: "Har nettstedet en Content-Security-Policy, må den tillate {{origin}} i frame-src, og i script-src for skriptet. En ramme med sandbox trenger allow-scripts, allow-forms, allow-popups og allow-same-origin.",
    sv: "Om webbplatsen har en Content-Security-Policy måste den tillåta {{origin}} i frame-src, och i script-src för skriptet. En ram med sandbox behöver allow-scripts, allow-forms, allow-popups och allow-same-origin.",
    en: "If the site has a Content-Security-Policy, it has to allow {{origin}} in frame-src, and in script-src for the script. A frame with sandbox needs allow-scripts, allow-forms, allow-popups and allow-same-origin.",
  },
  knowApi: {
    nb: "Vil dere vise listen på deres egen måte, finnes den som JSON.",
    sv: "Vill ni visa listan på ert eget sätt finns den som JSON.",
    en: "If you would rather show the list in your own way, it is there as JSON.",
  },
});
