import type { ActionFunctionArgs } from "@remix-run/node";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import type { OrderAnswer } from "~/features/registration/domain/api-order";
import { linksOf } from "~/features/registration/queries/seat-page.server";
import { orderSchema } from "~/features/registration/schema";
import { anonymous } from "~/kernel/actor";
import { paths } from "~/paths";
import { apiProblems, readJson } from "~/platform/http/json-api.server";

/** A key is any short text of visible ASCII characters. */
const keyPattern = /^[\x21-\x7e]{1,200}$/;

export async function action({ request, params, context: { world } }: ActionFunctionArgs) {
  if (request.method !== "POST") return apiProblems({ code: "method-not-allowed" });
  const key = request.headers.get("Idempotency-Key") ?? undefined;
  if (key !== undefined && !keyPattern.test(key)) return apiProblems({ code: "key-malformed" });
  const body = await readJson(request, orderSchema);
  if (!body.ok)
    return "problems" in body ? apiProblems(...body.problems) : apiProblems(body.problem);

  const { language = "nb", ...asked } = body.value;
  const submissionKey = key && `key:${key}`;
  const placed = await placeOrder(world, anonymous, params.slug ?? "", {
    ...asked,
    language,
    source: "api",
    submissionKey,
  });
  if (!placed.ok) {
    const [first = placed.problem, ...rest] = placed.problems;
    return apiProblems(first, ...rest);
  }

  const order = placed.value;
  const links = linksOf(world, order);
  const { url } = world.settings;
  const { state, payBy, dueMinor, payUntil } = order.payment;
  const isPayable = payBy === "card" && dueMinor > 0;
  const answer: OrderAnswer = {
    order: {
      code: order.code,
      url: url + paths.order(links.order),
      price: order.price,
      payment: {
        state,
        dueMinor,
        payUrl: isPayable ? url + paths.payOrder(links.order) : null,
        payUntil: payUntil?.toISOString() ?? null,
      },
    },
    seats: order.seats.map(({ status, position }, place) => ({
      status,
      ...(position === null ? {} : { position }),
      url: url + paths.registration(links.seats[place]?.registration ?? ""),
      feedUrl: url + paths.personalFeed(links.seats[place]?.feed ?? ""),
    })),
  };
  return Response.json(answer, { status: 201, headers: { "Cache-Control": "no-store" } });
}

export function loader() {
  return apiProblems({ code: "method-not-allowed" });
}
