import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { IssuePreview } from "~/features/payments/components/document-preview";
import { OrderChoice } from "~/features/payments/components/order-choice";
import { issueByHand } from "~/features/payments/commands/issue-by-hand.server";
import { ordersToInvoice } from "~/features/payments/queries/orders-to-invoice.server";
import { plannedDocuments } from "~/features/payments/queries/planned-documents.server";
import { readChosenOrders } from "~/features/payments/schema";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import { SellerLacks } from "~/features/reports/components/money-ready";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readValues } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const event = new URL(request.url).searchParams.get("event") ?? "";
  const { membership, ...list } = expectAccess(
    await ordersToInvoice(world, actor, found(params["org"]), { event }),
    request,
  );
  return {
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    event,
    ...list,
    title: `${speechOf(locale).t("invoicing.issueTitle")} – ${list.name}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const org = found(params["org"]);
  const event = new URL(request.url).searchParams.get("event") ?? "";
  const { membership } = expectAccess(await ordersToInvoice(world, actor, org, { event }), request);
  const values = await readValues(request);
  const form = { values, problems: [] };
  const { chosen, note, intent } = readChosenOrders(values);
  if (chosen.length === 0) return invalid(form, { code: "no-orders-chosen" });
  const request_ = { organisationId: membership.organisation.id, payableIds: chosen };
  if (intent === "preview") {
    const preview = await plannedDocuments(world, orderPayables, { ...request_, collected: false });
    return { form, preview, chosen, note };
  }
  const issued = await issueByHand(world, actor, orderPayables, org, {
    payableIds: chosen,
    collected: false,
    note,
  });
  if (!issued.ok) {
    throwAccess(issued.problem, request);
    return invalid(form, issued.problem);
  }
  return redirect(paths.invoices(org, { issued: issued.value.documents.length }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Where the orders of an event are invoiced: chosen, looked at, sent. */
export default function IssueInvoices() {
  const { organisation, rights, event, name, orders, total, lacks } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useSpeech();
  const { errors } = useFields(answer?.form);
  const { slug } = organisation;
  const here = paths.issueInvoices(slug, { event });
  const frame = {
    organisation,
    trail: [
      { href: paths.money(slug), label: t("treasury.title") },
      { href: paths.eventMoney(slug, event), label: name },
    ],
    title: t("invoicing.issueTitle"),
  };
  if (answer && "preview" in answer)
    return (
      <OrganisationFrame {...frame} title={t("invoicing.previewTitle")}>
        <SellerLacks organisation={slug} lacks={lacks} canSay={rights["manage-sales"]} />
        <IssuePreview
          preview={answer.preview}
          chosen={answer.chosen}
          note={answer.note}
          backHref={here}
          canIssue={lacks.length === 0}
        />
      </OrganisationFrame>
    );
  return (
    <OrganisationFrame {...frame} lead={t("invoicing.issueLead")}>
      <ErrorSummary errors={errors} />
      <SellerLacks organisation={slug} lacks={lacks} canSay={rights["manage-sales"]} />
      {orders.length === 0 ? (
        <EmptyState icon="money" title={t("invoicing.nothingToInvoice")} />
      ) : (
        <OrderChoice
          orders={orders}
          total={total}
          chosen={answer ? readChosenOrders(answer.form.values).chosen : null}
          note={answer?.form.values["note"] ?? ""}
        />
      )}
    </OrganisationFrame>
  );
}
