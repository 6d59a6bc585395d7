import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import { answersToChoose, mayFollow } from "../domain/followed-question";
import { hasOptions, type QuestionDetails } from "../domain/offer-forms";
import {
  allKnown,
  changeOffer,
  type ChangeOfferProblem,
  type OfferChanged,
} from "./change-offer.server";

type Address = readonly [organisationSlug: string, eventSlug: string];

export type QuestionProblem =
  | ChangeOfferProblem
  | Problem<
      | "not-found"
      | "choice-unknown"
      | "question-has-answers"
      | "option-has-answers"
      | "question-has-followers"
    >;

/**
 * Adds a question to an event's form (`id` null), or changes one.
 *
 * Refused: as {@link changeOffer} is, `not-found` for another event's, and per field: `choice-unknown` for a ticket
 * type or an earlier question that is not the event's; once it has been answered `question-has-answers` for another
 * kind or scope and for one that is to be sensitive no longer, and `option-has-answers` for an option that was chosen; `question-has-followers` for an option others
 * hang on.
 */
export async function saveQuestion(
  world: World,
  actor: Actor,
  of: Address,
  id: string | null,
  details: QuestionDetails,
): Promise<Result<{ id: string }, QuestionProblem>> {
  return changeOffer<QuestionProblem>(world, actor, of, async (tx, event) => {
    const questions = await tx.db.question.findMany({
      where: { eventId: event.id, archivedAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
    });
    const known = id ? questions.find((question) => question.id === id) : undefined;
    if (id && !known) return refuse("not-found");
    const options = hasOptions(details.kind) ? details.options : [];
    if (known) {
      const kept = await keepsAnswers(tx, known, { ...details, options });
      if (!kept.ok) return kept;
      const dropped = answersToChoose(known).filter(
        (answer) => !answersToChoose({ kind: details.kind, options }).includes(answer),
      );
      const follower = questions.find(
        ({ dependsOnId, dependsOnValues }) =>
          dependsOnId === id && dependsOnValues.some((answer) => dropped.includes(answer)),
      );
      if (follower)
        return refuse("question-has-followers", {
          field: "options",
          params: { label: follower.label },
        });
    }
    const types = await tx.db.ticketType.findMany({
      where: { eventId: event.id },
      select: { id: true },
    });
    const chosen = allKnown("types", details.types, types);
    if (!chosen.ok) return chosen;
    const follows = followedBy(questions, known?.position ?? null, details);
    if (!follows.ok) return follows;

    const data = {
      scope: details.scope,
      kind: details.kind,
      label: details.label,
      hint: details.hint ?? "",
      options,
      required: details.required ?? false,
      // What is asked of a whole order tells of nobody's body.
      sensitive: details.scope === "seat" && (details.sensitive ?? false),
      // Asked once of the contact, whatever tickets there are.
      ticketTypeIds: details.scope === "seat" ? details.types : [],
      ...follows.value,
    };
    const questionId = id ?? tx.newId();
    if (known) await tx.db.question.update({ where: { id: questionId }, data });
    else
      await tx.db.question.create({
        data: {
          ...data,
          id: questionId,
          eventId: event.id,
          position: (questions.at(-1)?.position ?? -1) + 1,
        },
      });
    return accept<OfferChanged>({
      id: questionId,
      part: "questions",
      detail: { name: details.label, done: known ? "changed" : "added" },
    });
  });
}

interface StoredQuestion {
  readonly id: string;
  readonly kind: string;
  readonly scope: string;
  readonly sensitive: boolean;
  readonly options: readonly string[];
  readonly position: number;
}

/** Whether what was answered still means what it did. */
async function keepsAnswers(
  world: World,
  known: StoredQuestion,
  wanted: {
    readonly kind: string;
    readonly scope: string;
    readonly options: readonly string[];
    readonly sensitive?: boolean | undefined;
  },
): Promise<Result<null, QuestionProblem>> {
  const answers = await world.db.answer.findMany({
    where: { questionId: known.id },
    select: { values: true },
  });
  if (answers.length === 0) return accept(null);
  const field = known.kind === wanted.kind ? "scope" : "kind";
  if (known.kind !== wanted.kind || known.scope !== wanted.scope)
    return refuse("question-has-answers", { field, params: { count: answers.length } });
  // Who answered was told that few would read it.
  if (known.sensitive && !wanted.sensitive)
    return refuse("question-has-answers", {
      field: "sensitive",
      params: { count: answers.length },
    });
  for (const option of known.options.filter((each) => !wanted.options.includes(each))) {
    const count = answers.filter(({ values }) => values.includes(option)).length;
    if (count > 0)
      return refuse("option-has-answers", { field: "options", params: { option, count } });
  }
  return accept(null);
}

/** The earlier question one hangs on, with the answers to it, as columns. */
function followedBy(
  questions: readonly StoredQuestion[],
  position: number | null,
  { after, scope }: QuestionDetails,
): Result<{ dependsOnId: string | null; dependsOnValues: string[] }, QuestionProblem> {
  const [condition] = after;
  if (!condition) return accept({ dependsOnId: null, dependsOnValues: [] });
  const earlier = questions.find(({ id }) => id === condition.questionId);
  if (!earlier || !mayFollow({ scope, position }, earlier))
    return refuse("choice-unknown", { field: "after" });
  const values = condition.places.flatMap((place) => answersToChoose(earlier)[place] ?? []);
  if (values.length === 0) return refuse("choice-unknown", { field: "after" });
  return accept({ dependsOnId: earlier.id, dependsOnValues: values });
}

/**
 * Takes a question off the form; what was answered stays until the rule or the attendee takes it away. One nobody
 * answered goes altogether.
 *
 * Refused: as {@link changeOffer} is, `not-found`, `question-has-followers` while another hangs on it.
 */
export async function archiveQuestion(
  world: World,
  actor: Actor,
  of: Address,
  id: string,
): Promise<Result<{ id: string }, QuestionProblem>> {
  return changeOffer<QuestionProblem>(world, actor, of, async (tx, event) => {
    const question = await tx.db.question.findFirst({
      where: { id, eventId: event.id, archivedAt: null },
      select: {
        label: true,
        _count: { select: { answers: true } },
        followers: { where: { archivedAt: null }, select: { label: true }, take: 1 },
      },
    });
    if (!question) return refuse("not-found");
    const [follower] = question.followers;
    if (follower) return refuse("question-has-followers", { params: { label: follower.label } });
    if (question._count.answers > 0)
      await tx.db.question.update({ where: { id }, data: { archivedAt: tx.now() } });
    else await tx.db.question.delete({ where: { id } });
    return accept<OfferChanged>({
      id,
      part: "questions",
      detail: { name: question.label, done: "removed" },
    });
  });
}
