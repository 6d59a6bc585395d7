import { addTime, day, hour, minute, wallTimeOf } from "~/kernel/time";
import type { Hub } from "./hub";

const zone = "Europe/Oslo";
const longWord =
  "Næringshagesamarbeidsavtalereforhandlingsutvalgsmedlemskapskontingentinnkrevingsordning";

/** What has been tried to make a page run something, in whatever is shown of an event. */
export const attacks = [
  `</script><script>window.ran = 1</script>`,
  `"><img src=x onerror="window.ran = 1">`,
  `<!--<script>`,
  `]]><script>window.ran=1</script>`,
  `javascript:window.ran=1`,
  `'-window.ran-'\u2028window.ran=1\u2029`,
] as const;

/** The public page of an event in every state it can be in: name and path. Made in a hub of the test's own. */
export async function eventStates(hub: Hub): Promise<Record<string, string>> {
  const { db } = hub.world;
  const now = hub.world.now();
  const wall = (after: number) => wallTimeOf(addTime(now, after), zone);
  const pathOf = ({ slug }: { slug: string }) => `/e/${slug}`;
  const change = (slug: string, data: Parameters<typeof db.event.update>[0]["data"]) =>
    db.event.update({ where: { slug }, data });

  const conference = await twoDays(hub);
  const long = await hub.event({
    draft: true,
    title: longWord,
    summary: longWord.repeat(3),
    description: `## ${longWord}\n\n${longWord} **${longWord}**\n\n- https://example.org/${longWord}`,
    placeName: longWord,
    placeAddress: longWord,
    hostCompany: longWord,
  });
  await hub.session(long.slug, {
    kind: "talk",
    title: longWord,
    description: longWord,
    speakers: longWord,
    startsAt: `${long.date}T08:00`,
    endsAt: `${long.date}T09:00`,
    place: longWord,
  });
  await hub.publish(long.slug);
  const cancelled = await hub.event({ title: "Frokost som ble avlyst" });
  await change(cancelled.slug, { status: "cancelled", cancelledAt: now });
  const over = await hub.event({ title: "Fjorårets frokost" });
  await change(over.slug, {
    startsAt: addTime(now, -30 * day),
    endsAt: addTime(now, -30 * day + hour),
  });
  const full = await hub.event({ title: "Fullt hus hos naboen", capacity: 2 });
  const { seatPoolId } = await db.event.findUniqueOrThrow({ where: { slug: full.slug } });
  await db.seatPool.update({ where: { id: seatPoolId }, data: { taken: 2 } });
  const current = await hub.event({
    draft: true,
    title: "Det som skjer akkurat nå",
    startsAt: wall(-hour),
    endsAt: wall(2 * hour),
  });
  for (const [place, title] of ["Allerede ferdig", "Akkurat nå", "Etterpå"].entries())
    await hub.session(current.slug, {
      kind: "talk",
      title,
      startsAt: wall((place - 1) * hour),
      endsAt: wall(place * hour),
    });
  await hub.publish(current.slug);
  await change(current.slug, { startsAt: addTime(now, -30 * minute) });
  const online = await hub.event({
    title: "Webinar om eksport",
    kind: "webinar",
    onlineUrl: "https://rom.example/hemmelig-rom",
  });
  await change(online.slug, { venueId: null });
  const noProgramme = await hub.event({
    title: "To dager uten program ennå",
    kind: "study-trip",
    startsAt: wall(60 * day),
    endsAt: wall(61 * day),
  });
  const single = await hub.event({ draft: true, title: "Én post, ingen beskrivelse" });
  await hub.session(single.slug, {
    kind: "workshop",
    title: "Verksted",
    startsAt: `${single.date}T08:00`,
    endsAt: `${single.date}T10:00`,
  });
  await hub.publish(single.slug);
  const priced = await hub.event({
    title: "Investorforum med pris",
    requiresApproval: true,
    kind: "investor-forum",
  });
  await db.ticketType.updateMany({ where: { eventId: priced.id }, data: { priceMinor: 125_000 } });
  await db.ticketType.create({
    data: { id: hub.world.newId(), eventId: priced.id, name: "Medlem", priceMinor: 0, position: 1 },
  });
  const attacked = await hub.event({
    draft: true,
    title: attacks.join(" ").slice(0, 160),
    summary: attacks.join(" "),
    description: attacks.join("\n\n"),
    // Off the lists that other tests look at.
    visibility: "unlisted",
    placeName: attacks[1],
    placeAddress: attacks[0],
    hostCompany: attacks[0],
  });
  for (const attack of attacks)
    await hub.session(attacked.slug, {
      kind: "talk",
      title: attack,
      description: attack,
      speakers: attack,
      place: attack,
      startsAt: `${attacked.date}T08:00`,
      endsAt: `${attacked.date}T09:00`,
    });
  await hub.publish(attacked.slug);

  const states = {
    conference,
    long,
    cancelled,
    over,
    full,
    current,
    online,
    noProgramme,
    single,
    priced,
    attacked,
  };
  return Object.fromEntries(Object.entries(states).map(([name, event]) => [name, pathOf(event)]));
}

const description = `Vi samler **alle faggruppene** til to dager med *korte innlegg* og gode bord.

## Hva får du ut av det

- Møte naboer som har løst det samme
- Ta med én ting hjem, og prøve den
- Se [programmet for i fjor](https://example.org/program)

> Snakk sammen mer enn dere lytter.

Ta med sko du kan gå ute i.`;

/** Two days, three tracks, sixty sessions, with joint items and legs. */
async function twoDays(hub: Hub) {
  const trip = await hub.event({
    draft: true,
    kind: "study-trip",
    title: "Studietur til Moss og Ås",
    summary: "To dager for faggruppene: snakke sammen mer enn å lytte.",
    description,
    hostCompany: "Mälardalens Automation AB",
    placeAddress: "Kirkegata 4",
    startsAt: "2027-09-01T08:00",
    endsAt: "2027-09-02T18:00",
  });
  const groups = [];
  for (const name of ["Næring", "Samferdsel og infrastruktur", "Kultur"])
    groups.push(await hub.group(trip.slug, name));
  for (const date of ["2027-09-01", "2027-09-02"]) {
    const at = (time: string) => `${date}T${time}`;
    const joint = [
      ["meal", "Felles lunsj", "12:00", "13:00", "Moss kulturhus", ""],
      ["transport", "Buss til hotellet", "16:20", "16:50", "Moss kulturhus", "Refsnes Gods"],
      ["lodging", "Innsjekking", "16:50", "17:10", "Refsnes Gods", ""],
    ] as const;
    for (const [kind, title, from, until, place, toPlace] of joint)
      await hub.session(trip.slug, {
        kind,
        title,
        startsAt: at(from),
        endsAt: at(until),
        place,
        ...(toPlace === "" ? {} : { toPlace }),
      });
    for (const [place, hourOfDay] of [
      "08",
      "09",
      "10",
      "11",
      "13",
      "14",
      "15",
      "17",
      "18",
    ].entries())
      for (const [column, { track }] of groups.entries())
        await hub.session(trip.slug, {
          kind: (["talk", "discussion", "workshop"] as const)[(place + column) % 3] ?? "talk",
          title: `Post ${place + 1}: erfaringer fra ${["havna", "skogen", "jordbruket"][column]}`,
          startsAt: at(`${hourOfDay}:${hourOfDay === "17" ? 15 : 10}`),
          endsAt: at(`${hourOfDay}:50`),
          place: `Rom ${column + 1}`,
          trackId: track,
          ...(place % 3 === 0
            ? {
                speakers: "Sunniva Graff, Østfoldforskning; Eilif Trane",
                description: "Et **kort** innlegg, så samtale ved bordene.",
              }
            : {}),
        });
  }
  await hub.publish(trip.slug);
  return trip;
}
