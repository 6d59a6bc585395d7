import { expect } from "vitest";
import { browserTestAs } from "../support/browser";
import { postJson } from "../support/http";
import { signedInCookie } from "../support/signed-in";

/** What would be Norwegian on a Swedish page. */
const norwegian = /\b(ikke|hva|fakturaer|bestilling(er)?|forfalt|kreditnotaer|skal)\b/i;

const looks = [
  { viewport: "phone", locale: "sv", javaScriptEnabled: false, colorScheme: "dark" },
  { viewport: "desktop", locale: "nb" },
] as const;

for (const look of looks)
  browserTestAs(look)(
    `${look.viewport}, ${look.locale}: a treasurer says where it is paid, invoices, marks paid, credits, and collects`,
    { timeout: 240_000 },
    async ({ appUrl, hub, page, visit, press, checkPage, shoot }) => {
      const { world, slug } = hub;
      const org = `/organise/${slug}`;
      const sv = look.locale === "sv";
      const say = (nb: string, svensk: string) => (sv ? svensk : nb);
      const check = async (name: string) => {
        await checkPage();
        const { wide, view } = await page
          .locator("html")
          .evaluate((html) => ({ wide: html.scrollWidth, view: html.clientWidth }));
        expect.soft(wide, `${name}: ${page.url()}`).toBeLessThanOrEqual(view);
        const words = (await page.locator("main").allInnerTexts()).join("\n");
        if (sv) expect.soft(norwegian.exec(words)?.[0], name).toBeUndefined();
        await shoot(name);
      };
      await page.context().addCookies([await signedInCookie(world, hub.owner.email, appUrl)]);
      await visit(`${org}/money`);
      await check("empty");
      await visit(`${org}/money/orders?state=overdue`);
      await page.getByText(say("Ingen bestillinger passer", "Inga bokningar passar")).waitFor();
      await press(page.getByRole("link", { name: say("Vis alt", "Visa allt") }));
      await page.getByText(say("Ingen penger ennå", "Inga pengar ännu")).waitFor();
      await check("orders-empty");
      await visit(`${org}/seller`);
      await check("settings");
      await page.locator('input[name="bankAccount"]').fill("86011117948");
      await page.locator('input[name="organisationNumber"]').fill("974 760 673");
      await page.locator('textarea[name="address"]').fill("Strandgata 12\n1531 Moss");
      await page.locator('input[name="vatRegistered"]').check();
      await press(say("Lagre", "Spara"));
      expect(await page.locator(".field-error").count()).toBe(1);
      await check("settings-wrong");
      await page.locator('input[name="bankAccount"]').fill("8601 11 17947");
      await page.locator('input[value="kid-mod10"]').check();
      await press(say("Lagre", "Spara"));

      const events = [await hub.event(), await hub.event()];
      for (const event of events) {
        await world.db.ticketType.updateMany({
          where: { eventId: event.id },
          data: { priceMinor: 99_950 },
        });
        for (const company of ["Vev & Elv AS", "Maximiliana-Alexandra Featherstonehaugh AS"]) {
          const email = `kari@${company.length}-${slug}.example`;
          const answer = await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
            contact: { name: "Kari Kontakt", email, company: { name: company } },
            seats: [{ name: `Ada ${company.length}`, email }, {}],
            ...(event === events[0] ? {} : { reference: "PO 4711" }),
          });
          expect(answer.status).toBe(201);
        }
      }
      await visit(`${org}/money`);
      await check("ready");
      const [first] = events;
      await visit(`${org}/money/issue?event=${first?.slug}`);
      await check("choose");
      await press(say("Se hva som sendes", "Se vad som skickas"));
      await check("preview");
      await press(/^(Send|Skicka) 2 dokument/);
      await check("invoices");
      await page.locator("main table a").first().click();
      await page.waitForLoadState("load");
      await check("invoice");
      const invoice = new URL(page.url()).pathname;
      const pdf = await page.request.get(`${appUrl}${invoice}.pdf`);
      expect([pdf.status(), pdf.headers()["content-type"]]).toEqual([200, "application/pdf"]);

      await visit(`${invoice}?act=pay`);
      await check("pay");
      await press(say("Merk som betalt", "Markera som betald"));
      await check("paid");
      await visit(`${invoice}?act=credit`);
      await check("credit");
      await page.locator('input[name="note"]').fill("Utgår");
      await press(say("Krediter alt", "Kreditera allt"));
      await check("credited");
      await visit(`${org}/money/refunds`);
      await check("refunds");
      await page.locator("main table a.button").first().click();
      await page.waitForLoadState("load");
      await check("pay-out");
      await press(say("Ja, det er betalt ut", "Ja, det är utbetalt"));
      await check("paid-out");

      await visit(`${org}/invoices/new`);
      await check("companies");
      await page.locator("main .money-ready a").first().click();
      await page.waitForLoadState("load");
      await check("collected");
      await press(say("Se hva som sendes", "Se vad som skickas"));
      await press(/^(Send|Skicka) 1 dokument/);
      await check("collected-invoice");
      await visit(`${org}/money`);
      await check("overview");
      await visit(`${org}/e/${first?.slug}/money`);
      await check("event");
      await visit(`${org}/money/orders?state=paid`);
      await check("orders");
    },
  );
