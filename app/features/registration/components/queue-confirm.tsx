import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button, ButtonLink } from "~/ui/button";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { TextArea } from "~/ui/text-input";
import type { QueueParty } from "../queries/waitlist-of-event.server";
import { partyWords, wantedWords } from "./queue-words";

/** Asks before somebody is served out of turn, and why, or before they are taken off the queue. */
export function QueueConfirm({
  verb,
  party,
  before,
  backHref,
  form,
}: {
  verb: "offer" | "remove";
  party: QueueParty;
  /** How many stand before them. */
  before: number;
  backHref: string;
  form: FormState | undefined;
}) {
  const speech = useSpeech();
  const { t } = speech;
  const { field } = useFields(form);
  const name = partyWords(party, speech);
  return (
    <section className="told" aria-labelledby="queue-confirm">
      <h2 id="queue-confirm">
        {t(verb === "offer" ? "queue.outOfTurnTitle" : "queue.removeTitle", { name })}
      </h2>
      <p className="told-lead">{wantedWords(party, speech)}</p>
      <ul className="told-facts">
        {verb === "offer" && before > 0 && <li>{t("queue.offerBefore", { count: before })}</li>}
        <li>{t(verb === "offer" ? "queue.offerNoted" : "queue.removeTold")}</li>
      </ul>
      <form method="post" className="told-form fields">
        <input type="hidden" name="entry" value={party.id} />
        {verb === "offer" && (
          <TextArea
            {...field("note")}
            label={t("queue.note")}
            hint={t("queue.noteHint")}
            rows={3}
            maxLength={500}
          />
        )}
        <div className="button-row">
          <Button name="intent" value={verb} look={verb === "offer" ? "primary" : "danger"}>
            {t(`queue.${verb}Confirm`)}
          </Button>
          <ButtonLink look="quiet" icon="back" href={backHref}>
            {t("queue.back")}
          </ButtonLink>
        </div>
        <Island name="submit-once" />
      </form>
    </section>
  );
}
