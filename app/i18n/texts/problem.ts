import { defineTexts } from "../define-texts";
import { contactProblems } from "./contact";
import { companyProblems } from "./companies";
import { fileProblems } from "./files";
import { invoicingProblems } from "./invoicing";
import { letterProblems } from "./letters";
import { orderProblems } from "./order-problems";
import { offerProblems } from "./offer";
import { outboxProblems } from "./outbox";
import { seatProblems } from "./seat-problems";
import { tableProblems } from "./table";

/** A sentence for every refusal, keyed by its code: what to do, without blame. */
export const problem = defineTexts({
  ...companyProblems,
  ...contactProblems,
  ...fileProblems,
  ...invoicingProblems,
  ...letterProblems,
  ...orderProblems,
  ...offerProblems,
  ...outboxProblems,
  ...seatProblems,
  ...tableProblems,
  required: {
    nb: "Fyll ut dette feltet.",
    sv: "Fyll i det här fältet.",
    en: "Please fill in this field.",
  },
  "field-invalid": {
    nb: "Sjekk det du skrev her.",
    sv: "Kontrollera det du skrev här.",
    en: "Check what you entered here.",
  },
  "too-long": {
    nb: "Kort ned teksten litt.",
    sv: "Korta ner texten lite.",
    en: "Make the text a little shorter.",
  },
  "too-many": {
    nb: "Det ble for mange på en gang.",
    sv: "Det blev för många på en gång.",
    en: "That was too many at once.",
  },
  "email-invalid": {
    nb: "Skriv en e-postadresse som navn@firma.no.",
    sv: "Skriv en e-postadress som namn@foretag.se.",
    en: "Enter an email address like name@company.com.",
  },
  "code-malformed": {
    nb: "Koden har seks sifre.",
    sv: "Koden har sex siffror.",
    en: "The code has six digits.",
  },
  "code-wrong": {
    nb: "Koden stemmer ikke. Se i den nyeste e-posten.",
    sv: "Koden stämmer inte. Titta i det senaste mejlet.",
    en: "That code is not right. Look in the latest email.",
  },
  "code-expired": {
    nb: "Koden kan ikke brukes lenger. Be om en ny.",
    sv: "Koden går inte att använda längre. Be om en ny.",
    en: "That code can no longer be used. Ask for a new one.",
  },
  "too-many-codes": {
    nb: "Mange koder er sendt den siste timen. Vent litt, og prøv igjen.",
    sv: "Många koder har begärts den senaste timmen. Vänta en stund och försök igen.",
    en: "Many codes have been requested in the last hour. Wait a while and try again.",
  },
  "date-malformed": {
    nb: "Velg dato og klokkeslett.",
    sv: "Välj datum och klockslag.",
    en: "Choose a date and a time.",
  },
  "instant-malformed": {
    nb: "Skriv tidspunktet som 2027-09-01T08:00:00Z.",
    sv: "Skriv tidpunkten som 2027-09-01T08:00:00Z.",
    en: "Write the instant as 2027-09-01T08:00:00Z.",
  },
  "zone-unknown": {
    nb: "Velg en tidssone fra listen.",
    sv: "Välj en tidszon i listan.",
    en: "Choose a time zone from the list.",
  },
  "url-malformed": {
    nb: "Skriv hele adressen, med https:// foran.",
    sv: "Skriv hela adressen, med https:// först.",
    en: "Enter the full address, beginning with https://.",
  },
  "number-malformed": {
    nb: "Skriv et helt tall.",
    sv: "Skriv ett heltal.",
    en: "Enter a whole number.",
  },
  "capacity-too-small": {
    nb: "Det må være minst én plass.",
    sv: "Det måste finnas minst en plats.",
    en: "There must be at least one place.",
  },
  "capacity-too-large": {
    nb: "Det kan være høyst 100 000 plasser.",
    sv: "Det kan finnas högst 100 000 platser.",
    en: "There can be at most 100,000 places.",
  },
  "capacity-below-taken": {
    nb: "{{taken}} plasser er tatt. Antallet kan ikke være lavere.",
    sv: "{{taken}} platser är tagna. Antalet kan inte vara lägre.",
    en: "{{taken}} places are taken. There cannot be fewer.",
  },
  "time-skipped": {
    nb: "Dette klokkeslettet finnes ikke den dagen: klokken stilles frem. Velg et annet.",
    sv: "Klockslaget finns inte den dagen: klockan ställs fram. Välj ett annat.",
    en: "That time does not exist on that day: the clocks go forward. Choose another.",
  },
  "ends-before-start": {
    nb: "Sluttiden må komme etter starttiden.",
    sv: "Sluttiden måste komma efter starttiden.",
    en: "The end must come after the start.",
  },
  "lasts-too-long": {
    nb: "Det er mer enn 400 dager mellom start og slutt. Sjekk datoene.",
    sv: "Det är mer än 400 dagar mellan start och slut. Kontrollera datumen.",
    en: "There are more than 400 days between start and end. Check the dates.",
  },
  "choice-unknown": {
    nb: "Dette valget finnes ikke lenger. Velg på nytt.",
    sv: "Det valet finns inte längre. Välj igen.",
    en: "That choice is no longer there. Choose again.",
  },
  "session-not-cancelled": {
    nb: "Programposten er ikke avlyst.",
    sv: "Programpunkten är inte inställd.",
    en: "The session is not cancelled.",
  },
  "event-not-cancelled": {
    nb: "Arrangementet er ikke avlyst.",
    sv: "Evenemanget är inte inställt.",
    en: "The event is not cancelled.",
  },
  "session-cancelled": {
    nb: "Programposten er avlyst.",
    sv: "Programpunkten är inställd.",
    en: "The session has been cancelled.",
  },
  "changed-meanwhile": {
    nb: "Noen andre endret det samme i mellomtiden. Se hva som står der nå, og lagre på nytt om du vil beholde ditt.",
    sv: "Någon annan ändrade samma sak under tiden. Se vad som står där nu och spara igen om du vill behålla ditt.",
    en: "Somebody else changed the same thing meanwhile. See what stands there now, and save again to keep yours.",
  },
  "nothing-chosen": {
    nb: "Velg minst én endring.",
    sv: "Välj minst en ändring.",
    en: "Choose at least one change.",
  },
  "name-taken": {
    nb: "Navnet er i bruk. Velg et annet.",
    sv: "Namnet är upptaget. Välj ett annat.",
    en: "That name is taken. Choose another.",
  },
  "track-in-use": {
    nb: "Det står programposter i sporet. Flytt dem først.",
    sv: "Det finns programpunkter i spåret. Flytta dem först.",
    en: "There are sessions in the track. Move them first.",
  },
  "event-not-draft": {
    nb: "Arrangementet er allerede publisert.",
    sv: "Evenemanget är redan publicerat.",
    en: "The event has already been published.",
  },
  "event-not-published": {
    nb: "Arrangementet er ikke publisert.",
    sv: "Evenemanget är inte publicerat.",
    en: "The event is not published.",
  },
  "event-over": {
    nb: "Arrangementet er avlyst eller arkivert og kan ikke endres.",
    sv: "Evenemanget är inställt eller arkiverat och kan inte ändras.",
    en: "The event is cancelled or archived and cannot be changed.",
  },
  "event-not-open": {
    nb: "Påmeldingen er stengt.",
    sv: "Anmälan är stängd.",
    en: "Registration is closed.",
  },
  "event-started": {
    nb: "Arrangementet har begynt.",
    sv: "Evenemanget har börjat.",
    en: "The event has begun.",
  },
  "too-many-seats": {
    nb: "Det kan være høyst 100 plasser i én påmelding.",
    sv: "Det kan vara högst 100 platser i en anmälan.",
    en: "There can be at most 100 places in one registration.",
  },
  "seats-missing": {
    nb: "Legg til minst én plass.",
    sv: "Lägg till minst en plats.",
    en: "Add at least one place.",
  },
  "duplicate-in-order": {
    nb: "Denne adressen er brukt to ganger. Gi hver person sin egen, eller la feltene stå tomme og sett navn senere.",
    sv: "Adressen förekommer två gånger. Ge varje person en egen, eller lämna fälten tomma och ange namn senare.",
    en: "This address appears twice. Give each person their own, or leave the fields empty and name them later.",
  },
  "name-needed": {
    nb: "Skriv navnet også.",
    sv: "Skriv namnet också.",
    en: "Enter the name as well.",
  },
  "already-registered": {
    nb: "Denne adressen er allerede påmeldt. Vi har sendt lenken til påmeldingen dit en gang til.",
    sv: "Adressen är redan anmäld. Vi har skickat länken till anmälan dit en gång till.",
    en: "This address is already registered. We have sent the link to the registration there once more.",
  },
  "submission-differs": {
    nb: "Denne nøkkelen er allerede brukt med andre opplysninger.",
    sv: "Nyckeln har redan använts med andra uppgifter.",
    en: "This key has already been used with other details.",
  },
  "sent-before": {
    nb: "Skjemaet er allerede sendt inn, med andre opplysninger. Se e-posten du fikk. Er dette en påmelding til, så send det en gang til.",
    sv: "Formuläret har redan skickats, med andra uppgifter. Se mejlet du fick. Är det här en anmälan till, så skicka det en gång till.",
    en: "This form has already been sent, with other details. See the email you got. If this is another registration, send it again.",
  },
  "already-suppressed": {
    nb: "Adressen står på listen fra før.",
    sv: "Adressen står redan på listan.",
    en: "The address is on the list already.",
  },
  "already-cancelled": {
    nb: "Plassen er allerede meldt av.",
    sv: "Platsen är redan avbokad.",
    en: "The place has already been given back.",
  },
  "seat-named": {
    nb: "Plassen har allerede fått et navn.",
    sv: "Platsen har redan fått ett namn.",
    en: "The place has already been given a name.",
  },
  "seat-cancelled": {
    nb: "Plassen er meldt av.",
    sv: "Platsen är avbokad.",
    en: "The place has been given back.",
  },
  "consent-needed": {
    nb: "Kryss av for at arrangøren kan bruke svaret, eller tøm det.",
    sv: "Kryssa i att arrangören får använda svaret, eller töm det.",
    en: "Tick that the organiser may use your answer, or leave it empty.",
  },
  "not-asked": {
    nb: "Dette spør arrangøren ikke om lenger.",
    sv: "Det här frågar arrangören inte om längre.",
    en: "The organiser no longer asks about this.",
  },
  "too-many-requests": {
    nb: "Det er bedt om mange lenker. Vent en time og prøv igjen.",
    sv: "Många länkar har begärts. Vänta en timme och försök igen.",
    en: "Many links have been asked for. Wait an hour and try again.",
  },
  "seats-to-come": {
    nb: "Personen har plass på noe som kommer. Kryss av for at plassen meldes av.",
    sv: "Personen har plats på något som kommer. Kryssa i att platsen avbokas.",
    en: "The person has a place at something to come. Tick that the place is given back.",
  },
  "already-decided": {
    nb: "Søknaden er allerede avgjort.",
    sv: "Ansökan är redan avgjord.",
    en: "The application has already been decided.",
  },
  "no-offer": {
    nb: "Det er ikke noe tilbud å svare på lenger.",
    sv: "Det finns inget erbjudande att svara på längre.",
    en: "There is no offer to answer any more.",
  },
  "offer-expired": {
    nb: "Tilbudet er gått ut, og plassen går til neste i køen.",
    sv: "Erbjudandet har gått ut och platsen går till nästa i kön.",
    en: "The offer has run out, and the place goes to the next in the queue.",
  },
  "not-waiting": {
    nb: "De står ikke på ventelisten lenger.",
    sv: "De står inte på väntelistan längre.",
    en: "They are no longer on the waiting list.",
  },
  "no-room": {
    nb: "Det er ikke ledig til alle de vil ha med.",
    sv: "Det finns inte plats för alla de vill ha med.",
    en: "There is not enough room for all of them.",
  },
  "hours-out-of-range": {
    nb: "Skriv et helt tall fra 1 til 720.",
    sv: "Skriv ett heltal från 1 till 720.",
    en: "Write a whole number from 1 to 720.",
  },
  "note-needed": {
    nb: "Skriv hvorfor de får plass utenfor tur.",
    sv: "Skriv varför de får plats före sin tur.",
    en: "Write why they get a place out of turn.",
  },
  "nobody-chosen": {
    nb: "Kryss av for minst én søknad.",
    sv: "Kryssa i minst en ansökan.",
    en: "Tick at least one application.",
  },
  "not-found": {
    nb: "Det finnes ikke, eller ikke lenger.",
    sv: "Det finns inte, eller inte längre.",
    en: "It does not exist, or no longer exists.",
  },
  "not-allowed": {
    nb: "Rollen din gir ikke tilgang til dette.",
    sv: "Din roll ger inte tillgång till det här.",
    en: "Your role does not allow this.",
  },
  "not-signed-in": { nb: "Logg inn først.", sv: "Logga in först.", en: "Sign in first." },
  "json-malformed": {
    nb: "Innholdet er ikke gyldig JSON.",
    sv: "Innehållet är inte giltig JSON.",
    en: "The content is not valid JSON.",
  },
  "media-type": {
    nb: "Send innholdet som application/json.",
    sv: "Skicka innehållet som application/json.",
    en: "Send the content as application/json.",
  },
  "method-not-allowed": {
    nb: "Metoden er ikke tillatt her.",
    sv: "Metoden är inte tillåten här.",
    en: "The method is not allowed here.",
  },
  "key-malformed": {
    nb: "Idempotency-Key kan ha høyst 200 synlige ASCII-tegn.",
    sv: "Idempotency-Key får ha högst 200 synliga ASCII-tecken.",
    en: "Idempotency-Key may have at most 200 visible ASCII characters.",
  },
  "reminder-too-far": {
    nb: "Høyst {{days}} dager.",
    sv: "Högst {{days}} dagar.",
    en: "At most {{days}} days.",
  },
  "reminder-order-after": {
    nb: "Etter en påmelding, ikke før den.",
    sv: "Efter en anmälan, inte före den.",
    en: "After somebody registers, not before.",
  },
  "reminder-nobody": { nb: "Velg minst én.", sv: "Välj minst en.", en: "Choose at least one." },
  "reminder-quiet-same": {
    nb: "Velg et annet klokkeslett enn det den begynner på.",
    sv: "Välj ett annat klockslag än det börjar på.",
    en: "Choose another time than the one it begins at.",
  },
  "reminder-words-needed": {
    nb: "Skriv hva du vil si. Til disse har vi ingen ferdig tekst.",
    sv: "Skriv vad du vill säga. Till de här har vi ingen färdig text.",
    en: "Write what you want to say: we have no words of our own for these.",
  },
  "reminder-no-event": {
    nb: "Det trengs et kommende arrangement å vise den med.",
    sv: "Det behövs ett kommande evenemang att visa den med.",
    en: "There has to be an event ahead to show it with.",
  },
  "reminder-placeholder": {
    nb: "Vi kjenner ikke igjen {{written}}.",
    sv: "Vi känner inte igen {{written}}.",
    en: "We do not recognise {{written}}.",
  },
  "time-malformed": {
    nb: "Skriv klokkeslettet som 08:30.",
    sv: "Skriv klockslaget som 08:30.",
    en: "Enter the time as 08:30.",
  },
});
