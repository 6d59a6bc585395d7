import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SubscribePanel } from "~/features/calendar/components/subscribe-panel";
import { EventCover } from "~/features/events/components/event-cover";
import { EventIndex } from "~/features/events/components/event-index";
import { EventList } from "~/features/events/components/event-list";
import { eventListJsonLd } from "~/features/events/domain/organisation-json-ld";
import { HostRota } from "~/features/events/components/host-rota";
import { turningPoints } from "~/features/events/queries/event-cards.server";
import { seriesPage } from "~/features/events/queries/series-page.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { plainMarkdown } from "~/kernel/markdown";
import { paths } from "~/paths";
import { headOf, rootOf } from "~/platform/http/head";
import { pageOf } from "~/platform/http/page-of";
import { found } from "~/platform/http/refusals.server";
import { EmptyState } from "~/ui/empty-state";
import { Markdown } from "~/ui/markdown";
import { Masthead } from "~/ui/masthead";
import { Pager } from "~/ui/navigation";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";

/** One host is no rota. */
const fewestHosts = 2;

export async function loader({
  request,
  params,
  context: { world, locale, keep },
}: LoaderFunctionArgs) {
  const page = Math.min(pageOf(new URL(request.url).searchParams), 1000);
  const series = found(await seriesPage(world, params.slug ?? "", { page }));
  keep({
    organisation: series.organisationId,
    until: turningPoints([...series.coming, ...series.past]),
  });
  const feedUrl = world.settings.url + paths.seriesFeed(series.slug, { lang: locale });
  return { series, page, feedUrl, locale, now: world.now() };
}

export const meta: MetaFunction<typeof loader> = (args) => {
  if (!args.data) return [];
  const { slug, title, description, organisation, coming } = args.data.series;
  const { page } = args.data;
  const { locale, site } = rootOf(args);
  const { t } = speechOf(locale);
  return headOf(args, {
    title: `${title} – ${organisation.name}`,
    description: plainMarkdown(description) || t("browse.seriesBy", { name: organisation.name }),
    path: paths.series(slug, page > 1 ? { page: String(page) } : {}),
    picture: {
      path: paths.inLanguage(paths.organisationPicture(organisation.slug), locale),
      alt: organisation.name,
    },
    feeds: [
      {
        path: paths.seriesFeed(slug, { lang: locale }),
        title: t("calendar.seriesFeed", { title, name: organisation.name }),
      },
    ],
    data: [
      eventListJsonLd(
        coming.map((event) => ({ name: event.title, url: site + paths.event(event.slug) })),
      ),
    ],
  });
};

/** A series: what it is, when it is next, whose turn it is, and its calendar to subscribe to. */
export default function Series() {
  const { series, page, feedUrl, now } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { slug, title, description, organisation, coming, past, rota } = series;
  const next = coming.find(({ status }) => status === "published");
  const others = coming.filter((event) => event !== next);
  const list = {
    now,
    hrefOf: (event: { slug: string }) => paths.event(event.slug),
    showOrganisation: false,
  };
  return (
    <Page width="wide" hue={organisation.hue}>
      <Masthead
        kicker={
          <>
            {t("browse.series")} ·{" "}
            <a href={paths.organisation(organisation.slug)}>{organisation.name}</a>
          </>
        }
        title={title}
        picture={<EventCover id={slug} hue={organisation.hue} />}
      >
        {description && <Markdown text={description} level={2} />}
      </Masthead>
      <div className="page-columns">
        <div className="page-body">
          <Section title={t("browse.nextTime")} id="next">
            <EventList
              {...list}
              events={next ? [next] : []}
              empty={
                <EmptyState title={t("browse.noNextDate")}>
                  {t("browse.organisationQuietHint")}
                </EmptyState>
              }
            />
          </Section>
          {others.length > 0 && (
            <Section title={t("browse.later")} id="later">
              <EventList {...list} events={others} largeSingle={false} />
            </Section>
          )}
          {(past.length > 0 || page > 1) && (
            <Section title={t("browse.past")} id="past">
              <EventIndex {...list} events={past} />
              <Pager
                page={page}
                more={series.morePast}
                hrefOf={(to) => `${paths.series(slug, to > 1 ? { page: String(to) } : {})}#past`}
              />
            </Section>
          )}
        </div>
        <aside className="page-aside">
          {rota.length >= fewestHosts && (
            <Section title={t("browse.rota")} id="rota">
              <HostRota turns={rota} hrefOf={(turn) => paths.event(turn.slug)} />
            </Section>
          )}
          <SubscribePanel feedUrl={feedUrl} chooseHref={paths.seriesSubscribe(slug)} />
        </aside>
      </div>
    </Page>
  );
}
