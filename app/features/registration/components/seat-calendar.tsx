import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { ButtonLink } from "~/ui/button";
import { CopyField } from "~/ui/copy-field";
import { Section } from "~/ui/section";

/** How the programme gets into somebody's own calendar, beside the invitation in their mail. */
export function SeatCalendar({
  feedUrl,
  elsewhere,
}: {
  feedUrl: string;
  /** Ways to subscribe without a calendar program. */
  elsewhere?: ReactNode;
}) {
  const { t } = useSpeech();
  return (
    <Section title={t("register.calendar")} lead={t("register.calendarLead")}>
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
    </Section>
  );
}
