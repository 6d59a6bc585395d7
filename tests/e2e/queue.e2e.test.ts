import { describe, expect } from "vitest";
import { browserTestAs } from "../support/browser";
import { postJson } from "../support/http";
import type { Hub } from "../support/hub";
import { signedInCookie } from "../support/signed-in";

interface Answered {
  readonly order: { readonly url: string };
  readonly seats: readonly { readonly status: string; readonly url: string }[];
}

/** Registers a company, or one person alone, by the open interface. */
async function register(appUrl: string, slug: string, names: readonly string[], company?: string) {
  const email = (name: string) => `${name.toLowerCase().replaceAll(/[^a-z]/g, "")}@ko.example`;
  const [first = ""] = names;
  const answer = await postJson(`${appUrl}/api/v1/events/${slug}/orders`, {
    contact: {
      name: first,
      email: email(first),
      ...(company ? { company: { name: company } } : {}),
    },
    seats: names.map((name) => ({ name, email: email(name) })),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Answered;
}

const pathOf = (url: string | undefined) => new URL(url ?? "").pathname;

describe("on a phone, in Swedish, without JavaScript", () => {
  const phoneTest = browserTestAs({ viewport: "phone", locale: "sv", javaScriptEnabled: false });

  phoneTest(
    "the queue is seen, somebody is given a place out of turn, and an offer is taken",
    { timeout: 120_000 },
    async ({ appUrl, hub, page, visit, press, shoot, open }) => {
      const event = await hub.event({ capacity: 2 });
      await hub.world.db.ticketType.updateMany({
        where: { eventId: event.id },
        data: { priceMinor: 50_000 },
      });
      const first = await register(appUrl, event.slug, ["Åsa Björk", "Östen Ek"], "Nordlys AS");
      const group = await register(
        appUrl,
        event.slug,
        ["Maximiliana Featherstonehaugh", "Karin Ås"],
        "Øvre Romerike Næringseiendomsutvikling og Samarbeidsforum AS",
      );
      const alone = await register(appUrl, event.slug, ["Solveig Ask"]);
      expect(group.seats[0]?.status).toBe("waitlisted");

      await page.context().addCookies([await signedInCookie(hub.world, hub.owner.email, appUrl)]);
      const path = `/organise/${hub.slug}/e/${event.slug}/waitlist`;
      await visit(path);
      await page.getByText("Evenemanget: 0 lediga, behöver 2").waitFor();
      const guest = await open({ viewport: "phone", locale: "sv" });
      await guest.visit(pathOf(first.seats[0]?.url));
      await guest.page.locator("summary", { hasText: "Kan du inte komma?" }).click();
      await guest.press("Avboka platsen");
      await visit(path);
      await page.getByText("Evenemanget: 1 lediga, behöver 2").waitFor();
      await shoot("waitlist");

      await press("Ge plats nu till Solveig Ask");
      await press("Ge plats");
      await page.locator("#errors").getByText("Skriv varför de får plats före sin tur.").waitFor();
      await page.locator('[name="note"]').fill("Håller ett inslag");
      await shoot("waitlist-out-of-turn");
      await press("Ge plats");
      await page.getByText("De har fått besked.").waitFor();
      await page.getByText("Håller ett inslag").waitFor();
      await shoot("waitlist-offered");

      await guest.visit(pathOf(alone.seats[0]?.url));
      await guest.page.getByText("Det finns plats för dig").waitFor();
      await guest.shoot("offer");
      await guest.press("Ja tack, jag tar platsen");
      await guest.page.getByText("Platsen är din.").waitFor();
      expect(
        await hub.world.db.registration.count({
          where: { eventId: event.id, status: "confirmed" },
        }),
      ).toBe(2);

      await guest.visit(pathOf(group.order.url));
      await guest.page.locator("summary", { hasText: "Lämna kön" }).click();
      await guest.shoot("order-waiting");
      await guest.press("Ja, lämna kön");
      await guest.page.getByText("Du står inte längre på väntelistan.").waitFor();
      await visit(path);
      await page.getByText("Ingen väntar").waitFor();
      await page.locator("summary", { hasText: "Så går kön" }).click();
      await page.locator('[name="offerHours"]').fill("0");
      await press("Spara");
      await page.locator("#errors").getByText("Skriv ett heltal från 1 till 720.").waitFor();
      await page.locator('[name="offerHours"]').fill("12");
      await page.locator('[name="smallerFirst"]').check();
      await press("Spara");
      await page.getByText("Sparat.").waitFor();
      expect(await hub.world.db.event.findUnique({ where: { id: event.id } })).toMatchObject({
        smallerFirst: true,
        offerHours: 12,
      });
      await shoot("waitlist-after");
    },
  );

  phoneTest(
    "applications are read whole and answered together, with the organiser's words in the letter",
    { timeout: 120_000 },
    async ({ appUrl, hub, page, visit, press, shoot }) => {
      const event = await hub.event({ capacity: 2, requiresApproval: true });
      await register(appUrl, event.slug, ["Åsa Björk", "Östen Ek"], "Nordlys AS");
      const solveig = await register(appUrl, event.slug, ["Solveig Ask"]);
      await register(appUrl, event.slug, ["Karin Ås"]);
      await answerAll(hub, event.id);

      await page.context().addCookies([await signedInCookie(hub.world, hub.owner.email, appUrl)]);
      const path = `/organise/${hub.slug}/e/${event.slug}/applications`;
      await visit(path);
      await page.getByText("Vi söker vår första investering").first().waitFor();
      await shoot("applications");
      await press("Godkänn valda …");
      await page.locator("#errors").getByText("Kryssa i minst en ansökan.").waitFor();
      await press("Kryssa i alla på sidan");
      await page.getByLabel("Välj Karin Ås").uncheck();
      await page.locator('[name="message"]').fill("Ta med en pitch på tre minuter.");
      await press("Godkänn valda …");
      await page.getByText("Godkänna 2 ansökningar?").waitFor();
      expect(await page.locator("pre").innerText()).toContain("Ta med en pitch på tre minuter.");
      await shoot("applications-preview");
      await press("Ändra");
      expect(await page.locator('[name="message"]').inputValue()).toContain("pitch");
      expect(await page.getByLabel("Välj Karin Ås").isChecked()).toBe(false);
      await press("Godkänn valda …");
      await press("Godkänn och skicka");
      await page.getByText("2 godkända").waitFor();
      await page.getByText("1 av dem väntar").waitFor();

      await press(page.getByRole("button", { name: /Karin Ås/ }).last());
      await page.getByText("Avslå 1 ansökan?").waitFor();
      await press("Avslå och skicka");
      await page.getByText("1 avslagen").waitFor();
      await press(page.getByRole("link", { name: /^Avslagna/ }));
      await page.getByText("Karin Ås").first().waitFor();
      await shoot("applications-declined");
      await visit(pathOf(solveig.seats[0]?.url));
    },
  );
});

/** Asks everybody what they seek, and has them answer. */
async function answerAll({ world }: Hub, eventId: string): Promise<void> {
  const questionId = world.newId();
  await world.db.question.create({
    data: {
      id: questionId,
      eventId,
      scope: "order",
      kind: "long-text",
      label: "Vad söker ni?",
      options: [],
      ticketTypeIds: [],
      dependsOnValues: [],
    },
  });
  const orders = await world.db.order.findMany({ where: { eventId }, select: { id: true } });
  await world.db.answer.createMany({
    data: orders.map(({ id }) => ({
      id: world.newId(),
      questionId,
      orderId: id,
      values: ["Vi söker vår första investering, 4–6 miljoner, och någon som kan energimarknaden."],
      answeredAt: world.now(),
    })),
  });
}
