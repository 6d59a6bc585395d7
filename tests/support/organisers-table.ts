import type { OrderRequest } from "~/features/registration/domain/order-request";
import type { RootWorld } from "~/platform/world.server";
import type { Make } from "./make";

/** An event with a double room, a bus, a dinner, a workshop and questions, for tests of what organisers see of it. */
export async function tripWith(world: RootWorld, make: Make, seats = 40) {
  const event = await make.event({ seats, title: "Studietur" });
  const { id: eventId } = event;
  const addOn = async (kind: string, name: string, more: { sharedBy?: number } = {}) => {
    const data = { id: world.newId(), eventId, kind, name, ticketTypeIds: [], ...more };
    return (await world.db.addOn.create({ data })).id;
  };
  const question = async (
    label: string,
    more: { kind?: string; options?: string[]; required?: boolean; sensitive?: boolean } = {},
  ) => {
    const none = { options: [], ticketTypeIds: [], dependsOnValues: [] };
    const data = { id: world.newId(), eventId, scope: "seat", kind: "text", label, ...none };
    return (await world.db.question.create({ data: { ...data, ...more } })).id;
  };
  const room = await addOn("lodging", "Dobbeltrom", { sharedBy: 2 });
  const bus = await addOn("transport", "Buss fra Moss");
  const dinner = await addOn("meal", "Middag");
  const workshop = await make.session(event, { title: "Verksted" });
  await world.db.session.update({ where: { id: workshop }, data: { signUp: true } });
  const track = await question("Hvilket spor?", {
    kind: "choice",
    options: ["Klima", "Kultur"],
    required: true,
  });
  const illness = await question("Noe vi bør vite om helsen?", { sensitive: true });

  /** Somebody who comes with all of it, and says whom they want to share a room with. */
  const guest = (
    name: string,
    roomMate = "",
    more: Partial<OrderRequest["seats"][number]> = {},
  ) => {
    const asked = make.request(name);
    return make.order(event, {
      ...asked,
      seats: [
        {
          ...asked.seats[0],
          addOns: [{ id: room, roomMate }, { id: bus }, { id: dinner }],
          sessions: [workshop],
          questions: [
            { question: track, values: ["Klima"] },
            { question: illness, values: ["Hemmelig helseplage"] },
          ],
          ...more,
        },
      ],
    });
  };
  return { event, room, bus, dinner, workshop, track, illness, guest };
}

/** Rows as they come, all of them. */
export async function allRows<T>(
  rows: AsyncIterable<readonly T[]> | Iterable<readonly T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for await (const some of rows) all.push(...some);
  return all;
}

/** Everything a stream of bytes brings, as one. */
export async function allBytes(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}
