import type { PayableLine, Payables } from "~/features/payments/commands/payables.server";
import { setPayable } from "~/features/payments/commands/set-payable.server";
import { isSettled } from "~/features/payments/domain/standing";
import { inTransaction, type World } from "~/platform/world.server";
import type { Make } from "./make";

/** Something to pay for that is no order: for tests of payments by themselves. */
export interface PlainPayables extends Payables {
  /** Makes one. What it comes to is the sum of `lines`, or one line without VAT. */
  make(make: Make, owedMinor: number, lines?: readonly PayableLine[]): Promise<string>;
  /** From now on it comes to another sum, as when something was cancelled or added. */
  owe(payableId: string, owedMinor: number): Promise<void>;
  /** From now on it is not kept any more, and nothing is owed for it. */
  letGo(payableId: string): Promise<void>;
  /** Until when each is kept. */
  readonly keptUntil: ReadonlyMap<string, Date>;
}

/** Payables over nothing but their own table. Whatever comes in for one that was let go goes back, as too late. */
export function plainPayables(root: World): PlainPayables {
  const lines = new Map<string, readonly PayableLine[]>();
  const gone = new Set<string>();
  const keptUntil = new Map<string, Date>();

  const sumsOf = async ({ db }: World, ids: readonly string[]) =>
    new Map(
      (await db.payable.findMany({ where: { id: { in: [...ids] } } })).map((row) => [row.id, row]),
    );

  const settle = async (tx: World, before: Awaited<ReturnType<typeof sumsOf>>) => {
    for (const [id, row] of await sumsOf(tx, [...before.keys()])) {
      const { eventId, payBy, ...debt } = row;
      const was = before.get(id);
      const isTwice = was !== undefined && row.paidMinor > was.paidMinor && isSettled(was);
      await setPayable(
        tx,
        { ...debt, eventId: eventId ?? "", payBy: payBy as "card" },
        { reason: isTwice ? "twice" : gone.has(id) ? "too-late" : "cancelled" },
      );
    }
  };

  const change: Payables["change"] = (world, ids, work) =>
    inTransaction(world, async (tx) => {
      await tx.db.$queryRaw`
        SELECT 1 FROM payable WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
      const before = await sumsOf(tx, ids);
      const result = await work(tx);
      await settle(tx, before);
      return result;
    });

  const owe = (id: string, owedMinor: number) =>
    change(root, [id], async (tx) => {
      await tx.db.payable.update({ where: { id }, data: { owedMinor } });
      lines.set(id, [plainLine(id, owedMinor)]);
    });

  return {
    change,
    keptUntil,
    owe,
    async keepUntil(_, id, until) {
      if (gone.has(id)) return false;
      keptUntil.set(id, until);
      return true;
    },
    async facts(_, ids) {
      return ids.flatMap((id) => {
        const those = lines.get(id);
        return those
          ? [{ id, title: "Founders’ evening", suppliedOn: "2027-09-01", lines: those }]
          : [];
      });
    },
    async letGo(id) {
      gone.add(id);
      await owe(id, 0);
    },
    async make(make, owedMinor, given) {
      const event = await make.event();
      const id = root.newId();
      lines.set(id, given ?? [plainLine(id, owedMinor)]);
      await setPayable(root, {
        id,
        organisationId: event.organisation.id,
        eventId: event.id,
        companyId: null,
        code: `T${id.slice(-6).toUpperCase()}`,
        payerName: "Ada Testesen",
        payerEmail: `ada.${id.slice(-6)}@payer.example`,
        language: "nb",
        reference: "",
        currency: "NOK",
        payBy: "card",
        owedMinor,
      });
      // A message to its payer belongs to the order of the same id.
      await root.db.order.create({
        data: {
          id,
          organisationId: event.organisation.id,
          eventId: event.id,
          code: `T${id.slice(-6).toUpperCase()}`,
          contactName: "Ada Testesen",
          contactEmail: `ada.${id.slice(-6)}@payer.example`,
          language: "nb",
          createdAt: root.now(),
        },
      });
      return id;
    },
  };
}

function plainLine(sourceId: string, netMinor: number): PayableLine {
  return {
    sourceId,
    kind: "ticket",
    itemId: null,
    label: "Ticket",
    netMinor,
    vatCategory: "exempt",
    vatRate: null,
  };
}
