import fc from "fast-check";
import type { CalendarEvent } from "~/features/calendar/domain/calendar-event";

const zones = Intl.supportedValuesOf("timeZone");

/** Text with what breaks naive writers in it more often than chance would have it. */
export const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        ...Array.from("\r\n,;:\\\"'^=<>\t\0\u0085\u2028\u2029\uFEFF\ud83d"),
        "\r\nATTENDEE:mailto:evil@example.org",
        '";SENT-BY="mailto:e@x',
        "\r\nEND:VEVENT\r\nBEGIN:VALARM",
        "\\n",
        "^n",
        "ø",
        "👨‍👩‍👧‍👦",
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join("")),
);

export const instants = fc.date({
  min: new Date("1971-01-01T00:00:00Z"),
  // ical.js expands the rules of a zone no further than 2035.
  max: new Date("2035-01-01T00:00:00Z"),
  noInvalidDate: true,
});

const zone = fc.constantFrom(...zones);

/** Any entry a writer may be handed: any words, any two zones, any span up to a month. */
export const entries: fc.Arbitrary<CalendarEvent & { starts: { at: Date }; ends: { at: Date } }> =
  fc
    .record({
      begin: instants,
      seconds: fc.integer({ min: 1, max: 30 * 86_400 }),
      zones: fc.tuple(zone, zone),
      revisedAt: instants,
      sequence: fc.nat(),
      summary: texts,
      description: texts,
      location: texts,
      url: fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), texts),
      conferenceUrl: fc.oneof(fc.webUrl(), texts),
      status: fc.constantFrom("CONFIRMED" as const, "TENTATIVE" as const),
      categories: fc.array(texts, { maxLength: 3 }),
      alarmMinutesBefore: fc.nat(10_000),
      geo: fc.record({
        latitude: fc.double({ min: -90, max: 90, noNaN: true }),
        longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      }),
    })
    .map(({ begin, seconds, zones: [from, to], ...rest }) => ({
      ...rest,
      uid: "0190e1c0@treff.example",
      starts: { at: begin, zone: from },
      ends: { at: new Date(begin.getTime() + seconds * 1000), zone: to },
    }));
