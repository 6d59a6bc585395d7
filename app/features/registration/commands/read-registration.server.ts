import type { Locale } from "~/kernel/locales";
import type { Problem } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import { checkValues } from "~/platform/http/forms.server";
import { answersOf, costsMoney, seatRequestOf, wayChosen } from "../domain/form-request";
import type { OrderRequest } from "../domain/order-request";
import { countryOf, isForOneself, seatsAskedFor, type FormValues } from "../domain/register-form";
import { readAnswers } from "../domain/sensitive-answers";
import type { FormBasis } from "../queries/form-view.server";
import { registerCompanySchema, registerSelfSchema } from "../schema";

const longestName = 120;

/**
 * Reads a form as the order it asks for, with what has to be put right in what was typed. Whether it can be had is
 * judged with the offer.
 */
export function readRegistration(
  { view: { offer } }: Pick<FormBasis, "view">,
  values: FormValues,
  language: Locale,
  now: Instant,
): { readonly request: OrderRequest; readonly problems: readonly Problem[] } {
  const oneself = isForOneself(values);
  const rows = seatsAskedFor(values);
  const lines = checkValues(
    linesOf(values, oneself ? 0 : rows.length),
    oneself ? registerSelfSchema : registerCompanySchema,
  );
  const sensitive = oneself ? readAnswers(values) : null;
  const answers = sensitive?.ok
    ? Object.values(sensitive.answers).filter((answer) => answer !== null)
    : [];
  // As it was checked; as it was typed where that is wrong, so that all that is wrong is told at once.
  const line = (name: string) => (lines.ok ? textAt(lines.value, name) : typed(values[name]));
  const company = line("contact.company");
  const contact = { name: line("contact.name") ?? "", email: line("contact.email") ?? "" };
  const seats = rows.map((row, place) => ({
    ...seatRequestOf(offer, row, now),
    ...(oneself
      ? contact
      : { name: line(`seats[${place}].name`), email: line(`seats[${place}].email`) }),
    ...(answers.length > 0 ? { answers } : {}),
  }));
  return {
    request: {
      contact: {
        ...contact,
        ...(company === undefined
          ? {}
          : {
              company: {
                name: company,
                organisationNumber: oneself ? undefined : line("contact.organisationNumber"),
                country: countryOf(values),
              },
            }),
      },
      language,
      seats,
      questions: answersOf(offer, "order", values),
      code: typed(values["code"]),
      reference: costsMoney(offer) && !oneself ? line("reference") : undefined,
      payBy: wayChosen(offer, values),
      refuseFull: true,
      submissionKey: values["submission"],
    },
    problems: [
      ...(lines.ok ? [] : lines.form.problems),
      ...(sensitive && !sensitive.ok ? sensitive.problems : []),
      ...tooLong(seats),
    ],
  };
}

/** Names of room-mates nobody has. */
function tooLong(seats: OrderRequest["seats"]): Problem[] {
  return seats.flatMap(({ addOns = [] }, place) =>
    addOns
      .filter(({ roomMate = "" }) => roomMate.length > longestName)
      .map(({ id }) => ({ code: "too-long", field: `seats[${place}].roomMate.${id}` })),
  );
}

/** The lines a schema checks, of as many rows; `kept` stands for one whose lines are all empty. */
function linesOf(values: FormValues, rows: number): Record<string, string> {
  const names = [
    "submission",
    "contact.name",
    "contact.email",
    "contact.company",
    "contact.organisationNumber",
    "contact.country",
    "reference",
    ...Array.from({ length: rows }, (_, place) => [
      `seats[${place}].name`,
      `seats[${place}].email`,
    ]).flat(),
  ];
  const lines = names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]]));
  const kept = Array.from({ length: rows }, (_, place) => [`seats[${place}].kept`, "1"]);
  return Object.fromEntries([...lines, ...kept]) as Record<string, string>;
}

/** The text at a place such as `seats[0].name` of what was read. */
function textAt(value: unknown, name: string): string | undefined {
  const found = name
    .split(/[.[\]]+/)
    .reduce<unknown>(
      (at, key) =>
        typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined,
      value,
    );
  return typeof found === "string" ? found : undefined;
}

function typed(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text === "" ? undefined : text;
}
