import { propertyOf, type TestMail } from "./deliver";

/** What one entry of a simulated calendar says. */
export interface ClientEntry {
  readonly uid: string;
  readonly sequence: number;
  readonly summary: string;
  readonly starts: string;
  readonly location: string;
}

/**
 * A calendar as its owner's program would keep it: it files what arrives by UID and SEQUENCE as RFC 5546 §2.1.5 says,
 * and nothing else.
 *
 * @remarks Strict where real ones are: an invitation under a UID that was cancelled is not shown again (Google), and
 * one that is older than what is known is ignored.
 */
export class ClientCalendar {
  readonly #entries = new Map<string, ClientEntry>();
  readonly #cancelled = new Map<string, number>();
  /** What a program would have stumbled over. */
  readonly complaints: string[] = [];

  receive({ calendar, kind }: Pick<TestMail, "calendar" | "kind">): void {
    if (!calendar) return;
    // The time zones in front of the entry have a DTSTART too.
    const entry = calendar.slice(calendar.indexOf("BEGIN:VEVENT"));
    const [uid, method] = [propertyOf(entry, "UID") ?? "", propertyOf(calendar, "METHOD")];
    const sequence = Number(propertyOf(entry, "SEQUENCE"));
    const starts = propertyOf(entry, "DTSTART") ?? "";
    const known = this.#entries.get(uid);
    if (this.#cancelled.has(uid)) {
      // The same cancellation twice is harmless: a mail of which nobody knew whether it arrived.
      if (method !== "CANCEL")
        this.complaints.push(`${kind}: ${method} for ${uid}, cancelled before`);
      return;
    }
    if (known && sequence < known.sequence)
      this.complaints.push(`${kind}: ${uid} went back from ${known.sequence} to ${sequence}`);
    if (method === "CANCEL") {
      if (known && sequence <= known.sequence)
        this.complaints.push(`${kind}: ${uid} was cancelled without a new SEQUENCE`);
      if (known) {
        this.#entries.delete(uid);
        this.#cancelled.set(uid, sequence);
      }
      return;
    }
    if (known && sequence <= known.sequence && known.starts !== starts)
      this.complaints.push(`${kind}: ${uid} moved without a new SEQUENCE`);
    this.#entries.set(uid, {
      uid,
      sequence,
      starts,
      summary: propertyOf(entry, "SUMMARY") ?? "",
      location: propertyOf(entry, "LOCATION") ?? "",
    });
  }

  /** What it shows, earliest first. */
  get entries(): readonly ClientEntry[] {
    return [...this.#entries.values()].toSorted((a, b) =>
      a.starts < b.starts ? -1 : a.starts > b.starts ? 1 : 0,
    );
  }
}

/** The calendars of everybody who was mailed, by address. */
export class ClientCalendars {
  readonly #byAddress = new Map<string, ClientCalendar>();

  of(address: string): ClientCalendar {
    const known = this.#byAddress.get(address) ?? new ClientCalendar();
    this.#byAddress.set(address, known);
    return known;
  }

  receive(mails: readonly Pick<TestMail, "to" | "calendar" | "kind">[]): void {
    for (const mail of mails) this.of(mail.to).receive(mail);
  }

  get complaints(): readonly string[] {
    return [...this.#byAddress].flatMap(([address, { complaints }]) =>
      complaints.map((complaint) => `${address}: ${complaint}`),
    );
  }
}
