import type { Actor } from "~/kernel/actor";
import type { FormState } from "~/kernel/form-state";
import type { Locale } from "~/kernel/locales";
import type { Problem } from "~/kernel/result";
import { checkValues, type ReadForm } from "~/platform/http/forms.server";
import type { World } from "~/platform/world.server";
import { registersThemselves } from "../domain/order-messages";
import { changeSeats, isSeatIntent, typedSeats, withSeats } from "../domain/register-form";
import { readAnswers } from "../domain/sensitive-answers";
import { linksOf } from "../queries/seat-page.server";
import { registerCompanySchema, registerSelfSchema } from "../schema";
import { placeOrder } from "./place-order.server";
import type { OrderRequest } from "../domain/order-request";

/** What became of a posted registration form. */
export type FormOutcome =
  /** Rows were added or taken away: the form once more. */
  | { readonly kind: "again"; readonly form: FormState }
  | { readonly kind: "refused"; readonly form: FormState; readonly problems: readonly Problem[] }
  | { readonly kind: "not-found" }
  /** `seat` is the token of somebody's own seat, `order` that of a contact's order. */
  | { readonly kind: "placed"; readonly seat: string }
  | { readonly kind: "placed"; readonly order: string };

/**
 * Registers as a posted form asks, for one person or for a company.
 *
 * @param typed - the form's values, as {@link readValues} reads them
 * @param locale - the language of the page, in which all mails will be
 */
export async function registerByForm(
  world: World,
  actor: Actor,
  slug: string,
  typed: Readonly<Record<string, string>>,
  locale: Locale,
): Promise<FormOutcome> {
  const seats = typedSeats(typed);
  const values = withSeats(typed, seats);
  const contact = { name: typed["contact.name"] ?? "", email: typed["contact.email"] ?? "" };
  if (isSeatIntent(typed["intent"])) {
    const changed = withSeats(typed, changeSeats(seats, typed["intent"], contact));
    return { kind: "again", form: { values: changed, problems: [] } };
  }

  const asked =
    typed["for"] === "company"
      ? companyRequest(values, seats.length, locale)
      : selfRequest(values, locale);
  if (!asked.ok) return { kind: "refused", form: asked.form, problems: [] };
  const placed = await placeOrder(world, actor, slug, asked.value);
  if (!placed.ok) {
    if (placed.problem.code === "not-found") return { kind: "not-found" };
    if (placed.problem.code === "submission-differs") {
      // Back, changed and sent: no accident any more, so that the next sending is an order of its own.
      const values = { ...asked.form.values, submission: world.newId() };
      return {
        kind: "refused",
        form: { values, problems: [] },
        problems: [{ code: "sent-before" }],
      };
    }
    const problem = typed["for"] === "company" ? placed.problem : ofContact(placed.problem);
    return { kind: "refused", form: asked.form, problems: [problem] };
  }
  const links = linksOf(world, placed.value);
  return registersThemselves({ email: placed.value.contactEmail }, placed.value.seats)
    ? { kind: "placed", seat: links.seats[0]?.registration ?? "" }
    : { kind: "placed", order: links.order };
}

function selfRequest(
  values: Readonly<Record<string, string>>,
  language: Locale,
): ReadForm<OrderRequest> {
  const form = checkValues(values, registerSelfSchema);
  if (!form.ok) return form;
  const { contact, submission, group, ticketType } = form.value;
  const { name, email, company, organisationNumber } = contact;
  const read = readAnswers(values);
  if (!read.ok) return { ok: false, form: { values, problems: read.problems } };
  const answers = Object.values(read.answers).filter((answer) => answer !== null);
  return {
    ...form,
    value: {
      contact: {
        name,
        email,
        ...(company ? { company: { name: company, organisationNumber } } : {}),
      },
      language,
      seats: [{ name, email, group, ticketType, ...(answers.length > 0 ? { answers } : {}) }],
      submissionKey: submission,
    },
  };
}

function companyRequest(
  values: Readonly<Record<string, string>>,
  seats: number,
  language: Locale,
): ReadForm<OrderRequest> {
  const kept = Object.fromEntries(
    Array.from({ length: seats }, (_, place) => [`seats[${place}].kept`, "1"]),
  );
  const form = checkValues({ ...values, ...kept }, registerCompanySchema);
  if (!form.ok) return form;
  const { contact, submission } = form.value;
  const { name, email, company, organisationNumber } = contact;
  return {
    ...form,
    value: {
      contact: { name, email, company: { name: company, organisationNumber } },
      language,
      seats: form.value.seats,
      submissionKey: submission,
    },
  };
}

/** Somebody who registers themselves typed their address once, as the contact's. */
function ofContact({ field, ...problem }: Problem): Problem {
  return {
    ...problem,
    field: field === "seats[0].email" ? "contact.email" : field?.replace("seats[0].", ""),
  };
}
