import { buildIfStale } from "~/main/build";
import { launchChromium } from "./chromium";
import { cloneDatabase, openDatabaseServer } from "./database-server";
import { keep } from "./keeper";
import { loadDemo, startApp } from "./running-app";

/** What the pictures are taken of, and with. */
export interface ShotStage {
  /** The application with the demo. */
  readonly appUrl: string;
  readonly databaseUrl: string;
  /** The address the demo's organiser signs in with. */
  readonly organiser: string;
  /** The application on a database with nothing in it. */
  readonly emptyUrl: string;
  /** Where Chromium listens. */
  readonly browserUrl: string;
}

/** Who runs the installation in the pictures. */
const operator = {
  TREFF_OPERATOR: "Fjordhagen drift AS",
  TREFF_CONTACT_EMAIL: "hjelp@fjordhagen.example",
};

/** Holds what `npm run shots` needs: two applications, one full and one empty, and a browser. */
await keep<ShotStage>(async () => {
  const opened: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const one of opened.toReversed()) await one();
  };
  try {
    await buildIfStale();
    const server = await openDatabaseServer();
    opened.push(() => server.close());
    const [databaseUrl, nothing] = [await cloneDatabase(server), await cloneDatabase(server)];
    const organiser = await loadDemo(databaseUrl);
    const app = await startApp(databaseUrl, operator);
    opened.push(() => app.close());
    const empty = await startApp(nothing);
    opened.push(() => empty.close());
    const browser = await launchChromium();
    opened.push(() => browser.close());
    const urls = { appUrl: app.url, emptyUrl: empty.url, browserUrl: browser.wsEndpoint() };
    return { ready: { ...urls, databaseUrl, organiser }, close };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
});
