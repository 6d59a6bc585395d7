import { describe, expect } from "vitest";
import { browserTest, browserTestAs } from "../support/browser";
import { postForm } from "../support/http";
import { signedInCookie } from "../support/signed-in";

describe("on a phone, without JavaScript", () => {
  const phoneTest = browserTestAs({ viewport: "phone", javaScriptEnabled: false });

  phoneTest(
    "somebody chooses how to keep the calendar, and gives the place to a colleague",
    async ({ appUrl, hub, page, visit, press, expectComplaint, shoot }) => {
      const event = await hub.event();
      await visit(`/e/${event.slug}/register`);
      await page.locator('[name="contact.name"]').fill("Åsa Prøve");
      await page.locator('[name="contact.email"]').fill("asa@life.example");
      await press(page.getByRole("button", { name: "Meld på", exact: true }));
      const seat = new URL(page.url()).pathname;

      await page.locator("input[value=feed]").check();
      await press("Lagre valget");
      await page.getByText("Abonnementet holder kalenderen à jour").waitFor();
      expect(await page.locator("input[value=feed]").isChecked()).toBe(true);
      expect(await page.locator("input[name=feed]").isVisible()).toBe(true);
      await shoot("seat-feed");

      await page.locator("summary", { hasText: "Gi plassen til en kollega" }).click();
      await page.locator("#colleague-name").fill("Liv Prøve");
      await page.locator("#colleague-email").fill("asa@life.example");
      await press("Gi bort plassen");
      await page.locator("#errors").getByText("Kollegaens e-post").waitFor();
      await shoot("seat-hand-over-errors");
      await page.locator("#colleague-email").fill("liv@life.example");
      // What was given away answers 410, with a page that says so.
      expectComplaint(/410/);
      await press("Gi bort plassen");
      await page.getByText("Plassen er gitt til en kollega").waitFor();
      await shoot("seat-handed-over");
      expect((await fetch(appUrl + seat)).status).toBe(410);
      expect(await page.content()).not.toContain("Liv");

      // The form that was sent twice hears that the place has gone.
      const again = await postForm(appUrl, seat, {
        intent: "hand-over",
        name: "Liv Prøve",
        email: "liv@life.example",
      });
      expect(again.status).toBe(302);
      const confirmed = { eventId: event.id, status: "confirmed" };
      expect(await hub.world.db.registration.findMany({ where: confirmed })).toMatchObject([
        { attendeeEmail: "liv@life.example", seatNumber: 1 },
      ]);
      expect((await postForm(appUrl, seat, { intent: "channel", channel: "feed" })).status).toBe(
        404,
      );
    },
  );
});

browserTest(
  "an organiser brings back what was cancelled, seeing first who hears of it",
  async ({ appUrl, hub, page, visit, press, shoot }) => {
    const event = await hub.event();
    const session = await hub.session(event.slug, {
      kind: "talk",
      title: "Kaffe og korte innlegg",
      startsAt: `${event.date}T08:30`,
      endsAt: `${event.date}T09:30`,
    });
    await page.context().addCookies([await signedInCookie(hub.world, hub.owner.email, appUrl)]);
    const manage = `/organise/${hub.slug}/e/${event.slug}`;
    await visit(`${manage}/programme/${session}`);
    await press("Avlys programposten");
    await visit(`${manage}/programme/publish`);
    await press(page.getByRole("button", { name: "Publiser", exact: true }));
    await visit(`${manage}/programme/${session}?restore=1`);
    await page.getByText("Blir programposten noe av likevel?").waitFor();
    await shoot("organise-session-restore");
    await press("Sett programposten tilbake");
    await page.getByText("Programposten er tilbake i programmet.").waitFor();
    await visit(`${manage}?cancel=1`);
    await press("Avlys arrangementet");
    await press(page.getByRole("link", { name: "Trekk avlysningen tilbake" }));
    await page.getByText("Blir arrangementet noe av likevel?").waitFor();
    await shoot("organise-event-restore");
    await press("Trekk avlysningen tilbake");
    await page.getByText("Arrangementet blir noe av").waitFor();
    expect(
      await hub.world.db.event.findUniqueOrThrow({
        where: { id: event.id },
        include: { sessions: true },
      }),
    ).toMatchObject({ status: "published", sessions: [{ status: "scheduled" }] });

    await visit(`${manage}/edit`);
    await page.locator("input[value=session]").check();
    await page.getByText("Programmet har nå 1 post").waitFor();
    await press("Lagre");
    expect(await hub.world.db.event.findUniqueOrThrow({ where: { id: event.id } })).toMatchObject({
      calendarGrain: "session",
    });
  },
);
