import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { nearestHue } from "./hues";

export interface PageProps {
  /** The page's one `h1`. Left out when the content brings its own (a poster). */
  readonly title?: ReactNode;
  /** A short line above the title: where one is. */
  readonly kicker?: ReactNode;
  /** One or two sentences below the title. */
  readonly lead?: ReactNode;
  /** `form` for one column of fields, `text` for reading, `wide` for tables and posters. */
  readonly width?: "form" | "text" | "wide";
  /** Facts in a second column; below the content on a phone. */
  readonly aside?: ReactNode;
  /** What can be done with the whole page, at the right of the title. */
  readonly actions?: ReactNode;
  readonly breadcrumb?: ReactNode;
  /** The organisation's hue, 0–360. */
  readonly hue?: number | undefined;
  readonly children?: ReactNode;
}

/** The frame of a page between header and footer. */
export function Page(props: PageProps) {
  const { title, kicker, lead, width = "text", aside, actions, breadcrumb, hue, children } = props;
  return (
    <div
      className={classNames("page", `page-${width}`)}
      data-hue={hue === undefined ? undefined : nearestHue(hue)}
    >
      {breadcrumb}
      {title !== undefined && (
        <header className="page-head">
          <div className="page-title">
            {kicker !== undefined && <p className="kicker">{kicker}</p>}
            <h1>{title}</h1>
            {lead !== undefined && <p className="lead">{lead}</p>}
          </div>
          {actions !== undefined && <div className="page-actions">{actions}</div>}
        </header>
      )}
      {aside === undefined ? (
        <div className="page-body">{children}</div>
      ) : (
        <div className="page-columns">
          <div className="page-body">{children}</div>
          <aside className="page-aside">{aside}</aside>
        </div>
      )}
    </div>
  );
}
