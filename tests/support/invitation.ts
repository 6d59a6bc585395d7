import ICAL from "ical.js";
import { expect } from "vitest";
import { lintCalendar } from "./ics-lint";
import type { OpenedMail } from "./mailbox";

/** What a calendar makes of a mailed invitation. */
export interface Invitation {
  readonly method: "REQUEST" | "CANCEL";
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly summary: string;
  readonly description: string;
  /** On the clock of its zone: `2027-09-01T10:00:00`. */
  readonly start: string;
  readonly end: string;
  readonly zone: string;
  readonly attendee: string;
  readonly organizer: string;
}

const parts = "text/plain text/html text/calendar";

/** The letters that bring somebody their place, and with it their ticket. */
const withTicket: ReadonlySet<string> = new Set(["confirmation", "promoted"]);

/**
 * Reads the invitation in a mail as a client does, and fails on anything a client could stumble over: the MIME
 * structure of RFC 6047, the `method` beside METHOD, the attachment beside the part, the calendar's own grammar, and an
 * ATTENDEE other than the recipient.
 */
export function invitationOf({ raw, mail, to, kind }: OpenedMail): Invitation {
  const ticket = withTicket.has(kind) ? " application/pdf" : "";
  expect(structureOf(raw.toString("latin1"))).toBe(
    `multipart/mixed(multipart/alternative(${parts}) application/ics${ticket})`,
  );
  const [part, attached, ...more] = mail.attachments;
  expect(more.map(({ filename }) => filename)).toEqual(ticket === "" ? [] : ["ticket.pdf"]);
  const ics = part?.content.toString("utf8") ?? "";
  expect(attached?.filename).toBe("invite.ics");
  expect(attached?.content.toString("utf8")).toBe(ics);
  expect(lintCalendar(part?.content ?? "")).toEqual([]);

  const calendar = new ICAL.Component(ICAL.parse(ics) as unknown[]);
  const [entry, ...further] = calendar.getAllSubcomponents("vevent");
  expect(further).toEqual([]);
  if (!entry) throw new Error("An invitation to nothing.");
  const event = new ICAL.Event(entry);
  const read = (name: string) => String(entry.getFirstPropertyValue(name) ?? "");
  const invitation = {
    method: String(calendar.getFirstPropertyValue("method")) as Invitation["method"],
    uid: event.uid,
    sequence: Number(read("sequence")),
    status: read("status"),
    summary: event.summary,
    description: event.description ?? "",
    start: event.startDate.toString(),
    end: event.endDate.toString(),
    zone: String(entry.getFirstProperty("dtstart")?.getParameter("tzid") ?? ""),
    attendee: read("attendee").replace(/^mailto:/i, ""),
    organizer: read("organizer").replace(/^mailto:/i, ""),
  };
  const header = /^Content-Type: text\/calendar;[^\n]*(?:\n[ \t][^\n]*)*/im.exec(
    raw.toString("latin1").replaceAll("\r\n", "\n"),
  )?.[0];
  expect(header).toMatch(/charset="?utf-8"?/i);
  expect(header).toMatch(new RegExp(`method="?${invitation.method}"?`));
  expect(to).toContain(invitation.attendee);
  expect(invitation.organizer).not.toBe(invitation.attendee);
  return invitation;
}

/** Whether a mail carries a calendar at all. */
export function isInvitation({ mail }: OpenedMail): boolean {
  return mail.attachments.some(({ contentType }) => contentType === "text/calendar");
}

/** The MIME types of an entity, nested as it nests: `multipart/alternative(text/plain text/html)`. */
function structureOf(entity: string): string {
  const [head = ""] = entity.split(/\r\n\r\n/, 1);
  const header = /^content-type:([^\r\n]*(?:\r\n[ \t][^\r\n]*)*)/im.exec(head)?.[1] ?? "text/plain";
  const type = header.trim().split(";")[0]?.trim().toLowerCase() ?? "";
  const boundary = /boundary="?([^";\r\n]+)"?/i.exec(header)?.[1];
  if (boundary === undefined) return type;
  const inner = entity
    .slice(head.length)
    .split(`\r\n--${boundary}`)
    .slice(1, -1)
    .map((part) => structureOf(part.replace(/^\r\n/, "")));
  return `${type}(${inner.join(" ")})`;
}
