import { expect } from "vitest";
import { addTime, day } from "~/kernel/time";
import { editSession } from "~/features/programme/commands/edit-session.server";
import { browserTestAs } from "../support/browser";
import { postJson } from "../support/http";
import { signedInCookie } from "../support/signed-in";

const longName = "Maximiliana-Alexandra Featherstonehaugh-Cholmondeley";

/** What would be Norwegian on a Swedish page. */
const norwegian =
  /\b(arrangementet?|påmelding(er)?|programpost(en)?|ikke|hva|noe|foreløpig|lenke|deltaker)\b/i;

browserTestAs({ viewport: "phone", locale: "sv", javaScriptEnabled: false, colorScheme: "dark" })(
  "an organiser works from a phone, in Swedish, without scripts",
  { timeout: 90_000 },
  async ({ appUrl, hub, page, visit, press }) => {
    const look = async (): Promise<void> => {
      const wide = await page.locator("html").evaluate((html) => html.scrollWidth);
      expect.soft(wide, page.url()).toBeLessThanOrEqual(390);
      const words = await page.locator("main, header, footer").allInnerTexts();
      const ours = words.join("\n").replace(/Norsk|Havnehagen \w+|Frokost \w+ \d|Bølgen/g, "");
      expect.soft(norwegian.exec(ours)?.[0], page.url()).toBeUndefined();
    };
    const goTo = async (path: string): Promise<void> => {
      await visit(path);
      await look();
    };
    await page.context().addCookies([await signedInCookie(hub.world, hub.owner.email, appUrl)]);
    const home = `/organise/${hub.slug}`;

    // Nothing yet: one way to begin, not two.
    await goTo(home);
    expect(await page.getByRole("link", { name: "Nytt evenemang" }).count()).toBe(1);
    await press("Nytt evenemang");
    await look();
    await press(page.getByRole("link", { name: /^Frukostseminarium/ }));
    await press("Skapa utkastet");
    await look();
    expect(await page.locator("#errors").innerText()).toContain("Titel: ");

    const event = await hub.event();
    const session = await hub.session(event.slug, {
      kind: "talk",
      title: longName,
      startsAt: `${event.date}T08:00`,
      endsAt: `${event.date}T09:00`,
    });
    await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
      contact: {
        name: longName,
        email: "maximiliana@lang.example",
        company: { name: longName.repeat(2) },
      },
      seats: [{ name: longName, email: "maximiliana@lang.example" }, {}],
    });
    const of = `${home}/e/${event.slug}`;
    const drafted = await editSession(hub.world, hub.owner, hub.slug, event.slug, {
      action: "change",
      sessionId: session,
      details: {
        kind: "talk",
        title: longName,
        startsAt: `${event.date}T08:30`,
        endsAt: `${event.date}T09:00`,
        place: longName,
      },
    });
    expect(drafted).toMatchObject({ value: { outcome: "drafted" } });
    for (const path of [
      home,
      of,
      `${of}/programme`,
      `${of}/programme/new`,
      `${of}/programme/${session}`,
      `${of}/programme/publish`,
      `${of}/registrations`,
      `${of}/messages`,
      `${of}/edit`,
    ])
      await goTo(path);

    // Every tab is in sight; the search finds, and its button stands beside the field.
    expect(await page.getByRole("link", { name: "Översikt" }).isVisible()).toBe(true);
    await goTo(`${of}/registrations`);
    const [field, button] = await Promise.all([
      page.getByRole("searchbox").boundingBox(),
      page.getByRole("button", { name: "Sök" }).boundingBox(),
    ]);
    expect(Math.abs((field?.y ?? 0) - (button?.y ?? 99))).toBeLessThan(8);
    await page.getByRole("searchbox").fill("Maximiliana");
    await press("Sök");
    await look();
    expect(await page.getByRole("row", { name: longName }).count()).toBeGreaterThan(0);

    // What needs somebody leads to exactly that: the seat without a name.
    await hub.world.db.event.update({
      where: { id: event.id },
      data: { startsAt: addTime(hub.world.now(), day), endsAt: addTime(hub.world.now(), 2 * day) },
    });
    await goTo(home);
    await press(page.getByRole("link", { name: /En plats utan namn/ }));
    await look();
    expect(await page.locator('tbody input[name="seat"]').count()).toBe(1);
  },
);
