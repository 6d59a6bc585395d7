import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { idOfToken, linkToken, opensRecord, type LinkPurpose } from "~/platform/tokens.server";
import type { World } from "~/platform/world.server";

/** What a link leads to. */
export interface OpenedRecord {
  readonly id: string;
  readonly eventId: string;
  readonly organisationId: string;
}

const linkColumns = {
  id: true,
  eventId: true,
  organisationId: true,
  tokenGeneration: true,
  anonymisedAt: true,
} as const;

/** A seat's link ends also when the seat is given to a colleague. */
const seatColumns = { ...linkColumns, handedOverAt: true } as const;

/**
 * The registration a personal link opens; `null` for one that opens nothing, or no longer: also where its
 * attendee has been anonymised. The address of a calendar feed never opens it.
 *
 * @param purpose - `registration` for the page that changes and cancels, `check-in` for the code on a ticket: the one
 *   never opens what the other does.
 */
export async function registrationByToken(
  world: World,
  token: string,
  purpose: Extract<LinkPurpose, "registration" | "check-in"> = "registration",
): Promise<OpenedRecord | null> {
  const id = idOfToken(token);
  if (!id) return null;
  const found = await world.db.registration.findUnique({ where: { id }, select: seatColumns });
  return found?.handedOverAt ? null : opened(world, purpose, token, found);
}

/**
 * The registration whose calendar feed a token opens.
 *
 * @returns `ended` for an address that was right once: its owner has made a new one or switched it off, the
 *   seat's links were renewed, or the seat was given to a colleague. `not-found` for any other that opens nothing.
 */
export async function feedByToken(
  world: World,
  token: string,
): Promise<Result<OpenedRecord, Problem<"not-found" | "ended">>> {
  const id = idOfToken(token);
  if (!id) return refuse("not-found");
  const found = await world.db.registration.findUnique({
    where: { id },
    select: { ...seatColumns, feedGeneration: true, feedClosedAt: true },
  });
  if (!found || found.anonymisedAt !== null) return refuse("not-found");
  const opens = (generation: number, feedGeneration: number) =>
    opensRecord(world.settings.secret, "feed", token, {
      id,
      generation: feedGenerationOf({ generation, feedGeneration }),
    });
  const { tokenGeneration, feedGeneration, feedClosedAt, handedOverAt } = found;
  if (opens(tokenGeneration, feedGeneration))
    return feedClosedAt === null && handedOverAt === null ? accept(found) : refuse("ended");
  for (const generation of upTo(tokenGeneration))
    for (const feed of upTo(feedGeneration)) if (opens(generation, feed)) return refuse("ended");
  return refuse("not-found");
}

/** The last generations up to this one, the earliest first. */
function upTo(generation: number): number[] {
  const oldest = Math.max(0, generation - rememberedGenerations);
  return Array.from({ length: generation - oldest + 1 }, (_, place) => oldest + place);
}

/** A feed ends with the seat's links, and by itself. As long as only the former happened, as it always was. */
function feedGenerationOf({
  generation,
  feedGeneration = 0,
}: {
  readonly generation: number;
  readonly feedGeneration?: number;
}) {
  return feedGeneration === 0 ? generation : (`${generation}.${feedGeneration}` as const);
}

/** The order a contact's link opens; `null` for one that opens nothing, or no longer. */
export async function orderByToken(world: World, token: string): Promise<OpenedRecord | null> {
  const id = idOfToken(token);
  if (!id) return null;
  const found = await world.db.order.findUnique({ where: { id }, select: linkColumns });
  return opened(world, "order", token, found);
}

function opened(
  world: World,
  purpose: Extract<LinkPurpose, "registration" | "check-in" | "order">,
  token: string,
  found:
    | (OpenedRecord & { readonly tokenGeneration: number; readonly anonymisedAt: Date | null })
    | null,
): OpenedRecord | null {
  if (!found || found.anonymisedAt !== null) return null;
  const { id, tokenGeneration: generation } = found;
  return opensRecord(world.settings.secret, purpose, token, { id, generation }) ? found : null;
}

/** How many generations back a link is still known as one that was ours. */
const rememberedGenerations = 20;

/**
 * Whether a link opened this once and was ended since: it can be said that a newer one works. A link that was never
 * ours is not told apart from one to nothing.
 */
export async function isEndedLink(
  world: World,
  token: string,
  purpose: Extract<LinkPurpose, "registration" | "order">,
): Promise<boolean> {
  const id = idOfToken(token);
  if (!id) return false;
  const query = { where: { id }, select: { tokenGeneration: true } } as const;
  const found = await (purpose === "order"
    ? world.db.order.findUnique(query)
    : world.db.registration.findUnique(query));
  if (!found) return false;
  const { tokenGeneration } = found;
  const oldest = Math.max(0, tokenGeneration - rememberedGenerations);
  for (let generation = oldest; generation < tokenGeneration; generation++)
    if (opensRecord(world.settings.secret, purpose, token, { id, generation })) return true;
  return false;
}

/**
 * The event of a seat that whoever holds this link has given to a colleague; `null` for any other link. It says what
 * the link once opened, and opens nothing.
 */
export async function handedOverBy(
  world: World,
  token: string,
): Promise<{ slug: string; title: string } | null> {
  const id = idOfToken(token);
  if (!id) return null;
  const found = await world.db.registration.findUnique({
    where: { id },
    select: {
      tokenGeneration: true,
      handedOverAt: true,
      event: { select: { slug: true, title: true } },
    },
  });
  if (!found?.handedOverAt) return null;
  const now = { id, generation: found.tokenGeneration };
  const theirs =
    opensRecord(world.settings.secret, "registration", token, now) ||
    (await isEndedLink(world, token, "registration"));
  return theirs ? found.event : null;
}

/**
 * The tokens of a seat's two links.
 *
 * @param seat - `feedGeneration` as stored wherever the feed's address is handed out; a seat just made has none.
 */
export function seatTokens(
  world: World,
  seat: { readonly id: string; readonly generation: number; readonly feedGeneration?: number },
) {
  const { secret } = world.settings;
  return {
    registration: linkToken(secret, "registration", seat.id, seat.generation),
    feed: linkToken(secret, "feed", seat.id, feedGenerationOf(seat)),
  };
}

/** The token of a contact's link to their order. */
export function orderToken(
  world: World,
  order: { readonly id: string; readonly generation: number },
): string {
  return linkToken(world.settings.secret, "order", order.id, order.generation);
}
