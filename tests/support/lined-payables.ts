import { sumVat } from "~/features/payments/domain/vat";
import type {
  PayableFacts,
  PayableLine,
  Payables,
} from "~/features/payments/commands/payables.server";
import { setPayable } from "~/features/payments/commands/set-payable.server";
import { inTransaction, type RootWorld, type World } from "~/platform/world.server";
import type { MadeEvent, MadeOrganisation } from "./make";

/** Something to be paid for that is not an order: lines in memory, and the row payments know it by. */
export interface LinedPayables extends Payables {
  /** Something new that is owed, or other lines of it. */
  set(id: string, lines: readonly PayableLine[]): Promise<void>;
  add(
    of: {
      readonly event: MadeEvent;
      readonly companyId?: string | null;
      readonly email?: string;
      readonly name?: string;
    },
    lines: readonly PayableLine[],
  ): Promise<string>;
}

let count = 0;

/** A line of something to be paid for, at a quarter of VAT unless said otherwise. */
export function plainLine(
  world: World,
  netMinor: number,
  more: Partial<PayableLine> = {},
): PayableLine {
  return {
    sourceId: world.newId(),
    kind: "ticket",
    itemId: null,
    label: "Deltaker",
    netMinor,
    vatCategory: "general",
    vatRate: 2500,
    ...more,
  };
}

/** What payments ask of whoever knows what is paid for, without anybody who does. */
export function linedPayables(world: RootWorld): LinedPayables {
  const known = new Map<
    string,
    PayableFacts & {
      readonly event: MadeEvent;
      readonly companyId: string | null;
      readonly email: string;
      readonly name: string;
      readonly code: string;
    }
  >();
  const owe = (tx: World, id: string) => {
    const fact = known.get(id);
    if (!fact) throw new Error("nothing is known of it");
    return setPayable(tx, {
      id,
      organisationId: fact.event.organisation.id,
      eventId: fact.event.id,
      companyId: fact.companyId,
      code: fact.code,
      payerName: fact.name,
      payerEmail: fact.email,
      language: "nb",
      reference: "",
      currency: "NOK",
      payBy: "invoice",
      owedMinor: sumVat(fact.lines).totalMinor,
    });
  };
  const payables: LinedPayables = {
    change: (root, ids, work) =>
      inTransaction(root, async (tx) => {
        for (const id of ids.toSorted())
          await tx.db.$queryRaw`SELECT 1 FROM payable WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
        const result = await work(tx);
        for (const id of ids.toSorted()) await owe(tx, id);
        return result;
      }),
    keepUntil: async () => true,
    facts: async (_, ids) => ids.flatMap((id) => known.get(id) ?? []),
    set: async (id, lines) => {
      const fact = known.get(id);
      if (!fact) throw new Error("nothing is known of it");
      known.set(id, { ...fact, lines });
      await inTransaction(world, (tx) => owe(tx, id));
    },
    add: async (
      { event, companyId = null, email = "kari@company.example", name = "Kari Kontakt" },
      lines,
    ) => {
      const id = world.newId();
      const code = `P${String(++count).padStart(5, "0")}`;
      known.set(id, {
        id,
        title: "Frokostseminar",
        suppliedOn: "2027-09-01",
        lines,
        event,
        companyId,
        email,
        name,
        code,
      });
      await inTransaction(world, (tx) => owe(tx, id));
      return id;
    },
  };
  return payables;
}

/** Says who an organisation is as a seller, and where it is paid. */
export async function sells(
  world: RootWorld,
  { id }: Pick<MadeOrganisation, "id">,
  more: Partial<Parameters<RootWorld["db"]["paymentSettings"]["create"]>[0]["data"]> = {},
): Promise<void> {
  await world.db.organisation.update({ where: { id }, data: { vatRegistered: true } });
  await world.db.paymentSettings.create({
    data: {
      legalName: "Havna næringshage AS",
      organisationNumber: "974760673",
      address: "Strandgata 12\n1531 Moss",
      registrationNote: "Foretaksregisteret",
      bankAccount: "86011117947",
      referenceKind: "kid-mod10",
      ...more,
      organisationId: id,
    } as Parameters<RootWorld["db"]["paymentSettings"]["create"]>[0]["data"],
  });
}
