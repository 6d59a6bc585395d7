import { describe, expect } from "vitest";
import { browserTest, browserTestAs } from "../support/browser";
import { postJson } from "../support/http";
import type { Hub } from "../support/hub";
import { cookieFor } from "../support/signed-in";

/** An account of the hub's in a role of its own; answers its id. */
async function staffAs(hub: Hub, role: string): Promise<string> {
  const { world } = hub;
  const { db } = world;
  const email = `${role}-${world.newId()}@hub.example`;
  const account = await db.account.create({
    data: { id: world.newId(), email, name: "Vidar Åsnes", createdAt: world.now() },
  });
  const { id: organisationId } = await db.organisation.findUniqueOrThrow({
    where: { slug: hub.slug },
  });
  await db.member.create({
    data: {
      id: world.newId(),
      organisationId,
      accountId: account.id,
      role,
      createdAt: world.now(),
    },
  });
  return account.id;
}

const answersOf = (hub: Hub, eventId: string) =>
  hub.world.db.sensitiveAnswer.findMany({ where: { registration: { eventId } } });

describe("on a phone, in Swedish, without JavaScript", () => {
  const phoneTest = browserTestAs({ viewport: "phone", locale: "sv", javaScriptEnabled: false });

  phoneTest(
    "an answer about diet needs its consent, is kept, and taken back",
    async ({ hub, page, visit, press, shoot }) => {
      const event = await hub.event({ asksDiet: true, asksAccess: true });
      await visit(`/e/${event.slug}/register`);
      await page.locator('[name="contact.name"]').fill("Åsa Björk");
      await page.locator('[name="contact.email"]').fill("asa@diet.example");
      await page.locator("summary", { hasText: "Mat och tillgänglighet" }).click();
      await page.getByText("Vi frågar för att köket ska kunna laga mat").waitFor();
      expect(await page.locator('[name="diet.consent"]').isChecked()).toBe(false);
      await page.locator('[name="diet.vegan"]').check();
      await page.locator('[name="diet.note"]').fill("Ingen svamp");
      await shoot("register-diet");
      const submit = page.getByRole("button", { name: "Anmäl", exact: true });
      await press(submit);
      await page
        .locator("#errors")
        .getByText("Kryssa i att arrangören får använda svaret")
        .waitFor();
      expect(await page.locator('[name="diet.note"]').inputValue()).toBe("Ingen svamp");
      expect(await page.locator('[name="diet.note"]').isVisible()).toBe(true);
      await shoot("register-diet-errors");
      await page.locator('[name="diet.consent"]').check();
      await press(submit);
      await page.getByText("Du är anmäld").waitFor();
      await page.getByText("Veganskt. Ingen svamp").waitFor();
      await shoot("seat-diet");
      expect(await answersOf(hub, event.id)).toMatchObject([{ kind: "diet", choices: ["vegan"] }]);

      await press("Radera svaret");
      await page.getByText("samtycket är återtaget").waitFor();
      expect(await answersOf(hub, event.id)).toEqual([]);
      await page.locator("summary", { hasText: "Svara" }).first().click();
      await page.locator('[name="diet.halal"]').check();
      await page.locator('[name="diet.consent"]').check();
      await press(page.getByRole("button", { name: "Spara svaret" }).first());
      await page.getByText("Svaret är sparat").waitFor();
      expect(await answersOf(hub, event.id)).toMatchObject([{ kind: "diet", choices: ["halal"] }]);
    },
  );

  phoneTest(
    "somebody sees what is held about them, and is gone when they say so",
    async ({ appUrl, hub, page, visit, press, mailTo, mails, shoot }) => {
      const event = await hub.event();
      const email = `egen.${hub.world.newId()}@data.example`;
      await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
        contact: { name: "Åsa Datberg", email },
        seats: [{ name: "Åsa Datberg", email }],
      });
      await visit("/my-data");
      await page.locator('[name="email"]').fill("nobody@nowhere.example");
      await press("Skicka länken");
      const said = await page.locator("main").innerText();
      await page.locator('[name="email"]').fill(email);
      await press("Skicka länken");
      expect(await page.locator("main").innerText()).toBe(said);
      await shoot("my-data");
      const { mail } = await mailTo(email, "own-data");
      expect(mail.html).toContain('lang="sv"');
      expect((await mails()).filter(({ to }) => to.includes("nobody@"))).toEqual([]);
      const link = /https?:\/\/\S+\/my-data\/\S+/.exec(mail.text ?? "")?.[0] ?? "";
      await visit(new URL(link).pathname);
      await page.locator("summary", { hasText: "Anmälningar" }).click();
      await page.getByText(event.title).first().waitFor();
      await shoot("my-data-held");
      const file = await fetch(`${link}/data.json`);
      expect(file.headers.get("Content-Disposition")).toContain("attachment");
      expect(file.headers.get("Cache-Control")).toContain("no-store");
      expect(await file.json()).toMatchObject({
        format: "treff-personal-data/1",
        organisations: [{ registrations: [{ name: "Åsa Datberg", event: event.title }] }],
      });

      await press(page.getByRole("link", { name: `Radera mig hos ${hub.name}` }));
      await shoot("my-data-erase");
      await press("Radera nu");
      await page.locator("#errors").getByText("Kryssa i att platsen avbokas").waitFor();
      await page.locator('[name="cancelSeats"]').check();
      await press("Radera nu");
      await page.getByText("Du är raderad. Det finns inget kvar om dig här.").waitFor();
      expect(await hub.world.db.person.count({ where: { email } })).toBe(0);
      const pool = await hub.world.db.event.findUniqueOrThrow({
        where: { id: event.id },
        select: { seatPool: { select: { taken: true } } },
      });
      expect(pool.seatPool.taken).toBe(0);
      await visit(new URL(link).pathname, { status: 404 });
      expect((await fetch(`${link}/data.json`)).status).toBe(404);
    },
  );
});

browserTest(
  "the organiser sees the list, and the log says so; a viewer sees neither",
  async ({ appUrl, hub, page, visit, press, signInAsOrganiser, open, shoot }) => {
    const event = await hub.event({ asksDiet: true, dietPurpose: "Kokka lurer" });
    const answer = await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
      contact: { name: "Mat Viktig", email: "mat@viktig.example" },
      seats: [{ name: "Mat Viktig", email: "mat@viktig.example" }],
    });
    const { seats } = (await answer.json()) as { seats: { url: string }[] };
    const guest = await open({ viewport: "phone" });
    await guest.visit(new URL(seats[0]?.url ?? "").pathname);
    await guest.page.locator("summary", { hasText: "Svar" }).click();
    await guest.page.getByText("Kokka lurer").waitFor();
    await guest.page.locator('[name="diet.gluten-free"]').check();
    await guest.page.locator('[name="diet.consent"]').check();
    await guest.press("Lagre svaret");

    await signInAsOrganiser(hub.owner.email);
    await visit(`/organise/${hub.slug}/e/${event.slug}/registrations`);
    expect(await page.locator("main").innerText()).not.toContain("gluten");
    await press("Se mat og tilrettelegging");
    await page.getByRole("cell", { name: "Uten gluten" }).waitFor();
    await shoot("needs");
    await visit(`/organise/${hub.slug}/log?kind=reads`);
    await page.getByText("Så svar om mat og tilrettelegging. Antall personer: 1").waitFor();
    await visit(`/organise/${hub.slug}/log`);
    await shoot("log");

    const viewer = await staffAs(hub, "viewer");
    const entries = () => hub.world.db.auditEntry.count({ where: { action: "read-answers" } });
    const before = await entries();
    const session = await cookieFor(hub.world, viewer);
    for (const where of [`e/${event.slug}/needs`, "people", "privacy", "log"]) {
      const path = `${appUrl}/organise/${hub.slug}/${where}`;
      const refused = await fetch(path, { headers: { Cookie: session }, redirect: "manual" });
      expect.soft(refused.status, where).toBe(403);
      expect.soft(await refused.text(), where).not.toMatch(/gluten|Mat Viktig/);
      const data = await fetch(`${path}.data`, { headers: { Cookie: session } });
      expect.soft(await data.text(), where).not.toMatch(/gluten|Mat Viktig/);
    }
    expect(await entries()).toBe(before);
  },
);

browserTest(
  "an owner sets the rules, finds a person, hands their data out and erases them",
  async ({ appUrl, hub, page, visit, press, signInAsOrganiser, shoot }) => {
    const event = await hub.event();
    const email = `borte.${hub.world.newId()}@vekk.example`;
    await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
      contact: { name: "Borte Vekk", email },
      seats: [{ name: "Borte Vekk", email }],
    });
    await signInAsOrganiser(hub.owner.email);
    await visit(`/organise/${hub.slug}`);
    await press("Regler for sletting");
    await page.getByLabel("Svar om mat og tilrettelegging slettes").selectOption("3");
    await press("Lagre reglene");
    await page.getByText("Reglene er lagret").waitFor();
    await shoot("privacy");
    await press("Finn en person");
    await page.getByLabel("Navn eller e-post").fill("Borte");
    await press("Søk");
    await press("Borte Vekk");
    await shoot("person");
    await press("Se hva som slettes");
    await shoot("person-erase");
    await page.locator('[name="cancelSeats"]').check();
    await press("Slett nå");
    await page.getByText("Personen er slettet.").waitFor();
    expect(await hub.world.db.registration.count({ where: { attendeeEmail: email } })).toBe(0);
    await visit(`/organise/${hub.slug}/log?kind=privacy`);
    await page.getByText("Slettet en person. Påmeldinger uten navn nå: 1").waitFor();
    await page.getByText("Endret reglene: svar 3 dager").waitFor();
    expect(await page.locator("main").innerText()).not.toMatch(/Borte|vekk\.example/);
  },
);
