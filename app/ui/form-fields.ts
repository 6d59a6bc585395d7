import { useSpeech } from "~/i18n/locale-context";
import { problemText } from "~/i18n/translate";
import type { FormState } from "~/kernel/form-state";
import type { FieldProblem } from "./error-summary";

/** What a text field, a select or a radio group takes: spread it on the control. */
export interface BoundField {
  readonly name: string;
  readonly defaultValue: string;
  readonly error?: string;
}

/** A form's fields with what stands in them and what has to be put right. */
export interface Fields {
  /** What was typed, otherwise the default; with the field's first problem in words. */
  readonly field: (name: string) => BoundField;
  /** Whether a box is ticked: as it was sent, otherwise by its default (any text but an empty one). */
  readonly checked: (name: string) => boolean;
  /** For the ErrorSummary; a problem of the whole form has no field. */
  readonly errors: readonly FieldProblem[];
}

/**
 * Binds a page's fields to the form that was not accepted, or to their defaults.
 *
 * @param form - what an action answered (`invalid`); `undefined` on a page nobody has sent yet
 * @param labelOf - what a field is called, so that the summary at the top says which one it means
 */
export function useFields(
  form: FormState | undefined,
  defaults: Readonly<Record<string, string>> = {},
  labelOf: (name: string) => string | undefined = () => undefined,
): Fields {
  const { t } = useSpeech();
  const errors = (form?.problems ?? []).map(({ code, field, params }) => ({
    field,
    message: problemText(t, { code, ...(params ? { params } : {}) }),
  }));
  return {
    field(name) {
      const error = errors.find(({ field }) => field === name)?.message;
      const defaultValue = form?.values[name] ?? defaults[name] ?? "";
      return { name, defaultValue, ...(error === undefined ? {} : { error }) };
    },
    checked: (name) => Boolean(form ? form.values[name] : defaults[name]),
    errors: errors.map(({ field, message }) => {
      const label = field === undefined ? undefined : labelOf(field);
      return { field, message: label === undefined ? message : `${label}: ${message}` };
    }),
  };
}
