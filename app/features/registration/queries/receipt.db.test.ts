import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { readPdf } from "tests/support/pdf";
import type { TestWorld } from "tests/support/world";
import { orderSumOf } from "./order-sum.server";
import { receiptByOrderLink, receiptBySeatLink } from "./receipt.server";
import { orderToken, seatTokens } from "./registration-by-token.server";

/** Makes an order cost something, as placing it would have. */
async function costs(world: TestWorld, orderId: string, seats: readonly { readonly id: string }[]) {
  const lines = seats.flatMap(({ id }) => [
    { registrationId: id, kind: "ticket", label: "Begge dager", netMinor: 199_000, rate: 2500 },
    { registrationId: id, kind: "add-on", label: "Enkeltrom", netMinor: 139_500, rate: 1200 },
  ]);
  await world.db.orderLine.createMany({
    data: lines.map(({ rate, ...line }, position) => ({
      ...line,
      id: world.newId(),
      orderId,
      vatCategory: rate === 2500 ? "general" : "lodging",
      vatRate: rate,
      position,
      createdAt: world.now(),
    })),
  });
  const sum = await orderSumOf(world, orderId);
  await world.db.order.update({
    where: { id: orderId },
    data: {
      netMinor: sum?.netMinor ?? 0,
      vatMinor: sum?.vatMinor ?? 0,
      totalMinor: sum?.totalMinor ?? 0,
      paymentState: "to-be-invoiced",
      reference: "Kostnadssted 4711",
    },
  });
}

const textOf = (receipt: { readonly content: Buffer } | null) =>
  readPdf(receipt?.content ?? Buffer.alloc(0)).text.replaceAll("\u00a0", " ");

dbTest("a receipt says who pays whom, what for, and the VAT of it", async ({ world, make }) => {
  const event = await make.event({ title: "Studietur til Moss" });
  await world.db.organisation.update({
    where: { id: event.organisation.id },
    data: { vatRegistered: true },
  });
  const order = await make.order(event, {
    ...make.companyRequest("Fjordgrid AS", ["Ada", "Grace", ""]),
  });
  await costs(world, order.id, order.seats.slice(0, 2));
  await world.db.company.updateMany({ data: { organisationNumber: "923609016" } });
  const receipt = await receiptByOrderLink(world, orderToken(world, order), "nb");
  const text = textOf(receipt);
  for (const said of [
    "Studietur til Moss",
    "Fjordgrid AS",
    "Org.nr. 923609016",
    "Kostnadssted 4711",
    order.code,
    "Begge dager × 2",
    "3 980 kr",
    "Enkeltrom × 2",
    "Sum eks. mva",
    "6 770 kr",
    "Mva 25 % av 3 980 kr",
    "995 kr",
    "Mva 12 % av 2 790 kr",
    "334,80 kr",
    "8 099,80 kr",
    "Dette er ikke en faktura",
  ])
    expect(text).toContain(said);
  expect(textOf(await receiptByOrderLink(world, orderToken(world, order), "en"))).toContain(
    "VAT 25% of NOK 3,980",
  );
  // A colleague's link shows no company's order, and the order's no other one's.
  const [seat] = order.seats;
  if (!seat) throw new Error("no seat");
  expect(await receiptBySeatLink(world, seatTokens(world, seat).registration, "nb")).toBeNull();
  expect(await receiptByOrderLink(world, seatTokens(world, seat).registration, "nb")).toBeNull();
  const later = orderToken(world, { ...order, generation: 1 });
  expect(await receiptByOrderLink(world, later, "nb")).toBeNull();
});

dbTest(
  "somebody alone has theirs at their own link, also where it is free",
  async ({ world, make }) => {
    const event = await make.event({ seats: 1 });
    const order = await make.order(event, make.request("Ada Lien"));
    const [seat] = order.seats;
    if (!seat) throw new Error("no seat");
    const link = seatTokens(world, seat).registration;
    expect(textOf(await receiptBySeatLink(world, link, "nb"))).toContain("Ingenting å betale");
    await costs(world, order.id, order.seats);
    const text = textOf(await receiptBySeatLink(world, link, "sv"));
    for (const said of ["Ada Lien", "Begge dager", "Säljaren är inte registrerad"])
      expect(text).toContain(said);
    // Who waits has bought nothing yet.
    const [waiting] = (await make.order(event, make.request("Grace"))).seats;
    if (!waiting) throw new Error("no seat");
    const token = seatTokens(world, waiting).registration;
    expect(await receiptBySeatLink(world, token, "nb")).toBeNull();
  },
);
