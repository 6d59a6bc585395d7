import type { LetterFacts, LetterKind } from "emails/letter-facts";
import type { Letter } from "emails/letter-model";
import { withWords } from "emails/with-words";
import type { Speech } from "~/i18n/speech";
import type { Words } from "../domain/announcement";
import { isLetterMoment, type LetterMoment } from "../domain/letter-moments";
import { writtenAs, type Placeholder } from "../domain/placeholder-words";
import { fillMarkdown, fillPlaceholders } from "../domain/placeholders";
import { placeholderValues, type LetterAbout } from "./placeholder-values";

/** The kinds of letter whose first words may be an organiser's. */
export type WordableKind = Extract<LetterKind, LetterMoment> | "cancelled";

/** Which moment a letter is about; `null` where the words are not organisers' to write. */
export function momentOf<K extends LetterKind>(
  kind: K,
  facts: LetterFacts[K],
): LetterMoment | null {
  if (kind === "cancelled") return momentOfEnd(facts as LetterFacts["cancelled"]);
  // A rule's own words stand as they are.
  if (kind === "reminder" && (facts as LetterFacts["reminder"]).own) return null;
  return isLetterMoment(kind) ? kind : null;
}

function momentOfEnd(facts: LetterFacts["cancelled"]): LetterMoment | null {
  switch (facts.by) {
    case "attendee":
      return facts.cancelledBy === "organiser" ? "taken-back" : "left";
    case "contact":
      return "seats-left";
    case "organiser":
      return "called-off";
    case "session":
    case "handed-over":
      return null;
  }
}

/** A letter in an organiser's words, their placeholders filled for its recipient. */
export function inOwnWords(
  letter: Letter,
  words: Words,
  about: LetterAbout,
  speech: Speech,
): Letter {
  const values = placeholderValues(about, speech);
  return withWords(letter, {
    subject: fillPlaceholders(words.subject, values),
    text: fillMarkdown(words.text, values),
  });
}

/** What the placeholders of a letter are filled from: its own facts, and who sends it. */
export function aboutFacts(
  facts: LetterFacts[WordableKind],
  of: { readonly organisationName: string; readonly companyName: string | null },
): LetterAbout {
  const { now, recipientName, event } = facts;
  const page = "manageUrl" in facts ? facts.manageUrl : null;
  const order = "orderUrl" in facts ? facts.orderUrl : null;
  const seats = "seats" in facts ? facts.seats : 1;
  return {
    now,
    recipientName,
    event,
    organisationName: of.organisationName,
    companyName: of.companyName,
    seats: typeof seats === "number" ? seats : seats.length,
    programme: "programme" in facts ? facts.programme : [],
    manageUrl: page ?? order,
  };
}

/** What a letter says as long as nobody has written anything else, with placeholders for what differs. */
export function defaultWords(moment: LetterMoment, speech: Speech): Words {
  const { t, locale } = speech;
  const open = (placeholder: Placeholder) => writtenAs(placeholder, locale);
  const event = open("event");
  const count = { count: 2 };
  const many = (text: string) => text.replace(/\b2\b/, open("seats"));
  const hello = t("mail.greeting", { name: open("firstName") });
  const words = (subject: string, ...opening: string[]): Words => ({
    subject,
    text: [hello, ...opening].join("\n\n"),
  });
  switch (moment) {
    case "confirmation":
      return words(t("mail.confirmationSubject", { event }), t("mail.confirmationIntro"));
    case "order-confirmation":
      return words(many(t("mail.orderSubject", { ...count, event })), t("mail.orderIntro"));
    case "seat-to-be-named":
      return words(many(t("mail.namingSubject", { ...count, event })), t("mail.namingIntro"));
    case "waitlisted":
      return words(t("mail.waitlistedSubject", { event }), t("mail.waitlistedIntro"));
    case "awaiting-approval":
      return words(t("mail.awaitingSubject", { event }), t("mail.awaitingIntro"));
    case "promoted":
      return words(t("mail.promotedSubject", { event }), t("mail.promotedIntro"));
    case "declined":
      return words(t("mail.declinedSubject", { event }), t("mail.declinedIntro"));
    case "link-again":
      return words(t("mail.linkSubject", { event }), t("mail.linkIntro"));
    case "reminder":
      return words(`${open("countdown")}: ${event}`);
    case "complete-your-part":
      return words(t("mail.completeSubject", { event }), t("mail.completeIntro"));
    case "order-incomplete":
      return words(t("mail.incompleteSubject", { event }), t("mail.incompleteIntro"));
    case "changed":
      return words(t("mail.changedSubject", { event }));
    case "left":
      return words(t("mail.leftSubject", { event }), t("mail.leftIntro"));
    case "taken-back":
      return words(t("mail.leftSubject", { event }), t("mail.takenBackIntro"));
    case "seats-left":
      return words(t("mail.leftSubject", { event }), t("mail.seatsLeftIntro"));
    case "called-off":
      return words(t("mail.offSubject", { event }), t("mail.offIntro"));
  }
}
