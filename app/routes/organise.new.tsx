import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createEvent } from "~/features/events/commands/create-event.server";
import { EventForm, eventFieldName } from "~/features/events/components/event-form";
import { KindChoice } from "~/features/events/components/kind-choice";
import { suggestEvent } from "~/features/events/domain/event-suggestions";
import { eventKinds } from "~/features/events/domain/event-words";
import { eventSchema } from "~/features/events/schema";
import { membershipOf } from "~/features/organisations/queries/membership.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { useFields } from "~/ui/form-fields";
import { Breadcrumb } from "~/ui/navigation";
import { Page } from "~/ui/page";

/** First what kind it is; with `?kind=` the form, filled in as that kind usually is. */
export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const member = await membershipOf(world, actor, found(params["org"]), "edit-events");
  const { organisation } = expectAccess(member, request);
  const asked = new URL(request.url).searchParams.get("kind");
  const kind = eventKinds.find((known) => known === asked) ?? null;
  return {
    organisation,
    kind,
    defaults: kind && {
      ...defaultsOf(suggestEvent(kind, world.now(), organisation.timeZone), kind, organisation),
      submission: world.newId(),
    },
    title: `${speechOf(locale).t("organise.newEvent")} – ${organisation.name}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const organisation = found(params["org"]);
  const form = await readForm(request, eventSchema);
  if (!form.ok) return invalid(form.form);
  const created = await createEvent(world, actor, organisation, form.value);
  if (created.ok)
    return redirect(`${paths.editProgramme(organisation, created.value.slug)}?done=created`);
  throwAccess(created.problem, request);
  return invalid(form.form, created.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewEvent() {
  const { organisation, kind, defaults } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const fields = useFields(useActionData<typeof action>()?.form, defaults ?? {}, eventFieldName(t));
  const here = paths.newEvent(organisation.slug);
  const up = { href: paths.organise(organisation.slug), label: organisation.name };
  if (kind === null)
    return (
      <Page
        title={t("organise.newEvent")}
        lead={t("organise.newEventLead")}
        hue={organisation.accentHue}
        breadcrumb={<Breadcrumb crumbs={[up]} />}
      >
        <KindChoice hrefOf={(chosen) => `${here}?kind=${chosen}`} />
      </Page>
    );
  return (
    <Page
      title={t("organise.newEvent")}
      kicker={t(`eventView.kind-${kind}`)}
      hue={organisation.accentHue}
      breadcrumb={<Breadcrumb crumbs={[up, { href: here, label: t("organise.otherKind") }]} />}
    >
      <EventForm
        fields={fields}
        submitLabel={t("organise.createEvent")}
        submitHint={t("organise.createEventHint")}
        cancelHref={paths.organise(organisation.slug)}
      />
    </Page>
  );
}

function defaultsOf(
  suggested: ReturnType<typeof suggestEvent>,
  kind: string,
  organisation: { readonly language: string; readonly timeZone: string },
): Record<string, string> {
  return {
    kind,
    language: organisation.language,
    timeZone: organisation.timeZone,
    startsAt: suggested.startsAt,
    endsAt: suggested.endsAt,
    capacity: String(suggested.capacity),
    visibility: suggested.visibility,
    requiresApproval: suggested.requiresApproval ? "on" : "",
  };
}
