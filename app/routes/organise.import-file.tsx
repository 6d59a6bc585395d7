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
  arrangeImport,
  beginImport,
  dropImport,
  undoImport,
} from "~/features/registration/commands/prepare-import.server";
import { ImportFile } from "~/features/registration/components/import-file";
import { titleKey } from "~/features/registration/domain/import-columns";
import { importPage } from "~/features/registration/queries/registration-imports.server";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readValues } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const [event, read] = await Promise.all([
    organiserEvent(world, actor, ...of, "manage-registrations"),
    importPage(world, actor, ...of, found(params["id"])),
  ]);
  const held = expectAccess(event, request);
  return {
    organisation: held.membership.organisation,
    rights: permissionsOf(held.membership.role),
    event: held.event,
    file: expectAccess(read, request),
    now: world.now(),
    title: `${speechOf(locale).t("table.importTitle")} – ${held.event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const [organisation, event, id] = [
    found(params["org"]),
    found(params["slug"]),
    found(params["id"]),
  ];
  const where = { organisation, event, id };
  const of = [organisation, event] as const;
  expectAccess(await organiserEvent(world, actor, ...of, "manage-registrations"), request);
  const values = await readValues(request);
  const intent = values["intent"];
  if (intent === "undo" || intent === "drop") {
    const done = await (intent === "undo" ? undoImport : dropImport)(world, actor, where);
    if (done.ok)
      return redirect(paths.importRegistrations(...of, ...(intent === "undo" ? [id] : [])));
    throwAccess(done.problem, request);
    return invalid({ values, problems: [] }, done.problem);
  }
  if (intent !== "arrange" && intent !== "begin") throw new Response(null, { status: 400 });
  const page = expectAccess(await importPage(world, actor, ...of, id), request);
  const mapping = Object.fromEntries(
    page.titles.flatMap((title, place) => {
      const field = values[`column.${place}`];
      return field ? [[titleKey(title), field]] : [];
    }),
  );
  const options = {
    byCompany: Boolean(values["byCompany"]),
    again: Boolean(values["again"]),
    mails: Boolean(values["mails"]),
  };
  const arranged = await arrangeImport(world, actor, where, { mapping, options });
  const done =
    arranged.ok && intent === "begin" ? await beginImport(world, actor, where) : arranged;
  if (done.ok) return redirect(paths.importRegistrations(...of, id));
  throwAccess(done.problem, request);
  return invalid({ values, problems: [] }, done.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ImportedFile() {
  const { organisation, rights, event, file, now } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form;
  const of = [organisation.slug, event.card.slug] as const;
  return (
    <EventFrame
      organisation={organisation}
      event={event.card}
      now={now}
      rights={rights}
      current="registrations"
    >
      <ImportFile
        file={file}
        form={form}
        hereHref={paths.importRegistrations(...of, file.id)}
        backHref={paths.importRegistrations(...of)}
        tableHref={paths.manageRegistrations(...of)}
      />
    </EventFrame>
  );
}
