import { useSpeech } from "~/i18n/locale-context";
import { Icon, type IconName } from "./icon";

type ChipTone = "good" | "waiting" | "quiet" | "bad";

const looks = {
  confirmed: { tone: "good", icon: "check" },
  "awaiting-payment": { tone: "waiting", icon: "clock" },
  "to-be-invoiced": { tone: "waiting", icon: "file" },
  "to-be-credited": { tone: "waiting", icon: "file" },
  invoiced: { tone: "quiet", icon: "file" },
  paid: { tone: "good", icon: "check" },
  offered: { tone: "waiting", icon: "clock" },
  waitlisted: { tone: "waiting", icon: "wait" },
  "awaiting-approval": { tone: "waiting", icon: "clock" },
  held: { tone: "waiting", icon: "clock" },
  ready: { tone: "good", icon: "check" },
  incomplete: { tone: "waiting", icon: "alert" },
  unnamed: { tone: "waiting", icon: "person" },
  declined: { tone: "bad", icon: "close" },
  cancelled: { tone: "bad", icon: "ban" },
  withdrawn: { tone: "quiet", icon: "close" },
  expired: { tone: "quiet", icon: "clock" },
  draft: { tone: "quiet", icon: "draft" },
  drafted: { tone: "waiting", icon: "draft" },
  published: { tone: "good", icon: "eye" },
  archived: { tone: "quiet", icon: "archive" },
  queued: { tone: "quiet", icon: "clock" },
  sending: { tone: "waiting", icon: "send" },
  sent: { tone: "good", icon: "check" },
  retrying: { tone: "waiting", icon: "clock" },
  failed: { tone: "bad", icon: "alert" },
  superseded: { tone: "quiet", icon: "close" },
  suppressed: { tone: "bad", icon: "ban" },
} as const satisfies Record<string, { tone: ChipTone; icon: IconName }>;

/** The states a chip can say: of a registration and its payment, an event, and a mail. */
export type ChipStatus = keyof typeof looks;

/** All of them, in the order of the table. */
export const chipStatuses = Object.keys(looks) as ChipStatus[];

/** A state as a shape and a word. */
export function StatusChip({
  status,
  detail,
}: {
  status: ChipStatus;
  /** e.g. the place in the queue */ detail?: string;
}) {
  const { t } = useSpeech();
  const { tone, icon } = looks[status];
  return (
    <span className={`chip chip-${tone}`}>
      <Icon name={icon} size={16} />
      {t(`ui.status-${status}`)}
      {detail !== undefined && ` ${detail}`}
    </span>
  );
}
