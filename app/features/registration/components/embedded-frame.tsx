import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { EventCard } from "~/features/events/domain/event-card";
import { useSpeech } from "~/i18n/locale-context";
import { frameTheme, paths } from "~/paths";
import { nearestHue } from "~/ui/hues";
import { Icon } from "~/ui/icon";

/** What stands around a registration in somebody else's page: the event, the way back, and the way out of the frame. */
export function EmbeddedFrame({ event, children }: { event: EventCard; children: ReactNode }) {
  const { t, locale } = useSpeech();
  const theme = frameTheme(useLocation().search);
  return (
    <div className="embedded" data-hue={nearestHue(event.organisation.hue)}>
      <nav className="embedded-nav" aria-label={event.title}>
        <a href={paths.embedEvent(event.slug, { lang: locale, theme })} target="_self">
          <Icon name="back" size={16} />
          {t("embed.back")}
        </a>
        <a
          href={paths.inLanguage(paths.register(event.slug), locale)}
          target="_blank"
          rel="noopener"
        >
          <Icon name="external" size={16} />
          {t("embed.openForm")}
        </a>
      </nav>
      <h1 className="embedded-title">{event.title}</h1>
      <div className="page-body embedded-form">{children}</div>
    </div>
  );
}
