import { addDays, addTime, dateOf, hour, instantOf, minute, type Instant } from "~/kernel/time";
import type { Chance } from "./chance";
import type { Frame, InventedPerson, PlannedOrder } from "./plan";

/** One company's order: how many seats, how many of them without a name, and the groups they come with. */
export interface CompanyTurnout {
  readonly company: string;
  readonly seats: number;
  readonly unnamed?: number;
  /** How many of the unnamed were named after some days. */
  readonly namedLater?: number;
  /** Given out to its seats in turn. */
  readonly groups?: readonly string[];
}

/** Who registers with an event, and in which days. */
export interface Turnout {
  readonly timeZone: string;
  /** Days before the demo's start: from the longest ago to the shortest, never fewer than three. */
  readonly from: number;
  readonly until: number;
  readonly companies?: readonly CompanyTurnout[];
  /** People who register themselves alone. */
  readonly singles?: number;
  /** The groups those come with, in turn. */
  readonly groups?: readonly string[];
  /** Whom the singles are taken from; everybody the organisation knows, otherwise. */
  readonly among?: readonly InventedPerson[];
  /** The orders of the last hours, whose mails are still to go out. */
  readonly fresh?: readonly { readonly minutesAgo: number; readonly order: Turn }[];
  /** Orders that come after all the others of the days above. */
  readonly last?: readonly Turn[];
}

type Turn = CompanyTurnout | { readonly single: true; readonly group?: string };

/** Orders younger than this are those of the last hours: nothing else falls between it and three days ago. */
export const freshTime = 36 * hour;

/** The orders for an event in order of time, each person in one of them at most. */
export function ordersOf({ dates, crowd, chance }: Frame, turnout: Turnout): PlannedOrder[] {
  const pool = new Set(turnout.among ?? crowd.everybody);
  const moments = momentsOf(chance, dates.start, turnout);
  const someone = (): InventedPerson => {
    const person = chance.pick([...pool]);
    pool.delete(person);
    return person;
  };
  const single = (at: Instant, group?: string): PlannedOrder => {
    const person = someone();
    return { at, contact: person, seats: [{ person, ...(group ? { group } : {}) }] };
  };
  const company = (at: Instant, asked: CompanyTurnout): PlannedOrder => {
    const { seats, unnamed = 0, namedLater = 0, groups = [] } = asked;
    const people = crowd.of(asked.company).slice(0, seats);
    for (const person of people) pool.delete(person);
    const [contact] = people;
    if (!contact || people.length < seats) throw new Error(`${asked.company} has too few people`);
    const named = seats - unnamed;
    return {
      at,
      contact,
      seats: people.map((person, place) => {
        const group = groups[place % groups.length];
        return { person: place < named ? person : null, ...(group ? { group } : {}) };
      }),
      namedLater: people.slice(named, named + namedLater).map((person, place) => ({
        seat: named + place,
        person,
        // A few hours later, so that even the youngest of them was in time.
        at: addTime(at, (3 + place * 4) * hour),
      })),
    };
  };
  const orderOf = (at: Instant, turn: Turn) =>
    "single" in turn ? single(at, turn.group) : company(at, turn);

  // Whole companies first, so that their people are not taken one by one.
  const companyOrders = chance
    .shuffled(turnout.companies ?? [])
    .map((asked) => company(moments.take(), asked));
  const fresh = (turnout.fresh ?? []).map(({ minutesAgo, order }) =>
    orderOf(addTime(dates.start, -minutesAgo * minute), order),
  );
  const last = (turnout.last ?? []).map((turn, place) => orderOf(moments.last(place), turn));
  const groups = turnout.groups ?? [];
  const singles = Array.from({ length: turnout.singles ?? 0 }, (_, place) =>
    single(moments.take(), groups[place % groups.length]),
  );
  return [...companyOrders, ...singles, ...last, ...fresh].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
}

/** Moments when people register: on days of the turnout, between seven and ten in the evening. */
function momentsOf(chance: Chance, start: Instant, { timeZone, from, until, last = [] }: Turnout) {
  if (until < 3 || from < until) throw new RangeError(`no days from ${from} until ${until}`);
  const today = dateOf(start, timeZone);
  const moment = (daysAgo: number, clock: string): Instant => {
    const instant = instantOf(`${addDays(today, -daysAgo)}T${clock}`, timeZone);
    if (!instant) throw new Error(`no ${clock} ${daysAgo} days ago`);
    return instant;
  };
  // The last day belongs to those who come last, if there are any.
  const latest = last.length > 0 ? until + 1 : until;
  return {
    take: () => {
      const [hours, minutes] = [chance.whole(7, 21), chance.whole(0, 59)];
      return moment(chance.whole(latest, Math.max(latest, from)), `${two(hours)}:${two(minutes)}`);
    },
    last: (place: number) => moment(until, `${two(8 + place)}:${two(17 + place * 11)}`),
  };
}

const two = (number: number) => String(number).padStart(2, "0");
