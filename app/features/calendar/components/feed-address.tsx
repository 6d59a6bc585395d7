import type { ReactNode } from "react";
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
  /** How they keep their calendar: that way stands open, the others can be opened. */
  readonly channel: "invitations" | "feed" | "by-hand";
  /** Whether the address has just been renewed or switched off: then it stands open. */
  readonly changed?: boolean;
  /** The choice between the ways. */
  readonly children: ReactNode;
}

/**
 * How somebody's own programme gets into their calendar: the way they chose, an address they can make anew or
 * switch off, and what they write down by hand.
 */
export function FeedAddress(props: FeedAddressProps) {
  const { feedUrl, title, entries, downloadHref, channel, changed = false, children } = props;
  const { t } = useSpeech();
  const byHand = <AddToCalendar entries={entries} downloadHref={downloadHref} group="seat" />;
  const feed =
    feedUrl === null ? (
      <form method="post" className="fields">
        <p>{t("feeds.offLead")}</p>
        <div className="button-row">
          <Button look="quiet" name="intent" value="feed-renew">
            {t("feeds.switchOn")}
          </Button>
        </div>
      </form>
    ) : (
      <FeedLinks feedUrl={feedUrl} title={title} />
    );
  return (
    <Section title={t("register.calendar")} lead={t("life.channelLead")} id="calendar">
      <div className="fields">
        {children}
        {channel === "by-hand" && <div className="button-row">{byHand}</div>}
        {channel === "feed" ? (
          feed
        ) : (
          <Details summary={t("life.feedInstead")} open={changed}>
            {feed}
            {channel === "invitations" && <div className="button-row">{byHand}</div>}
          </Details>
        )}
      </div>
    </Section>
  );
}

function FeedLinks({ feedUrl, title }: { feedUrl: string; title: string }) {
  const { t } = useSpeech();
  return (
    <div className="subscribe">
      <CopyField name="feed" label={t("register.feedAddress")} value={feedUrl} />
      <div className="button-row">
        <ButtonLink look="quiet" icon="calendar" href={webcalOf(feedUrl)}>
          {t("register.subscribe")}
        </ButtonLink>
        <SubscribeMenu feedUrl={feedUrl} name={title} />
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
  );
}
