import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { organiserEvents } from "~/features/events/queries/organiser-events.server";
import { permissionsOf } from "~/features/organisations/permissions";
import { NeedsList } from "~/features/registration/components/needs-list";
import { CareLinks } from "~/features/organisations/components/care-links";
import { OrganiserEventList } from "~/features/registration/components/organiser-event-list";
import { eventFigures } from "~/features/registration/queries/event-figures.server";
import { organiserNeeds } from "~/features/registration/queries/organiser-needs.server";
import { MoneyNeedsList } from "~/features/reports/components/money-needs-list";
import { moneyNeeds } from "~/features/reports/queries/money-needs.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { pageOf } from "~/platform/http/page-of";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Breadcrumb, Pager, Tabs } from "~/ui/navigation";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { world, actor, staff, locale } = context;
  const slug = found(params["org"]);
  const query = new URL(request.url).searchParams;
  const page = pageOf(query);
  const view: "past" | "upcoming" = query.get("view") === "past" ? "past" : "upcoming";
  const { membership, more, ...lists } = expectAccess(
    await organiserEvents(world, actor, slug, { page }),
    request,
  );
  const rights = permissionsOf(membership.role);
  const shown = lists[view];
  const [needs, money, figuresOf] = await Promise.all([
    organiserNeeds(world, actor, slug),
    moneyNeeds(world, actor, slug),
    eventFigures(
      world,
      membership.organisation.id,
      shown.map(({ id }) => id),
    ),
  ]);
  return {
    organisation: membership.organisation,
    rights,
    needs: expectAccess(needs, request),
    money: expectAccess(money, request),
    view,
    page,
    more: more[view],
    // Which mails failed is for those who see mails.
    events: shown.map((event) => {
      const figures = figuresOf(event.id);
      return {
        ...event,
        ...figures,
        failedMails: rights["see-messages"] ? figures.failedMails : 0,
      };
    }),
    several: (staff?.organisations.length ?? 0) > 1,
    now: world.now(),
    title: `${membership.organisation.name} – ${speechOf(locale).t("common.appName")}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OrganiserHome() {
  const data = useLoaderData<typeof loader>();
  const { organisation, rights, needs, money, view, events, now, several } = data;
  const { t } = useSpeech();
  const home = paths.organise(organisation.slug);
  const newEvent = rights["edit-events"] && (
    <ButtonLink icon="add" href={paths.newEvent(organisation.slug)}>
      {t("organise.newEvent")}
    </ButtonLink>
  );
  return (
    <Page
      width="wide"
      hue={organisation.accentHue}
      title={organisation.name}
      // An empty list brings the button itself: once is enough.
      {...((events.length > 0 || view === "past") && newEvent ? { actions: newEvent } : {})}
      {...(several
        ? {
            breadcrumb: (
              <Breadcrumb
                crumbs={[{ href: paths.organise(), label: t("organise.yourOrganisations") }]}
              />
            ),
          }
        : {})}
    >
      <Section title={t("organise.needsYou")} id="needs">
        <NeedsList
          organisation={organisation.slug}
          needs={needs}
          before={
            money.length > 0 ? (
              <MoneyNeedsList organisation={organisation.slug} needs={money} />
            ) : null
          }
        />
      </Section>
      <Section title={t("organise.events")} id="events">
        <Tabs
          label={t("organise.events")}
          tabs={[
            { href: home, label: t("organise.coming"), current: view === "upcoming" },
            { href: `${home}?view=past`, label: t("organise.past"), current: view === "past" },
          ]}
        />
        {events.length === 0 ? (
          <NoEvents view={view} action={newEvent} />
        ) : (
          <OrganiserEventList organisation={organisation.slug} events={events} now={now} />
        )}
        <Pager
          page={data.page}
          more={data.more}
          hrefOf={(page) => `${home}?view=${view}&page=${page}`}
        />
      </Section>
      <CareLinks organisation={organisation.slug} rights={rights} />
    </Page>
  );
}

function NoEvents({ view, action }: { view: "upcoming" | "past"; action: ReactNode }) {
  const { t } = useSpeech();
  if (view === "past") return <EmptyState title={t("organise.noPast")} />;
  return (
    <EmptyState title={t("organise.noComing")} {...(action ? { action } : {})}>
      {t("organise.noComingHint")}
    </EmptyState>
  );
}
