import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { Island } from "~/ui/island";
import { Page } from "~/ui/page";

/** Behind a seat's link that was replaced by a newer one: that it was, and the newer one by mail. */
export function RenewedLink({
  mailed,
}: {
  /** Whether the newer one was asked for a moment ago. */
  mailed: boolean;
}) {
  const { t } = useSpeech();
  return (
    <Page width="text" title={t("choices.renewedTitle")}>
      <DoneNotice sentence={mailed ? t("choices.linkMailed") : undefined} />
      <p className="lead">{t("choices.renewedText")}</p>
      {!mailed && (
        <form method="post">
          <Button icon="mail" name="intent" value="mail-link">
            {t("choices.mailLink")}
          </Button>
        </form>
      )}
      <Island name="submit-once" />
    </Page>
  );
}
