import type { Actor } from "~/kernel/actor";
import type { Locale } from "~/kernel/locales";
import { accept, refuse, type Result } from "~/kernel/result";
import { speechOf, type Speech } from "~/i18n/speech";
import type { Cell, Row } from "~/platform/files/spreadsheet.server";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import { may } from "~/features/organisations/permissions";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import type { Prisma } from "~/platform/db.server";
import { answerWord } from "../domain/answer-words";
import { registrationStatuses } from "../domain/registration-transitions";
import { seatPayments } from "../domain/seat-payment";
import { filterFor, orderSources, type TableFilter } from "../domain/table-filter";
import { needWords } from "../queries/need-words.server";
import {
  passes,
  paymentOfSeat,
  registrationTables,
} from "../queries/registration-conditions.server";
import { eventToSee } from "../queries/registrations-of-event.server";

/** Rows read in one statement. */
const batchSize = 500;

interface Asked {
  readonly addOns: readonly { id: string; name: string }[];
  readonly questions: readonly { id: string; label: string; kind: string; sensitive: boolean }[];
  readonly kinds: readonly string[];
  /** Whether it says how far the paying is. */
  readonly money: boolean;
}

interface SeatRow {
  readonly id: string;
  readonly code: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly company: string | null;
  readonly number: string | null;
  readonly contact: string;
  readonly contactEmail: string;
  readonly ticket: string | null;
  readonly group: string | null;
  readonly status: string;
  readonly payment: string;
  readonly source: string;
  readonly createdAt: Date;
  readonly addOns: Readonly<Record<string, string>>;
  readonly sessions: readonly string[];
  readonly answers: Readonly<Record<string, readonly string[]>>;
  readonly needs: Readonly<Record<string, { choices: readonly string[]; note: string }>>;
}

/**
 * An event's registrations as a filter lets them through, for a spreadsheet: a heading, then a row for each seat with
 * its add-ons and answers in columns of their own. That it was taken out is written down; so is a look at what is
 * sensitive, which is there only when it was asked for, by a role that may see it. The number of a sole trader, which
 * is a person's, is never there; how far the paying is, only for a role that may see it.
 *
 * Refused: the access problems; `not-allowed` for sensitive answers in a role that may not see them; `not-found` for
 * an event of another organisation.
 *
 * @returns rows read in batches while they are asked for
 */
export async function exportRegistrations(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  wanted: { readonly filter: TableFilter; readonly sensitive: boolean; readonly locale: Locale },
): Promise<Result<AsyncIterable<readonly Row[]>, AccessProblem>> {
  const event = await eventToSee(world, actor, organisationSlug, eventSlug);
  if (!event.ok) return event;
  const { id, organisationId, accountId, role } = event.value;
  if (wanted.sensitive && !may(role, "see-sensitive")) return refuse("not-allowed");
  const money = may(role, "see-money");
  const condition = passes(id, filterFor(wanted.filter, money));
  const asked = { ...(await askedOf(world, id, wanted.sensitive)), money };
  await inTransaction(world, async (tx) => {
    const [counted] = await tx.db.$queryRaw<{ persons: number }[]>`
      SELECT count(*)::int AS persons FROM ${registrationTables} WHERE ${condition}`;
    const persons = counted?.persons ?? 0;
    const subject = { type: "event", id };
    await recordAudit(tx, {
      organisationId,
      accountId,
      action: "export-registrations",
      subject,
      detail: { persons },
    });
    if (wanted.sensitive)
      await recordAudit(tx, {
        organisationId,
        accountId,
        action: "read-answers",
        subject,
        detail: { persons },
      });
  });
  return accept(rowsOf(world, condition, asked, speechOf(wanted.locale), wanted.sensitive));
}

async function askedOf(
  world: World,
  eventId: string,
  sensitive: boolean,
): Promise<Omit<Asked, "money">> {
  const [addOns, questions, kinds] = await Promise.all([
    world.db.addOn.findMany({
      where: { eventId },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    }),
    world.db.question.findMany({
      where: { eventId, ...(sensitive ? {} : { sensitive: false }) },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, label: true, kind: true, sensitive: true },
    }),
    sensitive
      ? world.db.sensitiveQuestion.findMany({ where: { eventId }, orderBy: { kind: "desc" } })
      : [],
  ]);
  return { addOns, questions, kinds: kinds.map(({ kind }) => kind) };
}

async function* rowsOf(
  world: World,
  condition: Prisma.Sql,
  asked: Asked,
  speech: Speech,
  sensitive: boolean,
): AsyncGenerator<readonly Row[]> {
  yield [heading(asked, speech)];
  for (let after: string | null = null; ;) {
    const rows: SeatRow[] = await readSeats(world, condition, after, sensitive);
    yield rows.map((row) => cellsOf(row, asked, speech));
    if (rows.length < batchSize) return;
    after = rows.at(-1)?.id ?? null;
  }
}

function readSeats(
  world: World,
  condition: Prisma.Sql,
  after: string | null,
  sensitive: boolean,
): Promise<SeatRow[]> {
  return world.db.$queryRaw<SeatRow[]>`
    SELECT r.id, o.code, r.attendee_name AS name, r.attendee_email::text AS email, c.name AS company,
      CASE WHEN NOT c.sole_trader THEN c.organisation_number END AS number,
      o.contact_name AS contact, CASE WHEN o.anonymised_at IS NULL THEN o.contact_email::text ELSE '' END AS "contactEmail",
      t.name AS ticket, n.name AS "group", r.status, ${paymentOfSeat} AS payment, o.source, r.created_at AS "createdAt",
      coalesce((SELECT jsonb_object_agg(add_on_id, status) FROM registration_add_on WHERE registration_id = r.id), '{}') AS "addOns",
      ARRAY (SELECT s.title FROM registration_session rs JOIN session s ON s.id = rs.session_id
             WHERE rs.registration_id = r.id ORDER BY s.starts_at, s.id) AS sessions,
      coalesce((SELECT jsonb_object_agg(a.question_id, to_jsonb(a.values)) FROM answer a JOIN question q ON q.id = a.question_id
        WHERE a.order_id = r.order_id AND (a.registration_id = r.id OR a.registration_id IS NULL)
          AND (${sensitive} OR NOT q.sensitive)), '{}') AS answers,
      CASE WHEN ${sensitive} THEN coalesce((SELECT jsonb_object_agg(kind, jsonb_build_object('choices', choices, 'note', note))
        FROM sensitive_answer WHERE registration_id = r.id), '{}') ELSE '{}' END AS needs
    FROM ${registrationTables} LEFT JOIN ticket_type t ON t.id = r.ticket_type_id LEFT JOIN network n ON n.id = r.network_id
    WHERE ${condition} AND (${after}::uuid IS NULL OR r.id > ${after}::uuid)
    ORDER BY r.id LIMIT ${batchSize}`;
}

function heading({ addOns, questions, kinds, money }: Asked, { t }: Speech): Row {
  const own = [
    "code",
    "name",
    "email",
    "company",
    "number",
    "contact",
    "contactEmail",
    "ticket",
    "group",
    "status",
    "sessions",
    "source",
    "at",
  ] as const;
  return [
    ...own.map((name) => t(`table.column-${name}`)),
    ...(money ? [t("table.column-payment")] : []),
    ...addOns.map(({ name }) => name),
    ...questions.map(({ label }) => label),
    ...kinds.map((kind) =>
      t(kind === "access" ? "sensitive.label-access" : "sensitive.label-diet"),
    ),
  ];
}

function cellsOf(row: SeatRow, { addOns, questions, kinds, money }: Asked, { t }: Speech): Row {
  const status = registrationStatuses.find((known) => known === row.status);
  const source = orderSources.find((known) => known === row.source);
  const own: Cell[] = [
    row.code,
    row.name ?? "",
    row.email ?? "",
    row.company ?? "",
    row.number ?? "",
    row.contact,
    row.contactEmail,
    row.ticket ?? "",
    row.group ?? "",
    status ? t(`table.status-${status}`) : row.status,
    row.sessions.join(", "),
    source ? t(`table.source-${source}`) : row.source,
    row.createdAt.toISOString(),
  ];
  const payment = seatPayments.find((known) => known === row.payment);
  const chosen = { taken: t("table.yes"), waitlisted: t("table.waits") } as const;
  return [
    ...own,
    ...(money ? [payment ? t(`table.payment-${payment}`) : row.payment] : []),
    ...addOns.map(({ id }) => {
      const has = row.addOns[id];
      return has === "taken" || has === "waitlisted" ? chosen[has] : "";
    }),
    ...questions.map(({ id, kind }) =>
      (row.answers[id] ?? [])
        .map((value) => answerWord(kind, value, t("table.yes"), t("table.fileSent")))
        .join(", "),
    ),
    ...kinds.map((kind) => needWords(row.needs[kind], t)),
  ];
}
