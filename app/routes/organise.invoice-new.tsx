import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { CompaniesToInvoice } from "~/features/payments/components/companies-to-invoice";
import { IssuePreview } from "~/features/payments/components/document-preview";
import { OrderChoice } from "~/features/payments/components/order-choice";
import { issueByHand } from "~/features/payments/commands/issue-by-hand.server";
import {
  companiesToInvoice,
  ordersToInvoice,
} from "~/features/payments/queries/orders-to-invoice.server";
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

/** Whose orders the address asks for; `null` while no company was chosen. */
function companyIn(request: Request): { company: string; currency: string } | null {
  const query = new URL(request.url).searchParams;
  const company = query.get("company");
  return company === null ? null : { company, currency: query.get("currency") ?? "NOK" };
}

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const org = found(params["org"]);
  const of = companyIn(request);
  const { membership, companies } = expectAccess(
    await companiesToInvoice(world, actor, org),
    request,
  );
  const list = of && expectAccess(await ordersToInvoice(world, actor, org, of), request);
  const { t } = speechOf(locale);
  return {
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    companies,
    list: list && {
      ...of,
      name: list.name,
      orders: list.orders,
      total: list.total,
      lacks: list.lacks,
    },
    title: `${t("invoicing.collectedTitle")} – ${list?.name ?? membership.organisation.name}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const org = found(params["org"]);
  const of = companyIn(request);
  if (!of) {
    // Who is not signed in hears that before anything about what the address lacks.
    expectAccess(await companiesToInvoice(world, actor, org), request);
    throw new Response(null, { status: 404 });
  }
  const { membership } = expectAccess(await ordersToInvoice(world, actor, org, of), request);
  const values = await readValues(request);
  const form = { values, problems: [] };
  const { chosen, note, intent } = readChosenOrders(values);
  if (chosen.length === 0) return invalid(form, { code: "no-orders-chosen" });
  const asked = { payableIds: chosen, collected: true };
  if (intent === "preview") {
    const organisationId = membership.organisation.id;
    const preview = await plannedDocuments(world, orderPayables, { ...asked, organisationId });
    return { form, preview, chosen, note };
  }
  const issued = await issueByHand(world, actor, orderPayables, org, { ...asked, note });
  if (!issued.ok) {
    throwAccess(issued.problem, request);
    return invalid(form, issued.problem);
  }
  const [only] = issued.value.documents;
  return redirect(
    only && issued.value.documents.length === 1
      ? paths.invoice(org, only.id, { done: "issued" })
      : paths.invoices(org, { issued: issued.value.documents.length }),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Where several orders of a company become one invoice: company, orders, look, send. */
export default function NewInvoice() {
  const { organisation, rights, companies, list } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useSpeech();
  const { errors } = useFields(answer?.form);
  const { slug } = organisation;
  const trail = [
    { href: paths.money(slug), label: t("treasury.title") },
    { href: paths.invoices(slug), label: t("treasury.tab-invoices") },
  ];
  if (!list)
    return (
      <OrganisationFrame
        organisation={organisation}
        trail={trail}
        title={t("invoicing.collectedTitle")}
        lead={t("invoicing.collectedLead")}
      >
        <CompaniesToInvoice organisation={slug} companies={companies} />
      </OrganisationFrame>
    );
  const { name, company, currency, lacks, orders, total } = list;
  const frame = {
    organisation,
    trail: [...trail, { href: paths.newInvoice(slug), label: t("invoicing.collectedTitle") }],
  };
  const missing = <SellerLacks organisation={slug} lacks={lacks} canSay={rights["manage-sales"]} />;
  if (answer && "preview" in answer)
    return (
      <OrganisationFrame {...frame} title={t("invoicing.previewTitle")}>
        {missing}
        <IssuePreview
          preview={answer.preview}
          chosen={answer.chosen}
          note={answer.note}
          backHref={paths.newInvoice(slug, { company, currency })}
          canIssue={lacks.length === 0}
        />
      </OrganisationFrame>
    );
  return (
    <OrganisationFrame {...frame} title={name || t("treasury.forgotten")}>
      <ErrorSummary errors={errors} />
      {missing}
      {orders.length === 0 ? (
        <EmptyState icon="money" title={t("invoicing.nothingToInvoice")} />
      ) : (
        <OrderChoice
          orders={orders}
          total={total}
          chosen={answer ? readChosenOrders(answer.form.values).chosen : null}
          note={answer?.form.values["note"] ?? ""}
          withEvent
        />
      )}
    </OrganisationFrame>
  );
}
