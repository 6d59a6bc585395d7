/**
 * The bare Remix a signed-in person's page is measured against: the same build, loaders and rendering on
 * `node:http`, with the person known beforehand and nothing of ours in front of it.
 */
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { organisationsOf } from "~/features/organisations/queries/membership.server";
import { readSettings } from "~/platform/env.server";
import { openWorld } from "~/platform/world.server";
import { root } from "../support/keeper";

const settings = readSettings();
const world = openWorld(settings, () => {});
const account = await world.db.account.findFirstOrThrow({
  where: { email: process.env["ACTOR"] ?? "" },
});
const actor = {
  kind: "signed-in",
  accountId: account.id,
  name: account.name,
  email: account.email,
} as const;
const staff = { name: actor.name, organisations: await organisationsOf(world, actor) };
const built = pathToFileURL(join(root, "build", "server", "index.js")).href;
const handle = createRequestHandler((await import(built)) as ServerBuild, "production");

createServer((request, answer) => {
  if (request.url === "/healthz") return void answer.end("ready");
  const asked = new Request(`${settings.url}${request.url}`);
  const context = {
    world,
    locale: "nb" as const,
    requestId: "bare",
    source: "bare",
    actor,
    staff,
    sessionSecret: undefined,
    demo: false,
    keep: () => {},
    keeps: () => false,
    report: console.error,
  };
  void handle(asked, context).then(async (page) => {
    const body = Buffer.from(await page.arrayBuffer());
    answer.writeHead(page.status, Object.fromEntries(page.headers));
    answer.end(body);
  });
}).listen(settings.port, settings.host);

process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
