import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { classNames } from "./class-names";
import { Icon } from "./icon";

/** What every field has around its control. */
export interface FieldProps {
  /** The name the form sends it under; `seats[0].name` is fine. */
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** The sentence that says what to do; `undefined` or empty when all is well. */
  readonly error?: string | undefined;
  /** Says "optional" beside the label. Fields without the mark are required. */
  readonly optional?: boolean;
  /** Overrides the id derived from the name, where one form stands on a page twice. */
  readonly id?: string;
  /** How wide the control is: a few characters, half a line, or the whole. */
  readonly size?: "short" | "medium" | "full";
}

/** The attributes that tie a control to its label, hint and error. */
export interface ControlWiring {
  readonly id: string;
  readonly name: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

/** The id of the control of a field, for links from an error summary: `seats[0].name` → `field-seats-0-name`. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(/[^\w-]+/g, "-").replace(/-$/, "")}`;
}

/** Label, hint, error and the control between them; `children` draws the control with the wiring given. */
export function Field(
  props: FieldProps & { readonly children: (wiring: ControlWiring) => ReactNode },
) {
  const { name, label, hint, error, optional, size = "full", children } = props;
  const id = props.id ?? fieldId(name);
  return (
    <div className={classNames("field", `field-${size}`, error && "field-wrong")}>
      <label className="field-label" htmlFor={id}>
        {label} {optional && <OptionalMark />}
      </label>
      {hint !== undefined && <FieldHint id={id}>{hint}</FieldHint>}
      {children(wiringOf(props))}
      <FieldError id={id} error={error} />
    </div>
  );
}

/** Wires a control for a field's `name`, `hint` and `error`. */
export function wiringOf({
  name,
  id,
  hint,
  error,
}: Pick<FieldProps, "name" | "id" | "hint" | "error">): ControlWiring {
  const control = id ?? fieldId(name);
  const described = classNames(
    hint !== undefined && `${control}-hint`,
    error && `${control}-error`,
  );
  return {
    id: control,
    name,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? true : undefined,
  };
}

/** What helps to fill in a field, found by its control. */
export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="field-hint" id={`${id}-hint`}>
      {children}
    </p>
  );
}

/** What is wrong with a field, found by its control; nothing when all is well. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null;
  return (
    <p className="field-error" id={`${id}-error`}>
      <Icon name="alert" size={16} />
      <span>{error}</span>
    </p>
  );
}

/** Says beside a label that a field may stay empty. */
export function OptionalMark() {
  const { t } = useSpeech();
  return <span className="field-mark">({t("common.optional")})</span>;
}
