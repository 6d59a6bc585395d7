import { describe, expect } from "vitest";
import { addTime, minute } from "~/kernel/time";
import { releaseHolds } from "~/features/registration/jobs/release-holds.server";
import { browserTest } from "../support/browser";
import { makeFullOffer } from "../support/full-offer";
import type { Hub } from "../support/hub";
import { signedInCookie } from "../support/signed-in";

/** Lets the time of what is held for an event run out, as the database and the page know it. */
async function letRunOut(hub: Hub, eventId: string): Promise<string> {
  const { world } = hub;
  const expiresAt = addTime(world.now(), -minute);
  await world.db.hold.updateMany({
    where: { eventId, endedAt: null },
    data: { createdAt: addTime(expiresAt, -15 * minute), expiresAt },
  });
  await releaseHolds(world);
  return expiresAt.toISOString();
}

describe("places that were held until the time ran out", () => {
  browserTest(
    "are held again while they are free, and waited for once others have them",
    { timeout: 60_000 },
    async ({ hub, page, visit, press, open, mailTo }) => {
      const event = await hub.event({ capacity: 2 });
      const named = (name: string) => page.locator(`[name="${name}"]`).locator("visible=true");
      const runOut = async (): Promise<void> => {
        const until = await letRunOut(hub, event.id);
        await page.locator('[name="held"]').evaluate((field, value) => {
          (field as HTMLInputElement).value = value;
        }, until);
      };
      await visit(`/e/${event.slug}/register`);
      await page.getByLabel("Flere fra bedriften").check();
      await named("contact.name").fill("Gro Elve");
      await named("contact.email").fill("gro@elve.example");
      await named("contact.company").fill("Elve AS");
      await named("seats[0].name").fill("Kari Li");
      await named("seats[0].email").fill("kari@elve.example");
      await press("Fortsett");
      await page.getByText(/Plassene holdes til kl\. \d\d[:.]\d\d/).waitFor();

      await runOut();
      await press(page.getByRole("button", { name: "Endre" }));
      await page.getByText("Tiden gikk ut, men plassene var ledige.").waitFor();
      expect(await named("seats[0].name").inputValue()).toBe("Kari Li");

      await runOut();
      const other = await open();
      await other.visit(`/e/${event.slug}/register`);
      await other.page.locator('[name="contact.name"]').fill("Ola Bakke");
      await other.page.locator('[name="contact.email"]').fill("ola@bakke.example");
      await other.press(other.page.getByRole("button", { name: "Meld på", exact: true }));
      await press("Fortsett");
      await page.getByText("Tiden gikk ut, og plassene kan være tatt.").waitFor();
      await page.getByText("Dette blir en plass på ventelisten").waitFor();
      expect(await page.locator(".review-seats").innerText()).toContain("Kari Li");

      await press("Sett på venteliste");
      await page.getByText("Dere står på ventelisten").waitFor();
      await mailTo("gro@elve.example", "waitlisted");
      const counter = await hub.world.db.event.findUniqueOrThrow({
        where: { id: event.id },
        select: { seatPool: { select: { taken: true, waiting: true } } },
      });
      expect(counter.seatPool).toEqual({ taken: 1, waiting: 2 });
    },
  );
});

browserTest(
  "a hundred people are pasted, looked over and registered in one order",
  { timeout: 90_000 },
  async ({ hub, page, visit, press }) => {
    const event = await hub.event({ capacity: 120 });
    const named = (name: string) => page.locator(`[name="${name}"]`).locator("visible=true");
    const people = Array.from({ length: 100 }, (_, at) => `Person ${at}; p${at}@stor.example`);
    await visit(`/e/${event.slug}/register`);
    await page.getByLabel("Flere fra bedriften").check();
    await named("contact.name").fill("Gro Elve");
    await named("contact.email").fill("gro@stor.example");
    await named("contact.company").fill("Stor AS");
    await page.getByText("Lim inn en liste").click();
    await named("list").fill(people.join("\n"));
    await press(page.locator('[value="paste"]'));
    expect(await named("seats[99].email").inputValue()).toBe("p99@stor.example");
    await press("Fortsett");
    await press(page.getByRole("button", { name: "Meld på 100 personer" }));
    await page.getByText("100 plasser er bestilt").waitFor();
    expect(
      await hub.world.db.registration.count({ where: { eventId: event.id, status: "confirmed" } }),
    ).toBe(100);
  },
);

browserTest(
  "an organiser opens the form from the editor as those who register will see it",
  async ({ appUrl, hub, page, visit, press }) => {
    await page.context().addCookies([await signedInCookie(hub.world, hub.owner.email, appUrl)]);
    const event = await makeFullOffer(hub);
    await visit(`/organise/${hub.slug}/e/${event.slug}/offer`);
    await press("Se hele skjemaet");
    await page.getByText("Slik ser skjemaet ut. Det du skriver her, blir ikke sendt.").waitFor();
    await page.getByText("Dobbeltrom").first().waitFor();
    await page.locator(`[name="seats[0].waitFor.${event.addOns.bus}"]`).first().waitFor();
    expect(await page.locator('main form[method="post"] [value="continue"]').count()).toBe(0);
  },
);
