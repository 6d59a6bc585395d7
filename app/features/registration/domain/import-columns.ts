import { foldText } from "~/kernel/slug";
import type { Offer } from "./offer";

/** What a column of a file can be, beside the answer to a question (`q.<id>`). */
export const importFields = [
  "name",
  "firstName",
  "lastName",
  "email",
  "company",
  "organisationNumber",
  "ticketType",
  "group",
  "addOns",
  "reference",
] as const;
export type ImportField = (typeof importFields)[number];

/** Title of a column, folded → what it is; titles that are not here are left out. */
export type ColumnMapping = Readonly<Record<string, string>>;

/** How columns are titled in Norwegian, Swedish and English, folded; the first that fits wins. */
const titles: Readonly<Record<ImportField, readonly string[]>> = {
  name: [
    "navn",
    "namn",
    "name",
    "fullt navn",
    "fullstandigt namn",
    "full name",
    "deltaker",
    "deltagare",
    "attendee",
  ],
  firstName: ["fornavn", "fornamn", "first name", "firstname", "given name"],
  lastName: ["etternavn", "efternamn", "last name", "lastname", "surname", "family name"],
  email: [
    "e-post",
    "epost",
    "e-postadresse",
    "e-postadress",
    "epostadresse",
    "mejl",
    "mail",
    "email",
    "e-mail",
    "email address",
  ],
  company: [
    "bedrift",
    "foretak",
    "firma",
    "foretag",
    "virksomhet",
    "company",
    "organisation",
    "organization",
    "organisasjon",
  ],
  organisationNumber: [
    "organisasjonsnummer",
    "org.nr",
    "orgnr",
    "org.nr.",
    "organisationsnummer",
    "organisation number",
    "company number",
  ],
  ticketType: ["billett", "billettype", "biljett", "biljettyp", "ticket", "ticket type"],
  group: ["gruppe", "grupp", "group", "faggruppe", "fackgrupp"],
  addOns: ["tillegg", "tillagg", "add-ons", "addons", "extras"],
  reference: ["referanse", "referens", "reference", "bestillingsnummer", "po number"],
};

/** A title as it is remembered and compared. */
export function titleKey(title: string): string {
  return foldText(title).replaceAll(/\s+/g, " ");
}

/**
 * What each column of a file probably is: as it was last time, else by its title. No two columns become the same.
 *
 * @param remembered - of earlier files
 */
export function guessMapping(
  columns: readonly string[],
  offer: Pick<Offer, "questions">,
  remembered: ColumnMapping,
): ColumnMapping {
  const mapping: Record<string, string> = {};
  const used = new Set<string>();
  const known = new Set(fieldsOf(offer));
  for (const key of columns.map(titleKey)) {
    const asked = offer.questions.find(({ label }) => titleKey(label) === key);
    const guess =
      remembered[key] ??
      importFields.find((field) => titles[field].includes(key)) ??
      (asked ? `q.${asked.id}` : undefined);
    if (key === "" || guess === undefined || !known.has(guess) || used.has(guess)) continue;
    mapping[key] = guess;
    used.add(guess);
  }
  return mapping;
}

/** Everything a column can be at an event. Files and what is sensitive are not brought in. */
export function fieldsOf({ questions }: Pick<Offer, "questions">): string[] {
  return [
    ...importFields,
    ...questions
      .filter(({ kind, sensitive }) => kind !== "file" && !sensitive)
      .map(({ id }) => `q.${id}`),
  ];
}
