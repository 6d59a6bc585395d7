import { useSpeech } from "~/i18n/locale-context";
import { fieldId } from "./field";
import { Icon } from "./icon";

/** One thing to put right; `field` is the field's name, or its id when that was given. */
export interface FieldProblem {
  readonly field?: string | undefined;
  readonly id?: string;
  readonly message: string;
}

/**
 * What has to be put right, each line a link to its field. Nothing at all without errors.
 *
 * @remarks It takes the focus when the page loads, so that it is read out first; the form's own values
 * stay as they were typed.
 */
export function ErrorSummary({ errors }: { errors: readonly FieldProblem[] }) {
  const { t } = useSpeech();
  if (errors.length === 0) return null;
  return (
    <div
      className="notice notice-danger error-summary"
      role="group"
      aria-labelledby="errors-title"
      tabIndex={-1}
      id="errors"
      // The page was loaded because of these errors: they are what comes next.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
    >
      <Icon name="alert" />
      <div className="notice-body">
        <h2 className="notice-title" id="errors-title">
          {t("ui.errorSummary", { count: errors.length })}
        </h2>
        <ul>
          {errors.map(({ field, id, message }) => (
            <li key={`${id ?? field ?? ""}${message}`}>
              {field || id ? <a href={`#${id ?? fieldId(field ?? "")}`}>{message}</a> : message}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
