import { useSpeech } from "~/i18n/locale-context";
import { languageNames, isLocale } from "~/kernel/locales";
import { ButtonLink } from "~/ui/button";
import { FactList } from "~/ui/fact-list";
import { Section } from "~/ui/section";
import { StatusChip } from "~/ui/status-chip";
import { answerWord } from "../domain/answer-words";
import { orderSources } from "../domain/table-filter";
import type { RegistrationDetail } from "../queries/registration-detail.server";
import { AnswerFileLinks } from "./answer-file-links";
import { seatChip } from "./registration-table";
import { AnswerWords } from "./seat-sensitive";

/** As much of the command's answer as is shown: commands are not for components. */
export interface SensitiveShown {
  readonly needs: readonly {
    readonly kind: "diet" | "access";
    readonly choices: readonly string[];
    readonly note: string;
  }[];
  readonly answers: readonly { readonly label: string; readonly values: readonly string[] }[];
}

/** Everything about one registration that everybody on the staff may see. */
export function RegistrationFacts({
  detail,
  timeZone,
}: {
  detail: RegistrationDetail;
  timeZone: string;
}) {
  const { t, format } = useSpeech();
  const { order } = detail;
  const source = orderSources.find((known) => known === order.source);
  const contact = [order.contactName, order.contactEmail].filter(Boolean).join(", ");
  return (
    <FactList
      facts={[
        {
          label: t("table.column-status"),
          value: (
            <span className="chips">
              <StatusChip status={seatChip[detail.status]} />
            </span>
          ),
        },
        detail.email === null || detail.anonymised
          ? null
          : { label: t("table.column-email"), value: detail.email },
        order.company === null ? null : { label: t("table.column-company"), value: order.company },
        detail.ticketType === null
          ? null
          : { label: t("table.column-ticket"), value: detail.ticketType },
        detail.group === null ? null : { label: t("table.column-group"), value: detail.group },
        detail.addOns.length === 0
          ? null
          : {
              label: t("table.extras"),
              value: detail.addOns.map((addOn) => (
                <span key={addOn.id} className="row-part">
                  {addOn.name}
                  {addOn.waiting && ` (${t("table.waits").toLowerCase()})`}
                  {addOn.sharesWith !== null && (
                    <span className="row-detail">
                      {t("table.sharesWith", { name: addOn.sharesWith })}
                    </span>
                  )}
                  {addOn.sharesWith === null && addOn.roomMate !== "" && (
                    <span className="row-detail">
                      {t("table.wishes", { name: addOn.roomMate })}
                    </span>
                  )}
                </span>
              )),
            },
        detail.sessions.length === 0
          ? null
          : {
              label: t("table.column-sessions"),
              value: detail.sessions.map((session) => (
                <span key={session.id} className="row-part">
                  {session.title}
                  {session.waiting && ` (${t("table.waits").toLowerCase()})`}
                </span>
              )),
            },
        {
          label: t("table.order"),
          value: t("table.orderSeats", { code: order.code, count: order.seats }),
        },
        order.erased ? null : { label: t("table.column-contact"), value: contact },
        order.totalMinor === 0
          ? null
          : {
              label: t("table.orderTotal"),
              value: format.money(order.totalMinor, order.currency),
            },
        order.reference === ""
          ? null
          : { label: t("table.orderReference"), value: order.reference },
        {
          label: t("table.column-at"),
          value: `${format.moment(detail.createdAt, timeZone)}, ${
            source ? t(`table.source-${source}`).toLowerCase() : order.source
          }`,
        },
        isLocale(detail.language)
          ? { label: t("table.language"), value: languageNames[detail.language] }
          : null,
      ]}
    />
  );
}

/** What was answered to the event's own questions, and the way to what only few may see. */
export function RegistrationAnswers({
  detail,
  sensitive,
  sensitiveHref,
  mayOpenFiles,
}: {
  detail: RegistrationDetail;
  /** Whether they handle registrations: files are theirs to read alone. */
  mayOpenFiles: boolean;
  /** What only few may see, once they have asked for it. */
  sensitive: SensitiveShown | null;
  /** Where it is asked for; `null` for roles that may not. */
  sensitiveHref: string | null;
}) {
  const { t, format } = useSpeech();
  const words = (kind: string, values: readonly string[]) =>
    format.list(
      values.map((value) => answerWord(kind, value, t("table.yes"), t("table.fileSent"))),
    );
  return (
    <>
      <Section title={t("table.answers")} id="answers">
        {detail.answers.length === 0 ? (
          <p>{t("table.noAnswers")}</p>
        ) : (
          <FactList
            facts={detail.answers.map(({ label, kind, values, files }) => ({
              label,
              value:
                kind === "file" ? (
                  <AnswerFileLinks files={files} mayOpen={mayOpenFiles} />
                ) : (
                  words(kind, values)
                ),
            }))}
          />
        )}
      </Section>
      {sensitiveHref !== null && (
        <Section title={t("table.sensitiveTitle")} id="sensitive" lead={t("table.sensitiveLead")}>
          {sensitive === null ? (
            <ButtonLink look="quiet" icon="eye" href={sensitiveHref}>
              {t("table.showSensitive")}
            </ButtonLink>
          ) : sensitive.needs.length + sensitive.answers.length === 0 ? (
            <p>{t("table.noSensitive")}</p>
          ) : (
            <FactList
              facts={[
                ...sensitive.needs.map(({ kind, ...need }) => ({
                  label: t(`sensitive.label-${kind}`),
                  value: <AnswerWords answer={need} />,
                })),
                ...sensitive.answers.map(({ label, values }) => ({
                  label,
                  value: format.list(values),
                })),
              ]}
            />
          )}
        </Section>
      )}
    </>
  );
}
