import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EventForm, eventFieldName } from "~/features/events/components/event-form";
import {
  organiserEvent,
  type EditableEvent,
} from "~/features/events/queries/organiser-events.server";
import {
  plannedEventMove,
  type EventPlacement,
} from "~/features/events/queries/planned-event-change.server";
import { eventSchema } from "~/features/events/schema";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { editEvent } from "~/features/registration/commands/edit-event.server";
import { ToldPreview } from "~/features/registration/components/told-preview";
import { eachOnce, type ToldPerson } from "~/features/registration/domain/told-people";
import {
  concernedPeople,
  type ConcernedPerson,
} from "~/features/registration/queries/concerned-people.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { wallTimeOf } from "~/kernel/time";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { useFields } from "~/ui/form-fields";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const result = await organiserEvent(
    world,
    actor,
    found(params["org"]),
    found(params["slug"]),
    "edit-events",
  );
  const { membership, event } = expectAccess(result, request);
  return {
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    event,
    defaults: defaultsOf(event),
    now: world.now(),
    title: `${speechOf(locale).t("organise.tab-edit")} – ${event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const form = await readForm(request, eventSchema);
  if (!form.ok) return invalid(form.form);
  const intent = form.form.values["intent"];
  if (intent === "edit") return { form: form.form, preview: null };

  const { event } = expectAccess(await organiserEvent(world, actor, ...of, "edit-events"), request);
  const published = event.card.status === "published";
  const move = published ? plannedEventMove(event, form.value) : null;
  const people = move ? eachOnce(await concernedPeople(world, event.id)) : [];
  if (move && intent !== "confirm") return { form: form.form, preview: { ...move, people } };

  const changed = await editEvent(world, actor, ...of, form.value);
  if (changed.ok) {
    const done = move && people.length > 0 ? `moved&told=${people.length}` : "saved";
    return redirect(`${paths.manageEvent(...of)}?done=${done}`);
  }
  throwAccess(changed.problem, request);
  return invalid(form.form, changed.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function EditEvent() {
  const { organisation, rights, event, defaults, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useSpeech();
  const fields = useFields(answer?.form, defaults, eventFieldName(t));
  const preview = answer && "preview" in answer ? answer.preview : null;
  return (
    <EventFrame
      organisation={organisation}
      event={event.card}
      now={now}
      rights={rights}
      current="edit"
    >
      {answer && preview ? (
        <MovePreview preview={preview} values={answer.form.values} />
      ) : (
        <EventForm
          fields={fields}
          sessions={event.sessions}
          submitLabel={t("common.save")}
          {...(event.card.status === "published"
            ? { submitHint: t("organise.saveEventHint") }
            : {})}
          cancelHref={paths.manageEvent(organisation.slug, event.card.slug)}
        />
      )}
    </EventFrame>
  );
}

interface MovePreviewProps {
  readonly preview: NonNullable<ReturnType<typeof plannedEventMove>> & {
    readonly people: ToldPerson<ConcernedPerson>[];
  };
  readonly values: Readonly<Record<string, string>>;
}

function MovePreview({ preview: { before, after, people }, values }: MovePreviewProps) {
  const { t, format } = useSpeech();
  const { now } = useLoaderData<typeof loader>();
  // An event of several days is said in dates alone: where those stay, its times are what moves.
  const sameDays =
    format.when(before, before.timeZone, now) === format.when(after, after.timeZone, now);
  const whenOf = (at: EventPlacement) =>
    sameDays
      ? `${format.moment(at.startsAt, at.timeZone)} – ${format.moment(at.endsAt, at.timeZone)}`
      : format.when(at, at.timeZone, now);
  const [was, is] = [
    { ...before, when: whenOf(before) },
    { ...after, when: whenOf(after) },
  ];
  return (
    <ToldPreview
      title={t("organise.moveEventTitle")}
      changes={[
        ...(was.when === is.when
          ? []
          : [{ label: t("eventView.when"), before: was.when, after: is.when }]),
        ...(was.timeZone === is.timeZone
          ? []
          : [{ label: t("organise.timeZone"), before: was.timeZone, after: is.timeZone }]),
        ...(was.place === is.place
          ? []
          : [{ label: t("eventView.where"), before: was.place || null, after: is.place || null }]),
        ...(was.onlineUrl === is.onlineUrl
          ? []
          : [
              {
                label: t("organise.onlineUrl"),
                before: was.onlineUrl || null,
                after: is.onlineUrl || null,
              },
            ]),
      ]}
      people={people}
      lead={t("organise.moveEventLead")}
      nobody={t("organise.moveEventNobody")}
      note={t("organise.sessionsStay")}
      values={values}
      confirm={{
        intent: "confirm",
        label: t(people.length > 0 ? "organise.confirmAndTell" : "common.save"),
      }}
      back={{ label: t("organise.backToForm") }}
    />
  );
}

function questionDefaults(questions: EditableEvent["questions"]): Record<string, string> {
  const purposeOf = (kind: string) => questions.find((asked) => asked.kind === kind)?.purpose;
  return {
    asksDiet: purposeOf("diet") === undefined ? "" : "on",
    dietPurpose: purposeOf("diet") ?? "",
    asksAccess: purposeOf("access") === undefined ? "" : "on",
    accessPurpose: purposeOf("access") ?? "",
  };
}

function defaultsOf(event: EditableEvent): Record<string, string> {
  const { card } = event;
  return {
    kind: card.kind,
    title: card.title,
    summary: card.summary,
    description: event.description,
    language: event.language,
    timeZone: card.timeZone,
    startsAt: wallTimeOf(card.startsAt, card.timeZone),
    endsAt: wallTimeOf(card.endsAt, card.timeZone),
    placeName: event.venueName,
    placeAddress: event.venueAddress,
    municipality: event.municipality,
    onlineUrl: event.onlineUrl ?? "",
    hostCompany: card.hostCompany ?? "",
    capacity: String(card.capacity ?? ""),
    visibility: event.visibility,
    requiresApproval: event.requiresApproval ? "on" : "",
    calendarGrain: event.calendarGrain,
    ...questionDefaults(event.questions),
  };
}
