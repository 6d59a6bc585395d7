import type { World } from "~/platform/world.server";
import { addressHash, addressName } from "~/features/events/domain/file-words";

/** A file that was sent as an answer, with what its address is made of. */
export interface AnswerFile {
  readonly id: string;
  readonly fileName: string;
  /** The last part of its address. */
  readonly name: string;
}

interface Answered {
  readonly kind: string;
  readonly values: readonly string[];
}

/**
 * The files among some answers at one event, in one statement; none is asked where nobody sent one.
 *
 * @returns the files of an answer, in the order in which they stand in it.
 */
export async function filesOfAnswers(
  world: World,
  eventId: string,
  answers: readonly Answered[],
): Promise<(answer: Answered) => readonly AnswerFile[]> {
  const ids = answers.filter(({ kind }) => kind === "file").flatMap(({ values }) => values);
  if (ids.length === 0) return () => [];
  const rows = await world.db.storedFile.findMany({
    where: { id: { in: ids }, eventId, purpose: "answer" },
    select: { id: true, fileName: true, sha256: true },
  });
  const files = new Map(
    rows.map(({ id, fileName, sha256 }) => [
      id,
      { id, fileName, name: addressName({ hash: addressHash(sha256), fileName }) },
    ]),
  );
  return ({ kind, values }) => (kind === "file" ? values.flatMap((id) => files.get(id) ?? []) : []);
}
