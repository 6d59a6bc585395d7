import { describe, expect } from "vitest";
import { browserTest, browserTestAs } from "../support/browser";
import { postJson } from "../support/http";
import type { Hub } from "../support/hub";
import { signedInCookie } from "../support/signed-in";

const phoneTest = browserTestAs({ viewport: "phone", locale: "sv" });

/** A company's order of two colleagues and a place without a name, by the path of its contact's page. */
async function ordered(appUrl: string, event: string, domain: string, more: object = {}) {
  const answer = await postJson(`${appUrl}/api/v1/events/${event}/orders`, {
    contact: {
      name: "Berit Haugland",
      email: `berit@${domain}`,
      company: { name: "Nordlys Sensor AS", organisationNumber: "974 760 673" },
      ...more,
    },
    language: "sv",
    seats: [
      { name: "Åse Øygard", email: `ase@${domain}` },
      { name: "Trygve Åsen", email: `trygve@${domain}` },
      {},
    ],
  });
  expect(answer.status).toBe(201);
  const { order } = (await answer.json()) as { order: { url: string } };
  return new URL(order.url).pathname;
}

async function asks(hub: Hub, eventId: string): Promise<void> {
  await hub.world.db.question.create({
    data: {
      id: hub.world.newId(),
      eventId,
      scope: "seat",
      kind: "text",
      label: "Var reser du ifrån?",
      required: true,
      options: [],
      ticketTypeIds: [],
      dependsOnValues: [],
    },
  });
}

describe("a contact on a phone, in Swedish", () => {
  phoneTest(
    "sees who is missing what, and puts all of it right",
    { timeout: 120_000 },
    async ({ appUrl, hub, page, visit, press, mailTo, shoot }) => {
      const event = await hub.event();
      const order = await ordered(appUrl, event.slug, "nordlys-desk.example");
      await asks(hub, event.id);
      await visit(order);
      await page.getByText("0 av 3 är klara").waitFor();
      await shoot("contact");

      // Those who owe an answer are reminded, once.
      await press("Påminn 2 kollegor nu");
      await page.getByText("Påminnelsen är skickad").waitFor();
      const reminder = await mailTo("ase@nordlys-desk.example", "complete-your-part");
      expect(reminder.mail.text).toContain("Var reser du ifrån?");
      expect(await page.getByRole("button", { name: /^Påminn/ }).count()).toBe(0);

      // A place without a name gets one; what is wrong is said where it stands.
      const unnamed = page.getByRole("article", { name: "Plats 3" });
      await unnamed.locator("summary").click();
      await press(unnamed.getByRole("button", { name: "Namnge platsen" }));
      expect(await page.locator("#errors a").count()).toBe(2);
      await unnamed.getByLabel("Namn", { exact: true }).fill("Karen Fiskum");
      await unnamed.getByLabel("E-post").fill("ase@nordlys-desk.example");
      await press(unnamed.getByRole("button", { name: "Namnge platsen" }));
      expect(await page.locator("#errors a").count()).toBe(1);
      await unnamed.getByLabel("E-post").fill("karen@nordlys-desk.example");
      await press(unnamed.getByRole("button", { name: "Namnge platsen" }));
      await mailTo("karen@nordlys-desk.example", "confirmation");

      // Somebody else comes instead; the calendars follow.
      const trygve = page.getByRole("article", { name: "Trygve Åsen" });
      await trygve.locator("summary").click();
      await trygve.getByLabel("Namn", { exact: true }).fill("Hedda Moe");
      await trygve.getByLabel("E-post").fill("hedda@nordlys-desk.example");
      await press(trygve.getByRole("button", { name: "Byt person" }));
      await page.getByText("Platsen är bytt.").waitFor();
      await mailTo("hedda@nordlys-desk.example", "confirmation");
      await mailTo("trygve@nordlys-desk.example", "cancelled");

      // One more, and one less.
      await page.getByText("Fler platser").click();
      await press("Se pris och bekräfta");
      await press("Lägg till");
      await page.getByText("De nya platserna är med.").waitFor();
      const added = page.getByRole("article", { name: /^Plats/ });
      await added.locator("summary").click();
      await press(added.getByRole("link", { name: /^Avboka platsen/ }));
      await press("Avboka");
      await page.getByText("Platsen är avbokad.").waitFor();

      // What the invoice is to say.
      await page.getByText("Referens och organisationsnummer").click();
      await page.getByLabel("Referens på faktura").fill("PO 4471");
      await page.locator('[name="organisationNumber"]').fill("974 760 674");
      await press("Spara");
      await page.locator("#errors").getByText("Sista siffran stämmer inte").waitFor();
      await page.locator('[name="organisationNumber"]').fill("556677-8899");
      await press("Spara");
      await page.getByText("Sparat.").waitFor();
      const stored = await hub.world.db.order.findFirstOrThrow({
        where: { contactEmail: "berit@nordlys-desk.example" },
        include: { company: true },
      });
      expect(stored).toMatchObject({
        reference: "PO 4471",
        company: { country: "SE", organisationNumber: "5566778899" },
      });
    },
  );

  phoneTest(
    "is offered the waiting list where it is full",
    { timeout: 60_000 },
    async ({ appUrl, hub, page, visit, press }) => {
      const event = await hub.event({ capacity: 3 });
      const order = await ordered(appUrl, event.slug, "nordlys-full.example");
      await visit(`${order}?add=2`);
      await press("Lägg till");
      await page.getByText("Det är fullt.").waitFor();
      await press("Ställ på väntelista");
      expect(new URL(page.url()).pathname).not.toBe(order);
      const orders = await hub.world.db.order.findMany({
        where: { eventId: event.id },
        include: { registrations: { select: { status: true } } },
        orderBy: { createdAt: "asc" },
      });
      expect(orders.map(({ registrations }) => registrations.map(({ status }) => status))).toEqual([
        ["confirmed", "confirmed", "confirmed"],
        ["waitlisted", "waitlisted"],
      ]);
      expect(new Set(orders.map(({ companyId }) => companyId)).size).toBe(1);
    },
  );
});

browserTest(
  "an organiser corrects a company, merges two records of it, and sees who is there twice",
  { timeout: 120_000 },
  async ({ appUrl, hub, page, visit, press }) => {
    const event = await hub.event();
    await ordered(appUrl, event.slug, "nordlys-twice.example");
    await ordered(appUrl, event.slug, "nordlys-again.example", {
      company: { name: "Nordlys Sensor avd Moss" },
    });
    await page.context().addCookies([await signedInCookie(hub.world, hub.owner.email, appUrl)]);
    await visit(`/organise/${hub.slug}/companies`);
    await page.getByLabel(/Navn, nummer/).fill("974760673");
    await press("Søk");
    await press("Nordlys Sensor AS");
    await page.getByLabel("Kommune").fill("Moss");
    await press("Lagre");
    await page.getByText("Lagret.").waitFor();
    await press(page.getByRole("link", { name: /^Se hva som skjer/ }).first());
    await page.getByText("2 personer").waitFor();
    await press("Slå sammen");
    await page.getByText("Oppføringene er slått sammen.").waitFor();
    expect(await hub.world.db.company.count({ where: { organisation: { slug: hub.slug } } })).toBe(
      1,
    );

    await visit(`/organise/${hub.slug}/e/${event.slug}/same-people`);
    expect(await page.getByRole("button", { name: /^Begge er riktige/ }).count()).toBe(2);
    await press(page.getByRole("button", { name: /^Begge er riktige/ }).first());
    expect(await page.getByRole("button", { name: /^Begge er riktige/ }).count()).toBe(1);
  },
);
