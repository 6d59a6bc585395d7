import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { resendMessage } from "~/features/notifications/commands/send-again.server";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { markPaid, unmarkPaid } from "~/features/payments/commands/mark-paid.server";
import { remindInvoice } from "~/features/payments/commands/remind-invoice.server";
import { InvoiceActForm } from "~/features/payments/components/invoice-acts";
import { InvoiceDocument } from "~/features/payments/components/invoice-document";
import { InvoiceHistory } from "~/features/payments/components/invoice-history";
import { InvoiceStateWord } from "~/features/payments/components/invoice-table";
import { actsOn, invoiceActs, type InvoiceAct } from "~/features/payments/domain/invoice-acts";
import { invoicePage } from "~/features/payments/queries/invoice-page.server";
import { creditSchema, markPaidSchema } from "~/features/payments/schema";
import { creditInvoice } from "~/features/registration/commands/credit-invoice.server";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import type { Actor } from "~/kernel/actor";
import type { FormState } from "~/kernel/form-state";
import { accept, refuse, type Result } from "~/kernel/result";
import { dateOf } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";
import { paths } from "~/paths";
import { checkValues, invalid, readValues } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import type { World } from "~/platform/world.server";
import { ButtonLink } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { Section } from "~/ui/section";

const news = ["issued", "pay", "unmark", "resend", "remind", "credit"] as const;

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const { membership, ...page } = expectAccess(
    await invoicePage(world, actor, found(params["org"]), found(params["id"])),
    request,
  );
  const rights = permissionsOf(membership.role);
  const acts = rights["manage-money"] ? actsOn(page) : [];
  const asked = invoiceActs.find((act) => act === query.get("act"));
  const { organisation } = membership;
  const { t } = speechOf(locale);
  return {
    organisation,
    rights,
    page,
    acts,
    act: acts.find((act) => act === asked) ?? null,
    payment: query.get("payment"),
    done: news.find((known) => known === query.get("done")) ?? null,
    today: dateOf(world.now(), organisation.timeZone),
    title: `${t(`invoicing.title-${page.invoice.kind}`, { number: page.invoice.number })} – ${organisation.name}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const [org, id] = [found(params["org"]), found(params["id"])];
  const values = await readValues(request);
  const act = invoiceActs.find((known) => known === values["act"]);
  if (!act || !isUuid(id)) throw new Response(null, { status: 404 });
  const answer = await done(world, actor, { org, id, act, values });
  if ("form" in answer) return invalid(answer.form);
  if (answer.ok) return redirect(paths.invoice(org, id, { done: act }));
  throwAccess(answer.problem, request);
  return invalid({ values, problems: [] }, answer.problem);
}

/** Does what was asked for; a form that was not filled in is given back. */
async function done(
  world: World,
  actor: Actor,
  asked: {
    readonly org: string;
    readonly id: string;
    readonly act: InvoiceAct;
    readonly values: Record<string, string>;
  },
): Promise<Result<unknown> | { readonly form: FormState }> {
  const { org, id, act, values } = asked;
  switch (act) {
    case "pay": {
      const paid = checkValues(values, markPaidSchema);
      if (!paid.ok) return { form: paid.form };
      const { amount: amountMinor, note = "", paidOn, method } = paid.value;
      const open = Number(values["open"]);
      const shown = Number.isSafeInteger(open) && values["open"] ? { shownOpenMinor: open } : {};
      const mark = { amountMinor, note, paidOn, method, ...shown };
      return markPaid(world, orderPayables, actor, org, id, mark);
    }
    case "unmark": {
      const { payment = "" } = values;
      return isUuid(payment)
        ? unmarkPaid(world, orderPayables, actor, org, payment)
        : refuse("not-found");
    }
    case "remind":
      return remindInvoice(world, actor, org, id);
    case "resend": {
      const page = await invoicePage(world, actor, org, id, "manage-money");
      if (!page.ok) return page;
      const letter = page.value.letters.find(({ kind }) => kind !== "invoice-reminder");
      return letter ? resendMessage(world, actor, org, letter.id) : refuse("mail-to-nobody");
    }
    case "credit": {
      const credit = checkValues(values, creditSchema);
      if (!credit.ok) return { form: credit.form };
      const standingMinor = Number(values["standing"]);
      const credited = await creditInvoice(world, actor, org, id, {
        note: credit.value.note,
        standingMinor,
      });
      return credited.ok ? accept(null) : credited;
    }
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** An invoice or a credit note: the document, what happened to it, and what can be done. */
export default function Invoice() {
  const {
    organisation,
    page,
    acts,
    act,
    payment,
    done: what,
    today,
  } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form;
  const { t } = useSpeech();
  const { slug } = organisation;
  const { invoice } = page;
  const here = paths.invoice(slug, invoice.id);
  const trail = [
    { href: paths.money(slug), label: t("treasury.title") },
    { href: paths.invoices(slug), label: t("treasury.tab-invoices") },
  ];
  const name = t(`invoicing.title-${invoice.kind}`, { number: invoice.number });
  if (act)
    return (
      <OrganisationFrame
        organisation={organisation}
        trail={[...trail, { href: here, label: name }]}
        title={t(`invoicing.act-${act}-title`, { number: invoice.number })}
      >
        <InvoiceActForm
          act={act}
          page={page}
          today={today}
          payment={payment}
          backHref={here}
          form={form}
        />
      </OrganisationFrame>
    );
  return (
    <OrganisationFrame
      organisation={organisation}
      width="wide"
      trail={trail}
      title={name}
      kicker={<InvoiceStateWord state={page.state} />}
      actions={
        <ButtonLink look="quiet" icon="file" href={paths.invoicePdf(slug, invoice.id)}>
          {t("invoicing.openPdf")}
        </ButtonLink>
      }
      aside={
        <Section id="history" title={t("invoicing.history")}>
          <InvoiceHistory
            organisation={slug}
            page={page}
            unmarkHref={
              acts.includes("unmark")
                ? (id) => paths.invoice(slug, invoice.id, { act: "unmark", payment: id })
                : undefined
            }
          />
        </Section>
      }
    >
      <DoneNotice sentence={what ? t(`invoicing.done-${what}`) : undefined} />
      {invoice.credits && (
        <p>
          <a href={paths.invoice(slug, invoice.credits.id)}>
            {t("invoicing.creditsInvoice", { number: invoice.credits.number })}
          </a>
        </p>
      )}
      <InvoiceDocument organisation={slug} invoice={invoice} />
      {acts.length > 0 && (
        <div className="money-acts">
          {acts
            .filter((one) => one !== "unmark")
            .map((one) => (
              <ButtonLink
                key={one}
                look={one === acts[0] ? "primary" : "quiet"}
                href={paths.invoice(slug, invoice.id, { act: one })}
              >
                {t(`invoicing.act-${one}`)}
              </ButtonLink>
            ))}
        </div>
      )}
    </OrganisationFrame>
  );
}
