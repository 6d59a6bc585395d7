import type {
  Inline,
  ProseTarget,
  WrittenBlock,
  WrittenPage,
  WrittenSection,
} from "~/i18n/prose/define-prose";
import { useSpeech } from "~/i18n/locale-context";

export interface ProseProps {
  readonly page: Pick<WrittenPage, "sections">;
  readonly hrefOf: (target: ProseTarget) => string;
  /** Whether a list of what is on the page stands before it. */
  readonly contents?: boolean;
}

/** Long words to read: what is on the page, then its sections, each with an anchor. */
export function Prose({ page: { sections }, hrefOf, contents = true }: ProseProps) {
  const { t } = useSpeech();
  return (
    <>
      {contents && (
        <nav className="contents" aria-label={t("ui.contents")}>
          <ul>
            {sections.map((section) => (
              <li key={section.id}>
                <a href={`#${section.id}`}>{section.title}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {sections.map((section) => (
        <ProseSection key={section.id} section={section} level={2} hrefOf={hrefOf} />
      ))}
    </>
  );
}

function ProseSection({
  section: { id, title, blocks, sections },
  level,
  hrefOf,
}: {
  section: WrittenSection;
  level: 2 | 3;
  hrefOf: ProseProps["hrefOf"];
}) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={`words words-${level}`} id={id} aria-labelledby={`${id}-title`}>
      <Heading id={`${id}-title`}>{title}</Heading>
      {blocks.map((block, place) => (
        <ProseBlock key={place} block={block} hrefOf={hrefOf} />
      ))}
      {sections.map((section) => (
        <ProseSection key={section.id} section={section} level={3} hrefOf={hrefOf} />
      ))}
    </section>
  );
}

function ProseBlock({
  block: { kind, items },
  hrefOf,
}: {
  block: WrittenBlock;
  hrefOf: ProseProps["hrefOf"];
}) {
  const words = items.map((item) => item.map((piece, place) => inline(piece, place, hrefOf)));
  if (kind === "paragraph") return <p>{words[0]}</p>;
  return (
    <ul>
      {words.map((item, place) => (
        <li key={place}>{item}</li>
      ))}
    </ul>
  );
}

function inline(piece: Inline, place: number, hrefOf: ProseProps["hrefOf"]) {
  if (typeof piece === "string") return piece;
  return (
    <a key={place} href={hrefOf(piece.target)}>
      {piece.words}
    </a>
  );
}
