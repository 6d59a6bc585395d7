import type { World } from "~/platform/world.server";
import type { DocumentLine } from "~/features/events/domain/file-words";
import { placeOpensFiles } from "~/features/events/domain/may-read-file";
import { documentsOf } from "~/features/events/queries/files-of-event.server";
import {
  documentForPlace,
  type ReadableFile,
} from "~/features/events/queries/readable-file.server";
import { registrationByToken } from "./registration-by-token.server";

/** The documents behind a personal link: all of the event's, for somebody who has a place; otherwise none. */
export async function seatDocuments(world: World, token: string): Promise<DocumentLine[]> {
  const eventId = await placeOf(world, token);
  return eventId === null ? [] : documentsOf(world, eventId);
}

/** One of those documents, at its address under the link; `null` for a link or a file that is not theirs. */
export async function seatDocument(
  world: World,
  token: string,
  id: string,
  name: string,
): Promise<ReadableFile | null> {
  const eventId = await placeOf(world, token);
  return eventId === null ? null : documentForPlace(world, eventId, id, name);
}

/** The event in which a link's seat opens what is kept for those with a place. */
async function placeOf(world: World, token: string): Promise<string | null> {
  const opened = await registrationByToken(world, token);
  if (!opened) return null;
  const { status, event } = await world.db.registration.findUniqueOrThrow({
    where: { id: opened.id },
    select: { status: true, event: { select: { status: true } } },
  });
  return placeOpensFiles({ status, eventStatus: event.status }) ? opened.eventId : null;
}
