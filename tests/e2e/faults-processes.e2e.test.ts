import { expect } from "vitest";
import { codesPerAddressAndSource } from "~/features/identity/domain/sign-in-rules";
import { hour } from "~/kernel/time";
import { faultTest, patience, publicUrl, type FaultStage } from "../support/fault-stage";
import { formRequest, orderRequest, type Answer } from "../support/patient-client";
import { clockOff } from "../support/shifted-clock";

faultTest(
  "two web and two worker processes behave as one: what one is told, the other knows",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, ask, startWorker, twoWebs } = stage;
    const [[a, b]] = await Promise.all([twoWebs(), startWorker(), startWorker(clockOff(-hour))]);
    const event = await hub.event({ capacity: 1 });

    // Asked for on one, entered on the other, valid on both, ended on one for both.
    const asked = await ask(`${a.url}/sign-in`, formRequest(publicUrl, { email: hub.owner.email }));
    const code = await mailedCode(stage, a.url, hub.owner.email);
    const entered = await ask(b.url + pathOf(asked), formRequest(publicUrl, { code }));
    expect(entered.status).toBe(302);
    const cookie = cookieIn(entered);
    const page = `/organise/${hub.slug}/e/${event.slug}`;
    for (const web of [a, b])
      expect((await ask(web.url + page, { headers: { Cookie: cookie } })).status).toBe(200);

    // The last place goes on one; the other puts the next in the queue, and says so on its pages.
    const order = (name: string) => ({
      contact: { name, email: `${name.toLowerCase()}@pair.example` },
      seats: [{ name, email: `${name.toLowerCase()}@pair.example` }],
    });
    const orders = `/api/v1/events/${event.slug}/orders`;
    const first = await ask(a.url + orders, orderRequest(order("Ada"), "first"));
    const second = await ask(b.url + orders, orderRequest(order("Grace"), "second"));
    expect([seatOf(first).status, seatOf(second).status]).toEqual(["confirmed", "waitlisted"]);
    for (const web of [a, b]) {
      const own = await ask(web.url + new URL(seatOf(first).url).pathname);
      expect([own.status, own.body.includes("Ada")]).toEqual([200, true]);
    }
    // Given back on the other, and the first knows whose it is now.
    const giveBack = await ask(
      b.url + new URL(seatOf(first).url).pathname,
      formRequest(publicUrl, { intent: "cancel" }),
    );
    expect(giveBack.status).toBe(302);
    expect(
      await hub.world.db.registration.findFirst({ where: { attendeeName: "Grace" } }),
    ).toMatchObject({
      status: "confirmed",
    });
    const again = await ask(a.url + orders, orderRequest(order("Grace"), "second"));
    expect(seatOf(again)).toEqual({ ...seatOf(second), status: "confirmed", position: undefined });

    const out = await ask(`${a.url}/sign-out`, {
      ...formRequest(publicUrl, {}),
      headers: { ...formRequest(publicUrl, {}).headers, Cookie: cookie },
    });
    expect(out.status).toBe(302);
    expect((await ask(b.url + page, { headers: { Cookie: cookie } })).status).toBe(302);
  },
);

faultTest(
  "a limit on codes holds across processes, also when one of them is an hour slow",
  { timeout: patience },
  async ({ stage }) => {
    const { hub, ask, startWeb } = stage;
    const webs = await Promise.all([
      startWeb({ TREFF_RATE_LIMIT: "on" }),
      startWeb({ TREFF_RATE_LIMIT: "on", ...clockOff(-hour) }),
    ]);
    const email = "limited@pair.example";
    for (let n = 0; n < codesPerAddressAndSource + 3; n++)
      await ask(`${webs[n % 2]?.url}/sign-in`, formRequest(publicUrl, { email }));
    expect(await hub.world.db.signInChallenge.count({ where: { email } })).toBe(
      codesPerAddressAndSource,
    );
  },
);

/** The code that was mailed to an address, once the workers have brought it. */
async function mailedCode({ ask }: FaultStage, url: string, address: string): Promise<string> {
  for (const until = performance.now() + 120_000; ;) {
    const list = JSON.parse((await ask(`${url}/dev/mail.json`)).body) as
      | { mails: MailLine[] }
      | MailLine[];
    const lines = Array.isArray(list) ? list : list.mails;
    const line = lines.find(({ to, kind }) => to.includes(address) && kind === "sign-in-code");
    const code = /\b\d{6}\b/.exec(line?.subject ?? "")?.[0];
    if (code !== undefined) return code;
    if (performance.now() > until) throw new Error(`No code was mailed to ${address}.`);
  }
}

interface MailLine {
  readonly to: string;
  readonly kind: string;
  readonly subject: string;
}

function pathOf({ headers }: Answer): string {
  return new URL(String(headers["location"]), publicUrl).pathname;
}

function cookieIn({ headers }: Answer): string {
  return [headers["set-cookie"] ?? []]
    .flat()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

function seatOf({ body }: Answer): { status: string; position?: number; url: string } {
  const { seats } = JSON.parse(body) as {
    seats: { status: string; position?: number; url: string }[];
  };
  if (!seats[0]) throw new Error(body);
  return seats[0];
}
