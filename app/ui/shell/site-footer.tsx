import { useSpeech } from "~/i18n/locale-context";
import { Mark } from "./wordmark";

export interface SiteFooterProps {
  /** The mails that were kept; in a demonstration only. */
  readonly demoMailHref: string | null;
  /** What every page leads to: help, privacy and the like. */
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

/** The foot of every page; in a demonstration it says so and leads to the mail that was kept. */
export function SiteFooter({ demoMailHref, links }: SiteFooterProps) {
  const { t } = useSpeech();
  return (
    <footer className="site-footer">
      <div className="footer-words">
        <Mark size={24} />
        <div>
          <p>{t("ui.footerLine")}</p>
          {demoMailHref !== null && (
            <p>
              {t("ui.demoLine")} <a href={demoMailHref}>{t("ui.demoMail")}</a>
            </p>
          )}
        </div>
      </div>
      <nav className="footer-links" aria-label={t("ui.footerNavigation")}>
        {links.map(({ href, label }) => (
          <a key={href} href={href}>
            {label}
          </a>
        ))}
      </nav>
    </footer>
  );
}
