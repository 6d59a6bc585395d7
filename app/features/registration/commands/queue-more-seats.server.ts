import type { Actor } from "~/kernel/actor";
import { isLocale } from "~/kernel/locales";
import { refuse } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import { orderByToken } from "../queries/registration-by-token.server";
import type { MoreSeats } from "../schema";
import { placeOrder, type OrderResult } from "./place-order.server";

/**
 * Puts more seats than there is room for into the queue, as an order of their own with the same contact and company: an
 * order has its places or waits, whole, and who has a place does not wait with those who have none.
 *
 * @param submission - of the form, so that sent twice it is one order.
 *
 * Refused: `not-found` for a link that opens nothing, and as {@link placeOrder} is.
 */
export async function queueMoreSeats(
  world: World,
  actor: Actor,
  token: string,
  { count, ticketType }: MoreSeats,
  submission: string,
): Promise<OrderResult> {
  const opened = await orderByToken(world, token);
  if (!opened) {
    const problem = { code: "not-found" };
    return { ...refuse("not-found"), problems: [problem] };
  }
  const order = await world.db.order.findUniqueOrThrow({
    where: { id: opened.id },
    select: {
      contactName: true,
      contactEmail: true,
      language: true,
      reference: true,
      companyId: true,
      company: {
        select: { name: true, country: true, organisationNumber: true, soleTrader: true },
      },
      answers: { where: { registrationId: null }, select: { questionId: true, values: true } },
      event: { select: { slug: true } },
    },
  });
  const { company, companyId } = order;
  const placed = await placeOrder(world, actor, order.event.slug, {
    contact: {
      name: order.contactName,
      email: order.contactEmail,
      // A person's number is not kept: their company is set below.
      ...(company && !company.soleTrader
        ? {
            company: {
              name: company.name,
              organisationNumber: company.organisationNumber ?? undefined,
              country: company.country,
            },
          }
        : {}),
    },
    language: isLocale(order.language) ? order.language : "nb",
    reference: order.reference,
    questions: order.answers.map(({ questionId, values }) => ({ question: questionId, values })),
    seats: Array.from({ length: count }, () => (ticketType ? { ticketType } : {})),
    submissionKey: submission,
  });
  if (placed.ok)
    await world.db.order.update({ where: { id: placed.value.id }, data: { companyId } });
  return placed;
}
