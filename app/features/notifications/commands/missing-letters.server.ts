import { owes } from "~/features/registration/queries/missing.server";
import { seatFacts } from "../queries/letter-context.server";
import type { LetterWriter } from "./letter-writer";

/** The letters that ask for what is missing: only while it is, and before the event begins. */
export const missingLetters: {
  readonly "complete-your-part": LetterWriter<"complete-your-part">;
  readonly "order-incomplete": LetterWriter<"order-incomplete">;
} = {
  "complete-your-part": async (world, row, context, reading) => {
    if (!isAhead(context, world.now())) return "superseded";
    const seat = (await reading.owing(row)).find(({ id }) => id === row.registrationId);
    // The seat may be a colleague's by now.
    if (!seat || seat.email?.toLowerCase() !== row.recipientEmail.toLowerCase())
      return "superseded";
    if (seat.missing.answers.length === 0) return "superseded";
    const { contactEmail, contactName } = context.order;
    const byThemselves = contactEmail.toLowerCase() === row.recipientEmail.toLowerCase();
    return {
      facts: {
        now: world.now(),
        recipientName: row.recipientName,
        event: context.event,
        manageUrl: context.manageUrl,
        missing: seat.missing.answers,
        registeredBy: byThemselves ? null : contactName,
      },
    };
  },

  "order-incomplete": async (world, row, context, reading) => {
    if (!isAhead(context, world.now())) return "superseded";
    const further = await reading.further(row);
    const owing = [...(await reading.owing(row)), ...further.owing].filter(({ missing }) =>
      owes(missing),
    );
    const { order, orderUrl } = context;
    // One letter for all the orders of a contact: each seat has a link of its own.
    const orders = [order, ...further.orders].filter(
      (each) =>
        each === order || each.registrations.some(({ id }) => owing.some((o) => o.id === id)),
    );
    const all = orders.flatMap(({ registrations }) => registrations);
    const seats = all.flatMap((seat) => {
      const found = owing.find(({ id }) => id === seat.id);
      return found ? [{ ...seatFacts(world, seat), missing: found.missing.answers }] : [];
    });
    if (seats.length === 0) return "superseded";
    return {
      facts: {
        now: world.now(),
        recipientName: row.recipientName,
        event: context.event,
        orderCode: orders.map(({ code }) => code).join(", "),
        orderUrl,
        companyName: order.company?.name ?? null,
        seats,
        ofSeats: all.filter(({ status }) => status === "confirmed").length,
      },
    };
  },
};

function isAhead(
  {
    event,
    eventStatus,
  }: { readonly event: { readonly startsAt: Date }; readonly eventStatus: string },
  now: Date,
): boolean {
  return eventStatus === "published" && now < event.startsAt;
}
