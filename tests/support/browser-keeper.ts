import { buildIfStale } from "~/main/build";
import { entity, startCompanyRegister } from "./company-register";
import { launchChromium } from "./chromium";
import { cloneDatabase, openDatabaseServer, type TemplateDatabase } from "./database-server";
import { keep } from "./keeper";
import { loadDemo, startApp } from "./running-app";

/** What the browser suite is told. */
export interface BrowserStage {
  readonly appUrl: string;
  readonly databaseUrl: string;
  /** The server it is on, for files that need a database of their own. */
  readonly databases: TemplateDatabase;
  /** The address the demo's organiser signs in with. */
  readonly organiser: string;
  /** Where Chromium listens for tests. */
  readonly browserUrl: string;
}

/** The organisation number the register of companies knows. */
const knownCompany = "923609016";

type Close = () => Promise<unknown>;

/** Holds the browser suite's stage: a database with the demo, the built application on it, a browser. */
await keep<BrowserStage>(async () => {
  const opened: Close[] = [];
  const close = async (): Promise<void> => {
    const troubles: unknown[] = [];
    for (const one of opened.toReversed()) await one().catch((error) => troubles.push(error));
    if (troubles.length > 0) throw troubles[0];
  };
  try {
    await buildIfStale();
    const server = await openDatabaseServer();
    opened.push(() => server.close());
    const databaseUrl = await cloneDatabase(server);
    const organiser = await loadDemo(databaseUrl);
    const register = await startCompanyRegister();
    opened.push(() => register.close());
    register.answers[`/enheter/${knownCompany}`] = { body: entity(knownCompany) };
    const app = await startApp(databaseUrl, { TREFF_BRREG_URL: register.url });
    opened.push(() => app.close());
    const browser = await launchChromium();
    opened.push(() => browser.close());
    const { serverUrl, template } = server;
    const ready = {
      appUrl: app.url,
      databaseUrl,
      databases: { serverUrl, template },
      organiser,
      browserUrl: browser.wsEndpoint(),
    };
    return { ready, close };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
});
