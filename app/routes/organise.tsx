import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { organisationsOf } from "~/features/organisations/queries/membership.server";
import type { Role } from "~/features/organisations/permissions";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { throwAccess } from "~/platform/http/refusals.server";
import { EmptyState } from "~/ui/empty-state";
import { Page } from "~/ui/page";

/** Whoever works for one organisation goes straight to it. */
export async function loader({ request, context: { world, actor, locale } }: LoaderFunctionArgs) {
  if (actor.kind !== "signed-in") throwAccess({ code: "not-signed-in" }, request);
  const organisations = await organisationsOf(world, actor);
  const [only] = organisations;
  if (only && organisations.length === 1) throw redirect(paths.organise(only.slug));
  return { organisations, title: speechOf(locale).t("organise.yourOrganisations") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Organisations() {
  const { organisations, title } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  return (
    <Page title={title}>
      {organisations.length === 0 ? (
        <EmptyState icon="company" title={t("organise.noOrganisation")}>
          {t("organise.noOrganisationHint")}
        </EmptyState>
      ) : (
        <ul className="kinds">
          {organisations.map(({ slug, name, role }) => (
            <li key={slug}>
              <a className="kind" href={paths.organise(slug)}>
                <span className="kind-name">{name}</span>
                <span className="kind-hint">{t(`organise.role-${role as Role}`)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
