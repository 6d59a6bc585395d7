import type Stripe from "stripe";
import { isErasedAddress } from "~/kernel/erased-address";
import type { Locale } from "~/kernel/locales";
import type { Instant } from "~/kernel/time";
import { speechOf } from "~/i18n/speech";
import { sumVat } from "../domain/vat";
import type { PayableFacts } from "./payables.server";

/** What a checkout is asked for with. */
export interface CheckoutWish {
  readonly checkoutId: string;
  readonly payableId: string;
  readonly organisationId: string;
  /** The public address of this installation: another one may use the same account. */
  readonly installation: string;
  readonly code: string;
  readonly email: string;
  /** With VAT, in the minor unit. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly expiresAt: Instant;
  readonly locale: Locale;
  readonly returnUrl: string;
  readonly cancelUrl: string;
}

/** What we write on a session, on its payment and on refunds, so that they are known again wherever they turn up. */
export function marksOf(
  about: Pick<CheckoutWish, "installation" | "organisationId" | "payableId" | "checkoutId">,
): Record<string, string> {
  const { installation, organisationId, payableId, checkoutId } = about;
  return {
    treff: installation,
    organisation: organisationId,
    payable: payableId,
    checkout: checkoutId,
  };
}

/**
 * What is asked of Stripe for a checkout. One line that is the sum due to the øre, with what it is made of in words:
 * Stripe's page knows no line below nothing, so a discount could not stand there, and VAT is not rounded by the line.
 */
export function checkoutRequest(
  wish: CheckoutWish,
  facts: PayableFacts,
): Stripe.Checkout.SessionCreateParams {
  const { amountMinor, currency, expiresAt, checkoutId } = wish;
  const marks = marksOf(wish);
  return {
    mode: "payment",
    client_reference_id: checkoutId,
    metadata: marks,
    payment_intent_data: { metadata: marks, description: `${facts.title} (${wish.code})` },
    // Stripe refuses the whole request for an address it does not take, and asks for one where it was told none.
    ...(isTaken(wish.email) ? { customer_email: wish.email } : {}),
    locale: wish.locale,
    expires_at: Math.floor(expiresAt.getTime() / 1000),
    success_url: wish.returnUrl,
    cancel_url: wish.cancelUrl,
    // What is asked for is what the page said, in its currency.
    adaptive_pricing: { enabled: false },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: currency.toLowerCase(),
          unit_amount: amountMinor,
          product_data: productOf(wish, facts),
        },
      },
    ],
  };
}

/** Whether Stripe takes an address: plain letters only, `bjørn@…` is none to it; and somebody reads it. */
function isTaken(email: string): boolean {
  return /^[\x21-\x7e]+@[\x21-\x7e]+$/.test(email) && !isErasedAddress(email);
}

function productOf(
  { locale, amountMinor, currency, code }: CheckoutWish,
  facts: PayableFacts,
): { name: string; description: string } {
  const { t, format } = speechOf(locale);
  const { netMinor, vatMinor, totalMinor } = sumVat(facts.lines);
  const money = (minor: number) => format.money(minor, currency);
  const description =
    totalMinor !== amountMinor
      ? t("cardPayment.rest", { code })
      : vatMinor === 0
        ? t("cardPayment.withoutVat", { code })
        : t("cardPayment.withVat", { code, net: money(netMinor), vat: money(vatMinor) });
  return { name: t("cardPayment.for", { event: facts.title }), description };
}
