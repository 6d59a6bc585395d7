import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { prepareImport } from "~/features/registration/commands/prepare-import.server";
import { ImportStart } from "~/features/registration/components/import-start";
import { importsOfEvent } from "~/features/registration/queries/registration-imports.server";
import { speechOf } from "~/i18n/speech";
import type { Problem } from "~/kernel/result";
import { paths } from "~/paths";
import { readCsv } from "~/platform/files/csv-table.server";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { readUploadForm } from "~/platform/http/upload-form.server";

/** Rows a file may have, and its size: what people bring in is far below. */
const mostRows = 2000;
const mostBytes = 4 * 1024 * 1024;

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const [event, imports] = await Promise.all([
    organiserEvent(world, actor, ...of, "manage-registrations"),
    importsOfEvent(world, actor, ...of),
  ]);
  const held = expectAccess(event, request);
  return {
    organisation: held.membership.organisation,
    rights: permissionsOf(held.membership.role),
    event: held.event,
    imports: expectAccess(imports, request),
    now: world.now(),
    title: `${speechOf(locale).t("table.importTitle")} – ${held.event.card.title}`,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { world, actor, refusedUpload } = context;
  const of = [found(params["org"]), found(params["slug"])] as const;
  expectAccess(await organiserEvent(world, actor, ...of, "manage-registrations"), request);
  const refused = (code: string, status = 422, more: Partial<Problem> = {}) =>
    data({ form: { values: {}, problems: [{ code, field: "file", ...more }] } }, { status });
  const tooLarge = () => refused("file-too-large", 413, { params: { megabytes: 4 } });
  if (refusedUpload)
    return refusedUpload === "uploads-busy" ? refused("uploads-busy", 503) : tooLarge();
  const { files } = await readUploadForm(request);
  const file = files["file"];
  if (!file || (file.name === "" && file.bytes.length === 0)) return refused("required");
  if (file.bytes.length > mostBytes) return tooLarge();
  const read = readCsv(file.bytes, mostRows);
  if (typeof read === "string") return refused(read);
  const kept = expectAccess(
    await prepareImport(world, actor, ...of, { name: file.name, table: read }),
    request,
  );
  return redirect(paths.importRegistrations(...of, kept.id));
}

export const meta: MetaFunction<typeof loader> = ({ data: read }) => [{ title: read?.title }];

export default function ImportRegistrations() {
  const { organisation, rights, event, imports, now } = useLoaderData<typeof loader>();
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
      <ImportStart
        imports={imports}
        form={form}
        hrefOf={(id) => paths.importRegistrations(...of, id)}
        backHref={paths.manageRegistrations(...of)}
        timeZone={event.card.timeZone}
      />
    </EventFrame>
  );
}
