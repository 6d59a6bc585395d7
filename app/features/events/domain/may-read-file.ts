import type { FileAudience } from "./file-words";

/** A file and its event, and what somebody is to them. */
export interface FileReading {
  readonly audience: FileAudience;
  readonly status: string;
  readonly visibility: string;
  /** A member of the organisation, in whatever role. */
  readonly member: boolean;
}

/**
 * Who may have a file at its open address: `everyone`, `members` of the organisation alone, or `nobody` of
 * those asked about.
 *
 * @remarks As the event's own page: unlisted is open to whoever has the address, a draft to members alone.
 * Those with a place come by their personal link, which is looked at elsewhere.
 */
export function mayReadFile(file: FileReading): "everyone" | "members" | "nobody" {
  const open =
    file.audience === "everyone" &&
    shown.has(file.status) &&
    (file.visibility === "public" || file.visibility === "unlisted");
  if (open) return "everyone";
  return file.member ? "members" : "nobody";
}

const shown = new Set(["published", "cancelled", "archived"]);

/** Whether a seat opens what is kept for those with a place: it is confirmed, and the event is to be seen. */
export function placeOpensFiles(seat: { readonly status: string; readonly eventStatus: string }) {
  return seat.status === "confirmed" && shown.has(seat.eventStatus);
}
