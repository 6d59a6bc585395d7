import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { paidOut } from "~/features/payments/commands/pay-out.server";
import { DisputeList, RefundTable } from "~/features/payments/components/refund-table";
import { refundFilters } from "~/features/payments/domain/refund-filters";
import {
  refundsOf,
  refundsPerPage,
  refundToPayOut,
} from "~/features/payments/queries/refunds.server";
import { MoneyTabs } from "~/features/reports/components/money-tabs";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { isUuid } from "~/kernel/uuid";
import { paths } from "~/paths";
import { pageOf } from "~/platform/http/page-of";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { readValues } from "~/platform/http/forms.server";
import { Button, ButtonLink } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { Island } from "~/ui/island";
import { Pager, Tabs } from "~/ui/navigation";
import { Section } from "~/ui/section";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const org = found(params["org"]);
  const query = new URL(request.url).searchParams;
  const filter = refundFilters.find((known) => known === query.get("show")) ?? null;
  const page = pageOf(query);
  const { membership, ...list } = expectAccess(
    await refundsOf(world, actor, org, { filter, page }),
    request,
  );
  const asked = query.get("pay-out");
  const confirming =
    asked === null ? null : expectAccess(await refundToPayOut(world, actor, org, asked), request);
  return {
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    ...list,
    page,
    pages: Math.max(1, Math.ceil(list.counts[list.filter] / refundsPerPage)),
    confirming: confirming?.refund ?? null,
    done: query.get("done") === "paid-out",
    title: `${speechOf(locale).t("treasury.refundsTitle")} – ${membership.organisation.name}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const org = found(params["org"]);
  const { refund = "" } = await readValues(request);
  if (!isUuid(refund)) throw new Response(null, { status: 404 });
  expectAccess(await paidOut(world, actor, org, refund), request);
  return redirect(paths.moneyRefunds(org, { done: "paid-out" }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Money that goes back, what of it somebody has to pay out, and what a bank disputes. */
export default function Refunds() {
  const { organisation, rights, refunds, counts, disputes, filter, page, pages, confirming, done } =
    useLoaderData<typeof loader>();
  const { t, format } = useSpeech();
  const { slug, timeZone } = organisation;
  const frame = {
    organisation,
    width: "wide",
    trail: [{ href: paths.money(slug), label: t("treasury.title") }],
  } as const;
  if (confirming) {
    const to = confirming.company ?? (confirming.payer || t("treasury.erased"));
    const amount = format.money(confirming.amountMinor, confirming.currency);
    return (
      <OrganisationFrame {...frame} width="text" title={t("treasury.paidOutTitle", { amount, to })}>
        <p>{t("treasury.paidOutHint", { to })}</p>
        <form method="post" action={paths.moneyRefunds(slug)} className="form-actions">
          <input type="hidden" name="refund" value={confirming.id} />
          <Button icon="check">{t("treasury.paidOutYes")}</Button>
          <ButtonLink look="plain" href={paths.moneyRefunds(slug)}>
            {t("common.cancel")}
          </ButtonLink>
          <Island name="submit-once" />
        </form>
      </OrganisationFrame>
    );
  }
  return (
    <OrganisationFrame
      {...frame}
      title={t("treasury.refundsTitle")}
      lead={t("treasury.refundsLead")}
    >
      <DoneNotice sentence={done ? t("treasury.paidOutDone") : undefined} />
      <MoneyTabs organisation={slug} current="refunds" />
      {disputes.length > 0 && (
        <Section id="disputes" title={t("treasury.disputes")} lead={t("treasury.disputesLead")}>
          <DisputeList timeZone={timeZone} disputes={disputes} />
        </Section>
      )}
      <Tabs
        label={t("treasury.refundsTitle")}
        tabs={refundFilters.map((known) => ({
          href: paths.moneyRefunds(slug, { show: known }),
          label: t(`treasury.refunds-${known}`),
          count: counts[known],
          current: known === filter,
        }))}
      />
      <RefundTable
        organisation={slug}
        timeZone={timeZone}
        refunds={refunds}
        payOutHref={
          rights["manage-money"] ? (id) => paths.moneyRefunds(slug, { "pay-out": id }) : undefined
        }
      />
      <Pager
        page={page}
        pages={pages}
        hrefOf={(next) => paths.moneyRefunds(slug, { show: filter, page: next })}
      />
    </OrganisationFrame>
  );
}
