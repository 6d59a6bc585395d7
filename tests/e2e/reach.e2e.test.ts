import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import type { Page } from "playwright-core";
import { browserTestAs, type Mailbox } from "../support/browser";
import { postForm, postJson, leadsTo } from "../support/http";
import type { Hub } from "../support/hub";

const longWord =
  "Næringshagesamarbeidsavtalereforhandlingsutvalgsmedlemskapskontingentinnkrevingsordning";

/** Every kind of public page there is, about one event whose words are as long as words get. */
async function publicPages(appUrl: string, hub: Hub, { mailTo }: Pick<Mailbox, "mailTo">) {
  const event = await hub.event({
    draft: true,
    title: longWord,
    summary: longWord.repeat(3),
    description: `${longWord}\n\nhttps://example.org/${longWord}`,
    placeName: longWord,
    placeAddress: longWord,
    hostCompany: longWord,
  });
  const { track } = await hub.group(event.slug, longWord.slice(0, 80));
  for (const [place, kind] of (["talk", "transport", "meal", "lodging"] as const).entries()) {
    await hub.session(event.slug, {
      kind,
      title: longWord,
      description: longWord,
      speakers: longWord,
      startsAt: `${event.date}T08:${10 + place}`,
      endsAt: `${event.date}T09:${10 + place}`,
      place: longWord,
      toPlace: longWord,
      ...(place === 0 ? { trackId: track } : {}),
    });
  }
  await hub.publish(event.slug);
  const address = `${"lang".repeat(6)}.${randomUUID()}@${"firma".repeat(9)}.example`;
  const answer = await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
    contact: { name: longWord, email: address, company: { name: longWord } },
    seats: [{ name: longWord, email: address }, {}],
  });
  const { order, seats } = (await answer.json()) as {
    order: { url: string };
    seats: { url: string }[];
  };
  const { id } = await mailTo(address, "confirmation");
  const code = leadsTo(await postForm(appUrl, "/sign-in", { email: address })).pathname;
  return [
    "/",
    `/o/${hub.slug}`,
    `/e/${event.slug}`,
    `/e/${event.slug}/register`,
    ...[order, ...seats].map(({ url }) => new URL(url).pathname),
    `/embed/events?organiser=${hub.slug}`,
    `/embed/e/${event.slug}`,
    `/embed/e/${event.slug}/register`,
    "/developers",
    "/sign-in",
    code,
    "/dev/mail",
    `/dev/mail/${id}`,
    "/no/such/page",
  ];
}

async function expectNoSidewaysScroll(page: Page, width: number): Promise<void> {
  const wide = await page.evaluate((limit) => {
    const name = (element: Element) => `${element.tagName}.${element.className} `;
    const beyond = [...document.querySelectorAll("main *, header *, footer *")].filter(
      (element) => element.getBoundingClientRect().right > limit + 1,
    );
    const { scrollWidth } = document.scrollingElement ?? document.body;
    return scrollWidth > limit ? `${scrollWidth}: ${beyond.slice(0, 4).map(name).join("")}` : "";
  }, width);
  expect.soft(wide, page.url()).toBe("");
}

const widths = { narrow: 320, phone: 390, desktop: 1440 } as const;
const ways = [
  { viewport: "narrow", colorScheme: "light" },
  { viewport: "phone", colorScheme: "dark" },
  { viewport: "desktop", colorScheme: "dark" },
] as const;

describe("every public page holds very long words and passes axe", () => {
  for (const way of ways) {
    browserTestAs(way)(
      `${way.viewport}, ${way.colorScheme}`,
      { timeout: 120_000 },
      async ({ appUrl, hub, page, visit, press, mailbox, shoot }) => {
        const paths = await publicPages(appUrl, hub, mailbox);
        for (const path of paths) {
          await visit(path, { status: path === "/no/such/page" ? 404 : 200 });
          await expectNoSidewaysScroll(page, widths[way.viewport]);
          await shoot(`long${path.replace(/[\w-]{30,}/g, "x").replaceAll("/", "-")}`);
        }
        // What was refused, and the rows of a company.
        await visit(paths.find((path) => path.endsWith("/register")) ?? "");
        await page.getByLabel("Flere fra bedriften").check();
        await page.locator('[name="contact.email"]').fill(longWord);
        await press(page.getByRole("button", { name: "Fortsett", exact: true }));
        await page.locator("#errors").waitFor();
        await expectNoSidewaysScroll(page, widths[way.viewport]);
        await shoot("long-errors");
      },
    );
  }
});
