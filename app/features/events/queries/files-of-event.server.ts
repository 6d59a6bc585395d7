import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import {
  addressHash,
  type CoverCard,
  type CoverFocus,
  type DocumentLine,
  type FileAudience,
} from "../domain/file-words";

/** The columns a document's line is drawn from. */
const documentColumns = {
  id: true,
  sha256: true,
  title: true,
  fileName: true,
  size: true,
  audience: true,
} satisfies Prisma.StoredFileSelect;

/** The cover of an event as part of a card: for the `files` of an event's `select`. */
export const coverOfEvent = {
  where: { purpose: "cover" },
  select: { id: true, sha256: true, width: true, height: true, alt: true, focus: true },
} satisfies Prisma.Event$filesArgs;

type CoverRow = Prisma.StoredFileGetPayload<{ select: typeof coverOfEvent.select }>;

/** The cover a card carries; `null` for an event without one. */
export function coverCard([row]: readonly CoverRow[]): CoverCard | null {
  if (!row) return null;
  const { id, sha256, width, height, alt, focus } = row;
  return {
    id,
    hash: addressHash(sha256),
    width: width ?? 1,
    height: height ?? 1,
    alt,
    focus: focus as CoverFocus,
  };
}

/** An event's documents in their order, those of one audience or all; never their bytes. */
export async function documentsOf(
  world: World,
  eventId: string,
  audience?: FileAudience,
): Promise<DocumentLine[]> {
  const rows = await world.db.storedFile.findMany({
    where: { eventId, purpose: "document", ...(audience ? { audience } : {}) },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: documentColumns,
  });
  return rows.map(({ sha256, audience, ...row }) => ({
    ...row,
    hash: addressHash(sha256),
    audience: audience as FileAudience,
  }));
}
