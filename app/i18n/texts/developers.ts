import { defineTexts } from "../define-texts";

/** The page about the JSON API. The reference below it is in English, as the API is. */
export const developers = defineTexts({
  title: { nb: "For utviklere", sv: "För utvecklare", en: "For developers" },
  lead: {
    nb: "Les arrangementene som JSON, meld på folk fra et program, eller vis listen på en annen side. Ingen nøkkel trengs.",
    sv: "Läs evenemangen som JSON, anmäl folk från ett program eller visa listan på en annan sida. Ingen nyckel behövs.",
    en: "Read events as JSON, register people from a program, or show the list on another site. No key is needed.",
  },
  document: {
    nb: "OpenAPI 3.1-dokumentet",
    sv: "OpenAPI 3.1-dokumentet",
    en: "The OpenAPI 3.1 document",
  },
  rules: { nb: "Slik virker det", sv: "Så fungerar det", en: "How it works" },
  operations: { nb: "Kall", sv: "Anrop", en: "Operations" },
  schemas: { nb: "Data", sv: "Data", en: "Data" },
  embed: {
    nb: "Vis listen et annet sted",
    sv: "Visa listan någon annanstans",
    en: "Show the list elsewhere",
  },
  embedLead: {
    nb: "Arrangører finner kode for sin egen organisasjon under Arrangere.",
    sv: "Arrangörer hittar kod för sin egen organisation under Arrangera.",
    en: "Organisers find snippets for their own organisation under Organise.",
  },
  time: { nb: "Tid", sv: "Tid", en: "Time" },
  timeText: {
    nb: "Tidspunkter er RFC 3339 i UTC. Ved siden av står IANA-tidssonen de gjelder i, for eksempel `Europe/Oslo`. Vis dem der, ikke i leserens sone.",
    sv: "Tidpunkter är RFC 3339 i UTC. Bredvid står IANA-tidszonen de gäller i, till exempel `Europe/Oslo`. Visa dem där, inte i läsarens zon.",
    en: "Instants are RFC 3339 in UTC. Beside each stands the IANA time zone it is meant in, such as `Europe/Oslo`. Show it there, not in the reader’s zone.",
  },
  errors: { nb: "Feil", sv: "Fel", en: "Errors" },
  errorsText: {
    nb: "Alle avslag er `application/problem+json` (RFC 9457). Programmer ser på `code`; `errors` peker på hvert felt som må rettes.",
    sv: "Alla avslag är `application/problem+json` (RFC 9457). Program tittar på `code`; `errors` pekar på varje fält som måste rättas.",
    en: "Every refusal is `application/problem+json` (RFC 9457). Programs decide by `code`; `errors` points at each field to put right.",
  },
  repeat: { nb: "Sende to ganger", sv: "Skicka två gånger", en: "Sending twice" },
  repeatText: {
    nb: "Gi hver påmelding sin `Idempotency-Key`. Kommer ikke svaret fram, send det samme igjen: du får den samme påmeldingen. Samme nøkkel med annet innhold avvises.",
    sv: "Ge varje anmälan en egen `Idempotency-Key`. Kommer svaret inte fram, skicka samma sak igen: du får samma anmälan. Samma nyckel med annat innehåll avvisas.",
    en: "Give each order its `Idempotency-Key`. If the answer is lost, send the same again: you get the same order. The same key with other contents is refused.",
  },
  paging: { nb: "Sider", sv: "Sidor", en: "Paging" },
  pagingText: {
    nb: "Lister kommer med 100 om gangen. `page` teller fra 1; `pages` og `total` sier hvor mange det er.",
    sv: "Listor kommer med 100 i taget. `page` räknar från 1; `pages` och `total` säger hur många det finns.",
    en: "Lists come 100 at a time. `page` counts from 1; `pages` and `total` say how many there are.",
  },
  caching: { nb: "Spar overføring", sv: "Spara överföring", en: "Sending less" },
  cachingText: {
    nb: "Svar har en `ETag`. Send den tilbake i `If-None-Match`, så svarer vi 304 når ingenting er endret.",
    sv: "Svar har en `ETag`. Skicka tillbaka den i `If-None-Match`, så svarar vi 304 när inget har ändrats.",
    en: "Answers have an `ETag`. Send it back in `If-None-Match` and we answer 304 while nothing has changed.",
  },
  rates: { nb: "Hvor mye", sv: "Hur mycket", en: "How much" },
  ratesText: {
    nb: "Lesing er fri. Én nettverksadresse kan sende {{orders}} påmeldinger i minuttet; over det kommer 429 med `Retry-After`.",
    sv: "Läsning är fri. En nätverksadress kan skicka {{orders}} anmälningar i minuten; över det kommer 429 med `Retry-After`.",
    en: "Reading is free. One network address may send {{orders}} orders a minute; beyond that comes 429 with `Retry-After`.",
  },
  origins: { nb: "Fra andre nettsider", sv: "Från andra webbplatser", en: "From other sites" },
  originsText: {
    nb: "Skript på alle nettsider kan lese det som er offentlig, også kalenderne (CORS, `*`, uten informasjonskapsler). Påmelding tar vi imot fra programmer og fra våre egne sider, ikke fra skript på andres: bruk rammen nedenfor.",
    sv: "Skript på alla webbplatser kan läsa det som är offentligt, även kalendrarna (CORS, `*`, utan kakor). Anmälan tar vi emot från program och från våra egna sidor, inte från skript på andras: använd ramen nedan.",
    en: "Scripts on any site may read what is public, the calendars too (CORS, `*`, without cookies). Orders are taken from programs and from our own pages, not from scripts on others: use the frame below.",
  },
  change: { nb: "Endringer", sv: "Ändringar", en: "Changes" },
  changeText: {
    nb: "Det som står i v1, blir stående. Nye felt kan komme: se bort fra det du ikke kjenner.",
    sv: "Det som står i v1 står kvar. Nya fält kan tillkomma: bortse från det du inte känner till.",
    en: "What is in v1 stays. New fields may come: ignore what you do not know.",
  },
});
