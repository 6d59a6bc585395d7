import { nameKey, numberKey } from "~/features/companies/domain/match-key";
import { emailSchema, lineSchema } from "~/kernel/field-schemas";
import type { Locale } from "~/kernel/locales";
import { foldText } from "~/kernel/slug";
import { seatsPerOrder } from "./admission";
import { titleKey, type ColumnMapping } from "./import-columns";
import type { Offer, OfferedQuestion } from "./offer";
import type { OrderRequest, QuestionAnswer, SeatRequest } from "./order-request";

/** How the rows of a file are brought in. */
export interface ImportOptions {
  /** Whether those with the same company become one order, with the first of them as its contact. */
  readonly byCompany: boolean;
  /** Whether somebody who is registered already gets one more seat, instead of being skipped. */
  readonly again: boolean;
  /** Whether everybody is told by mail. */
  readonly mails: boolean;
}

/** What a row is going to do. */
export interface PlannedRow {
  /** As a spreadsheet counts them: the titles are row 1. */
  readonly number: number;
  readonly name: string;
  readonly email: string;
  readonly company: string;
  /**
   * `new`: a person and a seat; `known`: a seat for somebody who is known, whose name is updated; `again`: one more
   * seat; `skipped`: has a seat already; `wrong`: nothing, see `problem`.
   */
  readonly state: "new" | "known" | "again" | "skipped" | "wrong";
  readonly problem: { readonly code: string; readonly field: string } | null;
}

export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  /** In the order of their first rows; each with a key that makes it the same order however often it is placed. */
  readonly orders: readonly { readonly rows: readonly number[]; readonly request: OrderRequest }[];
}

/** Who is who already. Addresses in lower case. */
export interface KnownPeople {
  readonly persons: ReadonlySet<string>;
  readonly registered: ReadonlySet<string>;
}

interface ReadRow {
  readonly plan: PlannedRow;
  readonly seat: SeatRequest | null;
  readonly organisationNumber: string;
  readonly reference: string;
  readonly orderAnswers: readonly QuestionAnswer[];
}

/**
 * What bringing in a file would do, row by row, without touching the world: the preview, and what is then done.
 *
 * @param table - titles first
 */
export function planImport(
  offer: Pick<Offer, "ticketTypes" | "addOns" | "groups" | "questions">,
  table: { readonly titles: readonly string[]; readonly rows: readonly (readonly string[])[] },
  mapping: ColumnMapping,
  options: ImportOptions,
  known: KnownPeople,
  about: { readonly importId: string; readonly language: Locale },
): ImportPlan {
  const columns = new Map<string, number>();
  for (const [place, title] of table.titles.entries()) {
    const field = mapping[titleKey(title)];
    if (field !== undefined && !columns.has(field)) columns.set(field, place);
  }
  const seen = new Set<string>();
  const read = table.rows.map((row, place) =>
    readRow(offer, (field) => row[columns.get(field) ?? -1] ?? "", place + 2, options, known, seen),
  );
  // Without anybody to write to there is no order: those rows were let through by their company alone.
  const groups = grouped(read, options);
  const reached = groups.filter((group) => group.some(({ seat }) => seat?.email !== undefined));
  const lost = new Set(
    groups
      .filter((group) => !reached.includes(group))
      .flatMap((group) => group.map(({ plan }) => plan)),
  );
  return {
    rows: read.map(({ plan }) =>
      lost.has(plan)
        ? { ...plan, state: "wrong", problem: { code: "required", field: "email" } }
        : plan,
    ),
    orders: reached.map((group) => ({
      rows: group.map(({ plan }) => plan.number),
      request: requestOf(group, about),
    })),
  };
}

const nameSchema = lineSchema(120);

function readRow(
  offer: Parameters<typeof planImport>[0],
  cell: (field: string) => string,
  number: number,
  options: ImportOptions,
  known: KnownPeople,
  seen: Set<string>,
): ReadRow {
  const typedName = cell("name") || [cell("firstName"), cell("lastName")].filter(Boolean).join(" ");
  const name = nameSchema.safeParse(typedName);
  const email = emailSchema.safeParse(cell("email"));
  const company = nameSchema.safeParse(cell("company"));
  let problem: PlannedRow["problem"] = null;
  const wrong = (code: string, field: string) => {
    problem ??= { code, field };
  };
  const address = cell("email");
  if (address !== "" && !email.success) wrong("email-invalid", "email");
  if (address !== "" && !name.success) wrong("name-needed", "name");
  if (address === "" && !(options.byCompany && company.success)) wrong("required", "email");
  if (cell("company") !== "" && !company.success) wrong("too-long", "company");

  const ticketType = cell("ticketType");
  const type = offer.ticketTypes.find((one) => same(one.name, ticketType));
  if (ticketType !== "" && !type) wrong("choice-unknown", "ticketType");
  const groupName = cell("group");
  const group = offer.groups.find((one) => same(one.name, groupName));
  if (groupName !== "" && !group) wrong("choice-unknown", "group");
  const addOns = listed(cell("addOns")).map((word) =>
    offer.addOns.find((one) => same(one.name, word)),
  );
  if (addOns.includes(undefined)) wrong("choice-unknown", "addOns");
  const answers = offer.questions.map((question) => ({
    scope: question.scope,
    question: question.id,
    values: answerOf(question, cell(`q.${question.id}`)),
  }));
  const bad = answers.find(({ values }) => values === null);
  if (bad) wrong("choice-unknown", `q.${bad.question}`);
  const given = (scope: "seat" | "order") =>
    answers.flatMap(({ scope: own, question, values }) =>
      own === scope && values && values.length > 0 ? [{ question, values }] : [],
    );

  const key = email.success ? email.data : "";
  const twice = key !== "" && seen.has(key);
  const registered = key !== "" && (known.registered.has(key) || twice);
  if (twice && !options.again) wrong("duplicate-in-order", "email");
  if (problem === null && key !== "") seen.add(key);
  const state = problem
    ? "wrong"
    : registered
      ? options.again
        ? "again"
        : "skipped"
      : key !== "" && known.persons.has(key)
        ? "known"
        : "new";
  const seat: SeatRequest = {
    ...(key !== "" && name.success ? { name: name.data, email: key } : {}),
    ...(type ? { ticketType: type.id } : {}),
    ...(group ? { group: group.id } : {}),
    addOns: addOns.flatMap((one) => (one ? [{ id: one.id }] : [])),
    questions: given("seat"),
    ...(state === "again" ? { again: true } : {}),
  };
  return {
    plan: {
      number,
      name: name.success ? name.data : typedName.slice(0, 120),
      email: key || address.slice(0, 254),
      company: company.success ? company.data : cell("company").slice(0, 120),
      state,
      problem,
    },
    seat: state === "wrong" || state === "skipped" ? null : seat,
    organisationNumber: cell("organisationNumber").slice(0, 20),
    reference: cell("reference").slice(0, 120),
    orderAnswers: given("order"),
  };
}

function same(name: string, typed: string): boolean {
  return typed !== "" && foldText(name) === foldText(typed);
}

/** Several things in one cell. */
function listed(cell: string): string[] {
  return cell
    .split(/[;|,\n]/)
    .map((word) => word.trim())
    .filter(Boolean);
}

/** What a cell answers to a question; nothing for an empty one, `null` for what cannot be its answer. */
function answerOf(question: OfferedQuestion, cell: string): string[] | null {
  if (cell === "") return [];
  switch (question.kind) {
    case "choice":
    case "choices": {
      const words = question.kind === "choice" ? [cell] : listed(cell);
      const options = words.map((word) => question.options.find((option) => same(option, word)));
      return options.every((option) => option !== undefined) ? options : null;
    }
    case "yes":
      return /^(ja|yes|x|1|true)$/i.test(cell)
        ? ["yes"]
        : /^(nei|nej|no|0|false)$/i.test(cell)
          ? []
          : null;
    case "number":
      return /^-?\d+([.,]\d+)?$/.test(cell) ? [cell.replace(",", ".")] : null;
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(cell) && !Number.isNaN(Date.parse(cell)) ? [cell] : null;
    case "file":
      return null;
    case "text":
    case "long-text":
      return [cell.slice(0, 2000)];
  }
}

/** The rows of each order. A company with more people than one order holds gets several. */
function grouped(rows: readonly ReadRow[], { byCompany }: ImportOptions): ReadRow[][] {
  const groups = new Map<string, ReadRow[]>();
  const orders: ReadRow[][] = [];
  for (const row of rows) {
    if (row.seat === null) continue;
    const { company, number } = row.plan;
    const key =
      byCompany && company !== ""
        ? row.organisationNumber
          ? numberKey("", row.organisationNumber.replace(/\D/g, ""))
          : nameKey(company)
        : `row:${number}`;
    let group = groups.get(key);
    if (!group || group.length >= seatsPerOrder) {
      group = [];
      groups.set(key, group);
      orders.push(group);
    }
    group.push(row);
  }
  return orders;
}

function requestOf(
  group: readonly ReadRow[],
  { importId, language }: { readonly importId: string; readonly language: Locale },
): OrderRequest {
  const first = group.find(({ seat }) => seat?.email !== undefined) ?? group[0];
  const company = first?.plan.company ?? "";
  const number = group.find((row) => row.organisationNumber !== "")?.organisationNumber ?? "";
  const reference = group.find((row) => row.reference !== "")?.reference ?? "";
  return {
    contact: {
      name: first?.plan.name ?? "",
      email: first?.plan.email ?? "",
      ...(company === ""
        ? {}
        : { company: { name: company, ...(number === "" ? {} : { organisationNumber: number }) } }),
    },
    language,
    seats: group.flatMap(({ seat }) => (seat ? [seat] : [])),
    questions: group.find(({ orderAnswers }) => orderAnswers.length > 0)?.orderAnswers ?? [],
    ...(reference === "" ? {} : { reference }),
    source: "import",
    importId,
    submissionKey: `import:${importId}:${group[0]?.plan.number ?? 0}`,
  };
}
