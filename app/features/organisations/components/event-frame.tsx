import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { paths } from "~/paths";
import { Breadcrumb, Tabs } from "~/ui/navigation";
import { Page } from "~/ui/page";
import { StatusChip } from "~/ui/status-chip";

/** The pages an organiser has about one event. */
export type EventTab =
  | "overview"
  | "programme"
  | "offer"
  | "registrations"
  | "money"
  | "lists"
  | "messages"
  | "announce"
  | "reminders"
  | "files"
  | "edit";

export interface EventFrameProps {
  readonly organisation: {
    readonly slug: string;
    readonly name: string;
    readonly accentHue: number;
  };
  readonly event: {
    readonly slug: string;
    readonly title: string;
    readonly startsAt: Instant;
    readonly endsAt: Instant;
    readonly timeZone: string;
    readonly status: "draft" | "published" | "cancelled" | "archived";
  };
  readonly now: Instant;
  readonly current: EventTab;
  /** What the member's role carries; pages they may not open are left out. */
  readonly rights: {
    readonly "see-messages": boolean;
    readonly "edit-events": boolean;
    readonly "see-money": boolean;
  };
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** What stands around every page about one event: where it is, what it is, and the way to the others. */
export function EventFrame(props: EventFrameProps) {
  const { organisation, event, now, current, rights, actions, children } = props;
  const { t, format } = useSpeech();
  const of = [organisation.slug, event.slug] as const;
  const over = event.status === "cancelled" || event.status === "archived";
  const tabs: { tab: EventTab; href: string; shown: boolean }[] = [
    { tab: "overview", href: paths.manageEvent(...of), shown: true },
    { tab: "programme", href: paths.editProgramme(...of), shown: true },
    { tab: "offer", href: paths.offer(...of), shown: rights["edit-events"] && !over },
    { tab: "registrations", href: paths.manageRegistrations(...of), shown: true },
    { tab: "money", href: paths.eventMoney(...of), shown: rights["see-money"] },
    { tab: "lists", href: paths.lists(...of), shown: true },
    { tab: "messages", href: paths.manageMessages(...of), shown: rights["see-messages"] },
    { tab: "announce", href: paths.announce(...of), shown: rights["edit-events"] },
    { tab: "reminders", href: paths.reminders(...of), shown: rights["see-messages"] },
    { tab: "files", href: paths.editFiles(...of), shown: rights["edit-events"] && !over },
    { tab: "edit", href: paths.editEvent(...of), shown: rights["edit-events"] && !over },
  ];
  return (
    <Page
      width="wide"
      hue={organisation.accentHue}
      breadcrumb={
        <Breadcrumb
          crumbs={[{ href: paths.organise(organisation.slug), label: organisation.name }]}
        />
      }
      title={event.title}
      kicker={
        <span className="organise-kicker">
          <StatusChip status={event.status} /> {format.when(event, event.timeZone, now)}
        </span>
      }
      {...(actions === undefined ? {} : { actions })}
    >
      <Tabs
        label={t("organise.eventPages")}
        tabs={tabs
          .filter(({ shown }) => shown)
          .map(({ tab, href }) => ({
            href,
            label: t(`organise.tab-${tab}`),
            current: tab === current,
          }))}
      />
      {children}
    </Page>
  );
}
