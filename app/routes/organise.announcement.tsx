import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { stopAnnouncement } from "~/features/notifications/commands/stop-announcement.server";
import { AnnouncementProgress } from "~/features/notifications/components/announcement-progress";
import { WordsShown } from "~/features/notifications/components/words-shown";
import { announcementPage } from "~/features/notifications/queries/announcements.server";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { useSpeech } from "~/i18n/locale-context";
import { locales } from "~/kernel/locales";
import { isUuid } from "~/kernel/uuid";
import { paths } from "~/paths";
import { readValues } from "~/platform/http/forms.server";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { DoneNotice } from "~/ui/done-notice";
import { Section } from "~/ui/section";

function addressed(params: LoaderFunctionArgs["params"]) {
  const id = found(params["id"]);
  return [found(params["org"]), found(params["slug"]), found(isUuid(id) ? id : null)] as const;
}

export async function loader({ request, params, context: { world, actor } }: LoaderFunctionArgs) {
  const opened = await announcementPage(world, actor, ...addressed(params));
  const { membership, ...page } = expectAccess(opened, request);
  return {
    ...page,
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    now: world.now(),
    justSent: new URL(request.url).searchParams.has("sent"),
    title: `${page.announcement.subject} – ${page.event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const of = addressed(params);
  const { intent } = await readValues(request);
  const stopped = () => stopAnnouncement(world, actor, ...of);
  // Whoever may not even look is told so, whatever they ask for.
  if (intent !== "stop") {
    expectAccess(await announcementPage(world, actor, ...of), request);
    throw new Response(null, { status: 400 });
  }
  expectAccess(await stopped(), request);
  return redirect(paths.announce(...of));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Announcement() {
  const page = useLoaderData<typeof loader>();
  const { organisation, event, rights, now, announcement, words, mainLanguage } = page;
  const { timeZone } = event.card;
  const { t } = useSpeech();
  const written = [mainLanguage, ...locales.filter((locale) => locale !== mainLanguage)];
  return (
    <EventFrame
      organisation={organisation}
      event={event.card}
      now={now}
      rights={rights}
      current="announce"
    >
      <DoneNotice
        sentence={page.justSent && announcement.waiting > 0 ? t("letters.justSent") : undefined}
      />
      <Section title={announcement.subject} id="progress">
        <AnnouncementProgress
          announcement={announcement}
          perMinute={page.perMinute}
          doneAt={page.doneAt}
          timeZone={timeZone}
          here={paths.announce(organisation.slug, event.card.slug, announcement.id)}
        />
      </Section>
      <Section title={t("letters.whatItSaid")} id="words">
        {written.map((language) => {
          const said = words[language];
          return said && <WordsShown key={language} words={said} language={language} />;
        })}
      </Section>
    </EventFrame>
  );
}
