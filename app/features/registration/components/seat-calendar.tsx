import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { ButtonLink } from "~/ui/button";
import { CopyField } from "~/ui/copy-field";
import { Details } from "~/ui/details";
import { Section } from "~/ui/section";

/** How the programme gets into somebody's own calendar: the way they chose, and the subscription. */
export function SeatCalendar({
  feedUrl,
  elsewhere,
  subscribed,
  children,
}: {
  feedUrl: string;
  /** Whether the subscription is how they keep their calendar; otherwise it is offered, closed. */
  subscribed: boolean;
  /** The choice between the ways. */
  children: ReactNode;
  /** Ways to subscribe without a calendar program. */
  elsewhere?: ReactNode;
}) {
  const { t } = useSpeech();
  const feed = (
    <>
      <CopyField name="feed" label={t("register.feedAddress")} value={feedUrl} />
      <div className="button-row">
        <ButtonLink look="quiet" icon="calendar" href={feedUrl.replace(/^https?:/, "webcal:")}>
          {t("register.subscribe")}
        </ButtonLink>
        <ButtonLink look="quiet" icon="download" href={feedUrl}>
          {t("register.download")}
        </ButtonLink>
        {elsewhere}
      </div>
    </>
  );
  return (
    <Section title={t("register.calendar")} lead={t("life.channelLead")} id="calendar">
      <div className="fields">
        {children}
        {subscribed ? (
          <div className="fields">{feed}</div>
        ) : (
          <Details summary={t("life.feedInstead")}>{feed}</Details>
        )}
      </div>
    </Section>
  );
}
