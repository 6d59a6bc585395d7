import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Island } from "~/ui/island";

export interface DecisionPreviewProps {
  readonly verdict: "approve" | "decline";
  readonly chosen: readonly { readonly orderId: string; readonly name: string }[];
  readonly message: string;
  /** The letter the first of them gets. */
  readonly letter: { readonly subject: string; readonly text: string };
  /** Whether there is not room for all of them now. */
  readonly full: boolean;
}

/** Asks once before applications are decided, and shows the letter as it will be. */
export function DecisionPreview({ verdict, chosen, message, letter, full }: DecisionPreviewProps) {
  const { t, format } = useSpeech();
  const approving = verdict === "approve";
  const count = { count: chosen.length };
  return (
    <section className="told" aria-labelledby="decision">
      <h2 id="decision">
        {approving ? t("queue.sureApprove", count) : t("queue.sureDecline", count)}
      </h2>
      <p className="told-lead">{format.list(chosen.map(({ name }) => name))}</p>
      {approving && full && <p>{t("queue.wouldWait")}</p>}
      <h3>{t("queue.letterTo", { name: chosen[0]?.name ?? "" })}</h3>
      <div className="letter-words">
        <p>
          <strong>{letter.subject}</strong>
        </p>
        <pre className="mail-text">{letter.text}</pre>
      </div>
      <form method="post" className="told-form">
        {chosen.map(({ orderId }) => (
          <input key={orderId} type="hidden" name={`order.${orderId}`} value="on" />
        ))}
        <input type="hidden" name="message" value={message} />
        <div className="button-row">
          <Button name="intent" value={`${verdict}-sure`} look={approving ? "primary" : "danger"}>
            {t(approving ? "queue.doApprove" : "queue.doDecline")}
          </Button>
          <Button name="intent" value="change" look="quiet" icon="back">
            {t("queue.change")}
          </Button>
        </div>
        <Island name="submit-once" />
      </form>
    </section>
  );
}
