import { useSpeech } from "~/i18n/locale-context";
import { Mark } from "./wordmark";

/** The foot of every page; in a demonstration it says so and leads to the mail that was kept. */
export function SiteFooter({
  developersHref,
  demoMailHref,
}: {
  developersHref: string;
  demoMailHref: string | null;
}) {
  const { t } = useSpeech();
  return (
    <footer className="site-footer">
      <Mark size={24} />
      <p>{t("ui.footerLine")}</p>
      <p>
        <a href={developersHref}>{t("ui.developers")}</a>
      </p>
      {demoMailHref !== null && (
        <p>
          {t("ui.demoLine")} <a href={demoMailHref}>{t("ui.demoMail")}</a>
        </p>
      )}
    </footer>
  );
}
