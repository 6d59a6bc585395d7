import { request } from "node:http";
import { connect } from "node:net";
import { expect } from "vitest";
import { linkToken } from "~/platform/tokens.server";
import { browserTest as appTest, browserTestAs } from "../support/browser";
import { docx, hugePng, pdf, picture } from "../support/files";
import { askRudely } from "../support/http";
import { registered } from "../support/registered";
import { signInByCode } from "../support/signed-in";

const phoneTest = browserTestAs({ viewport: "phone", locale: "sv", javaScriptEnabled: false });
const mebibyte = 1024 * 1024;

/** Without scripts axe looks at a copy of every page, and large files take their time: in milliseconds. */
const patience = 150_000;

interface SentFile {
  readonly name: string;
  readonly type?: string;
  readonly bytes: Uint8Array;
}

/** Sends the form of an event's files, as a browser does. */
function send(
  appUrl: string,
  path: string,
  cookie: string | null,
  file: SentFile,
  fields: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const form = new FormData();
  const all = { intent: "add-document", audience: "everyone", ...fields };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  const { name, bytes, type = "application/octet-stream" } = file;
  form.set(
    all.intent === "set-cover" ? "cover" : "document",
    new Blob([new Uint8Array(bytes)], { type }),
    name,
  );
  return fetch(appUrl + path, {
    method: "POST",
    redirect: "manual",
    body: form,
    headers: { Origin: appUrl, "Accept-Language": "nb", ...(cookie ? { Cookie: cookie } : {}) },
  });
}

phoneTest(
  "an organiser gives an event a picture and documents, without scripts",
  async ({ hub, visitor, appUrl, signInAsOrganiser }) => {
    const { page, visit, press, shoot } = visitor;
    const event = await hub.event();
    await signInAsOrganiser(hub.owner.email);
    await visit(`/organise/${hub.slug}/e/${event.slug}/files`);
    await shoot("files-empty");
    await page.getByLabel("Välj en bild").setInputFiles({
      name: "verkstad.jpg",
      mimeType: "image/jpeg",
      buffer: await picture("jpeg", { width: 1200, height: 800, noise: true }),
    });
    await page.getByLabel("Vad visar bilden?").fill("Människor runt ett långbord");
    await press("Använd bilden");
    expect(await page.locator(".notice").innerText()).toContain("Bilden är på plats.");

    const documents = page.locator("#documents");
    const choose = (name: string, buffer: Buffer) =>
      documents
        .getByLabel("Fil", { exact: true })
        .setInputFiles({ name, mimeType: "application/pdf", buffer });
    await choose("Mötesplan (åäö).pdf", pdf(740_000));
    await press("Lägg till");
    await choose("rumslista.txt", Buffer.from("Rum 1: Ada\n"));
    const adding = documents.locator("form").last();
    await adding.getByLabel("Titel").fill("Rumslista");
    await adding.getByLabel("Bara de som har en plats").check();
    await press("Lägg till");
    await press("Flytta Rumslista upp");
    await shoot("files-full");
    expect(await page.locator(".document-row .document-title").allInnerTexts()).toEqual([
      "Rumslista",
      "Mötesplan (åäö)",
    ]);

    await visit(`/e/${event.slug}`);
    await shoot("event-with-files");
    const image = page.getByAltText("Människor runt ett långbord");
    expect(await image.getAttribute("width")).toBe("1200");
    const shown = await image.evaluate((img: HTMLImageElement) => [
      img.currentSrc,
      img.naturalWidth,
    ]);
    expect(shown[0]).toMatch(/-(large|small)\.webp$/);
    expect(shown[1]).toBeGreaterThan(0);
    expect(await documents.innerText()).toContain("PDF, 740 kB");
    expect(await documents.innerText()).not.toContain("Rumslista");
    const href = (await documents.getByRole("link").getAttribute("href")) ?? "";
    const { headers } = await fetch(appUrl + href);
    expect(headers.get("Content-Disposition")).toBe(
      `attachment; filename="Motesplan (aao).pdf"; filename*=UTF-8''M%C3%B6tesplan%20%28%C3%A5%C3%A4%C3%B6%29.pdf`,
    );

    await visit(`/organise/${hub.slug}/e/${event.slug}/files`);
    await press("Ta bort bilden");
    expect(await page.locator(".notice").innerText()).toContain("Mönstret är tillbaka");
    await press("Ta bort Rumslista");
    expect(await page.locator(".document-row").count()).toBe(1);
    expect(await page.locator(".cover-preview svg.cover").count()).toBe(1);
  },
  patience,
);

phoneTest(
  "what is wrong with a file stands beside its field, however large it was",
  async ({ hub, visitor, signInAsOrganiser, expectComplaint }) => {
    const { page, visit, press, shoot } = visitor;
    const event = await hub.event();
    await signInAsOrganiser(hub.owner.email);
    await visit(`/organise/${hub.slug}/e/${event.slug}/files`);
    expectComplaint(/^status (413|422): POST/);
    const choose = (buffer: Buffer) =>
      page
        .getByLabel("Välj en bild")
        .setInputFiles(
          { name: "verkstad.png", mimeType: "image/png", buffer },
          { timeout: 30_000 },
        );
    await choose(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    await press("Använd bilden");
    expect(await page.locator("#cover").innerText()).toContain("Fyll i det här fältet.");
    expect(await page.locator("#cover").innerText()).toContain("Välj filen igen");
    await shoot("files-errors");
    await page.getByLabel("Vad visar bilden?").fill("Människor runt ett långbord");
    await choose(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    await press("Använd bilden");
    expect(await page.locator("#cover .field-error").innerText()).toContain("måste vara JPEG");
    // Larger than the guard lets through: read to its end, and the page says why.
    await choose(Buffer.alloc(21 * mebibyte));
    await press("Använd bilden");
    expect(await page.locator("#cover .field-error").innerText()).toContain("högst 10 MB");
  },
  patience,
);

appTest("every refusal is said in words", async ({ appUrl, hub, mailTo }) => {
  const event = await hub.event();
  const cookie = await signInByCode(appUrl, hub.owner.email, mailTo);
  const path = `/organise/${hub.slug}/e/${event.slug}/files`;
  const shot = await picture("jpeg", { width: 600, height: 400, noise: true });
  const large = pdf(21 * mebibyte);
  for (const [intent, name, bytes, status, said] of [
    ["set-cover", "a.jpg", shot.subarray(0, 20_000), 422, "Bildet lar seg ikke lese"],
    ["set-cover", "a.png", hugePng(50_000, 50_000), 422, "for mange piksler"],
    ["set-cover", "a.gif", await picture("gif"), 422, "Bildet må være JPEG, PNG, WebP eller AVIF"],
    ["set-cover", "a.jpg", Buffer.alloc(0), 422, "Filen er tom"],
    ["set-cover", "a.jpg", Buffer.alloc(11 * mebibyte), 422, "høyst 10 MB"],
    ["set-cover", "a.jpg", large, 413, "høyst 10 MB"],
    ["add-document", "a.pdf", large, 413, "høyst 20 MB"],
    ["add-document", "a.pdf", docx(), 422, "noe annet enn navnet"],
    ["add-document", "a.exe", Buffer.from("MZ"), 422, "Lagre den som PDF"],
    ["add-document", "program", pdf(), 422, "Gi filen et navn med endelse"],
    ["add-document", "", Buffer.alloc(0), 422, "Velg en fil."],
  ] as const) {
    const form = intent === "set-cover" ? "cover" : "document";
    const fields = { intent, alt: "Et bord" };
    const answer = await send(appUrl, `${path}?form=${form}`, cookie, { name, bytes }, fields);
    const html = await answer.text();
    expect.soft(answer.status, said).toBe(status);
    const error = new RegExp(`id="field-${form}-error"[^]*?</p>`).exec(html)?.[0] ?? "";
    expect.soft(error, said).toContain(said);
  }
  expect(await hub.world.db.storedFile.count({ where: { eventId: event.id } })).toBe(0);
});

appTest("a file is sent so that it can do nothing", async ({ appUrl, hub, mailTo }) => {
  const event = await hub.event();
  const cookie = await signInByCode(appUrl, hub.owner.email, mailTo);
  const path = `/organise/${hub.slug}/e/${event.slug}/files`;
  const bytes = pdf(1_500_000);
  const added = await send(appUrl, path, cookie, {
    // A name and a type that lie, and try to write headers.
    name: '../x\u202E"\r\nX-Evil: 1 🎉.pdf',
    type: "text/html",
    bytes,
  });
  expect(added.status).toBe(302);
  const cover = { name: "a.jpg", bytes: await picture("jpeg", { width: 900, height: 600 }) };
  const about = { intent: "set-cover", alt: "Et bord", focus: "top" };
  expect((await send(appUrl, path, cookie, cover, about)).status).toBe(302);
  const html = await (await fetch(`${appUrl}/e/${event.slug}`)).text();
  const addresses = [...html.matchAll(/\/files\/[\w/.-]+/g)].map(([address]) => address);
  const document = addresses.find((address) => address.endsWith(".pdf")) ?? "";
  const shown = addresses.find((address) => address.endsWith(".webp")) ?? "";

  for (const [address, wanted] of [
    [
      document,
      { "Content-Type": "application/pdf", "Cross-Origin-Resource-Policy": "same-origin" },
    ],
    [shown, { "Content-Type": "image/webp", "Cross-Origin-Resource-Policy": "cross-origin" }],
  ] as const) {
    const answer = await fetch(appUrl + address, { headers: { "Accept-Encoding": "br, gzip" } });
    expect(answer.status).toBe(200);
    const body = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get("Content-Length")).toBe(String(body.length));
    expect(Object.fromEntries(answer.headers)).toMatchObject(
      Object.fromEntries(
        Object.entries(wanted).map(([name, value]) => [name.toLowerCase(), value]),
      ),
    );
    expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(answer.headers.get("Content-Security-Policy")).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
    expect(answer.headers.get("Vary")).toBeNull();
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.get("X-Evil")).toBeNull();
    expect(answer.headers.get("Content-Encoding")).toBeNull();
    const etag = answer.headers.get("ETag") ?? "";
    const again = await fetch(appUrl + address, { headers: { "If-None-Match": etag } });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    const head = await fetch(appUrl + address, { method: "HEAD" });
    expect([head.status, head.headers.get("Content-Length")]).toEqual([200, String(body.length)]);
    if (address === document) {
      expect(body.equals(bytes)).toBe(true);
      expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment; filename="/);
      expect(answer.headers.get("Cache-Control")).toBe("public, no-cache, no-transform");
    } else {
      expect(answer.headers.get("Content-Disposition")).toBeNull();
      expect(answer.headers.get("Cache-Control")).toContain("max-age=31536000, immutable");
    }
  }
  const nowhere = [
    document.replace(/.\/(?=[^/]+$)/, (end) => (end === "0/" ? "1/" : "0/")),
    document.replace(/(\/files\/[^/]+\/)./, "$1x"),
    "/files/x/y",
    `/files/${event.id}/x.pdf`,
    shown.replace("small.webp", "original"),
  ];
  for (const address of nowhere) {
    const answer = await fetch(appUrl + address);
    expect.soft(answer.status, address).toBe(404);
    expect.soft(answer.headers.get("Cache-Control"), address).not.toContain("public");
  }
});

appTest(
  "a document for those with a place opens by their link, and is kept by no shared cache",
  async ({ appUrl, hub, mailTo }) => {
    const { event, seats } = await registered(appUrl, hub);
    const cookie = await signInByCode(appUrl, hub.owner.email, mailTo);
    const path = `/organise/${hub.slug}/e/${event.slug}/files`;
    const file = { name: "romliste.txt", bytes: Buffer.from("Rom 1") };
    await send(appUrl, path, cookie, file, { audience: "attendees" });
    const page = await (await fetch(`${appUrl}/r/${seats[0]}`)).text();
    const address = /\/r\/[\w-]+\/files\/[\w/.-]+/.exec(page)?.[0] ?? "";
    const answer = await fetch(appUrl + address);
    expect([answer.status, await answer.text()]).toEqual([200, "Rom 1"]);
    expect(answer.headers.get("Cache-Control")).toBe("private, no-cache, no-transform");
    expect(answer.headers.get("Content-Disposition")).toContain("attachment");
    expect(await (await fetch(`${appUrl}/e/${event.slug}`)).text()).not.toContain("romliste");
    const open = address.replace(/^\/r\/[^/]+/, "");
    expect((await fetch(appUrl + open)).status).toBe(404);
    expect((await fetch(appUrl + open, { headers: { Cookie: cookie } })).status).toBe(200);
    const forged = linkToken("another secret", "registration", event.id, 0);
    expect((await fetch(appUrl + address.replace(seats[0] ?? "", forged))).status).toBe(404);
  },
);

appTest(
  "a large body is taken from those who may, at its address, with its length",
  async ({ appUrl, hub, mailTo }) => {
    const event = await hub.event();
    const foreign = await hub.event();
    const cookie = await signInByCode(appUrl, hub.owner.email, mailTo);
    const path = `/organise/${hub.slug}/e/${event.slug}/files`;
    const large = { name: "a.pdf", bytes: pdf(2 * mebibyte) };
    expect((await send(appUrl, path, cookie, large)).status).toBe(302);
    expect((await send(appUrl, path, null, large)).headers.get("Location")).toMatch(/^\/sign-in/);
    const elsewhere = [
      `${path}.data`,
      `${path}/`,
      path.toUpperCase(),
      `/organise/${hub.slug}/e/${foreign.slug}/edit`,
      `/e/${event.slug}/register`,
      "/sign-in",
    ];
    for (const other of elsewhere)
      expect.soft((await send(appUrl, other, cookie, large)).status, other).toBe(413);
    expect((await send(appUrl, path.replace(hub.slug, "sju-elver"), cookie, large)).status).toBe(
      404,
    );

    const headers = {
      Origin: appUrl,
      Cookie: cookie,
      "Content-Type": "multipart/form-data; boundary=x",
    };
    const chunked = await askRudely(
      appUrl + path,
      { ...headers, "Transfer-Encoding": "chunked" },
      "--x\r\n",
    );
    expect(chunked.status).toBe(411);
    const hopeless = await askRudely(
      appUrl + path,
      { ...headers, "Content-Length": String(10 ** 12) },
      "--x\r\n",
    );
    expect(hopeless.status).toBe(413);
    expect(hopeless.body).toContain("<h1>");
    const words = { ...headers, "Content-Type": "application/x-www-form-urlencoded" };
    const long = await askRudely(
      appUrl + path,
      { ...words, "Content-Length": String(2 * mebibyte) },
      "a=b",
    );
    expect(long.status).toBe(413);
  },
);

appTest("a length that lies gets nothing in", async ({ appUrl, hub, mailTo }) => {
  const event = await hub.event();
  const cookie = await signInByCode(appUrl, hub.owner.email, mailTo);
  const path = `/organise/${hub.slug}/e/${event.slug}/files`;
  const { hostname, port, host } = new URL(appUrl);
  const part = (name: string, more = "") =>
    `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
  const body = `${part("intent")}add-document\r\n${part("document", '; filename="a.txt"')}${"Hei. ".repeat(200_000)}\r\n--x--\r\n`;
  const post = (length: number) =>
    `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${appUrl}\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${length}\r\n\r\n`;

  // Shorter than what comes: what is left over is no request, and the form is cut off.
  const shorter = connect(Number(port), hostname);
  let answers = "";
  shorter.on("data", (some: Buffer) => (answers += some.toString()));
  shorter.on("error", () => {}); // the server hangs up first
  const over = new Promise((resolve) => shorter.on("close", resolve));
  shorter.write(post(600_000) + body);
  await over;
  expect(answers).not.toContain("302 Found");
  // Longer than what comes, and then silence: hung up by the client.
  const longer = connect(Number(port), hostname);
  longer.write(post(2 * mebibyte) + body);
  await new Promise((resolve) => setTimeout(resolve, 300));
  longer.destroy();
  expect(
    (await send(appUrl, path, cookie, { name: "b.txt", bytes: Buffer.from("Hei") })).status,
  ).toBe(302);
  const kept = await hub.world.db.storedFile.findMany({ where: { eventId: event.id } });
  expect(kept.map(({ fileName }) => fileName)).toEqual(["b.txt"]);
});

appTest(
  "many large files at once: some wait their turn, none brings it down",
  async ({ appUrl, hub, mailTo }) => {
    const event = await hub.event();
    const cookie = await signInByCode(appUrl, hub.owner.email, mailTo);
    const path = `/organise/${hub.slug}/e/${event.slug}/files`;
    // Two that never end hold the places one person has.
    const held = [1, 2].map(() => {
      const asked = request(appUrl + path, {
        method: "POST",
        agent: false,
        headers: {
          Origin: appUrl,
          Cookie: cookie,
          "Content-Type": "multipart/form-data; boundary=x",
          "Content-Length": String(2 * mebibyte),
        },
      });
      asked.on("error", () => {});
      asked.write("--x\r\n");
      return asked;
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const busy = await send(appUrl, `${path}?form=document`, cookie, {
      name: "a.pdf",
      bytes: pdf(mebibyte),
    });
    expect([busy.status, busy.headers.get("Retry-After")]).toEqual([503, "30"]);
    expect(await busy.text()).toContain("Mange sender filer akkurat nå.");
    // A small form needs no place.
    expect(
      (await send(appUrl, path, cookie, { name: "a.txt", bytes: Buffer.from("x") })).status,
    ).toBe(302);
    for (const asked of held) asked.destroy();
    await new Promise((resolve) => setTimeout(resolve, 500));

    const sent = await Promise.all(
      Array.from({ length: 5 }, (_, n) =>
        send(appUrl, path, cookie, { name: `${n}.pdf`, bytes: pdf(19 * mebibyte) }),
      ),
    );
    const statuses = sent.map(({ status }) => status);
    expect(statuses.filter((status) => status === 302).length).toBeGreaterThanOrEqual(2);
    expect(statuses.every((status) => status === 302 || status === 503)).toBe(true);
    const metrics = await (await fetch(`${appUrl}/metrics`)).text();
    const rss = Number(/^treff_process_resident_memory_bytes ([\d.e+]+)/m.exec(metrics)?.[1]);
    expect(rss).toBeLessThan(700 * mebibyte);
    expect((await fetch(`${appUrl}/healthz`)).status).toBe(200);
  },
);
