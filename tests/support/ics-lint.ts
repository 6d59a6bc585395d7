import { isZone, lintSpan, lintStamps } from "./ics-times";
import { parseCalendar, type Component, type Property } from "./ics-parse";

/**
 * Reads a calendar as strictly as the standards are written (RFC 5545, 5546, 6868, 7986) and as our own
 * rules go, octet by octet, and knows nothing of the writer.
 *
 * @returns What is wrong, one sentence each; empty when nothing is.
 */
export function lintCalendar(calendar: string | Uint8Array): string[] {
  const { root, problems } = parseCalendar(calendar);
  if (!root) return problems;
  const found = [...problems];
  const say = (problem: string): void => void found.push(problem);
  lintCounts(root, say);
  lintOrder(root, say);
  lintValues(root, say);
  lintStamps(root, say);
  lintZones(root, say);
  lintEvents(root, say);
  lintMethod(root, say);
  return found;
}

type Say = (problem: string) => void;

/** How often a property may stand in a component: `1` exactly, `?` at most once, `*` as it likes. */
type Count = "1" | "?" | "*";

const counts: Readonly<Record<string, Readonly<Record<string, Count>>>> = {
  VCALENDAR: {
    VERSION: "1",
    PRODID: "1",
    CALSCALE: "?",
    METHOD: "?",
    NAME: "*",
    DESCRIPTION: "*",
    "REFRESH-INTERVAL": "?",
    "X-WR-CALNAME": "?",
    "X-WR-CALDESC": "?",
    "X-PUBLISHED-TTL": "?",
  },
  VTIMEZONE: { TZID: "1" },
  STANDARD: { DTSTART: "1", TZOFFSETFROM: "1", TZOFFSETTO: "1", RRULE: "?", TZNAME: "*" },
  DAYLIGHT: { DTSTART: "1", TZOFFSETFROM: "1", TZOFFSETTO: "1", RRULE: "1", TZNAME: "*" },
  VEVENT: {
    UID: "1",
    DTSTAMP: "1",
    DTSTART: "1",
    DTEND: "1",
    SEQUENCE: "1",
    CREATED: "?",
    "LAST-MODIFIED": "?",
    SUMMARY: "1",
    DESCRIPTION: "?",
    LOCATION: "?",
    GEO: "?",
    URL: "?",
    CONFERENCE: "*",
    STATUS: "1",
    TRANSP: "?",
    CATEGORIES: "*",
    ORGANIZER: "?",
    ATTENDEE: "*",
  },
  VALARM: { ACTION: "1", TRIGGER: "1", DESCRIPTION: "1" },
};

const childrenOf: Readonly<Record<string, readonly string[]>> = {
  VCALENDAR: ["VTIMEZONE", "VEVENT"],
  VTIMEZONE: ["STANDARD", "DAYLIGHT"],
  VEVENT: ["VALARM"],
};

const utc = /^\d{8}T\d{6}Z$/;
const text = /^(?:[^\\;,]|\\[\\;,n])*$/;
const address = /^mailto:[A-Za-z0-9!$'*+\-._~%]+@[A-Za-z0-9!$'*+\-._~%]+$/;
const uri = /^[a-z][a-z0-9+.-]*:[!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]+$/;
const duration = /^[+-]?P(?:\d+W|\d+D(?:T\d+[HMS])?|T\d+H(?:\d+M)?|T\d+[MS])$/;

const offset = /^[+-](?:0\d|1[0-4])[0-5]\d$/;

const values: Readonly<Record<string, RegExp>> = {
  VERSION: /^2\.0$/,
  PRODID: text,
  CALSCALE: /^GREGORIAN$/,
  METHOD: /^(?:PUBLISH|REQUEST|CANCEL)$/,
  NAME: text,
  "X-WR-CALNAME": text,
  "X-WR-CALDESC": text,
  "REFRESH-INTERVAL": duration,
  "X-PUBLISHED-TTL": duration,
  TZID: /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/,
  TZOFFSETFROM: offset,
  TZOFFSETTO: offset,
  TZNAME: text,
  RRULE:
    /^FREQ=YEARLY;BYMONTH=\d\d?;BYDAY=(?:-1|[1-4])(?:MO|TU|WE|TH|FR|SA|SU)(?:;UNTIL=\d{8}T\d{6}Z)?$/,
  UID: /^(?:[!-~]|\\[\\;,])+$/,
  DTSTAMP: utc,
  CREATED: utc,
  "LAST-MODIFIED": utc,
  SEQUENCE: /^(?:0|[1-9]\d*)$/,
  SUMMARY: text,
  DESCRIPTION: text,
  LOCATION: text,
  GEO: /^-?(?:90|[1-8]?\d)(?:\.\d+)?;-?(?:180|1[0-7]\d|[1-9]?\d)(?:\.\d+)?$/,
  URL: uri,
  CONFERENCE: uri,
  STATUS: /^(?:CONFIRMED|TENTATIVE|CANCELLED)$/,
  TRANSP: /^(?:OPAQUE|TRANSPARENT)$/,
  CATEGORIES: /^(?:[^\\;]|\\[\\;,n])+$/,
  ORGANIZER: address,
  ATTENDEE: address,
  ACTION: /^DISPLAY$/,
  TRIGGER: duration,
};

/** The parameters each property may carry; none where it is not named. */
const parameters: Readonly<Record<string, readonly string[]>> = {
  DTSTART: ["TZID", "VALUE"],
  DTEND: ["TZID", "VALUE"],
  "REFRESH-INTERVAL": ["VALUE"],
  CONFERENCE: ["VALUE", "FEATURE", "LABEL"],
  ORGANIZER: ["CN"],
  ATTENDEE: ["CN", "CUTYPE", "ROLE", "PARTSTAT", "RSVP"],
};

/** Parameters a property cannot do without, with the values they may have. */
const required: readonly (readonly [property: string, parameter: string, value: RegExp])[] = [
  ["REFRESH-INTERVAL", "VALUE", /^DURATION$/],
  ["CONFERENCE", "VALUE", /^URI$/],
  ["ORGANIZER", "CN", /./],
  ["ATTENDEE", "CN", /./],
  ["ATTENDEE", "CUTYPE", /^INDIVIDUAL$/],
  ["ATTENDEE", "ROLE", /^REQ-PARTICIPANT$/],
];

function lintCounts(component: Component, say: Say): void {
  const { name } = component;
  const allowed = counts[name];
  if (!allowed) return say(`An unknown component ${name}.`);
  for (const { name: property } of component.properties) {
    if (!(property in allowed)) say(`${property} has no place in ${name}.`);
  }
  for (const [property, count] of Object.entries(allowed)) {
    const seen = all(component, property).length;
    if (count === "1" && seen !== 1) say(`${name} has ${seen} ${property}.`);
    if (count === "?" && seen > 1) say(`${name} has ${seen} ${property}.`);
  }
  for (const child of component.children) {
    if (!childrenOf[name]?.includes(child.name)) say(`${child.name} has no place in ${name}.`);
    lintCounts(child, say);
  }
}

/** What a calendar is comes first, then the zones, then what refers to them: some read it once, from the top. */
function lintOrder(root: Component, say: Say): void {
  const [version, product] = root.properties;
  if (version?.name !== "VERSION" || product?.name !== "PRODID")
    say("The calendar does not begin with VERSION and PRODID.");
  const firstEntry = root.children.findIndex(({ name }) => name === "VEVENT");
  if (
    root.children.some(({ name }, at) => name === "VTIMEZONE" && at > firstEntry && firstEntry >= 0)
  )
    say("A VTIMEZONE stands after what refers to it.");
  for (const [name, older] of [
    ["NAME", "X-WR-CALNAME"],
    ["REFRESH-INTERVAL", "X-PUBLISHED-TTL"],
  ] as const)
    if (one(root, name) !== one(root, older)) say(`${older} says something else than ${name}.`);
}

function lintValues(component: Component, say: Say): void {
  for (const property of component.properties) {
    const { name, value } = property;
    const grammar = values[name];
    if (grammar && !grammar.test(value)) say(`${name} has the value ${value}.`);
    for (const parameter of property.parameters.keys()) {
      if (!parameters[name]?.includes(parameter)) say(`${name} carries ${parameter}.`);
    }
    for (const [owner, parameter, allowed] of required) {
      if (owner === name && !allowed.test(property.parameters.get(parameter)?.[0] ?? "")) {
        say(`${name} lacks a right ${parameter}.`);
      }
    }
  }
  for (const child of component.children) lintValues(child, say);
}

function lintZones(root: Component, say: Say): void {
  const zones = root.children.filter(({ name }) => name === "VTIMEZONE");
  const names = zones.map((zone) => one(zone, "TZID"));
  if (new Set(names).size !== names.length) say("A time zone is described twice.");
  const entries = root.children.filter(({ name }) => name === "VEVENT");
  if (root.children.length === 0) say("The calendar holds no component.");

  const used = new Set<string>();
  for (const entry of entries) {
    for (const { name, parameters: given } of entry.properties) {
      for (const zone of given.get("TZID") ?? []) {
        used.add(zone);
        if (!names.includes(zone)) say(`${name} names ${zone}, which has no VTIMEZONE.`);
        if (!isZone(zone)) say(`${name} has TZID=${zone}.`);
      }
    }
  }
  for (const name of names) {
    if (entries.length > 0 && !used.has(name)) say(`The VTIMEZONE ${name} is not used.`);
  }
  for (const zone of zones) {
    if (!isZone(one(zone, "TZID"))) say(`There is no zone ${one(zone, "TZID")}.`);
    if (zone.children.length === 0) say("A VTIMEZONE without an observance.");
    if (!zone.children.some(({ name }) => name === "STANDARD"))
      say("A VTIMEZONE without STANDARD.");
    for (const observance of zone.children) {
      if (!/^1970\d{4}T\d{6}$/.test(one(observance, "DTSTART"))) {
        say(`An observance of ${one(zone, "TZID")} does not begin in 1970.`);
      }
    }
  }
}

function lintEvents(root: Component, say: Say): void {
  const uids = new Set<string>();
  for (const entry of root.children.filter(({ name }) => name === "VEVENT")) {
    const uid = one(entry, "UID");
    if (uids.has(uid)) say(`Two entries share the UID ${uid}.`);
    uids.add(uid);
    // What 32 bits hold: more is a negative number to some (RFC 5545 §3.3.8).
    if (Number(one(entry, "SEQUENCE")) > 2 ** 31 - 1) say("SEQUENCE is beyond an INTEGER.");
    const [start] = all(entry, "DTSTART");
    const [end] = all(entry, "DTEND");
    if (!start || !end) continue;
    lintSpan(start, end, say);
  }
}

function lintMethod(root: Component, say: Say): void {
  const method = one(root, "METHOD");
  const entries = root.children.filter(({ name }) => name === "VEVENT");
  if ((method === "REQUEST" || method === "CANCEL") && entries.length !== 1) {
    say(`A ${method} about ${entries.length} entries.`);
  }
  for (const entry of entries) {
    const organizers = all(entry, "ORGANIZER");
    const attendees = all(entry, "ATTENDEE");
    const cancelled = one(entry, "STATUS") === "CANCELLED";
    if (cancelled && entry.children.length > 0) say("A cancelled entry with an alarm.");
    switch (method) {
      case "":
        if (attendees.length + organizers.length > 0) say("A feed with a calendar user.");
        break;
      case "PUBLISH":
        if (attendees.length > 0) say("A PUBLISH with an ATTENDEE.");
        if (organizers.length !== 1) say("A PUBLISH without an ORGANIZER.");
        break;
      default:
        if (organizers.length !== 1 || attendees.length !== 1) {
          say(`A ${method} from ${organizers.length} to ${attendees.length} calendar users.`);
        }
        if (organizers[0]?.value.toLowerCase() === attendees[0]?.value.toLowerCase()) {
          say("The organiser invites the organiser.");
        }
        if (cancelled !== (method === "CANCEL")) say(`A ${method} with the wrong STATUS.`);
        lintReply(method, attendees[0], say);
    }
  }
}

function lintReply(method: string, attendee: Property | undefined, say: Say): void {
  const asked =
    attendee?.parameters.get("RSVP")?.[0] === "TRUE" &&
    attendee.parameters.get("PARTSTAT")?.[0] === "NEEDS-ACTION";
  if (method === "REQUEST" && !asked) say("A REQUEST that asks for no reply.");
  if (method === "CANCEL" && attendee?.parameters.has("RSVP"))
    say("A CANCEL that asks for a reply.");
}

function all(component: Component, name: string): Property[] {
  return component.properties.filter((property) => property.name === name);
}

function one(component: Component, name: string): string {
  return all(component, name)[0]?.value ?? "";
}
