import type { ReactNode } from "react";
import { Icon } from "./icon";

export interface DetailsProps {
  /** Where a link leads to it. */
  readonly id?: string;
  readonly summary: ReactNode;
  /** Shown closed as well: a count, a state. */
  readonly note?: ReactNode;
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** Something that opens where it stands. */
export function Details({ id, summary, note, open, children }: DetailsProps) {
  return (
    <details className="details" id={id} open={open}>
      <summary>
        <Icon name="next" />
        <span>{summary}</span>
        {note !== undefined && <span className="details-note">{note}</span>}
      </summary>
      <div className="details-body">{children}</div>
    </details>
  );
}
