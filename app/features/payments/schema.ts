import { z } from "zod";
import { emailSchema, lineSchema, textSchema } from "~/kernel/field-schemas";
import { amountSchema } from "~/kernel/money";
import { sellerCountries } from "~/kernel/currencies";
import { isUuid } from "~/kernel/uuid";
import { isBic, readIban } from "./domain/account-numbers";
import { bookAccounts } from "./domain/book-accounts";
import { referenceKinds } from "./domain/payment-reference";

/** The orders somebody ticked, and what they wrote; what is no order is left out. */
export function readChosenOrders(values: Readonly<Record<string, string>>): {
  readonly chosen: readonly string[];
  readonly note: string;
  readonly intent: "preview" | "issue";
} {
  const chosen = Object.keys(values).flatMap((name) => {
    const id = name.startsWith("order.") ? name.slice("order.".length) : "";
    return isUuid(id) ? id : [];
  });
  const note = lineSchema(300).safeParse(values["note"] ?? "");
  return {
    chosen: chosen.slice(0, 200),
    note: note.success ? note.data : "",
    intent: values["intent"] === "issue" ? "issue" : "preview",
  };
}

/** What somebody read on the account about an invoice. */
export const markPaidSchema = z.object({
  paidOn: z.iso.date("date-malformed"),
  amount: amountSchema,
  method: z.enum(["bank", "other"]).default("bank"),
  note: lineSchema(300).optional(),
});

/** Why a whole invoice is taken back, as its payer reads it. */
export const creditSchema = z.object({ note: lineSchema(200) });

const days = (from: number) =>
  z.coerce
    .number("number-malformed")
    .int("number-malformed")
    .min(from, "days-out-of-range")
    .max(120, "days-out-of-range");

/** A code for each account; those that are not used stay empty. */
const accountCodes = Object.fromEntries(
  bookAccounts.map((account) => [account, lineSchema(20).optional()]),
);

/** How an organisation sells and is paid. Numbers that a country checks are checked with its country, by the command. */
export const sellingSchema = z.object({
  country: z.enum(sellerCountries, "choice-unknown"),
  vatRegistered: z.boolean().optional(),
  legalName: lineSchema(160).optional(),
  organisationNumber: lineSchema(30).optional(),
  address: textSchema(400).optional(),
  registrationNote: lineSchema(120).optional(),
  bankAccount: lineSchema(34).optional(),
  iban: lineSchema(50)
    .transform((typed) => readIban(typed))
    .refine((read) => read.ok, "iban-malformed")
    .transform((read) => (read.ok ? read.number : ""))
    .optional(),
  bic: lineSchema(20)
    .refine(isBic, "bic-malformed")
    .transform((typed) => typed.replace(/\s/g, "").toUpperCase())
    .optional(),
  referenceKind: z.enum(referenceKinds, "choice-unknown").default("none"),
  dueDays: days(0).default(14),
  /** None is sent when it is left out. */
  remindAfterDays: days(1).optional(),
  wholeKroner: z.boolean().optional(),
  treasurerEmail: emailSchema.optional(),
  accountCodes: z.object(accountCodes).optional(),
});

export type SellingDetails = z.output<typeof sellingSchema>;

/** That somebody has looked after a difference, and what they did. */
export const lookAfterSchema = z.object({
  id: z.uuid("choice-unknown"),
  note: lineSchema(500),
});
