import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { useFields } from "~/ui/form-fields";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import type { OutboxMessage } from "../queries/organisation-outbox.server";

export interface SendAgainProps {
  readonly message: Pick<
    OutboxMessage,
    "recipientName" | "recipientEmail" | "resending" | "retrying"
  >;
  readonly form: FormState | undefined;
}

/** Sends a mail once more or tries it at once; where neither may be, says why. Nothing for roles that never may. */
export function SendAgain({ message, form }: SendAgainProps) {
  const { t } = useSpeech();
  const { errors } = useFields(form);
  const { resending, retrying, recipientName, recipientEmail } = message;
  if (resending === undefined || retrying === undefined) return null;
  return (
    <Section title={t("outbox.doAgain")} id="again">
      {errors.length > 0 && (
        <Notice tone="danger" live>
          {errors.map(({ message: sentence }) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      {retrying === null ? (
        <form method="post">
          <p>{t("outbox.retryLead")}</p>
          <Button name="intent" value="retry" look="quiet" icon="send">
            {t("outbox.retry")}
          </Button>
        </form>
      ) : resending === null ? (
        <form method="post">
          <p>{t("outbox.resendLead", { name: recipientName || recipientEmail })}</p>
          <Button name="intent" value="resend" look="quiet" icon="send">
            {t("outbox.resend")}
          </Button>
        </form>
      ) : (
        <p>{t(`problem.${resending.code === "mail-waits" ? retrying.code : resending.code}`)}</p>
      )}
    </Section>
  );
}
