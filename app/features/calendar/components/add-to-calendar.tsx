import { useSpeech } from "~/i18n/locale-context";
import { Icon } from "~/ui/icon";
import { Menu, MenuGroup, MenuLink } from "~/ui/menu";
import { addLink, addServices, subscribeLink, webcalOf, type AddEntry } from "../domain/add-links";

export interface AddToCalendarProps {
  /** One for a one-day event, one for each day of a trip. */
  readonly entries: readonly AddEntry[];
  /** The file with all sessions. */
  readonly downloadHref: string;
  /** The same to subscribe to; whole. */
  readonly feedUrl: string;
}

/** The ways an event gets into somebody's calendar. Links only: it opens and works without a script. */
export function AddToCalendar({ entries, downloadHref, feedUrl }: AddToCalendarProps) {
  const { t, format } = useSpeech();
  return (
    <Menu label={t("pages.addToCalendar")} icon="calendar-add" group="poster">
      {entries.map((entry, place) => (
        <MenuGroup
          key={place}
          {...(entries.length > 1 && "starts" in entry
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
        <MenuLink href={webcalOf(feedUrl)}>
          <Icon name="bell" />
          {t("eventPage.subscribeCalendar")}
        </MenuLink>
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
        {addServices.map((service) => (
          <MenuLink key={service} href={subscribeLink(service, feedUrl, name)}>
            {t(`eventPage.calendar-${service}`)}
          </MenuLink>
        ))}
      </MenuGroup>
    </Menu>
  );
}
