import { Fragment, type ReactNode } from "react";
import { parseMarkdown, type Block, type Inline } from "~/kernel/markdown";

type HeadingLevel = 2 | 3 | 4 | 5 | 6;

export interface MarkdownProps {
  readonly text: string;
  /** What the highest heading in the text becomes, so that it fits under the page's own. */
  readonly level?: HeadingLevel;
}

/**
 * What an organiser wrote. It is read as data and drawn with the elements below alone: nothing in it can be
 * markup, a picture or a script.
 */
export function Markdown({ text, level = 3 }: MarkdownProps) {
  const blocks = parseMarkdown(text);
  const highest = Math.min(
    6,
    ...blocks.map((block) => (block.kind === "heading" ? block.depth : 6)),
  );
  return <div className="prose">{drawBlocks(blocks, level - highest)}</div>;
}

function drawBlocks(blocks: readonly Block[], shift: number): ReactNode {
  return blocks.map((block, place) => <Fragment key={place}>{drawBlock(block, shift)}</Fragment>);
}

function drawBlock(block: Block, shift: number): ReactNode {
  switch (block.kind) {
    case "paragraph":
      return <p>{drawInline(block.inside)}</p>;
    case "heading": {
      const Heading = `h${Math.min(6, Math.max(2, block.depth + shift)) as HeadingLevel}` as const;
      return <Heading>{drawInline(block.inside)}</Heading>;
    }
    case "list":
      return block.start === null ? (
        <ul>{drawItems(block.items, shift)}</ul>
      ) : (
        <ol start={block.start}>{drawItems(block.items, shift)}</ol>
      );
    case "quote":
      return <blockquote>{drawBlocks(block.blocks, shift)}</blockquote>;
    case "code":
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case "rule":
      return <hr />;
  }
}

function drawItems(items: readonly (readonly Block[])[], shift: number): ReactNode {
  return items.map((blocks, place) => {
    const [only, ...more] = blocks;
    const line = only?.kind === "paragraph" && more.every(({ kind }) => kind === "list");
    return (
      <li key={place}>
        {line ? drawInline(only.inside) : only && drawBlock(only, shift)}
        {drawBlocks(more, shift)}
      </li>
    );
  });
}

function drawInline(pieces: readonly Inline[]): ReactNode {
  return pieces.map((piece, place) => <Fragment key={place}>{drawPiece(piece)}</Fragment>);
}

function drawPiece(piece: Inline): ReactNode {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "code":
      return <code>{piece.text}</code>;
    case "break":
      return <br />;
    case "strong":
      return <strong>{drawInline(piece.inside)}</strong>;
    case "em":
      return <em>{drawInline(piece.inside)}</em>;
    case "strike":
      return <s>{drawInline(piece.inside)}</s>;
    case "link":
      // The organiser's link, not ours: search engines are told so, and the other side gets no handle.
      return (
        <a href={piece.href} rel="nofollow ugc noopener">
          {drawInline(piece.inside)}
        </a>
      );
  }
}
