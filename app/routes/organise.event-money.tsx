import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { MoneyOverview } from "~/features/reports/components/money-overview";
import { MoneyReady } from "~/features/reports/components/money-ready";
import { readMoneyView } from "~/features/reports/domain/money-view";
import { moneyOverview } from "~/features/reports/queries/money-overview.server";
import { readyToInvoice } from "~/features/reports/queries/ready-to-invoice.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { expectAccess, found } from "~/platform/http/refusals.server";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const [org, slug] = [found(params["org"]), found(params["slug"])];
  const { state: _, item: __, ...asked } = readMoneyView(new URL(request.url).searchParams);
  const view = { ...asked, event: slug };
  const { membership, event } = expectAccess(
    await organiserEvent(world, actor, org, slug, "see-money"),
    request,
  );
  const [overview, ready] = await Promise.all([
    moneyOverview(world, actor, org, view),
    readyToInvoice(world, actor, org, slug),
  ]);
  const { currencies, choices } = expectAccess(overview, request);
  return {
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    card: event.card,
    now: world.now(),
    view,
    currencies,
    choices,
    ready: expectAccess(ready, request),
    title: `${speechOf(locale).t("treasury.title")} – ${event.card.title}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The same figures for one event. */
export default function EventMoney() {
  const { organisation, rights, card, now, view, currencies, choices, ready } =
    useLoaderData<typeof loader>();
  const { t } = useSpeech();
  return (
    <EventFrame organisation={organisation} event={card} now={now} current="money" rights={rights}>
      <p className="section-lead">{t("treasury.eventLead")}</p>
      {currencies.length > 0 && (
        <MoneyReady organisation={organisation.slug} ready={ready} rights={rights} />
      )}
      <MoneyOverview
        organisation={organisation.slug}
        currencies={currencies}
        choices={choices}
        view={view}
        event={card.slug}
      />
    </EventFrame>
  );
}
