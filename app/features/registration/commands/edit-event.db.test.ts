import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { wallTimeOf } from "~/kernel/time";
import { addTime, hour } from "~/kernel/time";
import type { MadeEvent } from "tests/support/make";
import type { EventDetails } from "~/features/events/schema";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { plannedEventMove } from "~/features/events/queries/planned-event-change.server";
import { editEvent } from "./edit-event.server";

function detailsOf(event: MadeEvent, more: Partial<EventDetails> = {}): EventDetails {
  return {
    kind: "breakfast-seminar",
    title: "Breakfast",
    language: "nb",
    timeZone: "Europe/Oslo",
    startsAt: wallTimeOf(event.startsAt, "Europe/Oslo"),
    endsAt: wallTimeOf(addTime(event.startsAt, 2 * hour), "Europe/Oslo"),
    capacity: 40,
    visibility: "public",
    ...more,
  };
}

dbTest("more places go to those who wait, in the same step", async ({ world, make }) => {
  const event = await make.event({ seats: 1 });
  await make.order(event, make.request("Ada"));
  await make.order(event, make.request("Grace"));
  const { slug, owner } = event.organisation;

  const edited = await editEvent(world, owner, slug, event.slug, detailsOf(event, { capacity: 2 }));
  expect(edited).toMatchObject({ ok: true, value: { promoted: 1 } });
  const confirmed = await world.db.registration.count({
    where: { eventId: event.id, status: "confirmed" },
  });
  expect(confirmed).toBe(2);

  const other = await make.organisation();
  expect(await editEvent(world, other.owner, slug, event.slug, detailsOf(event))).toMatchObject({
    problem: { code: "not-found" },
  });
});

dbTest("only another time or place is a move", async ({ world, make }) => {
  const made = await make.event();
  const { slug, owner } = made.organisation;
  const found = await organiserEvent(world, owner, slug, made.slug);
  if (!found.ok) throw new Error(found.problem.code);
  const { event } = found.value;

  expect(
    plannedEventMove(event, detailsOf(made, { title: "Another title", capacity: 9 })),
  ).toBeNull();
  expect(
    plannedEventMove(event, detailsOf(made, { placeName: "Moss Kulturhus" }))?.after.place,
  ).toBe("Moss Kulturhus");
  expect(plannedEventMove(event, detailsOf(made, { timeZone: "Europe/London" }))).not.toBeNull();
});
