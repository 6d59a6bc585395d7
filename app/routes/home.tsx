import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ChosenFilters } from "~/features/events/components/chosen-filters";
import { EventFinder } from "~/features/events/components/event-finder";
import { EventMonths } from "~/features/events/components/event-months";
import { NothingFound } from "~/features/events/components/nothing-found";
import {
  activeFilters,
  filterQuery,
  hasEmptyFilter,
  lastPage,
  noFilters,
  readFilters,
  type EventFilters,
} from "~/features/events/domain/event-filters";
import { browseEvents } from "~/features/events/queries/browse-events.server";
import { filterOptions } from "~/features/events/queries/filter-options.server";
import { turningPoints } from "~/features/events/queries/event-cards.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf, type Speech } from "~/i18n/speech";
import { isLocale } from "~/kernel/locales";
import { paths } from "~/paths";
import { headOf, rootOf } from "~/platform/http/head";
import { Pager } from "~/ui/navigation";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";

/** So few events need no search. */
const fewEvents = 3;

export async function loader({ request, context: { world, locale, keep } }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const asked = query.get("lang");
  const lang = isLocale(asked) ? asked : null;
  const filters = readFilters(query);
  // A form names what was left empty; the address somebody keeps or sends on does not.
  if (hasEmptyFilter(query)) throw redirect(addressOf(filters, lang));
  const [found, options] = await Promise.all([
    browseEvents(world, filters),
    filterOptions(world, filters),
  ]);
  keep({ list: true, until: turningPoints(found.events) });
  return { filters, found, options, lang, locale, now: world.now() };
}

export const meta: MetaFunction<typeof loader> = (args) => {
  const { t } = speechOf(rootOf(args).locale);
  const filters = args.data?.filters ?? noFilters;
  return headOf(args, {
    title: `${t("common.appName")} – ${t("pages.homeTitle")}`,
    description: t("browse.homeMeta"),
    path: addressOf(filters, null),
    // What somebody typed into a search is no page of ours.
    hidden: filters.q !== "",
  });
};

/** Everything public that is to come, to look through and to search. */
export default function Home() {
  const { filters, found, options, lang, now } = useLoaderData<typeof loader>();
  const speech = useSpeech();
  const { t } = speech;
  const hrefOf = (to: EventFilters) => addressOf(to, lang);
  const narrowed = activeFilters(filters).length > 0;
  const past = filters.when === "past";
  const searchable = narrowed || past || found.total > fewEvents;
  return (
    <Page title={t("pages.homeTitle")} lead={t("pages.homeLead")} width="wide">
      {searchable && <EventFinder filters={filters} options={options} lang={lang} />}
      <Section
        id="events"
        title={titleOf(filters, found, speech)}
        actions={
          (past || options.anyPast) && (
            <a
              href={hrefOf({ ...filters, when: past ? "upcoming" : "past", month: null, page: 1 })}
            >
              {past ? t("browse.seeUpcoming") : t("browse.seePast")}
            </a>
          )
        }
      >
        <ChosenFilters filters={filters} options={options} hrefOf={hrefOf} />
        {found.alike && (
          <p className="browse-note">
            {t("browse.alike", { q: t("browse.quoted", { q: filters.q }) })}
          </p>
        )}
        <EventMonths
          events={found.events}
          now={now}
          hrefOf={({ slug }) => paths.event(slug)}
          empty={<NothingFound filters={filters} options={options} hrefOf={hrefOf} />}
        />
        <Pager
          page={found.page}
          pages={found.pages}
          hrefOf={(page) => hrefOf({ ...filters, page })}
        />
        {found.more && found.page === lastPage && (
          <p className="browse-note">{t("browse.nothingLeft")}</p>
        )}
      </Section>
    </Page>
  );
}

function titleOf(
  filters: EventFilters,
  { total, more }: { total: number; more: boolean },
  { t }: Speech,
): string {
  if (total === 0) return filters.when === "past" ? t("browse.past") : t("pages.upcoming");
  if (more) return t("browse.manyEvents", { count: total });
  if (filters.when === "past") return t("browse.pastCount", { count: total });
  return t("browse.upcomingCount", { count: total });
}

function addressOf(filters: EventFilters, lang: string | null): string {
  return paths.home({ ...filterQuery(filters), ...(lang === null ? {} : { lang }) });
}
