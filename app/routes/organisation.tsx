import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SubscribePanel } from "~/features/calendar/components/subscribe-panel";
import { EventCover } from "~/features/events/components/event-cover";
import { EventIndex } from "~/features/events/components/event-index";
import { EventMonths } from "~/features/events/components/event-months";
import { SeriesList } from "~/features/events/components/series-list";
import { filterQuery, noFilters } from "~/features/events/domain/event-filters";
import { browseEvents } from "~/features/events/queries/browse-events.server";
import { turningPoints } from "~/features/events/queries/event-cards.server";
import { seriesOfOrganisation } from "~/features/events/queries/series-page.server";
import { publicOrganisation } from "~/features/organisations/queries/public-organisation.server";
import { eventListJsonLd, organisationJsonLd } from "~/features/events/domain/organisation-json-ld";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { plainMarkdown } from "~/kernel/markdown";
import { paths } from "~/paths";
import { headOf, rootOf } from "~/platform/http/head";
import { found } from "~/platform/http/refusals.server";
import { EmptyState } from "~/ui/empty-state";
import { Icon } from "~/ui/icon";
import { Markdown } from "~/ui/markdown";
import { Masthead } from "~/ui/masthead";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";

const upcomingShown = 12;
const pastShown = 6;

export async function loader({ params, context: { world, locale, keep } }: LoaderFunctionArgs) {
  const organisation = found(await publicOrganisation(world, params.slug ?? ""));
  const { slug } = organisation;
  const filters = { ...noFilters, organiser: slug };
  const [upcoming, past, series] = await Promise.all([
    browseEvents(world, filters, { perPage: upcomingShown }),
    browseEvents(world, { ...filters, when: "past" }, { perPage: pastShown }),
    seriesOfOrganisation(world, slug),
  ]);
  keep({
    organisation: organisation.id,
    until: turningPoints([...upcoming.events, ...past.events]),
  });
  const feedUrl = world.settings.url + paths.organisationFeed(slug, { lang: locale });
  return { organisation, upcoming, past, series, feedUrl, locale, now: world.now() };
}

export const meta: MetaFunction<typeof loader> = (args) => {
  if (!args.data) return [];
  const { name, about, city, slug } = args.data.organisation;
  const { locale, site } = rootOf(args);
  const { t } = speechOf(locale);
  const plain = plainMarkdown(about);
  return headOf(args, {
    title: `${name} – ${t("common.appName")}`,
    description: plain || t("browse.organisationMeta", { name }),
    picture: {
      path: paths.inLanguage(paths.organisationPicture(slug), locale),
      alt: name,
    },
    feeds: [
      {
        path: paths.organisationFeed(slug, { lang: locale }),
        title: t("calendar.organisationFeed", { name }),
      },
    ],
    data: [
      organisationJsonLd({ name, about: plain, city, url: site + paths.organisation(slug) }),
      eventListJsonLd(
        args.data.upcoming.events.map((event) => ({
          name: event.title,
          url: site + paths.event(event.slug),
        })),
      ),
    ],
  });
};

/** An organisation: who they are, what they invite to, and their calendar to subscribe to. */
export default function Organisation() {
  const { organisation, upcoming, past, series, feedUrl, now } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { slug, name, about, city, hue, email } = organisation;
  const mine = { ...noFilters, organiser: slug };
  return (
    <Page width="wide" hue={hue}>
      <Masthead
        kicker={city || t("browse.organiser")}
        title={name}
        picture={<EventCover id={slug} hue={hue} />}
      >
        {about && <Markdown text={about} level={2} />}
        <p className="masthead-contact">
          <Icon name="mail" />
          <span className="visually-hidden">{t("browse.contact")}: </span>
          <a href={`mailto:${email}`}>{email}</a>
        </p>
      </Masthead>
      <div className="page-columns">
        <div className="page-body">
          <Section title={t("browse.nextEvents")} id="events">
            <EventMonths
              events={upcoming.events}
              now={now}
              hrefOf={(event) => paths.event(event.slug)}
              showOrganisation={false}
              empty={
                <EmptyState title={t("browse.organisationQuiet")}>
                  {t("browse.organisationQuietHint")}
                </EmptyState>
              }
            />
            {upcoming.total > upcoming.events.length && (
              <p>
                <a href={paths.home(filterQuery(mine))}>
                  {t("browse.allOf", { count: upcoming.total })}
                </a>
              </p>
            )}
          </Section>
          {past.total > 0 && (
            <Section title={t("browse.past")} id="past">
              <EventIndex
                events={past.events}
                now={now}
                hrefOf={(event) => paths.event(event.slug)}
              />
              {past.total > past.events.length && (
                <p>
                  <a href={paths.home(filterQuery({ ...mine, when: "past" }))}>
                    {t("browse.allPast")}
                  </a>
                </p>
              )}
            </Section>
          )}
        </div>
        <aside className="page-aside">
          {series.length > 0 && (
            <Section title={t("browse.seriesOf")} id="series">
              <SeriesList series={series} now={now} hrefOf={(each) => paths.series(each.slug)} />
            </Section>
          )}
          <SubscribePanel
            feedUrl={feedUrl}
            chooseHref={paths.organisationSubscribe(organisation.slug)}
          />
        </aside>
      </div>
    </Page>
  );
}
