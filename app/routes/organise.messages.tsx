import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { OutboxTable } from "~/features/mail/components/outbox-table";
import { outboxList } from "~/features/mail/queries/outbox-list.server";
import { readOutboxFilter } from "~/features/mail/schema";
import { isMasked } from "~/features/notifications/queries/organisation-outbox.server";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { WaitingLettersNotice } from "~/features/notifications/components/waiting-letters";
import { waitingLetters } from "~/features/notifications/queries/waiting-letters.server";
import { permissionsOf } from "~/features/organisations/permissions";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { pageOf } from "~/platform/http/page-of";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";

export async function loader({
  request,
  params,
  context: { world, actor, locale, demo },
}: LoaderFunctionArgs) {
  const result = await organiserEvent(
    world,
    actor,
    found(params["org"]),
    found(params["slug"]),
    "see-messages",
  );
  const { membership, event } = expectAccess(result, request);
  const { organisation, role } = membership;
  const query = new URL(request.url).searchParams;
  const shown = readOutboxFilter(query);
  const masked = isMasked(role);
  return {
    organisation,
    rights: permissionsOf(role),
    event,
    waiting: await waitingLetters(world, { organisationId: organisation.id, eventId: event.id }),
    list: await outboxList(
      world,
      { organisationId: organisation.id, eventId: event.id, masked },
      { ...shown, page: pageOf(query) },
    ),
    shown,
    masked,
    demo,
    now: world.now(),
    title: `${speechOf(locale).t("organise.tab-messages")} – ${event.card.title}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function EventMessages() {
  const { organisation, rights, event, list, waiting, shown, masked, demo, now } =
    useLoaderData<typeof loader>();
  const { t } = useSpeech();
  return (
    <EventFrame
      organisation={organisation}
      event={event.card}
      now={now}
      rights={rights}
      current="messages"
    >
      {demo && list.lines.length > 0 && (
        <Notice>
          {t("organise.demoMails")} <a href={paths.devMail()}>{t("ui.demoMail")}</a>
        </Notice>
      )}
      <WaitingLettersNotice
        waiting={waiting}
        timeZone={event.card.timeZone}
        action={
          rights["edit-events"] ? paths.editProgramme(organisation.slug, event.card.slug) : null
        }
      />
      <Section title={t("organise.tab-messages")} id="messages">
        {masked && <p>{t("outbox.masked")}</p>}
        <OutboxTable
          list={list}
          shown={shown}
          timeZone={event.card.timeZone}
          here={paths.manageMessages(organisation.slug, event.card.slug)}
          messageHrefOf={(id) => paths.outboxMessage(organisation.slug, id)}
          suppressedHref={
            rights["manage-people"]
              ? (email) => paths.suppressed(organisation.slug, { q: email })
              : undefined
          }
        />
      </Section>
    </EventFrame>
  );
}
