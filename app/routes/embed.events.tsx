import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmbeddedEvents } from "~/features/events/components/embedded-events";
import { noFilters } from "~/features/events/domain/event-filters";
import { browseEvents } from "~/features/events/queries/browse-events.server";
import { turningPoints } from "~/features/events/queries/event-cards.server";
import { publicOrganisation } from "~/features/organisations/queries/public-organisation.server";
import { speechOf } from "~/i18n/speech";
import { limitOf } from "~/platform/http/limit-of";
import { found } from "~/platform/http/refusals.server";

/** Events a frame shows at most. */
const most = 50;

export async function loader({ request, context: { world, locale, keep } }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const slug = query.get("organiser") || undefined;
  const organisation = slug === undefined ? null : found(await publicOrganisation(world, slug));
  const { events, total } = await browseEvents(
    world,
    { ...noFilters, organiser: organisation?.slug ?? null },
    { perPage: limitOf(query, { most, usual: 10 }) },
  );
  keep({ list: true, until: turningPoints(events) });
  const { t } = speechOf(locale);
  return {
    organisation: organisation && {
      slug: organisation.slug,
      name: organisation.name,
      hue: organisation.hue,
    },
    events,
    more: total > events.length,
    now: world.now(),
    title: organisation
      ? t("embed.eventsOf", { organisation: organisation.name })
      : t("embed.events"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: "robots", content: "noindex" },
];

/** What is coming up, in somebody else's page. */
export default function EmbedEvents() {
  const { title: _, ...list } = useLoaderData<typeof loader>();
  return <EmbeddedEvents {...list} />;
}
