import fc from "fast-check";
import { describe, expect } from "vitest";
import { ClientCalendars } from "tests/support/client-calendar";
import { dbTest } from "tests/support/db";
import type { Make, MadeEvent } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { addTime, hour, wallTimeOf } from "~/kernel/time";
import { anonymous } from "~/kernel/actor";
import { cancelEvent } from "~/features/events/commands/publish-event.server";
import { recordChange } from "~/features/events/commands/record-change.server";
import { deliverOutbox } from "~/features/mail/jobs/deliver-outbox.server";
import { addSession } from "~/features/programme/commands/add-session.server";
import { cancelSession } from "~/features/programme/commands/cancel-session.server";
import { changeSession } from "~/features/programme/commands/change-session.server";
import { restoreSession } from "~/features/programme/commands/restore-session.server";
import { calendarChannels } from "~/features/registration/domain/calendar-channel";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import { bringBackEvent } from "~/features/registration/commands/restore-event.server";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import { chooseChannel } from "../commands/choose-channel.server";
import { handOverSeat } from "../commands/hand-over-seat.server";
import { renderMessages } from "../commands/render-message.server";
import { announceChanges } from "./announce-changes.server";

const firstDay = new Date("2027-09-01T08:00Z");
/** Hours after the first day's ten o'clock at which something can be: two days and a half of them. */
const slots = [0, 2, 4, 24, 26, 48];
const places = ["Moss Kulturhus", "Refsnes Gods", "Møterom Vansjø"];
const people = 3;

const who = fc.nat(people - 1);
const edits = ["move", "move", "room", "typo", "drop", "restore", "add"] as const;

/** What can happen, each with whom or what it happens to. */
const happening = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("edit" as const),
      edit: fc.constantFrom(...edits),
      which: fc.nat(4),
      at: fc.nat(slots.length - 1),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("channel" as const),
      who,
      to: fc.constantFrom(...calendarChannels),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("register" as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("leave" as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("hand-over" as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("turn" as const, "grain" as const) }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/**
 * What becomes of the mails afterwards: the worker does not get to them; it only announces; they arrive; the server
 * takes none; they arrive and nobody hears that they did, so that they are sent once more.
 */
const fate = fc.constantFrom("wait", "wait", "announce", "arrive", "arrive", "defer", "doubt");
type Fate = typeof fate extends fc.Arbitrary<infer T> ? T : never;

/** One event, its people and the calendars their mails arrive in. */
class Story {
  readonly calendars = new ClientCalendars();
  /** Whose seat it is in turn: a hand-over puts the next address in. */
  readonly #addresses: string[];
  #count = 0;

  constructor(
    readonly world: TestWorld,
    readonly event: MadeEvent,
    readonly sessions: string[],
  ) {
    this.#addresses = Array.from({ length: people }, () => this.#newAddress());
  }

  static async begin(world: TestWorld, make: Make): Promise<Story> {
    // Two places for three people: whoever comes last waits.
    const event = await make.event({ startsAt: firstDay, hours: 60, seats: 2, title: "Studietur" });
    const group = await make.network(event.organisation, "Næring");
    const sessions = [];
    for (const [place, slot] of [0, 4, 24].entries())
      sessions.push(
        await make.session(event, {
          title: `Post ${place}`,
          startsAt: addTime(firstDay, slot * hour),
          ...(place === 2 ? { networkId: group } : {}),
        }),
      );
    return new Story(world, event, sessions);
  }

  #newAddress(): string {
    return `p${++this.#count}.${this.event.slug}@company.example`;
  }

  get #of() {
    const { owner, slug } = this.event.organisation;
    return [owner, slug, this.event.slug] as const;
  }

  async take(taken: Happening): Promise<void> {
    const { world } = this;
    switch (taken.kind) {
      case "edit":
        // What is off cannot be edited: then it is brought back first.
        await bringBackEvent(world, ...this.#of);
        return this.#edit(taken);
      case "register":
        return this.register(taken.who);
      case "leave": {
        const token = await this.#token(taken.who);
        if (token) await cancelRegistration(world, token);
        return;
      }
      case "hand-over": {
        const token = await this.#token(taken.who);
        const email = this.#newAddress();
        if (!token) return;
        const passed = await handOverSeat(world, token, { name: "Ny", email });
        if (passed.ok) this.#addresses[taken.who] = email;
        return;
      }
      case "channel": {
        const token = await this.#token(taken.who);
        if (token) await chooseChannel(world, token, taken.to);
        return;
      }
      case "turn": {
        const called = await cancelEvent(world, ...this.#of);
        if (!called.ok) await bringBackEvent(world, ...this.#of);
        return;
      }
      case "grain":
        return this.#turnGrain();
    }
  }

  async register(who: number): Promise<void> {
    const email = this.#addresses[who] ?? "";
    const group = await this.world.db.network.findFirstOrThrow({
      where: { organisationId: this.event.organisation.id },
    });
    // The first comes with the group, the others do not.
    const seat = { name: "Noen", email, ...(who === 0 ? { group: group.id } : {}) };
    await placeOrder(this.world, anonymous, this.event.slug, {
      contact: { name: "Noen", email },
      language: "nb",
      seats: [seat],
    });
  }

  async #token(who: number): Promise<string | null> {
    const seat = await this.world.db.registration.findFirst({
      where: {
        eventId: this.event.id,
        attendeeEmail: this.#addresses[who] ?? "",
        status: { in: ["confirmed", "waitlisted"] },
      },
    });
    if (!seat) return null;
    return seatTokens(this.world, { id: seat.id, generation: seat.tokenGeneration }).registration;
  }

  async #edit(edit: Extract<Happening, { kind: "edit" }>): Promise<void> {
    const id = this.sessions[edit.which % this.sessions.length] ?? "";
    const stored = await this.world.db.session.findUniqueOrThrow({ where: { id } });
    const startsAt = addTime(firstDay, (slots[edit.at] ?? 0) * hour);
    const [from, until] = [stored.startsAt, stored.endsAt];
    const details = (more: object = {}, starts = from, ends = until) => ({
      kind: "talk" as const,
      title: stored.title,
      startsAt: wallTimeOf(starts, "Europe/Oslo"),
      endsAt: wallTimeOf(ends, "Europe/Oslo"),
      place: stored.place,
      ...(stored.networkId ? { networkId: stored.networkId } : {}),
      ...more,
    });
    const of = [this.world, ...this.#of] as const;
    switch (edit.edit) {
      case "move":
        await changeSession(...of, id, details({}, startsAt, addTime(startsAt, hour)));
        return;
      case "room":
        await changeSession(...of, id, details({ place: places[edit.at % places.length] }));
        return;
      case "typo":
        await changeSession(...of, id, details({ title: `${stored.title}.` }));
        return;
      case "drop":
        await cancelSession(...of, id);
        return;
      case "restore":
        await restoreSession(...of, id);
        return;
      case "add": {
        if (this.sessions.length > 4) return;
        const added = await addSession(...of, {
          ...details({ title: "Ny post" }, startsAt, addTime(startsAt, hour)),
        });
        if (added.ok) this.sessions.push(added.value.id);
      }
    }
  }

  async #turnGrain(): Promise<void> {
    const { id, organisation } = this.event;
    const { calendarGrain } = await this.world.db.event.findUniqueOrThrow({ where: { id } });
    const next = calendarGrain === "day" ? "session" : "day";
    await this.world.db.event.update({ where: { id }, data: { calendarGrain: next } });
    await recordChange(this.world, {
      kind: "event-corrected",
      organisationId: organisation.id,
      eventId: id,
      accountId: null,
    });
  }

  /** What the worker does. */
  async deliver(fate: Fate): Promise<void> {
    const { world } = this;
    // What was put off is due again: the longest wait is an hour.
    world.clock.advance(hour);
    if (fate === "wait") return;
    await announceChanges(world);
    if (fate === "announce") return;
    const failures: unknown[] = [];
    await deliverOutbox(world, {
      render: renderMessages(world),
      concurrency: 1,
      log: { error: (about) => void failures.push(about), warn: () => {} },
      transport: {
        carries: "network",
        send: (_, mail) => {
          if (fate !== "defer")
            this.calendars.receive([
              { to: mail.envelope.to, kind: mail.kind, calendar: mail.calendar },
            ]);
          return Promise.resolve(
            fate === "arrive"
              ? { type: "accepted", response: "250 taken" }
              : { type: "temporary", response: "451 later", inDoubt: fate === "doubt" },
          );
        },
        close: () => Promise.resolve(),
      },
    });
    if (failures.length > 0) throw new AggregateError(failures, "a mail could not be written");
  }

  /** What each calendar should show, said without the code that writes it. */
  async truth(): Promise<ReadonlyMap<string, readonly string[]>> {
    const event = await this.world.db.event.findUniqueOrThrow({
      where: { id: this.event.id },
      include: {
        sessions: { where: { status: "scheduled" }, orderBy: { startsAt: "asc" } },
        registrations: {
          where: { status: "confirmed", calendarChannel: "invitations" },
          select: { attendeeEmail: true, networkId: true },
        },
      },
    });
    const coming = event.status === "published" ? event.registrations : [];
    return new Map(
      coming.map(({ attendeeEmail, networkId }) => {
        const own = event.sessions.filter(
          (session) => session.networkId === null || session.networkId === networkId,
        );
        const days = new Set<string>();
        const shown = own.flatMap(({ startsAt, place }) => {
          const wall = wallTimeOf(startsAt, "Europe/Oslo").replace(/[-:]/g, "");
          const begun = days.has(wall.slice(0, 8));
          days.add(wall.slice(0, 8));
          return begun && event.calendarGrain === "day" ? [] : [{ wall, place }];
        });
        return [attendeeEmail ?? "", shown.map(({ wall, place }) => `${wall}00 ${place}`)];
      }),
    );
  }

  /** The addresses that ever had a part in it. */
  get everybody(): readonly string[] {
    return Array.from(
      { length: this.#count },
      (_, place) => `p${place + 1}.${this.event.slug}@company.example`,
    );
  }
}

describe("whatever happens in whatever order", () => {
  dbTest(
    "each calendar ends with what is true, and nothing in it ever goes backwards",
    async ({ world, make }) => {
      const story = fc.array(fc.tuple(happening, fate), { minLength: 8, maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(fate, story, async (beginning, happenings) => {
          world.clock.set(new Date("2027-08-02T08:00Z"));
          const story = await Story.begin(world, make);
          for (let person = 0; person < people; person++) await story.register(person);
          await story.deliver(beginning);
          for (const [happens, after] of happenings) {
            await story.take(happens);
            await story.deliver(after);
          }
          for (let round = 0; round < 3; round++) await story.deliver("arrive");
          const truth = await story.truth();
          const shown = story.everybody.map((address) => [
            address,
            story.calendars
              .of(address)
              .entries.map(({ starts, location }) => `${starts} ${location}`)
              .toSorted(),
          ]);
          expect(shown).toEqual(
            story.everybody.map((address) => [address, [...(truth.get(address) ?? [])].toSorted()]),
          );
          expect(story.calendars.complaints).toEqual([]);
        }),
        {
          numRuns: 8,
          seed: 20270901,
          endOnFailure: true,
        },
      );
    },
    240_000,
  );
});
