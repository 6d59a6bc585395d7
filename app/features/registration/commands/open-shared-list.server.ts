import { isLocale, type Locale } from "~/kernel/locales";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import { idOfToken, opensRecord } from "~/platform/tokens.server";
import type { World } from "~/platform/world.server";
import { listKinds, type ListKind, type ListSection } from "../domain/list-kinds";
import { listSections } from "../queries/list-sections.server";

/** A list as somebody outside sees it: what they need to know and nothing else. */
export interface OpenedList {
  readonly kind: ListKind;
  readonly recipient: string;
  readonly language: Locale;
  readonly expiresAt: Instant;
  readonly event: {
    readonly title: string;
    readonly startsAt: Instant;
    readonly endsAt: Instant;
    readonly timeZone: string;
    readonly organisation: string;
    readonly hue: number;
  };
  readonly sections: readonly ListSection[];
}

/**
 * Opens a shared list by its link, and notes when that was first done.
 *
 * @param locale - the language it is read in; the one it was made in unless said
 *
 * Refused: `not-found` for a link that was never ours, `ended` for one that has expired or was revoked.
 */
export async function openSharedList(
  world: World,
  token: string,
  locale?: Locale,
): Promise<Result<OpenedList, Problem<"not-found" | "ended">>> {
  const id = idOfToken(token);
  if (!id) return refuse("not-found");
  const row = await world.db.sharedList.findUnique({
    where: { id },
    select: {
      id: true,
      eventId: true,
      kind: true,
      addOnIds: true,
      sessionIds: true,
      withNames: true,
      recipient: true,
      language: true,
      tokenGeneration: true,
      expiresAt: true,
      revokedAt: true,
      openedAt: true,
      event: {
        select: {
          title: true,
          startsAt: true,
          endsAt: true,
          timeZone: true,
          organisation: { select: { name: true, accentHue: true } },
        },
      },
    },
  });
  const opens = (generation: number) =>
    opensRecord(world.settings.secret, "list", token, { id, generation });
  if (!row) return refuse("not-found");
  const { tokenGeneration: now } = row;
  if (!opens(now)) return refuse(now > 0 && opens(now - 1) ? "ended" : "not-found");
  const kind = listKinds.find((known) => known === row.kind);
  if (!kind || row.revokedAt !== null || row.expiresAt <= world.now()) return refuse("ended");
  if (row.openedAt === null)
    await world.db.sharedList.updateMany({
      where: { id, openedAt: null },
      data: { openedAt: world.now() },
    });
  const language = isLocale(row.language) ? row.language : "nb";
  const { organisation, ...event } = row.event;
  return accept({
    kind,
    recipient: row.recipient,
    language,
    expiresAt: row.expiresAt,
    event: { ...event, organisation: organisation.name, hue: organisation.accentHue },
    sections: await listSections(world, row.eventId, { ...row, kind }, locale ?? language),
  });
}
