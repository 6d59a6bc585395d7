import { lookUpCompany } from "~/features/companies/commands/look-up-company.server";
import type { Actor } from "~/kernel/actor";
import type { FormState } from "~/kernel/form-state";
import type { Locale } from "~/kernel/locales";
import type { Problem } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import type { CompanyFound } from "../domain/company-found";
import { fullChoices } from "../domain/full-choices";
import { goesStraightThrough } from "../domain/form-request";
import { registersThemselves } from "../domain/order-messages";
import type { OrderRequest } from "../domain/order-request";
import type { PastedPeople } from "../domain/pasted-people";
import {
  addContact,
  addRows,
  asTyped,
  contactOf,
  countryOf,
  intentOf,
  isForOneself,
  pastePeople,
  removeRow,
  sameForAll,
  seatRows,
  withRows,
  type ChangedRows,
  type FormIntent,
  type FormValues,
  type SeatRow,
} from "../domain/register-form";
import type { ReviewShown } from "../domain/review-shown";
import { formBasis, type FormBasis, type FormView } from "../queries/form-view.server";
import { linksOf } from "../queries/seat-page.server";
import { holdForForm, type FormHold, type FormVisit } from "./hold-for-form.server";
import { judge, placeOrder } from "./place-order.server";
import { readRegistration } from "./read-registration.server";

/** What became of a posted registration form. */
export type FormOutcome =
  /** The form once more: after one of its buttons, or with what has to be put right. */
  | ({ readonly kind: "form"; readonly form: FormState; readonly view: FormView } & FormAfter)
  /** All of it is in order: to be looked at and confirmed. */
  | {
      readonly kind: "review";
      readonly form: FormState;
      readonly view: FormView;
      readonly hold: FormHold;
      readonly review: ReviewShown;
    }
  /** Only what it comes to. */
  | { readonly kind: "sum"; readonly view: FormView }
  | { readonly kind: "not-found" }
  /** `seat` is the token of somebody's own seat, `order` that of a contact's order. */
  | { readonly kind: "placed"; readonly seat: string }
  | { readonly kind: "placed"; readonly order: string }
  /** It has its places once it is paid for: the token of the order that is to be. */
  | { readonly kind: "placed"; readonly pay: string };

interface FormAfter {
  readonly hold: FormHold;
  /** The row to go on with. */
  readonly at: number | null;
  readonly pasted: PastedPeople | null;
  readonly company: CompanyFound | null;
}

/** Who sends the form, and in which language. */
export interface FormSender extends FormVisit {
  readonly actor: Actor;
  /** The language of the page, in which all mails will be. */
  readonly locale: Locale;
}

/**
 * Does what a posted form asks: changes its rows, looks up its company, prices it, shows it for a last look or
 * registers, for one person or for a company. Whatever it does, all that was typed stays, and the places are held.
 *
 * @param sent - the form's values, as {@link readValues} reads them
 */
export async function registerByForm(
  world: World,
  sender: FormSender,
  slug: string,
  sent: FormValues,
): Promise<FormOutcome> {
  const typed = asTyped(sent);
  const intent = intentOf(typed);
  const changed = afterButton(typed, intent);
  const found =
    intent.kind === "look-up" ? await lookUp(world, sender, slug, changed.values) : null;
  const values = found?.values ?? changed.values;
  const basis = await formBasis(world, sender.actor, slug, values);
  if (!basis) return { kind: "not-found" };
  if (intent.kind === "price") return { kind: "sum", view: basis.view };
  if (intent.kind === "continue" || intent.kind === "confirm")
    return goOn(world, sender, slug, { values, basis, isConfirmed: intent.kind === "confirm" });

  const { hold, view } = await holdForForm(world, sender, slug, values, {
    basis,
    renew: intent.kind === "renew",
  });
  const problems = [
    ...(found?.problem ? [found.problem] : []),
    ...(intent.kind === "code" && view.codeProblem ? [view.codeProblem] : []),
  ];
  return {
    kind: "form",
    form: { values, problems },
    view,
    hold,
    at: changed.at,
    pasted: changed.pasted,
    company: found?.company ?? null,
  };
}

interface AfterButton {
  readonly values: FormValues;
  readonly at: number | null;
  readonly pasted: PastedPeople | null;
}

/** The form after one of the buttons that change its rows. */
function afterButton(typed: FormValues, intent: FormIntent): AfterButton {
  const rows = seatRows(typed);
  if (intent.kind === "paste") {
    const { pasted, ...after } = pastePeople(rows, typed["list"] ?? "");
    // What could not be read stays where it was typed.
    const list = pasted.unread.map(({ text }) => text).join("\n");
    return { values: withRows({ ...typed, list }, after.rows), at: null, pasted };
  }
  const after = changedRows(rows, typed, intent);
  return {
    values: withRows(intent.kind === "add" ? { ...typed, more: "" } : typed, after?.rows ?? rows),
    at: after?.at ?? null,
    pasted: null,
  };
}

function changedRows(
  rows: readonly SeatRow[],
  typed: FormValues,
  intent: FormIntent,
): ChangedRows | null {
  if (intent.kind === "add") return addRows(rows, intent.count);
  if (intent.kind === "remove") return removeRow(rows, intent.row);
  if (intent.kind === "same") return sameForAll(rows, intent.row);
  return intent.kind === "me-too" ? addContact(rows, contactOf(typed)) : null;
}

interface LookedUp {
  readonly values: FormValues;
  readonly company: CompanyFound | null;
  readonly problem: Problem | null;
}

/** Fills in the company's name by its number. What cannot be found is typed by hand. */
async function lookUp(
  world: World,
  { actor }: FormSender,
  slug: string,
  values: FormValues,
): Promise<LookedUp | null> {
  const basis = await formBasis(world, actor, slug);
  const field = "contact.organisationNumber";
  const number = values[field]?.trim() ?? "";
  if (!basis) return null;
  if (number === "") return { values, company: null, problem: { code: "required", field } };
  const country = countryOf(values);
  const found = await lookUpCompany(world, basis.whole.organisationId, { number, country });
  if (!found.ok) return { values, company: null, problem: { ...found.problem, field } };
  if (found.value.kind !== "found")
    return { values, company: { kind: found.value.kind }, problem: null };
  const { name, municipality, industry, dissolvedOn, ...company } = found.value.company;
  return {
    values: { ...values, "contact.company": name, "contact.country": company.country },
    company: {
      kind: "found",
      name,
      about: [municipality, industry].filter(Boolean),
      isDissolved: dissolvedOn !== null,
    },
    problem: null,
  };
}

interface Going {
  readonly values: FormValues;
  readonly basis: FormBasis;
  /** Whether it was looked at and confirmed. */
  readonly isConfirmed: boolean;
}

/** Goes on with a form that is said to be complete: says what is missing, asks for a last look, or registers. */
async function goOn(
  world: World,
  sender: FormSender,
  slug: string,
  { values, basis, isConfirmed }: Going,
): Promise<FormOutcome> {
  const read = readRegistration(basis, values, sender.locale, world.now());
  const { request } = read;
  if (read.problems.length > 0) {
    const judged = await judge(world, basis.whole, request);
    const more = judged.ok ? [] : judged.problems.map((problem) => ofForm(values, problem));
    return again(world, sender, slug, { values, basis, problems: [...read.problems, ...more] });
  }
  // What was sent before is answered with its order, whatever became of the places since.
  const key = { eventId: basis.whole.eventId, submissionKey: request.submissionKey ?? "" };
  if ((await world.db.order.count({ where: key })) > 0)
    return place(world, sender, slug, { values, basis, request });

  const { sum } = basis.view;
  const full = choicesFull(basis);
  if (full.length > 0) {
    const judged = await judge(world, basis.whole, request);
    const more = judged.ok ? [] : judged.problems.map((problem) => ofForm(values, problem));
    return again(world, sender, slug, { values, basis, problems: [...full, ...more] });
  }
  const isQuick = goesStraightThrough(values, basis.baskets, sum.sum?.totalMinor ?? 0);
  if (isQuick && wasTold(values, basis.view))
    return place(world, sender, slug, { values, basis, request });
  const judged = await judge(world, basis.whole, request);
  if (!judged.ok)
    return again(world, sender, slug, {
      values,
      basis,
      problems: judged.problems.map((problem) => ofForm(values, problem)),
    });
  const { hold, view } = await holdForForm(world, sender, slug, values, { basis, renew: false });
  if (isConfirmed && wasTold(values, view))
    return place(world, sender, slug, { values, basis, request });
  const form = { values, problems: [] };
  if (isQuick) return { kind: "form", form, view, hold, at: null, pasted: null, company: null };
  return { kind: "review", form, view, hold, review: { order: judged.value, request } };
}

/** What is full of what the rows have ticked, and may be waited for; nothing where all of it waits, or is applied for. */
function choicesFull({ baskets, view: { offer, sum } }: FormBasis): Problem[] {
  const waitsWhole = sum.short.some(({ kind }) => kind === "event" || kind === "ticket");
  return waitsWhole || offer.requiresApproval ? [] : fullChoices(offer, baskets);
}

/** Whether somebody who is going to wait was told so before. */
function wasTold(values: FormValues, { sum }: FormView): boolean {
  return values["told"] !== "place" || sum.short.length === 0;
}

async function place(
  world: World,
  sender: FormSender,
  slug: string,
  {
    values,
    basis,
    request,
  }: { readonly values: FormValues; readonly basis: FormBasis; readonly request: OrderRequest },
): Promise<FormOutcome> {
  const placed = await placeOrder(world, sender.actor, slug, request);
  if (placed.ok) {
    const links = linksOf(world, placed.value);
    if (placed.value.seats.some(({ status }) => status === "awaiting-payment"))
      return { kind: "placed", pay: links.order };
    return registersThemselves({ email: placed.value.contactEmail }, placed.value.seats)
      ? { kind: "placed", seat: links.seats[0]?.registration ?? "" }
      : { kind: "placed", order: links.order };
  }
  const { problems } = placed;
  if (problems.some(({ code }) => code === "not-found")) return { kind: "not-found" };
  if (problems.some(({ code }) => code === "submission-differs"))
    // Back, changed and sent: no accident any more, so that the next sending is an order of its own.
    return again(world, sender, slug, {
      values: { ...values, submission: world.newId(), holder: "" },
      basis,
      problems: [{ code: "sent-before" }],
    });
  return again(world, sender, slug, {
    values,
    basis,
    problems: problems.map((problem) => ofForm(values, problem)),
  });
}

/** The form once more, with what has to be put right; what it wants is held meanwhile. */
async function again(
  world: World,
  sender: FormSender,
  slug: string,
  {
    values: sent,
    basis: before,
    problems,
  }: {
    readonly values: FormValues;
    readonly basis: FormBasis;
    readonly problems: readonly Problem[];
  },
): Promise<FormOutcome> {
  // What is full is no longer ticked: it can be waited for instead, and the rest is held.
  const values = withoutFull(sent, problems);
  const basis =
    values === sent ? before : ((await formBasis(world, sender.actor, slug, values)) ?? before);
  const { hold, view } = await holdForForm(world, sender, slug, values, { basis, renew: false });
  // One thing to put right at a time beside each field.
  const once = problems.filter(
    ({ field }, at) =>
      field === undefined || problems.findIndex((problem) => problem.field === field) === at,
  );
  return {
    kind: "form",
    form: { values, problems: once },
    view,
    hold,
    at: null,
    pasted: null,
    company: null,
  };
}

function withoutFull(values: FormValues, problems: readonly Problem[]): FormValues {
  const full = problems.flatMap(({ field, params }) =>
    params?.["item"] === undefined ? [] : [`${field}.${params["item"]}`],
  );
  return full.length === 0
    ? values
    : Object.fromEntries(Object.entries(values).filter(([name]) => !full.includes(name)));
}

/** Somebody who registers themselves typed their name and address once, as the contact's. */
function ofForm(values: FormValues, { field, ...problem }: Problem): Problem {
  if (!isForOneself(values) || !/^seats\[0\]\.(?:name|email)$/.test(field ?? ""))
    return { ...problem, field };
  return { ...problem, field: field?.replace("seats[0]", "contact") };
}
