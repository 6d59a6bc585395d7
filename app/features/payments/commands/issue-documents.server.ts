import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import { missingDocuments } from "../domain/invoice-difference";
import type { Documented, PlannedDocument } from "../domain/document-lines";
import { sellerLacks } from "../domain/invoice-parties";
import type { IssuedDocument, IssueRequest } from "../domain/issuing";
import type { Payables } from "./payables.server";
import { documentedOf, type DocumentedPayable } from "../queries/documented.server";
import { paymentSettings } from "../queries/payment-settings.server";
import { writeDocuments } from "./write-documents.server";

export type { IssuedDocument };

export type IssueProblem = Problem<
  | "not-found"
  | "nothing-to-invoice"
  | "pays-by-card"
  | "partly-paid"
  | "different-companies"
  | "different-currencies"
  | "seller-incomplete"
>;

/**
 * Writes the documents that are missing: invoices for what is owed, credit notes for what is owed no more. They are
 * numbered, written and mailed in the one transaction that notes them; one that is rolled back leaves no number out.
 *
 * @remarks Run again it finds nothing missing. `payables.change` has locked all that is paid for; then come the invoices
 * that are credited, and the counter of numbers last of all.
 *
 * Refused: `not-found` when one of them is not this organisation's; `nothing-to-invoice` when documents and orders
 * agree; `pays-by-card` for what is to be paid by card; `partly-paid` where what a card paid for cannot be told from
 * the rest; `different-companies` and `different-currencies` of a collected invoice; `seller-incomplete` as long as the
 * organisation has not said who it is and where it is paid.
 */
export async function issueDocuments(
  world: World,
  payables: Payables,
  request: IssueRequest,
): Promise<Result<{ documents: readonly IssuedDocument[] }, IssueProblem>> {
  const ids = [...new Set(request.payableIds)].toSorted();
  const { organisationId } = request;
  const own = await world.db.payable.count({ where: { id: { in: ids }, organisationId } });
  if (ids.length === 0 || own < ids.length) return refuse("not-found");
  return payables.change(world, ids, async (tx) => {
    const documented = await documentedOf(tx, payables, ids);
    const planned: PlannedDocument[] = [];
    for (const group of request.collected ? [documented] : documented.map((one) => [one])) {
      if (group.some(isPaidByCard)) return refuse("pays-by-card");
      const missing = missingDocuments(
        group.map(({ state }): Documented => state),
        request.credits,
      );
      if (!missing) return refuse("partly-paid");
      planned.push(...missing);
    }
    const charged = new Set(
      planned.filter(({ creditsId }) => creditsId === null).flatMap(payablesOf),
    );
    // What was invoiced together is credited together, whosever it is by now; what is new is one company's.
    const theirs = request.credits ? documented.filter(({ id }) => charged.has(id)) : documented;
    const together = request.collected ? oneCompany(theirs) : accept(null);
    if (!together.ok) return together;
    if (planned.length === 0) return refuse("nothing-to-invoice");
    const terms = await paymentSettings(tx, organisationId);
    if (charged.size > 0 && sellerLacks(terms).length > 0) return refuse("seller-incomplete");
    return accept({ documents: await writeDocuments(tx, { request, documented, planned, terms }) });
  });
}

function payablesOf({ lines }: PlannedDocument): string[] {
  return lines.map(({ payableId }) => payableId);
}

/** Whether something is still to come, and by card. */
function isPaidByCard({ payBy, state, owedMinor, invoicedMinor }: DocumentedPayable): boolean {
  return payBy === "card" && owedMinor - invoicedMinor - state.keptMinor > 0;
}

function oneCompany(
  payables: readonly DocumentedPayable[],
): Result<null, Problem<"different-companies" | "different-currencies">> {
  const companies = new Set(payables.map(({ companyId, id }) => companyId ?? id));
  if (companies.size > 1) return refuse("different-companies");
  if (new Set(payables.map(({ currency }) => currency)).size > 1)
    return refuse("different-currencies");
  return accept(null);
}
