import { languageNames, locales, type Locale } from "~/kernel/locales";
import { useSpeech } from "~/i18n/locale-context";
import { Icon } from "../icon";
import { Wordmark } from "./wordmark";

export interface SiteHeaderProps {
  readonly homeHref: string;
  /** The page being shown, in another language. */
  readonly languageHref: (locale: Locale) => string;
  readonly signInHref: string;
  readonly organiseHref: string;
  /** Where a signed-in organiser's session ends (a POST). */
  readonly signOutHref: string;
  /** The signed-in organiser, if any. */
  readonly actor: { readonly name: string } | null;
}

/** Wordmark, the way in for organisers, and the languages. Links only: nothing here needs a script. */
export function SiteHeader(props: SiteHeaderProps) {
  const { homeHref, languageHref, signInHref, organiseHref, signOutHref, actor } = props;
  const { t, locale } = useSpeech();
  return (
    <header className="site-header">
      <a className="home-link" href={homeHref} aria-label={t("ui.home")}>
        <Wordmark />
      </a>
      <nav className="site-nav" aria-label={t("ui.mainNavigation")}>
        {actor ? (
          <>
            <a href={organiseHref}>
              <Icon name="calendar" />
              {t("ui.organise")}
            </a>
            <form method="post" action={signOutHref}>
              <button type="submit" className="link-button" title={actor.name}>
                {t("ui.signOut")}
              </button>
            </form>
          </>
        ) : (
          <a href={signInHref}>
            <Icon name="sign-in" />
            {t("ui.signIn")}
          </a>
        )}
      </nav>
      <nav className="languages" aria-label={t("common.language")}>
        {locales.map((each) => (
          <a
            key={each}
            href={languageHref(each)}
            lang={each}
            hrefLang={each}
            rel="nofollow"
            aria-current={each === locale ? "true" : undefined}
          >
            {languageNames[each]}
          </a>
        ))}
      </nav>
    </header>
  );
}
