import { describe, expect } from "vitest";
import { browserTest, browserTestAs } from "../support/browser";
import { postJson } from "../support/http";
import type { Hub } from "../support/hub";
import { invitationOf } from "../support/invitation";

/** Orders that stand for an event, with their seats. */
function ordersOf(hub: Hub, eventId: string) {
  return hub.world.db.order.findMany({
    where: { eventId },
    select: { contactEmail: true, _count: { select: { registrations: true } } },
  });
}

describe("on a phone, in Swedish, without JavaScript", () => {
  const phoneTest = browserTestAs({ viewport: "phone", locale: "sv", javaScriptEnabled: false });

  phoneTest(
    "one person is registered in three fields",
    async ({ hub, page, visit, press, mailTo, shoot }) => {
      const event = await hub.event();
      await visit(`/e/${event.slug}`);
      await shoot("event");
      await press(page.getByRole("link", { name: "Anmäl dig" }).first());
      await shoot("register");
      await page.getByLabel("Namn", { exact: true }).first().fill("Åsa Björk");
      await page.getByLabel("E-post").first().fill("asa@bjork.example");
      await press(page.getByRole("button", { name: "Anmäl", exact: true }));
      await page.getByText("Du är anmäld").waitFor();
      await shoot("seat");
      const confirmation = await mailTo("asa@bjork.example", "confirmation");
      expect(confirmation.mail.html).toContain('lang="sv"');
      expect(invitationOf(confirmation).attendee).toBe("asa@bjork.example");
      expect(confirmation.mail.text).toContain(new URL(page.url()).pathname);
    },
  );

  phoneTest(
    "what is missing is said beside its field, and nothing typed is lost",
    async ({ hub, page, visit, press, shoot }) => {
      const event = await hub.event();
      await visit(`/e/${event.slug}/register`);
      const submit = page.getByRole("button", { name: "Anmäl", exact: true });
      await press(submit);
      await page.getByText("2 saker behöver rättas").waitFor();
      await page.locator('[name="contact.email"]').fill("asa at bjork");
      await page.locator('[name="contact.company"]').fill(`"Åsa" <b>& co</b> ' ${"å".repeat(130)}`);
      await press(submit);
      await shoot("register-errors");
      const summary = page.locator("#errors a");
      expect(await summary.count()).toBe(3);
      for (const link of await summary.all()) {
        const field = page.locator((await link.getAttribute("href")) ?? "");
        expect(await field.getAttribute("aria-invalid")).toBe("true");
        const described = (await field.getAttribute("aria-describedby")) ?? "";
        const said = page.locator(`#${described.split(" ").at(-1)}`);
        expect(await link.innerText()).toContain(await said.innerText());
      }
      expect(await page.locator('[name="contact.email"]').inputValue()).toBe("asa at bjork");
      const company = await page.locator('[name="contact.company"]').inputValue();
      expect(company).toContain(`"Åsa" <b>& co</b> '`);

      await page.locator('[name="contact.name"]').fill("Åsa Björk");
      await page.locator('[name="contact.email"]').fill(" ASA@Bjork.example ");
      await page.locator('[name="contact.company"]').fill("Björk & co");
      await press(submit);
      await page.getByText("Du är anmäld").waitFor();
      expect(await ordersOf(hub, event.id)).toHaveLength(1);
    },
  );

  phoneTest(
    "a company adds, removes and fills in places without losing a letter",
    async ({ hub, page, visit, press, shoot, mailTo }) => {
      const event = await hub.event();
      const { network } = await hub.group(event.slug, "Fagnettverk næring");
      await visit(`/e/${event.slug}/register`);
      await page.getByLabel("Flera från företaget").check();
      await page.locator('[name="contact.name"]').fill("Åsa Björk");
      await page.locator('[name="contact.email"]').fill("asa@bjork-ab.example");
      await page.locator('[name="contact.company"]').fill("Björk AB");
      await page.locator('[name="contact.organisationNumber"]').fill("556036-0793");
      await page.locator('[name="contact.country"]').selectOption("SE");
      const seat = (place: number, field: string) =>
        page.locator(`[name="seats[${place}].${field}"]`);
      await seat(0, "name").fill("Första Person");
      await seat(0, "group").selectOption(network);
      await seat(1, "name").fill("Andra Person");
      await press("Lägg till en plats");
      await seat(2, "name").fill("Tredje Person");
      await press("Lägg till en plats");
      await press("Jag kommer också");
      expect(await seat(3, "email").inputValue()).toBe("asa@bjork-ab.example");
      await press("Ta bort platsen 2");
      await shoot("register-company");
      expect(await seat(0, "name").inputValue()).toBe("Första Person");
      expect(await seat(0, "group").inputValue()).toBe(network);
      expect(await seat(1, "name").inputValue()).toBe("Tredje Person");
      expect(await seat(2, "name").inputValue()).toBe("Åsa Björk");
      expect(await page.locator('[name="contact.organisationNumber"]').inputValue()).toBe(
        "556036-0793",
      );
      expect(await ordersOf(hub, event.id)).toEqual([]);

      // The last row stays, however often it is removed.
      await press("Ta bort platsen 1");
      await press("Ta bort platsen 1");
      await press("Ta bort platsen 1");
      expect(await seat(0, "name").inputValue()).toBe("Åsa Björk");
      await press("Lägg till en plats");
      await seat(1, "email").fill("nagon@bjork-ab.example");
      await press("Fortsätt");
      expect(await page.locator("#errors a").count()).toBe(1);
      await seat(1, "email").fill("");
      await press("Fortsätt");
      await shoot("register-review");
      await press("Anmäl 2 personer");
      await page.getByText("2 platser är bokade").waitFor();
      await shoot("order");
      expect((await mailTo("asa@bjork-ab.example", "seat-to-be-named")).subject).not.toBe("");
      expect(await ordersOf(hub, event.id)).toMatchObject([{ _count: { registrations: 2 } }]);
    },
  );

  phoneTest(
    "a full event offers its queue, and a freed place goes to the first in it",
    async ({ appUrl, hub, page, visit, press, mailTo, shoot }) => {
      const event = await hub.event({ capacity: 1 });
      const answer = await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
        contact: { name: "Rask Først", email: "rask@first.example" },
        seats: [{ name: "Rask Først", email: "rask@first.example" }],
      });
      const { seats } = (await answer.json()) as { seats: { url: string }[] };
      await visit(`/e/${event.slug}`);
      await press(page.getByRole("link", { name: "Ställ dig på väntelista" }).first());
      await shoot("register-full");
      await page.locator('[name="contact.name"]').fill("Åsa Björk");
      await page.locator('[name="contact.email"]').fill("asa@queue.example");
      await press(page.getByRole("button", { name: "Ställ på väntelista" }));
      await page.getByText("Du är nummer 1 i kön").waitFor();
      await shoot("seat-waitlisted");
      const queued = await mailTo("asa@queue.example", "waitlisted");
      expect(queued.mail.attachments).toEqual([]);
      const own = page.url();

      await visit(new URL(seats[0]?.url ?? "").pathname);
      await page.getByText("Kan du inte komma?").click();
      await press("Avboka platsen");
      const promoted = invitationOf(await mailTo("asa@queue.example", "promoted"));
      expect(promoted).toMatchObject({ method: "REQUEST", sequence: 0 });
      await visit(new URL(own).pathname);
      await page.getByText("Du är anmäld").waitFor();
    },
  );
});

describe("a form sent more than once", () => {
  browserTest("a double click registers once", async ({ hub, page, visit, checkPage }) => {
    const event = await hub.event();
    await visit(`/e/${event.slug}/register`);
    await page.getByLabel("Navn", { exact: true }).first().fill("Dobbelt Klikk");
    await page.getByLabel("E-post").first().fill("dobbelt@klikk.example");
    await page.getByRole("button", { name: "Meld på", exact: true }).dblclick();
    await page.getByText("Du er påmeldt").waitFor();
    await checkPage();
    expect(await ordersOf(hub, event.id)).toHaveLength(1);
  });

  browserTest(
    "a reload and the back button register nobody again",
    async ({ hub, page, visit, press, checkPage }) => {
      const event = await hub.event();
      await visit(`/e/${event.slug}/register`);
      await page.getByLabel("Flere fra bedriften").check();
      await page.locator('[name="contact.name"]').fill("Per Bakke");
      await page.locator('[name="contact.email"]').fill("per@bakke.example");
      await page.locator('[name="contact.company"]').fill("Bakke AS");
      await press("Fortsett");
      await press("Meld på 2 personer");
      const order = page.url();
      await page.reload();
      await checkPage();
      expect(page.url()).toBe(order);
      // Back is the last look; once more back, the form. Sent again, both are the same order.
      await page.goBack();
      await checkPage();
      await press("Meld på 2 personer");
      expect(page.url()).toBe(order);
      await page.goBack();
      await checkPage();
      await page.goBack();
      await checkPage();
      expect(await page.locator('[name="contact.name"]').inputValue()).toBe("Per Bakke");
      await press("Fortsett");
      expect(page.url()).toBe(order);
      expect(await ordersOf(hub, event.id)).toMatchObject([{ _count: { registrations: 2 } }]);

      // With other words it is asked about, and then is an order of its own.
      await page.goBack();
      await checkPage();
      await page.locator('[name="contact.email"]').fill("pal@bakke.example");
      await press("Fortsett");
      expect(await page.locator("#errors").innerText()).toContain("allerede sendt inn");
      expect(await page.locator('[name="contact.email"]').inputValue()).toBe("pal@bakke.example");
      expect(await ordersOf(hub, event.id)).toHaveLength(1);
      await press("Fortsett");
      await press("Meld på 2 personer");
      expect(await ordersOf(hub, event.id)).toHaveLength(2);
    },
  );

  browserTest(
    "a refused form that is reloaded and sent again is one order",
    async ({ hub, page, visit, press, checkPage }) => {
      const event = await hub.event();
      await visit(`/e/${event.slug}/register`);
      await page.locator('[name="contact.name"]').fill("Kari Li");
      await press(page.getByRole("button", { name: "Meld på", exact: true }));
      // One person is not "place 1" of anything.
      expect(await page.locator("#errors").innerText()).not.toContain("Plass 1");
      await page.reload(); // sends the refused form again
      await checkPage();
      expect(await page.locator('[name="contact.name"]').inputValue()).toBe("Kari Li");
      await page.locator('[name="contact.email"]').fill("kari@li.example");
      await press(page.getByRole("button", { name: "Meld på", exact: true }));
      await page.getByText("Du er påmeldt").waitFor();
      expect(await ordersOf(hub, event.id)).toHaveLength(1);
    },
  );

  browserTest(
    "two tabs with one person are one registration, and the link comes by mail",
    async ({ hub, open, mailTo }) => {
      const event = await hub.event();
      const tabs = [await open(), await open()];
      for (const { page, visit } of tabs) {
        await visit(`/e/${event.slug}/register`);
        await page.locator('[name="contact.name"]').fill("To Faner");
        await page.locator('[name="contact.email"]').fill("to@faner.example");
      }
      await Promise.all(
        tabs.map(({ page, press }) =>
          press(page.getByRole("button", { name: "Meld på", exact: true })),
        ),
      );
      expect(await ordersOf(hub, event.id)).toHaveLength(1);
      const refused = tabs.map(({ page }) => page).find((page) => page.url().includes("/register"));
      expect(await refused?.locator("#errors").innerText()).toMatch(/e-post/i);
      expect(await refused?.locator('[name="contact.name"]').inputValue()).toBe("To Faner");
      const link = tabs.map(({ page }) => page.url()).find((url) => url.includes("/r/"));
      const again = await mailTo("to@faner.example", "link-again");
      expect(again.mail.text).toContain(new URL(link ?? "").pathname);
    },
  );
});

browserTest(
  "everything is reached with Tab, and Enter sends the form",
  async ({ hub, page, visit, checkPage }) => {
    const event = await hub.event();
    await hub.group(event.slug, "Fagnettverk næring");
    await visit(`/e/${event.slug}/register`);
    const reached: string[] = [];
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement) || element === document.body) return "";
        const { width, height } = element.getBoundingClientRect();
        const seen = width > 1 && height > 1 && getComputedStyle(element).outlineStyle !== "none";
        const name = element.getAttribute("name") ?? element.textContent ?? "";
        return `${name.trim()}${seen || element.matches(".choice-box") ? "" : " (unseen)"}`;
      });
      if (at === "") break;
      reached.push(at);
      // From here on as a company.
      if (at === "for") await page.keyboard.press("ArrowDown");
    }
    expect(reached.filter((name) => name.endsWith("(unseen)"))).toEqual([]);
    expect(reached[0]).toBe("Hopp til innholdet");
    const form = [
      "for",
      "contact.name",
      "contact.email",
      "contact.organisationNumber",
      "contact.country",
      "intent",
      "contact.company",
      ...[0, 1].flatMap((n) => [
        "intent",
        ...["name", "email", "group"].map((f) => `seats[${n}].${f}`),
        ...(n === 0 ? ["intent"] : []),
      ]),
      "intent",
      "intent",
      "intent",
    ];
    expect(reached.filter((name) => form.includes(name))).toEqual(form);

    await page.locator('[name="contact.name"]').fill("Tasta Tur");
    await page.locator('[name="contact.email"]').fill("tasta@tur.example");
    await page.locator('[name="contact.company"]').fill("Tur AS");
    await page.locator('[name="seats[1].name"]').first().fill("Neste Mann");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Stemmer dette?" }).waitFor();
    await checkPage();
    await page.getByRole("button", { name: "Meld på 2 personer" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("2 plasser er bestilt").waitFor();
    await checkPage();
  },
);

browserTest(
  "a row that was added is where one goes on, and the sum follows without a page load",
  async ({ hub, page, visit, checkPage, press }) => {
    const event = await hub.event();
    const { world } = hub;
    const priced = { eventId: event.id };
    await world.db.ticketType.updateMany({ where: priced, data: { priceMinor: 50_000 } });
    await world.db.addOn.create({
      data: { id: world.newId(), ...priced, kind: "meal", name: "Middag", priceMinor: 40_000 },
    });
    await visit(`/e/${event.slug}/register`);
    const total = page.locator('[data-sum="head"]');
    expect((await total.innerText()).replaceAll(/\s/g, " ")).toContain("1 plass 500 kr");
    await page.locator(".seat").first().getByLabel("Middag").check();
    await page.locator('[data-sum="head"]').getByText("900").waitFor();
    await page.getByLabel("Flere fra bedriften").check();
    await page.getByText("2 plasser").waitFor();
    expect(await world.db.hold.count({ where: priced })).toBe(0);
    await press("Legg til en plass");
    const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement).name);
    expect(await focused()).toBe("seats[2].name");
    await page.keyboard.type("Sist");
    await press("Fjern plassen 1");
    expect(await page.locator('[name="seats[1].name"]').inputValue()).toBe("Sist");
    await page.getByText(/Plassene holdes til kl\. \d\d:\d\d \(15 min igjen\)/).waitFor();
    await checkPage();
    await page.locator('[name="contact.name"]').fill("Rad Rekke");
    await page.locator('[name="contact.email"]').fill("rad@rekke.example");
    await page.locator('[name="contact.company"]').fill("Rekke AS");
    await page.locator('[name="seats[1].email"]').fill("sist@rekke.example");
    await press("Fortsett");
    await press(/^Meld på 2 personer · /);
    await page.getByText("2 plasser er bestilt").waitFor();
    await page.getByText("Sist").first().waitFor();
  },
);
