import { seatsLeft } from "~/features/events/domain/seats-left";
import type { Counter, Offer, OfferedQuestion } from "./offer";
import type { QuestionAnswer } from "./order-request";
import { isAsked } from "./questions";

/** What somebody wants their seat to have, and says: all of it, not only what is new. */
export interface SeatChoice {
  readonly addOns: readonly { readonly id: string; readonly roomMate: string }[];
  readonly sessionIds: readonly string[];
  readonly answers: readonly QuestionAnswer[];
}

/** A seat by what decides which questions it is asked. */
export interface AskedSeat {
  readonly ticketTypeId: string | null;
  /** What was answered for its order, where a question follows one of its. */
  readonly orderAnswers: readonly QuestionAnswer[];
}

/** How many could have an add-on or a session at once; `null` where nobody counts. */
export function placesLeft(pool: Counter | null): number | null {
  return pool && seatsLeft(pool);
}

/** The questions of a seat as a form asks them: those that follow from what has been answered so far. */
export function askedOfSeat(
  offer: Pick<Offer, "questions">,
  seat: AskedSeat,
  answers: readonly QuestionAnswer[],
): OfferedQuestion[] {
  const of = {
    ticketTypeIds: seat.ticketTypeId === null ? [] : [seat.ticketTypeId],
    answers: [...seat.orderAnswers, ...answers],
  };
  return offer.questions.filter(
    (question) => question.scope === "seat" && isAsked(offer, question, of),
  );
}

/** What a form about one seat holds under `addOns.<id>`, `roomMate.<id>`, `sessions.<id>`, `waitFor.<id>` and `q.<id>`. */
export function readSeatChoice(
  { questions }: Pick<Offer, "questions">,
  values: Readonly<Record<string, string>>,
): SeatChoice & { readonly waitFor: readonly string[] } {
  const ticked = (prefix: string) =>
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(prefix) && value !== "" ? [name.slice(prefix.length)] : [],
    );
  return {
    addOns: ticked("addOns.").map((id) => ({
      id,
      roomMate: (values[`roomMate.${id}`] ?? "").trim().slice(0, longestRoomMate),
    })),
    sessionIds: ticked("sessions."),
    waitFor: ticked("waitFor."),
    answers: questions.flatMap(({ id, kind, options }) => {
      const said =
        kind === "choices"
          ? options.filter((_, place) => values[`q.${id}.${place}`])
          : [values[`q.${id}`] ?? ""].filter(Boolean);
      return said.length > 0 ? [{ question: id, values: said }] : [];
    }),
  };
}

/** How a seat's answers and choices fill the form they came from. */
export function seatValues(
  { questions }: Pick<Offer, "questions">,
  { addOns, sessionIds, answers }: SeatChoice,
): Record<string, string> {
  return Object.fromEntries([
    ...addOns.flatMap(({ id, roomMate }) => [
      [`addOns.${id}`, "on"],
      [`roomMate.${id}`, roomMate],
    ]),
    ...sessionIds.map((id) => [`sessions.${id}`, "on"]),
    ...answers.flatMap(({ question: id, values }) => {
      const question = questions.find((one) => one.id === id);
      return question?.kind === "choices"
        ? values.map((value) => [`q.${id}.${question.options.indexOf(value)}`, "on"])
        : [[`q.${id}`, values[0] ?? ""]];
    }),
  ]) as Record<string, string>;
}

/** Characters the name of whom one shares a room with holds. */
const longestRoomMate = 120;
