import { z } from "zod";
import { paymentStates } from "~/features/payments/domain/standing";
import { addressAnswer, instantAnswer } from "~/kernel/answer-schemas";
import { registrationStatuses } from "./registration-transitions";

/** A placed order as the JSON API answers it. What is here is kept; more may come. */
export const orderAnswer = z
  .object({
    order: z.object({
      code: z.string().meta({ description: "What the order is called on the telephone." }),
      url: addressAnswer.meta({
        description: "The contact's own page about all seats. Whoever has the address may use it.",
      }),
      price: z
        .object({
          currency: z.string().meta({ description: "ISO 4217.", examples: ["NOK"] }),
          netMinor: z.int().min(0),
          vatMinor: z.int().min(0),
          totalMinor: z.int().min(0),
        })
        .meta({
          description:
            "What it costs, in the currency's smallest unit: without VAT, VAT, and both together.",
        }),
      payment: z
        .object({
          state: z.enum(paymentStates).meta({
            description:
              "`awaiting-payment` until it is paid for at `payUrl`; `to-be-invoiced`, `invoiced`, `paid`; `none` where nothing is owed (yet).",
          }),
          dueMinor: z.int().min(0).meta({
            description: "What is still to be paid or invoiced, with VAT, in the smallest unit.",
          }),
          payUrl: addressAnswer.nullable().meta({
            description:
              "The page where the contact pays by card; `null` where there is nothing to pay by card.",
          }),
          payUntil: instantAnswer.nullable().meta({
            description:
              "Until when unpaid places are kept; beginning to pay gives more time. `null` where nothing waits for a payment.",
          }),
        })
        .meta({ description: "How far the paying is." }),
    }),
    seats: z
      .array(
        z.object({
          status: z.enum(registrationStatuses).meta({
            description:
              "`confirmed`, `awaiting-payment` (its place is kept until it is paid for by card), `waitlisted` or `awaiting-approval` for a new order; the same key sent again later may find it `offered` (places that cost something are kept for an answer), `declined` or `cancelled`.",
          }),
          position: z.int().min(1).optional().meta({
            description: "The order's place in the queue, from 1, while it waits.",
          }),
          url: addressAnswer.meta({
            description: "The seat's own page: name it, give it back. For its attendee alone.",
          }),
          feedUrl: addressAnswer.meta({
            description: "The attendee's own programme, to subscribe to (iCalendar).",
          }),
        }),
      )
      .meta({ description: "The seats, in the order they were asked for." }),
  })
  .meta({ description: "An order and what became of its seats." });

export type OrderAnswer = z.output<typeof orderAnswer>;
