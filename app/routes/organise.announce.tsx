import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { sendAnnouncement } from "~/features/notifications/commands/send-announcement.server";
import { sendTrial } from "~/features/notifications/commands/send-trial.server";
import { AnnouncementForm } from "~/features/notifications/components/announcement-form";
import { AnnouncementTable } from "~/features/notifications/components/announcement-table";
import { AudienceCounted } from "~/features/notifications/components/audience-counted";
import { LetterFrame } from "~/features/notifications/components/letter-frame";
import { audienceFigures } from "~/features/notifications/queries/announcement-audience.server";
import { audienceChoices } from "~/features/notifications/queries/announcement-choices.server";
import { announcementsOf } from "~/features/notifications/queries/announcements.server";
import { announcementPreview } from "~/features/notifications/queries/letter-preview.server";
import { announcementField, readAnnouncement } from "~/features/notifications/schema";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { isLocale } from "~/kernel/locales";
import { isUuid } from "~/kernel/uuid";
import { paths } from "~/paths";
import { invalid, readValues } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { DoneNotice } from "~/ui/done-notice";
import { useFields } from "~/ui/form-fields";
import { Section } from "~/ui/section";

/** The frame the preview button of the form writes into. */
const frame = "letter-preview";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const slugs = [found(params["org"]), found(params["slug"])] as const;
  const opened = await organiserEvent(world, actor, ...slugs, "edit-events");
  const { membership, event } = expectAccess(opened, request);
  const { organisation } = membership;
  const of = { organisationId: organisation.id, eventId: event.id };
  const [choices, announcements] = await Promise.all([
    audienceChoices(world, of),
    announcementsOf(world, of),
  ]);
  return {
    organisation,
    rights: permissionsOf(membership.role),
    event,
    choices,
    announcements,
    submissionKey: world.newId(),
    now: world.now(),
    title: `${speechOf(locale).t("organise.tab-announce")} – ${event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const slugs = [found(params["org"]), found(params["slug"])] as const;
  const opened = await organiserEvent(world, actor, ...slugs, "edit-events");
  const { membership, event } = expectAccess(opened, request);
  const values = await readValues(request);
  const { problems, ...typed } = readAnnouncement(values);
  const form = { values, problems: [] };
  if (problems.length > 0) return invalid(form, ...problems);
  if (values["intent"] === "trial") {
    const words = found(typed.words[typed.mainLanguage]);
    const letter = await announcementPreview(
      world,
      { membership, event },
      typed.mainLanguage,
      words,
    );
    return { form, sentTo: await sendTrial(world, membership, letter) };
  }
  const of = { organisationId: membership.organisation.id, eventId: event.id };
  if (values["intent"] !== "send")
    return { form, audience: await audienceFigures(world, of, typed.selection) };
  const { submissionKey = "", expected = "" } = values;
  if (!isUuid(submissionKey)) throw new Response(null, { status: 400 });
  const sent = await sendAnnouncement(world, actor, ...slugs, {
    ...typed,
    submissionKey,
    expected: Number(expected) || 0,
  });
  if (sent.ok) return redirect(`${paths.announce(...slugs, sent.value.id)}?sent=1`);
  throwAccess(sent.problem, request);
  return invalid(form, sent.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Announce() {
  const page = useLoaderData<typeof loader>();
  const { organisation, event, rights, now, choices, announcements } = page;
  const { t } = useSpeech();
  const answer = useActionData<typeof action>();
  const typed = answer?.form.values ?? {};
  const language = isLocale(typed["mainLanguage"]) ? typed["mainLanguage"] : event.language;
  const fields = useFields(answer?.form, {
    mainLanguage: event.language,
    [announcementField.text(event.language)]: speechOf(event.language).t("letters.announceBegin"),
    audience: "attendees",
    [announcementField.status("confirmed")]: "on",
  });
  const sentTo = answer && "sentTo" in answer ? answer.sentTo : undefined;
  const audience = answer && "audience" in answer ? answer.audience : undefined;
  const slugs = [organisation.slug, event.card.slug] as const;
  const preview = paths.announcePreview(...slugs);
  return (
    <EventFrame
      organisation={organisation}
      event={event.card}
      now={now}
      rights={rights}
      current="announce"
    >
      <DoneNotice
        sentence={sentTo === undefined ? undefined : t("letters.trialSent", { email: sentTo })}
      />
      <Section title={t("letters.newAnnouncement")} lead={t("letters.announceLead")} id="new">
        <AnnouncementForm
          fields={fields}
          mainLanguage={language}
          choices={choices}
          here={paths.announce(...slugs)}
          preview={{ href: preview, frame }}
          submissionKey={typed["submissionKey"] ?? page.submissionKey}
        >
          {audience && <AudienceCounted {...audience} />}
        </AnnouncementForm>
      </Section>
      <Section title={t("letters.previewTitle")} lead={t("letters.showLetterHint")} id="preview">
        <LetterFrame name={frame} title={t("letters.previewTitle")} src={preview} />
      </Section>
      <Section title={t("letters.past")} id="past">
        <AnnouncementTable
          organisation={organisation.slug}
          event={event.card}
          announcements={announcements}
        />
      </Section>
    </EventFrame>
  );
}
