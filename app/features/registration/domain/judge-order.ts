import { waysFor, type WayToPay } from "~/features/payments/domain/standing";
import type { Problem } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import { seatsPerOrder } from "./admission";
import { isSeen, judgeCode, type AppliedCode, type KnownCode } from "./codes";
import type { Offer, OfferedTicketType } from "./offer";
import type { OrderRequest, QuestionAnswer, SeatRequest } from "./order-request";
import type { PricedSeat } from "./price";
import { judgeAnswers } from "./questions";
import type { SensitiveAnswer } from "./sensitive-answers";
import { sessionClashes } from "./session-clash";

/** What an order is judged by beside the offer. */
export interface KnownForOrder {
  /** The networks each seat's attendee or company belongs to, in the order of the seats. */
  readonly memberOf: readonly (readonly string[])[];
  /** What `codeOf` found for the code that was typed; `null` for nothing. */
  readonly code: KnownCode | null;
  /** What the order's company is found by (match-key.ts); `null` without one. */
  readonly companyKey: string | null;
  /** Files that were uploaded for this event; none when nothing is said. */
  readonly files?: ReadonlySet<string>;
}

/** A seat as it is going to be: every choice known and allowed. */
export interface JudgedSeat extends PricedSeat {
  readonly name: string | null;
  readonly email: string | null;
  readonly networkId: string | null;
  readonly again: boolean;
  /** Add-ons and sessions it waits for, in the queue of each; not among those it has. */
  readonly waitsFor: readonly string[];
  /** Add-on → whom they want to share with; only where something is shared and somebody was named. */
  readonly roomMates: Readonly<Record<string, string>>;
  readonly answers: readonly QuestionAnswer[];
  readonly sensitive: readonly SensitiveAnswer[];
}

export interface JudgedOrder {
  readonly seats: readonly JudgedSeat[];
  /** To what is asked once of the contact. */
  readonly answers: readonly QuestionAnswer[];
  /** The code that counts as used; `null` also for one that unlocked nothing that was chosen. */
  readonly code: AppliedCode | null;
  /** How it is paid for, if it costs anything. */
  readonly payBy: WayToPay;
}

export type OrderJudgement =
  | { readonly ok: true; readonly value: JudgedOrder }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Judges an order by what is offered, without touching the world. All problems are told at once, each at the field
 * the form has it under; how much is left is decided elsewhere, on the locked counters.
 *
 * Of the whole order: `event-not-open`, `event-started`, `seats-missing`, `too-many-seats`, and what `judgeCode`
 * refuses. Of a seat: `choice-unknown` for what is not offered, or hidden and not unlocked; `sale-not-begun`,
 * `sale-ended`, `members-only`, `too-few-of-ticket` and `too-many-of-ticket` for its ticket; `add-on-not-with-ticket`
 * and `add-on-sale-ended` for an add-on; `sessions-clash`; `name-needed` for an address without a name; `duplicate-in-order`
 * for an address given twice and not said to be meant; and what `judgeAnswers` refuses. At `payBy` `way-to-pay-unknown`
 * for a way the organiser does not offer them. What is required is required
 * of whoever registers: a colleague completes their own part later, and so does who gets a seat without a name.
 *
 * @remarks An organiser who registers somebody by hand or from a file is not bound by what limits buyers: windows and
 *   deadlines, who sees and gets a ticket, how many, and what has to be answered.
 */
export function judgeOrder(
  offer: Offer,
  request: OrderRequest,
  known: KnownForOrder,
  now: Instant,
): OrderJudgement {
  const bound = request.source !== "organiser" && request.source !== "import";
  const closed = whyClosed(offer, request, bound, now);
  if (closed) return { ok: false, problems: [closed] };

  const problems: Problem[] = [];
  const memberOf = (place: number) => known.memberOf[place] ?? [];
  // What the code opens decides which tickets can be chosen; whether it is good for them is asked afterwards.
  const opened = request.code === undefined ? null : codeFor(known, [], now);
  if (opened && !opened.ok) problems.push(opened.problem);
  const code = opened?.ok ? opened.value : null;

  const rules = { offer, code, bound, now, files: known.files ?? new Set<string>() };
  const types = request.seats.map((seat, place) =>
    chosenType(rules, seat, memberOf(place), place, problems),
  );
  if (bound) problems.push(...numbersPerTicket(types));
  problems.push(...duplicates(request.seats));

  const order = judgeAnswers(offer, request.questions ?? [], {
    scope: "order",
    of: { ticketTypeIds: types.flatMap((type) => (type ? [type.id] : [])), answers: [] },
    complete: bound,
    files: rules.files,
    field: (id) => `q.${id}`,
  });
  problems.push(...order.problems);
  const seats = request.seats.map((seat, place) =>
    judgeSeat(rules, seat, {
      place,
      type: types[place] ?? null,
      memberOf: memberOf(place),
      orderAnswers: order.answers,
      contactEmail: request.contact.email,
      problems,
    }),
  );
  const used = code && codeFor(known, idsOf(types), now);
  if (used && !used.ok) problems.push(used.problem);
  const payBy = wayToPay(offer, request, bound);
  if (payBy === null) problems.push({ code: "way-to-pay-unknown", field: "payBy" });
  if (problems.length > 0 || payBy === null) return { ok: false, problems };
  return {
    ok: true,
    value: {
      payBy,
      seats,
      answers: order.answers,
      code: code && doesSomething(code, types) ? code : null,
    },
  };
}

/** How an order is paid for; `null` for a way that is not offered to whoever places it. */
function wayToPay(
  { payBy, cardsOn }: Offer,
  request: Pick<OrderRequest, "contact" | "payBy">,
  bound: boolean,
): WayToPay | null {
  // An organiser sends whoever they register an invoice, unless they say that a card is to be used.
  const ways = bound
    ? waysFor({ payBy, cardsOn, isCompany: request.contact.company !== undefined })
    : (["invoice", ...(cardsOn ? (["card"] as const) : [])] as const);
  const [first = "invoice"] = ways;
  if (request.payBy === undefined) return first;
  return ways.includes(request.payBy) ? request.payBy : null;
}

interface Rules {
  readonly offer: Offer;
  readonly code: AppliedCode | null;
  /** Whether what limits buyers counts. */
  readonly bound: boolean;
  readonly now: Instant;
  readonly files: ReadonlySet<string>;
}

function whyClosed(
  offer: Offer,
  { seats }: OrderRequest,
  bound: boolean,
  now: Instant,
): Problem | null {
  if (offer.eventStatus !== "published") return { code: "event-not-open" };
  if (offer.startsAt <= now) return { code: "event-started" };
  if (bound && offer.registrationUntil && offer.registrationUntil <= now)
    return { code: "event-not-open" };
  if (seats.length === 0) return { code: "seats-missing" };
  return seats.length > seatsPerOrder ? { code: "too-many-seats" } : null;
}

function codeFor(known: KnownForOrder, ticketTypeIds: readonly string[], now: Instant) {
  return judgeCode(known.code, { ticketTypeIds, companyKey: known.companyKey }, now);
}

function idsOf(types: readonly (OfferedTicketType | null)[]): string[] {
  return types.flatMap((type) => (type ? [type.id] : []));
}

/** A code that only unlocks is used when something it unlocks was chosen. */
function doesSomething(code: AppliedCode, types: readonly (OfferedTicketType | null)[]): boolean {
  return code.kind !== "unlock" || types.some((type) => type?.hidden && isSeen(type, code));
}

/** Why somebody cannot have a ticket type at `now`; `null` when they can. Hidden ones are not spoken of. */
export function whyNotTicket(
  type: OfferedTicketType,
  memberOf: readonly string[],
  now: Instant,
): "sale-not-begun" | "sale-ended" | "members-only" | null {
  if (type.saleFrom && now < type.saleFrom) return "sale-not-begun";
  if (type.saleUntil && now >= type.saleUntil) return "sale-ended";
  if (type.onlyNetworkId !== null && !memberOf.includes(type.onlyNetworkId)) return "members-only";
  return null;
}

/** The ticket type of a seat: the one asked for, or the first it can have. */
function chosenType(
  { offer, code, bound, now }: Rules,
  seat: SeatRequest,
  memberOf: readonly string[],
  place: number,
  problems: Problem[],
): OfferedTicketType | null {
  const field = `seats[${place}].ticketType`;
  const seen = offer.ticketTypes.filter((type) => !bound || isSeen(type, code));
  if (seat.ticketType !== undefined) {
    const type = seen.find(({ id }) => id === seat.ticketType);
    const wrong = type ? bound && whyNotTicket(type, memberOf, now) : "choice-unknown";
    if (wrong) problems.push({ code: wrong, field });
    return type ?? null;
  }
  const [first] = seen;
  const free = seen.find((type) => !bound || whyNotTicket(type, memberOf, now) === null);
  if (free || !first) {
    // An event whose tickets are all hidden has none for who has no code.
    if (!free && offer.ticketTypes.length > 0) problems.push({ code: "choice-unknown", field });
    return free ?? null;
  }
  problems.push({ code: whyNotTicket(first, memberOf, now) ?? "choice-unknown", field });
  return null;
}

/** Too few or too many of one type in an order; said at the last seat that has it. */
function numbersPerTicket(types: readonly (OfferedTicketType | null)[]): Problem[] {
  return [...new Set(types)].flatMap((type): Problem[] => {
    if (!type) return [];
    const places = types.flatMap((one, place) => (one === type ? [place] : []));
    const about = { field: `seats[${places.at(-1) ?? 0}].ticketType` };
    const { minPerOrder: least, maxPerOrder: most, name } = type;
    if (places.length < least)
      return [{ code: "too-few-of-ticket", ...about, params: { least, name } }];
    if (most !== null && places.length > most)
      return [{ code: "too-many-of-ticket", ...about, params: { most, name } }];
    return [];
  });
}

function duplicates(seats: readonly SeatRequest[]): Problem[] {
  const seen = new Set<string>();
  return seats.flatMap((seat, place): Problem[] => {
    if (!seat.email) return [];
    if (!seat.name) return [{ code: "name-needed", field: `seats[${place}].name` }];
    if (!seen.has(seat.email)) {
      seen.add(seat.email);
      return [];
    }
    return seat.again ? [] : [{ code: "duplicate-in-order", field: `seats[${place}].email` }];
  });
}

function judgeSeat(
  { offer, bound, now, files }: Rules,
  seat: SeatRequest,
  about: {
    readonly place: number;
    readonly type: OfferedTicketType | null;
    readonly memberOf: readonly string[];
    readonly orderAnswers: readonly QuestionAnswer[];
    readonly contactEmail: string;
    readonly problems: Problem[];
  },
): JudgedSeat {
  const { place, type, memberOf, orderAnswers, contactEmail, problems } = about;
  const field = (name: string) => `seats[${place}].${name}`;
  if (seat.group && !offer.groups.some(({ id }) => id === seat.group))
    problems.push({ code: "choice-unknown", field: field("group") });

  const asked = seat.addOns ?? [];
  const addOnIds = [...new Set(asked.map(({ id }) => id))];
  problems.push(
    ...addOnProblems(offer, addOnIds, { ticketTypeId: type?.id ?? null, bound, now }).map(
      (problem) => ({ ...problem, field: field("addOns") }),
    ),
  );
  const sessionIds = [...new Set(seat.sessions)];
  problems.push(
    ...sessionProblems(offer, sessionIds).map((problem) => ({
      ...problem,
      field: field("sessions"),
    })),
  );
  const { answers, problems: wrong } = judgeAnswers(offer, seat.questions ?? [], {
    scope: "seat",
    of: { ticketTypeIds: type ? [type.id] : [], answers: orderAnswers },
    // A colleague completes their own part by their own link, and is reminded until it is done.
    complete: bound && seat.email === contactEmail,
    files,
    field: (id) => field(`q.${id}`),
  });
  problems.push(...wrong);
  const waitsFor = [...addOnIds, ...sessionIds].filter((id) => seat.waitFor?.includes(id));
  const isHad = (id: string) => !waitsFor.includes(id);
  return {
    name: seat.name ?? null,
    email: seat.email ?? null,
    ticketTypeId: type?.id ?? null,
    networkId: seat.group ?? null,
    again: seat.again ?? false,
    addOnIds: addOnIds.filter(isHad),
    sessionIds: sessionIds.filter(isHad),
    waitsFor,
    memberOf,
    roomMates: Object.fromEntries(
      asked.flatMap(({ id, roomMate }) =>
        roomMate && offer.addOns.some((addOn) => addOn.id === id && addOn.sharedBy > 1)
          ? [[id, roomMate]]
          : [],
      ),
    ),
    answers,
    sensitive: (seat.answers ?? []).filter(({ kind }) => offer.asks.includes(kind)),
  };
}

/** What speaks against add-ons for a seat; the field is the caller's. */
export function addOnProblems(
  offer: Offer,
  addOnIds: readonly string[],
  seat: { readonly ticketTypeId: string | null; readonly bound: boolean; readonly now: Instant },
): Problem[] {
  return addOnIds.flatMap((id): Problem[] => {
    const addOn = offer.addOns.find((one) => one.id === id);
    if (!addOn) return [{ code: "choice-unknown" }];
    const params = { name: addOn.name };
    const { ticketTypeIds, saleUntil } = addOn;
    if (ticketTypeIds.length > 0 && !ticketTypeIds.includes(seat.ticketTypeId ?? ""))
      return [{ code: "add-on-not-with-ticket", params }];
    if (seat.bound && saleUntil && seat.now >= saleUntil)
      return [{ code: "add-on-sale-ended", params }];
    return [];
  });
}

/** What speaks against chosen sessions; the field is the caller's. */
export function sessionProblems(offer: Offer, sessionIds: readonly string[]): Problem[] {
  if (sessionIds.some((id) => !offer.sessions.some((session) => session.id === id)))
    return [{ code: "choice-unknown" }];
  const [clash] = sessionClashes(offer.sessions, sessionIds);
  return clash
    ? [
        {
          code: "sessions-clash",
          params: { first: clash.first.title, second: clash.second.title },
        },
      ]
    : [];
}
