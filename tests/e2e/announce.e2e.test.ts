import { expect } from "vitest";
import { browserTestAs } from "../support/browser";
import { postJson } from "../support/http";
import { signedInCookie } from "../support/signed-in";

const test = browserTestAs({ viewport: "phone", javaScriptEnabled: false });

test(
  "an organiser words a letter on a phone, by keyboard and without scripts",
  { timeout: 90_000 },
  async ({ appUrl, hub, page, visit, press, checkPage, mailTo }) => {
    await page.context().addCookies([await signedInCookie(hub.world, hub.owner.email, appUrl)]);
    const event = await hub.event({ title: "Frokost om havvind" });
    const registration = (name: string) => ({
      contact: { name, email: `${name.toLowerCase()}@ord.example` },
      seats: [{ name, email: `${name.toLowerCase()}@ord.example` }],
    });
    await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, registration("Solveig"));
    const narrow = async () => {
      const wide = await page.locator("html").evaluate((html) => html.scrollWidth);
      expect.soft(wide, page.url()).toBeLessThanOrEqual(390);
    };
    const enter = async (name: string) => {
      await page.getByRole("button", { name, exact: true }).focus();
      await Promise.all([page.waitForEvent("domcontentloaded"), page.keyboard.press("Enter")]);
      await checkPage();
    };

    await visit(`/organise/${hub.slug}/texts`);
    await narrow();
    await press("Bekreftelse");
    await narrow();
    const [subject, text] = [page.getByLabel("Emne"), page.getByLabel("De første ordene")];
    expect(await subject.inputValue()).toContain("{arrangement}");
    const shown = page.frameLocator("iframe");
    expect(await shown.locator("body").innerText()).toContain("Hei Solveig");

    // A slip is said beside the field; nothing typed is lost.
    await subject.fill("Velkommen til {arangement}");
    await text.fill("Hei {fornavn}.\n\nVi **gleder** oss. Se [siden din]({min-lenke}).");
    await press("Lagre teksten");
    await narrow();
    expect(await page.locator("#errors").innerText()).toContain("Mente du {arrangement}?");
    expect(await text.inputValue()).toContain("Vi **gleder** oss.");

    // The preview is in the words being written, though nothing is saved.
    await subject.fill("Velkommen til {arrangement}");
    await page.getByRole("button", { name: "Forhåndsvis" }).focus();
    await page.keyboard.press("Enter");
    await shown.getByText("gleder").waitFor();
    expect(await shown.locator("body").innerText()).not.toContain("{");
    expect(
      await hub.world.db.letterText.count({ where: { organisation: { slug: hub.slug } } }),
    ).toBe(0);

    await enter("Send en prøve til meg");
    expect(await page.getByRole("status").innerText()).toContain(hub.owner.email);
    const { mail: trial } = await mailTo(hub.owner.email, "trial");
    expect(trial.subject).toBe("Prøve: Velkommen til Frokost om havvind");
    expect(trial.text).toContain("Hei Solveig.");
    expect(trial.text).not.toMatch(/\/r\//);

    await press("Lagre teksten");
    expect(await page.getByRole("status").innerText()).toContain("lagret");
    await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, registration("Torbjørg"));
    const { mail } = await mailTo("torbjørg@ord.example", "confirmation").catch(() =>
      mailTo("torbj", "confirmation"),
    );
    expect(mail.subject).toBe("Velkommen til Frokost om havvind");
    expect(mail.text).toContain("Hei Torbjørg.\n\nVi gleder oss. Se siden din");

    await visit(`/organise/${hub.slug}/texts/confirmation?language=nb`);
    await press("Gå tilbake til standardteksten");
    expect(await page.getByLabel("Emne").inputValue()).toBe("Påmeldt: {arrangement}");
  },
);

test(
  "an organiser announces on a phone, by keyboard and without scripts, and stops it",
  { timeout: 90_000 },
  async ({ appUrl, hub, page, visit, press, mailTo }) => {
    await page.context().addCookies([await signedInCookie(hub.world, hub.owner.email, appUrl)]);
    const event = await hub.event({ title: "Tur til Moss" });
    for (const name of ["Ingrid", "Magnhild"])
      await postJson(`${appUrl}/api/v1/events/${event.slug}/orders`, {
        contact: { name, email: `${name.toLowerCase()}@tur.example` },
        seats: [{ name, email: `${name.toLowerCase()}@tur.example` }],
      });
    const at = `/organise/${hub.slug}/e/${event.slug}/announce`;
    await visit(at);
    const wide = await page.locator("html").evaluate((html) => html.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    const [subject, text] = [
      page.getByLabel("Emne").first(),
      page.getByLabel("Tekst", { exact: true }).first(),
    ];
    await text.fill("Hei {fornavn}, ta med gode sko.");
    await press("Se hvem som får den");
    expect(await page.locator("#errors").innerText()).toContain("Fyll ut");
    expect(await text.inputValue()).toBe("Hei {fornavn}, ta med gode sko.");

    await subject.fill("Gode sko, {fornavn}");
    await page.getByRole("button", { name: "Vis e-posten" }).focus();
    await page.keyboard.press("Enter");
    await page.frameLocator("iframe").getByText("Hei Ingrid, ta med gode sko.").waitFor();

    await press("Send en prøve til meg");
    const { mail: trial } = await mailTo(hub.owner.email, "trial");
    expect(trial.subject).toBe("Prøve: Gode sko, Ingrid");

    await press("Se hvem som får den");
    expect(await page.locator("#audience").innerText()).toMatch(
      /2 personer får meldingen\s+Ingrid og Magnhild\./,
    );
    // Sending once more from the same page (the back button) is the same announcement.
    await press("Send til 2 personer");
    expect(page.url()).toMatch(/\/announce\/[0-9a-f-]{36}\?sent=1$/);
    const { mail } = await mailTo("magnhild@tur.example", "announcement");
    expect(mail.subject).toBe("Gode sko, Magnhild");
    expect(mail.text).toContain("Hei Magnhild, ta med gode sko.");
    await mailTo("ingrid@tur.example", "announcement");
    await visit(new URL(page.url()).pathname);
    expect(await page.locator("main").innerText()).toContain("2 av 2");

    // One that is still on its way is stopped.
    const of = { organisation: { slug: hub.slug } };
    const { id } = await hub.world.db.announcement.findFirstOrThrow({ where: of });
    await hub.world.db.outboxMessage.updateMany({
      where: { cause: `announcement:${id}`, recipientEmail: { startsWith: "ingrid" } },
      data: { state: "queued", sentAt: null, nextAttemptAt: new Date("2100-01-01") },
    });
    await visit(`${at}/${id}`);
    await press("Stopp resten");
    const said = await page.locator("main").innerText();
    expect(said).toMatch(/1 var sendt, 1 ble holdt tilbake/);
    await visit(at);
    expect(await page.getByRole("row", { name: /Gode sko/ }).innerText()).toContain("Stoppet");
  },
);
