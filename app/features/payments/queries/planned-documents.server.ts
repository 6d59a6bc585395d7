import type { IsoDate } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import type { Payables } from "../commands/payables.server";
import { documentDates, documentNumber } from "../domain/document-dates";
import { sumBy } from "../domain/sum-by";
import { byKey, type PlannedDocument } from "../domain/document-lines";
import { missingDocuments } from "../domain/invoice-difference";
import { isRounded, roundingOf } from "../domain/rounding";
import { documentedOf, type DocumentedPayable } from "./documented.server";
import { paymentSettings } from "./payment-settings.server";

/** A document as it would be written now. */
export interface DocumentPreview {
  readonly key: string;
  readonly kind: "invoice" | "credit-note";
  /** The invoice a credit note takes back, and its number. */
  readonly creditsId: string | null;
  readonly credits: string | null;
  readonly buyer: string;
  readonly contact: string;
  readonly email: string;
  readonly reference: string;
  readonly orders: readonly string[];
  readonly dueOn: IsoDate;
  readonly currency: string;
  /** Equal lines together. */
  readonly lines: readonly {
    readonly label: string;
    readonly event: string;
    readonly count: number;
    readonly netMinor: number;
  }[];
  readonly netMinor: number;
  readonly vatMinor: number;
  readonly totalMinor: number;
  readonly roundingMinor: number;
}

/** What stands in the way of an order's documents, if anything. */
export interface DocumentsPreview {
  readonly documents: readonly DocumentPreview[];
  /** Orders what was paid by card for cannot be told from the rest of. */
  readonly partlyPaid: readonly string[];
}

/**
 * The documents that issuing would write, without writing them: the same decision on the same lines.
 *
 * @remarks Asks for no permission: `payableIds` come from a query that does, and only this organisation's are looked at.
 */
export async function plannedDocuments(
  world: World,
  payables: Payables,
  request: {
    readonly organisationId: string;
    readonly payableIds: readonly string[];
    readonly collected: boolean;
  },
): Promise<DocumentsPreview> {
  const { organisationId, payableIds, collected } = request;
  const own = await world.db.payable.findMany({
    where: { organisationId, id: { in: [...payableIds] } },
    select: { id: true },
  });
  const documented = await documentedOf(
    world,
    payables,
    own.map(({ id }) => id),
  );
  const partlyPaid: string[] = [];
  const planned: { document: PlannedDocument; group: readonly DocumentedPayable[] }[] = [];
  for (const group of collected ? [documented] : documented.map((one) => [one])) {
    const missing = group.length === 0 ? [] : missingDocuments(group.map(({ state }) => state));
    if (missing) planned.push(...missing.map((document) => ({ document, group })));
    else partlyPaid.push(...group.map(({ id }) => id));
  }
  return { documents: await described(world, organisationId, planned), partlyPaid };
}

async function described(
  world: World,
  organisationId: string,
  planned: readonly { document: PlannedDocument; group: readonly DocumentedPayable[] }[],
): Promise<DocumentPreview[]> {
  const [terms, { timeZone }, companies, credited, codes] = await Promise.all([
    paymentSettings(world, organisationId),
    world.db.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { timeZone: true },
    }),
    world.db.company.findMany({
      where: {
        id: {
          in: planned.flatMap(({ group }) => group.flatMap(({ companyId }) => companyId ?? [])),
        },
      },
      select: { id: true, name: true },
    }),
    world.db.invoice.findMany({
      where: { id: { in: planned.flatMap(({ document }) => document.creditsId ?? []) } },
      select: {
        id: true,
        year: true,
        number: true,
        totalMinor: true,
        roundingMinor: true,
        creditNotes: { select: { totalMinor: true, roundingMinor: true } },
      },
    }),
    world.db.payable.findMany({
      where: { id: { in: planned.flatMap(({ group }) => group.map(({ id }) => id)) } },
      select: { id: true, code: true },
    }),
  ]);
  const nameOf = new Map(companies.map(({ id, name }) => [id, name]));
  const codeOf = new Map(codes.map(({ id, code }) => [id, code]));
  return planned.flatMap(({ document, group }, place) => {
    const charged = new Set(document.lines.map(({ payableId }) => payableId));
    const parts = group.filter(({ id }) => charged.has(id));
    const last = parts.at(-1);
    if (!last) return [];
    const base = credited.find(({ id }) => id === document.creditsId);
    const kind = document.creditsId === null ? "invoice" : "credit-note";
    const all = base ? [base, ...base.creditNotes] : [];
    const before = {
      totalMinor: sumBy(all, ({ totalMinor }) => totalMinor),
      roundingMinor: sumBy(all, ({ roundingMinor }) => roundingMinor),
    };
    const company = last.companyId === null ? "" : (nameOf.get(last.companyId) ?? "");
    const titles = new Map(parts.map(({ id, title }) => [id, title]));
    return {
      key: String(place),
      kind,
      creditsId: document.creditsId,
      credits: base ? documentNumber(base) : null,
      buyer: company || last.payerName,
      contact: company ? last.payerName : "",
      email: last.payerEmail,
      reference: [...new Set(parts.map(({ reference }) => reference.trim()).filter(Boolean))].join(
        "; ",
      ),
      orders: parts.map(({ id }) => codeOf.get(id) ?? ""),
      dueOn: documentDates(kind, world.now(), { timeZone, dueDays: terms.dueDays }).dueOn,
      currency: last.currency,
      lines: linesOf(document, titles),
      netMinor: sumBy(document.vat, ({ netMinor }) => netMinor),
      vatMinor: sumBy(document.vat, ({ vatMinor }) => vatMinor),
      totalMinor: document.totalMinor,
      roundingMinor: roundingOf(before, document.totalMinor, isRounded(terms, last.currency)),
    };
  });
}

function linesOf(
  { lines }: PlannedDocument,
  titles: ReadonlyMap<string, string>,
): DocumentPreview["lines"] {
  const together = byKey(lines, ({ payableId, kind, label, netMinor }) =>
    [titles.get(payableId), kind, label, kind === "discount" ? "" : netMinor].join("\n"),
  );
  return [...together.values()].flatMap((same) => {
    const [first] = same;
    return first
      ? {
          label: first.label,
          event: titles.get(first.payableId) ?? "",
          count: same.length,
          netMinor: sumBy(same, ({ netMinor }) => netMinor),
        }
      : [];
  });
}
