import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { FactList } from "~/ui/fact-list";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import type { LastRun } from "../queries/differences.server";

/** When the books were last compared with Stripe's, how many of them, and what went wrong. */
export function LastComparison({
  run,
  timeZone,
  mayRun,
}: {
  run: LastRun | null;
  timeZone: string;
  mayRun: boolean;
}) {
  const { t, format } = useSpeech();
  return (
    <Section
      id="last-run"
      title={t("books.lastRun")}
      actions={
        mayRun && (
          <form method="post">
            <Button look="quiet" name="intent" value="run">
              {t("books.runNow")}
            </Button>
            <Island name="submit-once" />
          </form>
        )
      }
    >
      {run?.error && <Notice tone="warning">{t(`books.error-${run.error}`)}</Notice>}
      {run ? (
        <FactList
          facts={[
            {
              label: t("books.ranAt"),
              value:
                run.doneAt || run.error
                  ? format.moment(run.doneAt ?? run.startedAt, timeZone)
                  : t("books.running"),
            },
            {
              label: t("books.covered"),
              value: `${format.moment(run.coversFrom, timeZone)} – ${format.moment(run.coversUntil, timeZone)}`,
            },
            {
              label: t("books.compared"),
              value: t("books.comparedCount", { count: run.compared }),
            },
          ]}
        />
      ) : (
        <p>{t("books.never")}</p>
      )}
    </Section>
  );
}
