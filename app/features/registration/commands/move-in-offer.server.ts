import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import { changeOffer, type ChangeOfferProblem, type OfferChanged } from "./change-offer.server";

/** What of an offer stands in an order. */
export type OrderedPart = "ticket-types" | "add-ons" | "questions";

type MoveProblem = ChangeOfferProblem | Problem<"not-found" | "question-follows-another">;

/**
 * Moves a ticket type, an add-on or a question one place up or down. At the end of the list it stays where it is.
 *
 * Refused: as {@link changeOffer} is, `not-found`, `question-follows-another` where a question would come before the
 * one whose answer it hangs on.
 */
export async function moveInOffer(
  world: World,
  actor: Actor,
  of: readonly [organisationSlug: string, eventSlug: string],
  { part, id, by }: { readonly part: OrderedPart; readonly id: string; readonly by: 1 | -1 },
): Promise<Result<{ id: string }, MoveProblem>> {
  return changeOffer<MoveProblem>(world, actor, of, async (tx, event) => {
    const items = await standing(tx, part, event.id);
    const from = items.findIndex((item) => item.id === id);
    const moved = items[from];
    if (!moved) return refuse("not-found");
    const passed = items[from + by];
    if (passed) {
      const [first, second] = by === -1 ? [moved, passed] : [passed, moved];
      if (first.dependsOnId === second.id) return refuse("question-follows-another");
      const order = items.map((item) => item.id);
      order[from] = passed.id;
      order[from + by] = moved.id;
      for (const [position, each] of order.entries()) await place(tx, part, each, position);
    }
    return accept<OfferChanged>({ id, part, detail: { done: "moved" } });
  });
}

interface Standing {
  readonly id: string;
  readonly dependsOnId?: string | null;
}

async function standing(world: World, part: OrderedPart, eventId: string): Promise<Standing[]> {
  const where = { eventId, archivedAt: null };
  const orderBy = [{ position: "asc" as const }, { id: "asc" as const }];
  if (part === "ticket-types")
    return world.db.ticketType.findMany({ where, orderBy, select: { id: true } });
  if (part === "add-ons") return world.db.addOn.findMany({ where, orderBy, select: { id: true } });
  return world.db.question.findMany({ where, orderBy, select: { id: true, dependsOnId: true } });
}

async function place(world: World, part: OrderedPart, id: string, position: number) {
  const change = { where: { id }, data: { position } };
  if (part === "ticket-types") await world.db.ticketType.update(change);
  else if (part === "add-ons") await world.db.addOn.update(change);
  else await world.db.question.update(change);
}
