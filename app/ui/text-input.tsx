import type { ComponentPropsWithoutRef } from "react";
import { Field, type FieldProps } from "./field";

type Own<Attributes> = FieldProps & Omit<Attributes, keyof FieldProps | "children">;

/** A line of text with its label. `required` is not set by default: errors come from the server, in words. */
export function TextInput(props: Own<ComponentPropsWithoutRef<"input">>) {
  const { name, label, hint, error, optional, id, size, ...attributes } = props;
  const field = pick({ name, label, hint, error, optional, id, size });
  return (
    <Field {...field}>
      {(wiring) => <input className="input" type="text" {...attributes} {...wiring} />}
    </Field>
  );
}

/** Several lines of text with their label. */
export function TextArea(props: Own<ComponentPropsWithoutRef<"textarea">>) {
  const { name, label, hint, error, optional, id, size, ...attributes } = props;
  const field = pick({ name, label, hint, error, optional, id, size });
  return (
    <Field {...field}>
      {(wiring) => <textarea className="input" rows={4} {...attributes} {...wiring} />}
    </Field>
  );
}

/** A choice from a closed list of more than a handful; fewer are better as radio cards. */
export function Select(
  props: Own<ComponentPropsWithoutRef<"select">> & {
    readonly options: readonly {
      readonly value: string;
      readonly label: string;
      readonly disabled?: boolean;
    }[];
    /** A first, empty choice: "Choose a zone". */
    readonly placeholder?: string;
  },
) {
  const { name, label, hint, error, optional, id, size, options, placeholder, ...attributes } =
    props;
  const field = pick({ name, label, hint, error, optional, id, size });
  return (
    <Field {...field}>
      {(wiring) => (
        <select className="input" {...attributes} {...wiring}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Date and time on the wall clock of the event's zone, as `2027-09-01T10:00`; name the zone in the hint. */
export function DateTimeInput(
  props: Own<ComponentPropsWithoutRef<"input">> & {
    readonly kind?: "datetime-local" | "date" | "time";
  },
) {
  const {
    name,
    label,
    hint,
    error,
    optional,
    id,
    size = "medium",
    kind = "datetime-local",
    ...attributes
  } = props;
  const field = pick({ name, label, hint, error, optional, id, size });
  return (
    <Field {...field}>
      {(wiring) => <input className="input input-time" {...attributes} {...wiring} type={kind} />}
    </Field>
  );
}

/** Leaves out what is `undefined`, so that exact optional properties stay exact. */
function pick(field: { [K in keyof FieldProps]: FieldProps[K] | undefined }): FieldProps {
  return Object.fromEntries(
    Object.entries(field).filter(([, value]) => value !== undefined),
  ) as unknown as FieldProps;
}
