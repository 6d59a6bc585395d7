import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Details } from "~/ui/details";
import { Island } from "~/ui/island";

/** Ending the links of one's own seat, where they have gone astray; what stops working is said first. */
export function RenewLinkForm() {
  const { t } = useSpeech();
  return (
    <Details summary={t("choices.renew")}>
      <form method="post" className="fields">
        <p>{t("choices.renewText")}</p>
        <div>
          <Button look="quiet" name="intent" value="renew-link">
            {t("choices.renewDo")}
          </Button>
        </div>
      </form>
      <Island name="submit-once" />
    </Details>
  );
}
