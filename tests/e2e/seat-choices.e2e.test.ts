import { describe, expect } from "vitest";
import { browserTestAs } from "../support/browser";
import { postForm, postJson } from "../support/http";
import { docx, pdf } from "../support/files";
import type { Hub } from "../support/hub";
import { cookieFor } from "../support/signed-in";
import { addressHash } from "~/features/events/domain/file-words";

/** A trip with all there is to choose and answer, by a seller who charges VAT. */
async function trip(hub: Hub) {
  const { world } = hub;
  const event = await hub.event({ title: "Studietur til Moss", kind: "study-trip" });
  await world.db.organisation.updateMany({
    where: { slug: hub.slug },
    data: { vatRegistered: true },
  });
  const counter = async (size: number, taken = 0) =>
    (await world.db.seatPool.create({ data: { id: world.newId(), size, taken } })).id;
  const of = { eventId: event.id };
  const addOn = async (name: string, data: object) => {
    const id = world.newId();
    await world.db.addOn.create({ data: { id, ...of, kind: "other", name, ...data } });
    return id;
  };
  const question = async (label: string, data: object) => {
    const id = world.newId();
    await world.db.question.create({
      data: { id, ...of, scope: "seat", kind: "text", label, ...data },
    });
    return id;
  };
  const session = async (title: string, from: string, to: string, seatPoolId: string) => {
    const id = await hub.session(event.slug, {
      kind: "workshop",
      title,
      startsAt: `${event.date}T${from}`,
      endsAt: `${event.date}T${to}`,
    });
    await world.db.session.update({ where: { id }, data: { signUp: true, seatPoolId } });
    return id;
  };
  const lodging = { kind: "lodging", vatCategory: "lodging", sharedBy: 2, priceMinor: 89_500 };
  const sleeps = await question("Overnatter du på Refsnes?", {
    kind: "choice",
    options: ["Ja", "Nei"],
    required: true,
    position: 1,
  });
  return {
    event,
    sleeps,
    arrives: await question("Når kommer du?", {
      position: 2,
      dependsOnId: sleeps,
      dependsOnValues: ["Ja"],
    }),
    deck: await question("Presentasjonen din", { kind: "file", position: 4 }),
    likes: await question("Hva vil du snakke om?", {
      kind: "choices",
      options: ["Næringshager", "Kapital", "Byutvikling"],
      hint: "Velg så mange du vil.",
      position: 3,
    }),
    room: await addOn("Dobbeltrom, 1.–2. september", { ...lodging, seatPoolId: await counter(8) }),
    dinner: await addOn("Middag på Refsnes Gods", {
      kind: "meal",
      vatCategory: "catering",
      priceMinor: 69_500,
      description: "Tre retter ved fjorden.",
      seatPoolId: await counter(40),
    }),
    bus: await addOn("Buss fra Moss sentrum", { kind: "transport", seatPoolId: await counter(20) }),
    map: await session("Kart over næringslivet", "08:30", "09:15", await counter(5)),
    pitch: await session("Øv på å pitche", "08:45", "09:30", await counter(12)),
    full: await session("Besøk i lageret", "09:30", "10:00", await counter(3, 3)),
  };
}

/** Somebody who works for the organiser. */
async function signedInHeaders(hub: Hub) {
  return { headers: { Cookie: await cookieFor(hub.world, hub.owner.accountId) } };
}

/** Somebody who has a place; answers the way to their own page. */
async function comes(appUrl: string, slug: string, name: string, company?: string) {
  const email = `${name.toLowerCase()}@valg.example`;
  const placed = await postJson(`${appUrl}/api/v1/events/${slug}/orders`, {
    contact: company
      ? { name: "Kontakt", email: "kontakt@valg.example", company: { name: company } }
      : { name, email },
    seats: [{ name, email }],
  });
  const { seats, order } = (await placed.json()) as {
    seats: { url: string }[];
    order: { url: string };
  };
  return {
    email,
    seat: new URL(seats[0]?.url ?? "").pathname,
    order: new URL(order.url).pathname,
  };
}

describe("on a phone, in Swedish, without JavaScript", () => {
  const phoneTest = browserTestAs({ viewport: "phone", locale: "sv", javaScriptEnabled: false });

  phoneTest(
    "an attendee answers, chooses, sees the price and gets a receipt",
    { timeout: 240_000 },
    async ({ appUrl, hub, page, visit, press, shoot, expectComplaint }) => {
      const made = await trip(hub);
      // Required of nobody who comes through a machine: completed at the link.
      await hub.world.db.question.update({ where: { id: made.sleeps }, data: { required: false } });
      const { seat } = await comes(appUrl, made.event.slug, "Åsa");
      await hub.world.db.question.update({ where: { id: made.sleeps }, data: { required: true } });
      await visit(seat);
      await page.getByText("Det saknas ett svar från dig: Overnatter du på Refsnes?").waitFor();
      await shoot("seat-owes");
      await press("Fyll i det som saknas");
      await shoot("choices");

      // What is missing is said at its field; nothing that was ticked is lost.
      await page.locator(`[name="addOns.${made.dinner}"]`).check();
      await page.locator(`[name="sessions.${made.map}"]`).check();
      await page.locator(`[name="sessions.${made.pitch}"]`).check();
      await press("Spara");
      await page.locator("#errors").getByText("är samtidigt").waitFor();
      await page.locator("#errors").getByText("Overnatter du på Refsnes?").waitFor();
      await shoot("choices-errors");
      expect(await page.locator(`[name="addOns.${made.dinner}"]`).isChecked()).toBe(true);
      await page.locator(`[name="sessions.${made.pitch}"]`).uncheck();
      await page.locator(`[name="q.${made.sleeps}"][value="Ja"]`).check();
      await page.locator(`[name="q.${made.likes}.1"]`).check();
      await page.locator(`[name="sessions.${made.full}"]`).check();
      await page.locator(`[name="addOns.${made.room}"]`).check();
      await page.locator(`[name="roomMate.${made.room}"]`).fill("Grace");
      await press("Spara");

      // Nothing is done before the price is agreed to: 695 at 25 % and 895 at 12 %.
      await page.getByText("Det ändrar priset. Stämmer det?").waitFor();
      await page.getByText("1 871,15").first().waitFor();
      await shoot("choices-price");
      expect(
        await hub.world.db.answer.count({ where: { order: { eventId: made.event.id } } }),
      ).toBe(0);
      await press("Ja, spara");
      await page.getByText("Sparat.").waitFor();
      // The question that follows is there now, and the queue is said.
      expect(await page.locator(`[name="q.${made.arrives}"]`).isVisible()).toBe(true);
      await page.getByText("Du står i kö").waitFor();
      await shoot("choices-saved");

      await press("Till din anmälan");
      await page.getByText("Arrangören skickar faktura").waitFor();
      await shoot("seat-chosen");
      const receipt = await fetch(`${appUrl}${seat}/receipt.pdf`);
      expect(receipt.headers.get("Content-Type")).toBe("application/pdf");
      expect(receipt.headers.get("Cache-Control")).toContain("no-store");

      // A file is sent by a form of its own, read by organisers alone, and stays when the rest is saved.
      await visit(`${seat}/choices`);
      const file = page.locator('input[type="file"]');
      await file.setInputFiles({ name: "ark.pdf", mimeType: "application/pdf", buffer: docx() });
      await press("Skicka filen");
      await page.locator(".notice-danger").waitFor();
      await file.setInputFiles({ name: "ark.pdf", mimeType: "application/pdf", buffer: pdf() });
      await press("Skicka filen");
      await page.getByText("Skickad: ark.pdf").waitFor();
      await shoot("choices-file");
      await press("Spara");
      await page.getByText("Skickad: ark.pdf").waitFor();
      const stored = await hub.world.db.storedFile.findFirstOrThrow({
        where: { eventId: made.event.id, purpose: "answer" },
      });
      const address = `/files/${stored.id}/${addressHash(stored.sha256)}-ark.pdf`;
      expect((await fetch(appUrl + address)).status).toBe(404);
      const { headers } = await signedInHeaders(hub);
      const read = await fetch(appUrl + address, { headers });
      expect([read.status, read.headers.get("Content-Disposition")]).toEqual([
        200,
        expect.stringContaining("attachment"),
      ]);

      // After the organiser's day all of it can be read, and nothing changed.
      const over = new Date(Date.now() - 60_000);
      await hub.world.db.event.update({
        where: { id: made.event.id },
        data: { changesUntil: over, cancelUntil: over },
      });
      await visit(`${seat}?leave=1`);
      await page.getByText("Sista tiden att avboka var").waitFor();
      await press("Se svar och val");
      await page.getByText("Svar och val går inte att ändra längre").waitFor();
      await shoot("choices-over");
      for (const [address, intent] of [
        [`${seat}/choices`, "save"],
        [seat, "cancel"],
      ] as const)
        expect((await postForm(appUrl, address, { intent })).status).toBe(422);

      // A link that has gone astray is replaced by one that is mailed.
      await visit(seat);
      await page.locator("summary", { hasText: "Byt länken till din plats" }).click();
      expectComplaint(/410/);
      await press("Mejla mig en ny länk");
      await page.getByText("Länken har bytts ut mot en ny").waitFor();
      await shoot("seat-renewed");
      for (const address of [seat, `${seat}/choices`])
        expect((await fetch(appUrl + address)).status).toBe(410);
      expect((await fetch(`${appUrl}${seat}/receipt.pdf`)).status).toBe(404);
    },
  );
});

describe("with a company", () => {
  const deskTest = browserTestAs({ viewport: "desktop", locale: "en", colorScheme: "dark" });

  deskTest(
    "a colleague's choices are added to its order, which they do not see",
    { timeout: 180_000 },
    async ({ appUrl, hub, page, visit, press, shoot }) => {
      const made = await trip(hub);
      await hub.world.db.question.deleteMany({ where: { eventId: made.event.id, required: true } });
      const { seat, order } = await comes(appUrl, made.event.slug, "Grace", "Fjordgrid AS");
      await visit(`${seat}/choices`);
      await shoot("choices-company");
      await page.locator(`[name="addOns.${made.dinner}"]`).check();
      await press("Save");
      await page.getByText("It is added to the order of Fjordgrid AS").waitFor();
      await shoot("choices-company-price");
      await press("Choose again");
      expect(await page.locator(`[name="addOns.${made.dinner}"]`).isChecked()).toBe(true);
      await press("Save");
      await press("Yes, save");
      await page.getByText("Saved.").waitFor();
      await visit(seat);
      await page.getByText("Invoiced to Fjordgrid AS").waitFor();
      await shoot("seat-company");
      expect((await fetch(`${appUrl}${seat}/receipt.pdf`)).status).toBe(404);
      const receipt = await fetch(`${appUrl}${order}/receipt.pdf`);
      expect(receipt.status).toBe(200);
      // A seat's link is no order's, nor the other way round.
      const token = (address: string) => address.split("/").at(-1) ?? "";
      for (const address of [
        `/orders/${token(seat)}/receipt.pdf`,
        `/r/${token(order)}/receipt.pdf`,
        `/r/${token(order)}/choices`,
      ])
        expect((await fetch(appUrl + address)).status).toBe(404);
    },
  );
});
