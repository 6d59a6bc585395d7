import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import type { Make, MadeEvent } from "tests/support/make";
import { anonymous, type Actor } from "~/kernel/actor";
import type { World } from "~/platform/world.server";
import { cancelEvent } from "~/features/events/commands/publish-event.server";
import { programmeBoard } from "../queries/programme-board.server";
import { programmeOf } from "../queries/programme-of.server";
import { sessionEditor } from "../queries/session-editor.server";
import { cancelSession } from "./cancel-session.server";
import { changeSession } from "./change-session.server";
import { editSession, type SessionEdit } from "./edit-session.server";
import { addTrack, removeTrack } from "./edit-tracks.server";
import { publishDrafts, type SeenDraft } from "./publish-drafts.server";
import { dropDraft, keepDraft } from "./settle-draft.server";

const firstDay = new Date("2027-09-01T08:00Z");

const details = (more: object = {}) => ({
  kind: "talk" as const,
  title: "Foredrag",
  startsAt: "2027-09-01T10:00",
  endsAt: "2027-09-01T11:00",
  place: "Storsalen",
  ...more,
});

/** A published event with two sessions, and what its organiser does to it. */
async function published(world: World, make: Make) {
  const event = await make.event({ startsAt: firstDay, hours: 9 });
  const at = { startsAt: firstDay, place: "Storsalen" };
  const talk = await make.session(event, { ...at, title: "Foredrag" });
  const later = new Date("2027-09-01T11:00Z");
  const lunch = await make.session(event, { ...at, startsAt: later, title: "Lunsj" });
  const of = [event.organisation.owner, event.organisation.slug, event.slug] as const;
  const edit = (what: SessionEdit) => editSession(world, ...of, what);
  const move = (more: object = { place: "Loftet" }) =>
    edit({ action: "change", sessionId: talk, details: details(more) });
  const seen = async (): Promise<SeenDraft[]> =>
    world.db.programmeDraft.findMany({
      where: { eventId: event.id },
      orderBy: { at: "asc" },
      select: { id: true, revision: true },
    });
  const publish = async () => publishDrafts(world, ...of, await seen());
  return { event, talk, lunch, of, edit, move, seen, publish };
}

async function shownIn(world: World, event: MadeEvent): Promise<string[]> {
  const { days } = await programmeOf(world, event.id);
  return days.flatMap((day) =>
    day.sessions.map(
      ({ title, place, cancelled }) => `${title} ${place}${cancelled ? " off" : ""}`,
    ),
  );
}

const codeOf = (result: { ok: boolean; problem?: { code: string } }) =>
  result.ok ? "ok" : result.problem?.code;

describe("an edit of a session", () => {
  dbTest("is done at once while the event is a draft", async ({ world, make }) => {
    const event = await make.event({ status: "draft", startsAt: firstDay });
    const of = [event.organisation.owner, event.organisation.slug, event.slug] as const;
    const added = await editSession(world, ...of, { action: "add", details: details() });
    expect(added).toMatchObject({ value: { outcome: "applied" } });
    expect(await shownIn(world, event)).toEqual(["Foredrag Storsalen"]);
    expect(await world.db.programmeDraft.count()).toBe(0);
  });

  dbTest(
    "waits once the event is published, and only its organisers see it",
    async ({ world, make }) => {
      const { event, talk, lunch, of, edit, move } = await published(world, make);
      const before = await shownIn(world, event);
      expect(await move()).toMatchObject({ value: { id: talk, outcome: "drafted" } });
      expect(await edit({ action: "cancel", sessionId: lunch })).toMatchObject({ ok: true });
      const added = await edit({ action: "add", details: details({ title: "Kaffe" }) });
      expect(await shownIn(world, event)).toEqual(before);
      expect(await world.db.change.count()).toBe(0);

      const board = await programmeBoard(world, ...of);
      if (!board.ok) throw new Error(board.problem.code);
      const { programme, drafts } = board.value;
      expect(
        programme.days.flatMap((day) =>
          day.sessions.map(({ title, place, cancelled }) => [title, place, cancelled]),
        ),
      ).toEqual([
        ["Foredrag", "Loftet", false],
        ["Kaffe", "Storsalen", false],
        ["Lunsj", "Storsalen", true],
      ]);
      expect(drafts.map(({ action, problem }) => [action, problem])).toEqual([
        ["change", null],
        ["cancel", null],
        ["add", null],
      ]);
      expect(await sessionEditor(world, ...of, added.ok ? added.value.id : "")).toMatchObject({
        value: { session: { title: "Kaffe" }, draft: { action: "add" } },
      });
    },
  );

  dbTest(
    "takes the place of the one before; what leaves it as it was takes it away",
    async ({ world, make }) => {
      const { talk, of, edit, move } = await published(world, make);
      await move();
      await move({ place: "Kjelleren" });
      expect(await sessionEditor(world, ...of, talk)).toMatchObject({
        value: { session: { place: "Kjelleren" }, draft: { revision: 2 } },
      });
      expect(await edit({ action: "cancel", sessionId: talk })).toMatchObject({ ok: true });
      expect(await world.db.programmeDraft.findMany()).toMatchObject([
        { action: "cancel", revision: 3, fields: {} },
      ]);
      expect(await move({})).toMatchObject({ value: { outcome: "unchanged" } });
      expect(await world.db.programmeDraft.count()).toBe(0);
    },
  );

  dbTest("of a session that is to be changes that, or drops it", async ({ world, make }) => {
    const { edit, of } = await published(world, make);
    const submission = world.newId();
    const add = { action: "add", details: details({ submission, title: "Kaffe" }) } as const;
    for (let click = 0; click < 2; click++)
      expect(await edit(add)).toMatchObject({ value: { id: submission, outcome: "drafted" } });
    expect(await world.db.programmeDraft.count()).toBe(1);
    await edit({ action: "change", sessionId: submission, details: details({ title: "Te" }) });
    expect(await sessionEditor(world, ...of, submission)).toMatchObject({
      value: { session: { title: "Te" } },
    });
    await edit({ action: "cancel", sessionId: submission });
    expect(await world.db.programmeDraft.count()).toBe(0);
  });

  dbTest("does not write over what a colleague drafted meanwhile", async ({ world, make }) => {
    const { talk, edit, move } = await published(world, make);
    await move();
    const mine = {
      action: "change",
      sessionId: talk,
      details: details({ place: "Låven" }),
    } as const;
    expect(codeOf(await edit({ ...mine, seen: 0 }))).toBe("changed-meanwhile");
    expect(await edit({ ...mine, seen: 1 })).toMatchObject({ ok: true });
    // The second of two clicks says the same: that is no difference of opinion.
    expect(await edit({ ...mine, seen: 1 })).toMatchObject({ ok: true });
    expect(await world.db.programmeDraft.findMany()).toMatchObject([{ revision: 2 }]);
  });

  dbTest("is refused what the session itself would be", async ({ world, make }) => {
    const { talk, edit, move } = await published(world, make);
    expect(codeOf(await move({ endsAt: "2027-09-01T09:00" }))).toBe("ends-before-start");
    expect(codeOf(await move({ trackId: world.newId() }))).toBe("choice-unknown");
    expect(codeOf(await edit({ action: "cancel", sessionId: world.newId() }))).toBe("not-found");
    expect(await world.db.programmeDraft.count()).toBe(0);
    expect(talk).not.toBe("");
  });
});

describe("drafts that are published", () => {
  dbTest("change the programme together, and each is noted to be told", async ({ world, make }) => {
    const { event, lunch, edit, move, publish, seen } = await published(world, make);
    await move();
    await edit({ action: "cancel", sessionId: lunch });
    const submission = world.newId();
    await edit({ action: "add", details: details({ submission, title: "Kaffe" }) });
    const shown = await seen();
    expect(await publish()).toMatchObject({ value: { published: 3 } });
    expect(await shownIn(world, event)).toEqual([
      "Foredrag Loftet",
      "Kaffe Storsalen",
      "Lunsj Storsalen off",
    ]);
    const changes = await world.db.change.findMany({ orderBy: { id: "asc" } });
    expect(changes.map(({ kind }) => kind).toSorted()).toEqual([
      "session-added",
      "session-cancelled",
      "session-moved",
    ]);
    expect(await world.db.programmeDraft.count()).toBe(0);
    expect(await world.db.session.count({ where: { id: submission } })).toBe(1);

    // Once more, by a second click or a colleague: nothing.
    const of = [event.organisation.owner, event.organisation.slug, event.slug] as const;
    expect(await publishDrafts(world, ...of, shown)).toMatchObject({ value: { published: 0 } });
    expect(await world.db.change.count()).toBe(3);
    // Nor does the form that added it, sent again, add it again.
    await edit({ action: "add", details: details({ submission, title: "Kaffe" }) });
    expect(await world.db.programmeDraft.count()).toBe(0);
  });

  dbTest("may be some of them; the others wait on", async ({ world, make }) => {
    const { event, lunch, of, edit, move, seen } = await published(world, make);
    await move();
    world.clock.advance(1000);
    await edit({ action: "cancel", sessionId: lunch });
    const [first] = await seen();
    if (!first) throw new Error("no draft");
    expect(await publishDrafts(world, ...of, [first])).toMatchObject({ value: { published: 1 } });
    expect(await shownIn(world, event)).toEqual(["Foredrag Loftet", "Lunsj Storsalen"]);
    expect(await world.db.programmeDraft.count()).toBe(1);
    expect(codeOf(await publishDrafts(world, ...of, []))).toBe("nothing-chosen");
  });

  dbTest("overwrite nothing somebody else has changed since", async ({ world, make }) => {
    const { event, talk, lunch, of, edit, move, publish } = await published(world, make);
    await edit({ action: "cancel", sessionId: lunch });
    await move({ place: "Loftet" });
    await changeSession(world, ...of, talk, details({ place: "Kjelleren" }));
    const board = await programmeBoard(world, ...of);
    expect(
      board.ok && board.value.drafts.find(({ sessionId }) => sessionId === talk),
    ).toMatchObject({
      overtaken: { place: "Storsalen" },
      before: { place: "Kjelleren" },
      after: { place: "Loftet" },
    });
    expect(codeOf(await publish())).toBe("changed-meanwhile");
    expect(await shownIn(world, event)).toEqual(["Foredrag Kjelleren", "Lunsj Storsalen"]);
    expect(await world.db.programmeDraft.count()).toBe(2);

    const mine = await world.db.programmeDraft.findUniqueOrThrow({ where: { sessionId: talk } });
    expect(await keepDraft(world, ...of, mine.id)).toMatchObject({ ok: true });
    expect(await publish()).toMatchObject({ value: { published: 2 } });
    expect(await shownIn(world, event)).toEqual(["Foredrag Loftet", "Lunsj Storsalen off"]);
  });

  dbTest("are not those of a session that has been cancelled since", async ({ world, make }) => {
    const { talk, of, move, publish } = await published(world, make);
    await move();
    await cancelSession(world, ...of, talk);
    expect(codeOf(await publish())).toBe("session-cancelled");
    const draft = await world.db.programmeDraft.findFirstOrThrow();
    expect(await dropDraft(world, ...of, draft.id)).toMatchObject({ ok: true });
    expect(await dropDraft(world, ...of, draft.id)).toMatchObject({ ok: true });
    expect(codeOf(await keepDraft(world, ...of, draft.id))).toBe("not-found");
  });

  dbTest("are those that were seen, not what a colleague made of them", async ({ world, make }) => {
    const { event, of, move, seen } = await published(world, make);
    await move();
    const shown = await seen();
    await move({ place: "Kjelleren" });
    expect(codeOf(await publishDrafts(world, ...of, shown))).toBe("changed-meanwhile");
    expect(await shownIn(world, event)).toContain("Foredrag Storsalen");
  });

  dbTest(
    "keep their track, and their hours when the event's zone changes",
    async ({ world, make }) => {
      const { event, of, edit, publish } = await published(world, make);
      const track = await addTrack(world, ...of, { name: "Spor" });
      const trackId = track.ok ? track.value.id : "";
      await edit({ action: "add", details: details({ trackId, title: "Kaffe" }) });
      expect(codeOf(await removeTrack(world, ...of, trackId))).toBe("track-in-use");
      await world.db.event.update({ where: { id: event.id }, data: { timeZone: "Europe/London" } });
      await publish();
      expect(await world.db.session.findFirst({ where: { title: "Kaffe" } })).toMatchObject({
        trackId,
        startsAt: firstDay,
        startZone: "Europe/Oslo",
      });
    },
  );

  dbTest("are of no use once the event is off", async ({ world, make }) => {
    const { of, move, publish } = await published(world, make);
    await move();
    await cancelEvent(world, ...of);
    expect(codeOf(await publish())).toBe("event-over");
    const board = await programmeBoard(world, ...of);
    expect(board.ok && board.value.drafts).toEqual([]);
  });
});

dbTest(
  "nobody but the event's own organisers drafts, drops, keeps or publishes",
  async ({ world, make }) => {
    const { event, talk, move, seen } = await published(world, make);
    await move();
    const shown = await seen();
    const id = shown[0]?.id ?? "";
    const other = await make.event();
    const stranger = other.organisation;
    const { slug } = event.organisation;
    const viewer = await make.member(event.organisation.id, "viewer");
    const refusals: [Actor, string, string, string[]][] = [
      [anonymous, slug, event.slug, Array(4).fill("not-signed-in")],
      [stranger.owner, slug, event.slug, Array(4).fill("not-found")],
      [viewer, slug, event.slug, Array(4).fill("not-allowed")],
      // Another's draft through one's own event is not there.
      [stranger.owner, stranger.slug, other.slug, ["not-found", "ok", "not-found", "ok"]],
    ];
    for (const [actor, organisation, eventSlug, codes] of refusals) {
      const of = [actor, organisation, eventSlug] as const;
      const answers = [
        await editSession(world, ...of, { action: "change", sessionId: talk, details: details() }),
        await dropDraft(world, ...of, id),
        await keepDraft(world, ...of, id),
        await publishDrafts(world, ...of, shown),
      ];
      expect(answers.map(codeOf)).toEqual(codes);
    }
    expect(await seen()).toEqual(shown);
    expect(await world.db.change.count()).toBe(0);
  },
);
