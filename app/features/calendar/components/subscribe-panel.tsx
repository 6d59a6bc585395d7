import { useSpeech } from "~/i18n/locale-context";
import { ButtonLink } from "~/ui/button";
import { CopyField } from "~/ui/copy-field";
import { Section } from "~/ui/section";
import { webcalOf } from "../domain/add-links";

/** A calendar to subscribe to: one tap where calendars know the scheme, its address and a sentence for the others. */
export function SubscribePanel({ feedUrl }: { /** With its origin. */ feedUrl: string }) {
  const { t } = useSpeech();
  return (
    <Section title={t("browse.subscribe")} id="subscribe">
      <div className="subscribe">
        <p>{t("browse.subscribeLead")}</p>
        <ButtonLink look="quiet" icon="calendar-add" href={webcalOf(feedUrl)}>
          {t("browse.subscribeOpen")}
        </ButtonLink>
        <CopyField name="feed" label={t("browse.feedAddress")} value={feedUrl} />
        <details className="subscribe-how">
          <summary>{t("browse.subscribeHow")}</summary>
          <ul className="subscribe-ways">
            <li>{t("browse.subscribeApple")}</li>
            <li>{t("browse.subscribeGoogle")}</li>
            <li>{t("browse.subscribeOutlook")}</li>
          </ul>
        </details>
      </div>
    </Section>
  );
}
