import type { Speech } from "~/i18n/speech";
import type { LetterFacts, LetterKind } from "./letter-facts";
import type { Letter } from "./letter-model";
import { announcement } from "./letters/announcement";
import { calendarDay } from "./letters/calendar-day";
import { calendarDeclined } from "./letters/calendar-declined";
import { calendarSession } from "./letters/calendar-session";
import { cancelled } from "./letters/cancelled";
import { changed } from "./letters/changed";
import { confirmation, promoted } from "./letters/confirmation";
import { followUp } from "./letters/follow-up";
import { completeYourPart, orderIncomplete } from "./letters/missing";
import { linkAgain } from "./letters/link-again";
import { accountLink } from "./letters/account-link";
import { creditNote, invoice, invoiceReminder } from "./letters/invoice";
import {
  paymentDue,
  paymentLapsed,
  paymentReceived,
  paymentTooLate,
  refunded,
} from "./letters/payment";
import { orderConfirmation, seatToBeNamed } from "./letters/order";
import { choiceGiven, offered, offerEnding, offerExpired } from "./letters/offer";
import { awaitingApproval, declined, waitlisted } from "./letters/pending";
import { ownData } from "./letters/own-data";
import { restored } from "./letters/restored";
import { reminder } from "./letters/reminder";
import { signInCode } from "./letters/sign-in-code";
import { trial } from "./letters/trial";

const writers: { readonly [K in LetterKind]: (facts: LetterFacts[K], speech: Speech) => Letter } = {
  "sign-in-code": signInCode,
  confirmation,
  "order-confirmation": orderConfirmation,
  "seat-to-be-named": seatToBeNamed,
  waitlisted,
  "awaiting-approval": awaitingApproval,
  declined,
  promoted,
  offered,
  "offer-ending": offerEnding,
  "offer-expired": offerExpired,
  "choice-given": choiceGiven,
  "calendar-day": calendarDay,
  "calendar-session": calendarSession,
  changed,
  cancelled,
  restored,
  reminder,
  "complete-your-part": completeYourPart,
  "order-incomplete": orderIncomplete,
  "follow-up": followUp,
  announcement,
  trial,
  "link-again": linkAgain,
  "calendar-declined": calendarDeclined,
  "own-data": ownData,
  "account-link": accountLink,
  "payment-due": paymentDue,
  "payment-received": paymentReceived,
  "payment-lapsed": paymentLapsed,
  "payment-too-late": paymentTooLate,
  refunded,
  invoice,
  "credit-note": creditNote,
  "invoice-reminder": invoiceReminder,
};

/** Writes the letter of `kind` in the language of `speech`. */
export function letterOf<K extends LetterKind>(
  kind: K,
  facts: LetterFacts[K],
  speech: Speech,
): Letter {
  return writers[kind](facts, speech);
}
