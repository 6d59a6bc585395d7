import { useSpeech } from "~/i18n/locale-context";
import { EmptyState } from "~/ui/empty-state";
import { Pager, Tabs } from "~/ui/navigation";
import type { MessageKind } from "../domain/message-kinds";
import { messageStates, type MessageState } from "../domain/message-states";
import type { OutboxList } from "../queries/outbox-list.server";
import { DeliveryTable } from "./delivery-table";
import { OutboxFilters } from "./outbox-filters";

export interface OutboxTableProps {
  readonly list: OutboxList;
  readonly shown: {
    readonly state: MessageState | null;
    readonly kind: MessageKind | null;
    readonly search: string;
  };
  readonly timeZone: string;
  /** The list's address without its query. */
  readonly here: string;
  readonly messageHrefOf: (id: string) => string;
  /** Where it stands why an address gets no mail; left out for roles that do not see it. */
  readonly suppressedHref?: ((email: string) => string) | undefined;
}

/** A list of mails by state, kind and recipient, page by page. */
export function OutboxTable(props: OutboxTableProps) {
  const { list, shown, timeZone, here, messageHrefOf, suppressedHref } = props;
  const { t } = useSpeech();
  const { lines, counts, page, pages } = list;
  const { state, kind, search } = shown;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const narrowed = state !== null || kind !== null || search !== "";
  const hrefOf = (of: MessageState | null, at = 1) => {
    const query = new URLSearchParams({
      ...(of ? { state: of } : {}),
      ...(kind ? { kind } : {}),
      ...(search ? { q: search } : {}),
      ...(at > 1 ? { page: String(at) } : {}),
    }).toString();
    return query ? `${here}?${query}` : here;
  };
  if (all === 0 && !narrowed)
    return (
      <EmptyState icon="mail" title={t("outbox.none")}>
        {t("outbox.noneHint")}
      </EmptyState>
    );
  return (
    <>
      <OutboxFilters
        action={here}
        kind={kind}
        search={search}
        kept={{ state }}
        clearHref={state ? `${here}?state=${state}` : here}
      />
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
      {lines.length > 0 ? (
        <DeliveryTable
          messages={lines}
          timeZone={timeZone}
          hrefOf={messageHrefOf}
          suppressedHref={suppressedHref}
        />
      ) : (
        <EmptyState icon="mail" title={t("outbox.none")}>
          {t("outbox.noneFound")}
        </EmptyState>
      )}
      <Pager page={page} pages={pages} hrefOf={(at) => hrefOf(state, at)} />
    </>
  );
}
