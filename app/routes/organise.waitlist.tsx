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
import {
  changeQueueRule,
  offerOutOfTurn,
  takeOffQueue,
} from "~/features/registration/commands/manage-waitlist.server";
import { QueueConfirm } from "~/features/registration/components/queue-confirm";
import { QueueCounters } from "~/features/registration/components/queue-counters";
import { QueueRuleForm } from "~/features/registration/components/queue-rule-form";
import { WaitlistPast } from "~/features/registration/components/waitlist-past";
import { OfferTable, WaitlistTable } from "~/features/registration/components/waitlist-table";
import { waitlistOfEvent } from "~/features/registration/queries/waitlist-of-event.server";
import { queueSchema } from "~/features/registration/schema";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { DoneNotice } from "~/ui/done-notice";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const query = new URL(request.url).searchParams;
  const [event, page] = await Promise.all([
    organiserEvent(world, actor, ...of, "see-registrations"),
    waitlistOfEvent(world, actor, ...of),
  ]);
  const held = expectAccess(event, request);
  const verb = query.has("offer") ? ("offer" as const) : ("remove" as const);
  return {
    organisation: held.membership.organisation,
    rights: permissionsOf(held.membership.role),
    event: held.event,
    page: expectAccess(page, request),
    asked: { verb, entry: query.get(verb) },
    done: query.get("done"),
    now: world.now(),
    title: `${speechOf(locale).t("queue.title")} – ${held.event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const [org, slug] = [found(params["org"]), found(params["slug"])];
  expectAccess(await organiserEvent(world, actor, org, slug, "manage-registrations"), request);
  const form = await readForm(request, queueSchema);
  if (!form.ok) return invalid(form.form);
  const { value } = form;
  const answered =
    value.intent === "rule"
      ? await changeQueueRule(world, actor, org, slug, {
          smallerFirst: value.smallerFirst,
          offerHours: value.offerHours,
        })
      : value.intent === "offer"
        ? await offerOutOfTurn(world, actor, org, value.entry, value.note ?? "")
        : await takeOffQueue(world, actor, org, value.entry);
  if (answered.ok) return redirect(paths.manageWaitlist(org, slug, { done: value.intent }));
  throwAccess(answered.problem, request);
  return invalid(form.form, answered.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function EventWaitlist() {
  const { organisation, rights, event, page, asked, done, now } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const form = useActionData<typeof action>()?.form;
  const { errors } = useFields(form);
  const of = [organisation.slug, event.card.slug] as const;
  const { timeZone, status, startsAt } = event.card;
  const managing = rights["manage-registrations"] && status === "published";
  const frame = { organisation, event: event.card, now, rights, current: "registrations" } as const;
  const parties = [...page.waiting, ...page.offers];
  const party = managing && parties.find(({ id }) => id === asked.entry);
  const sentences: Readonly<Record<string, string>> = {
    rule: t("queue.ruleSaved"),
    offer: t("queue.offerDone"),
    remove: t("queue.removeDone"),
  };
  if (party)
    return (
      <EventFrame {...frame}>
        <ErrorSummary errors={errors} />
        <QueueConfirm
          verb={asked.verb}
          party={party}
          before={page.waiting.findIndex(({ id }) => id === party.id)}
          backHref={paths.manageWaitlist(...of)}
          form={form}
        />
      </EventFrame>
    );
  const shown = {
    page,
    timeZone,
    hrefOf:
      managing && startsAt > now
        ? (verb: "offer" | "remove", entry: string) =>
            paths.manageWaitlist(...of, { [verb]: entry })
        : null,
  };
  return (
    <EventFrame {...frame}>
      <ErrorSummary errors={errors} />
      {errors.length === 0 && <DoneNotice sentence={sentences[done ?? ""]} />}
      <QueueCounters counters={page.counters} />
      <OfferTable {...shown} />
      <WaitlistTable {...shown} />
      {rights["edit-events"] && status === "published" && (
        <QueueRuleForm rule={page} form={form?.values["intent"] === "rule" ? form : undefined} />
      )}
      <WaitlistPast page={page} timeZone={timeZone} />
    </EventFrame>
  );
}
