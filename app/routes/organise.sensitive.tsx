import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { readSensitiveAnswers } from "~/features/registration/commands/read-sensitive-answers.server";
import { SensitiveList } from "~/features/registration/components/sensitive-list";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";

/** Looking at this page is written down: it is read once for each look, and by nothing else. */
export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const { membership, event } = expectAccess(
    await organiserEvent(world, actor, ...of, "see-sensitive"),
    request,
  );
  return {
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    event,
    list: expectAccess(await readSensitiveAnswers(world, actor, ...of), request),
    now: world.now(),
    title: `${speechOf(locale).t("sensitive.listTitle")} – ${event.card.title}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function EventSensitive() {
  const { organisation, rights, event, list, now } = useLoaderData<typeof loader>();
  const { t, format } = useSpeech();
  const frame = { organisation, event: event.card, now, rights, current: "registrations" } as const;
  return (
    <EventFrame {...frame}>
      <Section title={t("sensitive.listTitle")} id="answers">
        <Notice>
          <p>{t("sensitive.listLead")}</p>
          <p>
            {t("sensitive.listDeleted", {
              date: format.date(list.deletedAt, event.card.timeZone),
            })}
          </p>
        </Notice>
      </Section>
      <SensitiveList list={list} />
    </EventFrame>
  );
}
