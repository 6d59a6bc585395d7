import { expect, test } from "vitest";
import type { Programme, ProgrammeSession } from "~/features/programme/domain/programme";
import {
  addEntries,
  addLink,
  addServices,
  ownEntries,
  subscribeLink,
  webcalOf,
  type AddEntry,
} from "./add-links";

const none: Programme = { timeZone: "Europe/Oslo", tracks: [], days: [] };
const zone = "Europe/Oslo";

const breakfast = {
  title: "Frokost & prat: «100 % gründer»",
  summary: "Kaffe; så a < b.\nTa med + én til.",
  url: "https://treff.example/e/frokost",
  location: "Bølgen, Storgata 1",
  startsAt: new Date("2027-09-01T06:00:00Z"),
  endsAt: new Date("2027-09-01T08:00:00Z"),
  timeZone: zone,
};

function only(entries: readonly AddEntry[]): AddEntry {
  expect(entries).toHaveLength(1);
  return entries[0] as AddEntry;
}

/** The query as the other side reads it. */
function queryOf(address: string): Record<string, string> {
  return Object.fromEntries(new URL(address).searchParams);
}

test("Google gets local times with their zone, and everything as it was typed", () => {
  const address = addLink("google", only(addEntries(breakfast, none)));
  expect(address).toMatch(/^https:\/\/calendar\.google\.com\/calendar\/render\?action=TEMPLATE&/);
  expect(queryOf(address)).toEqual({
    action: "TEMPLATE",
    text: breakfast.title,
    dates: "20270901T080000/20270901T100000",
    ctz: "Europe/Oslo",
    details: `${breakfast.summary}\n\n${breakfast.url}`,
    location: breakfast.location,
  });
  // A plus sign for a space is shown as one by Outlook; both get the same escaping.
  expect(address).not.toContain("+");
});

test("Outlook gets UTC, and a body that is HTML", () => {
  for (const [service, host] of [
    ["outlook", "outlook.live.com"],
    ["microsoft365", "outlook.office.com"],
  ] as const) {
    const address = addLink(service, only(addEntries(breakfast, none)));
    expect(new URL(address).host).toBe(host);
    expect(address).not.toContain("+");
    expect(queryOf(address)).toEqual({
      path: "/calendar/action/compose",
      rru: "addevent",
      subject: breakfast.title,
      startdt: "2027-09-01T06:00:00Z",
      enddt: "2027-09-01T08:00:00Z",
      body: `Kaffe; så a &lt; b.<br>Ta med + én til.<br><br>${breakfast.url}`,
      location: breakfast.location,
    });
  }
});

test("Yahoo gets UTC, and plain text", () => {
  const address = addLink("yahoo", only(addEntries(breakfast, none)));
  expect(address).toMatch(/^https:\/\/calendar\.yahoo\.com\/\?v=60&/);
  expect(address).not.toContain("+");
  expect(queryOf(address)).toEqual({
    v: "60",
    title: breakfast.title,
    st: "20270901T060000Z",
    et: "20270901T080000Z",
    desc: `${breakfast.summary}\n\n${breakfast.url}`,
    in_loc: breakfast.location,
  });
});

test("the hour that comes twice is written in UTC", () => {
  const night = {
    ...breakfast,
    startsAt: new Date("2027-10-31T00:30:00Z"),
    endsAt: new Date("2027-10-31T01:30:00Z"),
  };
  const query = queryOf(addLink("google", only(addEntries(night, none))));
  expect(query["dates"]).toBe("20271031T003000Z/20271031T013000Z");
  expect(query["ctz"]).toBeUndefined();
});

test("a zone that is UTC by another name, or unknown, is written in UTC", () => {
  for (const timeZone of ["UTC", "Etc/GMT"]) {
    const query = queryOf(addLink("google", only(addEntries({ ...breakfast, timeZone }, none))));
    expect(query["dates"]).toBe("20270901T060000Z/20270901T080000Z");
  }
});

const trip = { ...breakfast, endsAt: new Date("2027-09-02T13:00:00Z") };

function session(
  from: string,
  until: string,
  own: Partial<ProgrammeSession> = {},
): ProgrammeSession {
  return {
    id: from,
    kind: "talk",
    title: "",
    description: "",
    speakers: "",
    startsAt: new Date(`${from}:00Z`),
    startZone: zone,
    endsAt: new Date(`${until}:00Z`),
    endZone: zone,
    place: null,
    toPlace: null,
    trackId: null,
    network: null,
    signUp: false,
    cancelled: false,
    ...own,
  };
}

const twoDays: Programme = {
  ...none,
  days: [
    {
      date: "2027-09-01",
      title: "",
      sessions: [
        session("2027-09-01T08:00", "2027-09-01T16:00"),
        session("2027-09-01T09:00", "2027-09-01T10:00"),
        session("2027-09-01T05:00", "2027-09-01T06:00", { cancelled: true }),
      ],
    },
    {
      date: "2027-09-02",
      title: "",
      sessions: [
        session("2027-09-02T05:00", "2027-09-02T06:00"),
        session("2027-09-02T12:00", "2027-09-02T14:20", { endZone: "Europe/London" }),
      ],
    },
  ],
};

test("a trip is one entry a day, from its first session to its last", () => {
  const dates = addEntries(trip, twoDays).map((entry) => queryOf(addLink("google", entry)));
  expect(dates.map((query) => [query["dates"], query["ctz"]])).toEqual([
    ["20270901T100000/20270901T180000", "Europe/Oslo"],
    // The flight ends on another clock: both in UTC.
    ["20270902T050000Z/20270902T142000Z", undefined],
  ]);
});

test("days without a programme, or very many, are whole days", () => {
  const entry = only(addEntries(trip, none));
  expect(queryOf(addLink("google", entry))["dates"]).toBe("20270901/20270903");
  expect(queryOf(addLink("outlook", entry))).toMatchObject({
    startdt: "2027-09-01",
    enddt: "2027-09-03",
    allday: "true",
  });
  // Yahoo knows no more than one whole day: from the first hour to the last.
  expect(queryOf(addLink("yahoo", entry))).toMatchObject({
    st: "20270901T060000Z",
    et: "20270902T130000Z",
  });
  const wholeDay = { ...entry, allDay: { first: "2027-05-17", last: "2027-05-17" } } as const;
  expect(queryOf(addLink("yahoo", wholeDay))).toMatchObject({ st: "20270517", dur: "allday" });
  const [day] = twoDays.days;
  const many = { ...none, days: Array.from({ length: 6 }, () => day as NonNullable<typeof day>) };
  expect(only(addEntries(trip, many))).toHaveProperty("allDay");
});

test("what ends at midnight is a day, not two", () => {
  const party = { ...breakfast, endsAt: new Date("2027-09-01T22:00:00Z") };
  expect(only(addEntries(party, none))).toHaveProperty("starts");
});

test("a day begins where its first session is", () => {
  const [first] = addEntries(trip, twoDays);
  expect(first?.location).toBe(breakfast.location);
  const [day] = twoDays.days;
  const bus = session("2027-09-01T06:00", "2027-09-01T07:00", { place: "Moss stasjon" });
  const sessions = [...(day?.sessions ?? []), bus];
  const [moved] = ownEntries(trip, {
    ...none,
    days: [{ date: "2027-09-01", title: "", sessions }],
  });
  expect(moved?.location).toBe("Moss stasjon");
});

test("somebody's own days last as long as their own sessions, each on its own clock", () => {
  const [day] = twoDays.days;
  const one = { ...none, days: [day as NonNullable<typeof day>] };
  expect(queryOf(addLink("google", only(ownEntries(breakfast, one))))).toMatchObject({
    dates: "20270901T100000/20270901T180000",
    ctz: "Europe/Oslo",
  });
  for (const service of addServices) {
    const [, flight] = ownEntries(trip, twoDays);
    const query = queryOf(addLink(service, flight as AddEntry));
    const ends = query["et"] ?? query["enddt"] ?? query["dates"];
    expect.soft(ends, service).toMatch(/2027-?09-?02T14:?20:?00Z$/);
  }
  expect(ownEntries(breakfast, none)).toEqual(addEntries(breakfast, none));
});

test("an address stays short enough to be followed, with the way to the event in it", () => {
  const long = {
    ...breakfast,
    summary: "ø 🚀 ".repeat(4_000),
    title: "å".repeat(160),
    location: "Møteplassen & torget ".repeat(20),
  };
  for (const service of addServices) {
    for (const summary of [
      long.summary,
      "x".repeat(9_000),
      "<&>".repeat(900),
      "a\nb ".repeat(900),
    ]) {
      const address = addLink(service, only(addEntries({ ...long, summary }, none)));
      expect.soft(address.length, service).toBeLessThanOrEqual(2_000);
      expect.soft(address.length, service).toBeGreaterThan(1_900);
      const query = queryOf(address);
      const details = query["details"] ?? query["body"] ?? query["desc"] ?? "";
      expect
        .soft(details, service)
        .toMatch(/ …(?:\n|<br>){2}https:\/\/treff\.example\/e\/frokost$/);
      expect.soft(query["text"] ?? query["subject"] ?? query["title"], service).toMatch(/^å+ …$/);
      expect
        .soft(query["location"] ?? query["in_loc"], service)
        .toMatch(/(?:torget|&|Møteplassen) …$/);
    }
  }
});

test("half a character does not break the address", () => {
  const broken = {
    ...breakfast,
    title: "a\uD83D",
    summary: `${"x".repeat(1399)}${"🚀".repeat(200)}`,
  };
  for (const service of addServices) {
    const address = addLink(service, only(addEntries(broken, none)));
    expect(decodeURIComponent(address)).not.toMatch(/\p{Surrogate}/u);
  }
});

test("feeds are subscribed to by their own address", () => {
  const feed = "https://treff.example/e/frokost/feed.ics?lang=nb";
  expect(webcalOf(feed)).toBe("webcal://treff.example/e/frokost/feed.ics?lang=nb");
  expect(queryOf(subscribeLink("google", feed, "F"))).toEqual({ cid: webcalOf(feed) });
  expect(queryOf(subscribeLink("outlook", feed, "F & B"))).toEqual({ url: feed, name: "F & B" });
});
