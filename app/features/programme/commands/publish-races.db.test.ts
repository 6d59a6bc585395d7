import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import type { Make } from "tests/support/make";
import { inTransaction, type World } from "~/platform/world.server";
import { editedEvent } from "~/features/events/queries/edited-event.server";
import { editSession } from "./edit-session.server";
import { publishDrafts, publishHeld } from "./publish-drafts.server";

/** A race is not lost at every start: it is run until it is, and a bounded number of times. */
const starts = 20;

/** A published event with one session moved in a draft, and who publishes it. */
async function drafted(world: World, make: Make) {
  const event = await make.event();
  const sessionId = await make.session(event);
  const { owner, slug } = event.organisation;
  const of = [owner, slug, event.slug] as const;
  const colleague = await make.member(event.organisation.id, "organiser");
  await editSession(world, ...of, {
    action: "change",
    sessionId,
    details: {
      kind: "talk",
      title: "Foredrag",
      startsAt: "2027-09-01T12:00",
      endsAt: "2027-09-01T13:00",
    },
  });
  const seen = await world.db.programmeDraft.findMany({ select: { id: true, revision: true } });
  return { event, of, seen, twice: [owner, colleague, owner] };
}

dbTest(
  "drafts published by two organisers and a double click at once are published once",
  async ({ world, make }) => {
    const { event, seen, twice } = await drafted(world, make);
    const answers = await Promise.all(
      twice.map((actor) => publishDrafts(world, actor, event.organisation.slug, event.slug, seen)),
    );
    expect(
      answers
        .map((answer) => (answer.ok ? `${answer.value.published}` : answer.problem.code))
        .toSorted(),
    ).toEqual(["0", "0", "1"]);
    expect(await world.db.change.count()).toBe(1);
    expect(await world.db.session.findFirstOrThrow()).toMatchObject({ calendarSequence: 1 });
  },
);

dbTest("without the event held, they are published more than once", async ({ world, make }) => {
  let most = 0;
  for (let start = 0; start < starts && most < 2; start++) {
    const { event, of, seen, twice } = await drafted(world, make);
    const edited = await editedEvent(world, ...of);
    if (!edited.ok) throw new Error(edited.problem.code);
    await Promise.allSettled(
      twice.map(() => inTransaction(world, (tx) => publishHeld(tx, edited.value, seen))),
    );
    most = Math.max(most, await world.db.change.count({ where: { eventId: event.id } }));
  }
  expect(most).toBeGreaterThan(1);
});

dbTest("a session has one draft, whoever saves at once", async ({ world, make }) => {
  const { of, seen } = await drafted(world, make);
  const { sessionId } = await world.db.programmeDraft.findUniqueOrThrow({
    where: { id: seen[0]?.id ?? "" },
  });
  const places = ["Loftet", "Kjelleren", "Låven", "Storsalen"];
  await Promise.all(
    places.map((place) =>
      editSession(world, ...of, {
        action: "change",
        sessionId: sessionId ?? "",
        details: {
          kind: "talk",
          title: "Foredrag",
          startsAt: "2027-09-01T12:00",
          endsAt: "2027-09-01T13:00",
          place,
        },
      }),
    ),
  );
  expect(await world.db.programmeDraft.findMany()).toMatchObject([{ revision: 5 }]);
});
