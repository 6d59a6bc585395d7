import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { cancelEvent, publishEvent } from "~/features/events/commands/publish-event.server";
import { OrganiserFacts } from "~/features/events/components/organiser-facts";
import { placeLine } from "~/features/events/components/registration-words";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { mailPause } from "~/features/mail/queries/mail-pause.server";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { MailPauseNotice } from "~/features/organisations/components/mail-pause-notice";
import { NextSteps } from "~/features/organisations/components/next-steps";
import { permissionsOf } from "~/features/organisations/permissions";
import { programmeBoard } from "~/features/programme/queries/programme-board.server";
import { bringBackEvent } from "~/features/registration/commands/restore-event.server";
import { NeedsList } from "~/features/registration/components/needs-list";
import { ToldPreview } from "~/features/registration/components/told-preview";
import { eachOnce } from "~/features/registration/domain/told-people";
import { cancellationAudience } from "~/features/registration/queries/cancellation-audience.server";
import type { ConcernedPerson } from "~/features/registration/queries/concerned-people.server";
import { eventFigures } from "~/features/registration/queries/event-figures.server";
import type { Need, NeedKind } from "~/features/registration/queries/organiser-needs.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { Button, ButtonLink } from "~/ui/button";
import { CopyField } from "~/ui/copy-field";
import { DoneNotice } from "~/ui/done-notice";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Section } from "~/ui/section";

const overviewSchema = z.object({ intent: z.enum(["publish", "cancel", "restore"], "required") });

const turns = { publish: publishEvent, cancel: cancelEvent, restore: bringBackEvent };

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const board = await programmeBoard(world, actor, found(params["org"]), found(params["slug"]));
  const { membership, event, programme, warnings } = expectAccess(board, request);
  const { organisation } = membership;
  const rights = permissionsOf(membership.role);
  const query = new URL(request.url).searchParams;
  const { status, startsAt } = event.card;
  const cancelling = query.has("cancel") && status === "published";
  const restoring = query.has("restore") && status === "cancelled" && startsAt > world.now();
  const turning = rights["edit-events"] && (cancelling || restoring);
  const [figuresOf, pause, audience] = await Promise.all([
    eventFigures(world, organisation.id, [event.id]),
    rights["see-messages"] ? mailPause(world) : null,
    turning ? cancellationAudience(world, event.id) : null,
  ]);
  const { applications, unnamed, failedMails } = figuresOf(event.id);
  const needs = (
    [
      ["failed-mails", rights["see-messages"] ? failedMails : 0],
      ["applications", applications],
      ["unnamed", unnamed],
    ] satisfies [NeedKind, number][]
  ).flatMap<Need>(([kind, count]) => (count > 0 ? [{ kind, count, event: event.card }] : []));
  return {
    organisation,
    rights,
    event,
    needs: event.card.status === "published" ? needs : [],
    pause,
    audience,
    sessions: programme.days.flatMap((day) => day.sessions).filter((session) => !session.cancelled)
      .length,
    warnings: warnings.length,
    link: world.settings.url.replace(/\/$/, "") + paths.event(event.card.slug),
    now: world.now(),
    done: query.get("done"),
    told: Number(query.get("told") ?? 0) || 0,
    title: `${event.card.title} – ${speechOf(locale).t("common.appName")}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const form = await readForm(request, overviewSchema);
  if (!form.ok) return invalid(form.form);
  const { intent } = form.value;
  const { event } = expectAccess(await organiserEvent(world, actor, ...of, "edit-events"), request);
  const told =
    intent === "publish" ? 0 : eachOnce(await cancellationAudience(world, event.id)).length;
  const turned = await turns[intent](world, actor, ...of);
  if (turned.ok) {
    const done = { publish: "published", cancel: "cancelled", restore: "restored" }[intent];
    const count = intent === "publish" ? "" : `&told=${told}`;
    return redirect(`${paths.manageEvent(...of)}?done=${done}${count}`);
  }
  throwAccess(turned.problem, request);
  return invalid(form.form, turned.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function EventOverview() {
  const data = useLoaderData<typeof loader>();
  const { organisation, rights, event, now, audience, pause, sessions } = data;
  const { errors } = useFields(useActionData<typeof action>()?.form);
  const done = useDoneSentence();
  const { t } = useSpeech();
  const running = isRunning(event.card, now);
  const frame = { organisation, event: event.card, now, rights, current: "overview" } as const;
  if (audience && errors.length === 0)
    return (
      <EventFrame {...frame}>
        <TurnPreview people={eachOnce(audience)} />
      </EventFrame>
    );
  return (
    <EventFrame {...frame}>
      <ErrorSummary errors={errors} />
      {errors.length === 0 && <DoneNotice sentence={done} />}
      <MailPauseNotice pause={pause} timeZone={event.card.timeZone} />
      <div className="page-columns">
        <div className="page-body">{event.card.status === "draft" ? <Draft /> : <Running />}</div>
        <aside className="page-aside">
          <OrganiserFacts event={event} sessions={sessions} now={now} />
        </aside>
      </div>
      {running && rights["edit-events"] && (
        <p className="danger-end">
          <ButtonLink look="danger" icon="ban" href="?cancel=1">
            {t("organise.cancelEvent")}
          </ButtonLink>
        </p>
      )}
      {event.card.status === "cancelled" && event.card.startsAt > now && rights["edit-events"] && (
        <p className="danger-end">
          <ButtonLink look="quiet" icon="calendar-add" href="?restore=1">
            {t("life.restoreEvent")}
          </ButtonLink>
        </p>
      )}
    </EventFrame>
  );
}

/** Published, and not over: it can still be called off. */
function isRunning({ status, endsAt }: { status: string; endsAt: Date }, now: Date): boolean {
  return status === "published" && endsAt > now;
}

/** What was done a moment ago, in words. */
function useDoneSentence(): string | undefined {
  const { done, told } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const sentences: Readonly<Record<string, string>> = {
    published: t("organise.published"),
    saved: t("organise.saved"),
    moved: t("organise.changedTold", { count: told }),
    cancelled:
      told > 0
        ? t("organise.eventCancelled", { count: told })
        : t("organise.eventCancelledQuietly"),
    restored: told > 0 ? t("life.eventRestored", { count: told }) : t("life.eventRestoredQuietly"),
  };
  return sentences[done ?? ""];
}

/** A draft: what is left to do, and the one button that makes it real. */
function Draft() {
  const { organisation, rights, event, sessions, warnings } = useLoaderData<typeof loader>();
  const speech = useSpeech();
  const { t } = speech;
  const of = [organisation.slug, event.card.slug] as const;
  const editing = rights["edit-events"];
  const link = (href: string) => (editing ? { href } : {});
  const placed = event.card.placeName !== null || event.card.online;
  const visibility = event.visibility as "public" | "unlisted" | "members";
  return (
    <>
      <Section title={t("organise.untilPublished")} id="steps">
        <NextSteps
          steps={[
            {
              key: "programme",
              done: sessions > 0 && warnings === 0,
              label: t("organise.stepProgramme"),
              hint:
                sessions === 0
                  ? t("organise.stepProgrammeLeft")
                  : warnings > 0
                    ? t("organise.stepProgrammeWarnings")
                    : t("organise.stepProgrammeDone", { count: sessions }),
              ...link(paths.editProgramme(...of)),
            },
            {
              key: "place",
              done: placed,
              label: t("organise.stepPlace"),
              hint: placed ? placeLine(event.card, speech) : t("organise.stepPlaceLeft"),
              ...link(paths.editEvent(...of)),
            },
            {
              key: "summary",
              done: event.card.summary !== "",
              label: t("organise.stepSummary"),
              hint: event.card.summary === "" ? t("organise.stepSummaryLeft") : event.card.summary,
              ...link(paths.editEvent(...of)),
            },
          ]}
        />
      </Section>
      {editing && (
        <form method="post" className="publish-bar">
          <p>{t(`organise.publishHint-${visibility}`)}</p>
          <Button name="intent" value="publish" icon="eye">
            {t("organise.publish")}
          </Button>
        </form>
      )}
    </>
  );
}

/** A published event: what waits, and its link. */
function Running() {
  const { organisation, event, needs, link, now } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const running = isRunning(event.card, now);
  const seeEvent = (
    <ButtonLink look="quiet" icon="eye" href={paths.event(event.card.slug)}>
      {t("organise.seeEvent")}
    </ButtonLink>
  );
  return (
    <>
      {running && (
        <Section title={t("organise.needsYou")} id="needs">
          <NeedsList organisation={organisation.slug} needs={needs} showEvent={false} />
        </Section>
      )}
      {running ? (
        <Section title={t("organise.share")} id="link" lead={t("organise.publicLinkHint")}>
          <CopyField name="link" label={t("organise.publicLink")} value={link} />
          <p>{seeEvent}</p>
        </Section>
      ) : (
        <p>{seeEvent}</p>
      )}
    </>
  );
}

/** Who hears of it when the event is called off, or takes place after all. */
function TurnPreview({ people }: { people: ReturnType<typeof eachOnce<ConcernedPerson>> }) {
  const { organisation, event } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const href = paths.manageEvent(organisation.slug, event.card.slug);
  const common = { changes: [], people, values: {} };
  return event.card.status === "cancelled" ? (
    <ToldPreview
      {...common}
      title={t("life.restoreEventTitle")}
      lead={t("life.restoreEventLead")}
      nobody={t("life.restoreEventNobody")}
      confirm={{ intent: "restore", label: t("life.restoreEvent") }}
      back={{ label: t("life.keepCancelled"), href }}
    />
  ) : (
    <ToldPreview
      {...common}
      title={t("organise.cancelEventTitle")}
      lead={t("organise.cancelEventLead")}
      nobody={t("organise.cancelEventNobody")}
      confirm={{ intent: "cancel", label: t("organise.cancelEvent"), danger: true }}
      back={{ label: t("organise.keepEvent"), href }}
    />
  );
}
