import type { World } from "~/platform/world.server";

/**
 * Makes the money of a company another one's, in the transaction that makes two records of it one: what it owes, who
 * pays for it and its invoices, of which only the tie to the record changes. A contact whom both records know is one
 * from then on: their invoices stand together behind the link of the record that stays.
 *
 * @remarks Locks payables by id, then invoices by id; whoever calls has locked both companies before.
 */
export async function moveCompanyMoney(
  world: World,
  { from, into }: { readonly from: string; readonly into: string },
): Promise<void> {
  const { db } = world;
  await db.$queryRaw`
    SELECT 1 FROM payable WHERE company_id = ${from}::uuid ORDER BY id FOR NO KEY UPDATE`;
  await db.payable.updateMany({ where: { companyId: from }, data: { companyId: into } });
  await db.$queryRaw`
    SELECT 1 FROM invoice
    WHERE company_id = ${from}::uuid OR payer_id IN (SELECT id FROM payer WHERE company_id = ${from}::uuid)
    ORDER BY id FOR NO KEY UPDATE`;
  await db.invoice.updateMany({ where: { companyId: from }, data: { companyId: into } });
  await db.$executeRaw`
    UPDATE invoice SET payer_id = staying.id
    FROM payer AS going JOIN payer AS staying
      ON staying.organisation_id = going.organisation_id AND staying.email = going.email
    WHERE going.company_id = ${from}::uuid AND staying.company_id = ${into}::uuid AND invoice.payer_id = going.id`;
  await db.$executeRaw`
    DELETE FROM payer AS going USING payer AS staying
    WHERE going.company_id = ${from}::uuid AND staying.company_id = ${into}::uuid
      AND staying.organisation_id = going.organisation_id AND staying.email = going.email`;
  await db.payer.updateMany({ where: { companyId: from }, data: { companyId: into } });
}
