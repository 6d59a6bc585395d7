import { Resolver } from "node:dns/promises";

/** What the DNS says about the text records of a name. */
export type TextLookup =
  | { readonly answer: "found"; readonly texts: readonly string[] }
  | { readonly answer: "none" }
  /** Nobody knows: the DNS could not be asked, or gave no answer in time. */
  | { readonly answer: "failed"; readonly reason: "refused" | "timeout" | "other" };

/** Looks up the text records of a name; never throws. */
export type LookUpTexts = (name: string) => Promise<TextLookup>;

/** Milliseconds for one try, and for all of them. */
const [tryLimit, limit] = [1200, 2500];

/** There is no such name, or no text at it. */
const absent = new Set(["ENOTFOUND", "ENODATA"]);
const refused = new Set(["ECONNREFUSED", "EREFUSED", "EACCES", "EPERM", "ENETUNREACH"]);
const late = new Set(["ETIMEOUT", "ECANCELLED"]);

/** Asks the resolvers of this machine, for two and a half seconds at most. */
export const lookUpTexts: LookUpTexts = async (name) => {
  const resolver = new Resolver({ timeout: tryLimit, tries: 2 });
  const cancel = setTimeout(() => resolver.cancel(), limit);
  try {
    const records = await resolver.resolveTxt(name);
    return { answer: "found", texts: records.map((parts) => parts.join("")) };
  } catch (error) {
    const { code = "" } = error as { code?: string };
    if (absent.has(code)) return { answer: "none" };
    return {
      answer: "failed",
      reason: refused.has(code) ? "refused" : late.has(code) ? "timeout" : "other",
    };
  } finally {
    clearTimeout(cancel);
  }
};
