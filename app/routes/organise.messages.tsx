import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { DeliveryTable } from "~/features/mail/components/delivery-table";
import { messageStates } from "~/features/mail/domain/message-states";
import { mailboxTrouble } from "~/features/mail/queries/mailbox-trouble.server";
import { mailPause } from "~/features/mail/queries/mail-pause.server";
import { messagesOfEvent } from "~/features/mail/queries/messages-of-event.server";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { MailboxNotice } from "~/features/organisations/components/mailbox-notice";
import { MailPauseNotice } from "~/features/organisations/components/mail-pause-notice";
import { permissionsOf } from "~/features/organisations/permissions";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { pageOf } from "~/platform/http/page-of";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { EmptyState } from "~/ui/empty-state";
import { Pager, Tabs } from "~/ui/navigation";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";

const perPage = 100;

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
  const state = messageStates.find((known) => known === query.get("state")) ?? null;
  const page = pageOf(query);
  const [{ messages, counts }, pause, trouble] = await Promise.all([
    messagesOfEvent(world, {
      organisationId: organisation.id,
      eventId: event.id,
      ...(state ? { state } : {}),
      limit: perPage,
      page,
    }),
    mailPause(world),
    mailboxTrouble(world),
  ]);
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    organisation,
    rights: permissionsOf(role),
    event,
    messages,
    counts,
    all,
    state,
    page,
    pages: Math.max(1, Math.ceil((state ? counts[state] : all) / perPage)),
    pause,
    trouble,
    demo,
    now: world.now(),
    title: `${speechOf(locale).t("organise.tab-messages")} – ${event.card.title}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function EventMessages() {
  const { organisation, rights, event, now, pause, trouble, demo, ...list } =
    useLoaderData<typeof loader>();
  const { messages, counts, all, state, page, pages } = list;
  const { t } = useSpeech();
  const here = paths.manageMessages(organisation.slug, event.card.slug);
  const hrefOf = (shown: string | null, at = 1) => {
    const query = new URLSearchParams({
      ...(shown ? { state: shown } : {}),
      ...(at > 1 ? { page: String(at) } : {}),
    }).toString();
    return query ? `${here}?${query}` : here;
  };
  return (
    <EventFrame
      organisation={organisation}
      event={event.card}
      now={now}
      rights={rights}
      current="messages"
    >
      {demo && all > 0 && (
        <Notice>
          {t("organise.demoMails")} <a href={paths.devMail()}>{t("ui.demoMail")}</a>
        </Notice>
      )}
      <MailPauseNotice pause={pause} timeZone={event.card.timeZone} />
      <MailboxNotice trouble={trouble} timeZone={event.card.timeZone} />
      <Section title={t("organise.tab-messages")} id="messages">
        {all > 0 && (
          <Tabs
            label={t("organise.statusTabs")}
            tabs={[
              { href: hrefOf(null), label: t("organise.all"), count: all, current: !state },
              ...messageStates
                .filter((known) => counts[known] > 0 || known === state)
                .map((known) => ({
                  href: hrefOf(known),
                  label: t(`organise.messages-${known}`),
                  count: counts[known],
                  current: known === state,
                })),
            ]}
          />
        )}
        {messages.length > 0 ? (
          <DeliveryTable
            messages={messages}
            timeZone={event.card.timeZone}
            suppressedHref={
              rights["manage-people"]
                ? (email) => paths.suppressed(organisation.slug, { q: email })
                : undefined
            }
          />
        ) : (
          <EmptyState icon="mail" title={t("organise.noMessages")}>
            {t("organise.noMessagesHint")}
          </EmptyState>
        )}
        <Pager page={page} pages={pages} hrefOf={(at) => hrefOf(state, at)} />
      </Section>
    </EventFrame>
  );
}
