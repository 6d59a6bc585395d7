import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmbeddedEvent } from "~/features/events/components/embedded-event";
import { turningPoints } from "~/features/events/queries/event-cards.server";
import { eventPage } from "~/features/events/queries/event-page.server";
import { anonymous } from "~/kernel/actor";
import { found } from "~/platform/http/refusals.server";

export async function loader({ params, context: { world, keep } }: LoaderFunctionArgs) {
  const { id, card } = found(await eventPage(world, anonymous, params["slug"] ?? ""));
  keep({ event: id, until: turningPoints([card]) });
  return { event: card, now: world.now() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.event.title },
  { name: "robots", content: "noindex" },
];

/** One event, in somebody else's page. */
export default function EmbedEvent() {
  const { event, now } = useLoaderData<typeof loader>();
  return <EmbeddedEvent event={event} now={now} />;
}
