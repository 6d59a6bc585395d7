import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Block, Letter } from "../letter-model";
import {
  eventBlock,
  eventLine,
  greeting,
  manageBlocks,
  placementLine,
  programmeBlocks,
  seatRows,
} from "../letter-parts";

type Facts = LetterFacts["cancelled"];
type By<K extends Facts["by"]> = Extract<Facts, { readonly by: K }>;

/** Something is off: a place, some places of an order, the event, or one session. */
export function cancelled(facts: Facts, speech: Speech): Letter {
  switch (facts.by) {
    case "attendee":
      return placeGivenBack(facts, speech);
    case "contact":
      return seatsGivenBack(facts, speech);
    case "organiser":
      return eventOff(facts, speech);
    case "session":
      return sessionOff(facts, speech);
  }
}

function placeGivenBack(facts: By<"attendee">, speech: Speech): Letter {
  const { t, locale } = speech;
  const takenBack = facts.cancelledBy === "organiser";
  return {
    locale,
    subject: t("mail.leftSubject", { event: facts.event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("mail.leftHeading") },
      greeting(facts.recipientName, speech),
      {
        type: "paragraph",
        text: t(takenBack ? "mail.takenBackIntro" : "mail.leftIntro"),
        opening: true,
      },
      ...removed(facts.calendarAttached, speech),
      eventBlock(facts, speech),
      { type: "link", label: t("mail.eventPage"), url: facts.event.url },
    ],
  };
}

function seatsGivenBack(facts: By<"contact">, speech: Speech): Letter {
  const { t, locale } = speech;
  const count = facts.seats.length;
  const rows = seatRows(facts.seats, speech).map(({ name, unnamed }) => ({ name, unnamed }));
  return {
    locale,
    subject: t("mail.leftSubject", { event: facts.event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("mail.seatsLeftHeading", { count }) },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("mail.seatsLeftIntro"), opening: true },
      { type: "seats", title: t("mail.seats"), rows },
      eventBlock(facts, speech),
      { type: "button", label: t("mail.orderPage"), url: facts.orderUrl },
    ],
  };
}

function eventOff(facts: By<"organiser">, speech: Speech): Letter {
  const { t, locale } = speech;
  return {
    locale,
    subject: t("mail.offSubject", { event: facts.event.title }),
    preheader: eventLine(facts, speech),
    blocks: [
      { type: "heading", text: t("mail.offHeading") },
      greeting(facts.recipientName, speech),
      { type: "paragraph", text: t("mail.offIntro"), opening: true },
      ...removed(facts.calendarAttached, speech),
      eventBlock(facts, speech),
    ],
  };
}

function sessionOff(facts: By<"session">, speech: Speech): Letter {
  const { t, locale } = speech;
  const was = placementLine(facts.session, speech);
  const attached: Block[] = facts.calendarAttached
    ? [{ type: "paragraph", text: t("mail.calendarUpdated") }]
    : [];
  return {
    locale,
    subject: t("mail.sessionOffSubject", { event: facts.event.title }),
    preheader: `${facts.session.title}: ${was}`,
    blocks: [
      { type: "heading", text: t("mail.sessionOffHeading") },
      greeting(facts.recipientName, speech),
      {
        type: "changes",
        rows: [{ title: facts.session.title, after: { label: t("mail.dropped"), text: was } }],
      },
      { type: "paragraph", text: t("mail.changedRest") },
      ...attached,
      ...manageBlocks(facts.manageUrl, t("mail.manageHint"), speech),
      eventBlock(facts, speech),
      ...programmeBlocks(t("mail.programmeStands"), facts.programme, speech),
    ],
  };
}

function removed(attached: boolean, { t }: Speech): Block[] {
  return attached ? [{ type: "paragraph", text: t("mail.calendarRemoved") }] : [];
}
