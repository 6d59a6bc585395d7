import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { VisuallyHidden } from "./visually-hidden";

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** The column that names the row: its card's title on a phone, a row header to a screen reader. */
  readonly main?: boolean;
  /** Figures: to the right, in tabular figures. */
  readonly numeric?: boolean;
  /** Buttons: no label on a phone. */
  readonly action?: boolean;
  /** Says by itself what it is: no label on a phone. */
  readonly plain?: boolean;
}

export interface TableProps<Row> {
  /** What the table is about; heard, not seen, unless `showCaption`. */
  readonly caption: string;
  readonly showCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** On a phone the values stand beside each other instead of each on its own line. */
  readonly compact?: boolean;
  /** Shown instead of a table without rows. */
  readonly empty?: ReactNode;
}

/** A table that becomes a list of cards below 640 px, every value under its label. */
export function Table<Row>({
  caption,
  showCaption,
  columns,
  rows,
  rowKey,
  compact,
  empty,
}: TableProps<Row>) {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  // Roles are spelt out because `display: block` takes them away from a table in some browsers.
  return (
    <table className={classNames("table", compact && "table-compact")} role="table">
      <caption>{showCaption ? caption : <VisuallyHidden>{caption}</VisuallyHidden>}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, label, numeric, action }) => (
            <th
              key={key}
              role="columnheader"
              scope="col"
              className={classNames(numeric && "numeric") || undefined}
            >
              {action ? <VisuallyHidden>{label}</VisuallyHidden> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { label, cell, main, numeric, action, plain } = column;
  const content = cell(row);
  if (main)
    return (
      <th scope="row" role="rowheader">
        {content}
      </th>
    );
  return (
    <td
      role="cell"
      className={classNames(numeric && "numeric", action && "action") || undefined}
      data-label={action || plain ? undefined : label}
    >
      {content}
    </td>
  );
}
