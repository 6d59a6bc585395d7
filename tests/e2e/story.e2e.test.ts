import { expect } from "vitest";
import type { Page } from "playwright-core";
import { browserTest, type Visitor } from "../support/browser";
import { invitationOf, isInvitation, type Invitation } from "../support/invitation";
import { lintCalendar } from "../support/ics-lint";

const first = "2027-09-01";
const second = "2027-09-02";
const business = "Faggruppe næring";
const culture = "Faggruppe kultur";

/** What the organiser puts into the programme; without a track it is for everybody. */
const programme = [
  {
    day: first,
    kind: "Samtale",
    title: "Næringsmøtet",
    from: "10:00",
    to: "12:00",
    track: business,
  },
  { day: first, kind: "Samtale", title: "Kulturmøtet", from: "10:00", to: "12:00", track: culture },
  { day: first, kind: "Måltid", title: "Felles lunsj", from: "12:00", to: "13:00" },
  { day: first, kind: "Reise", title: "Buss til Refsnes Gods", from: "17:00", to: "17:30" },
  { day: second, kind: "Innlegg", title: "Besøk på NMBU", from: "09:00", to: "15:00" },
] as const;

type TripSession = (typeof programme)[number];

async function makeEvent({ page, press, shoot }: Visitor, org: string): Promise<string> {
  await press(page.getByRole("link", { name: "Nytt arrangement" }).first());
  await shoot("organise-kinds");
  await press(page.getByRole("link", { name: /^Studietur/ }));
  await page.getByLabel("Tittel", { exact: true }).fill("Studietur til Moss og Ås");
  await page.getByLabel("Kort fortalt").fill("To dager med de andre faggruppene.");
  await page.getByLabel("Begynner").fill(`${first}T10:00`);
  await page.getByLabel("Slutter").fill(`${second}T15:00`);
  await page.getByLabel("Sted", { exact: false }).first().fill("Moss Kulturhus");
  await page.getByLabel("Antall plasser").fill("40");
  await shoot("organise-new");
  await press("Lag utkastet");
  await page.getByText("Utkastet er klart").waitFor();
  const slug = new RegExp(`/organise/${org}/e/([^/?]+)/programme`).exec(page.url())?.[1];
  if (slug === undefined) throw new Error(`Where did the draft go? ${page.url()}`);
  return slug;
}

async function addTrack({ page, press }: Visitor, name: string): Promise<void> {
  await page.getByLabel("Navn på nytt spor").fill(name);
  await page.getByLabel("Det er for en faggruppe").check();
  await press("Legg til sporet");
}

async function addSession(visitor: Visitor, session: TripSession): Promise<void> {
  const { page, press, shoot } = visitor;
  await press(page.locator(`[id="${session.day}"]`).getByRole("link", { name: /Ny programpost/ }));
  await page.getByLabel("Type").selectOption(session.kind);
  await page.getByLabel("Tittel", { exact: true }).fill(session.title);
  await setTimes(page, session);
  await page.getByLabel("Sted", { exact: false }).first().fill("Moss Kulturhus");
  if ("track" in session) await page.getByLabel("Spor").selectOption(session.track);
  await shoot("organise-session-new");
  await press(page.locator('button[name="intent"][value="save"]'));
}

async function setTimes(
  page: Page,
  { day, from, to }: { day: string; from: string; to: string },
): Promise<void> {
  await page.getByLabel("Begynner").fill(`${day}T${from}`);
  await page.getByLabel("Slutter").fill(`${day}T${to}`);
}

/** The contact registers four: herself, a colleague, and two to be named later. Answers the seats' links. */
async function registerCompany({ page, visit, press, checkPage, shoot }: Visitor, slug: string) {
  await visit(`/e/${slug}`);
  await shoot("event");
  await press(page.getByRole("link", { name: "Meld deg på" }).first());
  await page.getByLabel("Flere fra bedriften").check();
  const you = page.getByRole("group", { name: "Deg" });
  await you.getByLabel("Navn", { exact: true }).fill("Berit Haugland");
  await you.getByLabel("E-post").fill("berit@nordlys.example");
  await you.getByLabel("Bedrift eller organisasjon").fill("Nordlys Sensor AS");
  await press("Jeg kommer også");
  const seat = (number: number) => page.getByRole("group", { name: `Plass ${number}` });
  expect(await seat(1).getByLabel("E-post").inputValue()).toBe("berit@nordlys.example");
  await seat(1).getByLabel("Gruppe").selectOption(business);
  await seat(2).getByLabel("Navn").fill("Ola Sørensen");
  await seat(2).getByLabel("E-post").fill("ola@nordlys.example");
  await seat(2).getByLabel("Gruppe").selectOption(culture);
  await press("Legg til en plass");
  await press("Legg til en plass");
  await seat(4).waitFor();
  await checkPage();
  await shoot("register-company");
  await press("Fortsett");
  await checkPage();
  await press("Meld på 4 personer");
  await page.getByText("4 plasser er bestilt").waitFor();
  await shoot("order");
  const links = await page.locator('.desk-seats a[href*="/r/"]').all();
  return Promise.all(links.map(async (link) => (await link.getAttribute("href")) ?? ""));
}

browserTest(
  "a study trip, from the idea to calendars that keep themselves right",
  { timeout: 180_000 },
  async ({ hub, visitor, open, appUrl, signInAsOrganiser, mails, mailTo, openMail }) => {
    const organiser = visitor;
    const { page, visit, press, shoot } = organiser;
    /** What this story has sent: the demo's own mails go out meanwhile. */
    const ours = async () => (await mails()).filter(({ to }) => to.includes("@nordlys.example"));
    const invited = async (address: string, kind: string): Promise<Invitation> =>
      invitationOf(await mailTo(address, kind));

    // The organiser signs in with the mailed code and plans the trip.
    await signInAsOrganiser(hub.owner.email);
    expect(new URL(page.url()).pathname).toBe(`/organise/${hub.slug}`);
    await shoot("organise-home-empty");
    const slug = await makeEvent(organiser, hub.slug);
    await addTrack(organiser, business);
    await addTrack(organiser, culture);
    for (const session of programme) await addSession(organiser, session);
    await shoot("organise-programme");
    const contact = await open();
    await contact.visit(`/e/${slug}`, { status: 404 });
    await press("Oversikt");
    await shoot("organise-overview-draft");
    await press("Publiser");
    await page.getByText("Arrangementet er publisert.").waitFor();
    await shoot("organise-overview");

    // A company registers four people, from another browser; two are named now, one later.
    const links = await registerCompany(contact, slug);
    expect(links).toHaveLength(4);
    const third = links[2] ?? "";
    const late = await open({ viewport: "phone" });
    await late.visit(new URL(third).pathname);
    await late.shoot("seat-unnamed");
    await late.page.getByLabel("Navn", { exact: true }).fill("Siri Vang");
    await late.page.getByLabel("E-post").fill("siri@nordlys.example");
    await late.page.getByLabel("Gruppe").selectOption(business);
    await late.press("Sett navn på plassen");
    await late.page.getByText("Plassen har fått navn").waitFor();
    await late.shoot("seat");

    // Everybody gets an invitation for each of the two days, and it is their own programme.
    const calendars: Record<string, readonly [Invitation, Invitation]> = {};
    for (const [name, meeting, other] of [
      ["berit", "Næringsmøtet", "Kulturmøtet"],
      ["ola", "Kulturmøtet", "Næringsmøtet"],
      ["siri", "Næringsmøtet", "Kulturmøtet"],
    ] as const) {
      const address = `${name}@nordlys.example`;
      const days = [
        await invited(address, "confirmation"),
        await invited(address, "calendar-day"),
      ] as const;
      calendars[name] = days;
      for (const day of days) {
        expect(day).toMatchObject({ method: "REQUEST", sequence: 0, status: "CONFIRMED" });
        expect(day).toMatchObject({ attendee: address, zone: "Europe/Oslo" });
        expect(day.organizer).toBe(`post@${hub.slug.slice(4)}.example`);
        expect(day.description).not.toMatch(/\/r\/|\/orders\//);
      }
      const [one, two] = days;
      expect([one.start, one.end]).toEqual([`${first}T10:00:00`, `${first}T17:30:00`]);
      expect([two.start, two.end]).toEqual([`${second}T09:00:00`, `${second}T15:00:00`]);
      expect(one.description).toContain(meeting);
      expect(one.description).not.toContain(other);
      expect(one.uid).not.toBe(two.uid);
    }
    const uids = Object.values(calendars).flatMap((days) => days.map(({ uid }) => uid));
    expect(new Set(uids).size).toBe(6);
    const overview = await mailTo("berit@nordlys.example", "order-confirmation");
    expect(isInvitation(overview)).toBe(false);
    expect((await mailTo("berit@nordlys.example", "seat-to-be-named")).mail.text).toContain(
      links[3] ?? "no link",
    );

    // The organiser sees who comes, from where, and what became of each mail.
    await press("Påmeldinger");
    await page.getByRole("table").getByText("Nordlys Sensor AS").first().waitFor();
    const row = (name: string) => page.getByRole("row", { name });
    await expect.poll(() => row("Siri Vang").innerText()).toContain("Bekreftet");
    expect(await row("Ola Sørensen").innerText()).toContain(culture);
    await shoot("organise-registrations");
    await press("E-post");
    await page.getByText("siri@nordlys.example").first().waitFor();
    await shoot("organise-messages");

    // She moves the meeting of one group: nobody sees it before she has seen who will be told, and publishes.
    const feedOf = (url: string) => feedAddress(url, appUrl);
    const [beritsFeed, olasFeed] = [await feedOf(links[0] ?? ""), await feedOf(links[1] ?? "")];
    const before = [await readFeed(beritsFeed), await readFeed(olasFeed)];
    const sent = (await ours()).length;
    await press("Program");
    await press("Næringsmøtet");
    await setTimes(page, { day: first, from: "09:30", to: "11:30" });
    await press(page.locator('button[name="intent"][value="save"]'));
    await page.getByText("Ingen andre ser det før du publiserer.").waitFor();
    await shoot("organise-programme-drafts");
    expect(await (await fetch(`${appUrl}/e/${slug}`)).text()).not.toContain("09:30");
    expect((await readFeed(beritsFeed, before[0]?.etag)).status).toBe(304);
    await press("Se over og publiser");
    const told = await page.locator(".told-people").innerText();
    expect(told).toContain("Berit Haugland");
    expect(told).toContain("Siri Vang");
    expect(told).not.toContain("Ola");
    await shoot("organise-told");
    expect((await ours()).length).toBe(sent);
    await press("Publiser");
    await page.getByText("Endringen er publisert. 2 personer får beskjed.").waitFor();

    // Their letters wait a minute for what may follow; she does not.
    expect((await ours()).length).toBe(sent);
    await press("E-post");
    await page.getByText("E-post om én endring venter").waitFor();
    await shoot("organise-messages-waiting");
    await press("Send nå");

    // Exactly those two are told, and their calendars keep the same entry with a higher number.
    for (const name of ["berit", "siri"] as const) {
      const update = await invited(`${name}@nordlys.example`, "changed");
      expect(update).toMatchObject({
        method: "REQUEST",
        uid: calendars[name]?.[0].uid,
        sequence: 1,
        start: `${first}T09:30:00`,
        end: `${first}T17:30:00`,
      });
    }
    const news = (await ours()).slice(0, -sent);
    expect(news.map(({ to, kind }) => `${kind} ${to}`).toSorted()).toEqual([
      expect.stringMatching(/^changed .*berit@/),
      expect.stringMatching(/^changed .*siri@/),
    ]);
    const moved = await readFeed(beritsFeed, before[0]?.etag);
    expect(moved.status).toBe(200);
    expect(moved.etag).not.toBe(before[0]?.etag);
    expect(moved.text).toContain("DTSTART;TZID=Europe/Oslo:20270901T093000");
    expect(moved.text).not.toContain("Kulturmøtet");
    expect((await readFeed(olasFeed, before[1]?.etag)).status).toBe(304);

    // A correction of words moves nobody's calendar and mails nobody.
    await press("Program");
    await press("Felles lunsj");
    await page.getByLabel("Tittel", { exact: true }).fill("Felles lunsj i foajeen");
    await press("Lagre og se over");
    await page.getByText("Ingen får beskjed").waitFor();
    await press("Publiser");
    await page.getByText("Ingen får e-post om det").waitFor();

    // Somebody cannot come: the page gives the place back, the calendar loses both days.
    const ola = await open({ viewport: "phone" });
    await ola.visit(new URL(links[1] ?? "").pathname);
    await ola.page.getByText("Kan du ikke komme?").click();
    await ola.checkPage();
    await ola.press("Meld av plassen");
    await ola.page.getByText("Plassen er meldt av").waitFor();
    await ola.shoot("seat-cancelled");
    const cancels = [
      await invited("ola@nordlys.example", "cancelled"),
      await invited("ola@nordlys.example", "calendar-day"),
    ];
    for (const cancel of cancels)
      expect(cancel).toMatchObject({ method: "CANCEL", status: "CANCELLED", sequence: 1 });
    expect(cancels.map(({ uid }) => uid)).toEqual(calendars["ola"]?.map(({ uid }) => uid));
    const gone = await readFeed(olasFeed, before[1]?.etag);
    expect(gone.text.match(/STATUS:CANCELLED/g)).toHaveLength(4);
    await ola.page.reload();
    await ola.checkPage();
    expect((await mailTo("berit@nordlys.example", "cancelled")).mail.text).toContain("Ola");

    // The organiser's table says so.
    await visit(`/organise/${hub.slug}/e/${slug}/registrations`);
    expect(await row("Ola Sørensen").innerText()).toContain("Avmeldt");
    const all = await Promise.all((await ours()).map(openMail));
    expect(all.filter(isInvitation)).toHaveLength(6 + 2 + 2);
  },
);

/** The address of the feed that a seat's page offers. */
async function feedAddress(seatUrl: string, appUrl: string): Promise<string> {
  const html = await (await fetch(seatUrl)).text();
  const [address] = /https?:\/\/[^"]+\/feeds\/[\w-]+\.ics/.exec(html) ?? [];
  if (!address?.startsWith(appUrl)) throw new Error(`No feed on ${seatUrl}`);
  return address;
}

async function readFeed(url: string, etag?: string) {
  const answer = await fetch(url, etag === undefined ? {} : { headers: { "If-None-Match": etag } });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (answer.status === 200) expect(lintCalendar(bytes)).toEqual([]);
  return {
    status: answer.status,
    etag: answer.headers.get("ETag") ?? "",
    text: new TextDecoder().decode(bytes).replaceAll(/\r\n[ \t]/g, ""),
  };
}
