import { useSpeech } from "~/i18n/locale-context";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Section } from "~/ui/section";
import { Table } from "~/ui/table";
import type { QueueOffer, QueueWaiting, WaitlistPage } from "../queries/waitlist-of-event.server";
import { lackWords, partyWords, wantedWords } from "./queue-words";

export interface WaitlistTableProps {
  readonly page: WaitlistPage;
  readonly timeZone: string;
  /** Where somebody is offered a place out of turn, or taken off; `null` for roles that may not. */
  readonly hrefOf: ((verb: "offer" | "remove", entryId: string) => string) | null;
}

/** Who waits for what, since when, and why they wait. */
export function WaitlistTable({ page, timeZone, hrefOf }: WaitlistTableProps) {
  const speech = useSpeech();
  const { t, format } = speech;
  return (
    <Section id="waiting" title={t("queue.waiting", { count: page.total })}>
      <Table
        caption={t("queue.waiting", { count: page.total })}
        rows={page.waiting}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="people" title={t("queue.nobodyWaits")}>
            {t("queue.nobodyWaitsHint")}
          </EmptyState>
        }
        columns={[
          {
            key: "who",
            label: t("queue.who"),
            main: true,
            cell: (row) => (
              <>
                {t("queue.number", { position: row.position })} {partyWords(row, speech)}
                {row.company !== null && row.name !== "" && (
                  <span className="row-detail">{row.name}</span>
                )}
              </>
            ),
          },
          { key: "what", label: t("queue.what"), cell: (row) => wantedWords(row, speech) },
          {
            key: "since",
            label: t("queue.since"),
            cell: ({ since }) => format.moment(since, timeZone),
          },
          { key: "why", label: t("queue.why"), cell: (row) => <Why page={page} row={row} /> },
          ...(hrefOf
            ? [
                {
                  key: "do",
                  label: t("organise.actions"),
                  action: true,
                  cell: (row: QueueWaiting) => (
                    <span className="button-row">
                      {row.fits && (
                        <ButtonLink
                          small
                          look="quiet"
                          href={hrefOf("offer", row.id)}
                          aria-label={t("queue.offerNamed", { name: partyWords(row, speech) })}
                        >
                          {t("queue.offerNow")}
                        </ButtonLink>
                      )}
                      <RemoveLink row={row} href={hrefOf("remove", row.id)} />
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {page.total > page.waiting.length && (
        <p className="quiet">{t("queue.firstShown", { count: page.waiting.length })}</p>
      )}
    </Section>
  );
}

function Why({ page, row }: { page: WaitlistPage; row: QueueWaiting }) {
  const speech = useSpeech();
  if (row.lacks.length === 0) return <>{speech.t(row.fits ? "queue.nextUp" : "queue.seatWaits")}</>;
  return (
    <ul className="queue-lacks">
      {row.lacks.map((lack) => (
        <li key={lack.counter}>{lackWords(page, lack, speech)}</li>
      ))}
    </ul>
  );
}

function RemoveLink({ row, href }: { row: QueueWaiting | QueueOffer; href: string }) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <ButtonLink
      small
      look="plain"
      href={href}
      aria-label={t("queue.removeNamed", { name: partyWords(row, speech) })}
    >
      {t("queue.remove")}
    </ButtonLink>
  );
}

/** Places that are kept for somebody until they answer. */
export function OfferTable({ page, timeZone, hrefOf }: WaitlistTableProps) {
  const speech = useSpeech();
  const { t, format } = speech;
  if (page.offers.length === 0) return null;
  return (
    <Section id="offers" title={t("queue.offers", { count: page.offers.length })}>
      <Table
        caption={t("queue.offers", { count: page.offers.length })}
        rows={page.offers}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "who",
            label: t("queue.who"),
            main: true,
            cell: (row) => partyWords(row, speech),
          },
          { key: "what", label: t("queue.what"), cell: (row) => wantedWords(row, speech) },
          {
            key: "until",
            label: t("queue.answerBy"),
            cell: ({ expiresAt }) => format.moment(expiresAt, timeZone),
          },
          ...(hrefOf
            ? [
                {
                  key: "do",
                  label: t("organise.actions"),
                  action: true,
                  cell: (row: QueueOffer) => (
                    <RemoveLink row={row} href={hrefOf("remove", row.id)} />
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
