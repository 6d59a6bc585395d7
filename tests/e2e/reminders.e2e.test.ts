import { expect } from "vitest";
import { browserTestAs } from "../support/browser";
import { postJson } from "../support/http";
import { signedInCookie } from "../support/signed-in";

browserTestAs({ viewport: "phone", locale: "nb", javaScriptEnabled: false })(
  "an organiser adds a reminder from a phone, by keyboard, without scripts",
  { timeout: 90_000 },
  async ({ appUrl, hub, page, visit, checkPage }) => {
    await page.context().addCookies([await signedInCookie(hub.world, hub.owner.email, appUrl)]);
    const event = await hub.event();
    for (const name of ["Ada", "Grace"])
      await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
        contact: { name, email: `${name}@${hub.slug}.example` },
        seats: [{ name, email: `${name}@${hub.slug}.example` }],
      });
    const main = page.locator("main");
    /** Goes on by Tab until the thing with these words has the focus, and presses Enter. */
    const enter = async (words: string): Promise<void> => {
      for (let steps = 0; steps < 80; steps++) {
        const focused = await page.evaluate(() => document.activeElement?.textContent ?? "");
        if (focused.startsWith(words)) {
          await Promise.all([page.waitForEvent("domcontentloaded"), page.keyboard.press("Enter")]);
          await checkPage();
          return;
        }
        await page.keyboard.press("Tab");
      }
      throw new Error(`No way by Tab to ${words}.`);
    };
    const narrow = async (): Promise<void> => {
      const wide = await page.locator("html").evaluate((html) => html.scrollWidth);
      expect.soft(wide, page.url()).toBeLessThanOrEqual(390);
    };

    await visit(`/organise/${hub.slug}/e/${event.slug}/reminders`);
    await narrow();
    expect(await main.innerText()).toContain("7 dager før det begynner, til alle bekreftede");
    expect(await main.innerText()).toContain("2 personer");
    await enter("Takk dagen etter");
    await narrow();

    // Nobody ticked: said beside the field, and nothing that was typed is lost.
    await page.getByLabel("Bekreftet").focus();
    await page.keyboard.press("Space");
    await page.getByLabel("Hvor lenge").fill("2");
    await enter("Se hvem som får den");
    expect(await page.locator("#errors").innerText()).toContain("Velg minst én.");
    expect(await page.getByLabel("Hvor lenge").inputValue()).toBe("2");
    await page.getByLabel("Bekreftet").focus();
    await page.keyboard.press("Space");
    await enter("Se hvem som får den");
    await narrow();
    const preview = await main.innerText();
    expect(preview).toContain("2 dager etter at det er slutt, kl. 10:00, til alle bekreftede");
    expect(preview).toContain("2 personer");

    // Back to the form and on again: nothing is kept before it is saved.
    await enter("Tilbake til skjemaet");
    expect(await page.getByLabel("Hvor lenge").inputValue()).toBe("2");
    const rules = () => hub.world.db.reminderRule.count({ where: { eventId: event.id } });
    expect(await rules()).toBe(0);
    await enter("Se hvem som får den");
    await enter("Lagre");
    expect(await main.innerText()).toContain("Påminnelsen er lagret.");
    expect(await rules()).toBe(1);

    await enter("Send meg en prøve");
    expect(await main.innerText()).toContain(`Prøven er på vei til ${hub.owner.email}.`);
    await enter("Slå av");
    expect(await main.innerText()).toContain("Påminnelsen er slått av.");
    await enter("Slå på");
    await enter("Slett");
    expect(await main.innerText()).toContain("Påminnelsen er slettet.");

    await visit(`/organise/${hub.slug}/reminders`);
    await narrow();
    expect(await main.innerText()).toContain(event.title);
  },
);
