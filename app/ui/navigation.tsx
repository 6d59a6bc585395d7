import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { ButtonLink } from "./button";

export interface Tab {
  readonly href: string;
  readonly label: ReactNode;
  readonly current?: boolean;
  /** Shown after the label, in tabular figures. */
  readonly count?: number;
}

/** Pages beside each other, as links; the one shown is marked. */
export function Tabs({
  label,
  tabs,
}: {
  /** Names the navigation. */ label: string;
  tabs: readonly Tab[];
}) {
  const { format } = useSpeech();
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? "page" : undefined}>
              {tab.label}
              {tab.count !== undefined && <span className="count">{format.number(tab.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface Crumb {
  readonly href: string;
  readonly label: ReactNode;
}

/** The way back up. The page itself is not in it: its title follows directly. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useSpeech();
  return (
    <nav className="breadcrumb" aria-label={t("ui.breadcrumb")}>
      <ol>
        {crumbs.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export type PagerProps = {
  /** Counted from 1. */
  readonly page: number;
  readonly hrefOf: (page: number) => string;
} & (
  | { readonly pages: number }
  | {
      /** Where nobody counts the pages: whether another one follows. */
      readonly more: boolean;
    }
);

/** Earlier and later pages of a long list; nothing when there is only one. */
export function Pager({ page, hrefOf, ...rest }: PagerProps) {
  const { t } = useSpeech();
  const more = "pages" in rest ? page < rest.pages : rest.more;
  if (page === 1 && !more) return null;
  return (
    <nav className="pager" aria-label={t("ui.pages")}>
      <span>
        {page > 1 && (
          <ButtonLink look="quiet" icon="back" href={hrefOf(page - 1)} rel="prev">
            {t("ui.previousPage")}
          </ButtonLink>
        )}
      </span>
      <span className="pager-where">
        {"pages" in rest && t("ui.pageOf", { page, pages: rest.pages })}
      </span>
      <span>
        {more && (
          <ButtonLink
            look="quiet"
            icon="forward"
            href={hrefOf(page + 1)}
            rel="next"
            className="button-end"
          >
            {t("ui.nextPage")}
          </ButtonLink>
        )}
      </span>
    </nav>
  );
}

/** Search, filters and actions above a list, on one line where there is room. */
export function Toolbar({
  label,
  children,
  end,
}: {
  label: string;
  children?: ReactNode;
  end?: ReactNode;
}) {
  return (
    <div className="toolbar" role="group" aria-label={label}>
      <div className="toolbar-start">{children}</div>
      {end !== undefined && <div className="toolbar-end">{end}</div>}
    </div>
  );
}
