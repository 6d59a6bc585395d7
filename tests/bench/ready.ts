import { compare, rateOf } from "./load";
import { startProgram } from "./stage";

/** One language for all: `fetch` by itself asks for any, the load for none. */
const asked = { "accept-encoding": "gzip", "accept-language": "nb" };

/**
 * How fast an answer that is kept ready goes out, whole and as a 304, beside a bare server with the same bytes.
 *
 * @param others - what else is measured in the same turns.
 */
export async function readyRates<Other extends string = never>(
  databaseUrl: string,
  address: string,
  others = {} as Readonly<Record<Other, () => Promise<number>>>,
): Promise<Record<"ours" | "bare" | "unchanged" | "bareUnchanged" | Other, number>> {
  const bare = await startProgram("bare-server", databaseUrl, { SAME_AS: address });
  const first = await fetch(address, { headers: asked });
  const etag = first.headers.get("etag") ?? "";
  await first.arrayBuffer();
  const had = (tag: string) => ({ headers: { ...asked, "if-none-match": tag } });
  const rates = await compare(3, {
    ...others,
    ours: () => rateOf(address, { headers: asked }),
    bare: () => rateOf(bare.url, { headers: asked }),
    unchanged: () => rateOf(address, had(etag), 304),
    bareUnchanged: () => rateOf(bare.url, had(`"bare"`), 304),
  });
  await bare.close();
  return rates;
}
