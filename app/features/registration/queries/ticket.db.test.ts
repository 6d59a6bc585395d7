import qr from "qrcode";
import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { readPdf } from "tests/support/pdf";
import { linkToken } from "~/platform/tokens.server";
import { feedByToken, registrationByToken, seatTokens } from "./registration-by-token.server";
import { ticketByLink, ticketOfSeat } from "./ticket.server";

dbTest("a ticket proves a place at the door, and opens nothing else", async ({ world, make }) => {
  const event = await make.event({ title: "Frokostmøte på Ås" });
  const { code: order, seats } = await make.order(event, make.request("Ada Muñoz"));
  const [seat] = seats;
  if (!seat) throw new Error("no seat");
  const link = seatTokens(world, seat).registration;
  const ticket = await ticketByLink(world, link, "en");
  const { text, code } = readPdf(ticket?.content ?? Buffer.alloc(0));
  for (const said of ["Frokostmøte på Ås", "Ada Muñoz", order, "Show the code at the door"])
    expect(text).toContain(said);

  const token = linkToken(world.settings.secret, "check-in", seat.id, seat.generation);
  const { modules } = qr.create(`treff:${token}`, { errorCorrectionLevel: "M" });
  const dark = code.join("").replaceAll(".", "").length;
  expect(code).toHaveLength(modules.size);
  expect(dark).toBe(modules.data.filter(Boolean).length);
  expect(await registrationByToken(world, token, "check-in")).toMatchObject({ id: seat.id });
  expect(await registrationByToken(world, token)).toBeNull();
  expect(await feedByToken(world, token)).toMatchObject({ problem: { code: "not-found" } });
  expect(await registrationByToken(world, link, "check-in")).toBeNull();
  expect(await ticketByLink(world, token, "en")).toBeNull();
});

dbTest("there is a ticket for a named place at an event that is on", async ({ world, make }) => {
  const event = await make.event();
  const { seats } = await make.order(event, make.companyRequest("Fjordgrid AS", ["Ada", ""]));
  const [named, unnamed] = seats.map(({ id }) => ({ id }));
  if (!named || !unnamed) throw new Error("no seats");
  const has = async (of: { id: string; attendeeEmail?: string }) =>
    (await ticketOfSeat(world, of, "nb")) !== null;
  expect([await has(named), await has(unnamed)]).toEqual([true, false]);
  expect(await has({ ...named, attendeeEmail: "ada@fjordgridas.example" })).toBe(true);
  expect(await has({ ...named, attendeeEmail: "grace@fjordgridas.example" })).toBe(false);
  await world.db.event.update({ where: { id: event.id }, data: { status: "cancelled" } });
  expect(await has(named)).toBe(false);
  await world.db.event.update({ where: { id: event.id }, data: { status: "published" } });
  for (const status of ["waitlisted", "awaiting-approval", "declined", "cancelled"]) {
    await world.db.registration.update({ where: named, data: { status, places: [] } });
    expect(await has(named)).toBe(false);
  }
});
