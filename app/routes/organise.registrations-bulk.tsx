import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { actOnMany } from "~/features/notifications/commands/act-on-many.server";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { BulkPreview } from "~/features/registration/components/bulk-preview";
import { bulkActs, mayBe, type BulkAct } from "~/features/registration/domain/bulk-acts";
import { readTableView } from "~/features/registration/domain/table-filter";
import { bulkSeats, type Selection } from "~/features/registration/queries/bulk-seats.server";
import { registrationFilters } from "~/features/registration/queries/registration-filters.server";
import { paidPercent } from "~/features/registration/queries/what-back.server";
import { speechOf } from "~/i18n/speech";
import type { FormState } from "~/kernel/form-state";
import { paths } from "~/paths";
import { invalid, readValues } from "~/platform/http/forms.server";
import { expectAccess, found } from "~/platform/http/refusals.server";

const bulkBacks = ["whole", "by-rule", "nothing"] as const;

function askedIn(query: URLSearchParams): { act: BulkAct; selection: Selection } {
  const act = found(bulkActs.find((known) => known === query.get("do")));
  const all = query.get("all") === "1";
  return {
    act,
    selection: all ? { all: readTableView(query).filter } : { ids: query.getAll("seat") },
  };
}

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const query = new URL(request.url).searchParams;
  const held = expectAccess(
    await organiserEvent(world, actor, ...of, "manage-registrations"),
    request,
  );
  const { act, selection } = askedIn(query);
  const [selected, choices] = await Promise.all([
    bulkSeats(world, actor, ...of, selection),
    registrationFilters(world, actor, ...of),
  ]);
  const seats = expectAccess(selected, request);
  const can = seats.filter((seat) => mayBe(act, seat));
  return {
    organisation: held.membership.organisation,
    rights: permissionsOf(held.membership.role),
    event: held.event,
    act,
    selected: seats.length,
    can: can.length,
    names: can.slice(0, 12).map(({ name }) => name),
    percent:
      act === "cancel" || act === "cancel-quietly" ? await paidPercent(world, held.event.id) : null,
    tickets: expectAccess(choices, request).tickets,
    // Undone by the same rows, which only a selection by hand still names.
    undoable: "ids" in selection,
    result: resultIn(query),
    search: query.toString(),
    now: world.now(),
    title: `${speechOf(locale).t(`table.do-${act}`)} – ${held.event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const query = new URL(request.url).searchParams;
  const { act, selection } = askedIn(query);
  const values = await readValues(request);
  if (act === "set-ticket" && !values["ticket"])
    return invalid({ values, problems: [{ code: "required", field: "ticket" }] });
  const { done, refused } = expectAccess(
    await actOnMany(world, actor, of, {
      act,
      selection,
      ticket: values["ticket"] ?? "",
      back: bulkBacks.find((known) => known === values["back"]) ?? "whole",
    }),
    request,
  );
  query.set("did", String(done));
  query.delete("no");
  for (const [code, count] of refused) query.append("no", `${count}.${code}`);
  return redirect(`${paths.bulkRegistrations(...of)}?${query}`);
}

/** What was done before the page came again: how many, and how many were refused for which reason. */
function resultIn(query: URLSearchParams) {
  const did = query.get("did");
  if (did === null || !/^\d{1,4}$/.test(did)) return null;
  const refused = query.getAll("no").flatMap((said) => {
    const [, count, code] = /^(\d{1,4})\.([a-z-]{1,40})$/.exec(said) ?? [];
    return count && code ? [{ count: Number(count), code }] : [];
  });
  return { done: Number(did), refused };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function BulkRegistrations() {
  const { organisation, rights, event, now, search, ...preview } = useLoaderData<typeof loader>();
  const form: FormState | undefined = useActionData<typeof action>()?.form;
  const of = [organisation.slug, event.card.slug] as const;
  const undo = new URLSearchParams(search);
  undo.set("do", "restore");
  for (const name of ["did", "no"]) undo.delete(name);
  const { act: what, result, undoable } = preview;
  const cancels = what === "cancel" || what === "cancel-quietly";
  return (
    <EventFrame
      organisation={organisation}
      event={event.card}
      now={now}
      rights={rights}
      current="registrations"
    >
      <BulkPreview
        {...preview}
        form={form}
        backHref={paths.manageRegistrations(...of)}
        undoHref={
          cancels && undoable && result && result.done > 0
            ? `${paths.bulkRegistrations(...of)}?${undo}`
            : null
        }
      />
    </EventFrame>
  );
}
