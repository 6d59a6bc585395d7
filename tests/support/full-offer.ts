import { addTime, day } from "~/kernel/time";
import type { Hub } from "./hub";

/** An event that offers some of everything, by the ids its form has them under. */
export interface FullOffer {
  readonly id: string;
  readonly slug: string;
  readonly tickets: {
    readonly standard: string;
    readonly student: string;
    readonly partner: string;
  };
  readonly addOns: { readonly room: string; readonly dinner: string; readonly bus: string };
  readonly sessions: { readonly first: string; readonly second: string };
  readonly questions: {
    readonly topic: string;
    readonly byCar: string;
    readonly plate: string;
    readonly thesis: string;
    readonly heard: string;
  };
}

/**
 * Makes an event with three tickets (one hidden), a double room, a dinner and a full bus, two workshops at the same
 * time, questions that follow from a ticket and from an answer, and a code for ten per cent.
 */
export async function makeFullOffer(hub: Hub, { capacity = 40 } = {}): Promise<FullOffer> {
  const { world } = hub;
  const { db } = world;
  const event = await hub.event({ capacity, title: "Studietur til Moss", draft: true });
  const { organisationId } = await db.event.findUniqueOrThrow({ where: { id: event.id } });
  await db.organisation.update({
    where: { id: organisationId },
    data: { vatRegistered: true },
  });
  const pool = async (size: number, taken = 0) =>
    (await db.seatPool.create({ data: { id: world.newId(), size, taken } })).id;
  const of = { eventId: event.id };
  const standard = await db.ticketType.findFirstOrThrow({ where: of });
  await db.ticketType.update({
    where: { id: standard.id },
    data: {
      name: "Standard",
      description: "Begge dager, med lunsj",
      priceMinor: 120_000,
      earlyPriceMinor: 100_000,
      earlyUntil: addTime(world.now(), 20 * day),
    },
  });
  const student = await db.ticketType.create({
    data: { id: world.newId(), ...of, name: "Student", position: 1, seatPoolId: await pool(5) },
  });
  const partner = await db.ticketType.create({
    data: { id: world.newId(), ...of, name: "Partner", position: 2, hidden: true },
  });
  const addOn = async (data: {
    kind: string;
    name: string;
    priceMinor: number;
    vatCategory: string;
    sharedBy?: number;
    size: number;
    taken?: number;
    position: number;
  }) => {
    const { size, taken, ...rest } = data;
    const seatPoolId = await pool(size, taken);
    const made = await db.addOn.create({ data: { id: world.newId(), ...of, ...rest, seatPoolId } });
    return made.id;
  };
  const room = await addOn({
    kind: "lodging",
    name: "Dobbeltrom",
    priceMinor: 90_000,
    vatCategory: "lodging",
    sharedBy: 2,
    size: 10,
    position: 0,
  });
  const dinner = await addOn({
    kind: "meal",
    name: "Middag på Refsnes Gods",
    priceMinor: 65_000,
    vatCategory: "catering",
    size: 12,
    position: 1,
  });
  const bus = await addOn({
    kind: "transport",
    name: "Buss fra Moss",
    priceMinor: 0,
    vatCategory: "transport",
    size: 0,
    position: 2,
  });
  const workshop = async (title: string, from: string, until: string) => {
    const id = await hub.session(event.slug, {
      kind: "workshop",
      title,
      startsAt: `${event.date}T${from}`,
      endsAt: `${event.date}T${until}`,
    });
    await db.session.update({ where: { id }, data: { signUp: true, seatPoolId: await pool(15) } });
    return id;
  };
  const question = async (data: object) => {
    const id = world.newId();
    await db.question.create({ data: { id, ...of, ...data } as never });
    return id;
  };
  const topic = await question({
    scope: "seat",
    kind: "text",
    label: "Hva vil du snakke om?",
    required: true,
    position: 0,
  });
  const byCar = await question({
    scope: "seat",
    kind: "choice",
    label: "Kommer du med bil?",
    options: ["Ja", "Nei"],
    position: 1,
  });
  const plate = await question({
    scope: "seat",
    kind: "text",
    label: "Registreringsnummer",
    required: true,
    dependsOnId: byCar,
    dependsOnValues: ["Ja"],
    position: 2,
  });
  const thesis = await question({
    scope: "seat",
    kind: "text",
    label: "Hva studerer du?",
    ticketTypeIds: [student.id],
    position: 3,
  });
  const heard = await question({
    scope: "order",
    kind: "choices",
    label: "Hvordan hørte dere om turen?",
    options: ["Nyhetsbrev", "En kollega", "Nettsiden"],
    position: 4,
  });
  const code = { ...of, kind: "percentage", percent: 10 };
  await db.code.create({ data: { id: world.newId(), code: "NORD10", ...code } });
  await db.code.create({
    data: {
      id: world.newId(),
      code: "PARTNER",
      ...of,
      kind: "unlock",
      ticketTypeIds: [partner.id],
    },
  });
  const first = await workshop("Sensorer i sjø", "08:30", "09:15");
  const second = await workshop("Salg til det offentlige", "09:00", "09:45");
  await hub.publish(event.slug);
  return {
    id: event.id,
    slug: event.slug,
    tickets: { standard: standard.id, student: student.id, partner: partner.id },
    addOns: { room, dinner, bus },
    sessions: { first, second },
    questions: { topic, byCar, plate, thesis, heard },
  };
}
