import { describe, expect } from "vitest";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import { anonymous } from "~/kernel/actor";
import { browserTestAs } from "../support/browser";
import type { Hub } from "../support/hub";
import { moneyOf, payByCard } from "../support/refunded";
import { signedInCookie } from "../support/signed-in";

/** A paid order for an event sixty days ahead that gives half back between seventy and thirty days before. */
async function paid(hub: Hub, people: readonly string[]) {
  const event = await hub.event({ language: "sv" });
  const { db } = hub.world;
  await db.organisation.updateMany({ where: { slug: hub.slug }, data: { vatRegistered: true } });
  await db.ticketType.updateMany({
    where: { eventId: event.id },
    data: { priceMinor: 100_000, name: "Deltagare" },
  });
  await db.event.update({
    where: { id: event.id },
    data: {
      refundRule: [
        { days: 70, percent: 100 },
        { days: 30, percent: 50 },
      ],
    },
  });
  const [first = ""] = people;
  const seats = people.map((name) => ({ name, email: `${name.toLowerCase()}@refund.example` }));
  const placed = await placeOrder(hub.world, anonymous, event.slug, {
    contact: { name: first, email: `${first.toLowerCase()}@refund.example` },
    language: "sv",
    seats,
  });
  if (!placed.ok) throw new Error(placed.problem.code);
  await payByCard(hub.world, placed.value.id);
  return { event, order: placed.value };
}

describe("on a phone, without JavaScript, in Swedish", () => {
  const phoneTest = browserTestAs({
    viewport: "phone",
    javaScriptEnabled: false,
    locale: "sv",
  });

  phoneTest(
    "an attendee cancels for half the price, and sees the amounts before and after",
    { timeout: 120_000 },
    async ({ hub, page, visit, press, shoot }) => {
      const { order } = await paid(hub, ["Ada"]);
      const [seat] = order.seats;
      if (!seat) throw new Error("an order without seats");
      await visit(`/r/${seatTokens(hub.world, seat).registration}`);
      await page.locator("#give-back summary").click();
      await page.getByText("Enligt evenemangets regler får du hälften tillbaka i dag.").waitFor();
      const before = (await page.locator("#give-back").innerText()).replaceAll("\u00a0", " ");
      expect(before).toMatch(/Avbokning: .*hälften till och med/);
      expect(before).toMatch(/Avbokningsavgift\s+625 Nkr/);
      expect(before).toMatch(/Tillbaka till kortet\s+625 Nkr/);
      await shoot("seat-give-back-half");
      await press(page.getByRole("button", { name: /Avboka mig och få 625.Nkr tillbaka/ }));
      await page.getByText(/625.Nkr är på väg tillbaka till kortet/).waitFor();
      await page.getByText("Avbokningsavgift, Deltagare").waitFor();
      await shoot("seat-given-back-half");
      expect(await moneyOf(hub.world, order.id)).toMatchObject({
        owed: 62_500,
        refunds: [62_500],
      });
    },
  );

  phoneTest(
    "an attendee who looked yesterday is shown today's amounts before anything happens",
    { timeout: 120_000 },
    async ({ hub, page, visit, press, expectComplaint }) => {
      const { order, event } = await paid(hub, ["Grace"]);
      const [seat] = order.seats;
      if (!seat) throw new Error("an order without seats");
      await visit(`/r/${seatTokens(hub.world, seat).registration}`);
      await page.locator("#give-back summary").click();
      await hub.world.db.event.update({
        where: { id: event.id },
        data: { refundRule: [{ days: 0, percent: 0 }] },
      });
      expectComplaint(/422/);
      await press(page.getByRole("button", { name: /Avboka mig/ }));
      await page.getByText("Beloppen har ändrats sedan du öppnade sidan.").first().waitFor();
      await page.getByText("Enligt evenemangets regler får du inget tillbaka nu.").waitFor();
      expect(await moneyOf(hub.world, order.id)).toMatchObject({ owed: 125_000, refunds: [] });
    },
  );

  phoneTest(
    "an organiser gives back, seeing first what the person gets",
    { timeout: 120_000 },
    async ({ appUrl, hub, page, visit, press, expectComplaint, shoot }) => {
      const { order, event } = await paid(hub, ["Karen", "Ingrid"]);
      await page.context().addCookies([await signedInCookie(hub.world, hub.owner.email, appUrl)]);
      const here = `/organise/${hub.slug}/e/${event.slug}/orders/${order.id}/money`;
      await visit(`/organise/${hub.slug}/e/${event.slug}/registrations/${order.seats[0]?.id}`);
      await press(page.getByRole("link", { name: "Pengar", exact: true }));
      expect(new URL(page.url()).pathname).toBe(here);
      await shoot("order-money");
      await page.locator("summary", { hasText: "Betala tillbaka utan att avboka" }).click();
      const form = page.locator("form", { has: page.locator("input[value=goodwill]") });
      expectComplaint(/422/);
      await press(form.getByRole("button", { name: "Se vad som händer" }));
      await page.locator("#errors").getByText("Belopp, inkl. moms").waitFor();
      await page.locator("[name=goodwillAmount]").fill("500");
      await page.locator("[name=note]").fill("Dåligt ljud");
      await press(form.getByRole("button", { name: "Se vad som händer" }));
      const preview = (await page.locator("main").innerText()).replaceAll("\u00a0", " ");
      expect(preview).toMatch(/Tillbaka till kortet\s+500 Nkr/);
      expect(preview).toContain("karen@refund.example");
      expect(await moneyOf(hub.world, order.id)).toMatchObject({ refunds: [] });
      await shoot("order-money-preview");
      await press(page.getByRole("button", { name: /Betala tillbaka 500.Nkr/ }));
      await page.getByText("Klart.").waitFor();
      await page.getByText("Prisavdrag, Dåligt ljud").first().waitFor();
      await shoot("order-money-done");
      expect(await moneyOf(hub.world, order.id)).toMatchObject({
        owed: 200_000,
        refunds: [50_000],
      });
    },
  );

  phoneTest(
    "an organiser says what a cancellation gives back, and the form says it in a sentence",
    { timeout: 120_000 },
    async ({ appUrl, hub, page, visit, press, expectComplaint, shoot }) => {
      const { event } = await paid(hub, ["Åse"]);
      await page.context().addCookies([await signedInCookie(hub.world, hub.owner.email, appUrl)]);
      await visit(`/organise/${hub.slug}/e/${event.slug}/offer/rules`);
      await page.getByText("STRIPE_SECRET_KEY").waitFor();
      await page.locator("input[name=refund][value=own]").check();
      await page.locator("[name='steps[0].days']").fill("5");
      await page.locator("[name='steps[0].percent']").fill("50");
      await page.locator("[name='steps[1].days']").fill("9");
      await page.locator("[name='steps[1].percent']").fill("80");
      expectComplaint(/422/);
      await press(page.getByRole("button", { name: "Spara", exact: true }));
      await page.locator("#errors").getByText("Egna steg").waitFor();
      await page.locator("input[name=refund][value=steps]").check();
      await shoot("offer-rules-money");
      await press(page.getByRole("button", { name: "Spara", exact: true }));
      const { refundRule } = await hub.world.db.event.findUniqueOrThrow({
        where: { id: event.id },
      });
      expect(refundRule).toEqual([
        { days: 14, percent: 100 },
        { days: 3, percent: 50 },
      ]);
      await visit(`/e/${event.slug}/register`);
      await page
        .getByText(
          /Avbokning: allt tillbaka till och med .*, hälften till och med .*, därefter inget\./,
        )
        .first()
        .waitFor();
    },
  );
});
