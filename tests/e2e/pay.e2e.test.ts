import { describe, expect } from "vitest";
import type { Locator, Page } from "playwright-core";
import type { Press, Visitor } from "../support/browser";
import { chargesOf, payTest, pricedEvent } from "../support/paying";

/** The payment page is Stripe's: it is not ours to be reached by one of our pages, but by a form of it. */
const elsewhere = /^third-party request: http:\/\/127\.0\.0\.1:/;

/** Registers somebody for themselves, as far as the page where it is paid. */
async function toPayment(
  { page, visit, press }: Pick<Visitor, "page" | "visit" | "press">,
  slug: string,
  { name, button }: { name: string; button: RegExp },
): Promise<void> {
  await visit(`/e/${slug}/register`);
  await page.locator('[name="contact.name"]').fill(name);
  await page.locator('[name="contact.email"]').fill(addressOf(name));
  await press(page.locator('.register-bar button[value="continue"]'));
  await press(page.getByRole("button", { name: button }));
  expect(new URL(page.url()).pathname).toMatch(/^\/orders\/[\w-]+\/pay$/);
}

const addressOf = (name: string) => `${name.toLowerCase().replaceAll(" ", ".")}@betaler.example`;
const goOn = /^Gå til betaling/;
const payNow = /^Betal 1\s250 kr/;

/** Presses the one button, and arrives at the payment page, which is not one of ours. */
async function leaveToPay(
  page: Page,
  button: RegExp,
  how: (button: Locator) => Promise<void> = (pressed) => pressed.click(),
): Promise<void> {
  await how(page.getByRole("button", { name: button }));
  await page.locator("#amount").waitFor();
}

/** Pays on the double's page. */
async function payThere(page: Page, press: Press, how: "Pay" | "Pay by bank" = "Pay") {
  await press(page.getByRole("button", { name: how, exact: true }));
}

payTest(
  "on a phone, in Swedish, without JavaScript, somebody pays by card and sees net, VAT and total all the way",
  // The first waits for the application that takes cards.
  { timeout: 120_000 },
  async ({ hub, open, stripe, mailTo }) => {
    const visitor = await open({ viewport: "phone", locale: "sv", javaScriptEnabled: false });
    const { page, visit, press, shoot } = visitor;
    visitor.expectComplaint(elsewhere);
    const before = chargesOf(stripe).length;
    const event = await pricedEvent(hub);
    await toPayment(visitor, event.slug, { name: "Åsa Björk", button: /^Gå till betalning/ });
    const said = (await page.locator("main").innerText()).replaceAll("\u00a0", " ");
    for (const words of ["1 000 Nkr", "250 Nkr", "1 250 Nkr", "Vi håller platsen till"])
      expect(said).toContain(words);
    await shoot("pay");
    await leaveToPay(page, /^Betala 1\s250/);
    await payThere(page, press);
    await page.getByText("Betalningen har kommit").waitFor();
    await shoot("paid-seat");
    expect(new URL(page.url()).pathname).toMatch(/^\/r\//);
    expect(await page.locator("#money").innerText()).toContain("Allt är betalt");
    const receipt = await mailTo(addressOf("Åsa Björk"), "payment-received");
    expect(receipt.mail.text?.replaceAll("\u00a0", " ")).toContain("1 250 Nkr");
    expect(receipt.mail.attachments.map(({ filename }) => filename)).toEqual(["receipt.pdf"]);
    await mailTo(addressOf("Åsa Björk"), "confirmation");
    expect(chargesOf(stripe)).toHaveLength(before + 1);
    await visit(new URL(page.url()).pathname);
  },
);

payTest(
  "however often somebody presses, reloads, goes back or opens tabs, they are charged once",
  async ({ hub, visitor, open, stripe }) => {
    const { page, press } = visitor;
    visitor.expectComplaint(elsewhere);
    const before = chargesOf(stripe).length;
    const event = await pricedEvent(hub);
    await toPayment(visitor, event.slug, { name: "Grete Vik", button: goOn });
    const payPage = page.url();
    const other = await open();
    other.expectComplaint(elsewhere);
    await other.visit(new URL(payPage).pathname);
    await leaveToPay(page, payNow, (button) => button.dblclick());
    const there = page.url();
    await page.reload();
    await page.goBack();
    await page.locator("main").waitFor();
    await visitor.checkPage();
    await leaveToPay(page, payNow);
    expect(page.url()).toBe(there);
    await leaveToPay(other.page, payNow);
    expect(other.page.url()).toBe(there);
    await payThere(page, press);
    await page.getByText("Betalingen er kommet").waitFor();
    // The other tab still shows the payment page; back on ours there is nothing more to pay.
    await other.visit(new URL(payPage).pathname);
    await other.page.getByText("Det er betalt").waitFor();
    expect(chargesOf(stripe)).toHaveLength(before + 1);
  },
);

payTest(
  "who comes back without paying has lost nothing, and is told when the service is away",
  async ({ hub, visitor, stripe }) => {
    const { page, press } = visitor;
    visitor.expectComplaint(elsewhere);
    visitor.expectComplaint(/status 503: POST/);
    const event = await pricedEvent(hub);
    await toPayment(visitor, event.slug, { name: "Nils Vik", button: goOn });
    // The client calls once more by itself before it gives up.
    stripe.fail("POST /checkout/sessions", "500", 2);
    await press(page.getByRole("button", { name: payNow }));
    await page.getByText("Vi fikk ikke kontakt med betalingstjenesten").waitFor();
    await leaveToPay(page, payNow);
    await press(page.getByRole("link", { name: "Back" }));
    await page.getByText("Du gikk tilbake uten å betale").waitFor();
    await leaveToPay(page, payNow);
    await payThere(page, press);
    await page.getByText("Betalingen er kommet").waitFor();
  },
);

payTest("when time has run out the page says so and leads on", async ({ hub, visitor, stripe }) => {
  const { page, visit, press } = visitor;
  visitor.expectComplaint(elsewhere);
  const before = chargesOf(stripe).length;
  const event = await pricedEvent(hub);
  await toPayment(visitor, event.slug, { name: "Ida Vik", button: goOn });
  const { db } = hub.world;
  await db.order.updateMany({
    where: { eventId: event.id },
    data: { payUntil: new Date(Date.now() - 60_000) },
  });
  hub.world.wake("release-unpaid");
  await visit(new URL(page.url()).pathname);
  await page.getByText("Tiden gikk ut").waitFor();
  expect(await page.getByRole("button", { name: payNow }).count()).toBe(0);
  await press(page.getByRole("link", { name: "Meld deg på igjen" }));
  expect(new URL(page.url()).pathname).toBe(`/e/${event.slug}/register`);
  expect(chargesOf(stripe)).toHaveLength(before);
});

payTest("a bank that takes days is waited for", async ({ hub, visitor, stripe, mailTo }) => {
  const { page, visit, press } = visitor;
  visitor.expectComplaint(elsewhere);
  const event = await pricedEvent(hub);
  await toPayment(visitor, event.slug, { name: "Ola Vik", button: goOn });
  const payPath = new URL(page.url()).pathname;
  await leaveToPay(page, payNow);
  const session = stripe.sessionOf(page.url());
  await payThere(page, press, "Pay by bank");
  await page.getByText("Betalingen er på vei").waitFor();
  await visit(payPath);
  await page.getByText("Betalingen er på vei").waitFor();
  expect(await page.getByRole("button", { name: payNow }).count()).toBe(0);
  stripe.ledger.settle(session.id, "paid");
  await mailTo(addressOf("Ola Vik"), "payment-received");
  await visit(payPath);
  await page.getByText("Det er betalt").waitFor();
});

describe("a company", () => {
  payTest(
    "chooses an invoice on the form; nobody without a company can",
    async ({ hub, visitor, mailTo }) => {
      const { page, visit, press } = visitor;
      const event = await pricedEvent(hub);
      await visit(`/e/${event.slug}/register`);
      await page.locator('[name="contact.name"]').fill("Kari Faktura");
      await page.locator('[name="contact.email"]').fill(addressOf("Kari Faktura"));
      await page.locator('[name="payBy"][value="invoice"]').check();
      await press(page.locator('.register-bar button[value="continue"]'));
      await page.locator("#errors").waitFor();
      expect(await page.locator("#errors").innerText()).toContain(
        "Faktura sendes bare til bedrifter",
      );
      expect(await page.locator('[name="payBy"][value="invoice"]').isChecked()).toBe(true);
      await page.locator('[name="contact.company"]').fill("Fjordgrid AS");
      await press(page.locator('.register-bar button[value="continue"]'));
      await press(page.locator('.register-bar button[value="confirm"]'));
      await page.getByText("Du er påmeldt").waitFor();
      await mailTo(addressOf("Kari Faktura"), "confirmation");
      expect(await page.locator("#money").innerText()).toContain("Arrangøren sender faktura");
    },
  );

  payTest(
    "takes an invoice instead when it stands before the payment, and the attempt to pay is ended",
    async ({ hub, visitor, stripe, mailTo, shoot }) => {
      const { page, visit, press } = visitor;
      visitor.expectComplaint(elsewhere);
      const event = await pricedEvent(hub);
      await visit(`/e/${event.slug}/register`);
      await page.locator('[name="for"][value="company"]').check();
      await page.locator('[name="contact.name"]').fill("Tone Bestiller");
      await page.locator('[name="contact.email"]').fill(addressOf("Tone Bestiller"));
      await page.locator('[name="contact.company"]').fill("Fjordgrid AS");
      await press(page.locator('.register-bar button[value="continue"]'));
      await press(page.locator('.register-bar button[value="confirm"]'));
      const payPath = new URL(page.url()).pathname;
      await leaveToPay(page, /^Betal 2\s500 kr/);
      const session = stripe.sessionOf(page.url());
      await visit(payPath);
      await page.getByText("Heller faktura til Fjordgrid AS?").click();
      await shoot("pay-company");
      await press(page.getByRole("button", { name: "Be om faktura" }));
      await page.getByText("Plassene er deres. Arrangøren sender faktura.").waitFor();
      expect(stripe.ledger.get(session.id).status).toBe("expired");
      await mailTo(addressOf("Tone Bestiller"), "order-confirmation");
      await shoot("order-invoiced");

      await press(
        page.getByRole("button", { name: "Få lenken til alle bestillinger og fakturaer" }),
      );
      await page.getByText("Lenken er på vei på e-post.").waitFor();
      const { mail } = await mailTo(addressOf("Tone Bestiller"), "account-link");
      const [, path = ""] = /https?:\/\/[^/]+(\/account\/[\w-]+)/.exec(mail.text ?? "") ?? [];
      await visit(path);
      await shoot("account");
      const account = (await page.locator("main").innerText()).replaceAll("\u00a0", " ");
      for (const words of ["Fjordgrid AS", event.title, "2 500 kr"])
        expect(account).toContain(words);
      await page.getByText("Har lenken kommet på avveie?").click();
      visitor.expectComplaint(/status 410/);
      await press(page.getByRole("button", { name: "Lag en ny lenke" }));
      await page.getByText("Den nye er på vei på e-post.").waitFor();
      const renewed = await mailTo(addressOf("Tone Bestiller"), "account-link");
      expect(renewed.mail.text).not.toContain(path);
    },
  );

  payTest("adds people, and pays the rest", async ({ hub, visitor, stripe, mailTo, shoot }) => {
    const { page, visit, press } = visitor;
    visitor.expectComplaint(elsewhere);
    const before = chargesOf(stripe).length;
    const event = await pricedEvent(hub);
    await visit(`/e/${event.slug}/register`);
    await page.locator('[name="for"][value="company"]').check();
    await page.locator('[name="contact.name"]').fill("Mona Fler");
    await page.locator('[name="contact.email"]').fill(addressOf("Mona Fler"));
    await page.locator('[name="contact.company"]').fill("Fjordgrid AS");
    await press(page.locator('.register-bar button[value="continue"]'));
    await press(page.locator('.register-bar button[value="confirm"]'));
    const orderPath = new URL(page.url()).pathname.replace(/\/pay$/, "");
    await leaveToPay(page, /^Betal 2\s500 kr/);
    await payThere(page, press);
    await page.getByText("Betalingen er kommet").waitFor();
    await visit(`${orderPath}?add=1`);
    await press(page.locator('button[name="intent"][value="add"]'));
    await page.getByText("Plassen venter på betaling").waitFor();
    const money = (await page.locator("#money").innerText()).replaceAll("\u00a0", " ");
    for (const words of ["Resten er ikke betalt ennå", "3 750 kr", "−2 500 kr", "1 250 kr"])
      expect(money).toContain(words);
    await shoot("order-rest");
    await press(page.getByRole("link", { name: /^Betal 1\s250 kr/ }));
    await leaveToPay(page, /^Betal resten, 1\s250 kr/);
    await payThere(page, press);
    await page.getByText("Betalingen er kommet").waitFor();
    expect(await page.locator("#money").innerText()).toContain("Alt er betalt");
    await mailTo(addressOf("Mona Fler"), "payment-received");
    const charged = chargesOf(stripe).map(({ amount }) => amount);
    // The newest first.
    expect(charged.slice(0, charged.length - before)).toEqual([125_000, 250_000]);
  });
});
