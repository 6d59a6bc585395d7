import { createHash } from "node:crypto";
import type { CalendarContent, CalendarEvent } from "./calendar-event";

/** Two hashes that tell what a change of an entry means for the people who have it. */
export interface Fingerprint {
  /** When and where: a difference is a move, and people are told. */
  readonly timeHash: string;
  /** All it says: a difference in this one alone is a correction of text. */
  readonly contentHash: string;
}

/**
 * The fingerprint of what an entry says; identity, sequence and revision do not count.
 *
 * @param programme - When and where the parts happen, for an entry that stands for several sessions:
 *   one of them may move while the day keeps its first start and last end.
 */
export function fingerprintOf(content: CalendarContent, programme: unknown = null): Fingerprint {
  const { location, geo, conferenceUrl, status, ...rest } = content as CalendarEvent;
  const span = "allDay" in content ? content.allDay : [content.starts, content.ends];
  const {
    uid: _uid,
    sequence: _sequence,
    revisedAt: _revised,
    createdAt: _created,
    ...text
  } = rest;
  const whenAndWhere = {
    span,
    location,
    geo,
    conferenceUrl,
    cancelled: status === "CANCELLED",
    programme,
  };
  return {
    timeHash: stableHash(whenAndWhere),
    contentHash: stableHash({ whenAndWhere, status, text }),
  };
}

/**
 * SHA-256 (hex) of a plain value: the same whatever the order of keys; an absent key and `undefined`
 * are the same; dates by their instant.
 */
export function stableHash(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(value, sortedKeys) ?? "undefined")
    .digest("hex");
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
