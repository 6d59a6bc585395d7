import { expect } from "vitest";
import { changeSession } from "~/features/programme/commands/change-session.server";
import { editSession } from "~/features/programme/commands/edit-session.server";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import { browserTest, browserTestAs, type Visitor } from "../support/browser";
import { postJson } from "../support/http";
import type { Hub } from "../support/hub";
import { signedInCookie } from "../support/signed-in";

/** A published event with a talk and a lunch, and Åse who comes. */
async function published(hub: Hub, appUrl: string) {
  const event = await hub.event({ draft: true });
  const at = (from: string, to: string) => ({
    startsAt: `${event.date}T${from}`,
    endsAt: `${event.date}T${to}`,
  });
  const talk = { kind: "talk" as const, title: "Havneforedraget", place: "Storsalen" };
  const session = await hub.session(event.slug, { ...talk, ...at("08:00", "09:00") });
  await hub.session(event.slug, { kind: "meal", title: "Lunsjbordet", ...at("09:00", "10:00") });
  await hub.publish(event.slug);
  const ordered = await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
    contact: { name: "Åse Prøvesen", email: `ase@${hub.slug}.example` },
    seats: [{ name: "Åse Prøvesen", email: `ase@${hub.slug}.example` }],
  });
  expect(ordered.status).toBe(201);
  return { event, session, talk, at };
}

/** Everything the public, an attendee and their calendars read about an event. */
async function publicWords(hub: Hub, appUrl: string, slug: string): Promise<string[]> {
  const seat = await hub.world.db.registration.findFirstOrThrow({ where: { event: { slug } } });
  const { registration, feed } = seatTokens(hub.world, {
    id: seat.id,
    generation: seat.tokenGeneration,
  });
  const addresses = [
    `/e/${slug}`,
    `/embed/e/${slug}`,
    `/o/${hub.slug}`,
    `/api/v1/events/${slug}`,
    `/api/v1/organisations/${hub.slug}`,
    `/e/${slug}/calendar.ics`,
    `/e/${slug}/feed.ics`,
    `/o/${hub.slug}/events.ics`,
    `/r/${registration}`,
    `/feeds/${feed}.ics`,
  ];
  return Promise.all(
    addresses.map(async (address) => {
      const answer = await fetch(appUrl + address);
      return `${answer.status} ${address}\n${(await answer.text()).replaceAll(/\r\n[ \t]/g, "")}`;
    }),
  );
}

browserTest(
  "what is not published stands on no page, in no calendar and in no answer",
  { timeout: 60_000 },
  async ({ hub, appUrl, open }) => {
    const { event, session, talk, at } = await published(hub, appUrl);
    const before = await publicWords(hub, appUrl, event.slug);
    for (const words of before) expect(words).toMatch(/^200 /);
    const edit = (what: Parameters<typeof editSession>[4]) =>
      editSession(hub.world, hub.owner, hub.slug, event.slug, what);
    await edit({
      action: "add",
      details: { kind: "talk", title: "Hemmeligposten", ...at("09:00", "09:30") },
    });
    await edit({
      action: "change",
      sessionId: session,
      details: { ...talk, place: "Hemmeligloftet", ...at("08:15", "09:00") },
    });
    for (const words of await publicWords(hub, appUrl, event.slug)) {
      expect(words).toMatch(/^200 /);
      expect(words).not.toMatch(/Hemmelig|08:15|T0815/);
    }

    // Published it is there: on the page and in its JSON-LD, in the API and the calendars.
    const organiser = await open();
    await organiser.page
      .context()
      .addCookies([await signedInCookie(hub.world, hub.owner.email, appUrl)]);
    await organiser.visit(`/organise/${hub.slug}/e/${event.slug}/programme/publish`);
    await organiser.press("Publiser");
    const after = await publicWords(hub, appUrl, event.slug);
    const saying = after.filter((words) => words.includes("Hemmelig"));
    expect(saying.length).toBeGreaterThanOrEqual(6);
    expect(after[0]).toMatch(/<script type="application\/ld\+json"[^>]*>[^<]*Hemmeligposten/);
  },
);

/** Goes to a control with the tabulator alone, as somebody without a mouse does, and presses Enter. */
async function enterOn({ page }: Visitor, name: string): Promise<void> {
  const wanted = page
    .getByRole("link", { name, exact: true })
    .or(page.getByRole("button", { name, exact: true }));
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press("Tab");
    if (await wanted.first().evaluate((element) => element === document.activeElement)) {
      await Promise.all([page.waitForEvent("domcontentloaded"), page.keyboard.press("Enter")]);
      return;
    }
  }
  throw new Error(`"${name}" cannot be reached with the keyboard`);
}

browserTestAs({ viewport: "phone", javaScriptEnabled: false })(
  "an organiser drafts, reviews and publishes on a phone, by keyboard, without scripts",
  { timeout: 90_000 },
  async ({ hub, appUrl, visitor, shoot }) => {
    const { event, session, talk, at } = await published(hub, appUrl);
    const { page, visit, checkPage } = visitor;
    await page.context().addCookies([await signedInCookie(hub.world, hub.owner.email, appUrl)]);
    const board = `/organise/${hub.slug}/e/${event.slug}/programme`;
    const settled = async (): Promise<void> => {
      await checkPage();
      const wide = await page.locator("html").evaluate((html) => html.scrollWidth);
      expect.soft(wide, page.url()).toBeLessThanOrEqual(390);
    };

    // Two changes, the first by the form.
    await visit(`${board}/${session}`);
    await page.getByLabel("Begynner").fill(`${event.date}T08:30`);
    await enterOn(visitor, "Lagre");
    await settled();
    await page.getByText("Én endring er ikke publisert").waitFor();
    expect(await page.locator(".draft-note").innerText()).toContain("08:30");
    await editSession(hub.world, hub.owner, hub.slug, event.slug, {
      action: "add",
      details: { kind: "break", title: "Kaffepausen", ...at("09:00", "09:15") },
    });
    await visit(board);
    await page.getByText("2 endringer er ikke publisert").waitFor();
    await shoot("drafts-board-phone");

    // Somebody changes the talk meanwhile: nothing is overwritten.
    await changeSession(hub.world, hub.owner, hub.slug, event.slug, session, {
      ...talk,
      place: "Kjelleren",
      ...at("08:00", "09:00"),
    });
    await enterOn(visitor, "Se over og publiser");
    await settled();
    await page.getByText("Endret av en annen i mellomtiden").waitFor();
    expect(await page.locator(".draft").first().innerText()).toContain("Kjelleren");
    await shoot("drafts-review-overtaken-phone");
    await enterOn(visitor, "Behold min endring av «Havneforedraget»");
    await settled();
    expect(await page.getByText("Endret av en annen").count()).toBe(0);
    expect(await page.locator(".told-people").innerText()).toContain("Åse Prøvesen");
    await shoot("drafts-review-phone");

    // Only the talk now; the break waits on, and is then dropped.
    await page.getByRole("checkbox", { name: "Kaffepausen" }).uncheck();
    await enterOn(visitor, "Publiser");
    await settled();
    await page.getByText("Endringen er publisert. Én person får beskjed.").waitFor();
    await page.getByText("Én endring er ikke publisert").waitFor();
    const stored = await hub.world.db.session.findUniqueOrThrow({ where: { id: session } });
    expect(stored).toMatchObject({ place: "Storsalen", calendarSequence: 2 });
    await enterOn(visitor, "Forkast endringen av «Kaffepausen»");
    await settled();
    await page.getByText("Endringen er forkastet").waitFor();
    expect(await page.getByText("ikke publisert").count()).toBe(0);
    await enterOn(visitor, "Send nå");
    await settled();
    await expect
      .poll(() =>
        hub.world.db.outboxMessage.count({ where: { eventId: event.id, kind: "changed" } }),
      )
      .toBe(1);
  },
);
