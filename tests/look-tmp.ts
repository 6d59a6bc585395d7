import { chromium } from "playwright-core";
import { launchChromium } from "./support/chromium";
const port = process.argv[2];
const base = `http://127.0.0.1:${port}`;
const server = await launchChromium();
const browser = await chromium.connect(server.wsEndpoint());
const api = async (path: string, body?: unknown) => {
  const r = await fetch(base + path, body ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {});
  return r.json();
};
const list = await api("/api/v1/events");
const events = list.events ?? list.items ?? list;
const slug = process.argv[3] ?? events.find((e: any) => e.title?.includes("Studietur"))?.slug ?? events[0].slug;
console.log(slug);
const mk = (n: string, seats: any[]) => api(`/api/v1/events/${slug}/orders`, { contact: { name: "Berit Solvang", email: `berit@${n}.example`, company: { name: n === "nordlys" ? "Nordlys Sensor AS" : "Nordlys sensor avd Moss", ...(n === "nordlys" ? { organisationNumber: "974760673" } : {}) } }, seats });
const a = await mk("nordlys", [{ name: "Ada Lindqvist", email: "ada@nordlys.example" }, { name: "Grace Haugen", email: "grace@nordlys.example" }, {}, {}]);
const b = await mk("moss", [{ name: "Ada Lindqvist", email: "ada@moss.example" }]);
console.log(JSON.stringify(a).slice(0, 300));
const order = new URL(a.order.url).pathname;
const shots: [string, string, boolean][] = [["order", order, false], ["order-drop", "", false], ["order-add", `${order}?add=2`, false], ["companies", "", true], ["company", "", true], ["merge", "", true], ["same", "", true], ["home", "", true]];
for (const [w, scheme] of [[390, "light"], [1280, "light"], [390, "dark"]] as const) {
  const ctx = await browser.newContext({ baseURL: base, viewport: { width: w, height: 844 }, colorScheme: scheme, locale: "nb-NO", reducedMotion: "reduce" });
  const page = await ctx.newPage();
  const snap = async (n: string) => { await page.screenshot({ path: `var/shots/${n}-${w}-${scheme}.png`, fullPage: true }); const wide = await page.evaluate(() => document.documentElement.scrollWidth); if (wide > w) console.log("WIDE", n, w, wide); };
  await page.goto(order); await snap("order");
  for (const d of await page.locator("details").all()) await d.locator("summary").click();
  await snap("order-open");
  await page.goto(order);
  await page.locator("details").first().locator("summary").click();
  await page.locator('a[href*="drop="]').first().click(); await page.waitForLoadState(); await snap("order-drop");
  await page.goto(`${order}?add=2`); await snap("order-add");
  // sign in
  await page.goto("/sign-in");
  const who = process.argv[4] ?? "";
  await page.locator('input[type="email"]').fill(who);
  await page.locator('main form button[type="submit"]').first().click();
  await page.waitForLoadState();
  let code = "";
  for (let n = 0; n < 40 && !code; n++) { await new Promise((r) => setTimeout(r, 500)); const mails: any[] = await api("/dev/mail.json"); const m = mails.find((x) => x.kind === "sign-in-code"); if (m) { const t = await (await fetch(`${base}/dev/mail/${m.id}.eml`)).text(); code = /\b(\d{6})\b/.exec(t.replace(/=\r?\n/g, "").slice(t.indexOf("\r\n\r\n")))?.[1] ?? ""; } }
  await page.locator('input[autocomplete="one-time-code"]').fill(code);
  await page.locator('main form button[type="submit"]').first().click();
  await page.waitForLoadState();
  const org = process.argv[5];
  await page.goto(`/organise/${org}`); await snap("home");
  await page.goto(`/organise/${org}/companies?q=nordlys`); await snap("companies");
  await page.locator("table a").first().click(); await page.waitForLoadState(); await snap("company");
  const m = page.locator('a[href*="merge="]').first();
  if (await m.count()) { await m.click(); await page.waitForLoadState(); await snap("merge"); }
  await page.goto(`/organise/${org}/e/${slug}/same-people`); await snap("same");
  await ctx.close();
}
await browser.close();
await server.close();
