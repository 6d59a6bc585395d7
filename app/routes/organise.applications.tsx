import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { decisionLetter } from "~/features/notifications/queries/decision-letter.server";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import {
  decideApplications,
  type DecidedTogether,
} from "~/features/registration/commands/decide-applications.server";
import { DecisionPreview } from "~/features/registration/components/decision-preview";
import {
  RegistrationApplications,
  whomOf,
} from "~/features/registration/components/registration-applications";
import { applicationFilters } from "~/features/registration/domain/application-filters";
import {
  applicationsOfEvent,
  seatsAskedFor,
} from "~/features/registration/queries/applications-of-event.server";
import { readDecision } from "~/features/registration/schema";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readValues } from "~/platform/http/forms.server";
import { pageOf } from "~/platform/http/page-of";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { DoneNotice } from "~/ui/done-notice";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Pager, Tabs } from "~/ui/navigation";
import { Section } from "~/ui/section";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const query = new URL(request.url).searchParams;
  const filter = applicationFilters.find((known) => known === query.get("show")) ?? "new";
  const [event, list] = await Promise.all([
    organiserEvent(world, actor, ...of, "see-registrations"),
    applicationsOfEvent(world, actor, ...of, { filter, page: pageOf(query) }),
  ]);
  const held = expectAccess(event, request);
  return {
    organisation: held.membership.organisation,
    rights: permissionsOf(held.membership.role),
    event: held.event,
    list: expectAccess(list, request),
    filter,
    all: query.has("all"),
    done: countsIn(query),
    now: world.now(),
    title: `${speechOf(locale).t("queue.applications")} – ${held.event.card.title}`,
  };
}

const outcomes = ["confirmed", "waitlisted", "declined", "already", "failed"] as const;

/** What the address says was decided a moment ago; `null` when one only came to look. */
function countsIn(query: URLSearchParams): DecidedTogether | null {
  if (!outcomes.some((outcome) => query.has(outcome))) return null;
  const countOf = (outcome: (typeof outcomes)[number]) =>
    Math.min(1000, Math.max(0, Math.trunc(Number(query.get(outcome)) || 0)));
  return {
    confirmed: countOf("confirmed"),
    waitlisted: countOf("waitlisted"),
    declined: countOf("declined"),
    already: countOf("already"),
    failed: countOf("failed"),
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const opened = await organiserEvent(world, actor, ...of, "manage-registrations");
  const { membership, event } = expectAccess(opened, request);
  const values = await readValues(request);
  const form = { values, problems: [] };
  const { intent, orderIds, message } = readDecision(values);
  if (intent === "change") return { form };
  if (!intent) throw new Response(null, { status: 400 });
  const { verdict, sure } = intent;
  if (orderIds.length === 0) return invalid(form, { code: "nobody-chosen" });
  if (sure) {
    const decided = await decideApplications(world, actor, of[0], orderIds, verdict, message);
    if (!decided.ok) return throwAccess(decided.problem, request) ?? invalid(form, decided.problem);
    const counted = Object.entries(decided.value).filter(([, count]) => count > 0);
    return redirect(paths.manageApplications(...of, Object.fromEntries(counted)));
  }
  const letter = await decisionLetter(world, membership, orderIds[0] ?? "", verdict, message);
  if (!letter) return invalid(form, { code: "not-found" });
  const seats = await seatsAskedFor(world, event.id, orderIds);
  const left = event.card.seatsLeft;
  return {
    form,
    preview: { verdict, orderIds, message, letter, full: left !== null && seats > left },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function EventApplications() {
  const { organisation, rights, event, list, filter, all, done, now } =
    useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const answer = useActionData<typeof action>();
  const { errors } = useFields(answer?.form);
  const doneSentence = useDoneSentence(done);
  const of = [organisation.slug, event.card.slug] as const;
  const preview = answer && "preview" in answer ? answer.preview : undefined;
  const frame = { organisation, event: event.card, now, rights, current: "registrations" } as const;
  const deciding = rights["manage-registrations"] && event.card.status === "published";
  const hrefOf = (query: Record<string, string | number | undefined>) =>
    paths.manageApplications(...of, { ...(filter === "new" ? {} : { show: filter }), ...query });
  if (preview) {
    const chosen = preview.orderIds.flatMap((orderId) => {
      const application = list.applications.find((each) => each.orderId === orderId);
      return application ? [{ orderId, name: whomOf(application) }] : [];
    });
    return (
      <EventFrame {...frame}>
        <DecisionPreview {...preview} chosen={chosen} />
      </EventFrame>
    );
  }
  return (
    <EventFrame {...frame}>
      <ErrorSummary errors={errors} />
      {errors.length === 0 && <DoneNotice sentence={doneSentence} />}
      <Section title={t("queue.applications")} id="applications">
        <Tabs
          label={t("queue.applicationTabs")}
          tabs={applicationFilters.map((each) => ({
            href: paths.manageApplications(...of, each === "new" ? {} : { show: each }),
            label: t(`queue.filter-${each}`),
            count: list.counts[each],
            current: each === filter,
          }))}
        />
        {list.applications.length === 0 ? (
          <EmptyState icon="people" title={t(`queue.none-${filter}`)}>
            {filter === "new" && t("queue.noneHint")}
          </EmptyState>
        ) : (
          <RegistrationApplications
            applications={list.applications}
            timeZone={event.card.timeZone}
            mayOpenFiles={rights["manage-registrations"]}
            verdicts={deciding ? verdictsOf[filter] : []}
            form={answer?.form}
            all={all}
            allHref={hrefOf({
              page: list.page > 1 ? list.page : undefined,
              ...(all ? {} : { all: 1 }),
            })}
          />
        )}
        <Pager page={list.page} pages={list.pages} hrefOf={(page) => hrefOf({ page })} />
      </Section>
    </EventFrame>
  );
}

const verdictsOf = { new: ["approve", "decline"], approved: [], declined: ["approve"] } as const;

/** `5 approved, 2 of them wait, as it is full.` */
function useDoneSentence(done: DecidedTogether | null): string | undefined {
  const { t, format } = useSpeech();
  if (!done) return undefined;
  const approved = done.confirmed + done.waitlisted;
  const parts = [
    approved > 0 ? t("queue.doneApproved", { count: approved }) : "",
    done.waitlisted > 0 ? t("queue.doneWait", { count: done.waitlisted }) : "",
    done.declined > 0 ? t("queue.doneDeclined", { count: done.declined }) : "",
    done.already > 0 ? t("queue.doneAlready", { count: done.already }) : "",
    done.failed > 0 ? t("queue.doneFailed", { count: done.failed }) : "",
  ].filter(Boolean);
  return parts.length > 0 ? `${format.list(parts)}.` : undefined;
}
