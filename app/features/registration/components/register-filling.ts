import type { Speech } from "~/i18n/locale-context";
import type { Problem } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import type { Fields } from "~/ui/form-fields";
import type { Offer } from "../domain/offer";
import type { FormValues } from "../domain/register-form";

/** What every part of the registration form is drawn from. */
export interface Filling {
  readonly offer: Offer;
  readonly now: Instant;
  /** The networks of whoever fills it in: their prices. */
  readonly memberOf: readonly string[];
  readonly fields: Fields;
  readonly values: FormValues;
  readonly problems: readonly Problem[];
  /** Whether somebody registers themselves, as the form was sent. */
  readonly forOneself: boolean;
}

/** A price as the form says it: free, or without VAT where there is any. */
export function priceWords(offer: Offer, netMinor: number, { t, format }: Speech): string {
  if (netMinor === 0) return t("register.free");
  const price = format.money(netMinor, offer.currency);
  return offer.seller.vatRegistered ? t("registerForm.exVat", { price }) : price;
}
