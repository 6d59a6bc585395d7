import type { Offer } from "./offer";
import type { QuestionAnswer } from "./order-request";

/** A seat as far as its form shows it. */
interface ChosenSeat {
  readonly ticketTypeId: string | null;
  readonly addOns: readonly { readonly id: string; readonly roomMate: string }[];
  readonly sessions: readonly { readonly id: string }[];
  readonly answers: readonly {
    readonly question: string;
    readonly ofOrder: boolean;
    readonly values: readonly string[];
  }[];
  readonly offer: Pick<Offer, "addOns" | "sessions" | "questions">;
}

/** What stands in the form an organiser changes a seat with. */
export function seatChangeValues(seat: ChosenSeat): Record<string, string> {
  const values: Record<string, string> = { ticketType: seat.ticketTypeId ?? "" };
  for (const { id, roomMate } of seat.addOns) {
    values[`addOns.${id}`] = "on";
    values[`roomMate.${id}`] = roomMate;
  }
  for (const { id } of seat.sessions) values[`sessions.${id}`] = "on";
  for (const { question, ofOrder, values: given } of seat.answers) {
    const asked = seat.offer.questions.find(({ id }) => id === question);
    if (!asked || ofOrder) continue;
    if (asked.kind === "choices")
      for (const [place, option] of asked.options.entries())
        if (given.includes(option)) values[`q.${question}.${place}`] = "on";
    if (asked.kind !== "choices") values[`q.${question}`] = given[0] ?? "";
  }
  return values;
}

/** What a sent form asks for. Add-ons and sessions that are no longer offered stay as they were. */
export function readSeatChange(
  values: Readonly<Record<string, string>>,
  seat: ChosenSeat,
): {
  ticketTypeId?: string;
  addOns: { id: string; roomMate?: string }[];
  sessionIds: string[];
  answers: QuestionAnswer[];
} {
  const { offer } = seat;
  const stays = <T extends { readonly id: string }>(
    had: readonly T[],
    offered: readonly { readonly id: string }[],
  ) => had.filter(({ id }) => !offered.some((one) => one.id === id));
  const ticket = values["ticketType"];
  return {
    ...(ticket ? { ticketTypeId: ticket } : {}),
    addOns: [
      ...stays(seat.addOns, offer.addOns),
      ...offer.addOns
        .filter(({ id }) => values[`addOns.${id}`])
        .map(({ id }) => ({ id, roomMate: (values[`roomMate.${id}`] ?? "").trim().slice(0, 120) })),
    ],
    sessionIds: [
      ...stays(seat.sessions, offer.sessions),
      ...offer.sessions.filter(({ id }) => values[`sessions.${id}`]),
    ].map(({ id }) => id),
    answers: offer.questions.flatMap(({ id, kind, options }) => {
      const given =
        kind === "choices"
          ? options.filter((_, place) => values[`q.${id}.${place}`])
          : [(values[`q.${id}`] ?? "").trim()].filter(Boolean);
      return given.length === 0 ? [] : [{ question: id, values: given }];
    }),
  };
}
