import type { Actor } from "~/kernel/actor";
import { may } from "~/features/organisations/permissions";
import type { World } from "~/platform/world.server";
import { addressHash, type FileAudience } from "../domain/file-words";
import { mayReadFile } from "../domain/may-read-file";

/** One form of a file, ready to be sent. */
export interface ReadableFile {
  readonly renditionId: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** A strong validator: what stands at an address never changes. */
  readonly etag: string;
  /** A picture of ours stands in pages; everything else is saved. */
  readonly purpose: "cover" | "document";
  /** Whether anybody may have it, so that caches may keep it for all. */
  readonly open: boolean;
}

const columns = {
  id: true,
  eventId: true,
  purpose: true,
  audience: true,
  fileName: true,
  sha256: true,
  event: { select: { status: true, visibility: true, organisationId: true } },
} as const;

/**
 * A file at its open address, `/files/:id/:name`, for whoever may see its event; `null` for nobody else, for a
 * name that is not its, and for what does not exist: they all look the same.
 */
export async function readableFile(
  world: World,
  actor: Actor,
  id: string,
  name: string,
): Promise<ReadableFile | null> {
  if (!isId(id)) return null;
  const file = await world.db.storedFile.findUnique({ where: { id }, select: columns });
  if (!file) return null;
  const member =
    actor.kind === "signed-in"
      ? await world.db.member.findFirst({
          where: { accountId: actor.accountId, organisationId: file.event.organisationId },
          select: { role: true },
        })
      : null;
  // What an attendee sent as an answer is read by those who handle registrations, and by nobody else.
  if (file.purpose === "answer")
    return member && may(member.role, "manage-registrations")
      ? renditionAt(world, { ...file, open: false }, name)
      : null;
  const { status, visibility } = file.event;
  const readers = mayReadFile({
    audience: file.audience as FileAudience,
    status,
    visibility,
    member: member !== null,
  });
  if (readers === "nobody") return null;
  return renditionAt(world, { ...file, open: readers === "everyone" }, name);
}

/**
 * A document of one event, whoever it is for; `null` for another event's. Whether the asker may have it has been
 * decided: they hold a place.
 */
export async function documentForPlace(
  world: World,
  eventId: string,
  id: string,
  name: string,
): Promise<ReadableFile | null> {
  if (!isId(id)) return null;
  const file = await world.db.storedFile.findFirst({
    where: { id, eventId, purpose: "document" },
    select: columns,
  });
  return file && renditionAt(world, { ...file, open: false }, name);
}

async function renditionAt(
  world: World,
  file: {
    readonly id: string;
    readonly purpose: string;
    readonly fileName: string;
    readonly sha256: Uint8Array;
    readonly open: boolean;
  },
  name: string,
): Promise<ReadableFile | null> {
  const hash = addressHash(file.sha256);
  if (!name.startsWith(hash)) return null;
  const cover = file.purpose === "cover";
  const rendition = await world.db.fileRendition.findUnique({
    where: {
      fileId_name: { fileId: file.id, name: cover ? name.slice(hash.length + 1) : "original" },
    },
    select: { id: true, name: true, mediaType: true, size: true },
  });
  if (!rendition) return null;
  return {
    renditionId: rendition.id,
    fileName: file.fileName,
    mediaType: rendition.mediaType,
    size: rendition.size,
    etag: `"${file.id}-${hash}-${rendition.name}"`,
    purpose: cover ? "cover" : "document",
    open: file.open,
  };
}

/** The bytes of a rendition, piece by piece, so that a large file never stands in memory as a whole. */
export async function* bytesOf(world: World, renditionId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position++) {
    const chunk = await world.db.fileChunk.findUnique({
      where: { renditionId_position: { renditionId, position } },
      select: { bytes: true },
    });
    if (!chunk) return;
    yield chunk.bytes;
  }
}

function isId(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}
