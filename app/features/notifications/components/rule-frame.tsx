import type { ReactNode } from "react";
import { EventFrame, type EventFrameProps } from "~/features/organisations/components/event-frame";
import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { Breadcrumb } from "~/ui/navigation";
import { Page } from "~/ui/page";

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
    <Page
      width="wide"
      hue={organisation.accentHue}
      title={t("reminders.titleDefaults")}
      breadcrumb={
        <Breadcrumb
          crumbs={[{ href: paths.organise(organisation.slug), label: organisation.name }]}
        />
      }
    >
      {children}
    </Page>
  );
}
