import { useSpeech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { paths } from "~/paths";
import { Mark } from "~/ui/shell/wordmark";
import { nearestHue } from "~/ui/hues";
import { VisuallyHidden } from "~/ui/visually-hidden";
import type { EventCard } from "../domain/event-card";
import { EventList } from "./event-list";

export interface EmbeddedEventsProps {
  readonly events: readonly EventCard[];
  /** Whose events they are; `null` for everybody's. */
  readonly organisation: {
    readonly slug: string;
    readonly name: string;
    readonly hue: number;
  } | null;
  /** Whether there are more than are shown. */
  readonly more: boolean;
  readonly now: Instant;
}

/** The list of events for somebody else's page. Its links open beside (`<base target>`), in the same language. */
export function EmbeddedEvents({ events, organisation, more, now }: EmbeddedEventsProps) {
  const { t, locale } = useSpeech();
  const title = organisation
    ? t("embed.eventsOf", { organisation: organisation.name })
    : t("embed.events");
  const home = organisation ? paths.organisation(organisation.slug) : paths.home();
  return (
    <div className="embedded" data-hue={organisation ? nearestHue(organisation.hue) : undefined}>
      <h1 className="visually-hidden">{title}</h1>
      <EventList
        events={events}
        now={now}
        hrefOf={({ slug }) => paths.inLanguage(paths.event(slug), locale)}
        showOrganisation={organisation === null}
      />
      <p className="embedded-foot">
        <a href={paths.inLanguage(home, locale)}>
          <Mark size={20} />
          {more || organisation === null ? t("embed.allEvents") : organisation.name}
          <VisuallyHidden> {t("embed.newTab")}</VisuallyHidden>
        </a>
      </p>
    </div>
  );
}
