import { companyRecord } from "~/features/companies/queries/company-record.server";
import type { Actor } from "~/kernel/actor";
import type { Problem } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { judgeCode, type AppliedCode } from "../domain/codes";
import {
  basketsOf,
  offerAsSeen,
  offerWithBack,
  shortOfSeats,
  whyClosed,
  type Closed,
  type ShortOf,
} from "../domain/form-request";
import type { Offer, Places, SeatBasket } from "../domain/offer";
import { orderSum, type OrderSum } from "../domain/order-sum";
import { priceOrder } from "../domain/price";
import { countryOf, seatsAskedFor, submissionOf, type FormValues } from "../domain/register-form";
import { codeOf } from "./code.server";
import { memberOfSeats, membershipsOf } from "./memberships.server";
import { offerFor } from "./offer.server";

/** What the registration form shows beside what was typed. */
export interface FormView {
  /** As far as whoever fills it in may see it, with what is held for them counted as free. */
  readonly offer: Offer;
  /** Why nobody can register; `null` while somebody can. */
  readonly closed: Closed | null;
  readonly sum: FormSum;
  /** The networks of whoever fills it in, which decide their prices. */
  readonly memberOf: readonly string[];
  /** What the code that was typed is good for. */
  readonly code: AppliedCode | null;
  readonly codeProblem: Problem | null;
  /** Whether there is a code somebody could have. */
  readonly takesCodes: boolean;
  /** Whether there are tickets at all, seen or not. */
  readonly hasTickets: boolean;
}

/** What the rows come to as they stand. */
export interface FormSum {
  readonly seats: number;
  /** `null` for what is free. */
  readonly sum: OrderSum | null;
  /** What is full: then all of it waits together. */
  readonly short: readonly ShortOf[];
}

/** The form with what only the server may know. */
export interface FormBasis {
  readonly view: FormView;
  /** The whole offer, hidden tickets too. */
  readonly whole: Offer;
  readonly baskets: readonly SeatBasket[];
  /** What is kept for this submission, even when its time has run out. */
  readonly held: Held | null;
}

interface Held {
  readonly places: Places;
  readonly expiresAt: Instant;
  readonly mayRenew: boolean;
}

/** The form of an event as it stands for what was typed; `null` for an event the actor may not see. */
export async function formBasis(
  world: World,
  actor: Actor,
  slug: string,
  values: FormValues = {},
): Promise<FormBasis | null> {
  const whole = await offerFor(world, actor, slug);
  if (!whole) return null;
  const now = world.now();
  const held = await heldFor(world, whole.eventId, submissionOf(values));
  const rows = seatsAskedFor(values);
  const companyKey = companyKeyOf(world, values);
  const own = values["contact.email"]?.trim();
  const emails = [own, ...rows.map(({ email }) => email?.trim())];
  const memberships = await membershipsFor(world, whole, emails, companyKey);
  const [memberOf = [], ...memberOfRows] = memberships;

  const typed = values["code"]?.trim();
  const known = typed ? await codeOf(world, whole.eventId, typed) : null;
  const judged = typed ? judgeCode(known, { ticketTypeIds: [], companyKey }, now) : null;
  const code = judged?.ok ? judged.value : null;

  const seen = offerAsSeen(whole, code, [...new Set(memberships.flat())]);
  const offer = held ? offerWithBack(seen, held.places) : seen;
  const baskets = basketsOf(offer, values, now);
  const seats = baskets.map((basket, at) => ({ ...basket, memberOf: memberOfRows[at] ?? [] }));
  const price = priceOrder({ offer, seats, code, now });
  return {
    whole,
    baskets,
    held,
    view: {
      offer,
      closed: whyClosed(whole, now),
      sum: {
        seats: seats.length,
        sum: orderSum(price.lines, price.currency),
        short: offer.requiresApproval
          ? []
          : shortOfSeats(offer, baskets, code?.reservation ?? null),
      },
      memberOf,
      code,
      codeProblem: judged && !judged.ok ? judged.problem : null,
      takesCodes: await hasCodes(world, whole.eventId),
      hasTickets: whole.ticketTypes.length > 0,
    },
  };
}

async function heldFor(
  world: World,
  eventId: string,
  submissionKey: string | null,
): Promise<Held | null> {
  if (!submissionKey) return null;
  const hold = await world.db.hold.findUnique({
    where: { eventId_submissionKey: { eventId, submissionKey } },
    select: { places: true, expiresAt: true, renewedAt: true, endedAt: true },
  });
  if (!hold || hold.endedAt) return null;
  const { places, expiresAt, renewedAt } = hold;
  return { places: places as Places, expiresAt, mayRenew: renewedAt === null };
}

/** The networks of each address; of none where it matters to nothing that is offered. */
async function membershipsFor(
  world: World,
  { ticketTypes, organisationId }: Offer,
  emails: readonly (string | undefined)[],
  companyMatchKey: string | null,
): Promise<string[][]> {
  if (ticketTypes.every(({ member, onlyNetworkId }) => member === null && onlyNetworkId === null))
    return emails.map(() => []);
  const typed = emails.flatMap((email) => (email ? [email] : []));
  const memberships = await membershipsOf(world, organisationId, {
    emails: typed,
    companyMatchKey,
  });
  return memberOfSeats(
    memberships,
    emails.map((email) => ({ email })),
  );
}

async function hasCodes(world: World, eventId: string): Promise<boolean> {
  const code = await world.db.code.findFirst({
    where: { eventId, archivedAt: null },
    select: { id: true },
  });
  return code !== null;
}

/** What the company on the form is found by; `null` while none can be told. */
function companyKeyOf(world: World, values: FormValues): string | null {
  const name = values["contact.company"]?.trim() ?? "";
  const organisationNumber = values["contact.organisationNumber"]?.trim() ?? "";
  if (name === "" && organisationNumber === "") return null;
  const record = companyRecord(world, { name, organisationNumber, country: countryOf(values) });
  return record.ok ? record.value.matchKey : null;
}
