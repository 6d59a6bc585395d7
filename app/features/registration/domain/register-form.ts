import { seatsPerOrder } from "./admission";

/** A row of the form as it was typed. */
export interface TypedSeat {
  readonly name: string;
  readonly email: string;
  readonly group: string;
  readonly ticketType: string;
}

const emptySeat: TypedSeat = { name: "", email: "", group: "", ticketType: "" };

/** Rows a company's form begins with. */
export const firstSeats = 2;

/** The rows of seats a form holds, in order, whatever their numbers; without any, the ones it begins with. */
export function typedSeats(values: Readonly<Record<string, string>>): TypedSeat[] {
  const rows = new Map<number, Record<string, string>>();
  for (const [name, value] of Object.entries(values)) {
    const [, row, column] = /^seats\[(\d{1,4})\]\.(\w+)$/.exec(name) ?? [];
    if (row === undefined || column === undefined) continue;
    rows.set(Number(row), { ...rows.get(Number(row)), [column]: value });
  }
  if (rows.size === 0) return Array.from({ length: firstSeats }, () => emptySeat);
  return (
    [...rows]
      .toSorted(([a], [b]) => a - b)
      // One more than an order can have, so that the form can say there are too many.
      .slice(0, seatsPerOrder + 1)
      .map(([, row]) => ({
        name: row["name"] ?? "",
        email: row["email"] ?? "",
        group: row["group"] ?? "",
        ticketType: row["ticketType"] ?? "",
      }))
  );
}

/** What a button of the form other than the last asks for. */
export type SeatIntent = "add-seat" | "me-too" | `remove-${number}`;

/** Whether `value` is one of the buttons that change the rows and send nothing. */
export function isSeatIntent(value: string | undefined): value is SeatIntent {
  return value !== undefined && /^(add-seat|me-too|remove-\d+)$/.test(value);
}

/** The rows after a button was pressed. "Me too" takes the first empty row, or makes one. */
export function changeSeats(
  seats: readonly TypedSeat[],
  intent: SeatIntent,
  contact: { readonly name: string; readonly email: string },
): TypedSeat[] {
  if (intent === "add-seat") return [...seats, emptySeat];
  if (intent === "me-too") {
    const free = seats.findIndex(({ name, email }) => name === "" && email === "");
    const own = { ...emptySeat, ...contact };
    return free < 0
      ? [...seats, own]
      : seats.map((seat, place) => (place === free ? { ...seat, ...contact } : seat));
  }
  const gone = Number(intent.slice("remove-".length));
  return seats.length > 1 ? seats.filter((_, place) => place !== gone) : [...seats];
}

/** The values of a form with its rows numbered anew from 0. */
export function withSeats(
  values: Readonly<Record<string, string>>,
  seats: readonly TypedSeat[],
): Record<string, string> {
  const others = Object.entries(values).filter(([name]) => !name.startsWith("seats["));
  const rows = seats.flatMap((seat, place) =>
    Object.entries(seat).map(([column, value]) => [`seats[${place}].${column}`, value] as const),
  );
  return Object.fromEntries([...others, ...rows]);
}
