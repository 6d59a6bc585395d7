import { expect } from "vitest";
import { browserTestAs } from "../support/browser";
import type { Hub } from "../support/hub";
import { postJson } from "../support/http";
import { cookieFor, signedInCookie } from "../support/signed-in";

/** What would be Norwegian on a Swedish page. */
const norwegian = /\b(påmelding(er)?|ikke|hva|noe|lenke|deltakere?|bestilling|romliste|gjester)\b/i;

const longName = "Maximiliana-Alexandra Featherstonehaugh-Cholmondeley";

/** An event with a double room, a dinner and a question, and three people who share or do not. */
async function trip(hub: Hub, appUrl: string) {
  const event = await hub.event();
  const { world } = hub;
  const of = { eventId: event.id, ticketTypeIds: [] };
  const room = world.newId();
  await world.db.addOn.create({
    data: { ...of, id: room, kind: "lodging", name: "Dubbelrum", sharedBy: 2 },
  });
  await world.db.question.create({
    data: {
      ...of,
      id: world.newId(),
      scope: "seat",
      kind: "choice",
      label: "Spår",
      options: ["Klima", "Kultur"],
      required: true,
      dependsOnValues: [],
    },
  });
  for (const name of ["Ada", "Berit", longName]) {
    const email = `${name.slice(0, 5).toLowerCase()}@${hub.slug}.example`;
    const asked = {
      contact: { name, email, company: { name: `${name} Utvikling AS` } },
      seats: [{ name, email }],
    };
    // Before the question is asked: they have yet to answer.
    await world.db.question.updateMany({ where: { eventId: event.id }, data: { required: false } });
    const answer = await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, asked);
    expect(answer.status).toBe(201);
  }
  await world.db.question.updateMany({ where: { eventId: event.id }, data: { required: true } });
  const seats = await world.db.registration.findMany({ where: { eventId: event.id } });
  const idOf = (name: string) => seats.find((seat) => seat.attendeeName === name)?.id ?? "";
  await world.db.registrationAddOn.createMany({
    data: seats.map(({ id, attendeeName }) => ({
      registrationId: id,
      addOnId: room,
      roomMate: attendeeName === "Ada" ? "Berit" : "",
    })),
  });
  return { event, idOf, of: `/organise/${hub.slug}/e/${event.slug}` };
}

browserTestAs({ viewport: "phone", locale: "sv", javaScriptEnabled: false, colorScheme: "dark" })(
  "on a phone, in Swedish and without scripts: people are found, added, changed and paired, and a list is shared",
  { timeout: 180_000 },
  async ({ appUrl, hub, page, visit, press, checkPage, shoot }) => {
    const look = async () => {
      const wide = await page.locator("html").evaluate((html) => html.scrollWidth);
      expect.soft(wide, page.url()).toBeLessThanOrEqual(390);
      const words = (await page.locator("main").allInnerTexts()).join("\n");
      expect
        .soft(norwegian.exec(words.replace(/Norsk|Deltaker\b/g, ""))?.[0], page.url())
        .toBeUndefined();
    };
    const { event, idOf, of } = await trip(hub, appUrl);
    await page.context().addCookies([await signedInCookie(hub.world, hub.owner.email, appUrl)]);

    await visit(`${of}/registrations`);
    await look();
    await shoot("table");
    await page.getByRole("searchbox").fill("maximiliana");
    await press("Sök");
    await look();
    expect(await page.getByRole("link", { name: longName }).count()).toBe(1);
    // The filters stand in the address: they survive a reload.
    await visit(`${of}/registrations?missing=any&sort=name`);
    await look();
    await page.reload();
    await checkPage();
    expect(await page.getByLabel("Sortera efter").inputValue()).toBe("name");
    expect(await page.getByRole("row", { name: /Ada/ }).count()).toBe(1);

    await visit(`${of}/registrations/new`);
    await page.getByLabel("Deltagare").fill("Cato");
    await press(page.getByRole("button", { name: "Anmäl", exact: true }));
    await look();
    expect(await page.locator("#errors").innerText()).toContain("Rad 1");
    await page.getByLabel("Deltagare").fill(`Cato Moe cato@${hub.slug}.example`);
    await press(page.getByRole("button", { name: "Anmäl", exact: true }));
    await look();
    expect(await page.getByRole("status").innerText()).toContain("inlagd");

    await visit(`${of}/registrations/${idOf("Ada")}`);
    await page.getByText("Ändra valen").click();
    await page.getByLabel("Spår").selectOption("Kultur");
    await press("Spara ändringarna");
    await look();
    expect(await page.locator("#answers").innerText()).toContain("Kultur");
    expect(await page.locator("#history").innerText()).toContain("Ändrade");

    await visit(`${of}/lists`);
    await look();
    await shoot("lists");
    expect(await page.getByRole("row", { name: /Ada, Berit/ }).count()).toBe(1);
    await page.locator("#shared summary").click();
    await page.getByLabel("Vem den är till").fill("Receptionen");
    await page.getByLabel("Listans språk").selectOption("sv");
    await press("Skapa länk");
    await look();
    const link = await page.getByRole("textbox", { name: "Länk" }).inputValue();
    // The hotel has no account.
    await page.context().clearCookies();
    await visit(link.replace(appUrl, ""));
    await look();
    await shoot("shared-list");
    const list = await page.locator("main").innerText();
    expect(list).toContain("Ada, Berit");
    expect(list).not.toContain(`@${hub.slug}`);
    expect(await page.locator('meta[name="robots"][content="noindex"]').count()).toBeGreaterThan(0);
    const url = new URL(link);
    for (const format of ["csv", "xlsx"]) {
      const file = await fetch(`${appUrl}${url.pathname}/list.${format}`);
      expect([file.status, file.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
      expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(50);
    }
    await hub.world.db.sharedList.updateMany({
      where: { eventId: event.id },
      data: { revokedAt: new Date() },
    });
    await visit(link.replace(appUrl, ""), { status: 410 });
    await look();
    expect((await fetch(`${appUrl}${url.pathname}/list.csv`)).status).toBe(410);
  },
);

browserTestAs({ viewport: "desktop", locale: "nb" })(
  "at a desk, in Norwegian and by keyboard: a file is brought in and undone, and many are cancelled and given back",
  { timeout: 180_000 },
  async ({ appUrl, hub, page, visit, press, checkPage, shoot }) => {
    const { event, of } = await trip(hub, appUrl);
    const { world } = hub;
    await page.context().addCookies([await signedInCookie(world, hub.owner.email, appUrl)]);
    const counted = (status: string) =>
      world.db.registration.count({ where: { eventId: event.id, status } });

    await visit(`${of}/import`);
    const rows = [
      "Fornavn;Etternavn;E-post;Bedrift",
      "Åse;Bjørk;ase@ny.example;Ny AS",
      "Feil;Adresse;ikke;Ny AS",
    ];
    await page.locator("input[type=file]").setInputFiles({
      name: "gjester.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(rows.join("\r\n"), "latin1"),
    });
    await press("Les filen");
    await shoot("import-preview");
    expect(await page.getByRole("row", { name: /Åse Bjørk/ }).innerText()).toContain("Ny plass");
    expect(await page.getByRole("row", { name: /Feil Adresse/ }).innerText()).toContain("E-post:");
    await press("Hent inn");
    const until = Date.now() + 60_000;
    while (!(await page.getByRole("button", { name: "Angre alt" }).isVisible())) {
      if (Date.now() > until) throw new Error("The file was not brought in.");
      const again = page.getByRole("link", { name: "Se hvor langt det er kommet" });
      if (await again.isVisible()) await press(again);
      else await page.waitForTimeout(300);
    }
    expect(await counted("confirmed")).toBe(4);
    expect(
      await world.db.outboxMessage.count({ where: { recipientEmail: "ase@ny.example" } }),
    ).toBe(0);
    await press("Angre alt");
    while ((await counted("cancelled")) < 1 && Date.now() < until) await page.waitForTimeout(500);
    expect(await counted("confirmed")).toBe(3);

    // By keyboard: select the first two, choose what to do, see what it means, do it, undo it.
    await visit(`${of}/registrations?status=confirmed&sort=name`);
    for (const name of ["Ada", "Berit"]) {
      await page.getByRole("checkbox", { name: `Velg ${name}` }).focus();
      await page.keyboard.press("Space");
    }
    await page.getByLabel("Hva som skjer").focus();
    await page.keyboard.type("Meld av uten");
    await page.getByRole("button", { name: "Gå videre" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/bulk\?/);
    await checkPage();
    await shoot("bulk");
    expect(await page.locator("main").innerText()).toContain("Gjelder 2 plasser");
    await press("Meld av uten å si fra");
    expect(await page.getByRole("status").innerText()).toContain("Gjort for 2 plasser");
    expect(await counted("confirmed")).toBe(1);
    await press("Angre: gi plassene tilbake");
    await press("Gi plassen tilbake");
    expect(await counted("confirmed")).toBe(3);

    const cookie = await cookieFor(world, hub.owner.accountId);
    const csv = await fetch(`${appUrl}${of}/registrations/export.csv?q=ada`, {
      headers: { Cookie: cookie, "Accept-Language": "nb" },
    });
    const text = await csv.text();
    expect(csv.headers.get("content-disposition")).toContain(".csv");
    expect(text.split("\r\n")[0]).toContain(";E-post;");
    expect(text).toContain("Ada");
    expect(text).not.toContain("Berit");
  },
);
