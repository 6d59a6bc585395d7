import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { actOnRegistrationWithCalendar } from "~/features/notifications/commands/act-on-registration-with-calendar.server";
import { resendMessage } from "~/features/notifications/commands/send-again.server";
import { actionWords } from "~/features/organisations/components/audit-table";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import type { RegistrationAct } from "~/features/registration/commands/act-on-registration.server";
import { readSeatAnswers } from "~/features/registration/commands/read-seat-answers.server";
import { RegistrationDeeds } from "~/features/registration/components/registration-deeds";
import {
  RegistrationAnswers,
  RegistrationFacts,
} from "~/features/registration/components/registration-facts";
import { readSeatChange } from "~/features/registration/domain/seat-change-form";
import { backOf } from "~/features/registration/domain/money-form";
import { whatBacks } from "~/features/registration/queries/what-back.server";
import { bulkSeats } from "~/features/registration/queries/bulk-seats.server";
import {
  registrationDetail,
  type RegistrationDetail,
} from "~/features/registration/queries/registration-detail.server";
import { passOnSchema } from "~/features/registration/schema";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import type { FormState } from "~/kernel/form-state";
import { paths } from "~/paths";
import { checkValues, invalid, readValues } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { Section } from "~/ui/section";
import { Table } from "~/ui/table";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const id = found(params["id"]);
  const query = new URL(request.url).searchParams;
  const [event, read] = await Promise.all([
    organiserEvent(world, actor, ...of),
    registrationDetail(world, actor, ...of, id),
  ]);
  const held = expectAccess(event, request);
  const detail = expectAccess(read, request);
  const rights = permissionsOf(held.membership.role);
  // Looking is written down: only when it was asked for.
  const looks = query.get("sensitive") === "1" && rights["see-sensitive"];
  const { t } = speechOf(locale);
  return {
    organisation: held.membership.organisation,
    rights,
    event: held.event,
    detail,
    backs: rights["manage-registrations"] ? await whatBacks(world, detail.order.id, id) : null,
    sensitive: looks ? expectAccess(await readSeatAnswers(world, actor, ...of, id), request) : null,
    done: query.get("done"),
    now: world.now(),
    title: `${detail.anonymised ? t("privacy.anonymised") : (detail.name ?? t("table.unnamed"))} – ${held.event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const [organisation, event, id] = [
    found(params["org"]),
    found(params["slug"]),
    found(params["id"]),
  ];
  const of = [organisation, event] as const;
  expectAccess(await organiserEvent(world, actor, ...of, "manage-registrations"), request);
  const values = await readValues(request);
  const form: FormState = { values, problems: [] };
  const there = (done: string, registration = id) =>
    redirect(paths.manageRegistration(...of, registration, { done }));
  const act = async (asked: RegistrationAct, done: string) => {
    const result = await actOnRegistrationWithCalendar(
      world,
      actor,
      { organisation, event, id },
      asked,
    );
    if (result.ok) return there(done, result.value.id);
    throwAccess(result.problem, request);
    return invalid(form, ...problemsOf(result));
  };
  switch (values["intent"] ?? "") {
    case "cancel": {
      const back = backOf(values["back"], 0);
      if (typeof back === "object") throw new Response(null, { status: 400 });
      // What goes back was shown beside each choice; where nothing was to be paid there is none.
      const shown = values[`shown.${back}`] ?? "";
      const quietly = Boolean(values["quietly"]);
      return act({ act: "cancel", quietly, back, shown }, "cancelled");
    }
    case "restore":
      return act({ act: "restore" }, "restored");
    case "send-link":
      return act({ act: "send-link" }, "sent");
    case "renew-link":
      return act({ act: "renew-link" }, "renewed");
    case "send-confirmation": {
      const [seat] = expectAccess(await bulkSeats(world, actor, ...of, { ids: [id] }), request);
      const message = found(seat).confirmation;
      if (message === null) return act({ act: "send-confirmation" }, "sent");
      const sent = await resendMessage(world, actor, organisation, message);
      if (sent.ok) return there("sent");
      throwAccess(sent.problem, request);
      return invalid(form, sent.problem);
    }
    case "hand-over": {
      const read = checkValues(values, passOnSchema);
      if (!read.ok) return invalid(read.form);
      return act({ act: "hand-over", to: read.value }, "handed-over");
    }
    case "change": {
      const detail: RegistrationDetail = expectAccess(
        await registrationDetail(world, actor, ...of, id),
        request,
      );
      return act({ act: "change", to: readSeatChange(values, detail) }, "changed");
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

/** All problems of a refusal that tells several. */
function problemsOf(result: {
  readonly problem: FormState["problems"][number];
  readonly problems?: unknown;
}): FormState["problems"] {
  return Array.isArray(result.problems)
    ? (result.problems as FormState["problems"])
    : [result.problem];
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const doings = [
  "cancelled",
  "restored",
  "sent",
  "renewed",
  "changed",
  "handed-over",
  "added",
] as const;

export default function EventRegistration() {
  const { organisation, rights, event, detail, backs, sensitive, done, now } =
    useLoaderData<typeof loader>();
  const form: FormState | undefined = useActionData<typeof action>()?.form;
  const { t, format } = useSpeech();
  const of = [organisation.slug, event.card.slug] as const;
  const doing = doings.find((known) => known === done);
  const managing = rights["manage-registrations"] && event.card.status === "published";
  const name = detail.anonymised ? t("privacy.anonymised") : (detail.name ?? t("table.unnamed"));
  return (
    <EventFrame
      organisation={organisation}
      event={event.card}
      now={now}
      rights={rights}
      current="registrations"
    >
      {!form && <DoneNotice sentence={doing && t(`table.done-${doing}`)} />}
      <Section
        title={name}
        id="registration"
        actions={
          <>
            {rights["see-money"] && detail.order.hasMoney && (
              <ButtonLink look="quiet" href={paths.orderMoney(...of, detail.order.id)}>
                {t("refunds.open")}
              </ButtonLink>
            )}
            <ButtonLink look="quiet" icon="back" href={paths.manageRegistrations(...of)}>
              {t("table.back")}
            </ButtonLink>
          </>
        }
      >
        <RegistrationFacts detail={detail} timeZone={event.card.timeZone} />
        {managing && <RegistrationDeeds detail={detail} backs={backs} form={form} />}
      </Section>
      <RegistrationAnswers
        detail={detail}
        sensitive={sensitive}
        mayOpenFiles={rights["manage-registrations"]}
        sensitiveHref={
          rights["see-sensitive"]
            ? `${paths.manageRegistration(...of, detail.id, { sensitive: "1" })}#sensitive`
            : null
        }
      />
      <Section title={t("table.history")} id="history">
        <Table
          caption={t("table.history")}
          columns={[
            {
              key: "what",
              label: t("privacy.logWhat"),
              main: true,
              cell: (line) => actionWords({ ...line, detail: { persons: 1 } }, t),
            },
            {
              key: "who",
              label: t("privacy.logWho"),
              cell: ({ who }) => who ?? t("privacy.logNobody"),
            },
            {
              key: "when",
              label: t("privacy.logWhen"),
              cell: ({ at }) => format.moment(at, event.card.timeZone),
            },
          ]}
          rows={detail.history}
          rowKey={({ id }) => id}
          empty={<p>{t("table.noHistory")}</p>}
        />
      </Section>
    </EventFrame>
  );
}
