import { useSpeech } from "~/i18n/locale-context";
import { Icon } from "~/ui/icon";
import { Menu, MenuGroup, MenuLink } from "~/ui/menu";
import {
  addLink,
  addServices,
  subscribeLink,
  subscribeServices,
  webcalOf,
  type AddEntry,
} from "../domain/add-links";

export interface AddToCalendarProps {
  /** One for a one-day event, one for each day of a trip. */
  readonly entries: readonly AddEntry[];
  /** The file with all sessions. */
  readonly downloadHref: string;
  /** The same to subscribe to, whole, and where to choose what is in it; none for what a calendar program cannot see. */
  readonly subscribe?: { readonly feedUrl: string; readonly chooseHref: string } | undefined;
  /** Menus of one group close each other. */
  readonly group?: string;
}

/** The ways an event gets into somebody's calendar. Links only: it opens and works without a script. */
export function AddToCalendar({
  entries,
  downloadHref,
  subscribe,
  group = "poster",
}: AddToCalendarProps) {
  const { t, format } = useSpeech();
  return (
    <Menu label={t("pages.addToCalendar")} icon="calendar-add" group={group}>
      {entries.map((entry, place) => (
        <MenuGroup
          key={place}
          {...(entries.length > 1
            ? { title: format.date(entry.starts.at, entry.starts.zone) }
            : {})}
        >
          {addServices.map((service) => (
            <MenuLink key={service} href={addLink(service, entry)}>
              {t(`eventPage.calendar-${service}`)}
            </MenuLink>
          ))}
        </MenuGroup>
      ))}
      <MenuGroup {...(entries.length > 1 ? { title: t("eventPage.allDays") } : {})}>
        <MenuLink href={downloadHref}>
          <Icon name="download" />
          {t("eventPage.downloadCalendar")}
        </MenuLink>
        {subscribe && (
          <>
            <MenuLink href={webcalOf(subscribe.feedUrl)}>
              <Icon name="bell" />
              {t("eventPage.subscribeCalendar")}
            </MenuLink>
            <MenuLink href={subscribe.chooseHref}>
              <Icon name="next" />
              {t("feeds.choose")}
            </MenuLink>
          </>
        )}
      </MenuGroup>
    </Menu>
  );
}

/** The calendars on the web that can subscribe to a feed by link, for those who use no calendar program. */
export function SubscribeMenu({ feedUrl, name }: { feedUrl: string; name: string }) {
  const { t } = useSpeech();
  return (
    <Menu label={t("eventPage.subscribeElsewhere")} icon="calendar-add" group="seat">
      <MenuGroup>
        {subscribeServices.map((service) => (
          <MenuLink key={service} href={subscribeLink(service, feedUrl, name)}>
            {t(`eventPage.calendar-${service}`)}
          </MenuLink>
        ))}
      </MenuGroup>
    </Menu>
  );
}
