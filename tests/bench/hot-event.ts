import type { RootWorld } from "~/platform/world.server";

/** An event everybody wants at once. */
export interface HotEvent {
  readonly id: string;
  readonly organisationId: string;
  readonly slug: string;
  readonly poolId: string;
}

const hour = 3_600_000;

/** Makes a published event in an organisation of its own, with `sessions` programme items of ten minutes each. */
export async function makeHotEvent(
  world: RootWorld,
  { seats, sessions = 0 }: { readonly seats: number; readonly sessions?: number },
): Promise<HotEvent> {
  const { db } = world;
  const [id, organisationId, poolId, dayId] = [0, 1, 2, 3].map(() => world.newId()) as [
    string,
    string,
    string,
    string,
  ];
  const mark = id.slice(-8);
  const startsAt = new Date(Math.ceil((world.now().getTime() + 30 * 24 * hour) / hour) * hour);
  await db.organisation.create({
    data: {
      id: organisationId,
      slug: `hot-${mark}`,
      name: "Rushet",
      replyEmail: "post@rush.example",
      createdAt: world.now(),
    },
  });
  await db.seatPool.create({ data: { id: poolId, size: seats } });
  const { slug } = await db.event.create({
    data: {
      id,
      organisationId,
      slug: `hot-${mark}`,
      kind: "investor-forum",
      title: "Alle vil være med",
      summary: "Et arrangement med langt flere som vil enn som får.",
      timeZone: "Europe/Oslo",
      startsAt,
      endsAt: new Date(startsAt.getTime() + 8 * hour),
      status: "published",
      seatPoolId: poolId,
      calendarUid: `${id}@bench.example`,
      calendarRevisedAt: world.now(),
      createdAt: world.now(),
      publishedAt: world.now(),
      ticketTypes: { create: { id: world.newId(), name: "Deltaker" } },
      days: { create: { id: dayId, date: new Date(startsAt.toISOString().slice(0, 10)) } },
    },
  });
  await db.session.createMany({
    data: Array.from({ length: sessions }, (_, n) => {
      const begins = new Date(startsAt.getTime() + Math.floor(n / 40) * (hour / 6));
      return {
        id: world.newId(),
        eventId: id,
        dayId,
        kind: "talk",
        title: `Innlegg ${n + 1}: å bygge sammen på Ås, Øya og Ærfugl`,
        description:
          "Kort innledning, så rundt bordet; ta med det du lurer på, og noe å skrive med.\nKaffe står framme.",
        speakers: "Navn Navnesen, Firma & Søn AS",
        startsAt: begins,
        startZone: "Europe/Oslo",
        endsAt: new Date(begins.getTime() + hour / 6),
        endZone: "Europe/Oslo",
        place: "Store sal, Kulturhuset",
        calendarUid: `${world.newId()}@bench.example`,
        calendarRevisedAt: world.now(),
      };
    }),
  });
  return { id, organisationId, slug, poolId };
}
