import { useSpeech } from "~/i18n/locale-context";
import { Button, ButtonLink } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { Island } from "~/ui/island";
import { Page } from "~/ui/page";

/** Behind a seat's link that was replaced by a newer one: that it was, and the newer one by mail. */
export function RenewedLink({
  event,
  href,
  mailed,
}: {
  event: string;
  /** The event's page. */
  href: string;
  /** Whether the newer one was asked for a moment ago. */
  mailed: boolean;
}) {
  const { t } = useSpeech();
  return (
    <Page width="text" kicker={event} title={t("choices.renewedTitle")}>
      <DoneNotice sentence={mailed ? t("choices.linkMailed") : undefined} />
      <p className="lead">{t("choices.renewedText")}</p>
      <form method="post" className="button-row">
        {!mailed && (
          <Button icon="mail" name="intent" value="mail-link">
            {t("choices.mailLink")}
          </Button>
        )}
        <ButtonLink look="quiet" href={href}>
          {t("life.handedOverEvent")}
        </ButtonLink>
      </form>
      <Island name="submit-once" />
    </Page>
  );
}
