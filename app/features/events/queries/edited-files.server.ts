import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import type { AccessProblem, Membership } from "~/features/organisations/queries/membership.server";
import type { DocumentLine } from "../domain/file-words";
import { documentsOf } from "./files-of-event.server";
import { organiserEvent, type EditableEvent } from "./organiser-events.server";

/** An event's files as its organiser edits them. Refused: the access problems. */
export async function editedFiles(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<
  Result<{ membership: Membership; event: EditableEvent; documents: DocumentLine[] }, AccessProblem>
> {
  const opened = await organiserEvent(world, actor, organisationSlug, eventSlug, "edit-events");
  if (!opened.ok) return opened;
  return accept({
    ...opened.value,
    documents: await documentsOf(world, opened.value.event.id),
  });
}
