import { useSpeech } from "~/i18n/locale-context";
import { isProblemCode, problemText } from "~/i18n/translate";
import type { FormState } from "~/kernel/form-state";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import { Select } from "~/ui/text-input";
import { BackChoice } from "./order-money";
import { bulkAtMost, type BulkAct } from "../domain/bulk-acts";

export interface BulkPreviewProps {
  readonly act: BulkAct;
  readonly selected: number;
  /** How many of them it can be done to. */
  readonly can: number;
  /** The first of those; `null` for a seat without a name. */
  readonly names: readonly (string | null)[];
  /** What the event's rule gives back now, where cancelling is about money. */
  readonly percent: number | null;
  readonly tickets: readonly { readonly id: string; readonly name: string }[];
  /** What has just been done. */
  readonly result: {
    readonly done: number;
    readonly refused: readonly { readonly count: number; readonly code: string }[];
  } | null;
  readonly form: FormState | undefined;
  readonly backHref: string;
  /** Where what was done is undone; `null` where it cannot be. */
  readonly undoHref: string | null;
}

/** What is going to happen to how many before it does, and afterwards what did. */
export function BulkPreview(props: BulkPreviewProps) {
  const { act, selected, can, result, form, backHref } = props;
  const { t, format } = useSpeech();
  const { field, errors } = useFields(form);
  if (result) return <BulkResult {...props} result={result} />;
  const names = props.names.map((name) => name ?? t("table.unnamed"));
  const shown = can > names.length ? `${names.join(", ")} …` : format.list(names);
  return (
    <section className="told" aria-labelledby="bulk-title">
      <ErrorSummary errors={errors} />
      <h2 id="bulk-title">{t("table.bulkTitle", { what: t(`table.do-${act}`) })}</h2>
      {can === 0 ? (
        <EmptyState
          icon="people"
          title={t("table.bulkNone")}
          action={
            <ButtonLink look="quiet" icon="back" href={backHref}>
              {t("table.back")}
            </ButtonLink>
          }
        >
          {t("table.bulkNoneHint")}
        </EmptyState>
      ) : (
        <>
          <p className="told-lead">{t("table.bulkCan", { count: can })}</p>
          <ul className="told-facts">
            <li>{shown}</li>
            <li>{t(`table.will-${act}`)}</li>
            {selected > can && <li>{t("table.bulkCannot", { count: selected - can })}</li>}
            {can > bulkAtMost && <li>{t("table.bulkMore", { most: bulkAtMost })}</li>}
          </ul>
          <form method="post" className="told-form">
            {act === "set-ticket" && (
              <Select
                {...field("ticket")}
                label={t("table.ticketType")}
                placeholder={t("table.ticketType")}
                options={props.tickets.map(({ id, name }) => ({ value: id, label: name }))}
                size="medium"
              />
            )}
            {props.percent !== null && (
              <BackChoice name="back" defaultValue="whole" percent={props.percent} own={false} />
            )}
            <div className="button-row">
              <Button look={act.startsWith("cancel") ? "danger" : "primary"}>
                {t(`table.do-${act}`)}
              </Button>
              <ButtonLink look="quiet" icon="back" href={backHref}>
                {t("table.back")}
              </ButtonLink>
            </div>
            <Island name="submit-once" />
          </form>
        </>
      )}
    </section>
  );
}

function BulkResult({
  act,
  result,
  backHref,
  undoHref,
}: BulkPreviewProps & { readonly result: NonNullable<BulkPreviewProps["result"]> }) {
  const { t } = useSpeech();
  const mails = act === "send-link" || act === "send-confirmation" || act === "cancel";
  return (
    <section aria-labelledby="bulk-title" className="told">
      <h2 id="bulk-title">{t(`table.do-${act}`)}</h2>
      <Notice tone={result.refused.length > 0 ? "warning" : "success"} live>
        <p>{t("table.bulkDid", { count: result.done })}</p>
        {result.refused.map(({ code, count }) => (
          <p key={code}>
            {t("table.bulkRefused", {
              count,
              why: isProblemCode(code) ? problemText(t, { code }) : code,
            })}
          </p>
        ))}
        {mails && result.done > 0 && <p>{t("table.bulkNoUndo")}</p>}
      </Notice>
      <div className="button-row">
        <ButtonLink look="quiet" icon="back" href={backHref}>
          {t("table.back")}
        </ButtonLink>
        {undoHref && (
          <ButtonLink look="quiet" href={undoHref}>
            {t("table.bulkUndo")}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}
