import { speechOf } from "~/i18n/speech";
import { underlined, wrap } from "./wrapped-text";
import { writtenText } from "./written-text";
import type { Block, FactRow, Letter, ProgrammeRow } from "./letter-model";

/**
 * A letter as plain text from what its blocks say: wrapped at 72 characters, every address on a line of its own so
 * that it stays whole and clickable.
 */
export function letterText(
  { locale }: Pick<Letter, "locale">,
  blocks: readonly string[],
  organisationName: string,
): string {
  const { t } = speechOf(locale);
  const sender = organisationName
    ? t("mail.sentBy", { organisation: organisationName })
    : t("mail.sentByTreff");
  const parts = [...blocks, `-- \n${wrap(sender)}`];
  return `${parts.join("\n\n")}\n`;
}

/**
 * A block as plain text: wrapped at 72 characters, every address on a line of its own so that it stays whole and
 * clickable.
 */
export function blockText(block: Block): string {
  switch (block.type) {
    case "heading":
      return underlined(block.text, "=");
    case "paragraph":
    case "small":
      return wrap(block.text);
    case "written":
      return writtenText(block.blocks);
    case "code":
      return `    ${block.text}`;
    case "facts":
      return factsText(block.rows);
    case "changes":
      return block.rows
        .map(({ title, before, after }) =>
          [
            wrap(title),
            ...(before ? [labelled(before.label, before.text)] : []),
            labelled(after.label, after.text),
          ].join("\n"),
        )
        .join("\n\n");
    case "programme":
      return [
        underlined(block.title, "-"),
        ...block.days.map(({ title, rows }) =>
          [wrap(title), ...rows.map(programmeText)].join("\n"),
        ),
      ].join("\n\n");
    case "seats":
      return [
        underlined(block.title, "-"),
        block.rows
          .map(({ name, link }) => {
            const line = wrap(name, "- ", "  ");
            return link ? `${line}\n  ${link.label}:\n  ${link.url}` : line;
          })
          .join("\n"),
      ].join("\n");
    case "button":
    case "link":
      return `${wrap(block.label)}:\n${block.url}`;
  }
}

function factsText(rows: readonly FactRow[]): string {
  const column = Math.max(...rows.map(({ label }) => label.length)) + 2;
  return rows
    .map(({ label, value, url }) => {
      const head = `${label}:`.padEnd(column);
      if (value === url) return `${label}:\n${url}`;
      const line = wrap(value, head, " ".repeat(column));
      return url ? `${line}\n${url}` : line;
    })
    .join("\n");
}

function programmeText({ time, title, place }: ProgrammeRow): string {
  const indent = "    ";
  const lines = [`  ${time}`, wrap(title, indent, indent)];
  return [...lines, ...(place ? [wrap(place, indent, indent)] : [])].join("\n");
}

function labelled(label: string, text: string): string {
  return wrap(text, `  ${label}: `, "    ");
}
