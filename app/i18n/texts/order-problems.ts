/** What can be wrong with an order beside who is in it: its code, its tickets, what goes with them, its answers. */
export const orderProblems = {
  "way-to-pay-unknown": {
    nb: "Faktura sendes bare til bedrifter. Fyll inn bedriften, eller velg en annen måte.",
    sv: "Faktura skickas bara till företag. Fyll i företaget, eller välj ett annat sätt.",
    en: "Invoices go to companies only. Fill in the company, or choose another way.",
  },
  "order-code-unknown": {
    nb: "Vi kjenner ikke igjen koden. Se hvordan den er skrevet.",
    sv: "Vi känner inte igen koden. Se hur den är skriven.",
    en: "We do not recognise the code. Check how it is written.",
  },
  "order-code-not-yet": {
    nb: "Koden kan ikke brukes ennå.",
    sv: "Koden går inte att använda än.",
    en: "The code cannot be used yet.",
  },
  "order-code-over": {
    nb: "Koden kan ikke brukes lenger.",
    sv: "Koden går inte att använda längre.",
    en: "The code can no longer be used.",
  },
  "order-code-used-up": {
    nb: "Koden er brukt opp.",
    sv: "Koden är förbrukad.",
    en: "The code has been used up.",
  },
  "order-code-other-company": {
    nb: "Koden er laget for en bestemt bedrift. Meld på som den bedriften, eller ta bort koden.",
    sv: "Koden är gjord för ett visst företag. Anmäl som det företaget, eller ta bort koden.",
    en: "The code was made for a particular company. Register as that company, or remove the code.",
  },
  "order-code-other-tickets": {
    nb: "Koden gjelder ikke for billettene du har valgt.",
    sv: "Koden gäller inte för biljetterna du har valt.",
    en: "The code does not apply to the tickets you have chosen.",
  },
  "sale-not-begun": {
    nb: "Billetten er ikke i salg ennå. Velg en annen.",
    sv: "Biljetten säljs inte än. Välj en annan.",
    en: "This ticket is not on sale yet. Choose another.",
  },
  "sale-ended": {
    nb: "Billetten er ikke i salg lenger. Velg en annen.",
    sv: "Biljetten säljs inte längre. Välj en annan.",
    en: "This ticket is no longer on sale. Choose another.",
  },
  "members-only": {
    nb: "Billetten er for medlemmer. Vi finner ikke adressen eller bedriften blant dem.",
    sv: "Biljetten är för medlemmar. Vi hittar inte adressen eller företaget bland dem.",
    en: "This ticket is for members. We do not find the address or the company among them.",
  },
  "too-few-of-ticket": {
    nb: "«{{name}}» bestilles for minst {{least}} om gangen.",
    sv: "”{{name}}” beställs för minst {{least}} åt gången.",
    en: "“{{name}}” is booked for at least {{least}} at a time.",
  },
  "too-many-of-ticket": {
    nb: "«{{name}}» bestilles for høyst {{most}} om gangen.",
    sv: "”{{name}}” beställs för högst {{most}} åt gången.",
    en: "“{{name}}” is booked for at most {{most}} at a time.",
  },
  "add-on-not-with-ticket": {
    nb: "«{{name}}» følger ikke med denne billetten.",
    sv: "”{{name}}” hör inte till den här biljetten.",
    en: "“{{name}}” does not go with this ticket.",
  },
  "add-on-sale-ended": {
    nb: "«{{name}}» kan ikke bestilles lenger.",
    sv: "”{{name}}” går inte att beställa längre.",
    en: "“{{name}}” can no longer be booked.",
  },
  "sessions-clash": {
    nb: "«{{first}}» og «{{second}}» er samtidig. Velg én av dem.",
    sv: "”{{first}}” och ”{{second}}” är samtidigt. Välj en av dem.",
    en: "“{{first}}” and “{{second}}” are at the same time. Choose one of them.",
  },
  "answer-number": {
    nb: "Skriv et tall.",
    sv: "Skriv ett tal.",
    en: "Enter a number.",
  },
  "answer-date": {
    nb: "Velg en dato.",
    sv: "Välj ett datum.",
    en: "Choose a date.",
  },
  "answer-file": {
    nb: "Vi finner ikke filen. Last den opp på nytt.",
    sv: "Vi hittar inte filen. Ladda upp den igen.",
    en: "We cannot find the file. Upload it again.",
  },
} as const;
