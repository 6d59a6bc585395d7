import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export interface EmptyStateProps {
  readonly icon?: IconName;
  /** What is not there. */
  readonly title: ReactNode;
  /** When it will be, or what to do about it. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** A list with nothing in it yet, said kindly. */
export function EmptyState({ icon = "calendar", title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon name={icon} size={24} />
      <p className="empty-title">{title}</p>
      {children !== undefined && <div className="empty-text">{children}</div>}
      {action !== undefined && <div className="empty-action">{action}</div>}
    </div>
  );
}
