import type { ReactNode } from "react";
import { EventFrame, type EventFrameProps } from "~/features/organisations/components/event-frame";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { useSpeech } from "~/i18n/locale-context";

export interface RuleFrameProps extends Pick<EventFrameProps, "organisation" | "now" | "rights"> {
  /** `null` on the page for all of an organisation's events. */
  readonly event: EventFrameProps["event"] | null;
  readonly children: ReactNode;
}

/** What stands around the pages about rules: the event's, or that of the organisation. */
export function RuleFrame({ organisation, event, now, rights, children }: RuleFrameProps) {
  const { t } = useSpeech();
  if (event)
    return (
      <EventFrame
        organisation={organisation}
        event={event}
        now={now}
        rights={rights}
        current="reminders"
      >
        {children}
      </EventFrame>
    );
  return (
    <OrganisationFrame
      width="wide"
      organisation={organisation}
      title={t("reminders.titleDefaults")}
    >
      {children}
    </OrganisationFrame>
  );
}
