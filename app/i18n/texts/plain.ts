import { defineTexts } from "../define-texts";

/** Answers given before any page can be rendered. */
export const plain = defineTexts({
  "foreign-originTitle": {
    nb: "Skjemaet kom fra et annet sted",
    sv: "Formuläret kom från ett annat ställe",
    en: "The form came from somewhere else",
  },
  "foreign-originText": {
    nb: "Av sikkerhetshensyn tar vi bare imot skjemaer fra våre egne sider. Åpne siden på nytt og prøv igjen.",
    sv: "Av säkerhetsskäl tar vi bara emot formulär från våra egna sidor. Öppna sidan igen och försök på nytt.",
    en: "For security reasons we only accept forms from our own pages. Open the page again and try once more.",
  },
  "length-requiredTitle": {
    nb: "Forespørselen mangler lengde",
    sv: "Förfrågan saknar längd",
    en: "The request has no length",
  },
  "length-requiredText": {
    nb: "Send innholdet med en Content-Length.",
    sv: "Skicka innehållet med en Content-Length.",
    en: "Send the content with a Content-Length.",
  },
  "body-too-largeTitle": {
    nb: "Det ble for mye på en gang",
    sv: "Det blev för mycket på en gång",
    en: "That was too much at once",
  },
  "body-too-largeText": {
    nb: "Skjemaet er større enn vi tar imot. Kort ned teksten og prøv igjen.",
    sv: "Formuläret är större än vi tar emot. Korta ner texten och försök igen.",
    en: "The form is larger than we accept. Shorten the text and try again.",
  },
  "too-many-requestsTitle": {
    nb: "Litt for mange forsøk",
    sv: "Lite för många försök",
    en: "A few too many tries",
  },
  "too-many-requestsText": {
    nb: "Vent et øyeblikk, gå tilbake og prøv igjen. Det du skrev står der fortsatt.",
    sv: "Vänta en stund, gå tillbaka och försök igen. Det du skrev står kvar.",
    en: "Wait a moment, go back and try again. What you typed is still there.",
  },
  "not-foundTitle": {
    nb: "Her er det ingenting",
    sv: "Här finns ingenting",
    en: "There is nothing here",
  },
  "not-foundText": {
    nb: "Adressen stemmer ikke. Sjekk lenken.",
    sv: "Adressen stämmer inte. Kontrollera länken.",
    en: "The address is not right. Check the link.",
  },
  "method-not-allowedTitle": {
    nb: "Slik kan siden ikke brukes",
    sv: "Så kan sidan inte användas",
    en: "The page cannot be used like that",
  },
  "method-not-allowedText": {
    nb: "Åpne siden i en nettleser.",
    sv: "Öppna sidan i en webbläsare.",
    en: "Open the page in a browser.",
  },
  unavailableTitle: {
    nb: "Vi får ikke svart akkurat nå",
    sv: "Vi kan inte svara just nu",
    en: "We cannot answer just now",
  },
  unavailableText: {
    nb: "Vent noen sekunder og prøv igjen. Ingenting som er bekreftet, er gått tapt.",
    sv: "Vänta några sekunder och försök igen. Inget som är bekräftat har gått förlorat.",
    en: "Wait a few seconds and try again. Nothing that was confirmed is lost.",
  },
});
