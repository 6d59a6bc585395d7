import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EventDocuments } from "~/features/events/components/event-documents";
import { EventPoster } from "~/features/events/components/event-poster";
import { addressName } from "~/features/events/domain/file-words";
import { turningPoints } from "~/features/events/queries/event-cards.server";
import { eventPage } from "~/features/events/queries/event-page.server";
import { documentsOf } from "~/features/events/queries/files-of-event.server";
import { ProgrammeTimeline } from "~/features/programme/components/programme-timeline";
import { programmeOf } from "~/features/programme/queries/programme-of.server";
import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { found } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { FactList } from "~/ui/fact-list";
import { Page } from "~/ui/page";
import { Paragraphs } from "~/ui/paragraphs";
import { Section } from "~/ui/section";

export async function loader({ params, context: { world, actor, keep } }: LoaderFunctionArgs) {
  const event = found(await eventPage(world, actor, params.slug ?? ""));
  keep({ event: event.id, until: turningPoints([event.card]) });
  const documents = await documentsOf(world, event.id, "everyone");
  return { event, documents, programme: await programmeOf(world, event.id), now: world.now() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: `${data.event.card.title} – ${data.event.card.organisation.name}` },
        { name: "description", content: data.event.card.summary },
      ]
    : [];

export default function Event() {
  const { event, documents, programme, now } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { card } = event;
  const hasProgramme = programme.days.some((day) => day.sessions.length > 0);
  return (
    <Page width="wide" hue={card.organisation.hue}>
      <EventPoster
        event={card}
        now={now}
        registerHref={paths.register(card.slug)}
        organisationHref={paths.organisation(card.organisation.slug)}
        actions={
          card.status === "published" && (
            <ButtonLink look="quiet" icon="calendar" href={paths.eventCalendar(card.slug)}>
              {t("pages.addToCalendar")}
            </ButtonLink>
          )
        }
      />
      {event.description && (
        <Section title={t("pages.aboutEvent")}>
          <Paragraphs text={event.description} />
        </Section>
      )}
      {hasProgramme && (
        <Section title={t("pages.programme")} id="programme">
          <ProgrammeTimeline programme={programme} level={3} />
        </Section>
      )}
      {event.venueAddress && (
        <Section title={t("pages.practical")}>
          <FactList
            facts={[{ icon: "place", label: t("pages.address"), value: event.venueAddress }]}
          />
        </Section>
      )}
      <EventDocuments
        documents={documents}
        hrefOf={(document) => paths.file(document.id, addressName(document))}
      />
    </Page>
  );
}
