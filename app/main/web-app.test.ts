import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { testSettings } from "tests/support/world";
import { cookiesOf } from "~/platform/http/cookies.server";
import { openLog } from "~/platform/log.server";
import { openWorld } from "~/platform/world.server";
import { builtAssets, createApp } from "./web-app";

/** The web application with no database behind it and no page to render. */
async function withoutDatabase(ask: (url: string) => Promise<void>): Promise<void> {
  const settings = testSettings({ TREFF_URL: "http://localhost:1" });
  const world = openWorld(settings, () => {});
  const build = () => Promise.reject(new Error("no page without a database"));
  const app = createApp(world, openLog(settings, "web"), { build, assets: builtAssets() }, null);
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
    await world.db.$disconnect();
  }
}

test("while the database is away a page still says so, in the reader's language", async () => {
  await withoutDatabase(async (url) => {
    const cookies = cookiesOf({ url });
    const chosen = cookies.setLanguage("sv").split(";")[0] ?? "";
    const session = (await cookies.setSession("x".repeat(40), new Date())).split(";")[0] ?? "";
    const answer = await fetch(`${url}/organise?view=past`, {
      headers: { Cookie: `${chosen}; ${session}`, "Accept-Language": "en" },
    });
    const html = await answer.text();
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("2");
    expect(html).toContain('<html lang="sv">');
    expect(html).toContain('href="/organise?view=past"');
    expect(html).toContain(answer.headers.get("x-request-id") ?? "none");

    const asked = await fetch(`${url}/organise?lang=en`, {
      headers: { Cookie: `${chosen}; ${session}` },
    });
    expect(await asked.text()).toContain('<html lang="en">');
  });
});

test("refusals before any page look like pages, and give no way to try what cannot help", async () => {
  await withoutDatabase(async (url) => {
    const answer = await fetch(`${url}/%00`, { headers: { "Accept-Language": "nb" } });
    const html = await answer.text();
    expect(answer.status).toBe(404);
    expect(html).toContain('<link rel="stylesheet" href="/plain.css">');
    expect(html).toContain('href="/"');
    expect(html).not.toContain("%00");

    const api = await fetch(`${url}/api/v1/%00`);
    expect(api.headers.get("content-type")).toContain("application/problem+json");
  });
});
