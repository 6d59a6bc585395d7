import type { Speech } from "~/i18n/speech";
import { dateOf, type Instant } from "~/kernel/time";
import type {
  DayFacts,
  EventFacts,
  PaymentSaid,
  Placement,
  SeatFacts,
  SessionFacts,
  SumFacts,
} from "./letter-facts";
import type { Block, FactRow, ProgrammeRow, SeatRow } from "./letter-model";

/** Kinds of session that carry people from one thing to the next. */
const legs = new Set(["transport", "meal", "lodging", "break"]);

/** `Hei Ada,`: the first word of a name; without a name just the greeting. */
export function greeting(name: string, { t }: Speech): Block {
  const first = name.trim().split(/\s+/)[0] ?? "";
  const text = first === "" ? t("mail.greetingPlain") : t("mail.greeting", { name: first });
  return { type: "paragraph", text, opening: true };
}

/** What an organiser wrote with their decision, paragraph by paragraph; nothing when they wrote nothing. */
export function decisionBlocks(message: string | undefined, { t }: Speech): Block[] {
  const paragraphs = (message ?? "").split(/\n\s*\n/).flatMap((text) => text.trim() || []);
  if (paragraphs.length === 0) return [];
  return [t("queueMail.fromOrganiser"), ...paragraphs].map((text) => ({ type: "paragraph", text }));
}

/** What, when and where. */
export function eventBlock(
  { now, event }: { now: Instant; event: EventFacts },
  { t, format }: Speech,
  more: readonly FactRow[] = [],
): Block {
  const rows: FactRow[] = [
    { label: t("mail.what"), value: event.title, url: event.url },
    { label: t("mail.when"), value: format.when(event, event.timeZone, now) },
  ];
  if (event.place) rows.push({ label: t("mail.where"), value: event.place });
  if (event.onlineUrl) {
    rows.push({ label: t("mail.online"), value: event.onlineUrl, url: event.onlineUrl });
  }
  return { type: "facts", rows: [...rows, ...more] };
}

/** `onsdag 1. september kl. 10–12, Moss kulturhus`: what stands beside the subject in a list of mails. */
export function eventLine(
  { now, event }: { now: Instant; event: EventFacts },
  { format }: Speech,
): string {
  const when = format.when(event, event.timeZone, now);
  return event.place ? `${when}, ${event.place}` : when;
}

/** Somebody's programme, day by day; nothing when there is none yet. */
export function programmeBlocks(title: string, days: readonly DayFacts[], speech: Speech): Block[] {
  const filled = days.filter(({ sessions }) => sessions.length > 0);
  if (filled.length === 0) return [];
  return [
    {
      type: "programme",
      title,
      days: filled.map((day) => ({
        title: dayTitle(day, speech),
        rows: day.sessions.map((session) => programmeRow(session, speech)),
      })),
    },
  ];
}

/** `onsdag 1. september`, followed by the day's own title when it has one. */
export function dayTitle({ date, title }: DayFacts, { format }: Speech): string {
  const words = format.date(new Date(`${date}T12:00:00Z`), "UTC");
  return title.trim() === "" ? words : `${words} · ${title}`;
}

function programmeRow(session: SessionFacts, speech: Speech): ProgrammeRow {
  const place = placeOf(session, speech);
  return {
    time: timesOf(session, speech),
    title: session.title,
    ...(place ? { place } : {}),
    light: legs.has(session.kind),
  };
}

/** `Moss sentrum til Refsnes Gods`, or the place alone. */
function placeOf({ place, toPlace }: SessionFacts, { t }: Speech): string | null {
  if (!toPlace || toPlace === place) return place;
  return place
    ? t("mail.journey", { from: place, to: toPlace })
    : t("mail.journeyTo", { to: toPlace });
}

/** `kl. 10–12`; with the cities' names where it ends in another zone than it begins. */
export function timesOf(span: Omit<Placement, "place">, { t, format }: Speech): string {
  if (span.startZone === span.endZone) return format.timeSpan(span, span.startZone);
  const clock = (at: Instant, zone: string) =>
    t("mail.zoneTime", { time: format.time(at, zone), city: cityOf(zone) });
  return `${clock(span.startsAt, span.startZone)}–${clock(span.endsAt, span.endZone)}`;
}

/** `onsdag 1. september kl. 10–12, Moss kulturhus` */
export function placementLine(placement: Placement, speech: Speech): string {
  const { startsAt, startZone, endsAt, endZone, place } = placement;
  const lastDay =
    dateOf(startsAt, startZone) === dateOf(endsAt, endZone)
      ? ""
      : ` (${speech.format.shortDate(endsAt, endZone)})`;
  const day = speech.format.date(startsAt, startZone);
  const comma = speech.locale === "en" ? "," : "";
  const when = `${day}${comma} ${timesOf(placement, speech)}${lastDay}`;
  return place ? `${when}, ${place}` : when;
}

function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** Seats with their links: a name, or that there is none yet. */
export function seatRows(seats: readonly SeatFacts[], { t }: Speech): SeatRow[] {
  return seats.map(({ number, name, url }) => ({
    name: name ?? t("mail.seatUnnamed", { number }),
    unnamed: name === null,
    link: { label: name === null ? t("mail.seatName") : t("mail.seatOpen"), url },
  }));
}

/** What it comes to, line by line, and how it is paid; nothing for what is free. */
export function sumBlocks(
  { sum, payment = "to-be-invoiced" }: Partial<SumSaid>,
  speech: Speech,
): Block[] {
  if (!sum) return [];
  const { t } = speech;
  const said: Block[] =
    payment === "none" ? [] : [{ type: "small", text: t(paymentWords[payment]) }];
  return [sumBlock(sum, speech, payment === "paid"), ...said];
}

interface SumSaid {
  readonly sum: SumFacts | null | undefined;
  readonly payment: PaymentSaid | undefined;
}

const paymentWords = {
  "awaiting-payment": "moneyMail.sumAwaiting",
  "to-be-invoiced": "money.toBeInvoiced",
  invoiced: "moneyMail.sumInvoiced",
  paid: "moneyMail.sumPaid",
} as const;

/** What it comes to, line by line, without and with VAT; once it is paid nothing is to be paid any more. */
export function sumBlock(sum: SumFacts, { t, format }: Speech, isPaid = false): Block {
  const money = (minor: number) => format.money(minor, sum.currency);
  const lines = sum.lines.map(({ kind, label, count, netMinor }) => {
    const counted = count > 1 ? `${label} × ${format.number(count)}` : label;
    return { label: sumLabel(kind, label, counted, t), value: money(netMinor) };
  });
  const vat = sum.vat.flatMap(({ rate, netMinor, vatMinor }) =>
    rate === null
      ? []
      : [
          {
            label: t("money.vat", { rate: format.percent(rate), of: money(netMinor) }),
            value: money(vatMinor),
          },
        ],
  );
  const net = sum.taxed ? [{ label: t("money.net"), value: money(sum.netMinor) }] : [];
  const total = { label: t(isPaid ? "money.altogether" : "money.total"), value: money(sum.totalMinor) };
  return { type: "facts", rows: [...lines, ...net, ...vat, total] };
}

function sumLabel(
  kind: SumFacts["lines"][number]["kind"],
  label: string,
  counted: string,
  t: Speech["t"],
): string {
  if (kind === "discount") return t("money.discount", { code: label });
  if (kind === "adjustment")
    return label === "" ? t("money.adjustment") : t("money.adjustmentFor", { label });
  return kind === "fee" ? t("money.fee", { label: counted }) : counted;
}

/** The one thing to press, and what it is good for. */
export function manageBlocks(url: string, hint: string, { t }: Speech): Block[] {
  return [
    { type: "button", label: t("mail.manage"), url },
    { type: "small", text: hint },
  ];
}

/** The way to the personal calendar; nothing where its owner has switched the address off. */
export function feedBlocks(url: string, { t }: Speech): Block[] {
  return url ? [{ type: "link", label: t("mail.feed"), url }] : [];
}
