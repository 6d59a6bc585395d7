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

/**
 * The registration a personal link opens; `null` for one that opens nothing, or no longer: also where its
 * attendee has been anonymised.
 *
 * @param purpose - `registration` for the page that changes and cancels, `feed` for the calendar feed, `check-in` for
 *   the code on a ticket: none opens what another does.
 */
export async function registrationByToken(
  world: World,
  token: string,
  purpose: Extract<LinkPurpose, "registration" | "feed" | "check-in"> = "registration",
): Promise<OpenedRecord | null> {
  const id = idOfToken(token);
  if (!id) return null;
  const found = await world.db.registration.findUnique({ where: { id }, select: linkColumns });
  return opened(world, purpose, token, found);
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
  purpose: Extract<LinkPurpose, "registration" | "feed" | "check-in" | "order">,
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
const rememberedGenerations = 50;

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

/** The tokens of a seat's two links. */
export function seatTokens(
  world: World,
  seat: { readonly id: string; readonly generation: number },
) {
  const { secret } = world.settings;
  return {
    registration: linkToken(secret, "registration", seat.id, seat.generation),
    feed: linkToken(secret, "feed", seat.id, seat.generation),
  };
}

/** The token of a contact's link to their order. */
export function orderToken(
  world: World,
  order: { readonly id: string; readonly generation: number },
): string {
  return linkToken(world.settings.secret, "order", order.id, order.generation);
}
