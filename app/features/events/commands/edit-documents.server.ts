import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import {
  lockedEvent,
  type EditedEvent,
  type EventOverProblem,
} from "../queries/edited-event.server";
import type { DocumentDetails } from "../schema";

type Edited = Result<{ id: string }, AccessProblem | EventOverProblem>;

/** Which event's document, and whose it has to be. */
export interface DocumentOf {
  readonly organisation: string;
  readonly event: string;
  readonly document: string;
}

/** Takes a document away for good. Refused: the access problems (`not-found` for another event's), `event-over`. */
export function removeDocument(world: World, actor: Actor, of: DocumentOf): Promise<Edited> {
  return withDocument(world, actor, of, "remove-document", async (tx) => {
    await tx.db.storedFile.delete({ where: { id: of.document } });
  });
}

/** Changes what a document is called and who may have it. Refused: as {@link removeDocument}. */
export function changeDocument(
  world: World,
  actor: Actor,
  of: DocumentOf,
  { title, audience }: DocumentDetails,
): Promise<Edited> {
  return withDocument(world, actor, of, "change-document", async (tx) => {
    await tx.db.storedFile.update({
      where: { id: of.document },
      data: { audience, ...(title === undefined ? {} : { title }) },
    });
  });
}

/** Moves a document one place up or down; at the end of the list it stays. Refused: as {@link removeDocument}. */
export function moveDocument(
  world: World,
  actor: Actor,
  of: DocumentOf,
  direction: "up" | "down",
): Promise<Edited> {
  return withDocument(world, actor, of, "move-document", async (tx, event) => {
    const rows = await tx.db.storedFile.findMany({
      where: { eventId: event.id, purpose: "document" },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true },
    });
    const ids = rows.map(({ id }) => id);
    const from = ids.indexOf(of.document);
    const to = Math.min(ids.length - 1, Math.max(0, from + (direction === "up" ? -1 : 1)));
    ids.splice(to, 0, ...ids.splice(from, 1));
    for (const [position, id] of ids.entries())
      await tx.db.storedFile.update({ where: { id }, data: { position } });
  });
}

function withDocument(
  world: World,
  actor: Actor,
  { organisation, event, document }: DocumentOf,
  action: string,
  work: (tx: World, event: EditedEvent) => Promise<void>,
): Promise<Edited> {
  return inTransaction(world, async (tx) => {
    const held = await lockedEvent(tx, actor, organisation, event);
    if (!held.ok) return held;
    const { id: eventId, organisationId, accountId } = held.value;
    const found = await tx.db.storedFile.findFirst({
      where: { id: document, eventId, purpose: "document" },
      select: { title: true },
    });
    if (!found) return refuse("not-found");
    await work(tx, held.value);
    await recordAudit(tx, {
      organisationId,
      accountId,
      action,
      subject: { type: "event", id: eventId },
      detail: { file: document, title: found.title },
    });
    return accept({ id: eventId });
  });
}
