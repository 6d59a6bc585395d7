import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export interface MenuProps {
  readonly label: ReactNode;
  readonly icon: IconName;
  /** Menus of one group close each other, where the browser knows how. */
  readonly group: string;
  readonly children: ReactNode;
}

/** A button that opens a few links below it. The browser's own `<details>`: by key and finger, without a script. */
export function Menu({ label, icon, group, children }: MenuProps) {
  return (
    <details className="menu" name={group}>
      <summary className="button button-quiet">
        <Icon name={icon} />
        <span>{label}</span>
        <Icon name="down" size={16} />
      </summary>
      <div className="menu-panel">{children}</div>
    </details>
  );
}

/** Links of a menu that belong together, under a title where there are several groups. */
export function MenuGroup({ title, children }: { title?: ReactNode; children: ReactNode }) {
  return (
    <div className="menu-group">
      {title !== undefined && <p className="menu-title">{title}</p>}
      {children}
    </div>
  );
}

/** One link of a menu. */
export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="menu-link" href={href}>
      {children}
    </a>
  );
}
