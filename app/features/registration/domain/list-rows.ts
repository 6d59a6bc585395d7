import type { ListSection } from "./list-kinds";

/** A list as rows of one sheet: what each part is about stands in front of its rows. */
export function listRows(sections: readonly ListSection[]): (readonly string[])[] {
  return sections.flatMap(({ title, when, count, columns, rows }, part) => [
    ...(part === 0 ? [] : [[]]),
    [title, when ?? "", count],
    columns,
    ...rows,
  ]);
}
