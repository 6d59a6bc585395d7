import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { Icon, type IconName } from "./icon";
import { VisuallyHidden } from "./visually-hidden";

export type Tone = "info" | "success" | "warning" | "danger";

const marks: Record<Tone, IconName> = {
  info: "info",
  success: "done",
  warning: "warning",
  danger: "alert",
};

export interface NoticeProps {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  /** Read out at once when it appears after something was done. */
  readonly live?: boolean;
  readonly children?: ReactNode;
}

/** Something worth knowing before going on. Its tone is said by icon and word, not by colour alone. */
export function Notice({ tone = "info", title, live, children }: NoticeProps) {
  const { t } = useSpeech();
  return (
    <div className={`notice notice-${tone}`} role={live ? "status" : undefined}>
      <Icon name={marks[tone]} />
      <div className="notice-body">
        <VisuallyHidden>{t(`ui.tone-${tone}`)}: </VisuallyHidden>
        {title !== undefined && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
