import { Hr, Link, Text } from "@react-email/components";
import { Fragment, type ReactNode } from "react";
import type { Block, Inline } from "~/kernel/markdown";
import type { Styles } from "./letter-styles";

export interface WrittenViewProps {
  readonly blocks: readonly Block[];
  readonly styles: Styles;
}

/** What an organiser wrote, drawn with a letter's own elements: nothing in it can be markup. */
export function WrittenView({ blocks, styles }: WrittenViewProps) {
  return (
    <>
      {blocks.map((block, place) => (
        <Fragment key={place}>{drawBlock(block, styles)}</Fragment>
      ))}
    </>
  );
}

function drawBlock(block: Block, styles: Styles): ReactNode {
  switch (block.kind) {
    case "paragraph":
      return (
        <Text className="ink" style={styles.text}>
          {drawLine(block.inside, styles)}
        </Text>
      );
    case "heading": {
      const Heading = block.depth <= 2 ? "h2" : "h3";
      return (
        <Heading className="ink" style={block.depth <= 2 ? styles.subheading : styles.minor}>
          {drawLine(block.inside, styles)}
        </Heading>
      );
    }
    case "list": {
      const items = block.items.map((item, place) => (
        <li key={place} className="ink" style={styles.item}>
          {drawItem(item, styles)}
        </li>
      ));
      return block.start === null ? (
        <ul className="ink" style={styles.list}>
          {items}
        </ul>
      ) : (
        <ol className="ink" start={block.start} style={styles.list}>
          {items}
        </ol>
      );
    }
    case "quote":
      return (
        <blockquote className="line" style={styles.quote}>
          <WrittenView blocks={block.blocks} styles={styles} />
        </blockquote>
      );
    case "code":
      return (
        <Text className="ink" style={styles.fixed}>
          {block.text
            .trimEnd()
            .split("\n")
            .map((line, place) => (
              <Fragment key={place}>
                {place > 0 && <br />}
                {line.replace(/^ +/, (blanks) => "\u00a0".repeat(blanks.length))}
              </Fragment>
            ))}
        </Text>
      );
    case "rule":
      return <Hr className="line" style={styles.rule} />;
  }
}

/** A point of one line stands without a paragraph's distance. */
function drawItem([first, ...more]: readonly Block[], styles: Styles): ReactNode {
  return (
    <>
      {first?.kind === "paragraph"
        ? drawLine(first.inside, styles)
        : first && drawBlock(first, styles)}
      <WrittenView blocks={more} styles={styles} />
    </>
  );
}

function drawLine(pieces: readonly Inline[], styles: Styles): ReactNode {
  return pieces.map((piece, place) => <Fragment key={place}>{drawPiece(piece, styles)}</Fragment>);
}

function drawPiece(piece: Inline, styles: Styles): ReactNode {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "code":
      return <code style={styles.inlineCode}>{piece.text}</code>;
    case "break":
      return <br />;
    case "strong":
      return <strong>{drawLine(piece.inside, styles)}</strong>;
    case "em":
      return <em>{drawLine(piece.inside, styles)}</em>;
    case "strike":
      return <s>{drawLine(piece.inside, styles)}</s>;
    case "link":
      return (
        <Link className="accent" href={piece.href} style={styles.link}>
          {drawLine(piece.inside, styles)}
        </Link>
      );
  }
}
