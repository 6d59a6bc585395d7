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
import { addTrack, removeTrack } from "~/features/programme/commands/edit-tracks.server";
import { SessionBoard } from "~/features/programme/components/session-board";
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

const tracksSchema = z.discriminatedUnion("intent", [
  trackSchema.extend({ intent: z.literal("add-track") }),
  z.object({ intent: z.literal("remove-track"), trackId: z.uuid("choice-unknown") }),
]);

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const result = await programmeBoard(world, actor, found(params["org"]), found(params["slug"]));
  const { membership, ...board } = expectAccess(result, request);
  const query = new URL(request.url).searchParams;
  return {
    ...board,
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    now: world.now(),
    done: query.get("done"),
    told: Number(query.get("told") ?? 0) || 0,
    title: `${speechOf(locale).t("organise.tab-programme")} – ${board.event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const form = await readForm(request, tracksSchema);
  if (!form.ok) return invalid(form.form);
  const adding = form.value.intent === "add-track";
  const edited =
    form.value.intent === "add-track"
      ? await addTrack(world, actor, ...of, form.value)
      : await removeTrack(world, actor, ...of, form.value.trackId);
  if (edited.ok)
    return redirect(
      `${paths.editProgramme(...of)}?done=${adding ? "track-added" : "track-removed"}#tracks`,
    );
  throwAccess(edited.problem, request);
  return invalid(form.form, edited.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function EventProgramme() {
  const { organisation, rights, event, now, programme, tracks, warnings } =
    useLoaderData<typeof loader>();
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
            hrefOf={editing ? (session) => paths.editSession(...of, session) : null}
            addHrefOf={editing ? (date) => `${paths.newSession(...of)}?date=${date}` : null}
          />
        )}
      </Section>
      {(editing || tracks.length > 0) && (
        <SessionTracks tracks={tracks} fields={editing ? fields : null} />
      )}
    </EventFrame>
  );
}

/** What was done a moment ago, in words. */
function useDoneSentence(): string | undefined {
  const { done, told } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const sentences: Readonly<Record<string, string>> = {
    created: t("organise.created"),
    saved: t("organise.saved"),
    quietly: t("organise.savedQuietly"),
    told: t("organise.changedTold", { count: told }),
    removed: t("organise.sessionGone"),
    "track-added": t("organise.trackAdded"),
    "track-removed": t("organise.trackRemoved"),
  };
  return sentences[done ?? ""];
}
