import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RecordChecks } from "~/features/mail/components/record-checks";
import { mailCheck } from "~/features/notifications/queries/mail-check.server";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Notice } from "~/ui/notice";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const { membership, check } = expectAccess(
    await mailCheck(world, actor, found(params["org"])),
    request,
  );
  const { organisation } = membership;
  return {
    organisation,
    check,
    title: `${speechOf(locale).t("mailCheck.title")} – ${organisation.name}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function MailCheckPage() {
  const { organisation, check } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { slug } = organisation;
  return (
    <OrganisationFrame
      organisation={organisation}
      trail={[{ href: paths.outbox(slug), label: t("outbox.title") }]}
      title={t("mailCheck.title")}
      lead={t("mailCheck.lead")}
      actions={
        <ButtonLink look="quiet" href={paths.mailCheck(slug)}>
          {t("mailCheck.again")}
        </ButtonLink>
      }
    >
      {check.server === null && <Notice>{t("mailCheck.noServer")}</Notice>}
      {check.domain === null ? (
        <EmptyState icon="mail" title={t("mailCheck.noDomain")}>
          {t("mailCheck.noDomainHint")}
        </EmptyState>
      ) : (
        <>
          <p>{t("mailCheck.domain", { domain: check.domain })}</p>
          <RecordChecks checks={check.checks} />
          <p className="form-hint">{t("mailCheck.patience")}</p>
        </>
      )}
    </OrganisationFrame>
  );
}
