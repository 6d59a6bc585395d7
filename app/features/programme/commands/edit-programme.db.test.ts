import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { anonymous } from "~/kernel/actor";
import { programmeOf } from "../queries/programme-of.server";
import { addSession } from "./add-session.server";
import { cancelSession } from "./cancel-session.server";
import { changeSession } from "./change-session.server";
import { editSession } from "./edit-session.server";
import { addTrack, removeTrack } from "./edit-tracks.server";

const dinner = {
  kind: "meal" as const,
  title: "Felles middag",
  startsAt: "2027-09-01T19:30",
  endsAt: "2027-09-01T22:00",
  place: "Refsnes Gods",
};

describe("a programme", () => {
  dbTest("has a day for whatever falls on it, in the event's own zone", async ({ world, make }) => {
    const event = await make.event({
      status: "draft",
      startsAt: new Date("2027-09-01T08:00Z"),
      hours: 30,
    });
    const { slug, owner } = event.organisation;
    const night = {
      ...dinner,
      title: "Nattmat",
      startsAt: "2027-09-02T00:30",
      endsAt: "2027-09-02T01:00",
    };
    expect(await addSession(world, owner, slug, event.slug, dinner)).toMatchObject({ ok: true });
    expect(await addSession(world, owner, slug, event.slug, night)).toMatchObject({ ok: true });
    const { days } = await programmeOf(world, event.id);
    expect(days.map((day) => [day.date, day.sessions.map((session) => session.title)])).toEqual([
      ["2027-09-01", ["Felles middag"]],
      ["2027-09-02", ["Nattmat"]],
    ]);
  });

  dbTest("a leg may end in another zone", async ({ world, make }) => {
    const event = await make.event({ status: "draft" });
    const { slug, owner } = event.organisation;
    const flight = {
      ...dinner,
      kind: "transport" as const,
      title: "Fly til London",
      startsAt: "2027-09-01T08:00",
      endsAt: "2027-09-01T08:30",
      endZone: "Europe/London",
    };
    expect(await addSession(world, owner, slug, event.slug, flight)).toMatchObject({ ok: true });
    const [day] = (await programmeOf(world, event.id)).days;
    expect(day?.sessions[0]).toMatchObject({
      endsAt: new Date("2027-09-01T07:30Z"),
      endZone: "Europe/London",
    });
  });

  dbTest("a group's track makes its sessions the group's", async ({ world, make }) => {
    const event = await make.event({ status: "draft" });
    const { slug, owner } = event.organisation;
    const track = await addTrack(world, owner, slug, event.slug, {
      name: "Næring",
      forGroup: true,
    });
    const trackId = track.ok ? track.value.id : "";
    expect(await addTrack(world, owner, slug, event.slug, { name: "Næring" })).toMatchObject({
      problem: { code: "name-taken", field: "name" },
    });
    await addSession(world, owner, slug, event.slug, { ...dinner, trackId });
    const [day] = (await programmeOf(world, event.id)).days;
    expect(day?.sessions[0]?.network).toMatchObject({ name: "Næring" });
    expect(await removeTrack(world, owner, slug, event.slug, trackId)).toMatchObject({
      problem: { code: "track-in-use" },
    });
  });

  dbTest(
    "an unpublished session goes without a trace, a published one stays struck through",
    async ({ world, make }) => {
      const draft = await make.event({ status: "draft" });
      const open = await make.event({ organisation: draft.organisation });
      const { slug, owner } = draft.organisation;
      for (const event of [draft, open]) {
        const id = await make.session(event);
        expect(await cancelSession(world, owner, slug, event.slug, id)).toMatchObject({ ok: true });
      }
      expect((await programmeOf(world, draft.id)).days.flatMap((day) => day.sessions)).toEqual([]);
      const [kept] = (await programmeOf(world, open.id)).days.flatMap((day) => day.sessions);
      expect(kept).toMatchObject({ cancelled: true, calendar: { sequence: 1 } });
      expect(await world.db.change.count({ where: { eventId: draft.id } })).toBe(0);
      expect(
        await changeSession(world, owner, slug, open.slug, kept?.id ?? "", dinner),
      ).toMatchObject({ problem: { code: "session-cancelled" } });
    },
  );

  dbTest("stays as it was once its event is cancelled or archived", async ({ world, make }) => {
    for (const status of ["cancelled", "archived"]) {
      const event = await make.event({ status });
      const id = await make.session(event);
      const { slug, owner } = event.organisation;
      const answers = [
        await addSession(world, owner, slug, event.slug, dinner),
        await editSession(world, owner, slug, event.slug, { action: "add", details: dinner }),
        await changeSession(world, owner, slug, event.slug, id, dinner),
        await editSession(world, owner, slug, event.slug, { action: "cancel", sessionId: id }),
        await cancelSession(world, owner, slug, event.slug, id),
        await addTrack(world, owner, slug, event.slug, { name: "X" }),
        await removeTrack(world, owner, slug, event.slug, world.newId()),
      ];
      expect(answers.map((answer) => (answer.ok ? "ok" : answer.problem.code))).toEqual(
        Array(7).fill("event-over"),
      );
    }
    expect(await world.db.change.count()).toBe(0);
  });

  dbTest(
    "is changed by nobody but its own organiser, nor with another's track",
    async ({ world, make }) => {
      const event = await make.event();
      const id = await make.session(event);
      const stranger = await make.organisation();
      const foreign = await make.event({ organisation: stranger });
      const theirs = await addTrack(world, stranger.owner, stranger.slug, foreign.slug, {
        name: "Deres",
      });
      const { slug, owner } = event.organisation;
      const viewer = await make.member(event.organisation.id, "viewer");
      for (const [actor, code] of [
        [anonymous, "not-signed-in"],
        [stranger.owner, "not-found"],
        [viewer, "not-allowed"],
      ] as const) {
        const answers = await Promise.all([
          addSession(world, actor, slug, event.slug, dinner),
          changeSession(world, actor, slug, event.slug, id, dinner),
          editSession(world, actor, slug, event.slug, { action: "cancel", sessionId: id }),
          cancelSession(world, actor, slug, event.slug, id),
          addTrack(world, actor, slug, event.slug, { name: "X" }),
        ]);
        expect(answers.map((answer) => (answer.ok ? "ok" : answer.problem.code))).toEqual(
          Array(5).fill(code),
        );
      }
      // Another's session through one's own event is not there.
      expect(
        await changeSession(world, stranger.owner, stranger.slug, foreign.slug, id, dinner),
      ).toMatchObject({
        problem: { code: "not-found" },
      });
      const trackId = theirs.ok ? theirs.value.id : "";
      expect(
        await addSession(world, owner, slug, event.slug, { ...dinner, trackId }),
      ).toMatchObject({
        problem: { code: "choice-unknown", field: "trackId" },
      });
      expect(await world.db.session.count()).toBe(1);
    },
  );
});
