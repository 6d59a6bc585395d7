import { z } from "zod";
import { lineSchema } from "~/kernel/field-schemas";
import { amountSchema } from "~/kernel/money";
import type { MoneyAct, OrganisersBack } from "./money-act";

export const backChoices = ["whole", "by-rule", "nothing", "amount"] as const;

const ids = z
  .record(z.uuid("choice-unknown"), z.string())
  .optional()
  .transform((ticked) => Object.keys(ticked ?? {}));

/** What an organiser types about an order's money. */
const moneyFormSchema = z.discriminatedUnion("act", [
  z
    .object({
      act: z.literal("cancel"),
      seats: ids.refine((seats) => seats.length > 0, "required"),
      back: z.enum(backChoices, "required").default("whole"),
      amount: amountSchema.optional(),
      quietly: z.boolean().optional(),
    })
    .refine(({ back, amount }) => back !== "amount" || amount !== undefined, {
      path: ["amount"],
      message: "required",
    }),
  z
    .object({
      act: z.literal("goodwill"),
      goodwill: z.enum(["part", "whole"], "required").default("part"),
      goodwillAmount: amountSchema.optional(),
      note: lineSchema(80).optional(),
    })
    .refine(
      ({ goodwill, goodwillAmount }) => goodwill === "whole" || goodwillAmount !== undefined,
      {
        path: ["goodwillAmount"],
        message: "required",
      },
    ),
  z.object({ act: z.literal("take-off"), line: z.uuid("no-such-line") }),
  z.object({ act: z.literal("accept-outside"), refund: z.uuid("no-such-line") }),
  z.object({ act: z.literal("disregard-outside"), refund: z.uuid("no-such-line") }),
]);

/** A form of an order's money page, read as what is to be done. */
export const moneyActSchema = moneyFormSchema.transform((typed): MoneyAct => {
  switch (typed.act) {
    case "cancel":
      return {
        act: "cancel",
        seats: typed.seats,
        back: backOf(typed.back, typed.amount ?? 0),
        quietly: typed.quietly ?? false,
      };
    case "goodwill":
      return {
        act: "goodwill",
        amountMinor: typed.goodwill === "whole" ? "whole" : (typed.goodwillAmount ?? 0),
        note: typed.note ?? "",
      };
    default:
      return typed;
  }
});

/** How much is given back, as a form names it. */
export function backOf(choice: string | undefined, amountMinor: number): OrganisersBack {
  if (choice === "amount") return { amountMinor };
  return choice === "by-rule" || choice === "nothing" ? choice : "whole";
}
