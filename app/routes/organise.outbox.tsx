import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OutboxTable } from "~/features/mail/components/outbox-table";
import { readOutboxFilter } from "~/features/mail/schema";
import {
  isMasked,
  organisationOutbox,
} from "~/features/notifications/queries/organisation-outbox.server";
import { permissionsOf } from "~/features/organisations/permissions";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { pageOf } from "~/platform/http/page-of";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const shown = readOutboxFilter(query);
  const { membership, list } = expectAccess(
    await organisationOutbox(world, actor, found(params["org"]), {
      ...shown,
      page: pageOf(query),
    }),
    request,
  );
  return {
    organisation: membership.organisation,
    masked: isMasked(membership.role),
    rights: permissionsOf(membership.role),
    list,
    shown,
    title: `${speechOf(locale).t("outbox.title")} – ${membership.organisation.name}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Outbox() {
  const { organisation, masked, rights, list, shown } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { slug } = organisation;
  return (
    <OrganisationFrame
      width="wide"
      organisation={organisation}
      title={t("outbox.title")}
      lead={t("outbox.lead", { organisation: organisation.name })}
      actions={
        rights["check-mail"] && (
          <ButtonLink look="quiet" icon="check" href={paths.mailCheck(slug)}>
            {t("mailCheck.link")}
          </ButtonLink>
        )
      }
    >
      {masked && <p>{t("outbox.masked")}</p>}
      <OutboxTable
        list={list}
        shown={shown}
        timeZone={organisation.timeZone}
        here={paths.outbox(slug)}
        messageHrefOf={(id) => paths.outboxMessage(slug, id)}
      />
    </OrganisationFrame>
  );
}
