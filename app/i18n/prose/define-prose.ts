import type { Locale } from "~/kernel/locales";
import type { Sentence } from "../define-texts";

/** What a link in a prose page may lead to; the page that shows it knows the address. */
export const proseTargets = [
  "home",
  "privacy",
  "accessibility",
  "terms",
  "help",
  "my-data",
  "sign-in",
  "contact",
  "datatilsynet",
  "imy",
  "authorities",
  "uutilsynet",
  "uustatus",
  "digg",
  "wcag",
] as const;
export type ProseTarget = (typeof proseTargets)[number];

/** A block that is shown only where this is known, or is not. */
export type ProseCondition = "operator" | "no-operator" | "contact" | "no-contact" | "cards";

/** A paragraph in every language: `[words](target)` is a link, `{{operator}}` and `{{contact}}` are filled in. */
export type Paragraph = Sentence & { readonly when?: ProseCondition };

/** A paragraph, or a list of them. */
export type Block = Paragraph | { readonly list: readonly Paragraph[] };

/** A titled part of a page; `id` is its anchor, the same in every language. */
export interface ProseSection {
  readonly id: string;
  readonly title: Sentence;
  readonly blocks?: readonly Block[];
  readonly sections?: readonly ProseSection[];
}

/** A page of words. */
export interface ProsePage {
  readonly title: Sentence;
  readonly lead: Sentence;
  readonly sections: readonly ProseSection[];
}

/** What a page of words needs to know of the installation it stands in. */
export interface ProseFacts {
  readonly operator?: string | undefined;
  readonly contact?: string | undefined;
  /** Whether cards are taken, which Stripe then sees. */
  readonly cards?: boolean;
}

/** A piece of a paragraph: words, or words that lead somewhere. */
export type Inline = string | { readonly words: string; readonly target: ProseTarget };

export interface WrittenBlock {
  readonly kind: "paragraph" | "list";
  /** One for a paragraph, one for each point of a list. */
  readonly items: readonly (readonly Inline[])[];
}

export interface WrittenSection {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly WrittenBlock[];
  readonly sections: readonly WrittenSection[];
}

/** A page of words in one language. */
export interface WrittenPage {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly WrittenSection[];
}

/** Declares a page of words, the languages of each paragraph side by side; leaving one out does not compile. */
export function defineProse<const T extends ProsePage>(page: T): T {
  return page;
}

/**
 * The page in one language, with what is known of the installation filled in.
 *
 * @throws when a link names a target nobody knows, or a paragraph needs a fact that is not there.
 */
export function proseIn(page: ProsePage, locale: Locale, facts: ProseFacts): WrittenPage {
  const holds: Record<ProseCondition, boolean> = {
    operator: facts.operator !== undefined,
    "no-operator": facts.operator === undefined,
    contact: facts.contact !== undefined,
    "no-contact": facts.contact === undefined,
    cards: facts.cards === true,
  };
  const shown = ({ when }: Paragraph) => when === undefined || holds[when];
  const written = (paragraph: Paragraph) => inlinesOf(paragraph[locale], facts);
  const blockOf = (block: Block): WrittenBlock =>
    "list" in block
      ? { kind: "list", items: block.list.filter(shown).map(written) }
      : { kind: "paragraph", items: shown(block) ? [written(block)] : [] };
  const sectionOf = ({ id, title, blocks = [], sections = [] }: ProseSection): WrittenSection => ({
    id,
    title: title[locale],
    blocks: blocks.map(blockOf).filter(({ items }) => items.length > 0),
    sections: sections.map(sectionOf),
  });
  return {
    title: page.title[locale],
    lead: page.lead[locale],
    sections: page.sections.map(sectionOf),
  };
}

const link = /\[([^\]]+)\]\(([^)]+)\)/g;

/** Splits a paragraph into words and links, its facts filled in afterwards: a name cannot become a link. */
function inlinesOf(text: string, facts: ProseFacts): Inline[] {
  const pieces: Inline[] = [];
  let end = 0;
  for (const found of text.matchAll(link)) {
    const [whole, words = "", target = ""] = found;
    pieces.push(text.slice(end, found.index));
    if (!isTarget(target)) throw new Error(`no link is called ${target}`);
    pieces.push({ words: filled(words, facts), target });
    end = found.index + whole.length;
  }
  pieces.push(text.slice(end));
  return pieces
    .filter((piece) => piece !== "")
    .map((piece) => (typeof piece === "string" ? filled(piece, facts) : piece));
}

function filled(text: string, facts: ProseFacts): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const fact = name === "operator" ? facts.operator : name === "contact" ? facts.contact : null;
    if (fact === null || fact === undefined) throw new Error(`nobody has said the ${name}`);
    return fact;
  });
}

function isTarget(name: string): name is ProseTarget {
  return (proseTargets as readonly string[]).includes(name);
}
