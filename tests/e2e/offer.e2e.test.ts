import { expect } from "vitest";
import { browserTestAs } from "../support/browser";
import { signedInCookie } from "../support/signed-in";

browserTestAs({ viewport: "phone", locale: "sv", javaScriptEnabled: false })(
  "an organiser prices a trip on a phone in Swedish, without scripts",
  { timeout: 120_000 },
  async ({ appUrl, hub, page, visit, press }) => {
    await page.context().addCookies([await signedInCookie(hub.world, hub.owner.email, appUrl)]);
    const event = await hub.event();
    const offer = `/organise/${hub.slug}/e/${event.slug}/offer`;
    const main = page.locator("main");
    const narrow = async (): Promise<void> => {
      const wide = await page.locator("html").evaluate((html) => html.scrollWidth);
      expect.soft(wide, page.url()).toBeLessThanOrEqual(390);
    };

    await visit(offer);
    await narrow();
    expect(await main.innerText()).toContain("Alla får en gratis plats");

    // What is typed wrong is said beside the field, and nothing is lost.
    await visit(`${offer}/tickets/new`);
    await narrow();
    await page.getByLabel("Namn", { exact: true }).first().fill("Medlem");
    await page.getByLabel(/^Pris/).first().fill("tolv hundra");
    await press("Spara");
    expect(await page.locator("#errors").innerText()).toContain("Pris: Skriv beloppet som 1250");
    expect(await page.getByLabel("Namn", { exact: true }).first().inputValue()).toBe("Medlem");
    await page.getByLabel(/^Pris/).first().fill("1 250,50");
    await press("Spara");
    expect(await main.innerText()).toMatch(/Medlem\s+1\s250,50/);

    // A preset fills the form; only the price is left to say.
    await visit(`${offer}/add-ons/new?preset=double-room`);
    await narrow();
    await page.getByLabel(/^Pris/).first().fill("790");
    await page.getByLabel(/^Antal platser/).fill("20");
    await press("Spara");
    expect(await main.innerText()).toMatch(/Hotellnatt, dobbeltrom\s+790/);

    // The preview shows what is typed before it is saved.
    await visit(`${offer}/questions/new`);
    await page.getByLabel("Fråga", { exact: true }).fill("Vad söker du?");
    await press("Förhandsvisa");
    expect(await page.locator("#preview").innerText()).toContain("Vad söker du?");
    expect(await page.getByLabel("Fråga", { exact: true }).inputValue()).toBe("Vad söker du?");
    await narrow();
    await press("Spara");
    expect(await main.innerText()).toContain("Vad söker du?");

    await visit(`${offer}/codes/new`);
    await page.getByLabel("Reserverade platser").check();
    await page.getByLabel(/^Antal platser/).fill("41");
    await press("Spara");
    expect(await page.locator("#errors").innerText()).toContain("Det finns bara 40 lediga platser");
    await page.getByLabel(/^Antal platser/).fill("4");
    await press("Spara");
    expect(await main.innerText()).toContain("0 av 4 reserverade platser använda");

    await visit(`${offer}/rules`);
    await narrow();
    await page.getByLabel("Låt mindre grupper gå före").check();
    await press("Spara");
    expect(await main.innerText()).toContain("Mindre grupper kan gå före.");

    await visit(`/e/${event.slug}`);
    await narrow();
    expect(await page.locator("#tickets").innerText()).toMatch(/Medlem[\s\S]*1\s250,50/);
  },
);

browserTestAs({ viewport: "desktop", locale: "nb" })(
  "the preview follows what an organiser types",
  { timeout: 90_000 },
  async ({ appUrl, hub, page, visit, checkPage }) => {
    await page.context().addCookies([await signedInCookie(hub.world, hub.owner.email, appUrl)]);
    const event = await hub.event({ kind: "investor-forum" });
    await visit(`/organise/${hub.slug}/e/${event.slug}/offer/questions/new`);
    const preview = page.locator("#preview");
    await page.getByLabel("Spørsmål", { exact: true }).fill("Hvor langt har dere kommet?");
    await preview.getByText("Hvor langt har dere kommet?").first().waitFor();
    await page.getByLabel("Type").selectOption("choice");
    await page.getByLabel("Svar å velge mellom").fill("Idé\nPrototyp");
    await preview.getByText("Prototyp").first().waitFor();
    await checkPage();
    // The form's kind brought questions along, and the new one can hang on an answer to the first.
    await page.getByText("Still bare etter et bestemt svar").click();
    await page.getByLabel("Gründer").first().check();
    await page.getByRole("button", { name: "Lagre" }).click();
    await page.getByText("hvis «Gründer» på «Hva kommer du som?»").waitFor();
    await checkPage();
  },
);
