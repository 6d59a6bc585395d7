import { accept, type Result } from "~/kernel/result";
import { keyedHash } from "~/platform/tokens.server";
import type { World } from "~/platform/world.server";
import { nameKey, numberKey, type CompanyFacts } from "../domain/match-key";
import { maskedNumber } from "../domain/number-format";
import {
  readOrganisationNumber,
  type NumberProblem,
  type OrganisationNumber,
} from "../domain/organisation-number";

/** A company as its lasting record begins. */
export interface CompanyRecord {
  readonly name: string;
  readonly country: string;
  /** Of a sole trader whose number is a person's: masked, `811218XXXX`. */
  readonly organisationNumber: string | null;
  readonly soleTrader: boolean;
  /** Finds it again. */
  readonly matchKey: string;
}

/**
 * What is written of a company, and the key it is found by: country and number where it has one, else its name.
 *
 * @remarks A number that is a person's is not kept: the record shows it masked and is found by a keyed hash of it, which
 * nobody who reads the database can turn back by trying.
 *
 * Refused: what {@link readOrganisationNumber} refuses, with the field `contact.organisationNumber`.
 */
export function companyRecord(
  world: Pick<World, "settings">,
  company: CompanyFacts,
): Result<CompanyRecord, NumberProblem> {
  const { name, organisationNumber, country } = company;
  if (!organisationNumber?.trim())
    return accept({
      name,
      country: country ?? "NO",
      organisationNumber: null,
      soleTrader: false,
      matchKey: nameKey(name),
    });
  const number = readOrganisationNumber(organisationNumber, country);
  if (!number.ok)
    return { ...number, problem: { ...number.problem, field: "contact.organisationNumber" } };
  const { personal } = number.value;
  return accept({
    name,
    country: number.value.country,
    organisationNumber: personal ? maskedNumber(number.value.number) : number.value.number,
    soleTrader: personal,
    matchKey: keyOfNumber(world, number.value),
  });
}

/** The key of the company that has this number. */
export function keyOfNumber(
  { settings }: Pick<World, "settings">,
  { country, number, personal }: OrganisationNumber,
): string {
  if (!personal) return numberKey(country, number);
  return numberKey(
    country,
    keyedHash(settings.secret, "sole-trader", number).toString("base64url"),
  );
}
