import type { World } from "~/platform/world.server";
import type { CodeKind, KnownCode } from "../domain/codes";

/**
 * The code an event knows by what somebody typed, whatever its case; `null` for none, or one that was taken away.
 * Whether it is good for their order says `judgeCode`.
 */
export async function codeOf(
  world: World,
  eventId: string,
  typed: string,
): Promise<KnownCode | null> {
  const row = await world.db.code.findFirst({
    where: { eventId, code: plainLine(typed), archivedAt: null },
    select: {
      id: true,
      code: true,
      kind: true,
      percent: true,
      amountMinor: true,
      ticketTypeIds: true,
      validFrom: true,
      validUntil: true,
      maxUses: true,
      uses: true,
      company: { select: { matchKey: true } },
      seatPoolId: true,
    },
  });
  if (!row) return null;
  const { company, seatPoolId, kind, ...code } = row;
  return {
    ...code,
    kind: kind as CodeKind,
    companyKey: company?.matchKey ?? null,
    reservation:
      seatPoolId === null ? null : { poolId: seatPoolId, ticketTypeIds: code.ticketTypeIds },
  };
}

/** What was typed without controls, which no stored text has and the database takes from nobody. */
function plainLine(typed: string): string {
  return typed
    .toWellFormed()
    .replace(/\p{Cc}/gu, "")
    .trim();
}
