import { expect } from "vitest";
import { cardTest } from "tests/support/with-stripe";
import { readCheckout } from "../commands/read-checkout.server";
import { startCheckout } from "../commands/start-checkout.server";
import { refundsOf } from "./refunds.server";

const addresses = {
  returnUrl: "https://x.example/",
  cancelUrl: "https://x.example/",
  locale: "nb",
} as const;

cardTest(
  "the list of refunds opens where there is something",
  async ({ cards, payables, make }) => {
    const id = await payables.make(make, 50_000);
    const { organisationId } = await cards.db.payable.findUniqueOrThrow({ where: { id } });
    const { slug } = await cards.db.organisation.findUniqueOrThrow({
      where: { id: organisationId },
    });
    const owner = await make.member(organisationId, "owner");
    const shown = async (filter: "failed" | null = null) => {
      const list = await refundsOf(cards, owner, slug, { filter, page: 1 });
      return list.ok && [list.value.filter, list.value.refunds.length];
    };
    expect(await shown()).toEqual(["by-hand", 0]);
    const started = await startCheckout(cards, payables, id, addresses);
    if (!started.ok) throw new Error(started.problem.code);
    cards.stripe.ledger.pay(cards.stripe.sessionOf(started.value.url).id);
    await readCheckout(cards, payables, id);
    await payables.owe(id, 20_000);
    expect(await shown()).toEqual(["all", 1]);
    expect(await shown("failed")).toEqual(["failed", 0]);
    await cards.db.refund.updateMany({ data: { state: "failed" } });
    expect(await shown()).toEqual(["failed", 1]);
    await cards.db.refund.updateMany({ data: { state: "requested" } });
    await cards.db.payment.updateMany({ data: { method: "bank" } });
    expect(await shown()).toEqual(["by-hand", 1]);
  },
);
