import { lineSchema, textSchema } from "~/kernel/field-schemas";
import type { Problem } from "~/kernel/result";
import type { Offer, OfferedQuestion, QuestionKind } from "./offer";
import type { QuestionAnswer } from "./order-request";

/** What decides which questions somebody is asked. */
export interface Asked {
  /** The ticket types concerned: the seat's, or for a question of the order those of all its seats. */
  readonly ticketTypeIds: readonly string[];
  /** What has been answered so far; of a seat with what was answered for its order. */
  readonly answers: readonly QuestionAnswer[];
}

type Questions = Pick<Offer, "questions">;

/**
 * Whether a question is asked: its ticket types are concerned, and the question it follows is asked itself and
 * answered with one of the values that lead here, all the way up.
 */
export function isAsked(offer: Questions, question: OfferedQuestion, of: Asked): boolean {
  return asksOf(offer, question, of, new Set());
}

function asksOf(
  offer: Questions,
  question: OfferedQuestion,
  of: Asked,
  seen: ReadonlySet<string>,
): boolean {
  // Questions that follow each other in a circle are asked of nobody.
  if (seen.has(question.id)) return false;
  const { ticketTypeIds, dependsOn } = question;
  if (ticketTypeIds.length > 0 && !ticketTypeIds.some((id) => of.ticketTypeIds.includes(id)))
    return false;
  if (!dependsOn) return true;
  const earlier = offer.questions.find(({ id }) => id === dependsOn.questionId);
  const said = of.answers.find(({ question: id }) => id === dependsOn.questionId)?.values ?? [];
  return (
    earlier !== undefined &&
    said.some((value) => dependsOn.values.includes(value)) &&
    // A question of the order is asked for other seats too: its ticket types are not this seat's.
    (earlier.scope !== question.scope ||
      asksOf(offer, earlier, of, new Set([...seen, question.id])))
  );
}

/** What was answered, as it is stored, and what has to be put right. */
export interface JudgedAnswers {
  readonly answers: readonly QuestionAnswer[];
  readonly problems: readonly Problem[];
}

/** How answers are judged. */
export interface AnswerRules {
  readonly scope: OfferedQuestion["scope"];
  readonly of: Asked;
  /** Whether what is required has to be answered now. */
  readonly complete: boolean;
  /** Ids of the files that were uploaded for this event. */
  readonly files: ReadonlySet<string>;
  /** The field of a question, as the form names it. */
  readonly field: (questionId: string) => string;
}

/**
 * Judges the answers to the questions of one scope. What is not asked is dropped, what was left empty is no answer.
 *
 * Problems, each at its field: `required`; `too-long`; `choice-unknown` for what is no option; `answer-number`,
 * `answer-date` and `answer-file` for what is none.
 *
 * @remarks A file is sent in after registering, at the seat's own page: it is never required here.
 */
export function judgeAnswers(
  offer: Questions,
  given: readonly QuestionAnswer[],
  { scope, of, complete, files, field }: AnswerRules,
): JudgedAnswers {
  const answers: QuestionAnswer[] = [];
  const problems: Problem[] = [];
  const asked: Asked = { ...of, answers: [...of.answers, ...normalised(offer, given)] };
  for (const question of offer.questions) {
    if (question.scope !== scope || !isAsked(offer, question, asked)) continue;
    const typed = given.find(({ question: id }) => id === question.id)?.values ?? [];
    const values = typed.map((value) => value.trim()).filter((value) => value !== "");
    const about = { field: field(question.id) };
    if (values.length === 0) {
      if (complete && question.required && question.kind !== "file")
        problems.push({ code: "required", ...about });
      continue;
    }
    const read = readings[question.kind](values, question, files);
    if (read.ok) answers.push({ question: question.id, values: read.values });
    else problems.push({ code: read.code, ...about });
  }
  return { answers, problems };
}

/** Answers as they would be stored, for what follows from them; what is wrong stays as it is. */
function normalised(offer: Questions, given: readonly QuestionAnswer[]): QuestionAnswer[] {
  return given.map(({ question: id, values }) => {
    const question = offer.questions.find((one) => one.id === id);
    const read = question && readings[question.kind](values, question, new Set(values));
    return { question: id, values: read?.ok ? read.values : values };
  });
}

type Reading =
  | { readonly ok: true; readonly values: readonly string[] }
  | { readonly ok: false; readonly code: string };

type Reader = (
  values: readonly string[],
  question: OfferedQuestion,
  files: ReadonlySet<string>,
) => Reading;

/** Characters a line and a text hold. */
const longestLine = 300;
const longestText = 3000;
const line = lineSchema(longestLine);
const text = textSchema(longestText);

const readings: Readonly<Record<QuestionKind, Reader>> = {
  text: ([typed]) => written(line.safeParse(typed)),
  "long-text": ([typed]) => written(text.safeParse(typed)),
  choice: ([chosen = ""], { options }) =>
    options.includes(chosen) ? took([chosen]) : wrong("choice-unknown"),
  choices: (chosen, { options }) =>
    chosen.every((value) => options.includes(value))
      ? took(options.filter((option) => chosen.includes(option)))
      : wrong("choice-unknown"),
  number: ([typed = ""]) => {
    const plain = typed.replace(/[\s\u00a0]/g, "").replace(",", ".");
    return /^-?\d{1,12}(?:\.\d{1,6})?$/.test(plain) ? took([plain]) : wrong("answer-number");
  },
  date: ([typed = ""]) => (isDate(typed) ? took([typed]) : wrong("answer-date")),
  file: ([id = ""], _question, files) => (files.has(id) ? took([id]) : wrong("answer-file")),
  // A ticked box is said in many ways; there is one answer.
  yes: () => took(["yes"]),
};

function written(parsed: { success: boolean; data?: string | undefined }): Reading {
  if (!parsed.success || parsed.data === undefined) return wrong("too-long");
  return took(parsed.data === "" ? [] : [parsed.data]);
}

function took(values: readonly string[]): Reading {
  return { ok: true, values };
}

function wrong(code: string): Reading {
  return { ok: false, code };
}

/** A day of the calendar, in the years 1900 to 2199. */
function isDate(typed: string): boolean {
  if (!/^(?:19|2[01])\d{2}-\d{2}-\d{2}$/.test(typed)) return false;
  const at = new Date(`${typed}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === typed;
}

/** A seat by what its attendee has said. */
export interface SeatState {
  readonly name: string | null;
  readonly email: string | null;
  readonly ticketTypeId: string | null;
  readonly answers: readonly QuestionAnswer[];
  /** What was answered for the order, where a question follows one of its. */
  readonly orderAnswers?: readonly QuestionAnswer[];
}

/** Something a seat still has to say. */
export type MissingPart =
  | { readonly kind: "name" }
  | { readonly kind: "answer"; readonly question: OfferedQuestion };

/**
 * What a seat still owes before the event: whose it is, and the answers that are required of it. Diet and access are
 * never owed: nobody has to say.
 */
export function missingOf(offer: Questions, seat: SeatState): readonly MissingPart[] {
  const of: Asked = {
    ticketTypeIds: seat.ticketTypeId === null ? [] : [seat.ticketTypeId],
    answers: [...(seat.orderAnswers ?? []), ...seat.answers],
  };
  const owed = offer.questions.filter(
    (question) =>
      question.scope === "seat" &&
      question.required &&
      isAsked(offer, question, of) &&
      !seat.answers.some(({ question: id, values }) => id === question.id && values.length > 0),
  );
  return [
    ...(seat.name === null || seat.email === null ? [{ kind: "name" } as const] : []),
    ...owed.map((question) => ({ kind: "answer", question }) as const),
  ];
}
