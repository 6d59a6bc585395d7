import type { ReactNode } from "react";

export interface MastheadProps {
  /** A short line above the title. */
  readonly kicker?: ReactNode;
  /** The page's `h1`. */
  readonly title: ReactNode;
  /** A picture that says nothing by itself: a band above the title on a phone, beside it where there is room. */
  readonly picture: ReactNode;
  readonly children?: ReactNode;
}

/** The top of a page about somebody or something lasting: an organisation, a series. */
export function Masthead({ kicker, title, picture, children }: MastheadProps) {
  return (
    <header className="masthead">
      <div className="masthead-picture">{picture}</div>
      <div className="masthead-body">
        {kicker !== undefined && <p className="kicker">{kicker}</p>}
        <h1>{title}</h1>
        {children}
      </div>
    </header>
  );
}
