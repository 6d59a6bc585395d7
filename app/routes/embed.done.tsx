import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmbeddedDone } from "~/features/registration/components/embedded-done";
import { orderPage, seatPage } from "~/features/registration/queries/seat-page.server";
import { found } from "~/platform/http/refusals.server";

/**
 * What has just become of a registration. Nothing can be changed here: in a frame a click may be stolen. The page
 * that can opens beside.
 */
export async function loader({ request, params, context: { world } }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const token = query.get("seat") ?? query.get("order") ?? "";
  const seat = query.has("seat") ? await seatPage(world, token) : null;
  const order = query.has("order") ? await orderPage(world, token) : null;
  const { event } = found(seat ?? order);
  if (event.slug !== params["slug"]) throw new Response(null, { status: 404 });
  return { seat, order, event, token, now: world.now() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.event.title },
  { name: "robots", content: "noindex" },
];

export default function EmbedDone() {
  return <EmbeddedDone {...useLoaderData<typeof loader>()} />;
}
