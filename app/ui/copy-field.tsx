import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { Field } from "./field";
import { Icon } from "./icon";
import { Island } from "./island";

/** A value to take elsewhere (a link, a feed). It can be marked and copied by hand; the island does it in one tap. */
export function CopyField({
  name,
  label,
  hint,
  value,
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  value: string;
}) {
  const { t } = useSpeech();
  return (
    <Field name={name} label={label} {...(hint === undefined ? {} : { hint })}>
      {(wiring) => (
        <span className="copy" data-copy data-copied={t("ui.copied")}>
          <input className="input" readOnly value={value} {...wiring} />
          <button type="button" className="button button-quiet" hidden>
            <Icon name="copy" />
            <span aria-live="polite">{t("ui.copy")}</span>
          </button>
          <Island name="copy-field" />
        </span>
      )}
    </Field>
  );
}
