import { useSpeech } from "~/i18n/locale-context";
import { isProblemCode, problemText, type Translate } from "~/i18n/translate";
import type { FormState } from "~/kernel/form-state";
import { Button, ButtonLink } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { ErrorSummary } from "~/ui/error-summary";
import { FactList } from "~/ui/fact-list";
import { Fieldset } from "~/ui/fieldset";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import { Table } from "~/ui/table";
import { Select } from "~/ui/text-input";
import { importFields, titleKey } from "../domain/import-columns";
import type { PlannedRow } from "../domain/import-plan";
import type { ImportPage } from "../queries/registration-imports.server";

export interface ImportFileProps {
  readonly file: ImportPage;
  readonly form: FormState | undefined;
  readonly hereHref: string;
  readonly backHref: string;
  readonly tableHref: string;
}

/** Rows the preview lists; how many there are of each kind is said of all. */
const shownRows = 100;

/** A file that was read: what its columns are, what each row is going to do; later what came of it. */
export function ImportFile({ file, form, hereHref, backHref, tableHref }: ImportFileProps) {
  const { t } = useSpeech();
  const { errors } = useFields(form);
  return (
    <>
      <ErrorSummary errors={errors} />
      <Section
        title={file.fileName || t("table.importTitle")}
        id="file"
        actions={
          <ButtonLink look="quiet" icon="back" href={backHref}>
            {t("table.importEarlier")}
          </ButtonLink>
        }
      >
        {file.state === "waiting" ? (
          <Arrange file={file} />
        ) : (
          <Outcome file={file} hereHref={hereHref} tableHref={tableHref} />
        )}
      </Section>
      {file.state === "waiting" && <Preview file={file} />}
    </>
  );
}

/** What a column or a row's problem is about, in words. */
function fieldWords(field: string, file: ImportPage, t: Translate): string {
  const known = importFields.find((one) => one === field);
  if (known) return t(`table.field-${known}`);
  return file.questions.find(({ id }) => field === `q.${id}`)?.label ?? field;
}

function Arrange({ file }: { file: ImportPage }) {
  const { t, format } = useSpeech();
  const { counts, options } = file;
  const coming = counts.new + counts.known + counts.again;
  return (
    <form method="post" className="fields">
      <Fieldset legend={t("table.importColumns")} lead={t("table.importColumnsLead")}>
        <div className="table-filter-fields">
          {file.titles.map((title, place) => (
            <Select
              key={place}
              name={`column.${place}`}
              label={title || `${place + 1}`}
              placeholder={t("table.importLeaveOut")}
              defaultValue={file.mapping[titleKey(title)] ?? ""}
              options={file.fields.map((field) => ({
                value: field,
                label: fieldWords(field, file, t),
              }))}
            />
          ))}
        </div>
      </Fieldset>
      <Fieldset legend={t("table.importHow")}>
        <Checkbox
          name="byCompany"
          label={t("table.importByCompany")}
          hint={t("table.importByCompanyHint")}
          defaultChecked={options.byCompany}
        />
        <Checkbox name="again" label={t("table.importAgain")} defaultChecked={options.again} />
        <Checkbox
          name="mails"
          label={t("table.importMails")}
          hint={t("table.importMailsHint")}
          defaultChecked={options.mails}
        />
      </Fieldset>
      <FactList
        facts={[
          ...(["new", "known", "again", "skipped", "wrong"] as const).map((state) =>
            counts[state] === 0
              ? null
              : { label: t(`table.row-${state}`), value: format.number(counts[state]) },
          ),
          {
            label: t("table.order"),
            value: t("table.importOrders", { count: file.orders }),
          },
        ]}
      />
      {coming === 0 && <Notice tone="warning">{t("table.importNothing")}</Notice>}
      <div className="button-row">
        <Button name="intent" value="arrange" look="quiet">
          {t("table.importUpdate")}
        </Button>
        {coming > 0 && (
          <Button name="intent" value="begin" icon="check">
            {t("table.importBegin")}
          </Button>
        )}
        <Button name="intent" value="drop" look="plain">
          {t("table.importDrop")}
        </Button>
      </div>
      <Island name="submit-once" />
    </form>
  );
}

function Preview({ file }: { file: ImportPage }) {
  const { t } = useSpeech();
  const rows = file.rows
    .toSorted((a, b) => Number(b.state === "wrong") - Number(a.state === "wrong"))
    .slice(0, shownRows);
  const words = ({ problem }: PlannedRow) =>
    problem ? `${fieldWords(problem.field, file, t)}: ${problemWords(problem.code, t)}` : null;
  return (
    <Section
      title={t("table.importPreview")}
      id="rows"
      {...(file.rows.length > rows.length
        ? { lead: t("table.importShown", { shown: rows.length, count: file.rows.length }) }
        : {})}
    >
      <Table
        caption={t("table.importPreview")}
        columns={[
          {
            key: "row",
            label: t("table.importRow"),
            numeric: true,
            cell: ({ number }) => number,
          },
          {
            key: "name",
            label: t("table.column-name"),
            main: true,
            cell: (row) => (
              <>
                {row.name || t("table.unnamed")}
                {row.email !== "" && <span className="row-detail">{row.email}</span>}
              </>
            ),
          },
          {
            key: "company",
            label: t("table.column-company"),
            cell: ({ company }) => company || "–",
          },
          {
            key: "state",
            label: t("table.importWhat"),
            cell: (row) => (
              <>
                {t(`table.row-${row.state}`)}
                {row.problem && <span className="row-detail">{words(row)}</span>}
              </>
            ),
          },
        ]}
        rows={rows}
        rowKey={({ number }) => String(number)}
      />
    </Section>
  );
}

function problemWords(code: string, t: Translate): string {
  return isProblemCode(code) ? problemText(t, { code }) : code;
}

function Outcome({
  file,
  hereHref,
  tableHref,
}: Pick<ImportFileProps, "file" | "hereHref" | "tableHref">) {
  const { t, format } = useSpeech();
  const { outcome, state } = file;
  const facts = [
    { label: t("table.importSeats"), value: outcome.seats },
    { label: t("table.importWaiting"), value: outcome.waiting },
    { label: t("table.importSkipped"), value: outcome.skipped },
    ...(outcome.undone
      ? [
          { label: t("table.importUndoneCount"), value: outcome.undone.cancelled },
          { label: t("table.importLeft"), value: outcome.undone.left },
        ]
      : []),
  ];
  return (
    <div className="fields">
      <Notice tone={state === "done" ? "success" : "info"} title={t(`table.import-${state}`)} live>
        {state === "running" && (
          <p>{t("table.importProgress", { placed: outcome.placed, orders: outcome.orders })}</p>
        )}
        {state === "undoing" && <p>{t("table.importUndoing")}</p>}
      </Notice>
      <FactList facts={facts.map(({ label, value }) => ({ label, value: format.number(value) }))} />
      {outcome.refused.length > 0 && (
        <div>
          <h3>{t("table.importRefused")}</h3>
          <ul className="told-facts">
            {outcome.refused.slice(0, shownRows).map(({ rows, code }) => (
              <li key={rows.join()}>
                {t("table.importRows", { rows: rows.join(", "), why: problemWords(code, t) })}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="button-row">
        {(state === "running" || state === "undoing") && (
          <ButtonLink icon="eye" href={hereHref}>
            {t("table.importLook")}
          </ButtonLink>
        )}
        <ButtonLink look="quiet" icon="people" href={tableHref}>
          {t("table.back")}
        </ButtonLink>
      </div>
      {state === "done" && outcome.seats > 0 && (
        <form method="post" className="fields">
          <p>{t(file.undoable ? "table.importUndoLead" : "table.importTouched")}</p>
          {file.undoable && (
            <div className="button-row">
              <Button look="danger" name="intent" value="undo">
                {t("table.importUndo")}
              </Button>
            </div>
          )}
        </form>
      )}
    </div>
  );
}
