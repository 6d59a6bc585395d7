import type { Actor } from "~/kernel/actor";
import type { Locale } from "~/kernel/locales";
import { accept, refuse, type Result } from "~/kernel/result";
import { addDays, dateOf, type IsoDate } from "~/kernel/time";
import { speechOf, type Speech } from "~/i18n/speech";
import type { Row } from "~/platform/files/spreadsheet.server";
import type { World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import type { Posting } from "../domain/postings";
import { paymentSettings } from "../queries/payment-settings.server";
import { bookedVouchers, type BookedVoucher, type SoldLinesOf } from "../queries/postings.server";

/** What of the books is taken home; without days the year that runs. */
export interface BooksAsked {
  readonly from?: IsoDate | undefined;
  readonly until?: IsoDate | undefined;
  /** The event's slug. */
  readonly event?: string | undefined;
  readonly locale: Locale;
}

/** The postings of an organisation as rows of a table, with the heading first, and what their file is called. */
export interface ExportedBooks {
  readonly name: string;
  readonly rows: AsyncIterable<readonly Row[]>;
}

/**
 * Hands out the books for an accounting program: a row for each posting, debit and credit of each voucher alike. That
 * they were taken is written down.
 */
export async function exportBooks(
  world: World,
  actor: Actor,
  organisationSlug: string,
  { from, until, event, locale }: BooksAsked,
  soldLines: SoldLinesOf,
): Promise<Result<ExportedBooks, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-money");
  if (!member.ok) return member;
  const { organisation, accountId } = member.value;
  const ofEvent = event === undefined ? null : await eventOf(world, organisation.id, event);
  if (event !== undefined && ofEvent === null) return refuse("not-found");
  const today = dateOf(world.now(), organisation.timeZone);
  const last = until ?? (from !== undefined && from > today ? addDays(from, 365) : today);
  const first = from ?? `${last.slice(0, 4)}-01-01`;
  await recordAudit(world, {
    organisationId: organisation.id,
    accountId,
    action: "export-books",
    subject: { type: "organisation", id: organisation.id },
    detail: { from: first, until: last },
  });
  const booked = {
    organisationId: organisation.id,
    timeZone: organisation.timeZone,
    from: first,
    until: last,
    eventId: ofEvent,
  };
  const { accountCodes } = await paymentSettings(world, organisation.id);
  const speech = speechOf(locale);
  const vouchers = bookedVouchers(world, booked, soldLines);
  return accept({
    name: `${organisation.slug}-${first}-${last}`,
    rows: rowsOf(vouchers, accountCodes, speech),
  });
}

async function eventOf({ db }: World, organisationId: string, slug: string) {
  const event = await db.event.findFirst({
    where: { organisationId, slug },
    select: { id: true },
  });
  return event?.id ?? null;
}

async function* rowsOf(
  vouchers: AsyncIterable<readonly BookedVoucher[]>,
  codes: Readonly<Record<string, string>>,
  speech: Speech,
): AsyncGenerator<readonly Row[]> {
  yield [columns.map((column) => speech.t(`books.column-${column}`))];
  for await (const some of vouchers)
    yield some.flatMap((voucher) =>
      voucher.postings.map((posting) => rowOf(voucher, posting, codes, speech)),
    );
}

const columns = [
  "date",
  "voucher",
  "text",
  "account",
  "accountName",
  "vatCode",
  "vatRate",
  "net",
  "vat",
  "gross",
  "debit",
  "credit",
  "currency",
  "company",
  "event",
  "item",
  "order",
] as const;

function rowOf(
  voucher: BookedVoucher,
  posting: Posting,
  codes: Readonly<Record<string, string>>,
  { t }: Speech,
): Row {
  const { kind, number, order } = voucher;
  const { account, accountCode, netMinor, vatMinor, vatRate } = posting;
  const gross = netMinor + vatMinor;
  return [
    voucher.date,
    number,
    t(`books.voucher-${kind}`, { number: kind === "settled" ? order : number, order }),
    accountCode || (codes[account] ?? ""),
    t(`books.account-${account}`),
    posting.vatCode ?? "",
    vatRate === null ? null : vatRate / 100,
    netMinor / 100,
    vatMinor / 100,
    gross / 100,
    gross > 0 ? gross / 100 : null,
    gross < 0 ? -gross / 100 : null,
    voucher.currency,
    voucher.customer,
    posting.event,
    posting.label,
    order,
  ];
}
