import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect } from "vitest";
import type { Page } from "playwright-core";
import { texts } from "~/i18n/texts/all";
import type { Locale } from "~/kernel/locales";
import { addTime, day, hour } from "~/kernel/time";
import { decideApplication } from "~/features/registration/commands/decide-application.server";
import { hurryLetters } from "~/features/notifications/commands/hurry-letters.server";
import { changeSession } from "~/features/programme/commands/change-session.server";
import { browserTest, browserTestAs } from "../support/browser";
import { leadsTo, postForm, postJson } from "../support/http";
import type { Hub } from "../support/hub";
import type { OpenedMail } from "../support/mailbox";

/** A key that was shown instead of its words, a place that was not filled in, a value that is none. */
const untranslated = new RegExp(
  `\\b(?:${Object.keys(texts).join("|")})[.:][a-z][\\w-]+|\\{\\{|\\}\\}|undefined|\\bNaN\\b|\\[object`,
);

/** Words that give a language away, in texts that are ours alone. */
const foreign = {
  nb: /\b(och|inte|är|för|mejl|the|and|your|you)\b/i,
  sv: /\b(og|ikke|deg|påmelding|arrangement|the|and|your|you)\b/i,
  en: /\b(og|och|ikke|inte|du|det|deg|dig)\b/i,
} as const;

const second = 1000;

async function expectLanguage(page: Page, locale: Locale): Promise<void> {
  expect(await page.locator("html").getAttribute("lang")).toBe(locale);
  const words = await page.evaluate(() => {
    const said = [...document.querySelectorAll("[aria-label], [title], [content], [placeholder]")];
    const attributes = ["aria-label", "title", "content", "placeholder"] as const;
    return [document.title, document.body.innerText].concat(
      said.flatMap((element) => attributes.map((name) => element.getAttribute(name) ?? "")),
    );
  });
  const all = words.join("\n");
  expect.soft(untranslated.exec(all)?.[0], page.url()).toBeUndefined();
  const ours = words.join("\n").replaceAll(/Norsk|Svenska|English|Havnehagen \w+/g, "");
  expect.soft(foreign[locale].exec(ours)?.[0], page.url()).toBeUndefined();
}

/** One of each kind of public page, about an event that has no words of its own. */
async function pagesOf(appUrl: string, hub: Hub): Promise<string[]> {
  const event = await hub.event({ title: "Treff 2027", visibility: "unlisted", draft: true });
  const full = await hub.event({ title: "Treff 2028", visibility: "unlisted", capacity: 1 });
  const asked = await hub.event({ title: "Treff 2029", requiresApproval: true });
  await hub.session(event.slug, {
    kind: "transport",
    title: "Oslo",
    startsAt: `${event.date}T08:00`,
    endsAt: `${event.date}T09:00`,
    place: "Oslo",
    toPlace: "Moss",
  });
  await hub.publish(event.slug);
  const orderAt = async (slug: string) => {
    const answer = await postJson(`${appUrl}/api/v1/events/${slug}/orders`, {
      contact: { name: "Ada", email: "ada@lang.example", company: { name: "Lang AS" } },
      seats: [{ name: "Ada", email: "ada@lang.example" }, {}].slice(0, slug === full.slug ? 1 : 2),
    });
    const { order, seats } = (await answer.json()) as {
      order: { url: string };
      seats: { url: string }[];
    };
    return [order, ...seats].map(({ url }) => new URL(url).pathname);
  };
  const confirmed = await orderAt(event.slug);
  await orderAt(full.slug);
  const queue = await postJson(`${appUrl}/api/v1/events/${full.slug}/orders`, {
    contact: { name: "Bo", email: "bo@lang.example" },
    seats: [{ name: "Bo", email: "bo@lang.example" }],
  });
  const { seats } = (await queue.json()) as { seats: { url: string }[] };
  const code = leadsTo(await postForm(appUrl, "/sign-in", { email: "ada@lang.example" })).pathname;
  return [
    `/e/${event.slug}`,
    `/e/${event.slug}/register`,
    `/e/${full.slug}`,
    `/e/${full.slug}/register`,
    `/e/${asked.slug}/register`,
    ...confirmed,
    ...(await orderAt(asked.slug)),
    ...seats.map(({ url }) => new URL(url).pathname),
    "/sign-in",
    code,
    "/no/such/page",
  ];
}

describe("every public page speaks one language", () => {
  for (const locale of ["nb", "sv", "en"] as const) {
    browserTestAs({ viewport: "phone", locale })(
      locale,
      { timeout: 90_000 },
      async ({ appUrl, hub, page, visit, press }) => {
        const paths = await pagesOf(appUrl, hub);
        const links = new Set<string>();
        for (const path of paths) {
          await visit(path, { status: path === "/no/such/page" ? 404 : 200 });
          await expectLanguage(page, locale);
          for (const link of await page.locator("a[href]").all())
            links.add(new URL((await link.getAttribute("href")) ?? "", page.url()).href);
        }
        for (const link of links) {
          if (!link.startsWith(appUrl) || decodeURIComponent(link).includes("/no/such/page"))
            continue;
          expect.soft((await fetch(link)).status, link).toBe(200);
        }
        // What was refused, too.
        for (const path of ["/sign-in", paths[1] ?? ""]) {
          await visit(path);
          await press(page.locator("main form button.button-primary").last());
          await page.locator("#errors").waitFor();
          await expectLanguage(page, locale);
        }
      },
    );
  }
});

browserTest(
  "the language is switched on the spot and stays switched",
  async ({ hub, page, visit, press }) => {
    const event = await hub.event();
    // Where one is stays; a language the address itself names does not.
    await visit(`/e/${event.slug}/register?lang=en&from=newsletter`);
    await press("Svenska");
    const { pathname, search } = new URL(page.url());
    expect(pathname + search).toBe(`/e/${event.slug}/register?from=newsletter`);
    expect(await page.locator("html").getAttribute("lang")).toBe("sv");
    await visit(`/e/${event.slug}`);
    expect(await page.locator("html").getAttribute("lang")).toBe("sv");
    await press(page.getByRole("link", { name: "Anmäl dig" }).first());
    expect(new URL(page.url()).search).toBe("");
    expect(await page.locator("html").getAttribute("lang")).toBe("sv");
    await visit("/");
    expect(await page.locator("html").getAttribute("lang")).toBe("sv");
    await press("English");
    await visit("/no/such/page", { status: 404 });
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  },
);

function expectMail({ mail, subject, kind }: OpenedMail, locale: Locale): void {
  const html = typeof mail.html === "string" ? mail.html : "";
  const seen = html.replaceAll(/<style[\s\S]*?<\/style>|<[^>]*>/g, " ");
  const words = [subject, mail.text ?? "", seen].join("\n");
  expect.soft(html, kind).toContain(`lang="${locale}"`);
  expect.soft(untranslated.exec(words)?.[0], kind).toBeUndefined();
  const ours = words.replaceAll(/https?:\S+|\S+@\S+|Havnehagen \w+/g, "");
  expect.soft(foreign[locale].exec(ours)?.[0], `${kind}: ${words.slice(0, 300)}`).toBeUndefined();
  expect.soft(mail.text?.length ?? 0, kind).toBeGreaterThan(80);
}

describe("every mail speaks the language of the person it goes to", () => {
  for (const locale of ["nb", "sv", "en"] as const) {
    browserTest(locale, { timeout: 60_000 }, async ({ appUrl, hub, mailTo }) => {
      const mark = `${locale}-${Date.now().toString(36)}`;
      const at = (name: string) => `${name}.${mark}@lang.example`;
      const order = async (slug: string, name: string, more: object[] = [], contact = name) => {
        const answer = await postJson(`${appUrl}/api/v1/events/${slug}/orders`, {
          contact: { name: contact, email: at(contact), company: { name: "Lang AS" } },
          language: locale,
          seats: [{ name, email: at(name) }, ...more],
        });
        const { seats } = (await answer.json()) as { seats: { url: string }[] };
        return new URL(seats?.[0]?.url ?? appUrl).pathname;
      };
      const cancel = (path: string) => postForm(appUrl, path, { intent: "cancel" });
      const expectKind = async (kind: string, name: string) =>
        expectMail(await mailTo(at(name), kind), locale);

      // A company, one seat without a name, two days; a session moves.
      const trip = await hub.event({
        draft: true,
        title: `Treff ${mark}`,
        startsAt: "2027-09-01T08:00",
        endsAt: "2027-09-02T16:00",
      });
      const sessions = [];
      for (const date of ["2027-09-01", "2027-09-02"])
        sessions.push({
          kind: "talk" as const,
          title: "Moss",
          startsAt: `${date}T09:00`,
          endsAt: `${date}T10:00`,
        });
      const [first] = await Promise.all(sessions.map((one) => hub.session(trip.slug, one)));
      await hub.publish(trip.slug);
      const seat = await order(trip.slug, "ada", [{}], "kim");
      await expectKind("confirmation", "ada");
      await expectKind("calendar-day", "ada");
      await expectKind("order-confirmation", "kim");
      await expectKind("seat-to-be-named", "kim");
      const moved = { ...sessions[0], kind: "talk" as const, title: "Moss" };
      await changeSession(hub.world, hub.owner, hub.slug, trip.slug, first ?? "", {
        ...moved,
        startsAt: "2027-09-01T10:00",
        endsAt: "2027-09-01T11:00",
      });
      await hurryLetters(hub.world, hub.owner, hub.slug, trip.slug);
      await expectKind("changed", "ada");
      await order(trip.slug, "ada");
      await expectKind("link-again", "ada");
      await cancel(seat);
      await expectKind("cancelled", "ada");
      await expectKind("calendar-day", "ada");
      await expectKind("cancelled", "kim");

      // One place, two who want it.
      const small = await hub.event({ title: `Treff ${mark}`, capacity: 1 });
      const holder = await order(small.slug, "bo");
      await order(small.slug, "cy");
      await expectKind("waitlisted", "cy");
      await cancel(holder);
      await expectKind("promoted", "cy");

      // An event with approval.
      const asked = await hub.event({ title: `Treff ${mark}`, requiresApproval: true });
      await order(asked.slug, "di");
      await expectKind("awaiting-approval", "di");
      const { id } = await hub.world.db.order.findFirstOrThrow({ where: { eventId: asked.id } });
      await decideApplication(hub.world, hub.owner, hub.slug, id, "decline");
      hub.world.wake("deliver-outbox");
      await expectKind("declined", "di");

      // A reminder that falls due a moment after it was planned, and a code.
      const soon = await hub.event({ title: `Treff ${mark}`, timeZone: "UTC" });
      await order(soon.slug, "eli");
      await expectKind("confirmation", "eli");
      const startsAt = addTime(new Date(), day + 2 * second);
      await hub.world.db.event.update({
        where: { id: soon.id },
        data: { startsAt, endsAt: addTime(startsAt, hour) },
      });
      await hub.world.db.reminderRule.updateMany({ data: { quietFrom: null, quietTo: null } });
      hub.world.wake("send-reminders");
      await sleep(2200);
      hub.world.wake("send-reminders");
      await expectKind("reminder", "eli");
      await fetch(`${appUrl}/sign-in?lang=${locale}`, {
        method: "POST",
        redirect: "manual",
        headers: { Origin: appUrl },
        body: new URLSearchParams({ email: hub.owner.email }),
      });
      expectMail(await mailTo(hub.owner.email, "sign-in-code"), locale);
    });
  }
});
