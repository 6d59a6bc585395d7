import { classNames } from "~/ui/class-names";
import { useSpeech } from "~/i18n/locale-context";
import { Icon } from "~/ui/icon";
import type { HostTurn } from "../queries/series-page.server";

/** Who hosts when: those who had their turn, the next one, those to come. */
export function HostRota({
  turns,
  hrefOf,
}: {
  turns: readonly HostTurn[];
  hrefOf: (turn: HostTurn) => string;
}) {
  const { t, format } = useSpeech();
  return (
    <ol className="rota">
      {turns.map((turn) => (
        <li key={turn.slug} className={classNames("rota-turn", `rota-${turn.state}`)}>
          <span className="rota-mark">
            {turn.state === "done" && <Icon name="check" size={16} />}
          </span>
          <span className="rota-date">{format.shortDate(turn.startsAt, turn.timeZone)}</span>
          <span className="rota-host">
            <a href={hrefOf(turn)}>{turn.host}</a>{" "}
            {turn.state !== "later" && (
              <span className={turn.state === "done" ? "visually-hidden" : "rota-state"}>
                {t(turnWords[turn.state])}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

const turnWords = {
  done: "browse.rotaDone",
  next: "browse.rotaNext",
  cancelled: "ui.status-cancelled",
} as const;
