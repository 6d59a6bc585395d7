import { useSpeech } from "~/i18n/locale-context";
import { Button, ButtonLink } from "~/ui/button";
import { CopyField } from "~/ui/copy-field";
import { Details } from "~/ui/details";
import { Section } from "~/ui/section";
import { webcalOf, type AddEntry } from "../domain/add-links";
import { AddToCalendar, SubscribeMenu } from "./add-to-calendar";

export interface FeedAddressProps {
  /** The address with its origin; `null` while it is switched off. */
  readonly feedUrl: string | null;
  readonly title: string;
  /** Somebody's own days, to be written down by hand. */
  readonly entries: readonly AddEntry[];
  readonly downloadHref: string;
}

/**
 * How somebody's own programme gets into their calendar beside the invitations: by an address they can make anew or
 * switch off, or written down by hand.
 */
export function FeedAddress({ feedUrl, title, entries, downloadHref }: FeedAddressProps) {
  const { t } = useSpeech();
  const byHand = <AddToCalendar entries={entries} downloadHref={downloadHref} group="seat" />;
  return (
    <Section
      title={t("register.calendar")}
      id="feed-address"
      lead={t(feedUrl === null ? "feeds.offLead" : "register.calendarLead")}
    >
      {feedUrl === null ? (
        <form method="post" className="button-row">
          <Button look="quiet" name="intent" value="feed-renew">
            {t("feeds.switchOn")}
          </Button>
          {byHand}
        </form>
      ) : (
        <div className="subscribe">
          <CopyField name="feed" label={t("register.feedAddress")} value={feedUrl} />
          <div className="button-row">
            <ButtonLink look="quiet" icon="calendar" href={webcalOf(feedUrl)}>
              {t("register.subscribe")}
            </ButtonLink>
            <SubscribeMenu feedUrl={feedUrl} name={title} />
            {byHand}
          </div>
          <p className="form-note">{t("feeds.refresh")}</p>
          <Details summary={t("feeds.astray")}>
            <p>{t("feeds.astrayText")}</p>
            <form method="post" className="button-row">
              <Button look="quiet" name="intent" value="feed-renew">
                {t("feeds.renew")}
              </Button>
              <Button look="quiet" name="intent" value="feed-close">
                {t("feeds.close")}
              </Button>
            </form>
          </Details>
        </div>
      )}
    </Section>
  );
}
