import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { StatusChip, type ChipStatus } from "~/ui/status-chip";
import { VisuallyHidden } from "~/ui/visually-hidden";
import { AnswerChip } from "./answer-chip";
import type { RegistrationLine } from "../queries/registrations-of-event.server";

export interface RegistrationTableProps {
  readonly lines: readonly RegistrationLine[];
  /** Whether they stand under their companies. */
  readonly grouped: boolean;
  readonly hrefOf: (registrationId: string) => string;
  /** Where an order's money is. */
  readonly moneyHrefOf: (orderId: string) => string;
  /** Whether rows can be selected: the table then stands in the form that does something with them. */
  readonly selecting: boolean;
}

/** Everybody's seat, under their company or in one list; below 640 px a list of cards. */
export function RegistrationTable(props: RegistrationTableProps) {
  const { lines, grouped, selecting } = props;
  const { t } = useSpeech();
  const shown = {
    company: !grouped && lines.some(({ company }) => company !== null),
    group: lines.some(({ group }) => group !== null),
    ticket: new Set(lines.map(({ ticketType }) => ticketType)).size > 1,
    addOns: lines.some(({ addOns }) => addOns.length > 0),
    payment: lines.some(({ payment }) => payment !== null),
    missing: lines.some(({ unnamed, unanswered }) => unnamed || unanswered.length > 0),
  };
  const columns = 3 + Number(selecting) + Object.values(shown).filter(Boolean).length;
  const groups = grouped ? byCompany(lines) : [{ company: null, lines }];
  // Roles are spelt out because `display: block` takes them away from a table in some browsers.
  return (
    <table className="table table-compact registrations" role="table">
      <caption>
        <VisuallyHidden>{t("organise.tab-registrations")}</VisuallyHidden>
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {selecting && (
            <Head>
              <VisuallyHidden>{t("table.selectColumn")}</VisuallyHidden>
            </Head>
          )}
          <Head>{t("organise.attendee")}</Head>
          {shown.company && <Head>{t("table.column-company")}</Head>}
          {shown.group && <Head>{t("organise.group")}</Head>}
          {shown.ticket && <Head>{t("table.column-ticket")}</Head>}
          {shown.addOns && <Head>{t("table.extras")}</Head>}
          <Head>{t("organise.seatState")}</Head>
          {shown.payment && <Head>{t("table.column-payment")}</Head>}
          {shown.missing && <Head>{t("table.missing")}</Head>}
          <Head>{t("organise.latestMail")}</Head>
        </tr>
      </thead>
      {groups.map(({ company, lines: own }) => (
        <tbody key={company ?? ""} role="rowgroup">
          {grouped && (
            <tr role="row" className="company-row">
              <th role="rowheader" scope="rowgroup" colSpan={columns}>
                {company ?? t("organise.withoutCompany")}{" "}
                <span className="count">{t("organise.seatCount", { count: own.length })}</span>
              </th>
            </tr>
          )}
          {own.map((line) => (
            <SeatRow key={line.id} line={line} shown={shown} {...props} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** Lines under their companies, in the order they came in. */
function byCompany(lines: readonly RegistrationLine[]) {
  const groups = new Map<string | null, RegistrationLine[]>();
  for (const line of lines) {
    const group = groups.get(line.company) ?? [];
    groups.set(line.company, group);
    group.push(line);
  }
  return [...groups].map(([company, own]) => ({ company, lines: own }));
}

function Head({ children }: { children: ReactNode }) {
  return (
    <th role="columnheader" scope="col">
      {children}
    </th>
  );
}

function Value({ label, children }: { label?: string; children: ReactNode }) {
  const empty = children === null || children === "";
  return (
    <td role="cell" className={empty ? "none" : undefined} data-label={label}>
      {empty ? "–" : children}
    </td>
  );
}

type Column = "company" | "group" | "ticket" | "addOns" | "payment" | "missing";

function SeatRow({
  line,
  shown,
  hrefOf,
  moneyHrefOf,
  selecting,
}: RegistrationTableProps & {
  readonly line: RegistrationLine;
  readonly shown: Readonly<Record<Column, boolean>>;
}) {
  const { t, format } = useSpeech();
  const active = line.status !== "cancelled" && line.status !== "declined";
  const unnamed = line.email === null && !line.anonymised;
  const name = line.anonymised ? t("privacy.anonymised") : (line.name ?? t("organise.notNamed"));
  const missing = [...(line.unnamed ? [t("table.missingName")] : []), ...line.unanswered];
  return (
    <tr role="row" className={active ? undefined : "row-over"}>
      {selecting && (
        <td role="cell" className="select-cell" aria-label={t("table.select", { name })}>
          <label className="select-box">
            <input type="checkbox" name="seat" value={line.id} className="choice-box" />
            <VisuallyHidden>{t("table.select", { name })}</VisuallyHidden>
          </label>
        </td>
      )}
      <th scope="row" role="rowheader">
        <a href={hrefOf(line.id)}>{name}</a>
        <span className="row-detail">
          {unnamed && !line.contactErased
            ? t("organise.contactIs", { name: line.contactName, email: line.contactEmail })
            : line.email}
        </span>
      </th>
      {shown.company && <Value>{line.company}</Value>}
      {shown.group && <Value>{line.group}</Value>}
      {shown.ticket && <Value>{line.ticketType}</Value>}
      {shown.addOns && (
        <Value>
          {line.addOns.length === 0
            ? null
            : line.addOns.map((addOn) => (
                <span key={addOn.name} className="row-part">
                  {addOn.name}
                  {addOn.waiting && ` (${t("table.waits").toLowerCase()})`}
                </span>
              ))}
        </Value>
      )}
      <td role="cell">
        <span className="chips">
          <StatusChip status={seatChip[line.status]} />
          {line.unnamed && active && <StatusChip status="unnamed" />}
          {active && <AnswerChip answer={line.answer} />}
        </span>
      </td>
      {shown.payment && (
        <Value label={t("table.column-payment")}>
          {line.payment && line.payment !== "none" && (
            <a href={moneyHrefOf(line.orderId)} className="chip-link">
              <StatusChip status={line.payment} />
              <VisuallyHidden>{t("table.moneyOf", { code: line.orderCode })}</VisuallyHidden>
            </a>
          )}
        </Value>
      )}
      {shown.missing && (
        <Value label={t("table.missing")}>
          {missing.length === 0 ? null : format.list(missing)}
        </Value>
      )}
      <Value label={t("organise.latestMail")}>
        {line.mail && <StatusChip status={mailChip(line.mail.state)} />}
      </Value>
    </tr>
  );
}

/** How the state of a seat is shown. */
export const seatChip = {
  confirmed: "confirmed",
  "awaiting-payment": "awaiting-payment",
  offered: "offered",
  waitlisted: "waitlisted",
  "awaiting-approval": "awaiting-approval",
  declined: "declined",
  cancelled: "withdrawn",
} as const satisfies Record<RegistrationLine["status"], ChipStatus>;

function mailChip(state: string): ChipStatus {
  return state === "sent" || state === "failed" || state === "superseded" ? state : "queued";
}
