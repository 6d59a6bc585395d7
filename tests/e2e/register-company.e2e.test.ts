import { describe, expect } from "vitest";
import type { Page } from "playwright-core";
import { browserTestAs, type Press } from "../support/browser";
import { makeFullOffer } from "../support/full-offer";
import { fingerOf, keysOn } from "../support/keys";
import type { Hub } from "../support/hub";

/** The orders that stand for an event, with their seats. */
function ordersOf(hub: Hub, eventId: string) {
  return hub.world.db.order.findMany({
    where: { eventId },
    include: {
      company: true,
      answers: true,
      registrations: {
        orderBy: { seatNumber: "asc" },
        include: { addOns: true, sessions: true, answers: true },
      },
    },
  });
}

const list = [
  "Namn\tE-post",
  "Kari Nordmann <kari@nordlys.example>",
  "Ola Bakke; ola@nordlys.example",
  "Per Strand\tper@nordlys.example",
  "Lise Vik <lise(at)nordlys.example",
  "Nina Holm nina@nordlys.example",
].join("\n");

/** A field that is shown, by its name. */
function fieldOf(page: Page) {
  return (name: string) => page.locator(`[name="${name}"]`).locator("visible=true");
}

/** A person with nothing but a keyboard, or with a finger. */
function handOf(page: Page, { byKeys }: { readonly byKeys: boolean }) {
  return byKeys ? keysOn(page) : fingerOf();
}

for (const javaScriptEnabled of [false, true]) {
  const how = javaScriptEnabled ? "with" : "without";
  describe(`a company on a phone, in Swedish, ${how} JavaScript`, () => {
    const phoneTest = browserTestAs({ viewport: "phone", locale: "sv", javaScriptEnabled });

    phoneTest(
      "registers four people and two to be named later",
      { timeout: 120_000 },
      async ({ hub, page, visit, press: pressed, mailTo, shoot }) => {
        const hand = handOf(page, { byKeys: javaScriptEnabled });
        const press: Press = (what) => pressed(what, hand.press);
        const event = await makeFullOffer(hub);
        const { addOns, sessions, questions } = event;
        const field = fieldOf(page);
        const seat = (place: number, name: string) => field(`seats[${place}].${name}`);
        const openSeat = async (place: number) => {
          const choices = page.locator(".seat").nth(place).locator("details");
          if ((await choices.getAttribute("open")) === null)
            await hand.press(choices.locator("summary"));
        };
        await visit(`/e/${event.slug}/register`);
        await shoot(`form-${how}-first`);
        await hand.check(page.getByLabel("Flera från företaget"));
        await hand.fill(field("contact.name"), "Åsa Björk");
        await hand.fill(field("contact.email"), "asa@nordlys.example");
        await hand.fill(field("contact.organisationNumber"), "923 609 016");
        await press("Hämta namnet");
        await page.getByText("Nordlys Sensor AS, Moss").waitFor();
        expect(await field("contact.company").inputValue()).toBe("Nordlys Sensor AS");
        await hand.fill(field("reference"), "PO 4711");

        await hand.press(page.getByText("Klistra in en lista").locator("visible=true"));
        await hand.fill(page.getByLabel("Namn och adresser"), list);
        await press("Lägg till dem");
        await shoot(`form-${how}-pasted`);
        expect(await page.getByText("Rad 5").innerText()).toContain("lise(at)nordlys.example");
        const left = await page.getByLabel("Namn och adresser").inputValue();
        expect(left).toBe("Lise Vik <lise(at)nordlys.example");
        expect(await seat(3, "email").inputValue()).toBe("nina@nordlys.example");
        await hand.press(page.getByText("Flera platser på en gång").locator("visible=true"));
        await hand.fill(page.getByLabel("Antal"), "2");
        await press(page.getByRole("button", { name: "Lägg till", exact: true }));
        await page.getByText(/Platserna hålls till kl\. \d\d:\d\d/).waitFor();
        await shoot(`form-${how}-held`);
        expect(await hub.world.db.hold.count({ where: { eventId: event.id, endedAt: null } })).toBe(
          1,
        );

        // A double room, shared; a workshop; what follows from an answer.
        await openSeat(0);
        expect(await seat(0, `addOns.${addOns.bus}`).count()).toBe(0);
        await hand.check(seat(0, `waitFor.${addOns.bus}`));
        await hand.check(seat(0, `addOns.${addOns.room}`));
        await hand.fill(seat(0, `roomMate.${addOns.room}`), "Ola Bakke");
        await hand.check(seat(0, `sessions.${sessions.first}`));
        expect(await seat(0, `q.${questions.plate}`).count()).toBe(0);
        expect(await seat(0, `q.${questions.thesis}`).count()).toBe(0);
        await hand.check(seat(0, `q.${questions.byCar}`).first());
        await shoot(`form-${how}-seat`);
        await hand.fill(seat(0, `q.${questions.plate}`), "AB 12345");
        await openSeat(1);
        await hand.select(seat(1, "ticketType"), event.tickets.student);
        await hand.check(seat(1, `sessions.${sessions.first}`));
        await hand.check(seat(1, `sessions.${sessions.second}`));
        await hand.check(field(`q.${questions.heard}.1`));
        await hand.press(page.getByText("Har du en kod?").locator("visible=true"));
        await hand.fill(page.getByLabel("Kod", { exact: true }), "nord10");
        await press("Använd koden");
        await page.getByText("NORD10 används").waitFor();

        // What is missing is said beside its field; nothing typed is lost.
        await press("Fortsätt");
        await shoot(`form-${how}-problems`);
        const summary = page.locator("#errors");
        expect(await summary.innerText()).toContain("Plats 2");
        for (const link of await summary.locator("a").all())
          expect(await page.locator((await link.getAttribute("href")) ?? "").count()).toBe(1);
        await openSeat(0);
        expect(await seat(0, `roomMate.${addOns.room}`).inputValue()).toBe("Ola Bakke");
        await hand.uncheck(seat(1, `sessions.${sessions.second}`));
        await hand.fill(seat(0, `q.${questions.topic}`), "Sjö och salt");
        await press("Fortsätt");
        await page.getByRole("heading", { name: "Stämmer det här?" }).waitFor();
        await shoot(`form-${how}-review`);
        expect(await page.locator(".review-seats").innerText()).toContain("Buss fra Moss (i kö)");
        expect(await ordersOf(hub, event.id)).toEqual([]);

        // A second thought, and back.
        await press("Ändra");
        await openSeat(0);
        expect(await seat(0, `q.${questions.plate}`).inputValue()).toBe("AB 12345");
        await press("Fortsätt");
        await press(page.getByRole("button", { name: /^Anmäl 6 personer · / }));
        await page.getByText("6 platser är bokade").waitFor();
        await shoot(`form-${how}-order`);

        const [order, ...more] = await ordersOf(hub, event.id);
        expect(more).toEqual([]);
        // Five standard at the early price and one student, a room; ten per cent off the tickets.
        expect(order).toMatchObject({
          netMinor: 5 * 90_000 + 90_000,
          paymentState: "to-be-invoiced",
          reference: "PO 4711",
          company: { name: "Nordlys Sensor AS", organisationNumber: "923609016" },
          answers: expect.arrayContaining([
            expect.objectContaining({ questionId: questions.heard, values: ["En kollega"] }),
          ]),
        });
        expect(order?.registrations).toHaveLength(6);
        expect(order?.registrations[0]).toMatchObject({
          attendeeEmail: "kari@nordlys.example",
          addOns: expect.arrayContaining([
            expect.objectContaining({
              addOnId: addOns.room,
              roomMate: "Ola Bakke",
              status: "taken",
            }),
            expect.objectContaining({ addOnId: addOns.bus, status: "waitlisted" }),
          ]),
          sessions: [{ sessionId: sessions.first }],
        });
        expect(order?.registrations[5]).toMatchObject({ attendeeEmail: null });
        const hold = await hub.world.db.hold.findFirst({ where: { eventId: event.id } });
        expect(hold?.endedAt).not.toBeNull();
        for (const name of ["kari", "ola", "per", "nina"])
          await mailTo(`${name}@nordlys.example`, "confirmation");
        await mailTo("asa@nordlys.example", "seat-to-be-named");
      },
    );
  });
}
