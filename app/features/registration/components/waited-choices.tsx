import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Section } from "~/ui/section";
import type { WaitedChoice } from "../queries/queue-place.server";

/** The add-ons and sessions a seat waits for, each with its number and the way out. */
export function WaitedChoices({ choices }: { choices: readonly WaitedChoice[] }) {
  const { t } = useSpeech();
  if (choices.length === 0) return null;
  return (
    <Section title={t("queue.waitsFor")} lead={t("queue.waitsForLead")} id="queue">
      <ul className="queue-choices">
        {choices.map(({ entryId, name, position }) => (
          <li key={entryId}>
            <span>
              <strong>{name}</strong>{" "}
              <span className="row-detail">{t("queue.numberInLine", { position })}</span>
            </span>
            <form method="post">
              <input type="hidden" name="entry" value={entryId} />
              <Button
                look="plain"
                small
                name="intent"
                value="leave-choice"
                aria-label={t("queue.leaveNamed", { name })}
              >
                {t("queue.leave")}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
