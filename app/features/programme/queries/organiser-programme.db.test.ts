import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { editSession } from "../commands/edit-session.server";
import { programmeBoard } from "./programme-board.server";
import { newSessionEditor, sessionEditor } from "./session-editor.server";

dbTest(
  "an organiser's programme says what clashes; another organisation's is not found",
  async ({ world, make }) => {
    const event = await make.event({ hours: 4 });
    const other = await make.organisation();
    await make.session(event, { title: "Lunch" });
    await make.session(event, { title: "Talk" });
    const { slug, owner } = event.organisation;

    const board = await programmeBoard(world, owner, slug, event.slug);
    expect(board.ok && board.value.warnings.map(({ kind }) => kind)).toEqual(["clash"]);
    for (const organisation of [slug, other.slug])
      expect(await programmeBoard(world, other.owner, organisation, event.slug)).toMatchObject({
        problem: { code: "not-found" },
      });
  },
);

dbTest("a session is edited by its own event's organisers only", async ({ world, make }) => {
  const event = await make.event();
  const other = await make.event();
  const session = await make.session(event, { title: "Talk" });
  const { slug, owner } = event.organisation;

  expect(await sessionEditor(world, owner, slug, event.slug, session)).toMatchObject({
    value: { session: { title: "Talk" }, cancelled: false },
  });
  const refusals = [
    [owner, slug, event.slug, "no-such-thing"],
    [other.organisation.owner, other.organisation.slug, other.slug, session],
    [other.organisation.owner, slug, event.slug, session],
  ] as const;
  for (const [actor, organisation, slugOfEvent, id] of refusals)
    expect(await sessionEditor(world, actor, organisation, slugOfEvent, id)).toMatchObject({
      problem: { code: "not-found" },
    });
  const viewer = await make.member(event.organisation.id, "viewer");
  expect(await sessionEditor(world, viewer, slug, event.slug, session)).toMatchObject({
    problem: { code: "not-allowed" },
  });
});

dbTest("a new session is suggested after the day's last", async ({ world, make }) => {
  const startsAt = new Date("2027-09-01T08:00:00Z");
  const event = await make.event({ startsAt, hours: 8 });
  await make.session(event, { startsAt, hours: 2 });
  const { slug, owner } = event.organisation;
  const suggestionOn = async (date: string | null) => {
    const editor = await newSessionEditor(world, owner, slug, event.slug, date);
    return editor.ok && editor.value.suggestion.startsAt;
  };
  expect(await suggestionOn("2027-09-01")).toBe("2027-09-01T12:00");
  await editSession(world, owner, slug, event.slug, {
    action: "add",
    details: {
      kind: "talk",
      title: "Draft",
      startsAt: "2027-09-01T13:00",
      endsAt: "2027-09-01T14:00",
    },
  });
  expect(await suggestionOn("2027-09-01")).toBe("2027-09-01T14:00");
  expect(await suggestionOn("2027-09-02")).toBe("2027-09-02T09:00");
  expect(await suggestionOn("2027-99-99")).toBe("2027-09-01T14:00");
});
