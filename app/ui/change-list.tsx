import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";

/** What was and what will be; `before` is `null` for something new, `after` for something that goes. */
export interface ShownChange {
  readonly label: string;
  readonly before: ReactNode | null;
  readonly after: ReactNode | null;
}

/** What changes, line by line: as it was, struck through, and as it will be. */
export function ChangeList({ changes }: { changes: readonly ShownChange[] }) {
  const { t } = useSpeech();
  return (
    <dl className="changes">
      {changes.map(({ label, before, after }) => (
        <div className="change" key={label}>
          <dt>{label}</dt>
          <dd>
            {before !== null && (
              <del className="change-before">
                <span className="visually-hidden">{t("organise.before")}: </span>
                {before}
              </del>
            )}
            {after !== null && (
              <ins className="change-after">
                <span className="visually-hidden">{t("organise.after")}: </span>
                {after}
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
