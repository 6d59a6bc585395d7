import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { encodePicture, type PictureProblem } from "~/platform/files/picture.server";
import { cleanFileName } from "~/platform/files/file-name";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { coverSides, fileLimits } from "../domain/file-words";
import { editedEvent, lockedEvent, type EventOverProblem } from "../queries/edited-event.server";
import type { CoverDetails } from "../schema";
import type { UploadedFile } from "./add-document.server";
import { digestOf, storeFile } from "./store-file.server";

/** The forms a cover is sent in: WebP in two sizes, and JPEG for old clients and for sharing. */
const renditions = [
  { name: "large.webp", side: coverSides.large, as: "webp" },
  { name: "small.webp", side: coverSides.small, as: "webp" },
  { name: "large.jpg", side: coverSides.jpeg, as: "jpeg" },
] as const;

/**
 * Gives an event a picture, in place of the one it has. It is encoded anew: none of the bytes that were sent are
 * kept.
 *
 * Refused: the access problems, `event-over`, and why the picture was not taken.
 */
export async function setCover(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  file: UploadedFile,
  details: CoverDetails,
): Promise<
  Result<
    { id: string },
    | AccessProblem
    | EventOverProblem
    | PictureProblem
    | Problem<"file-missing" | "file-empty" | "file-too-large">
  >
> {
  // Who may not is told before anything is decoded.
  const edited = await editedEvent(world, actor, organisationSlug, eventSlug);
  if (!edited.ok) return edited;
  if (file.bytes.length === 0) return refuse(file.name ? "file-empty" : "file-missing", field);
  if (file.bytes.length > fileLimits.cover)
    return refuse("file-too-large", { ...field, params: { megabytes: 10 } });
  const encoded = await encodePicture(file.bytes, renditions);
  if (!encoded.ok) return { ok: false, problem: { ...encoded.problem, ...field } };
  const [large] = encoded.value;
  if (!large) throw new Error("a picture was encoded in no size");

  return inTransaction(world, async (tx) => {
    const held = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    if (!held.ok) return held;
    const { id: eventId, organisationId, accountId } = held.value;
    await tx.db.storedFile.deleteMany({ where: { eventId, purpose: "cover" } });
    const { alt, focus } = details;
    const id = await storeFile(
      tx,
      {
        organisationId,
        eventId,
        accountId,
        purpose: "cover",
        alt,
        focus,
        fileName: cleanFileName(file.name),
        mediaType: large.mediaType,
        size: large.bytes.length,
        sha256: digestOf(file.bytes),
        width: large.width,
        height: large.height,
      },
      encoded.value,
    );
    await recordAudit(tx, {
      organisationId,
      accountId,
      action: "set-cover",
      subject: { type: "event", id: eventId },
      detail: { file: id, alt, focus },
    });
    return accept({ id });
  });
}

const field = { field: "cover" } as const;

/** Changes what is said of a cover, and what of it stays. Refused: the access problems, `event-over`, `not-found`. */
export function changeCover(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  { alt, focus }: CoverDetails,
): Promise<Result<{ id: string }, AccessProblem | EventOverProblem>> {
  return inTransaction(world, async (tx) => {
    const held = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    if (!held.ok) return held;
    const { id, organisationId, accountId } = held.value;
    const where = { eventId: id, purpose: "cover" };
    const { count } = await tx.db.storedFile.updateMany({ where, data: { alt, focus } });
    if (count === 0) return refuse("not-found");
    await recordAudit(tx, {
      organisationId,
      accountId,
      action: "change-cover",
      subject: { type: "event", id },
      detail: { alt, focus },
    });
    return accept({ id });
  });
}

/** Takes an event's picture away; its pattern is back. Refused: the access problems, `event-over`. */
export function removeCover(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<Result<{ id: string }, AccessProblem | EventOverProblem>> {
  return inTransaction(world, async (tx) => {
    const held = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    if (!held.ok) return held;
    const { id, organisationId, accountId } = held.value;
    const { count } = await tx.db.storedFile.deleteMany({
      where: { eventId: id, purpose: "cover" },
    });
    if (count > 0)
      await recordAudit(tx, {
        organisationId,
        accountId,
        action: "remove-cover",
        subject: { type: "event", id },
      });
    return accept({ id });
  });
}
