import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { cancelAsOrganiser } from "~/features/registration/commands/cancel-registration.server";
import { BulkBar } from "~/features/registration/components/bulk-bar";
import { CancelSeat } from "~/features/registration/components/registration-cancel-seat";
import { RegistrationTable } from "~/features/registration/components/registration-table";
import { TableFilters } from "~/features/registration/components/table-filters";
import { readTableView, tableQuery } from "~/features/registration/domain/table-filter";
import { registrationFilters } from "~/features/registration/queries/registration-filters.server";
import { registrationsOfEvent } from "~/features/registration/queries/registrations-of-event.server";
import { seatToCancel } from "~/features/registration/queries/seat-to-cancel.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { pageOf } from "~/platform/http/page-of";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Menu, MenuGroup, MenuLink } from "~/ui/menu";
import { Pager } from "~/ui/navigation";
import { Section } from "~/ui/section";

const id = z.uuid("choice-unknown");
const registrationsSchema = z.object({ intent: z.literal("cancel-seat"), registrationId: id });

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const query = new URL(request.url).searchParams;
  const view = readTableView(query);
  const cancelling = query.get("cancel");
  const [event, table, choices, seat] = await Promise.all([
    organiserEvent(world, actor, ...of),
    registrationsOfEvent(world, actor, ...of, view, pageOf(query)),
    registrationFilters(world, actor, ...of),
    cancelling ? seatToCancel(world, actor, ...of, cancelling) : null,
  ]);
  const held = expectAccess(event, request);
  return {
    organisation: held.membership.organisation,
    rights: permissionsOf(held.membership.role),
    event: held.event,
    table: expectAccess(table, request),
    choices: expectAccess(choices, request),
    seat: seat && expectAccess(seat, request),
    view,
    now: world.now(),
    done: query.get("done"),
    title: `${speechOf(locale).t("organise.tab-registrations")} – ${held.event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const [org, slug] = [found(params["org"]), found(params["slug"])];
  const form = await readForm(request, registrationsSchema);
  if (!form.ok) return invalid(form.form);
  const here = paths.manageRegistrations(org, slug);
  const cancelled = await cancelAsOrganiser(world, actor, org, form.value.registrationId);
  if (cancelled.ok) return redirect(`${here}?done=cancelled`);
  throwAccess(cancelled.problem, request);
  return invalid(form.form, cancelled.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function EventRegistrations() {
  const data = useLoaderData<typeof loader>();
  const { organisation, rights, event, now, table, choices, seat, view } = data;
  const { t } = useSpeech();
  const { errors } = useFields(useActionData<typeof action>()?.form);
  const done = useDoneSentence();
  const of = [organisation.slug, event.card.slug] as const;
  const here = paths.manageRegistrations(...of);
  const query = tableQuery(view);
  const narrowed = Object.keys(view.filter).length > 0;
  const upcoming = event.card.status === "published" && event.card.startsAt > now;
  const managing = rights["manage-registrations"] && upcoming;
  const anybody = Object.values(table.counts).some((count) => count > 0);
  const frame = { organisation, event: event.card, now, rights, current: "registrations" } as const;
  if (seat && managing && errors.length === 0)
    return (
      <EventFrame {...frame}>
        <CancelSeat seat={seat} backHref={here} />
      </EventFrame>
    );
  const rows = (
    <RegistrationTable
      lines={table.lines}
      grouped={view.sort === "company"}
      selecting={managing}
      moneyHrefOf={(order) => paths.orderMoney(...of, order)}
      hrefOf={(registration) => paths.manageRegistration(...of, registration)}
    />
  );
  return (
    <EventFrame {...frame}>
      <ErrorSummary errors={errors} />
      {errors.length === 0 && <DoneNotice sentence={done} />}
      <Section
        title={t("organise.tab-registrations")}
        id="registrations"
        actions={<TableActions managing={managing} anybody={anybody} />}
      >
        {anybody && <TableFilters here={here} view={view} table={table} choices={choices} />}
        {table.lines.length > 0 ? (
          <>
            {narrowed && (
              <p className="table-found" role="status">
                {t("table.found", { count: table.total })}
              </p>
            )}
            {managing ? (
              <form method="get" action={paths.bulkRegistrations(...of)}>
                {Object.entries(query).map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                {rows}
                <BulkBar total={table.total} />
              </form>
            ) : (
              rows
            )}
          </>
        ) : narrowed ? (
          <EmptyState icon="search" title={t("organise.nobodyFound")}>
            {t("organise.nobodyFoundHint")}
          </EmptyState>
        ) : (
          <EmptyState icon="people" title={t("organise.noRegistrations")}>
            {t(
              event.card.status === "draft"
                ? "organise.noRegistrationsDraft"
                : "organise.noRegistrationsHint",
            )}
          </EmptyState>
        )}
        <Pager
          page={table.page}
          pages={table.pages}
          hrefOf={(page) => {
            const said = new URLSearchParams({
              ...query,
              ...(page > 1 ? { page: `${page}` } : {}),
            });
            return said.size > 0 ? `${here}?${said}` : here;
          }}
        />
      </Section>
    </EventFrame>
  );
}

/** What can be done with the whole table. */
function TableActions({ managing, anybody }: { managing: boolean; anybody: boolean }) {
  const { organisation, rights, event, table, view } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const of = [organisation.slug, event.card.slug] as const;
  const query = tableQuery(view);
  const sensitive = rights["see-sensitive"];
  return (
    <>
      {(event.requiresApproval || table.counts["awaiting-approval"] > 0) && (
        <ButtonLink look="quiet" href={paths.manageApplications(...of)}>
          {t("queue.applications")}
        </ButtonLink>
      )}
      <ButtonLink look="quiet" href={paths.manageWaitlist(...of)}>
        {t("queue.seeWaitlist")}
      </ButtonLink>
      {managing && (
        <>
          <ButtonLink look="quiet" icon="add" href={paths.addRegistration(...of)}>
            {t("table.addByHand")}
          </ButtonLink>
          <ButtonLink look="quiet" icon="file" href={paths.importRegistrations(...of)}>
            {t("table.importFile")}
          </ButtonLink>
        </>
      )}
      {anybody && (
        <Menu label={t("table.export")} icon="download" group="table">
          <MenuGroup title={t("table.exportTitle")}>
            <MenuLink href={paths.exportRegistrations(...of, "xlsx", query)}>
              {t("table.exportXlsx")}
            </MenuLink>
            <MenuLink href={paths.exportRegistrations(...of, "csv", query)}>
              {t("table.exportCsv")}
            </MenuLink>
          </MenuGroup>
          {sensitive && (
            <MenuGroup title={t("table.exportSensitive")}>
              <MenuLink
                href={paths.exportRegistrations(...of, "xlsx", { ...query, sensitive: "1" })}
              >
                {t("table.exportXlsx")}
              </MenuLink>
              <MenuLink
                href={paths.exportRegistrations(...of, "csv", { ...query, sensitive: "1" })}
              >
                {t("table.exportCsv")}
              </MenuLink>
            </MenuGroup>
          )}
        </Menu>
      )}
      {sensitive && event.questions.length > 0 && (
        <ButtonLink look="quiet" href={paths.manageSensitive(...of)}>
          {t("sensitive.seeList")}
        </ButtonLink>
      )}
    </>
  );
}

/** What was done a moment ago, in words. */
function useDoneSentence(): string | undefined {
  const { done } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const sentences: Readonly<Record<string, string>> = {
    added: t("table.done-added"),
    cancelled: t("organise.seatCancelled"),
  };
  return sentences[done ?? ""];
}
