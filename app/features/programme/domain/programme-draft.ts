import { dateOf } from "~/kernel/time";
import type { Problem } from "~/kernel/result";
import type { Programme, ProgrammeSession, SessionKind } from "./programme";
import { decideSessionChange, type SessionChange, type SessionFacts } from "./session-change";

/** What a draft does to the programme. */
export const draftActions = ["add", "change", "cancel"] as const;
export type DraftAction = (typeof draftActions)[number];

/** A change of a published programme that only its organisers see, and what publishing it comes to now. */
export interface ProgrammeDraft {
  readonly id: string;
  /** Rises with every edit. */
  readonly revision: number;
  readonly action: DraftAction;
  /** Of a session that is added, the id it will have. */
  readonly sessionId: string;
  /** What stands on the programme now; `null` for a session that is added. */
  readonly before: SessionFacts | null;
  /** What will stand there; `null` for one that is cancelled, or where it cannot be said any more. */
  readonly after: SessionFacts | null;
  /** What stood there when the draft was made, where somebody has changed it since. */
  readonly overtaken: SessionFacts | null;
  /** Why it cannot be published as it is. */
  readonly problem: Problem | null;
}

/** What publishing a draft amounts to for those who come. */
export type DraftedChange = "added" | "cancelled" | SessionChange;

/** What publishing `draft` amounts to: only words (`corrected`), or something people have to be told. */
export function draftedChange({ before, after }: ProgrammeDraft): DraftedChange {
  if (!after) return "cancelled";
  return before ? decideSessionChange(before, after) : "added";
}

/** Whom a draft concerns: whom its session is, and will be, for; no network stands for everybody. */
export function draftAudience({ sessionId, before, after }: ProgrammeDraft): {
  sessionId: string;
  scopes: { networkId: string | null; signUp: boolean }[];
} {
  const sides = [before, after].filter((side) => side !== null);
  return { sessionId, scopes: sides.map(({ networkId, signUp }) => ({ networkId, signUp })) };
}

/** Whether a draft can be published as it is: nobody has changed its session meanwhile, and nothing is wrong. */
export function isPublishable({ overtaken, problem }: ProgrammeDraft): boolean {
  return overtaken === null && problem === null;
}

/**
 * The programme as it will be once all drafts are published, days and sessions in time order. What is cancelled
 * stays, struck through, as it does for the public.
 *
 * @param networks what the organisation's groups are called.
 */
export function programmeWithDrafts(
  programme: Programme,
  drafts: readonly ProgrammeDraft[],
  networks: readonly { readonly id: string; readonly name: string }[],
): Programme {
  if (drafts.length === 0) return programme;
  const drafted = new Map(drafts.map((draft) => [draft.sessionId, draft]));
  const sessions = programme.days
    .flatMap((day) => day.sessions)
    .map((session) => {
      const draft = drafted.get(session.id);
      if (draft?.action === "cancel") return { ...session, cancelled: true };
      return draft?.after ? sessionOf(session.id, draft.after, networks) : session;
    });
  const added = drafts.flatMap(({ action, sessionId, after }) =>
    action === "add" && after ? [sessionOf(sessionId, after, networks)] : [],
  );
  const titles = new Map(programme.days.map((day) => [day.date, day.title]));
  const byDate = new Map([...titles.keys()].map((date) => [date, [] as ProgrammeSession[]]));
  for (const session of [...sessions, ...added].toSorted(inTime)) {
    const date = dateOf(session.startsAt, programme.timeZone);
    byDate.set(date, [...(byDate.get(date) ?? []), session]);
  }
  return {
    ...programme,
    days: [...byDate]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, own]) => ({ date, title: titles.get(date) ?? "", sessions: own })),
  };
}

function inTime(a: ProgrammeSession, b: ProgrammeSession): number {
  return (
    a.startsAt.getTime() - b.startsAt.getTime() ||
    b.endsAt.getTime() - a.endsAt.getTime() ||
    (a.id < b.id ? -1 : 1)
  );
}

function sessionOf(
  id: string,
  { networkId, place, toPlace, kind, ...facts }: SessionFacts,
  networks: readonly { readonly id: string; readonly name: string }[],
): ProgrammeSession {
  return {
    ...facts,
    id,
    kind: kind as SessionKind,
    place: place || null,
    toPlace: toPlace || null,
    network: networkId
      ? { id: networkId, name: networks.find((network) => network.id === networkId)?.name ?? "" }
      : null,
    cancelled: false,
  };
}
