import { describe, expect, test } from "vitest";
import { addLinks } from "./add-links";
import type { CalendarContent } from "./calendar-event";

const zone = "Europe/Oslo";
const content: CalendarContent = {
  summary: "Fôr & fisk: 50 % + mer?",
  description: "Kl. 10 <møte>\nMed mat & prat",
  location: "Moss Kulturhus, Moss",
  url: "https://treff.example/e/moss?a=1&b=2",
  status: "CONFIRMED",
  starts: { at: new Date("2027-03-27T22:00:00.500Z"), zone },
  ends: { at: new Date("2027-03-28T02:00:00Z"), zone },
};

describe("add to calendar", () => {
  test("Google gets the instants and the zone", () => {
    const link = new URL(addLinks(content).google);
    expect(link.origin + link.pathname).toBe("https://calendar.google.com/calendar/render");
    expect(Object.fromEntries(link.searchParams)).toEqual({
      action: "TEMPLATE",
      text: content.summary,
      dates: "20270327T220000Z/20270328T020000Z",
      ctz: zone,
      location: content.location,
      details: `${content.description}\n\n${content.url}`,
    });
  });

  test.each([
    ["outlook", "https://outlook.live.com/calendar/0/deeplink/compose"],
    ["microsoft365", "https://outlook.office.com/calendar/0/deeplink/compose"],
  ] as const)("%s gets the instants and a body of HTML", (calendar, page) => {
    const link = new URL(addLinks(content)[calendar]);
    expect(link.origin + link.pathname).toBe(page);
    expect(Object.fromEntries(link.searchParams)).toEqual({
      path: "/calendar/action/compose",
      rru: "addevent",
      subject: content.summary,
      startdt: "2027-03-27T22:00:00Z",
      enddt: "2027-03-28T02:00:00Z",
      location: content.location,
      body:
        "Kl. 10 &lt;møte&gt;<br>Med mat &amp; prat<br><br>" +
        "https://treff.example/e/moss?a=1&amp;b=2",
    });
  });

  test("whole days have an exclusive end", () => {
    const {
      starts: _starts,
      ends: _ends,
      ...rest
    } = content as CalendarContent & {
      starts: unknown;
      ends: unknown;
    };
    const links = addLinks({ ...rest, allDay: { first: "2027-05-17", last: "2027-05-17" } });
    expect(new URL(links.google).searchParams.get("dates")).toBe("20270517/20270518");
    expect(new URL(links.outlook).searchParams.get("enddt")).toBe("2027-05-18");
    expect(new URL(links.outlook).searchParams.get("allday")).toBe("true");
  });

  test("no plus sign stands for a space, and nothing breaks out of its part", () => {
    for (const link of Object.values(addLinks(content))) expect(link).not.toMatch(/[+ <>"#\n]/);
  });

  test("a long description is shortened, the links behind it are not", () => {
    const links = addLinks({ ...content, description: "–".repeat(20_000) });
    for (const link of Object.values(links)) {
      expect(link.length).toBeLessThan(8_000);
      expect(decodeURIComponent(link)).toContain("…");
      expect(decodeURIComponent(link)).toContain("https://treff.example/e/moss");
    }
  });
});
