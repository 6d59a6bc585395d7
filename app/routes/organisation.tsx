import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EventList } from "~/features/events/components/event-list";
import { turningPoints, upcomingEvents } from "~/features/events/queries/event-cards.server";
import { publicOrganisation } from "~/features/organisations/queries/public-organisation.server";
import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { pageOf } from "~/platform/http/page-of";
import { found } from "~/platform/http/refusals.server";
import { Pager } from "~/ui/navigation";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";

export async function loader({ request, params, context: { world, keep } }: LoaderFunctionArgs) {
  const organisation = found(await publicOrganisation(world, params["slug"] ?? ""));
  const page = pageOf(new URL(request.url).searchParams);
  const { events, pages } = await upcomingEvents(world, { page, organisation: organisation.slug });
  keep({ organisation: organisation.id, until: turningPoints(events) });
  return { organisation, events, pages, page, now: world.now() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: data.organisation.name }] : [];

/** An organisation and what it invites to. */
export default function Organisation() {
  const { organisation, events, page, pages, now } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  return (
    <Page
      title={organisation.name}
      width="wide"
      hue={organisation.hue}
      {...(organisation.city ? { kicker: organisation.city } : {})}
      {...(organisation.about ? { lead: organisation.about } : {})}
    >
      <Section title={t("pages.upcoming")}>
        <EventList
          events={events}
          now={now}
          hrefOf={({ slug }) => paths.event(slug)}
          showOrganisation={false}
        />
        <Pager
          page={page}
          pages={pages}
          hrefOf={(to) => paths.organisation(organisation.slug, to)}
        />
      </Section>
    </Page>
  );
}
