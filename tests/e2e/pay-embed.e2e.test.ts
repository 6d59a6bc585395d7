import { expect } from "vitest";
import type { browserTest } from "../support/browser";
import { withSite } from "../support/foreign-site";
import { payTest, pricedEvent } from "../support/paying";

const framedTest = withSite(payTest as unknown as typeof browserTest);

framedTest(
  "in somebody else's page it is said that the payment leaves the frame, and it does",
  { timeout: 120_000 },
  async ({ appUrl, hub, site, page, checkPage, expectComplaint, mailTo }) => {
    expectComplaint(new RegExp(site.url));
    expectComplaint(/^third-party request: http:\/\/127\.0\.0\.1:/);
    expectComplaint(/Blocked autofocusing/);
    const event = await pricedEvent(hub, { title: "Betaling fra en ramme" });
    site.put(
      "/",
      `<iframe src="${appUrl}/embed/e/${event.slug}/register?lang=nb" title="x" width="390" height="900"></iframe>`,
    );
    await page.goto(site.url);
    const frame = await (await page.waitForSelector("iframe")).contentFrame();
    if (!frame) throw new Error("no frame");
    await frame.locator('[name="contact.name"]').fill("Rut Ramsund");
    await frame.locator('[name="contact.email"]').fill("rut@betalramme.example");
    await frame.locator('.register-bar button[value="continue"]').click();
    await frame.locator('.register-bar button[value="confirm"]').click();
    await frame.waitForURL(/\/done/);
    await frame.getByText("Betalingen åpner seg i hele vinduet").waitFor();
    // Nobody is confirmed before it is paid, and no payment page is shown in a frame.
    expect(await frame.getByText("Du er påmeldt").count()).toBe(0);
    expect(page.url()).toBe(`${site.url}/`);

    await frame.getByRole("link", { name: "Gå til betaling" }).click();
    await page.waitForURL(/\/orders\/[\w-]+\/pay/);
    expect(new URL(page.url()).origin).toBe(appUrl);
    expect(page.frames()).toHaveLength(1);
    await checkPage();
    await page.getByRole("button", { name: /^Betal 1\s250 kr/ }).click();
    await page.locator("#amount").waitFor();
    expect(page.frames()).toHaveLength(1);
    await page.getByRole("button", { name: "Pay", exact: true }).click();
    await page.getByText("Betalingen er kommet").waitFor();
    await checkPage();
    expect(new URL(page.url()).origin).toBe(appUrl);
    await mailTo("rut@betalramme.example", "payment-received");
    await mailTo("rut@betalramme.example", "confirmation");
  },
);
