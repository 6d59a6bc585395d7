import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EventList } from "~/features/events/components/event-list";
import { upcomingEvents } from "~/features/events/queries/event-cards.server";
import { publicOrganisation } from "~/features/organisations/queries/public-organisation.server";
import { eventListJsonLd, organisationJsonLd } from "~/features/events/domain/organisation-json-ld";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { plainMarkdown } from "~/kernel/markdown";
import { paths } from "~/paths";
import { headOf, rootOf } from "~/platform/http/head";
import { pageOf } from "~/platform/http/page-of";
import { found } from "~/platform/http/refusals.server";
import { Markdown } from "~/ui/markdown";
import { Pager } from "~/ui/navigation";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";

export async function loader({ request, params, context: { world } }: LoaderFunctionArgs) {
  const organisation = found(await publicOrganisation(world, params["slug"] ?? ""));
  const page = pageOf(new URL(request.url).searchParams);
  const { events, pages } = await upcomingEvents(world, { page, organisation: organisation.slug });
  return { organisation, events, pages, page, now: world.now() };
}

export const meta: MetaFunction<typeof loader> = (args) => {
  if (!args.data) return [];
  const { organisation, events, page } = args.data;
  const { locale, site } = rootOf(args);
  const address = site + paths.organisation(organisation.slug);
  return headOf(args, {
    title: `${organisation.name} – Treff`,
    description:
      plainMarkdown(organisation.about) ||
      speechOf(locale).t("pages.organisationDescription", { name: organisation.name }),
    path: paths.organisation(organisation.slug, page),
    picture: {
      path: paths.inLanguage(paths.organisationPicture(organisation.slug), locale),
      alt: organisation.name,
    },
    data: [
      organisationJsonLd({
        name: organisation.name,
        about: plainMarkdown(organisation.about),
        city: organisation.city,
        url: address,
      }),
      eventListJsonLd(
        events.map(({ slug, title }) => ({ name: title, url: site + paths.event(slug) })),
      ),
    ],
  });
};

/** An organisation and what it invites to. */
export default function Organisation() {
  const { organisation, events, page, pages, now } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  return (
    <Page
      title={organisation.name}
      width="wide"
      hue={organisation.hue}
      {...(organisation.city ? { kicker: organisation.city } : {})}
    >
      {organisation.about && <Markdown text={organisation.about} level={2} />}
      <Section title={t("pages.upcoming")}>
        <EventList
          events={events}
          now={now}
          hrefOf={({ slug }) => paths.event(slug)}
          showOrganisation={false}
        />
        <Pager
          page={page}
          pages={pages}
          hrefOf={(to) => paths.organisation(organisation.slug, to)}
        />
      </Section>
    </Page>
  );
}
