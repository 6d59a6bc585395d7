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
import { keepBoth } from "~/features/registration/commands/keep-both.server";
import { SamePeopleList } from "~/features/registration/components/same-people-list";
import { samePeopleOf } from "~/features/registration/queries/same-people.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { readValues } from "~/platform/http/forms.server";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { DoneNotice } from "~/ui/done-notice";
import { Section } from "~/ui/section";

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
  return {
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    event,
    pairs: await samePeopleOf(world, event.id),
    done: new URL(request.url).searchParams.get("done") === "kept",
    now: world.now(),
    title: `${speechOf(locale).t("samePeople.title")} – ${event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const [org, slug] = [found(params["org"]), found(params["slug"])];
  const { earlier = "", later = "" } = await readValues(request);
  expectAccess(await keepBoth(world, actor, org, { earlier, later }), request);
  return redirect(paths.samePeople(org, slug, { done: "kept" }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function EventSamePeople() {
  const { organisation, rights, event, pairs, done, now } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { card } = event;
  const cancelling = card.status === "published" && card.startsAt > now;
  const registrations = paths.manageRegistrations(organisation.slug, card.slug);
  const frame = { organisation, event: card, now, rights, current: "registrations" } as const;
  return (
    <EventFrame {...frame}>
      <DoneNotice sentence={done ? t("samePeople.kept") : undefined} />
      <Section id="same-people" title={t("samePeople.title")} lead={t("samePeople.lead")}>
        <SamePeopleList
          pairs={pairs}
          timeZone={card.timeZone}
          cancelHrefOf={cancelling ? (seat) => `${registrations}?cancel=${seat}` : null}
        />
      </Section>
    </EventFrame>
  );
}
