import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { permissionsOf } from "~/features/organisations/permissions";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { MoneyOverview } from "~/features/reports/components/money-overview";
import { MoneyReady } from "~/features/reports/components/money-ready";
import { MoneyTabs } from "~/features/reports/components/money-tabs";
import { readMoneyView } from "~/features/reports/domain/money-view";
import { moneyOverview } from "~/features/reports/queries/money-overview.server";
import { readyToInvoice } from "~/features/reports/queries/ready-to-invoice.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const org = found(params["org"]);
  const { state: _, item: __, ...view } = readMoneyView(new URL(request.url).searchParams);
  const [overview, ready] = await Promise.all([
    moneyOverview(world, actor, org, view),
    readyToInvoice(world, actor, org),
  ]);
  const { membership, ...shown } = expectAccess(overview, request);
  return {
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    view,
    ...shown,
    ready: expectAccess(ready, request),
    title: `${speechOf(locale).t("treasury.title")} – ${membership.organisation.name}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What an organisation's orders come to, what came in, and what is left. */
export default function Money() {
  const { organisation, rights, view, currencies, choices, ready } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { slug } = organisation;
  return (
    <OrganisationFrame
      organisation={organisation}
      width="wide"
      title={t("treasury.title")}
      lead={t("treasury.lead")}
      actions={
        <>
          {rights["manage-money"] && (
            <ButtonLink look="quiet" icon="add" href={paths.newInvoice(slug)}>
              {t("treasury.collected")}
            </ButtonLink>
          )}
          {rights["manage-sales"] && (
            <ButtonLink look="quiet" icon="settings" href={paths.seller(slug)}>
              {t("treasury.settings")}
            </ButtonLink>
          )}
        </>
      }
    >
      <MoneyTabs organisation={slug} current="overview" />
      <MoneyReady organisation={slug} ready={ready} rights={rights} />
      <MoneyOverview organisation={slug} currencies={currencies} choices={choices} view={view} />
    </OrganisationFrame>
  );
}
