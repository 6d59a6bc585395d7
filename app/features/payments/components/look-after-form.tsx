import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { TextArea } from "~/ui/text-input";
import type { DifferenceRow } from "../queries/differences.server";

/** Asks what was done about a difference before it is no longer shown. */
export function LookAfterForm({
  difference,
  backHref,
  given,
}: {
  difference: Pick<DifferenceRow, "id" | "kind" | "subject">;
  backHref: string;
  given: FormState | undefined;
}) {
  const { t } = useSpeech();
  const { field, errors } = useFields(given, {});
  return (
    <section className="told" aria-labelledby="look-after-title">
      <h2 id="look-after-title">{t("books.lookAfterTitle")}</h2>
      <p className="told-lead">
        {t(`books.kind-${difference.kind}`)} ({difference.subject}). {t("books.lookAfterLead")}
      </p>
      <form method="post" className="fields told-form" noValidate>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="id" value={difference.id} />
        <TextArea {...field("note")} label={t("books.note")} hint={t("books.noteHint")} rows={2} />
        <div className="button-row">
          <Button name="intent" value="look-after">
            {t("books.lookAfter")}
          </Button>
          <ButtonLink look="quiet" icon="back" href={backHref}>
            {t("books.back")}
          </ButtonLink>
        </div>
      </form>
    </section>
  );
}
