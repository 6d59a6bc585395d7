import type { ReactNode } from "react";

export interface SectionProps {
  readonly title: ReactNode;
  /** Names the section for links (`#programme`) and for those who jump between regions. */
  readonly id?: string;
  readonly level?: 2 | 3;
  readonly lead?: ReactNode;
  /** What can be done with the section, at the right of its title. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** A titled part of a page. */
export function Section({ title, id, level = 2, lead, actions, children }: SectionProps) {
  const Heading = level === 2 ? "h2" : "h3";
  const headingId = id && `${id}-title`;
  return (
    <section className="section" id={id} aria-labelledby={headingId}>
      <div className="section-head">
        <Heading id={headingId}>{title}</Heading>
        {actions !== undefined && <div className="section-actions">{actions}</div>}
      </div>
      {lead !== undefined && <p className="section-lead">{lead}</p>}
      {children}
    </section>
  );
}
