import { useSpeech } from "~/i18n/locale-context";
import { Button, ButtonLink } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { Island } from "~/ui/island";

/** Replacing the link of somebody else's seat, by their contact or an organiser; what stops working is said first. */
export function RenewSeatLink({
  name,
  done,
  backHref,
}: {
  /** `null` for a seat nobody is named for: then nobody is mailed. */
  name: string | null;
  done: boolean;
  /** Where one came from. */
  backHref: string;
}) {
  const { t } = useSpeech();
  const named = name !== null;
  return (
    <>
      <DoneNotice
        sentence={
          done ? t(named ? "choices.linkRenewed" : "choices.linkRenewedUnnamed") : undefined
        }
      />
      {!done && (
        <p>{t(named ? "choices.renewFor" : "choices.renewForUnnamed", { name: name ?? "" })}</p>
      )}
      <form method="post" className="button-row">
        {!done && <Button>{t("choices.renewForDo")}</Button>}
        <ButtonLink look="quiet" icon="back" href={backHref}>
          {t("choices.renewBack")}
        </ButtonLink>
      </form>
      <Island name="submit-once" />
    </>
  );
}
