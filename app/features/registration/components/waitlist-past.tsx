import { useSpeech } from "~/i18n/locale-context";
import { Section } from "~/ui/section";
import type { WaitlistPage } from "../queries/waitlist-of-event.server";
import { partyWords, reasonWords, wantedWords } from "./queue-words";

/** Who was served, left or let an offer run out, the latest first, each with the reason. */
export function WaitlistPast({ page, timeZone }: { page: WaitlistPage; timeZone: string }) {
  const speech = useSpeech();
  const { t, format } = speech;
  if (page.past.length === 0) return null;
  return (
    <Section id="served" title={t("queue.past")} lead={t("queue.pastLead")}>
      <ol className="queue-past">
        {page.past.map((row) => (
          <li key={row.id}>
            <p>
              <strong>{partyWords(row, speech)}</strong>{" "}
              {t(`queue.past-${row.status}`, { what: wantedWords(row, speech) })}{" "}
              <span className="row-detail">{format.moment(row.at, timeZone)}</span>
            </p>
            {row.reason && row.status !== "left" && (
              <ul>
                {reasonWords(page, row.reason, speech).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
