import { useSpeech } from "~/i18n/locale-context";
import { EmptyState } from "~/ui/empty-state";
import { Section } from "~/ui/section";
import { Table } from "~/ui/table";
import type { SensitiveList as List } from "../domain/sensitive-answers";
import { AnswerWords } from "./seat-sensitive";

type Kind = List["kinds"][number];

/** What confirmed attendees answered, counted for the kitchen and by name for those who serve. */
export function SensitiveList({ list }: { list: List }) {
  const { t } = useSpeech();
  if (list.kinds.length === 0)
    return (
      <EmptyState icon="info" title={t("sensitive.notAsked")}>
        {t("sensitive.notAskedHint")}
      </EmptyState>
    );
  return (
    <>
      {list.kinds.map((kind) => (
        <Section key={kind.kind} title={t(`sensitive.label-${kind.kind}`)} id={kind.kind}>
          {kind.lines.length === 0 ? (
            <EmptyState icon="people" title={t("sensitive.nobody")}>
              {t("sensitive.nobodyHint")}
            </EmptyState>
          ) : (
            <OfKind kind={kind} />
          )}
        </Section>
      ))}
    </>
  );
}

function OfKind({ kind: { kind, counts, lines } }: { kind: Kind }) {
  const { t, format } = useSpeech();
  return (
    <>
      {counts.length > 0 && (
        <div className="choice-counts">
          <Table
            caption={t("sensitive.countCaption")}
            showCaption
            columns={[
              {
                key: "choice",
                label: t("sensitive.choiceColumn"),
                main: true,
                cell: ({ choice }) => <AnswerWords answer={{ choices: [choice], note: "" }} />,
              },
              {
                key: "count",
                label: t("sensitive.countColumn"),
                numeric: true,
                cell: ({ count }) => format.number(count),
              },
            ]}
            rows={counts}
            rowKey={({ choice }) => choice}
          />
        </div>
      )}
      <Table
        caption={t(`sensitive.label-${kind}`)}
        columns={[
          {
            key: "name",
            label: t("sensitive.nameColumn"),
            main: true,
            cell: ({ name, company }) => (
              <>
                {name}
                {company !== null && <span className="row-detail">{company}</span>}
              </>
            ),
          },
          {
            key: "answer",
            label: t("sensitive.answerColumn"),
            cell: (line) => <AnswerWords answer={line} />,
          },
        ]}
        rows={lines}
        rowKey={({ registrationId }) => registrationId}
      />
    </>
  );
}
