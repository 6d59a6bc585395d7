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
import { editSession } from "~/features/programme/commands/edit-session.server";
import { restoreSession } from "~/features/programme/commands/restore-session.server";
import { SessionForm, sessionFieldName } from "~/features/programme/components/session-form";
import { sessionChangeLines, sessionDefaults } from "~/features/programme/components/session-words";
import { sessionEditor } from "~/features/programme/queries/session-editor.server";
import { sessionSchema } from "~/features/programme/schema";
import { setSessionPlaces } from "~/features/registration/commands/edit-rules.server";
import { sessionPlacesSchema } from "~/features/registration/domain/offer-forms";
import { ToldPreview } from "~/features/registration/components/told-preview";
import { eachOnce } from "~/features/registration/domain/told-people";
import { concernedPeople } from "~/features/registration/queries/concerned-people.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { isUuid } from "~/kernel/uuid";
import { paths } from "~/paths";
import { checkValues, invalid, readValues } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import { SessionPlaces } from "~/features/registration/components/session-places";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"]), found(params["session"])] as const;
  const { membership, ...editor } = expectAccess(await sessionEditor(world, actor, ...of), request);
  const { event, session } = editor;
  const query = new URL(request.url).searchParams;
  const removing = query.has("cancel") && event.card.status === "draft";
  const restoring = query.has("restore") && editor.cancelled && event.card.status === "published";
  const audience = { sessionId: of[2], scopes: [session] };
  return {
    ...editor,
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    removing,
    restoring: restoring
      ? { people: eachOnce(await concernedPeople(world, event.id, audience)) }
      : null,
    now: world.now(),
    title: `${session.title} – ${speechOf(locale).t("organise.editSession")}`,
  };
}

const formSchema = sessionSchema.extend({ seen: z.coerce.number().int().min(0).optional() });

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const sessionId = found(params["session"]);
  if (!isUuid(sessionId)) throw new Response(null, { status: 404 });
  const board = paths.editProgramme(...of);
  const values = await readValues(request);
  if (values["intent"] === "cancel") {
    const cancelled = await editSession(world, actor, ...of, { action: "cancel", sessionId });
    if (cancelled.ok) return redirect(`${board}?done=${doneByCancelling[cancelled.value.outcome]}`);
    // Cancelled by somebody before: the same answer.
    if (cancelled.problem.code === "session-cancelled") return redirect(board);
    throwAccess(cancelled.problem, request);
    return invalid({ values, problems: [] }, cancelled.problem);
  }

  if (values["intent"] === "restore") {
    const restored = await restoreSession(world, actor, ...of, sessionId);
    if (restored.ok || restored.problem.code === "session-not-cancelled")
      return redirect(`${board}?done=restored`);
    throwAccess(restored.problem, request);
    return invalid({ values, problems: [] }, restored.problem);
  }

  if (values["intent"] === "places") {
    const form = checkValues(values, sessionPlacesSchema);
    if (!form.ok) return invalid(form.form);
    const { places = null } = form.value;
    const set = await setSessionPlaces(world, actor, of, sessionId, places);
    if (set.ok) return redirect(`${board}?done=saved`);
    throwAccess(set.problem, request);
    return invalid(form.form, set.problem);
  }

  const form = checkValues(values, formSchema);
  if (!form.ok) return invalid(form.form);
  const { seen, ...details } = form.value;
  const changed = await editSession(world, actor, ...of, {
    action: "change",
    sessionId,
    details,
    ...(seen === undefined ? {} : { seen }),
  });
  if (changed.ok) {
    const { outcome } = changed.value;
    if (outcome === "drafted" && values["intent"] === "review")
      return redirect(paths.publishProgramme(...of));
    return redirect(`${board}?done=${outcome === "applied" ? "saved" : outcome}`);
  }
  throwAccess(changed.problem, request);
  return invalid(form.form, changed.problem);
}

/** What the board says after a cancellation: of a draft event it is done, of a session to be it is dropped. */
const doneByCancelling = { applied: "removed", drafted: "drafted", unchanged: "dropped" } as const;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function EditSession() {
  const { organisation, rights, event, now, session, draft, ...data } =
    useLoaderData<typeof loader>();
  const { cancelled, removing, restoring, places, title: _, ...choices } = data;
  const answer = useActionData<typeof action>();
  const ofPlaces = answer?.form.values["intent"] === "places";
  const speech = useSpeech();
  const { t } = speech;
  const fields = useFields(
    ofPlaces ? undefined : answer?.form,
    sessionDefaults(session),
    sessionFieldName(t),
  );
  const published = event.card.status === "published";
  const back = paths.editProgramme(organisation.slug, event.card.slug);
  const frame = { organisation, event: event.card, now, rights, current: "programme" } as const;
  if (removing && !answer)
    return (
      <EventFrame {...frame}>
        <ToldPreview
          title={t("organise.removeSessionTitle")}
          changes={sessionChangeLines(session, null, choices, speech)}
          people={[]}
          lead=""
          nobody={t("organise.draftToldNobody")}
          values={{}}
          confirm={{ intent: "cancel", label: t("organise.removeSession"), danger: true }}
          back={{ label: t("organise.keepSession"), href: back }}
        />
      </EventFrame>
    );
  if (restoring && !answer)
    return (
      <EventFrame {...frame}>
        <ToldPreview
          title={t("life.restoreSessionTitle")}
          changes={sessionChangeLines(null, session, choices, speech)}
          people={restoring.people}
          lead={t("life.restoreToldLead")}
          nobody={t("life.restoreToldNobody")}
          values={{}}
          confirm={{ intent: "restore", label: t("life.restoreSession") }}
          back={{ label: t("life.keepCancelled"), href: back }}
        />
      </EventFrame>
    );
  if (cancelled)
    return (
      <EventFrame {...frame}>
        <ErrorSummary errors={fields.errors} />
        <Notice title={session.title}>
          <p>{t("organise.sessionIsCancelled")}</p>
          {published && (
            <ButtonLink look="quiet" icon="calendar-add" href="?restore=1">
              {t("life.restoreSession")}
            </ButtonLink>
          )}
        </Notice>
      </EventFrame>
    );
  return (
    <EventFrame {...frame}>
      {draft?.action === "cancel" && <Notice tone="warning">{t("drafts.cancelHint")}</Notice>}
      <Section title={t("organise.editSession")} id="session">
        <SessionForm
          {...choices}
          fields={fields}
          timeZone={event.card.timeZone}
          submitLabel={t("common.save")}
          submitHint={t(published ? "drafts.saveHint" : "organise.saveSessionDraft")}
          cancelHref={back}
          {...(published ? { draft: { seen: draft?.revision ?? 0 } } : {})}
        />
      </Section>
      {places ? (
        <SessionPlaces places={places} form={ofPlaces ? answer?.form : undefined} />
      ) : (
        session.signUp && <p className="form-hint">{t("offer.sessionPlacesLater")}</p>
      )}
      {draft?.action !== "cancel" && (
        <TakeOff published={published} added={draft?.action === "add"} />
      )}
    </EventFrame>
  );
}

/** Of a published event a press is enough, since it waits to be published; a draft's session goes for good. */
function TakeOff({ published, added }: { published: boolean; added: boolean }) {
  const { t } = useSpeech();
  if (!published)
    return (
      <p className="danger-end">
        <ButtonLink look="danger" icon="remove" href="?cancel=1">
          {t("organise.removeSession")}
        </ButtonLink>
      </p>
    );
  return (
    <form method="post" className="danger-end">
      <Button name="intent" value="cancel" look="danger" icon={added ? "remove" : "ban"}>
        {t(added ? "organise.removeSession" : "organise.cancelSession")}
      </Button>
      <Island name="submit-once" />
    </form>
  );
}
