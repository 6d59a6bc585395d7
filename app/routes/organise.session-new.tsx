import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { addSession } from "~/features/programme/commands/add-session.server";
import { SessionForm, sessionFieldName } from "~/features/programme/components/session-form";
import { sessionChangeLines } from "~/features/programme/components/session-words";
import { planSessionAddition } from "~/features/programme/queries/planned-addition.server";
import { newSessionEditor } from "~/features/programme/queries/session-editor.server";
import { sessionSchema } from "~/features/programme/schema";
import { ToldPreview } from "~/features/registration/components/told-preview";
import { eachOnce } from "~/features/registration/domain/told-people";
import { concernedPeople } from "~/features/registration/queries/concerned-people.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { useFields } from "~/ui/form-fields";
import { Section } from "~/ui/section";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const date = new URL(request.url).searchParams.get("date");
  const editor = await newSessionEditor(
    world,
    actor,
    found(params["org"]),
    found(params["slug"]),
    date,
  );
  const { membership, event, suggestion, ...choices } = expectAccess(editor, request);
  return {
    ...choices,
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    event,
    defaults: { kind: "talk", submission: world.newId(), ...suggestion },
    now: world.now(),
    title: `${speechOf(locale).t("organise.newSession")} – ${event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const form = await readForm(request, sessionSchema);
  if (!form.ok) return invalid(form.form);
  const intent = form.form.values["intent"];
  if (intent === "edit") return { form: form.form, preview: null };

  const { event } = expectAccess(await organiserEvent(world, actor, ...of, "edit-events"), request);
  const planned = await planSessionAddition(world, actor, ...of, form.value);
  if (!planned.ok) {
    throwAccess(planned.problem, request);
    return invalid(form.form, planned.problem);
  }
  // Those registered with a published event hear of what is new on their programme.
  const published = event.card.status === "published";
  const audience = { sessionId: world.newId(), networkIds: [planned.value.networkId] };
  const people = published ? eachOnce(await concernedPeople(world, event.id, audience)) : [];
  if (published && intent !== "confirm")
    return { form: form.form, preview: { after: planned.value, people } };

  const added = await addSession(world, actor, ...of, form.value);
  if (added.ok) {
    const done = !published
      ? "saved"
      : people.length > 0
        ? `told&told=${people.length}`
        : "quietly";
    return redirect(`${paths.editProgramme(...of)}?done=${done}`);
  }
  throwAccess(added.problem, request);
  return invalid(form.form, added.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewSession() {
  const { organisation, rights, event, now, defaults, ...choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const speech = useSpeech();
  const { t } = speech;
  const fields = useFields(answer?.form, defaults, sessionFieldName(t));
  const preview = answer && "preview" in answer ? answer.preview : null;
  return (
    <EventFrame
      organisation={organisation}
      event={event.card}
      now={now}
      rights={rights}
      current="programme"
    >
      {answer && preview ? (
        <ToldPreview
          title={t("organise.addSessionTitle")}
          changes={sessionChangeLines(null, preview.after, choices, speech)}
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
      ) : (
        <Section title={t("organise.newSession")} id="session">
          <SessionForm
            {...choices}
            fields={fields}
            timeZone={event.card.timeZone}
            submitLabel={t("organise.addSession")}
            submitHint={t(
              event.card.status === "published"
                ? "organise.addSessionPublished"
                : "organise.saveSessionDraft",
            )}
            cancelHref={paths.editProgramme(organisation.slug, event.card.slug)}
          />
        </Section>
      )}
    </EventFrame>
  );
}
