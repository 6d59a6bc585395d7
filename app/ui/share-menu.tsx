import { useSpeech } from "~/i18n/locale-context";
import { CopyField } from "./copy-field";
import { Icon } from "./icon";
import { Island } from "./island";
import { Menu, MenuGroup, MenuLink } from "./menu";

export interface ShareMenuProps {
  readonly title: string;
  /** The page to share, whole. */
  readonly url: string;
}

/** A page to pass on: its link to copy, a mail, and what the device itself offers, where it offers something. */
export function ShareMenu({ title, url }: ShareMenuProps) {
  const { t } = useSpeech();
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${url}`)}`;
  return (
    <Menu label={t("ui.share")} icon="send" group="poster">
      <MenuGroup>
        <CopyField name="share-link" label={t("ui.shareLink")} value={url} />
      </MenuGroup>
      <MenuGroup>
        <MenuLink href={mail}>
          <Icon name="mail" />
          {t("ui.shareByMail")}
        </MenuLink>
        <button type="button" className="menu-link" data-share={url} data-title={title} hidden>
          <Icon name="phone" />
          {t("ui.shareOtherwise")}
        </button>
        <Island name="share" />
      </MenuGroup>
    </Menu>
  );
}
