import { Temporal } from "temporal-polyfill";
import type { Component, Property } from "./ics-parse";

type Say = (problem: string) => void;

const utc = /^\d{8}T\d{6}Z$/;
const shape = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/;

/**
 * Looks whether the times of an entry are ones that clocks show: real days and hours, none that a change of clocks
 * skips or repeats (there our rule is UTC), the end after the start wherever each of them lies.
 */
export function lintSpan(start: Property, end: Property, say: Say): void {
  lintTime(start, say);
  lintTime(end, say);
  if (isDate(start) !== isDate(end)) say("DTSTART and DTEND differ in type.");
  const [from, to] = [instantOf(start), instantOf(end)];
  if (from !== null && to !== null && to <= from) say("DTEND is not after DTSTART.");
}

/** Looks whether every other date-time of a calendar exists. */
export function lintStamps(component: Component, say: Say): void {
  for (const property of component.properties) {
    const { name, value } = property;
    if (name === "DTSTART" || name === "DTEND") continue;
    if (utc.test(value) && instantOf(property) === null) say(`${name} is no time: ${value}.`);
  }
  const stamp = (name: string) => component.properties.find((each) => each.name === name)?.value;
  const [created, modified] = [stamp("CREATED"), stamp("LAST-MODIFIED")];
  if (created !== undefined && modified !== undefined && modified < created)
    say("LAST-MODIFIED is before CREATED.");
  for (const child of component.children) lintStamps(child, say);
}

/** Whether a name is that of a zone with clocks of its own. */
export function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return !/^(?:UTC|GMT|Z|Etc\/.*)$/i.test(name);
  } catch {
    return false;
  }
}

function lintTime(property: Property, say: Say): void {
  const { name, value, parameters } = property;
  if (isDate(property)) {
    if (parameters.has("TZID") || !/^\d{8}$/.test(value)) say(`${name} is no DATE: ${value}.`);
  } else if (parameters.has("VALUE")) say(`${name} has a VALUE it does not need.`);
  else if (parameters.has("TZID")) {
    if (!/^\d{8}T\d{6}$/.test(value)) say(`${name} with TZID is no local time: ${value}.`);
    else if (instantOf(property) === null)
      say(`${name} is no time, or not one alone, on its clock: ${value}.`);
    return;
  } else if (!utc.test(value)) return say(`${name} is floating: ${value}.`);
  if (instantOf(property) === null) say(`${name} is no time: ${value}.`);
}

function isDate({ parameters }: Property): boolean {
  return parameters.get("VALUE")?.[0] === "DATE";
}

const found = new Map<string, number | null>();

/** The instant of a time, of a day its midnight in UTC; `null` where there is none, or more than one. */
function instantOf({ value, parameters }: Property): number | null {
  const zone = parameters.get("TZID")?.[0] ?? "UTC";
  const key = `${value} ${zone}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const instant = lookUp(value, zone);
  found.set(key, instant);
  return instant;
}

function lookUp(value: string, zone: string): number | null {
  const [, year, month, day, hour = "0", minute = "0", second = "0"] = shape.exec(value) ?? [];
  try {
    const local = Temporal.PlainDateTime.from(
      {
        year: Number(year),
        month: Number(month),
        day: Number(day),
        hour: Number(hour),
        minute: Number(minute),
        second: Number(second),
      },
      { overflow: "reject" },
    );
    return local.toZonedDateTime(zone, { disambiguation: "reject" }).epochMilliseconds;
  } catch {
    return null;
  }
}
