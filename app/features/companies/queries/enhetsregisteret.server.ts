import { z } from "zod";
import { lineSchema } from "~/kernel/field-schemas";
import { readableMunicipality, readableName, type RegisterReading } from "../domain/register-facts";

/** A public register of companies: the port. */
export interface CompanyRegister {
  /**
   * What the register says of a number that has been checked.
   *
   * @returns `null` when it says nothing one could rely on: it is slow, down, or answers something else.
   */
  read(number: string): Promise<RegisterReading | null>;
}

/** How long both questions together may take, in milliseconds: somebody is waiting in front of a form. */
const patience = 2000;

/** What an answer may weigh, in bytes; one weighs a few thousand. */
const mostBytes = 200_000;

/**
 * Norway's register of legal entities. A number is an entity's or, when there is none, a sub-unit's.
 *
 * @remarks Only an address of the installation's own settings is asked, with nine digits behind it; a redirect is not
 * followed. An answer that is too long, no JSON or about another number is none.
 * @param url - up to `/enheter`.
 */
export function enhetsregisteret(url: string): CompanyRegister {
  return {
    async read(number) {
      if (!/^\d{9}$/.test(number)) return { outcome: "not-found" };
      const signal = AbortSignal.timeout(patience);
      const entity = await ask(`${url}/enheter/${number}`, number, signal);
      return entity?.outcome === "not-found"
        ? ask(`${url}/underenheter/${number}`, number, signal)
        : entity;
    },
  };
}

async function ask(
  url: string,
  number: string,
  signal: AbortSignal,
): Promise<RegisterReading | null> {
  try {
    const answer = await fetch(url, {
      headers: { accept: "application/json" },
      redirect: "error",
      signal,
    });
    if (answer.status === 404 || answer.status === 410) {
      await answer.body?.cancel();
      return { outcome: answer.status === 404 ? "not-found" : "removed" };
    }
    if (answer.status !== 200) {
      await answer.body?.cancel();
      return null;
    }
    const entity = entitySchema.safeParse(JSON.parse(await textOf(answer)));
    return entity.success && entity.data.organisasjonsnummer === number
      ? readingOf(entity.data)
      : null;
  } catch {
    // Slow, down, cut off or no JSON: the form goes on by hand, and the worker asks again later.
    return null;
  }
}

/** @throws when it is longer than an answer is. */
async function textOf(answer: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = answer.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part?.value) break;
    bytes += part.value.byteLength;
    if (bytes > mostBytes) {
      await reader?.cancel();
      throw new Error("the register's answer is too long");
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts).toString("utf8");
}

const line = lineSchema(300).optional().catch(undefined);
const address = z.object({ kommune: line }).optional().catch(undefined);

/** The fields of use; any may be absent, and one of another shape counts as absent. */
const entitySchema = z.object({
  organisasjonsnummer: z.string(),
  navn: line,
  organisasjonsform: z.object({ kode: line }).optional().catch(undefined),
  forretningsadresse: address,
  // Where a sub-unit is.
  beliggenhetsadresse: address,
  naeringskode1: z.object({ beskrivelse: line }).optional().catch(undefined),
  slettedato: z.iso.date().optional().catch(undefined),
});

function readingOf(entity: z.infer<typeof entitySchema>): RegisterReading {
  const at = entity.forretningsadresse ?? entity.beliggenhetsadresse;
  return {
    outcome: "found",
    facts: {
      name: readableName(entity.navn ?? ""),
      legalForm: entity.organisasjonsform?.kode ?? "",
      municipality: readableMunicipality(at?.kommune ?? ""),
      industry: entity.naeringskode1?.beskrivelse ?? "",
      dissolvedOn: entity.slettedato ?? null,
    },
  };
}
