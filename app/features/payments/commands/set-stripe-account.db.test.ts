import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { cardsOf } from "../queries/cards.server";
import { setStripeAccount } from "./set-stripe-account.server";

const connect = { secretKey: "sk_test_1", webhookSecrets: ["whsec_1"], connect: true };

dbTest(
  "whoever runs the installation says on which account who is paid",
  async ({ world, make }) => {
    const connected = { ...world, settings: { ...world.settings, stripe: connect } };
    const [one, other] = [await make.organisation(), await make.organisation()];
    expect(await cardsOf(connected, one.id)).toEqual({ on: false, why: "no-account" });

    expect(await setStripeAccount(world, one.slug, "acct_first1")).toMatchObject({
      value: { before: null },
    });
    expect(await cardsOf(connected, one.id)).toEqual({ on: true, stripeAccount: "acct_first1" });
    expect(await cardsOf(connected, other.id)).toEqual({ on: false, why: "no-account" });

    // What its treasurer has said stays.
    await world.db.paymentSettings.update({
      where: { organisationId: one.id },
      data: { dueDays: 30 },
    });
    expect(await setStripeAccount(world, one.slug, "acct_second2")).toMatchObject({
      value: { before: "acct_first1" },
    });
    expect(await setStripeAccount(world, one.slug, "acct_second2")).toMatchObject({
      value: { before: "acct_second2" },
    });
    expect(
      await world.db.paymentSettings.findUnique({ where: { organisationId: one.id } }),
    ).toMatchObject({ dueDays: 30, stripeAccount: "acct_second2" });
    expect(
      await world.db.auditEntry.count({
        where: { organisationId: one.id, action: "change-payment-settings" },
      }),
    ).toBe(2);

    expect(await setStripeAccount(world, "nobody-here", "acct_first1")).toMatchObject({
      problem: { code: "not-found" },
    });
  },
);
