import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { Notice } from "~/ui/notice";

/** Says on every organiser's page that Stripe and the books disagree; nothing while they agree. */
export function DifferencesNotice({
  organisation,
  count,
}: {
  readonly organisation: string;
  readonly count: number;
}) {
  const { t } = useSpeech();
  if (count === 0) return null;
  return (
    <Notice tone="warning" title={t("treasury.differencesTitle", { count })}>
      <p>
        <a href={paths.differences(organisation)}>{t("treasury.seeDifferences")}</a>
      </p>
    </Notice>
  );
}
