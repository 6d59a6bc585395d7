import { defineTexts } from "../define-texts";

/** Pictures and documents of an event: the organiser's page, and where they are shown. */
export const files = defineTexts({
  documents: { nb: "Dokumenter", sv: "Dokument", en: "Documents" },
  documentsForPlace: {
    nb: "Dokumenter til deg",
    sv: "Dokument till dig",
    en: "Documents for you",
  },
  download: { nb: "Last ned {{title}}", sv: "Ladda ner {{title}}", en: "Download {{title}}" },
  megabytes: { nb: "{{size}} MB", sv: "{{size}} MB", en: "{{size}} MB" },
  kilobytes: { nb: "{{size}} kB", sv: "{{size}} kB", en: "{{size}} kB" },
  "kind-picture": { nb: "Bilde", sv: "Bild", en: "Picture" },
  "kind-text": { nb: "Tekst", sv: "Text", en: "Text" },
  "kind-calendar": { nb: "Kalender", sv: "Kalender", en: "Calendar" },

  cover: { nb: "Bilde", sv: "Bild", en: "Picture" },
  coverLead: {
    nb: "Bildet står øverst på arrangementets side og i lister. Uten bilde tegner vi et mønster i fargen deres.",
    sv: "Bilden står överst på evenemangets sida och i listor. Utan bild ritar vi ett mönster i er färg.",
    en: "The picture stands at the top of the event page and in lists. Without one we draw a pattern in your colour.",
  },
  chooseCover: { nb: "Velg et bilde", sv: "Välj en bild", en: "Choose a picture" },
  replaceCover: {
    nb: "Velg et annet bilde",
    sv: "Välj en annan bild",
    en: "Choose another picture",
  },
  coverHint: {
    nb: "JPEG, PNG, WebP eller AVIF, høyst 10 MB. Et liggende bilde på minst 1600 piksler blir best. Sted og andre opplysninger i bildet fjernes.",
    sv: "JPEG, PNG, WebP eller AVIF, högst 10 MB. En liggande bild på minst 1600 pixlar blir bäst. Plats och andra uppgifter i bilden tas bort.",
    en: "JPEG, PNG, WebP or AVIF, at most 10 MB. A landscape picture of at least 1600 pixels looks best. Its location and other details are removed.",
  },
  alt: { nb: "Hva viser bildet?", sv: "Vad visar bilden?", en: "What does the picture show?" },
  altHint: {
    nb: "En setning for dem som ikke ser bildet, for eksempel «Folk rundt et langbord i et verksted».",
    sv: "En mening för den som inte ser bilden, till exempel ”Människor runt ett långbord i en verkstad”.",
    en: "One sentence for those who cannot see it, for example “People around a long table in a workshop”.",
  },
  focus: { nb: "Hva må være med?", sv: "Vad måste synas?", en: "Which part must show?" },
  focusHint: {
    nb: "Bildet beskjæres ulikt på mobil og stor skjerm.",
    sv: "Bilden beskärs olika på mobil och stor skärm.",
    en: "The picture is cropped differently on a phone and a large screen.",
  },
  "focus-centre": { nb: "Midten", sv: "Mitten", en: "The middle" },
  "focus-top": { nb: "Øverst", sv: "Överkanten", en: "The top" },
  "focus-bottom": { nb: "Nederst", sv: "Nederkanten", en: "The bottom" },
  "focus-left": { nb: "Venstre side", sv: "Vänster sida", en: "The left" },
  "focus-right": { nb: "Høyre side", sv: "Höger sida", en: "The right" },
  setCover: { nb: "Bruk bildet", sv: "Använd bilden", en: "Use the picture" },
  saveCover: { nb: "Lagre bildet", sv: "Spara bilden", en: "Save the picture" },
  removeCover: { nb: "Fjern bildet", sv: "Ta bort bilden", en: "Remove the picture" },

  documentsLead: {
    nb: "Program til utskrift, presentasjoner, referat. Filene lastes ned slik du la dem inn.",
    sv: "Program för utskrift, presentationer, protokoll. Filerna laddas ner precis som du lade in dem.",
    en: "A programme to print, slides, minutes. Files are downloaded just as you added them.",
  },
  noDocuments: { nb: "Ingen dokumenter ennå", sv: "Inga dokument ännu", en: "No documents yet" },
  addDocument: { nb: "Legg til et dokument", sv: "Lägg till ett dokument", en: "Add a document" },
  add: { nb: "Legg til", sv: "Lägg till", en: "Add" },
  chooseDocument: { nb: "Fil", sv: "Fil", en: "File" },
  documentHint: {
    nb: "PDF, Word, Excel, PowerPoint, OpenDocument, bilde, tekst, CSV eller ICS, høyst 20 MB.",
    sv: "PDF, Word, Excel, PowerPoint, OpenDocument, bild, text, CSV eller ICS, högst 20 MB.",
    en: "PDF, Word, Excel, PowerPoint, OpenDocument, picture, text, CSV or ICS, at most 20 MB.",
  },
  title: { nb: "Tittel", sv: "Titel", en: "Title" },
  titleHint: {
    nb: "Står det ikke noe her, bruker vi filnavnet.",
    sv: "Lämnas fältet tomt använder vi filnamnet.",
    en: "If left empty, we use the file name.",
  },
  audience: { nb: "Hvem kan laste ned?", sv: "Vem får ladda ner?", en: "Who can download it?" },
  "audience-everyone": {
    nb: "Alle som ser arrangementet",
    sv: "Alla som ser evenemanget",
    en: "Everyone who sees the event",
  },
  "audience-attendees": {
    nb: "Bare de som har plass",
    sv: "Bara de som har en plats",
    en: "Only those with a place",
  },
  "audience-attendeesHint": {
    nb: "De finner dokumentet bak den personlige lenken sin.",
    sv: "De hittar dokumentet bakom sin personliga länk.",
    en: "They find the document behind their personal link.",
  },
  documentCount: {
    nb: "{{count}} av {{most}} dokumenter",
    sv: "{{count}} av {{most}} dokument",
    en: "{{count}} of {{most}} documents",
  },
  documentsFull: {
    nb: "Det er {{most}} dokumenter her, og flere er det ikke plass til. Fjern ett for å legge til et nytt.",
    sv: "Här finns {{most}} dokument, och fler får inte plats. Ta bort ett för att lägga till ett nytt.",
    en: "There are {{most}} documents, which is as many as there can be. Remove one to add another.",
  },
  change: { nb: "Endre", sv: "Ändra", en: "Change" },
  changeNamed: { nb: "Endre {{title}}", sv: "Ändra {{title}}", en: "Change {{title}}" },
  up: { nb: "Opp", sv: "Upp", en: "Up" },
  upNamed: { nb: "Flytt {{title}} opp", sv: "Flytta {{title}} upp", en: "Up: {{title}}" },
  down: { nb: "Ned", sv: "Ner", en: "Down" },
  downNamed: { nb: "Flytt {{title}} ned", sv: "Flytta {{title}} ner", en: "Down: {{title}}" },
  remove: { nb: "Fjern", sv: "Ta bort", en: "Remove" },
  removeNamed: { nb: "Fjern {{title}}", sv: "Ta bort {{title}}", en: "Remove {{title}}" },

  "done-cover-set": {
    nb: "Bildet er på plass.",
    sv: "Bilden är på plats.",
    en: "The picture is in place.",
  },
  "done-cover-changed": {
    nb: "Bildet er lagret.",
    sv: "Bilden är sparad.",
    en: "The picture is saved.",
  },
  "done-cover-removed": {
    nb: "Bildet er fjernet. Mønsteret er tilbake.",
    sv: "Bilden är borttagen. Mönstret är tillbaka.",
    en: "The picture is removed. The pattern is back.",
  },
  "done-document-added": {
    nb: "Dokumentet er lagt til.",
    sv: "Dokumentet är tillagt.",
    en: "The document is added.",
  },
  "done-document-changed": {
    nb: "Dokumentet er endret.",
    sv: "Dokumentet är ändrat.",
    en: "The document is changed.",
  },
  "done-document-moved": {
    nb: "Rekkefølgen er endret.",
    sv: "Ordningen är ändrad.",
    en: "The order is changed.",
  },
  "done-document-removed": {
    nb: "Dokumentet er fjernet.",
    sv: "Dokumentet är borttaget.",
    en: "The document is removed.",
  },
});

/** Why a file was not taken, and what to do: part of the sentences for refusals. */
export const fileProblems = defineTexts({
  "file-missing": { nb: "Velg en fil.", sv: "Välj en fil.", en: "Choose a file." },
  "file-again": {
    nb: "Velg filen på nytt: nettleseren husker den ikke.",
    sv: "Välj filen igen: webbläsaren minns den inte.",
    en: "Choose the file again: the browser does not remember it.",
  },
  "file-empty": {
    nb: "Filen er tom. Åpne den og se etter, og velg den på nytt.",
    sv: "Filen är tom. Öppna den och kontrollera, och välj den igen.",
    en: "The file is empty. Open it to check, then choose it again.",
  },
  "file-too-large": {
    nb: "Filen er for stor. Den kan være høyst {{megabytes}} MB.",
    sv: "Filen är för stor. Den får vara högst {{megabytes}} MB.",
    en: "The file is too large. It can be at most {{megabytes}} MB.",
  },
  "file-name": {
    nb: "Gi filen et navn med endelse, som program.pdf.",
    sv: "Ge filen ett namn med filändelse, som program.pdf.",
    en: "Give the file a name with an ending, such as programme.pdf.",
  },
  "document-type": {
    nb: "Denne typen fil kan ikke legges inn. Lagre den som PDF, og prøv igjen.",
    sv: "Den här typen av fil går inte att lägga in. Spara den som PDF och försök igen.",
    en: "This kind of file cannot be added. Save it as a PDF and try again.",
  },
  "document-mismatch": {
    nb: "Innholdet er noe annet enn navnet på filen sier. Lagre den på nytt fra programmet du laget den i.",
    sv: "Innehållet är något annat än filens namn säger. Spara den på nytt från programmet du gjorde den i.",
    en: "The content is not what the file’s name says. Save it again from the program you made it in.",
  },
  "too-many-documents": {
    nb: "Det er {{most}} dokumenter her, og flere er det ikke plass til.",
    sv: "Här finns {{most}} dokument, och fler får inte plats.",
    en: "There are {{most}} documents, which is as many as there can be.",
  },
  "picture-type": {
    nb: "Bildet må være JPEG, PNG, WebP eller AVIF.",
    sv: "Bilden måste vara JPEG, PNG, WebP eller AVIF.",
    en: "The picture must be JPEG, PNG, WebP or AVIF.",
  },
  "picture-unreadable": {
    nb: "Bildet lar seg ikke lese. Kanskje ble det kuttet underveis. Lagre det på nytt, og prøv igjen.",
    sv: "Bilden går inte att läsa. Kanske kapades den på vägen. Spara den på nytt och försök igen.",
    en: "The picture cannot be read. It may have been cut off on its way. Save it again and try once more.",
  },
  "picture-too-large": {
    nb: "Bildet har for mange piksler. Gjør det mindre enn {{pixels}} megapiksler.",
    sv: "Bilden har för många pixlar. Gör den mindre än {{pixels}} megapixel.",
    en: "The picture has too many pixels. Make it smaller than {{pixels}} megapixels.",
  },
  "uploads-busy": {
    nb: "Mange sender filer akkurat nå. Vent et halvt minutt, og prøv igjen.",
    sv: "Många skickar filer just nu. Vänta en halv minut och försök igen.",
    en: "Many files are being sent right now. Wait half a minute and try again.",
  },
});
