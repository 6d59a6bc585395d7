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
import { addByHand } from "~/features/registration/commands/add-by-hand.server";
import { AddPeopleForm } from "~/features/registration/components/add-people-form";
import { readPeopleLines } from "~/features/registration/domain/people-lines";
import { registrationFilters } from "~/features/registration/queries/registration-filters.server";
import { addPeopleSchema } from "~/features/registration/schema";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const [event, choices] = await Promise.all([
    organiserEvent(world, actor, ...of, "manage-registrations"),
    registrationFilters(world, actor, ...of),
  ]);
  const held = expectAccess(event, request);
  return {
    organisation: held.membership.organisation,
    rights: permissionsOf(held.membership.role),
    event: held.event,
    tickets: expectAccess(choices, request).tickets,
    submission: world.newId(),
    now: world.now(),
    title: `${speechOf(locale).t("table.addTitle")} – ${held.event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const { event } = expectAccess(
    await organiserEvent(world, actor, ...of, "manage-registrations"),
    request,
  );
  const form = await readForm(request, addPeopleSchema);
  if (!form.ok) return invalid(form.form);
  const { people: typed, contactName, contactEmail, company, ticketType, mails } = form.value;
  const people = readPeopleLines(typed);
  if (!people.ok) return invalid(form.form, people.problem);
  const first = people.value.find(({ email }) => email !== undefined);
  const contact = { name: contactName ?? first?.name, email: contactEmail ?? first?.email };
  if (contact.name === undefined || contact.email === undefined)
    return invalid(form.form, {
      code: "required",
      field: contact.email === undefined ? "contactEmail" : "contactName",
    });
  const added = await addByHand(world, actor, ...of, {
    contact: { name: contact.name, email: contact.email },
    company,
    people: people.value,
    ticketType,
    language: event.language,
    mails: mails === true,
    submissionKey: form.value.submission,
  });
  if (added.ok) {
    const { registrationId } = added.value;
    return redirect(
      registrationId
        ? paths.manageRegistration(...of, registrationId, { done: "added" })
        : `${paths.manageRegistrations(...of)}?done=added`,
    );
  }
  throwAccess(added.problem, request);
  const { field = "", ...problem } = added.problem;
  // What is wrong with a seat is wrong with its line.
  return invalid(form.form, {
    ...problem,
    ...(field === "" ? {} : { field: field.startsWith("seats") ? fieldOfSeat(field) : field }),
  });
}

function fieldOfSeat(field: string): string {
  return field.endsWith(".ticketType") ? "ticketType" : "people";
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AddRegistration() {
  const { organisation, rights, event, now, tickets, submission } = useLoaderData<typeof loader>();
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
      <AddPeopleForm
        form={form}
        tickets={tickets}
        submission={submission}
        backHref={paths.manageRegistrations(...of)}
      />
    </EventFrame>
  );
}
