import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { renewLinkAsOrganiser } from "~/features/registration/commands/renew-seat-link.server";
import { RenewSeatLink } from "~/features/registration/components/renew-seat-link";
import { seatToCancel } from "~/features/registration/queries/seat-to-cancel.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { doneIn, paths } from "~/paths";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { Section } from "~/ui/section";

/** Where an organiser replaces the link of somebody's seat. */
export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const { membership, event } = expectAccess(
    await organiserEvent(world, actor, ...of, "manage-registrations"),
    request,
  );
  const seat = expectAccess(await seatToCancel(world, actor, ...of, found(params["id"])), request);
  return {
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    event,
    name: seat.name,
    done: doneIn(request.url) === "link-mailed",
    now: world.now(),
    title: `${speechOf(locale).t("choices.renewForTitle")} – ${event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const [org, slug, id] = [found(params["org"]), found(params["slug"]), found(params["id"])];
  // Also that it is a seat of this event.
  expectAccess(await seatToCancel(world, actor, org, slug, id), request);
  expectAccess(await renewLinkAsOrganiser(world, actor, org, id), request);
  return redirect(paths.manageSeatLink(org, slug, id, "link-mailed"));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OrganiseSeatLink() {
  const { organisation, rights, event, name, done, now } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const frame = { organisation, event: event.card, now, rights, current: "registrations" } as const;
  return (
    <EventFrame {...frame}>
      <Section title={t("choices.renewForTitle")}>
        <RenewSeatLink
          name={name}
          done={done}
          backHref={paths.manageRegistrations(organisation.slug, event.card.slug)}
        />
      </Section>
    </EventFrame>
  );
}
