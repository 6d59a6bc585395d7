import { companyRecord } from "~/features/companies/queries/company-record.server";
import type { Actor } from "~/kernel/actor";
import type { Problem } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import { judgeCode, type AppliedCode } from "../domain/codes";
import {
  basketsOf,
  offerAsSeen,
  shortOfSeats,
  whyClosed,
  type Closed,
  type ShortOf,
} from "../domain/form-request";
import type { Offer } from "../domain/offer";
import { priceOrder, type Price } from "../domain/price";
import { countryOf, seatsAskedFor, type FormValues } from "../domain/register-form";
import { codeOf } from "./code.server";
import { memberOfSeats, membershipsOf } from "./memberships.server";
import { offerFor } from "./offer.server";

/** What the registration form shows beside what was typed. */
export interface FormView {
  /** As far as whoever fills it in may see it. */
  readonly offer: Offer;
  /** Why nobody can register; `null` while somebody can. */
  readonly closed: Closed | null;
  readonly sum: FormSum;
  /** The networks of whoever fills it in, which decide their prices. */
  readonly memberOf: readonly string[];
  /** What the code that was typed is good for. */
  readonly code: AppliedCode | null;
  readonly codeProblem: Problem | null;
}

/** What the rows come to as they stand. */
export interface FormSum {
  readonly seats: number;
  readonly price: Price;
  /** What is full: then all of it waits together. */
  readonly short: readonly ShortOf[];
}

/** The form of an event as it stands for what was typed; `null` for an event the actor may not see. */
export async function formView(
  world: World,
  actor: Actor,
  slug: string,
  values: FormValues = {},
): Promise<FormView | null> {
  const whole = await offerFor(world, actor, slug);
  return whole && viewOf(world, whole, values);
}

async function viewOf(world: World, whole: Offer, values: FormValues): Promise<FormView> {
  const now = world.now();
  const rows = seatsAskedFor(values);
  const companyKey = companyKeyOf(world, values);
  const memberships = asksWhoBelongs(whole)
    ? await membershipsOf(world, whole.organisationId, {
        emails: [values["contact.email"], ...rows.map(({ email }) => email)].flatMap((email) =>
          email?.trim() ? [email.trim()] : [],
        ),
        companyMatchKey: companyKey,
      })
    : { ofCompany: [], ofEmail: new Map<string, readonly string[]>() };
  const trimmed = rows.map(({ email }) => ({ email: email?.trim() }));
  const memberOfRows = memberOfSeats(memberships, trimmed);
  const [memberOf = []] = memberOfSeats(memberships, [{ email: values["contact.email"]?.trim() }]);
  const seenBy = [...new Set([...memberOf, ...memberOfRows.flat()])];

  const typed = values["code"]?.trim();
  const known = typed ? await codeOf(world, whole.eventId, typed) : null;
  const judged = typed ? judgeCode(known, { ticketTypeIds: [], companyKey }, now) : null;
  const code = judged?.ok ? judged.value : null;

  const offer = offerAsSeen(whole, code, seenBy);
  const baskets = basketsOf(offer, values, now);
  const seats = baskets.map((basket, at) => ({ ...basket, memberOf: memberOfRows[at] ?? [] }));
  return {
    offer,
    closed: whyClosed(whole, now),
    sum: {
      seats: seats.length,
      price: priceOrder({ offer, seats, code, now }),
      short: shortOfSeats(offer, baskets, code?.reservation ?? null),
    },
    memberOf,
    code,
    codeProblem: judged && !judged.ok ? judged.problem : null,
  };
}

/** What the company on the form is found by; `null` while none is typed. */
function companyKeyOf(world: World, values: FormValues): string | null {
  const name = values["contact.company"]?.trim() ?? "";
  const organisationNumber = values["contact.organisationNumber"]?.trim() ?? "";
  if (name === "" && organisationNumber === "") return null;
  const record = companyRecord(world, { name, organisationNumber, country: countryOf(values) });
  return record.ok ? record.value.matchKey : null;
}

/** Whether it matters to what is offered which networks somebody belongs to. */
function asksWhoBelongs({ ticketTypes }: Offer): boolean {
  return ticketTypes.some(({ member, onlyNetworkId }) => member !== null || onlyNetworkId !== null);
}
