import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { Icon } from "./icon";
import { Island } from "./island";

/** Lines of code to take elsewhere. They can be marked and copied by hand; the island does it in one tap. */
export function CodeSample({ label, code }: { label: ReactNode; code: string }) {
  const { t } = useSpeech();
  return (
    <figure className="code-sample" data-copy data-copied={t("ui.copied")}>
      <figcaption>
        <span>{label}</span>
        <button type="button" className="button button-quiet button-small" hidden>
          <Icon name="copy" size={16} />
          <span aria-live="polite">{t("ui.copy")}</span>
        </button>
      </figcaption>
      {/* Long lines scroll: whoever uses a keyboard has to get there. */}
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-label={typeof label === "string" ? label : undefined}
      >
        <code>{code}</code>
      </pre>
      <Island name="copy-field" />
    </figure>
  );
}
