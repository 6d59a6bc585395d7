import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MomentTable } from "~/features/notifications/components/moment-table";
import { letterTextsPage } from "~/features/notifications/queries/letter-texts.server";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { isLocale, locales } from "~/kernel/locales";
import { expectAccess, found } from "~/platform/http/refusals.server";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const page = expectAccess(await letterTextsPage(world, actor, found(params["org"])), request);
  return {
    ...page,
    title: `${speechOf(locale).t("letters.title")} – ${page.membership.organisation.name}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function LetterTexts() {
  const { membership, moments } = useLoaderData<typeof loader>();
  const { organisation } = membership;
  const { t } = useSpeech();
  return (
    <OrganisationFrame
      organisation={organisation}
      title={t("letters.title")}
      lead={t("letters.lead")}
    >
      <MomentTable
        organisation={organisation.slug}
        language={isLocale(organisation.language) ? organisation.language : locales[0]}
        moments={moments}
      />
    </OrganisationFrame>
  );
}
