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
  expect(
    plannedEventMove(event, detailsOf(made, { onlineUrl: "https://meet.example/room" })),
  ).not.toBeNull();
  expect(plannedEventMove(event, detailsOf(made, { timeZone: "Europe/London" }))).not.toBeNull();
});

dbTest("an event moves with its address and its online room", async ({ world, make }) => {
  const made = await make.event();
  const { slug, owner } = made.organisation;
  const place = { placeName: "Moss Kulturhus", placeAddress: "Kirkegata 1", municipality: "Moss" };
  const steps: [Partial<EventDetails>, string][] = [
    [place, "event-moved"],
    [{ ...place, title: "Another title" }, "event-corrected"],
    // Left empty, what is known of the place stays.
    [{ placeName: place.placeName }, "event-corrected"],
    [{ ...place, placeAddress: "Kirkegata 2" }, "event-moved"],
    [{ ...place, placeAddress: "Kirkegata 2", municipality: "Ås" }, "event-moved"],
    [{ placeName: place.placeName, onlineUrl: "https://meet.example/room" }, "event-moved"],
    [{ placeName: place.placeName }, "event-moved"],
  ];
  for (const [details, kind] of steps) {
    const found = await organiserEvent(world, owner, slug, made.slug);
    if (!found.ok) throw new Error(found.problem.code);
    const planned = plannedEventMove(found.value.event, detailsOf(made, details));
    expect(planned !== null).toBe(kind === "event-moved");
    await editEvent(world, owner, slug, made.slug, detailsOf(made, details));
    const change = await world.db.change.findFirst({ orderBy: { id: "desc" } });
    expect(change?.kind).toBe(kind);
    if (planned) expect(change?.after).toMatchObject({ place: planned.after.place });
  }
  expect(await world.db.event.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({
    calendarSequence: 5,
  });
});
