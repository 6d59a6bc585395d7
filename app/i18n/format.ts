import { dateOf, type Instant, type IsoDate } from "~/kernel/time";
import type { Locale } from "~/kernel/locales";

/** Language tags handed to Intl: British English for its day-month order and 24-hour clock. */
const tags: Record<Locale, string> = { nb: "nb-NO", sv: "sv-SE", en: "en-GB" };

/** A stretch of time to be said in words. */
export interface Span {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** Dates, times, money and numbers as somebody in `locale` would write them. The only caller of Intl. */
export interface Format {
  /** `onsdag 1. september` */
  date(at: Instant, zone: string): string;
  /** `onsdag 1. september 2027`, for a calendar date without a zone */
  isoDate(date: IsoDate): string;
  /** `1. september 2027`, as it stands on a document */
  documentDate(date: IsoDate): string;
  /** `1. september`, for a calendar date that is near enough to need no more */
  dayAndMonth(date: IsoDate): string;
  /** `ons. 1. sep.` */
  shortDate(at: Instant, zone: string): string;
  /** `19:30` */
  time(at: Instant, zone: string): string;
  /** `kl. 10–12`, `kl. 19:30–22:00`, never broken after `kl.`; English `10:00–12:00` */
  timeSpan(span: Span, zone: string): string;
  /** `onsdag 1.–torsdag 2. september`; with the year when it is not `now`'s */
  dateSpan(span: Span, zone: string, now: Instant): string;
  /** Date and time of a whole event; the times are left out when it lasts for days. */
  when(span: Span, zone: string, now: Instant): string;
  /** `1. september kl. 10:05`, for a moment in a log */
  moment(at: Instant, zone: string): string;
  /** `1 250 kr` from minor units (øre) */
  money(minor: number, currency: string): string;
  number(value: number): string;
  /** `25 %`, `25,5 %` from hundredths of a percent; never broken before the sign. */
  percent(hundredths: number): string;
  /** `Ada, Grace og Karen` */
  list(items: readonly string[]): string;
  /** Month for a poster's date block: `sep` */
  monthShort(at: Instant, zone: string): string;
  dayOfMonth(at: Instant, zone: string): string;
  /** `november 2026`, from `2026-11` */
  month(month: string): string;
  /** Orders strings as this language's alphabet does. */
  compare(a: string, b: string): number;
}

const formats = new Map<Locale, Format>();

/** The formats of `locale`, made once. */
export function formatter(locale: Locale): Format {
  let format = formats.get(locale);
  if (!format) formats.set(locale, (format = createFormat(locale)));
  return format;
}

function createFormat(locale: Locale): Format {
  const tag = tags[locale];
  const cache = new Map<string, Intl.DateTimeFormat>();
  const dates = (zone: string, options: Intl.DateTimeFormatOptions) => {
    const key = zone + JSON.stringify(options);
    let made = cache.get(key);
    if (!made)
      cache.set(key, (made = new Intl.DateTimeFormat(tag, { timeZone: zone, ...options })));
    return made;
  };
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const full = { weekday: "long", day: "numeric", month: "long" } as const;
  const collator = new Intl.Collator(tag, { numeric: true });
  const numbers = new Intl.NumberFormat(tag);
  const percents = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 2 });
  const lists = new Intl.ListFormat(tag);
  const tidy = (text: string) => text.replaceAll(",", "");

  const date = (at: Instant, zone: string) => tidy(dates(zone, full).format(at));
  const time = (at: Instant, zone: string) => dates(zone, clock).format(at);
  const timeSpan = ({ startsAt, endsAt }: Span, zone: string) => {
    const [from, to] = [time(startsAt, zone), time(endsAt, zone)];
    if (locale === "en") return `${from}–${to}`;
    const onTheHour = from.endsWith(":00") && to.endsWith(":00");
    const short = (clockTime: string) => String(Number(clockTime.slice(0, 2)));
    return onTheHour ? `kl.\u00a0${short(from)}–${short(to)}` : `kl.\u00a0${from}–${to}`;
  };
  const yearUnlessNow = (at: Instant, zone: string, now: Instant) => {
    const year = dateOf(at, zone).slice(0, 4);
    return year === dateOf(now, zone).slice(0, 4) ? "" : ` ${year}`;
  };
  const dateSpan = ({ startsAt, endsAt }: Span, zone: string, now: Instant) => {
    const [first, last] = [dateOf(startsAt, zone), dateOf(endsAt, zone)];
    const year = yearUnlessNow(endsAt, zone, now);
    if (first === last) return date(startsAt, zone) + year;
    const sameMonth = first.slice(0, 7) === last.slice(0, 7);
    const start = sameMonth
      ? tidy(`${dates(zone, { weekday: "long" }).format(startsAt)} ${dayOfMonth(startsAt, zone)}`)
      : date(startsAt, zone);
    return `${start}${locale === "en" ? " – " : "–"}${date(endsAt, zone)}${year}`;
  };
  const dayOfMonth = (at: Instant, zone: string) => dates(zone, { day: "numeric" }).format(at);

  return {
    date,
    isoDate: (iso) =>
      tidy(dates("UTC", { ...full, year: "numeric" }).format(new Date(`${iso}T12:00:00Z`))),
    documentDate: (iso) =>
      dates("UTC", { day: "numeric", month: "long", year: "numeric" }).format(
        new Date(`${iso}T12:00:00Z`),
      ),
    shortDate: (at, zone) =>
      tidy(dates(zone, { weekday: "short", day: "numeric", month: "short" }).format(at)),
    time,
    timeSpan,
    dateSpan,
    when: (span, zone, now) => {
      const days = dateSpan(span, zone, now);
      const oneDay = dateOf(span.startsAt, zone) === dateOf(span.endsAt, zone);
      return oneDay ? `${days}${locale === "en" ? ", " : " "}${timeSpan(span, zone)}` : days;
    },
    moment: (at, zone) =>
      `${dates(zone, { day: "numeric", month: "long" }).format(at)}${locale === "en" ? ", " : " kl.\u00a0"}${time(at, zone)}`,
    money: (minor, currency) =>
      new Intl.NumberFormat(tag, {
        style: "currency",
        currency,
        minimumFractionDigits: minor % 100 === 0 ? 0 : 2,
        maximumFractionDigits: 2,
      }).format(minor / 100),
    number: (value) => numbers.format(value),
    percent: (hundredths) => percents.format(hundredths / 10_000),
    list: (items) => lists.format(items),
    dayAndMonth: (iso) =>
      dates("UTC", { day: "numeric", month: "long" }).format(new Date(`${iso}T12:00:00Z`)),
    monthShort: (at, zone) => dates(zone, { month: "short" }).format(at).replace(".", ""),
    dayOfMonth,
    month: (month) =>
      dates("UTC", { month: "long", year: "numeric" }).format(new Date(`${month}-15T12:00:00Z`)),
    compare: (a, b) => collator.compare(a, b),
  };
}
