import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { findOrMakeCompany } from "~/features/companies/commands/find-or-make-company.server";
import type { CompanyFacts } from "~/features/companies/domain/match-key";
import type { NumberProblem } from "~/features/companies/domain/organisation-number";
import { companyRecord } from "~/features/companies/queries/company-record.server";
import { untilStart } from "../domain/seat-deadlines";
import { orderByToken } from "../queries/registration-by-token.server";
import { holdEvent, lockPoolOf } from "./serve-waitlist.server";
import { lockCodeOf, lockOrderRow, settleOrder } from "./settle-order.server";
import type { OrderDetails } from "../schema";

/**
 * Says what the company wants to find on its invoice, and which company it is, through the contact's link. With another
 * number the order is that company's, found by the number or made; so are those of its people who were the former's.
 *
 * @remarks Locks as everybody does who changes an order: event, company, persons, code, counters, order.
 *
 * Refused: `not-found` for a link that opens nothing, `changes-over` after the organiser's time for changes, what
 * `readOrganisationNumber` refuses.
 */
export async function editOrderDetails(
  world: World,
  token: string,
  details: OrderDetails,
): Promise<Result<null, Problem<"not-found" | "changes-over"> | NumberProblem>> {
  const opened = await orderByToken(world, token);
  if (!opened) return refuse("not-found");
  const { id, organisationId, eventId } = opened;
  return inTransaction(world, async (tx) => {
    await holdEvent(tx, eventId);
    const { company, event } = await tx.db.order.findUniqueOrThrow({
      where: { id },
      select: {
        company: { select: { id: true, name: true, matchKey: true } },
        event: { select: { status: true, startsAt: true, changesUntil: true } },
      },
    });
    const until = untilStart(event.startsAt, event.changesUntil);
    if (event.status !== "published" || until <= tx.now()) return refuse("changes-over");
    const { organisationNumber, country, reference = "" } = details;
    let companyId: string | null = null;
    if (company && organisationNumber) {
      const facts = { name: company.name, organisationNumber, country };
      const record = companyRecord(tx, facts);
      if (!record.ok)
        return { ...record, problem: { ...record.problem, field: "organisationNumber" } };
      if (record.value.matchKey !== company.matchKey)
        companyId = await moveToCompany(tx, id, company.id, { organisationId, ...facts });
    }
    await lockCodeOf(tx, id);
    await lockPoolOf(tx, eventId);
    await lockOrderRow(tx, id);
    await tx.db.order.update({
      where: { id },
      data: { reference, ...(companyId === null ? {} : { companyId }) },
    });
    await settleOrder(tx, id);
    return accept(null);
  });
}

/** The company of that number, to which those of the order's people go over who were the former's. */
async function moveToCompany(
  tx: World,
  orderId: string,
  formerId: string,
  { organisationId, ...facts }: CompanyFacts & { readonly organisationId: string },
): Promise<string> {
  const companyId = await findOrMakeCompany(tx, organisationId, facts);
  // Nobody makes it part of another one before its people and the order are its own.
  await tx.db.$queryRaw`SELECT 1 FROM company WHERE id = ${companyId}::uuid FOR KEY SHARE`;
  await tx.db.$queryRaw`
    SELECT 1 FROM person WHERE company_id = ${formerId}::uuid
      AND id IN (SELECT person_id FROM registration WHERE order_id = ${orderId}::uuid)
    ORDER BY email FOR NO KEY UPDATE`;
  await tx.db.person.updateMany({
    where: { companyId: formerId, registrations: { some: { orderId } } },
    data: { companyId },
  });
  tx.wake("read-company-register");
  return companyId;
}
