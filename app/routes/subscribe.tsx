import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FeedChooser } from "~/features/calendar/components/feed-chooser";
import { ChosenFeed } from "~/features/calendar/components/subscribe-panel";
import {
  possibleChoice,
  readChoice,
  type FeedChoice,
} from "~/features/calendar/domain/feed-choice";
import {
  eventSubject,
  organisationSubject,
  seriesSubject,
} from "~/features/calendar/queries/feed-choices.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths, type FeedQuery } from "~/paths";
import { headOf, rootOf } from "~/platform/http/head";
import { found } from "~/platform/http/refusals.server";
import { Breadcrumb } from "~/ui/navigation";
import { Page } from "~/ui/page";

/** The calendars of organisations, series and events: one file for all, told apart by the address. */
const calendars = {
  o: {
    subjectOf: organisationSubject,
    home: paths.organisation,
    feed: (slug: string, { group }: FeedChoice, query: FeedQuery) =>
      group === null ? paths.organisationFeed(slug, query) : paths.networkFeed(slug, group, query),
  },
  s: {
    subjectOf: seriesSubject,
    home: paths.series,
    feed: (slug: string, _: FeedChoice, query: FeedQuery) => paths.seriesFeed(slug, query),
  },
  e: {
    subjectOf: eventSubject,
    home: paths.event,
    feed: (slug: string, _: FeedChoice, query: FeedQuery) => paths.eventFeed(slug, query),
  },
} as const;

export async function loader({
  request,
  params,
  context: { world, locale, keep },
}: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url);
  const slug = found(params["slug"]);
  const { subjectOf, home, feed } = found(
    Object.entries(calendars).find(([place]) => pathname.startsWith(`/${place}/`))?.[1],
  );
  const asked = readChoice(searchParams, locale);
  const subject = found(await subjectOf(world, slug, asked.group));
  keep({ organisation: subject.organisationId, places: false });
  const choice = possibleChoice(asked, subject);
  const query = { lang: choice.language, kinds: choice.kinds };
  return {
    subject,
    choice,
    homeHref: home(slug),
    feedUrl: world.settings.url + feed(slug, choice, query),
    jsonHref: feed(slug, choice, { ...query, format: "json" }),
  };
}

export const meta: MetaFunction<typeof loader> = (args) => {
  if (!args.data) return [];
  const { t } = speechOf(rootOf(args).locale);
  const { title } = args.data.subject;
  return headOf(args, { title: t("feeds.title", { title }), hidden: true });
};

/** What is to stand in the calendar, and its address. */
export default function Subscribe() {
  const { subject, choice, homeHref, feedUrl, jsonHref } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  return (
    <Page
      title={t("feeds.title", { title: subject.title })}
      lead={t("feeds.lead")}
      hue={subject.hue}
      breadcrumb={<Breadcrumb crumbs={[{ href: homeHref, label: subject.title }]} />}
    >
      <FeedChooser subject={subject} choice={choice} />
      <ChosenFeed feedUrl={feedUrl} jsonHref={jsonHref} name={subject.title} />
    </Page>
  );
}
