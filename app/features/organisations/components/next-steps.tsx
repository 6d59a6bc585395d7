import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { Icon } from "~/ui/icon";
import { VisuallyHidden } from "~/ui/visually-hidden";

export interface Step {
  readonly key: string;
  readonly done: boolean;
  readonly label: ReactNode;
  /** Why, or what is missing. */
  readonly hint?: ReactNode;
  readonly href?: string | undefined;
}

/** What is done and what is left to do, in order. */
export function NextSteps({ steps }: { steps: readonly Step[] }) {
  const { t } = useSpeech();
  return (
    <ol className="steps">
      {steps.map(({ key, done, label, hint, href }) => (
        <li key={key} className={done ? "step step-done" : "step"}>
          <Icon name={done ? "done" : "draft"} />
          <div>
            <VisuallyHidden>{t(done ? "organise.stepDone" : "organise.stepLeft")}: </VisuallyHidden>
            {href === undefined ? label : <a href={href}>{label}</a>}
            {hint !== undefined && <p className="step-hint">{hint}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
