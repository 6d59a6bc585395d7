import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import {
  askForComparison,
  lookAfterDifference,
} from "~/features/payments/commands/look-after-difference.server";
import { DifferencesTable } from "~/features/payments/components/differences-table";
import { LastComparison } from "~/features/payments/components/last-comparison";
import { LookAfterForm } from "~/features/payments/components/look-after-form";
import { differencesPage } from "~/features/payments/queries/differences.server";
import { lookAfterSchema } from "~/features/payments/schema";
import { MoneyTabs } from "~/features/reports/components/money-tabs";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { checkValues, invalid, readValues } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { DoneNotice } from "~/ui/done-notice";
import { EmptyState } from "~/ui/empty-state";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";

const news = { started: "books.started", noted: "books.lookedAfter" } as const;

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const { membership, ...page } = expectAccess(
    await differencesPage(world, actor, found(params["org"])),
    request,
  );
  const { organisation } = membership;
  const chosen = page.mayAct ? page.open.find(({ id }) => id === query.get("look-after")) : null;
  return {
    ...page,
    organisation,
    chosen: chosen ?? null,
    done: (["started", "noted"] as const).find((known) => known === query.get("done")) ?? null,
    title: `${speechOf(locale).t("books.title")} – ${organisation.name}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const org = found(params["org"]);
  const values = await readValues(request);
  if (values["intent"] === "run") {
    const asked = await askForComparison(world, actor, org);
    if (!asked.ok) throwAccess(asked.problem, request);
    return redirect(paths.differences(org, asked.ok ? { done: "started" } : {}));
  }
  const form = checkValues(values, lookAfterSchema);
  if (!form.ok) return invalid(form.form);
  expectAccess(await lookAfterDifference(world, actor, org, form.value), request);
  return redirect(paths.differences(org, { done: "noted" }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Where Stripe and the books disagree, what to do about it, and when that was last looked at. */
export default function MoneyDifferences() {
  const { organisation, open, earlier, lastRun, cardsOn, mayAct, chosen, done } =
    useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const given = useActionData<typeof action>()?.form;
  const { slug } = organisation;
  return (
    <OrganisationFrame
      width="wide"
      organisation={organisation}
      trail={[{ href: paths.money(slug), label: t("treasury.title") }]}
      title={t("books.title")}
      lead={t("books.lead")}
    >
      <MoneyTabs organisation={slug} current="differences" />
      <DoneNotice sentence={done && !chosen ? t(news[done]) : undefined} />
      {!cardsOn && <Notice>{t("books.cardsOff")}</Notice>}
      {chosen && (
        <LookAfterForm difference={chosen} backHref={paths.differences(slug)} given={given} />
      )}
      {open.length > 0 ? (
        <Section id="open" title={t("books.open")}>
          <DifferencesTable
            organisation={organisation}
            differences={open}
            caption={t("books.open")}
            lookAfterHrefOf={
              mayAct ? (id) => paths.differences(slug, { "look-after": id }) : undefined
            }
          />
        </Section>
      ) : (
        cardsOn && (
          <EmptyState icon="check" title={t("books.none")}>
            {t(lastRun ? "books.noneHint" : "books.noneYetHint")}
          </EmptyState>
        )
      )}
      {cardsOn && <LastComparison run={lastRun} timeZone={organisation.timeZone} mayRun={mayAct} />}
      {earlier.length > 0 && (
        <Section id="earlier" title={t("books.earlier")}>
          <DifferencesTable
            organisation={organisation}
            differences={earlier}
            caption={t("books.earlier")}
          />
        </Section>
      )}
    </OrganisationFrame>
  );
}
