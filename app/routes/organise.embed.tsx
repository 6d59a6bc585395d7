import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmbedChooser } from "~/features/events/components/embed-chooser";
import { EmbedSnippets } from "~/features/events/components/embed-snippets";
import { embedChoices } from "~/features/events/queries/embed-choices.server";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { isLocale } from "~/kernel/locales";
import { paths } from "~/paths";
import { limitOf } from "~/platform/http/limit-of";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { Section } from "~/ui/section";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { world, actor, locale } = context;
  const { organisation, events } = expectAccess(
    await embedChoices(world, actor, found(params["org"])),
    request,
  );
  const query = new URL(request.url).searchParams;
  const asked = query.get("language");
  return {
    organisation,
    events,
    event: events.find(({ slug }) => slug === query.get("event")) ?? null,
    limit: limitOf(query, { most: 50, usual: 10 }),
    language: isLocale(asked) ? asked : null,
    url: world.settings.url,
    title: `${speechOf(locale).t("embed.title")} – ${organisation.name}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** How an organisation puts its events on its own website. */
export default function OrganiseEmbed() {
  const { organisation, events, event, limit, language, url } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  return (
    <OrganisationFrame
      organisation={organisation}
      width="wide"
      title={t("embed.title")}
      lead={t("embed.lead")}
    >
      <EmbedChooser
        action={paths.manageEmbed(organisation.slug)}
        events={events}
        chosen={{ event: event?.slug ?? "", limit, language: language ?? "" }}
      />
      <EmbedSnippets
        shown={
          event
            ? { kind: "event", slug: event.slug }
            : { kind: "list", organiser: organisation.slug, limit }
        }
        title={event?.title ?? t("embed.eventsOf", { organisation: organisation.name })}
        language={language}
        url={url}
      />
      <Section title={t("embed.goodToKnow")}>
        <ul>
          <li>{t("embed.knowPublic")}</li>
          <li>{t("embed.knowRegister")}</li>
          <li>{t("embed.knowColour")}</li>
          <li>{t("embed.knowPolicy", { origin: url })}</li>
          <li>
            {t("embed.knowApi")} <a href={paths.developers()}>{t("developers.title")}</a>
          </li>
        </ul>
      </Section>
    </OrganisationFrame>
  );
}
