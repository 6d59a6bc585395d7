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
import { publishDrafts } from "~/features/programme/commands/publish-drafts.server";
import { dropDraft, keepDraft } from "~/features/programme/commands/settle-draft.server";
import { draftedChange, isPublishable } from "~/features/programme/domain/programme-draft";
import { programmeBoard } from "~/features/programme/queries/programme-board.server";
import { DraftReview, draftField } from "~/features/registration/components/draft-review";
import { publishAudience } from "~/features/registration/queries/publish-audience.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { checkValues, invalid, readValues } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { DoneNotice } from "~/ui/done-notice";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";

const oneDraft = z.object({
  intent: z.enum(["keep", "drop"]),
  draft: z.uuid("choice-unknown"),
});

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const result = await programmeBoard(world, actor, ...of, "edit-events");
  const { membership, event, programme, drafts, tracks, networks, warnings } = expectAccess(
    result,
    request,
  );
  const dropped = new URL(request.url).searchParams.get("done") === "dropped";
  if (drafts.length === 0)
    throw redirect(`${paths.editProgramme(...of)}${dropped ? "?done=dropped" : ""}`);
  const sessions = programme.days.flatMap((day) => day.sessions);
  return {
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    event,
    drafts: drafts.map((draft) => ({
      ...draft,
      change: draftedChange(draft),
      publishable: isPublishable(draft),
    })),
    warnings,
    names: { tracks, networks },
    dropped,
    titles: Object.fromEntries(sessions.map(({ id, title }) => [id, title])),
    audience: await publishAudience(world, event.id, drafts.filter(isPublishable)),
    now: world.now(),
    title: `${speechOf(locale).t("drafts.reviewTitle")} – ${event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const values = await readValues(request);
  const here = paths.publishProgramme(...of);
  if (values["intent"] !== "publish") {
    const form = checkValues(values, oneDraft);
    if (!form.ok) return invalid(form.form);
    const { intent, draft } = form.value;
    const settle = intent === "keep" ? keepDraft : dropDraft;
    const settled = await settle(world, actor, ...of, draft);
    if (settled.ok) return redirect(intent === "drop" ? `${here}?done=dropped` : here);
    throwAccess(settled.problem, request);
    return invalid(form.form, settled.problem);
  }

  const { event, drafts } = expectAccess(
    await programmeBoard(world, actor, ...of, "edit-events"),
    request,
  );
  const seen = seenIn(values);
  const chosen = drafts.filter(({ id }) => seen.some((each) => each.id === id));
  const { told } = await publishAudience(world, event.id, chosen);
  const published = await publishDrafts(world, actor, ...of, seen);
  if (published.ok) {
    const query = new URLSearchParams({
      done: "published",
      count: String(published.value.published),
      told: String(told.length),
    });
    return redirect(`${paths.editProgramme(...of)}?${query.toString()}`);
  }
  throwAccess(published.problem, request);
  return invalid({ values, problems: [] }, { code: published.problem.code });
}

/** The drafts whose boxes were ticked, as they were seen. */
function seenIn(values: Readonly<Record<string, string>>) {
  const uuids = z.uuid();
  return Object.entries(values).flatMap(([name, value]) => {
    const id = name.slice(draftField("").length);
    const named = draftField(id) === name && uuids.safeParse(id).success;
    return named && /^\d{1,9}$/.test(value) ? [{ id, revision: Number(value) }] : [];
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function PublishProgramme() {
  const page = useLoaderData<typeof loader>();
  const { organisation, rights, event, now, title: _, dropped, ...review } = page;
  const { t } = useSpeech();
  const answer = useActionData<typeof action>();
  const fields = useFields(answer?.form);
  const of = [organisation.slug, event.card.slug] as const;
  return (
    <EventFrame
      organisation={organisation}
      event={event.card}
      now={now}
      rights={rights}
      current="programme"
    >
      <ErrorSummary errors={fields.errors} />
      {fields.errors.length === 0 && (
        <DoneNotice sentence={dropped ? t("drafts.dropped") : undefined} />
      )}
      <DraftReview
        {...review}
        hrefOf={(session) => paths.editSession(...of, session)}
        backHref={paths.editProgramme(...of)}
      />
    </EventFrame>
  );
}
