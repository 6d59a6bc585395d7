import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { editSession } from "~/features/programme/commands/edit-session.server";
import { SessionForm, sessionFieldName } from "~/features/programme/components/session-form";
import { newSessionEditor } from "~/features/programme/queries/session-editor.server";
import { sessionSchema } from "~/features/programme/schema";
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
  const added = await editSession(world, actor, ...of, { action: "add", details: form.value });
  if (added.ok) {
    const drafted = added.value.outcome === "drafted";
    if (drafted && form.form.values["intent"] === "review")
      return redirect(paths.publishProgramme(...of));
    return redirect(`${paths.editProgramme(...of)}?done=${drafted ? "drafted" : "saved"}`);
  }
  throwAccess(added.problem, request);
  return invalid(form.form, added.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewSession() {
  const { organisation, rights, event, now, defaults, ...choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useSpeech();
  const fields = useFields(answer?.form, defaults, sessionFieldName(t));
  const published = event.card.status === "published";
  return (
    <EventFrame
      organisation={organisation}
      event={event.card}
      now={now}
      rights={rights}
      current="programme"
    >
      <Section title={t("organise.newSession")} id="session">
        <SessionForm
          {...choices}
          fields={fields}
          timeZone={event.card.timeZone}
          submitLabel={t(published ? "common.save" : "organise.addSession")}
          submitHint={t(published ? "drafts.saveHint" : "organise.saveSessionDraft")}
          cancelHref={paths.editProgramme(organisation.slug, event.card.slug)}
          {...(published ? { draft: { seen: 0 } } : {})}
        />
      </Section>
    </EventFrame>
  );
}
