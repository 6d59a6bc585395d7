import type { Comparison, Difference } from "../domain/compare-books";
import type { World } from "~/platform/world.server";

/**
 * Notes what a comparison found, in the transaction of its run: a difference that is new is opened, one that was open
 * and is gone is closed. What somebody has looked after stays so while the amounts are the same.
 *
 * @param healed - differences that were put right at once: noted as found and closed.
 */
export async function noteDifferences(
  world: World,
  { differences, compared }: Comparison,
  healed: readonly Difference[],
): Promise<void> {
  const { db } = world;
  const now = world.now();
  const wanted = new Map(differences.map((difference) => [keyOf(difference), difference]));
  const known = await db.stripeDifference.findMany({
    where: { subject: { in: [...compared] } },
    orderBy: { foundAt: "asc" },
  });
  const open = known.filter(({ resolvedAt }) => resolvedAt === null);
  await db.stripeDifference.updateMany({
    where: {
      id: { in: open.filter((each) => !wanted.has(keyOf(each))).map(({ id }) => id) },
      resolvedAt: null,
    },
    data: { resolvedAt: now },
  });
  for (const each of open) {
    const { oursMinor, theirsMinor } = wanted.get(keyOf(each)) ?? each;
    if (oursMinor === each.oursMinor && theirsMinor === each.theirsMinor) continue;
    await db.stripeDifference.update({
      where: { id: each.id },
      data: { oursMinor, theirsMinor },
    });
  }
  const isOpen = new Set(open.map(keyOf));
  const lookedAfter = new Set(
    known.filter(({ note }) => note !== "").map((each) => JSON.stringify(amountsOf(each))),
  );
  const fresh = differences.filter(
    (each) => !isOpen.has(keyOf(each)) && !lookedAfter.has(JSON.stringify(amountsOf(each))),
  );
  await db.stripeDifference.createMany({
    data: [
      ...fresh.map((each) => ({ ...rowOf(each), id: world.newId(), foundAt: now })),
      ...healed.map((each) => ({
        ...rowOf(each),
        id: world.newId(),
        foundAt: now,
        resolvedAt: now,
      })),
    ],
    // Another run was quicker.
    skipDuplicates: true,
  });
}

type Named = Pick<Difference, "subject" | "oursMinor" | "theirsMinor"> & { readonly kind: string };

function rowOf({ organisationId, payableId, kind, subject, ...amounts }: Difference) {
  const { oursMinor, theirsMinor, currency } = amounts;
  return { organisationId, payableId, kind, subject, oursMinor, theirsMinor, currency };
}

function keyOf({ kind, subject }: Pick<Named, "kind" | "subject">): string {
  return `${kind} ${subject}`;
}

function amountsOf({ kind, subject, oursMinor, theirsMinor }: Named): unknown[] {
  return [kind, subject, oursMinor, theirsMinor];
}
