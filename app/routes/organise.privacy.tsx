import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changePrivacyRules } from "~/features/privacy/commands/change-privacy-rules.server";
import { RetentionReport } from "~/features/privacy/components/retention-report";
import { answersKeptChoices, personsKeptChoices } from "~/features/privacy/domain/retention-rules";
import { privacyPage } from "~/features/privacy/queries/privacy-rules.server";
import { privacyRulesSchema } from "~/features/privacy/schema";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { Button, ButtonLink } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Section } from "~/ui/section";
import { Select } from "~/ui/text-input";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const page = expectAccess(await privacyPage(world, actor, found(params["org"])), request);
  return {
    ...page,
    done: new URL(request.url).searchParams.get("done") === "saved",
    title: `${speechOf(locale).t("privacy.title")} – ${page.membership.organisation.name}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const org = found(params["org"]);
  const form = await readForm(request, privacyRulesSchema);
  if (!form.ok) return invalid(form.form);
  const changed = await changePrivacyRules(world, actor, org, form.value);
  if (changed.ok) return redirect(`${paths.privacyRules(org)}?done=saved`);
  throwAccess(changed.problem, request);
  return invalid(form.form, changed.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function PrivacyRules() {
  const { membership, rules, done, ...report } = useLoaderData<typeof loader>();
  const { organisation } = membership;
  const { t } = useSpeech();
  const { field, errors } = useFields(useActionData<typeof action>()?.form, {
    answersKeptDays: String(rules.answersKeptDays),
    personsKeptMonths: String(rules.personsKeptMonths),
  });
  return (
    <OrganisationFrame
      organisation={organisation}
      title={t("privacy.title")}
      lead={t("privacy.lead", { organisation: organisation.name })}
      actions={
        <>
          <ButtonLink look="quiet" href={paths.people(organisation.slug)}>
            {t("privacy.findPerson")}
          </ButtonLink>
          <ButtonLink look="quiet" href={paths.log(organisation.slug)}>
            {t("privacy.seeLog")}
          </ButtonLink>
        </>
      }
    >
      <DoneNotice sentence={done && errors.length === 0 ? t("privacy.rulesSaved") : undefined} />
      <Section title={t("privacy.rules")}>
        <form method="post" className="fields" noValidate>
          <ErrorSummary errors={errors} />
          <Select
            {...field("answersKeptDays")}
            label={t("privacy.answersKept")}
            hint={t("privacy.answersKeptHint")}
            size="medium"
            options={answersKeptChoices.map((count) => ({
              value: String(count),
              label: count === 0 ? t("privacy.atOnce") : t("privacy.daysAfter", { count }),
            }))}
          />
          <Select
            {...field("personsKeptMonths")}
            label={t("privacy.personsKept")}
            hint={t("privacy.personsKeptHint")}
            size="medium"
            options={personsKeptChoices.map((months) => ({
              value: String(months),
              label:
                months < 24
                  ? t("privacy.monthsAfter", { count: months })
                  : t("privacy.yearsAfter", { count: months / 12 }),
            }))}
          />
          <div>
            <Button>{t("privacy.saveRules")}</Button>
          </div>
        </form>
        <Island name="submit-once" />
      </Section>
      <RetentionReport {...report} timeZone={organisation.timeZone} />
    </OrganisationFrame>
  );
}
