import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { ButtonLink } from "~/ui/button";
import { StatusChip, type ChipStatus } from "~/ui/status-chip";
import { VisuallyHidden } from "~/ui/visually-hidden";
import { AnswerChip } from "./answer-chip";
import type { CompanyGroup, RegistrationLine } from "../queries/registrations-of-event.server";

export interface RegistrationTableProps {
  readonly groups: readonly CompanyGroup[];
  /** Where a seat is cancelled; `null` for roles that may not, and once the event has begun. */
  readonly cancelHrefOf: ((registrationId: string) => string) | null;
}

/** Everybody's seat under their company; below 640 px a list of cards. */
export function RegistrationTable({ groups, cancelHrefOf }: RegistrationTableProps) {
  const { t } = useSpeech();
  const grouped = groups.some(({ lines }) => lines.some(({ group }) => group !== null));
  const columns = 3 + (grouped ? 1 : 0) + (cancelHrefOf ? 1 : 0);
  // Roles are spelt out because `display: block` takes them away from a table in some browsers.
  return (
    <table className="table table-compact registrations" role="table">
      <caption>
        <VisuallyHidden>{t("organise.registrationsCaption")}</VisuallyHidden>
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <Head>{t("organise.attendee")}</Head>
          {grouped && <Head>{t("organise.group")}</Head>}
          <Head>{t("organise.seatState")}</Head>
          <Head>{t("organise.latestMail")}</Head>
          {cancelHrefOf && (
            <Head>
              <VisuallyHidden>{t("organise.actions")}</VisuallyHidden>
            </Head>
          )}
        </tr>
      </thead>
      {groups.map(({ company, lines }) => (
        <tbody key={company ?? ""} role="rowgroup">
          <tr role="row" className="company-row">
            <th role="rowheader" scope="rowgroup" colSpan={columns}>
              {company ?? t("organise.withoutCompany")}{" "}
              <span className="count">{t("organise.seatCount", { count: lines.length })}</span>
            </th>
          </tr>
          {lines.map((line) => (
            <SeatRow key={line.id} line={line} grouped={grouped} cancelHrefOf={cancelHrefOf} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Head({ children }: { children: ReactNode }) {
  return (
    <th role="columnheader" scope="col">
      {children}
    </th>
  );
}

function SeatRow({
  line,
  grouped,
  cancelHrefOf,
}: {
  line: RegistrationLine;
  grouped: boolean;
  cancelHrefOf: RegistrationTableProps["cancelHrefOf"];
}) {
  const { t } = useSpeech();
  const active = line.status !== "cancelled" && line.status !== "declined";
  const unnamed = line.email === null && !line.anonymised;
  const name = line.anonymised ? t("privacy.anonymised") : (line.name ?? t("organise.notNamed"));
  return (
    <tr role="row" className={active ? undefined : "row-over"}>
      <th scope="row" role="rowheader">
        {name}
        <span className="row-detail">
          {unnamed && !line.contactErased
            ? t("organise.contactIs", { name: line.contactName, email: line.contactEmail })
            : line.email}
        </span>
      </th>
      {grouped && (
        <td role="cell" className={line.group === null ? "none" : undefined}>
          {line.group ?? "–"}
        </td>
      )}
      <td role="cell">
        <span className="chips">
          <StatusChip status={seatChip[line.status]} />
          {unnamed && active && <StatusChip status="unnamed" />}
          {active && <AnswerChip answer={line.answer} />}
        </span>
      </td>
      <td
        role="cell"
        className={line.mail ? undefined : "none"}
        data-label={t("organise.latestMail")}
      >
        {line.mail ? <StatusChip status={mailChip(line.mail.state)} /> : "–"}
      </td>
      {cancelHrefOf && (
        <td role="cell" className="action">
          {active && (
            <ButtonLink
              look="plain"
              small
              href={cancelHrefOf(line.id)}
              aria-label={t("organise.cancelSeatOf", { name })}
            >
              {t("organise.cancelSeat")}
            </ButtonLink>
          )}
        </td>
      )}
    </tr>
  );
}

const seatChip = {
  confirmed: "confirmed",
  offered: "offered",
  waitlisted: "waitlisted",
  "awaiting-approval": "awaiting-approval",
  declined: "declined",
  cancelled: "withdrawn",
} as const satisfies Record<RegistrationLine["status"], ChipStatus>;

function mailChip(state: string): ChipStatus {
  return state === "sent" || state === "failed" || state === "superseded" ? state : "queued";
}
