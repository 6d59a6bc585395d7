import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classNames } from "./class-names";

export interface FieldsetProps extends ComponentPropsWithoutRef<"fieldset"> {
  readonly legend: ReactNode;
  readonly lead?: ReactNode;
  /** Stands at the right of the legend, e.g. "Remove". */
  readonly action?: ReactNode;
}

/** Fields that belong together, under one legend. */
export function Fieldset({ legend, lead, action, children, className, ...rest }: FieldsetProps) {
  return (
    <fieldset {...rest} className={classNames("fieldset", className)}>
      <legend className="fieldset-legend">{legend}</legend>
      {action !== undefined && <div className="fieldset-action">{action}</div>}
      {lead !== undefined && <p className="fieldset-lead">{lead}</p>}
      <div className="fields">{children}</div>
    </fieldset>
  );
}

/** Fields on one line on a desk, below each other on a phone. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="field-row">{children}</div>;
}
