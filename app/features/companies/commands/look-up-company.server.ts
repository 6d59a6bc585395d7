import { accept, type Result } from "~/kernel/result";
import type { IsoDate } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { readOrganisationNumber, type NumberProblem } from "../domain/organisation-number";
import { keyOfNumber } from "../queries/company-record.server";
import { askRegister } from "./ask-register.server";

/** What is known of a company before anybody has typed it. */
export interface FoundCompany {
  readonly name: string;
  readonly country: string;
  /** As it is compared; see `formatOrganisationNumber`. */
  readonly number: string;
  readonly municipality: string;
  readonly industry: string;
  readonly legalForm: string;
  /** When it was dissolved, as the register says: a warning, not a refusal. */
  readonly dissolvedOn: IsoDate | null;
}

/**
 * What a form's "look up" finds. `removed`: the register says nothing about it, for legal reasons. `unavailable`: nobody
 * could be asked, and the form goes on by hand.
 */
export type CompanyLookUp =
  | { readonly kind: "found"; readonly company: FoundCompany }
  | {
      readonly kind: "not-found" | "removed" | "unavailable";
      readonly number: string;
      readonly country: string;
    };

/**
 * The company with this number: from the organisation's own record first, so that nothing is typed twice, then as the
 * public register has it.
 *
 * @remarks Whoever asks may be a stranger: of a number that is a person's nothing is said, and of a record no more than
 * a company's public facts.
 *
 * Refused: what `readOrganisationNumber` refuses.
 */
export async function lookUpCompany(
  world: World,
  organisationId: string,
  asked: { readonly number: string; readonly country?: string | undefined },
): Promise<Result<CompanyLookUp, NumberProblem>> {
  const read = readOrganisationNumber(asked.number, asked.country);
  if (!read.ok) return read;
  const { country, number, personal } = read.value;
  if (personal) return accept({ kind: "unavailable", number, country });
  const record = await world.db.company.findUnique({
    where: {
      organisationId_matchKey: { organisationId, matchKey: keyOfNumber(world, read.value) },
    },
    select: {
      name: true,
      municipality: true,
      industry: true,
      legalForm: true,
      dissolvedOn: true,
    },
  });
  // What an earlier order left empty, the register may say by now.
  const needed = !record || record.municipality === "";
  const reading = needed ? await askRegister(world, read.value) : null;
  if (record)
    return accept({
      kind: "found",
      company: {
        ...(reading?.outcome === "found" ? reading.facts : record),
        name: record.name,
        dissolvedOn: record.dissolvedOn?.toISOString().slice(0, 10) ?? null,
        country,
        number,
      },
    });
  if (reading?.outcome === "found" && reading.facts.name !== "")
    return accept({ kind: "found", company: { ...reading.facts, country, number } });
  const nothing = reading && reading.outcome !== "found" ? reading.outcome : "unavailable";
  return accept({ kind: nothing, country, number });
}
