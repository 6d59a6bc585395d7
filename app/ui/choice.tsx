import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classNames } from "./class-names";
import { FieldError, FieldHint, OptionalMark, fieldId, wiringOf, type FieldProps } from "./field";

type CheckboxProps = Omit<FieldProps, "size" | "optional"> &
  Omit<ComponentPropsWithoutRef<"input">, keyof FieldProps | "type">;

/** One box to tick, its whole line clickable. */
export function Checkbox({ name, label, hint, error, id, ...attributes }: CheckboxProps) {
  const control = id ?? fieldId(name);
  const wiring = wiringOf({ name, id: control, hint, error });
  return (
    <div className={classNames("choice", error && "field-wrong")}>
      <label className="choice-line">
        <input {...attributes} {...wiring} type="checkbox" className="choice-box" />
        <span className="choice-label">{label}</span>
      </label>
      {hint !== undefined && <FieldHint id={control}>{hint}</FieldHint>}
      <FieldError id={control} error={error} />
    </div>
  );
}

export interface RadioOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Stands at the right: a price, a count. */
  readonly detail?: ReactNode;
  readonly disabled?: boolean;
}

export interface RadioGroupProps extends Omit<FieldProps, "size"> {
  readonly options: readonly RadioOption[];
  readonly defaultValue?: string | undefined;
  readonly required?: boolean;
}

/** One of a few, as cards. The first card carries the field's id, so that an error summary can lead there. */
export function RadioGroup(props: RadioGroupProps) {
  const { name, label, hint, error, optional, options, defaultValue, required } = props;
  const id = props.id ?? fieldId(name);
  const { "aria-describedby": describedBy } = wiringOf({ name, id, hint, error });
  return (
    <fieldset
      className={classNames("field", "choices", error && "field-wrong")}
      aria-describedby={describedBy}
    >
      <legend className="field-label">
        {label} {optional && <OptionalMark />}
      </legend>
      {hint !== undefined && <FieldHint id={id}>{hint}</FieldHint>}
      <div className="choice-cards">
        {options.map((option, index) => (
          <label className="choice-card" key={option.value}>
            <input
              type="radio"
              className="choice-box"
              id={index === 0 ? id : `${id}-${index + 1}`}
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={option.disabled}
              required={required}
            />
            <span className="choice-label">{option.label}</span>
            {option.detail !== undefined && <span className="choice-detail">{option.detail}</span>}
            {option.hint !== undefined && <span className="choice-hint">{option.hint}</span>}
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
