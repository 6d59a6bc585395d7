import type { RootWorld } from "~/platform/world.server";
import { cookieFor } from "../support/signed-in";
import { perSecond, type Figure } from "./figures";
import { compare, rateOf } from "./load";
import { readyRates } from "./ready";
import type { Started } from "./stage";

/** Anonymous pages out of the cache, beside a bare server with the same bytes and beside a bare render. */
export async function pageFigures(
  databaseUrl: string,
  app: Started,
  remix: Started,
  pages: Readonly<Record<string, string>>,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, path] of Object.entries(pages)) {
    const rates = await readyRates(databaseUrl, app.url + path, {
      rendered: () => rateOf(remix.url + path, { seconds: 2 }),
    });
    const group = `Anonymous page: ${name}`;
    figures.push(
      {
        group,
        what: "from the cache, against a bare node:http server with the same bytes",
        ours: perSecond(rates.ours),
        baseline: perSecond(rates.bare),
        ratio: rates.ours / rates.bare,
        goal: { atLeast: 1 / 3 },
      },
      {
        group,
        what: "from the cache, against the page rendered by bare Remix",
        ours: perSecond(rates.ours),
        baseline: perSecond(rates.rendered),
        ratio: rates.ours / rates.rendered,
        goal: { atLeast: 50 },
      },
      {
        group,
        what: "unchanged (304), against the bare server's 304",
        ours: perSecond(rates.unchanged),
        baseline: perSecond(rates.bareUnchanged),
        ratio: rates.unchanged / rates.bareUnchanged,
        goal: { atLeast: 1 / 3 },
      },
    );
  }
  return figures;
}

/** The page of somebody signed in, beside Remix with nothing in front of it. */
export async function signedInFigures(
  world: RootWorld,
  app: Started,
  remix: Started,
  email: string,
  pages: Readonly<Record<string, string>>,
): Promise<Figure[]> {
  const cookie = await sessionCookie(world, email);
  const figures: Figure[] = [];
  for (const [name, path] of Object.entries(pages)) {
    const rates = await compare(3, {
      ours: () => rateOf(app.url + path, { headers: { cookie } }),
      bare: () => rateOf(remix.url + path),
    });
    figures.push({
      group: "Page for somebody signed in, against a bare Remix render",
      what: name,
      ours: perSecond(rates.ours),
      baseline: perSecond(rates.bare),
      ratio: rates.ours / rates.bare,
      goal: { atLeast: 0.6 },
    });
  }
  return figures;
}

/** The cookie of somebody signed in, by their address. */
export async function sessionCookie(world: RootWorld, email: string): Promise<string> {
  const { id } = await world.db.account.findUniqueOrThrow({ where: { email } });
  return cookieFor(world, id);
}
