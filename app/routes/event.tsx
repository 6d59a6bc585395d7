import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AddToCalendar } from "~/features/calendar/components/add-to-calendar";
import { addEntries } from "~/features/calendar/domain/add-links";
import { EventDocuments } from "~/features/events/components/event-documents";
import { EventHosts } from "~/features/events/components/event-hosts";
import { EventPoster } from "~/features/events/components/event-poster";
import { EventPractical } from "~/features/events/components/event-practical";
import { canRegister } from "~/features/events/components/registration-words";
import { addressName } from "~/features/events/domain/file-words";
import { turningPoints } from "~/features/events/queries/event-cards.server";
import { eventPage } from "~/features/events/queries/event-page.server";
import { documentsOf } from "~/features/events/queries/files-of-event.server";
import { ProgrammeTimeline } from "~/features/programme/components/programme-timeline";
import { SpeakerList } from "~/features/programme/components/speaker-list";
import { breadcrumbJsonLd, eventJsonLd } from "~/features/programme/domain/event-json-ld";
import { speakersOf } from "~/features/programme/domain/speakers";
import { programmeOf } from "~/features/programme/queries/programme-of.server";
import { TicketList } from "~/features/registration/components/ticket-list";
import {
  offerTurns,
  publicOffer,
  publishedTickets,
  showsTickets,
} from "~/features/registration/domain/ticket-sale";
import { offerOf } from "~/features/registration/queries/offer.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { plainMarkdown } from "~/kernel/markdown";
import { hour } from "~/kernel/time";
import { paths } from "~/paths";
import { headOf, rootOf } from "~/platform/http/head";
import { found } from "~/platform/http/refusals.server";
import { Markdown } from "~/ui/markdown";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";
import { ShareMenu } from "~/ui/share-menu";

export async function loader({ params, context: { world, actor, keep } }: LoaderFunctionArgs) {
  const event = found(await eventPage(world, actor, params.slug ?? ""));
  const [documents, programme, offer] = await Promise.all([
    documentsOf(world, event.id, "everyone"),
    programmeOf(world, event.id),
    offerOf(world, event.id),
  ]);
  keep({ event: event.id, until: [...turningPoints([event.card]), ...offerTurns(offer)] });
  // Told to nobody but its organisers: what a code opens, and who is asked what.
  return {
    event,
    documents,
    programme,
    offer: publicOffer(offer),
    site: world.settings.url,
    now: world.now(),
  };
}

export const meta: MetaFunction<typeof loader> = (args) => {
  if (!args.data) return [];
  const { event, programme, offer, now } = args.data;
  const { locale, site } = rootOf(args);
  const { t, format } = speechOf(locale);
  const { card } = event;
  const when = format.when(card, card.timeZone, now);
  const about = card.summary || plainMarkdown(event.description);
  const picture = paths.inLanguage(paths.eventPicture(card.slug), locale);
  const page = site + paths.event(card.slug);
  const organisation = site + paths.organisation(card.organisation.slug);
  return headOf(args, {
    title: `${card.title} – ${card.organisation.name}`,
    description: [when, card.placeName, about].filter(Boolean).join(" · "),
    picture: { path: picture, alt: t("eventPage.pictureAlt", { title: card.title, when }) },
    feeds: [
      {
        path: paths.eventFeed(card.slug, { lang: locale }),
        title: t("eventPage.feedTitle", { title: card.title }),
      },
    ],
    hidden: event.visibility !== "public",
    data: [
      eventJsonLd({
        ...event,
        tickets: publishedTickets(offer, now),
        description: about,
        programme,
        addresses: {
          page,
          register: site + paths.register(card.slug),
          organisation,
          picture: site + picture,
        },
      }),
      breadcrumbJsonLd([
        { name: card.organisation.name, url: organisation },
        ...(event.series
          ? [{ name: event.series.title, url: site + paths.series(event.series.slug) }]
          : []),
        { name: card.title, url: page },
      ]),
    ],
  });
};

/** The event as a poster; then why, the programme, who is behind it and what one has to know. */
export default function Event() {
  const { event, documents, programme, offer, site, now } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { card } = event;
  const organisationHref = paths.organisation(card.organisation.slug);
  return (
    <Page width="wide" hue={card.organisation.hue}>
      <EventPoster
        event={card}
        now={now}
        registerHref={paths.register(card.slug)}
        applies={event.requiresApproval}
        organisationHref={organisationHref}
        note={
          event.requiresApproval && canRegister(card) ? t("eventPage.needsApproval") : undefined
        }
        series={
          event.series
            ? { title: event.series.title, href: paths.series(event.series.slug) }
            : undefined
        }
        actions={<Actions event={event} programme={programme} site={site} now={now} />}
      />
      {event.description && (
        <Section title={t("pages.aboutEvent")} id="about">
          <Markdown text={event.description} level={3} />
        </Section>
      )}
      {(hasProgramme(programme) || awaitsProgramme(card, now)) && (
        <Section title={t("pages.programme")} id="programme">
          <ProgrammeTimeline programme={programme} level={3} now={now} />
        </Section>
      )}
      {showsTickets(offer) && card.status === "published" && card.endsAt > now && (
        <Section title={t("offer.publicTitle")} id="tickets">
          <TicketList offer={offer} now={now} />
        </Section>
      )}
      <div className="event-facts">
        <EventHosts event={event} organisationHref={organisationHref} />
        <SpeakerList speakers={speakersOf(programme)} />
        <EventPractical event={event} />
        <EventDocuments
          documents={documents}
          hrefOf={(document) => paths.file(document.id, addressName(document))}
        />
      </div>
    </Page>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

/** Into the calendar while it is to come; passing it on always. */
function Actions({ event, programme, site, now }: Omit<Loaded, "documents" | "offer">) {
  const { locale } = useSpeech();
  const { card } = event;
  const inLanguage = (path: string) => paths.inLanguage(path, locale);
  const url = site + paths.event(card.slug);
  return (
    <>
      {card.status === "published" && card.endsAt > now && (
        <AddToCalendar
          entries={addEntries(
            {
              ...card,
              url,
              location: [card.placeName, event.venueAddress].filter(Boolean).join(", "),
            },
            programme,
          )}
          downloadHref={inLanguage(paths.eventCalendar(card.slug))}
          // What is for members alone no calendar program can fetch.
          subscribe={
            event.visibility === "members"
              ? undefined
              : {
                  feedUrl: site + paths.eventFeed(card.slug, { lang: locale }),
                  chooseHref: paths.eventSubscribe(card.slug),
                }
          }
        />
      )}
      <ShareMenu title={card.title} url={url} />
    </>
  );
}

function hasProgramme({ days }: Loaded["programme"]): boolean {
  return days.some(({ sessions }) => sessions.length > 0);
}

/** Whether a programme is to be expected: for what lasts longer than a breakfast and is still to come. */
function awaitsProgramme(
  { status, startsAt, endsAt }: Loaded["event"]["card"],
  now: Date,
): boolean {
  const lasts = endsAt.getTime() - startsAt.getTime();
  return status === "published" && startsAt > now && lasts > 4 * hour;
}
