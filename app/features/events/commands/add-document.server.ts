import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { documentType } from "~/platform/files/document-type.server";
import { cleanFileName, extensionOf } from "~/platform/files/file-name";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { documentsAtMost, fileLimits } from "../domain/file-words";
import { editedEvent, lockedEvent, type EventOverProblem } from "../queries/edited-event.server";
import type { DocumentDetails } from "../schema";
import { digestOf, storeFile } from "./store-file.server";

/** A file as it was sent: the name is somebody's word for it, no more. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type DocumentProblem = Problem<
  | "file-missing"
  | "file-empty"
  | "file-too-large"
  | "file-name"
  | "document-type"
  | "document-mismatch"
  | "too-many-documents"
>;

/**
 * Adds a document to an event, after those it has. The bytes stay as they were sent; its kind is what they say,
 * not what the browser says.
 *
 * Refused: the access problems, `event-over`, and why the file was not taken.
 *
 * @returns the document's id; its title without one given is the file's name.
 */
export async function addDocument(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  file: UploadedFile,
  details: DocumentDetails,
): Promise<Result<{ id: string }, AccessProblem | EventOverProblem | DocumentProblem>> {
  const edited = await editedEvent(world, actor, organisationSlug, eventSlug);
  if (!edited.ok) return edited;
  if (file.bytes.length === 0) return refuse(file.name ? "file-empty" : "file-missing", field);
  if (file.bytes.length > fileLimits.document)
    return refuse("file-too-large", { ...field, params: { megabytes: 20 } });
  const fileName = cleanFileName(file.name);
  const extension = extensionOf(fileName);
  if (!fileName || !extension) return refuse("file-name", field);
  const type = await documentType(fileName, file.bytes);
  if (!type.ok) return { ok: false, problem: { ...type.problem, ...field } };

  return inTransaction(world, async (tx) => {
    // Held until the end: of two files sent at once for the last place, one is refused.
    const held = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    if (!held.ok) return held;
    const { id: eventId, organisationId, accountId } = held.value;
    const { _count, _max } = await tx.db.storedFile.aggregate({
      where: { eventId, purpose: "document" },
      _count: true,
      _max: { position: true },
    });
    if (_count >= documentsAtMost)
      return refuse("too-many-documents", { ...field, params: { most: documentsAtMost } });
    const title = details.title ?? (fileName.slice(0, -extension.length - 1) || fileName);
    const id = await storeFile(
      tx,
      {
        organisationId,
        eventId,
        accountId,
        purpose: "document",
        audience: details.audience,
        title,
        fileName,
        mediaType: type.value,
        size: file.bytes.length,
        sha256: digestOf(file.bytes),
        position: (_max.position ?? -1) + 1,
      },
      [{ name: "original", mediaType: type.value, bytes: file.bytes }],
    );
    await recordAudit(tx, {
      organisationId,
      accountId,
      action: "add-document",
      subject: { type: "event", id: eventId },
      detail: { file: id, title, fileName, size: file.bytes.length, audience: details.audience },
    });
    return accept({ id });
  });
}

const field = { field: "document" } as const;
