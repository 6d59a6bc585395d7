import { Section } from "~/ui/section";
import { Table } from "~/ui/table";
import type { ListSection } from "../domain/list-kinds";

/** A list as it is read and printed: a table for each night, bus, meal or session. */
export function ListTables({ sections }: { sections: readonly ListSection[] }) {
  return (
    <>
      {sections.map(({ title, when, count, columns, rows }, part) => (
        <Section
          key={part}
          id={`list-${part + 1}`}
          title={title}
          lead={[when, count].filter(Boolean).join(" · ")}
        >
          <Table
            caption={title}
            columns={columns.map((label, place) => ({
              key: String(place),
              label,
              main: place === (columns.length > 2 && /^\d+$/.test(rows[0]?.[0] ?? "") ? 1 : 0),
              cell: (row: readonly string[]) => row[place] || "–",
            }))}
            rows={rows}
            rowKey={(row) => `${rows.indexOf(row)}`}
            empty={<p>–</p>}
          />
        </Section>
      ))}
    </>
  );
}
