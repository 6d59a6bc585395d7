import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EventList } from "~/features/events/components/event-list";
import { turningPoints, upcomingEvents } from "~/features/events/queries/event-cards.server";
import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { pageOf } from "~/platform/http/page-of";
import { Pager } from "~/ui/navigation";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";

export async function loader({ request, context: { world, keep } }: LoaderFunctionArgs) {
  const page = pageOf(new URL(request.url).searchParams);
  const { events, pages } = await upcomingEvents(world, { page });
  keep({ list: true, until: turningPoints(events) });
  return { events, pages, page, now: world.now() };
}

export default function Home() {
  const { events, pages, page, now } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  return (
    <Page title={t("pages.homeTitle")} lead={t("pages.homeLead")} width="wide">
      <Section title={t("pages.upcoming")}>
        <EventList events={events} now={now} hrefOf={({ slug }) => paths.event(slug)} />
        <Pager page={page} pages={pages} hrefOf={(to) => paths.home(to)} />
      </Section>
    </Page>
  );
}
