import { createHash } from "node:crypto";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";

/** How many bytes stand in one row. */
const chunkSize = 512 * 1024;

/** One form a file is kept in. */
export interface StoredRendition {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** SHA-256 of what was sent. */
export function digestOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(bytes).digest());
}

/** Writes a file with its renditions, a row for each half megabyte; inside the command's transaction. */
export async function storeFile(
  world: World,
  file: Omit<Prisma.StoredFileUncheckedCreateInput, "id" | "createdAt" | "renditions">,
  renditions: readonly StoredRendition[],
): Promise<string> {
  const id = world.newId();
  await world.db.storedFile.create({ data: { ...file, id, createdAt: world.now() } });
  for (const { name, mediaType, bytes } of renditions) {
    const renditionId = world.newId();
    await world.db.fileRendition.create({
      data: { id: renditionId, fileId: id, name, mediaType, size: bytes.length },
    });
    for (let position = 0; position * chunkSize < bytes.length; position++)
      await world.db.fileChunk.create({
        data: {
          renditionId,
          position,
          bytes: bytes.slice(position * chunkSize, (position + 1) * chunkSize),
        },
      });
  }
  return id;
}
