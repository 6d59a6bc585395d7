import { useSpeech } from "~/i18n/locale-context";
import { ButtonLink } from "~/ui/button";
import { Page } from "~/ui/page";

/** Behind the link of a place that was given to a colleague: what happened, and nothing of theirs. */
export function HandedOver({
  event,
  href,
}: {
  event: string;
  /** The event's page. */ href: string;
}) {
  const { t } = useSpeech();
  return (
    <Page width="text" kicker={event} title={t("life.handedOverTitle")}>
      <p className="lead">{t("life.handedOverText")}</p>
      <div className="button-row">
        <ButtonLink href={href}>{t("life.handedOverEvent")}</ButtonLink>
      </div>
    </Page>
  );
}
