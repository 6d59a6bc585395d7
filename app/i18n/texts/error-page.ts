import { defineTexts } from "../define-texts";

/** What an error page says: what happened, and what to do now. */
export const errorPage = defineTexts({
  toHome: { nb: "Til forsiden", sv: "Till startsidan", en: "Go to the front page" },
  tryAgain: { nb: "Prøv igjen", sv: "Försök igen", en: "Try again" },
  reference: {
    nb: "Hvis du tar kontakt, oppgi referansen {{id}}.",
    sv: "Om du hör av dig, ange referensen {{id}}.",
    en: "If you get in touch, please give the reference {{id}}.",
  },
  "title-404": { nb: "Siden finnes ikke", sv: "Sidan finns inte", en: "There is no such page" },
  "text-404": {
    nb: "Lenken kan være skrevet feil, eller arrangementet er ikke åpent for alle. Sjekk adressen, eller be den som sendte deg lenken, om en ny.",
    sv: "Länken kan vara felskriven, eller så är evenemanget inte öppet för alla. Kontrollera adressen, eller be den som skickade länken om en ny.",
    en: "The link may be mistyped, or the event is not open to everyone. Check the address, or ask the person who sent you the link for a new one.",
  },
  "title-403": {
    nb: "Du har ikke tilgang til denne siden",
    sv: "Du har inte tillgång till den här sidan",
    en: "You do not have access to this page",
  },
  "text-403": {
    nb: "Siden er for dem som arrangerer. Logg inn med adressen du bruker som arrangør, eller be en av eierne i organisasjonen om å legge deg til.",
    sv: "Sidan är för dem som arrangerar. Logga in med adressen du använder som arrangör, eller be någon av ägarna i organisationen att lägga till dig.",
    en: "This page is for organisers. Sign in with the address you use as an organiser, or ask one of the organisation’s owners to add you.",
  },
  "title-410": {
    nb: "Denne lenken gjelder ikke lenger",
    sv: "Den här länken gäller inte längre",
    en: "This link is no longer valid",
  },
  "text-410": {
    nb: "Den er byttet ut med en nyere, eller opplysningene bak den er slettet. Se etter den siste e-posten fra arrangøren, eller spør dem.",
    sv: "Den har ersatts av en nyare, eller så har uppgifterna bakom den raderats. Leta efter det senaste mejlet från arrangören, eller fråga dem.",
    en: "It has been replaced by a newer one, or the details behind it were erased. Look for the latest email from the organiser, or ask them.",
  },
  "title-429": {
    nb: "Litt for mange forsøk på kort tid",
    sv: "Lite för många försök på kort tid",
    en: "A few too many tries in a short time",
  },
  "text-429": {
    nb: "Vent et par minutter og prøv igjen. Ingenting av det du har sendt inn før, er gått tapt.",
    sv: "Vänta ett par minuter och försök igen. Inget av det du har skickat in tidigare har gått förlorat.",
    en: "Wait a couple of minutes and try again. Nothing you sent in earlier has been lost.",
  },
  "title-500": {
    nb: "Noe gikk galt hos oss",
    sv: "Något gick fel hos oss",
    en: "Something went wrong on our side",
  },
  "text-500": {
    nb: "Feilen er registrert. Gå tilbake og prøv én gang til; det du allerede har fått bekreftet, er trygt.",
    sv: "Felet har registrerats. Gå tillbaka och försök en gång till; det du redan har fått bekräftat är tryggt.",
    en: "The error has been logged. Go back and try again; anything already confirmed is safe.",
  },
  "title-503": {
    nb: "Treff er straks tilbake",
    sv: "Treff är strax tillbaka",
    en: "Treff will be back shortly",
  },
  "text-503": {
    nb: "Tjenesten startes på nytt eller har svært mye å gjøre. Vent et øyeblikk og last siden på nytt.",
    sv: "Tjänsten startas om eller har väldigt mycket att göra. Vänta en liten stund och ladda om sidan.",
    en: "The service is restarting or very busy. Wait a minute and load the page again.",
  },
});
