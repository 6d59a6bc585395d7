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
import { CancelSeat } from "~/features/registration/components/registration-cancel-seat";
import { RegistrationTable } from "~/features/registration/components/registration-table";
import { registrationStatuses } from "~/features/registration/domain/registration-transitions";
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
import { Pager, Tabs } from "~/ui/navigation";
import { SearchForm } from "~/ui/search-form";
import { Section } from "~/ui/section";

const id = z.uuid("choice-unknown");
const registrationsSchema = z.object({ intent: z.literal("cancel-seat"), registrationId: id });

const filters = ["unnamed", ...registrationStatuses] as const;

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const query = new URL(request.url).searchParams;
  const search = query.get("q")?.trim().slice(0, 100) ?? "";
  const filter = filters.find((known) => known === query.get("status")) ?? null;
  const cancelling = query.get("cancel");
  const [event, table, seat] = await Promise.all([
    organiserEvent(world, actor, ...of),
    registrationsOfEvent(world, actor, ...of, {
      ...(filter === "unnamed" ? { unnamed: true } : filter ? { status: filter } : {}),
      ...(search ? { search } : {}),
      page: pageOf(query),
    }),
    cancelling ? seatToCancel(world, actor, ...of, cancelling) : null,
  ]);
  const held = expectAccess(event, request);
  return {
    organisation: held.membership.organisation,
    rights: permissionsOf(held.membership.role),
    event: held.event,
    table: expectAccess(table, request),
    seat: seat && expectAccess(seat, request),
    search,
    filter,
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
  const { organisation, rights, event, now, table, seat, search, filter } = data;
  const { t } = useSpeech();
  const { errors } = useFields(useActionData<typeof action>()?.form);
  const here = paths.manageRegistrations(organisation.slug, event.card.slug);
  const hrefOf = (change: Partial<Query>) =>
    here + queryOf({ status: filter, q: search, ...change });
  const upcoming = event.card.status === "published" && event.card.startsAt > now;
  const managing = rights["manage-registrations"] && upcoming;
  const frame = { organisation, event: event.card, now, rights, current: "registrations" } as const;
  if (seat && managing && errors.length === 0)
    return (
      <EventFrame {...frame}>
        <CancelSeat seat={seat} backHref={here} />
      </EventFrame>
    );
  return (
    <EventFrame {...frame}>
      <ErrorSummary errors={errors} />
      {errors.length === 0 && (
        <DoneNotice
          sentence={data.done === "cancelled" ? t("organise.seatCancelled") : undefined}
        />
      )}
      <Section
        title={t("organise.tab-registrations")}
        id="registrations"
        actions={
          <>
            {(event.requiresApproval || table.counts["awaiting-approval"] > 0) && (
              <ButtonLink
                look="quiet"
                href={paths.manageApplications(organisation.slug, event.card.slug)}
              >
                {t("queue.applications")}
              </ButtonLink>
            )}
            <ButtonLink
              look="quiet"
              href={paths.manageWaitlist(organisation.slug, event.card.slug)}
            >
              {t("queue.seeWaitlist")}
            </ButtonLink>
            {rights["see-sensitive"] && event.questions.length > 0 && (
              <ButtonLink
                look="quiet"
                href={paths.manageSensitive(organisation.slug, event.card.slug)}
              >
                {t("sensitive.seeList")}
              </ButtonLink>
            )}
          </>
        }
      >
        <Filters />
        {table.groups.length > 0 ? (
          <RegistrationTable
            groups={table.groups}
            cancelHrefOf={managing ? (registration) => `${here}?cancel=${registration}` : null}
          />
        ) : filter || search ? (
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
        <Pager page={table.page} pages={table.pages} hrefOf={(page) => hrefOf({ page })} />
      </Section>
    </EventFrame>
  );
}

/** Statuses with their counts as tabs, and a search; both stay in the address. Nothing for an empty event. */
function Filters() {
  const { organisation, event, table, search, filter } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const here = paths.manageRegistrations(organisation.slug, event.card.slug);
  const all = Object.values(table.counts).reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  const countOf = (status: (typeof filters)[number]) =>
    status === "unnamed" ? table.unnamed : table.counts[status];
  const order = [
    "confirmed",
    "unnamed",
    "offered",
    "waitlisted",
    "awaiting-approval",
    "declined",
    "cancelled",
  ] as const;
  return (
    <>
      <Tabs
        label={t("organise.statusTabs")}
        tabs={[
          {
            href: here + queryOf({ status: null, q: search }),
            label: t("organise.all"),
            count: all,
            current: !filter,
          },
          ...order
            .filter((status) => countOf(status) > 0 || status === filter)
            .map((status) => ({
              href: here + queryOf({ status, q: search }),
              label: t(`organise.filter-${status}`),
              count: countOf(status),
              current: status === filter,
            })),
        ]}
      />
      <SearchForm
        action={here}
        label={t("organise.searchLabel")}
        submitLabel={t("organise.search")}
        value={search}
        kept={{ status: filter }}
        clear={{
          href: here + queryOf({ status: filter, q: "" }),
          label: t("organise.clearSearch"),
        }}
      />
    </>
  );
}

interface Query {
  readonly status: string | null;
  readonly q: string;
  readonly page: number;
}

function queryOf({ status, q, page }: Partial<Query>): string {
  const query = new URLSearchParams({
    ...(status ? { status } : {}),
    ...(q ? { q } : {}),
    ...(page && page > 1 ? { page: String(page) } : {}),
  }).toString();
  return query && `?${query}`;
}
