import type { Block as MarkdownBlock } from "~/kernel/markdown";
import type { Block, Letter } from "./letter-model";

/** An organiser's own subject and first words, filled for one recipient. */
export interface OwnWords {
  readonly subject: string;
  readonly text: readonly MarkdownBlock[];
}

/** A letter with an organiser's words in place of its own first ones; everything that is a fact stays. */
export function withWords(letter: Letter, { subject, text }: OwnWords): Letter {
  const at = letter.blocks.findIndex(isOpening);
  const rest = letter.blocks.filter((block) => !isOpening(block));
  const written: Block = { type: "written", blocks: text };
  return { ...letter, subject: subject || letter.subject, blocks: rest.toSpliced(at, 0, written) };
}

function isOpening(block: Block): boolean {
  return block.type === "paragraph" && block.opening === true;
}
