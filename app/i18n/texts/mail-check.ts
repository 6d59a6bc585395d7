import { defineTexts } from "../define-texts";

/** Whether receivers can tell that our mail is ours. */
export const mailCheck = defineTexts({
  link: { nb: "Sjekk avsenderen", sv: "Kontrollera avsändaren", en: "Check the sender" },
  title: {
    nb: "Stoler mottakerne på e-posten?",
    sv: "Litar mottagarna på mejlen?",
    en: "Do recipients trust the email?",
  },
  lead: {
    nb: "E-posttjenester ser etter tre oppføringer i DNS før de slipper en e-post inn. Her ser du hva som står der, og hva som mangler.",
    sv: "Mejltjänster letar efter tre poster i DNS innan de släpper in ett mejl. Här ser du vad som står där och vad som saknas.",
    en: "Mail services look for three records in the DNS before they let an email in. Here is what stands there, and what is missing.",
  },
  domain: {
    nb: "E-posten sendes fra domenet {{domain}}.",
    sv: "Mejlen skickas från domänen {{domain}}.",
    en: "Emails are sent from the domain {{domain}}.",
  },
  again: { nb: "Sjekk på nytt", sv: "Kontrollera igen", en: "Check again" },
  patience: {
    nb: "Den som styrer domenet, legger inn oppføringene som TXT. Det kan ta noen timer før de synes overalt.",
    sv: "Den som sköter domänen lägger in posterna som TXT. Det kan ta några timmar innan de syns överallt.",
    en: "Whoever runs the domain adds the records as TXT. It can take some hours before they show everywhere.",
  },
  noServer: {
    nb: "Ingen e-posttjener er satt opp ennå, så ingenting blir sendt herfra.",
    sv: "Ingen mejlserver är inställd än, så inget skickas härifrån.",
    en: "No mail server has been set up yet, so nothing is sent from here.",
  },
  noDomain: {
    nb: "Avsenderen har ikke et domene som kan sjekkes",
    sv: "Avsändaren har ingen domän som kan kontrolleras",
    en: "The sender has no domain that can be checked",
  },
  noDomainHint: {
    nb: "Den som drifter Treff, setter TREFF_MAIL_FROM til en adresse på et eget domene.",
    sv: "Den som driver Treff sätter TREFF_MAIL_FROM till en adress på en egen domän.",
    en: "Whoever runs Treff sets TREFF_MAIL_FROM to an address at a domain of their own.",
  },
  spf: { nb: "SPF: hvem som kan sende", sv: "SPF: vem som får skicka", en: "SPF: who may send" },
  "spf-lead": {
    nb: "Sier hvilke tjenere som sender e-post i domenets navn.",
    sv: "Säger vilka servrar som skickar mejl i domänens namn.",
    en: "Says which servers send email in the domain’s name.",
  },
  dkim: { nb: "DKIM: signaturen", sv: "DKIM: signaturen", en: "DKIM: the signature" },
  "dkim-lead": {
    nb: "Lar mottakeren sjekke at ingen har endret e-posten på veien.",
    sv: "Låter mottagaren kontrollera att ingen har ändrat mejlet på vägen.",
    en: "Lets the receiver check that nobody changed the email on its way.",
  },
  dmarc: { nb: "DMARC: regelen", sv: "DMARC: regeln", en: "DMARC: the policy" },
  "dmarc-lead": {
    nb: "Sier hva mottakeren gjør med e-post som bare utgir seg for å være fra domenet.",
    sv: "Säger vad mottagaren gör med mejl som bara utger sig för att vara från domänen.",
    en: "Says what the receiver does with email that only claims to be from the domain.",
  },
  "verdict-good": { nb: "I orden", sv: "I sin ordning", en: "All right" },
  "verdict-advice": { nb: "Kan bli bedre", sv: "Kan bli bättre", en: "Could be better" },
  "verdict-wrong": { nb: "Må rettes", sv: "Måste rättas", en: "Needs mending" },
  "verdict-unknown": { nb: "Vet ikke", sv: "Vet inte", en: "Not known" },
  found: {
    nb: "Dette står ved {{name}}",
    sv: "Det här står vid {{name}}",
    en: "This stands at {{name}}",
  },
  instead: {
    nb: "Skriv dette i stedet ved {{name}}",
    sv: "Skriv det här i stället vid {{name}}",
    en: "Write this instead at {{name}}",
  },
  add: {
    nb: "Legg inn dette ved {{name}}",
    sv: "Lägg in det här vid {{name}}",
    en: "Add this at {{name}}",
  },

  "spf-missing": {
    nb: "Det er ingen SPF-oppføring. Har e-postleverandøren en egen linje, bruk den.",
    sv: "Det finns ingen SPF-post. Har mejlleverantören en egen rad, använd den.",
    en: "There is no SPF record. If your mail provider has a line of its own, use that.",
  },
  "spf-several": {
    nb: "Det står {{count}} SPF-oppføringer der. Da gjelder ingen av dem: slå dem sammen til én.",
    sv: "Det står {{count}} SPF-poster där. Då gäller ingen av dem: slå ihop dem till en.",
    en: "There are {{count}} SPF records. Then none of them counts: make them one.",
  },
  "spf-everybody": {
    nb: "Den lar hvem som helst sende i domenets navn (+all).",
    sv: "Den låter vem som helst skicka i domänens namn (+all).",
    en: "It lets anybody send in the domain’s name (+all).",
  },
  "spf-lookups": {
    nb: "Den spør DNS {{count}} ganger, og bare 10 er tillatt. Ta bort tjenester dere ikke bruker lenger.",
    sv: "Den frågar DNS {{count}} gånger, och bara 10 är tillåtna. Ta bort tjänster ni inte längre använder.",
    en: "It asks the DNS {{count}} times, and only 10 are allowed. Remove services you no longer use.",
  },
  "spf-syntax": {
    nb: "«{{term}}» er ikke noe SPF kjenner. Da teller ikke hele oppføringen.",
    sv: "”{{term}}” är inget som SPF känner till. Då räknas inte hela posten.",
    en: "“{{term}}” is nothing SPF knows. Then the whole record does not count.",
  },
  "spf-neutral": {
    nb: "Den slutter med ?all og sier dermed ingenting om andre tjenere.",
    sv: "Den slutar med ?all och säger därmed ingenting om andra servrar.",
    en: "It ends with ?all and so says nothing about other servers.",
  },
  "spf-open": {
    nb: "Den mangler en slutt og sier derfor ingenting om andre tjenere.",
    sv: "Den saknar ett slut och säger därför ingenting om andra servrar.",
    en: "It has no end and so says nothing about other servers.",
  },
  "spf-ptr": {
    nb: "«ptr» er tregt, og mange mottakere ser bort fra det.",
    sv: "”ptr” är långsamt, och många mottagare bortser från det.",
    en: "“ptr” is slow, and many receivers ignore it.",
  },
  "dkim-off": {
    nb: "Treff signerer ikke. Gjør e-posttjeneren det, er alt i orden. Ellers settes TREFF_DKIM_DOMAIN, TREFF_DKIM_SELECTOR og TREFF_DKIM_KEY.",
    sv: "Treff signerar inte. Gör mejlservern det är allt i sin ordning. Annars sätts TREFF_DKIM_DOMAIN, TREFF_DKIM_SELECTOR och TREFF_DKIM_KEY.",
    en: "Treff does not sign. If the mail server does, all is well. Otherwise set TREFF_DKIM_DOMAIN, TREFF_DKIM_SELECTOR and TREFF_DKIM_KEY.",
  },
  "dkim-missing": {
    nb: "Vi signerer, men nøkkelen står ikke i DNS. Da ser signaturen falsk ut.",
    sv: "Vi signerar, men nyckeln står inte i DNS. Då ser signaturen falsk ut.",
    en: "We sign, but the key is not in the DNS. The signature then looks forged.",
  },
  "dkim-several": {
    nb: "Det står {{count}} nøkler ved samme navn. La bare den ene stå.",
    sv: "Det står {{count}} nycklar vid samma namn. Låt bara den ena stå kvar.",
    en: "There are {{count}} keys at the same name. Leave only the one.",
  },
  "dkim-revoked": {
    nb: "Nøkkelen er trukket tilbake: feltet p er tomt.",
    sv: "Nyckeln är återkallad: fältet p är tomt.",
    en: "The key has been revoked: its field p is empty.",
  },
  "dkim-other-key": {
    nb: "Det står en annen nøkkel der enn den vi signerer med.",
    sv: "Det står en annan nyckel där än den vi signerar med.",
    en: "Another key stands there than the one we sign with.",
  },
  "dkim-foreign": {
    nb: "Vi signerer for {{domain}}, men sender fra {{from}}. De må høre sammen.",
    sv: "Vi signerar för {{domain}} men skickar från {{from}}. De måste höra ihop.",
    en: "We sign for {{domain}} but send from {{from}}. They have to belong together.",
  },
  "dkim-testing": {
    nb: "Oppføringen er merket som en prøve (t=y). Mange ser da bort fra signaturen.",
    sv: "Posten är märkt som ett test (t=y). Många bortser då från signaturen.",
    en: "The record is marked as a test (t=y). Many then ignore the signature.",
  },
  "dkim-short": {
    nb: "Nøkkelen har {{bits}} biter. Lag en ny med 2048.",
    sv: "Nyckeln har {{bits}} bitar. Gör en ny med 2048.",
    en: "The key has {{bits}} bits. Make a new one with 2048.",
  },
  "dmarc-missing": {
    nb: "Det er ingen DMARC-oppføring. Store tjenester krever en. Begynn med p=none og følg rapportene.",
    sv: "Det finns ingen DMARC-post. Stora tjänster kräver en. Börja med p=none och följ rapporterna.",
    en: "There is no DMARC record. Large services require one. Begin with p=none and follow the reports.",
  },
  "dmarc-several": {
    nb: "Det står {{count}} DMARC-oppføringer der. Da gjelder ingen av dem.",
    sv: "Det står {{count}} DMARC-poster där. Då gäller ingen av dem.",
    en: "There are {{count}} DMARC records. Then none of them counts.",
  },
  "dmarc-syntax": {
    nb: "Oppføringen sier ikke hva som skal skje: p skal være none, quarantine eller reject.",
    sv: "Posten säger inte vad som ska hända: p ska vara none, quarantine eller reject.",
    en: "The record does not say what is to happen: p is none, quarantine or reject.",
  },
  "dmarc-none": {
    nb: "Regelen ser bare på (p=none). Når SPF og DKIM er i orden, kan den strammes inn.",
    sv: "Regeln tittar bara på (p=none). När SPF och DKIM är i ordning kan den skärpas.",
    en: "The policy only watches (p=none). Once SPF and DKIM are in order, it can be tightened.",
  },
  "dmarc-strict": {
    nb: "Regelen krever at signaturen er for {{from}} selv, men vi signerer for {{domain}}.",
    sv: "Regeln kräver att signaturen är för {{from}} självt, men vi signerar för {{domain}}.",
    en: "The policy asks that the signature is for {{from}} itself, but we sign for {{domain}}.",
  },
  "dns-refused": {
    nb: "Maskinen vår får ikke spørre DNS, så dette kan vi ikke se herfra.",
    sv: "Vår maskin får inte fråga DNS, så det här kan vi inte se härifrån.",
    en: "Our machine may not ask the DNS, so this cannot be seen from here.",
  },
  "dns-timeout": {
    nb: "DNS svarte ikke i tide. Prøv igjen om litt.",
    sv: "DNS svarade inte i tid. Försök igen om en stund.",
    en: "The DNS did not answer in time. Try again in a while.",
  },
  "dns-other": {
    nb: "DNS ga ikke noe brukbart svar. Prøv igjen om litt.",
    sv: "DNS gav inget användbart svar. Försök igen om en stund.",
    en: "The DNS gave no usable answer. Try again in a while.",
  },
});
