import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AuditTable } from "~/features/organisations/components/audit-table";
import { auditKinds } from "~/features/organisations/domain/audit-kinds";
import { auditLog } from "~/features/organisations/queries/audit-log.server";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { pageOf } from "~/platform/http/page-of";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { Pager, Tabs } from "~/ui/navigation";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const page = pageOf(query);
  const kind = auditKinds.find((known) => known === query.get("kind")) ?? null;
  const { membership, lines, more } = expectAccess(
    await auditLog(world, actor, found(params["org"]), { kind, page }),
    request,
  );
  return {
    organisation: membership.organisation,
    lines,
    more,
    page,
    kind,
    title: `${speechOf(locale).t("privacy.log")} – ${membership.organisation.name}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OrganisationLog() {
  const { organisation, lines, more, page, kind } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { slug } = organisation;
  return (
    <OrganisationFrame
      organisation={organisation}
      width="wide"
      title={t("privacy.log")}
      lead={t("privacy.logLead", { organisation: organisation.name })}
    >
      <Tabs
        label={t("privacy.logKinds")}
        tabs={[
          { href: paths.log(slug), label: t("privacy.kind-all"), current: kind === null },
          ...auditKinds.map((known) => ({
            href: paths.log(slug, { kind: known }),
            label: t(`privacy.kind-${known}`),
            current: kind === known,
          })),
        ]}
      />
      <AuditTable organisation={slug} timeZone={organisation.timeZone} lines={lines} />
      <Pager
        page={page}
        more={more}
        hrefOf={(next) => paths.log(slug, { ...(kind ? { kind } : {}), page: next })}
      />
    </OrganisationFrame>
  );
}
