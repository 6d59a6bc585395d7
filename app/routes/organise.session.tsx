import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { cancelSession } from "~/features/programme/commands/cancel-session.server";
import { changeSession } from "~/features/programme/commands/change-session.server";
import { restoreSession } from "~/features/programme/commands/restore-session.server";
import { SessionForm, sessionFieldName } from "~/features/programme/components/session-form";
import { sessionChangeLines, sessionDefaults } from "~/features/programme/components/session-words";
import { planSessionChange } from "~/features/programme/queries/planned-session.server";
import { sessionEditor } from "~/features/programme/queries/session-editor.server";
import { sessionSchema } from "~/features/programme/schema";
import { ToldPreview } from "~/features/registration/components/told-preview";
import { eachOnce } from "~/features/registration/domain/told-people";
import { concernedPeople } from "~/features/registration/queries/concerned-people.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { checkValues, invalid, readValues } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"]), found(params["session"])] as const;
  const { membership, ...editor } = expectAccess(await sessionEditor(world, actor, ...of), request);
  const { event, session } = editor;
  const query = new URL(request.url).searchParams;
  const turning = editor.cancelled ? query.has("restore") : query.has("cancel");
  const audience = { sessionId: of[2], networkIds: [session.networkId] };
  const published = event.card.status === "published";
  return {
    ...editor,
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    turning: turning
      ? { people: published ? eachOnce(await concernedPeople(world, event.id, audience)) : [] }
      : null,
    now: world.now(),
    title: `${session.title} – ${speechOf(locale).t("organise.editSession")}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const [org, slug, sessionId] = [
    found(params["org"]),
    found(params["slug"]),
    found(params["session"]),
  ];
  const editor = expectAccess(await sessionEditor(world, actor, org, slug, sessionId), request);
  const { event, session } = editor;
  const published = event.card.status === "published";
  const peopleFor = async (...networkIds: (string | null)[]) =>
    published ? eachOnce(await concernedPeople(world, event.id, { sessionId, networkIds })) : [];
  const doneWith = (told: number, quietly: string) =>
    redirect(`${paths.editProgramme(org, slug)}?done=${told > 0 ? `told&told=${told}` : quietly}`);

  const values = await readValues(request);
  if (values["intent"] === "cancel") {
    const told = (await peopleFor(session.networkId)).length;
    const cancelled = await cancelSession(world, actor, org, slug, sessionId);
    // Cancelled by a click before this one: the same answer.
    if (cancelled.ok || cancelled.problem.code === "session-cancelled")
      return doneWith(told, published ? "quietly" : "removed");
    throwAccess(cancelled.problem, request);
    return invalid({ values, problems: [] }, cancelled.problem);
  }

  if (values["intent"] === "restore") {
    const told = (await peopleFor(session.networkId)).length;
    const restored = await restoreSession(world, actor, org, slug, sessionId);
    if (restored.ok || restored.problem.code === "session-not-cancelled")
      return doneWith(told, "quietly");
    throwAccess(restored.problem, request);
    return invalid({ values, problems: [] }, restored.problem);
  }

  const form = checkValues(values, sessionSchema);
  if (!form.ok) return invalid(form.form);
  if (values["intent"] === "edit") return { form: form.form, preview: null };
  const planned = await planSessionChange(world, actor, org, slug, sessionId, form.value);
  if (!planned.ok) {
    throwAccess(planned.problem, request);
    return invalid(form.form, planned.problem);
  }
  const { change, before, after } = planned.value;
  const confirmed = values["intent"] === "confirm";
  // A confirmation that changes nothing is the second of two: it gets the first one's answer.
  const moves = change === "moved" || (confirmed && change === "none");
  const people = moves ? await peopleFor(before.networkId, after.networkId) : [];
  if (published && moves && !confirmed)
    return { form: form.form, preview: { before, after, people } };

  const changed = await changeSession(world, actor, org, slug, sessionId, form.value);
  if (changed.ok) return doneWith(people.length, published ? "quietly" : "saved");
  throwAccess(changed.problem, request);
  return invalid(form.form, changed.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function EditSession() {
  const { organisation, rights, event, now, session, cancelled, turning, ...choices } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const speech = useSpeech();
  const { t } = speech;
  const fields = useFields(answer?.form, sessionDefaults(session), sessionFieldName(t));
  const published = event.card.status === "published";
  const preview = answer && "preview" in answer ? answer.preview : null;
  const back = paths.editProgramme(organisation.slug, event.card.slug);
  const frame = { organisation, event: event.card, now, rights, current: "programme" } as const;
  if (answer && preview)
    return (
      <EventFrame {...frame}>
        <ToldPreview
          title={t("organise.moveSessionTitle")}
          changes={sessionChangeLines(preview.before, preview.after, choices, speech)}
          people={preview.people}
          lead={t("organise.sessionToldLead")}
          nobody={t("organise.sessionToldNobody")}
          values={answer.form.values}
          confirm={{
            intent: "confirm",
            label: t(preview.people.length > 0 ? "organise.confirmAndTell" : "common.save"),
          }}
          back={{ label: t("organise.backToForm") }}
        />
      </EventFrame>
    );
  if (turning && !answer && cancelled)
    return (
      <EventFrame {...frame}>
        <ToldPreview
          title={t("life.restoreSessionTitle")}
          changes={sessionChangeLines(null, session, choices, speech)}
          people={turning.people}
          lead={t("organise.sessionToldLead")}
          nobody={t("organise.sessionToldNobody")}
          values={{}}
          confirm={{ intent: "restore", label: t("life.restoreSession") }}
          back={{ label: t("life.keepCancelled"), href: back }}
        />
      </EventFrame>
    );
  if (turning && !answer)
    return (
      <EventFrame {...frame}>
        <ToldPreview
          title={t(published ? "organise.cancelSessionTitle" : "organise.removeSessionTitle")}
          changes={sessionChangeLines(session, null, choices, speech)}
          people={turning.people}
          lead={t("organise.sessionToldLead")}
          nobody={t(published ? "organise.sessionToldNobody" : "organise.draftToldNobody")}
          values={{}}
          confirm={{
            intent: "cancel",
            label: t(published ? "organise.cancelSession" : "organise.removeSession"),
            danger: true,
          }}
          back={{ label: t("organise.keepSession"), href: back }}
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
      <Section title={t("organise.editSession")} id="session">
        <SessionForm
          {...choices}
          fields={fields}
          timeZone={event.card.timeZone}
          submitLabel={t("common.save")}
          submitHint={t(published ? "organise.saveSessionPublished" : "organise.saveSessionDraft")}
          cancelHref={back}
        />
      </Section>
      <p className="danger-end">
        <ButtonLink look="danger" icon={published ? "ban" : "remove"} href="?cancel=1">
          {t(published ? "organise.cancelSession" : "organise.removeSession")}
        </ButtonLink>
      </p>
    </EventFrame>
  );
}
