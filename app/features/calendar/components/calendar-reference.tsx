import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { Section } from "~/ui/section";

const addresses = [
  ["/e/{slug}/feed.ics", "feeds.forEvent"],
  ["/o/{slug}/events.ics", "feeds.forOrganisation"],
  ["/o/{slug}/n/{group}/events.ics", "feeds.forNetwork"],
  ["/s/{slug}/events.ics", "feeds.forSeries"],
  ["?lang=sv&kind=talk,meal", "feeds.query"],
] as const;

/**
 * The calendars for those who write programs.
 *
 * @param sentence - shows a text with its `code` marked.
 */
export function CalendarReference({ sentence }: { sentence: (text: string) => ReactNode }) {
  const { t } = useSpeech();
  return (
    <Section
      title={t("feeds.forPrograms")}
      id="calendars"
      lead={sentence(t("feeds.forProgramsLead"))}
    >
      <dl className="api-rules">
        {addresses.map(([address, text]) => (
          <div key={address}>
            <dt>
              <code>{address}</code>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
