import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EventList } from "~/features/events/components/event-list";
import { upcomingEvents } from "~/features/events/queries/event-cards.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { headOf, rootOf } from "~/platform/http/head";
import { pageOf } from "~/platform/http/page-of";
import { Pager } from "~/ui/navigation";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";

export async function loader({ request, context: { world } }: LoaderFunctionArgs) {
  const page = pageOf(new URL(request.url).searchParams);
  const { events, pages } = await upcomingEvents(world, { page });
  return { events, pages, page, now: world.now() };
}

export const meta: MetaFunction<typeof loader> = (args) => {
  const { t } = speechOf(rootOf(args).locale);
  return headOf(args, {
    title: `${t("common.appName")} – ${t("pages.homeTitle")}`,
    description: t("pages.homeDescription"),
    path: paths.home(args.data?.page),
  });
};

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
