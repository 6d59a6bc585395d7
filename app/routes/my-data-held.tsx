import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HeldRecords } from "~/features/privacy/components/held-records";
import { ownData } from "~/features/privacy/queries/own-data.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { found } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";

export async function loader({ request, params, context: { world, locale } }: LoaderFunctionArgs) {
  const token = found(params["token"]);
  const data = found(await ownData(world, token));
  const done = new URL(request.url).searchParams.get("done") === "erased";
  return { ...data, token, done, locale };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: speechOf(data?.locale ?? "nb").t("privacy.ownTitle") },
  { name: "robots", content: "noindex" },
];

export default function HeldAboutMe() {
  const { email, organisations, installation, token, done } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  return (
    <Page
      title={t("privacy.ownTitle")}
      lead={t("privacy.ownFor", { email })}
      actions={
        <ButtonLink look="quiet" href={paths.ownDataFile(token)} download>
          {t("privacy.download")}
        </ButtonLink>
      }
    >
      <DoneNotice sentence={done ? t("privacy.ownErasedHere") : undefined} />
      {organisations.map(({ place, data }) => (
        <Section key={place.slug} title={place.name} id={place.slug}>
          <HeldRecords data={data} timeZone={place.timeZone} />
          <p>
            {t("privacy.ownContact")} <a href={`mailto:${place.replyEmail}`}>{place.replyEmail}</a>
          </p>
          <div>
            <ButtonLink
              look="danger"
              href={paths.ownDataErase(token, place.slug)}
              aria-label={t("privacy.ownEraseFrom", { organisation: place.name })}
            >
              {t("privacy.ownErase")}
            </ButtonLink>
          </div>
        </Section>
      ))}
      {Object.keys(installation).length > 0 && (
        <Section
          title={t("privacy.installation")}
          lead={t("privacy.installationLead")}
          id="installation"
        >
          <HeldRecords data={installation} timeZone="Europe/Oslo" />
          <div>
            <ButtonLink look="quiet" href={paths.ownDataErase(token, "_")}>
              {t("privacy.eraseOpen")}
            </ButtonLink>
          </div>
        </Section>
      )}
    </Page>
  );
}
