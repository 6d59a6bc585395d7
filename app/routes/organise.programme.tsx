import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { hurryLetters } from "~/features/notifications/commands/hurry-letters.server";
import { WaitingLettersNotice } from "~/features/notifications/components/waiting-letters";
import { waitingLetters } from "~/features/notifications/queries/waiting-letters.server";
import { addTrack, removeTrack } from "~/features/programme/commands/edit-tracks.server";
import { dropDraft } from "~/features/programme/commands/settle-draft.server";
import { dropIntent, SessionBoard } from "~/features/programme/components/session-board";
import { SessionTracks } from "~/features/programme/components/session-tracks";
import { programmeBoard } from "~/features/programme/queries/programme-board.server";
import { trackSchema } from "~/features/programme/schema";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { EmptyState } from "~/ui/empty-state";
import { useFields } from "~/ui/form-fields";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";

const boardSchema = z.discriminatedUnion("intent", [
  trackSchema.extend({ intent: z.literal("add-track") }),
  z.object({ intent: z.literal("remove-track"), trackId: z.uuid("choice-unknown") }),
  z.object({ intent: z.literal(dropIntent), draft: z.uuid("choice-unknown") }),
  z.object({ intent: z.literal("send-letters") }),
]);

type BoardIntent = z.output<typeof boardSchema>;

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const result = await programmeBoard(world, actor, found(params["org"]), found(params["slug"]));
  const { membership, ...board } = expectAccess(result, request);
  const query = new URL(request.url).searchParams;
  const { organisation } = membership;
  const about = { organisationId: organisation.id, eventId: board.event.id };
  return {
    ...board,
    organisation,
    rights: permissionsOf(membership.role),
    waiting: await waitingLetters(world, about),
    now: world.now(),
    done: query.get("done"),
    told: Number(query.get("told") ?? 0) || 0,
    count: Number(query.get("count") ?? 0) || 0,
    title: `${speechOf(locale).t("organise.tab-programme")} – ${board.event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const form = await readForm(request, boardSchema);
  if (!form.ok) return invalid(form.form);
  const value = form.value;
  const done =
    value.intent === "add-track"
      ? await addTrack(world, actor, ...of, value)
      : value.intent === "remove-track"
        ? await removeTrack(world, actor, ...of, value.trackId)
        : value.intent === "drop-draft"
          ? await dropDraft(world, actor, ...of, value.draft)
          : await hurryLetters(world, actor, ...of);
  if (done.ok) return redirect(afterwards(value.intent, of));
  throwAccess(done.problem, request);
  return invalid(form.form, done.problem);
}

/** Where each thing done leads: to the tracks, the programme, or the letters on their way. */
function afterwards(intent: BoardIntent["intent"], of: readonly [string, string]): string {
  const here = paths.editProgramme(...of);
  switch (intent) {
    case "add-track":
      return `${here}?done=track-added#tracks`;
    case "remove-track":
      return `${here}?done=track-removed#tracks`;
    case "drop-draft":
      return `${here}?done=dropped`;
    case "send-letters":
      return paths.manageMessages(...of);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function EventProgramme() {
  const { organisation, rights, event, now, programme, drafts, waiting, ...data } =
    useLoaderData<typeof loader>();
  const { tracks, networks, warnings } = data;
  const { t } = useSpeech();
  const answer = useActionData<typeof action>();
  const fields = useFields(answer?.form);
  const done = useDoneSentence();
  const of = [organisation.slug, event.card.slug] as const;
  const over = event.card.status === "cancelled" || event.card.status === "archived";
  const editing = rights["edit-events"] && !over;
  const addSession = (
    <ButtonLink icon="add" href={paths.newSession(...of)}>
      {t("organise.addSession")}
    </ButtonLink>
  );
  return (
    <EventFrame
      organisation={organisation}
      event={event.card}
      now={now}
      rights={rights}
      current="programme"
    >
      {!answer && <DoneNotice sentence={done} />}
      <WaitingLettersNotice
        waiting={waiting}
        timeZone={event.card.timeZone}
        action={editing ? paths.editProgramme(...of) : null}
      />
      {warnings.length > 0 && (
        <Notice tone="warning" title={t("organise.programmeWarnings", { count: warnings.length })}>
          {t("organise.programmeWarningsHint")}
        </Notice>
      )}
      <Section
        title={t("organise.tab-programme")}
        id="programme"
        {...(editing ? { actions: addSession } : {})}
      >
        {programme.days.length === 0 ? (
          <EmptyState title={t("eventView.noProgramme")} />
        ) : (
          <SessionBoard
            programme={programme}
            warnings={warnings}
            drafts={drafts}
            names={{ tracks, networks }}
            hrefOf={editing ? (session) => paths.editSession(...of, session) : null}
            addHrefOf={editing ? (date) => `${paths.newSession(...of)}?date=${date}` : null}
          />
        )}
      </Section>
      {drafts.length > 0 && (
        <div className="publish-bar draft-bar">
          <p>{t("drafts.waiting", { count: drafts.length })}</p>
          {editing && (
            <ButtonLink href={paths.publishProgramme(...of)}>{t("drafts.review")}</ButtonLink>
          )}
        </div>
      )}
      {(editing || tracks.length > 0) && (
        <SessionTracks tracks={tracks} fields={editing ? fields : null} />
      )}
    </EventFrame>
  );
}

/** What was done a moment ago, in words. */
function useDoneSentence(): string | undefined {
  const { done, told, count } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const announced = told > 0 ? t("drafts.told", { count: told }) : t("drafts.toldNobody");
  const sentences: Readonly<Record<string, string>> = {
    created: t("organise.created"),
    saved: t("organise.saved"),
    removed: t("organise.sessionGone"),
    drafted: t("drafts.drafted"),
    unchanged: t("drafts.unchanged"),
    dropped: t("drafts.dropped"),
    restored: t("life.sessionRestored"),
    published:
      count > 0 ? `${t("drafts.published", { count })} ${announced}` : t("drafts.publishedBefore"),
    "track-added": t("organise.trackAdded"),
    "track-removed": t("organise.trackRemoved"),
  };
  return sentences[done ?? ""];
}
