import { z } from "zod";
import { addressAnswer } from "~/kernel/answer-schemas";
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
    }),
    seats: z
      .array(
        z.object({
          status: z.enum(registrationStatuses).meta({
            description:
              "`confirmed`, `waitlisted` or `awaiting-approval` for a new order; the same key sent again later may find it `offered` (places that are kept until the contact says yes), `declined` or `cancelled`.",
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
