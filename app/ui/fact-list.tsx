import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

/** One fact with its name. */
export interface Fact {
  readonly icon?: IconName;
  readonly label: ReactNode;
  readonly value: ReactNode;
}

/** Facts with their names: when, where, who. `null` entries are left out. */
export function FactList({ facts }: { facts: readonly (Fact | null)[] }) {
  return (
    <dl className="facts">
      {facts
        .filter((fact) => fact !== null)
        .map(({ icon, label, value }, index) => (
          <div className="fact" key={index}>
            <dt>
              {icon && <Icon name={icon} />}
              {label}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
