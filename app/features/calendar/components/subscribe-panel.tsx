import { useSpeech } from "~/i18n/locale-context";
import { ButtonLink } from "~/ui/button";
import { CopyField } from "~/ui/copy-field";
import { Details } from "~/ui/details";
import { Section } from "~/ui/section";
import { webcalOf } from "../domain/add-links";
import { SubscribeMenu } from "./add-to-calendar";

export interface SubscribePanelProps {
  /** With its origin. */
  readonly feedUrl: string;
  /** Where language and contents are chosen. */
  readonly chooseHref: string;
}

/** A calendar to subscribe to: one tap where calendars know the scheme, its address and a sentence for the others. */
export function SubscribePanel({ feedUrl, chooseHref }: SubscribePanelProps) {
  const { t } = useSpeech();
  return (
    <Section title={t("browse.subscribe")} id="subscribe">
      <div className="subscribe">
        <p>{t("browse.subscribeLead")}</p>
        <ButtonLink look="quiet" icon="calendar-add" href={webcalOf(feedUrl)}>
          {t("browse.subscribeOpen")}
        </ButtonLink>
        <CopyField name="feed" label={t("browse.feedAddress")} value={feedUrl} />
        <p>
          <a href={chooseHref}>{t("feeds.choose")}</a>
        </p>
        <SubscribeHelp />
      </div>
    </Section>
  );
}

export interface ChosenFeedProps {
  /** With its origin. */
  readonly feedUrl: string;
  /** The same as JSON, for programs. */
  readonly jsonHref: string;
  readonly name: string;
}

/** The calendar somebody has put together: every way to subscribe to it. */
export function ChosenFeed({ feedUrl, jsonHref, name }: ChosenFeedProps) {
  const { t } = useSpeech();
  return (
    <Section title={t("feeds.address")} id="address">
      <div className="subscribe">
        <CopyField name="feed" label={t("browse.feedAddress")} value={feedUrl} />
        <div className="button-row">
          <ButtonLink look="primary" icon="calendar-add" href={webcalOf(feedUrl)}>
            {t("browse.subscribeOpen")}
          </ButtonLink>
          <SubscribeMenu feedUrl={feedUrl} name={name} />
        </div>
        <p className="form-note">{t("feeds.refresh")}</p>
        <SubscribeHelp open />
        <p className="form-note">
          <a href={jsonHref}>{t("feeds.json")}</a>
        </p>
      </div>
    </Section>
  );
}

function SubscribeHelp({ open = false }: { open?: boolean }) {
  const { t } = useSpeech();
  return (
    <Details summary={t("browse.subscribeHow")} open={open}>
      <ul className="subscribe-ways">
        <li>{t("browse.subscribeApple")}</li>
        <li>{t("browse.subscribeGoogle")}</li>
        <li>{t("browse.subscribeOutlook")}</li>
        {!open && <li>{t("feeds.refresh")}</li>}
      </ul>
    </Details>
  );
}
