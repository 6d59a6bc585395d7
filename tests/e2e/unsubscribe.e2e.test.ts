import { expect } from "vitest";
import { suppressAddress } from "~/features/mail/commands/suppress-address.server";
import { unsubscribeUrl } from "~/features/mail/queries/unsubscribe-link.server";
import { browserTest, browserTestAs } from "../support/browser";
import { postForm } from "../support/http";
import type { Hub } from "../support/hub";
import { cookieFor } from "../support/signed-in";

async function linkFor(hub: Hub, email: string): Promise<string> {
  const { id } = await hub.world.db.organisation.findUniqueOrThrow({ where: { slug: hub.slug } });
  const url = unsubscribeUrl(hub.world, { organisationId: id, email, stream: "announcements" });
  return new URL(url).pathname;
}

const listed = (hub: Hub, email: string) =>
  hub.world.db.suppression.count({
    where: { email, stream: "announcements", reason: "unsubscribe" },
  });

const swedishPhone = browserTestAs({ locale: "sv", viewport: "phone", javaScriptEnabled: false });

swedishPhone(
  "looking changes nothing; a button ends the mails, and another begins them again",
  async ({ hub, visit, press, page, shoot }) => {
    const email = "asa@brev.example";
    const link = await linkFor(hub, email);
    await visit(link);
    await page.getByText(`Vill du sluta få utskick från ${hub.name} till ${email}?`).waitFor();
    await shoot("unsubscribe");
    expect(await listed(hub, email)).toBe(0);
    await press("Skicka inga fler");
    await page.getByText("Det är ordnat").waitFor();
    await shoot("unsubscribed");
    expect(await listed(hub, email)).toBe(1);
    await press("Skicka dem igen");
    await page.getByText("Du får dem igen").waitFor();
    expect(await listed(hub, email)).toBe(0);
  },
);

browserTest(
  "a mail program ends them with one click, from wherever it is and without a cookie",
  async ({ appUrl, hub }) => {
    const oneClick =
      (body: FormData | URLSearchParams, headers: Record<string, string> = {}) =>
      async (email: string) => {
        const path = await linkFor(hub, email);
        const answer = await fetch(appUrl + path, {
          method: "POST",
          body,
          headers,
          redirect: "manual",
        });
        return [answer.status, answer.headers.getSetCookie(), await listed(hub, email)];
      };
    const form = new FormData();
    form.set("List-Unsubscribe", "One-Click");
    const fields = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    expect(await oneClick(form)("one@brev.example")).toEqual([204, [], 1]);
    expect(await oneClick(fields)("two@brev.example")).toEqual([204, [], 1]);
    expect(
      await oneClick(fields, { Origin: "https://mail.example" })("three@brev.example"),
    ).toEqual([204, [], 1]);
    expect(await oneClick(fields, { Origin: "null" })("four@brev.example")).toEqual([204, [], 1]);

    // A machine that follows every link, a form that says something else, an address that was tried out.
    const path = await linkFor(hub, "five@brev.example");
    for (const method of ["GET", "HEAD"])
      expect((await fetch(appUrl + path, { method })).status).toBe(200);
    for (const said of [{}, { "List-Unsubscribe": "Two-Clicks" }, { intent: "publish" }] as Record<
      string,
      string
    >[])
      expect((await postForm(appUrl, path, said)).status).toBe(400);
    const broken = await fetch(appUrl + path, {
      method: "POST",
      body: "--x\r\nbroken",
      headers: { "Content-Type": "multipart/form-data; boundary=y" },
    });
    expect(broken.status).toBe(400);
    expect(await listed(hub, "five@brev.example")).toBe(0);
    const tried = `${path.slice(0, -1)}${path.endsWith("A") ? "B" : "A"}`;
    expect((await postForm(appUrl, tried, { intent: "end" })).status).toBe(404);
    expect((await fetch(appUrl + tried)).status).toBe(404);
  },
);

browserTest(
  "organisers see who gets no mail and why, add an address and take one off",
  async ({ appUrl, hub, visit, press, page, signInAsOrganiser, shoot }) => {
    const { db } = hub.world;
    const { id: organisationId } = await db.organisation.findUniqueOrThrow({
      where: { slug: hub.slug },
    });
    await signInAsOrganiser(hub.owner.email);
    await visit(`/organise/${hub.slug}/suppressed`);
    await shoot("suppressed-none");
    await page.locator('[name="email"]').fill("not an address");
    await press("Legg til");
    await page.locator("#errors").waitFor();
    await page.locator('[name="email"]').fill("Vil.Ikke@firma.example");
    await page.locator('[name="note"]').fill("Ba om det på telefon");
    await press("Legg til");
    await page.getByText("Adressen står på listen.").waitFor();
    await page.getByRole("cell", { name: /Ba om det på telefon/ }).waitFor();

    await suppressAddress(hub.world, {
      email: "borte@firma.example",
      organisationId,
      stream: "all",
      reason: "bounce",
      detail:
        "550 5.1.1 <borte@firma.example>: Recipient address rejected: User unknown in virtual mailbox table",
    });
    await visit(`/organise/${hub.slug}/suppressed`);
    await shoot("suppressed");
    await page.locator('[name="q"]').fill("borte");
    await press("Søk");
    expect(await page.getByText("vil.ikke@firma.example").count()).toBe(0);
    await press(page.getByRole("link", { name: "Fjern borte@firma.example fra listen" }));
    await page.getByText("Forrige e-post kom i retur.").waitFor();
    await shoot("suppressed-remove");
    await press("Fjern fra listen");
    await page.getByText("Adressen er fjernet").waitFor();
    const left = await db.suppression.findMany({
      where: { email: { endsWith: "@firma.example" } },
    });
    expect(left.map(({ email }) => email)).toEqual(["vil.ikke@firma.example"]);

    await visit(`/organise/${hub.slug}/log`);
    await page.getByText("Tok en adresse av listen").waitFor();
    expect(await page.locator("main").innerText()).not.toContain("borte@");

    const account = {
      id: hub.world.newId(),
      email: `viewer@${hub.slug}.example`,
      name: "Bare Se",
      createdAt: new Date(),
    };
    await db.account.create({ data: account });
    const member = {
      id: hub.world.newId(),
      organisationId,
      accountId: account.id,
      role: "viewer",
      createdAt: new Date(),
    };
    await db.member.create({ data: member });
    const cookie = await cookieFor(hub.world, account.id);
    const asViewer = await fetch(`${appUrl}/organise/${hub.slug}/suppressed`, {
      headers: { Cookie: cookie },
    });
    expect(asViewer.status).toBe(403);
    expect(await asViewer.text()).not.toContain("firma.example");
  },
);
