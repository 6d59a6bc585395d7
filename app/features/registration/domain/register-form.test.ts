import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seatsPerOrder } from "./admission";
import {
  addContact,
  addRows,
  intentOf,
  isUnnamed,
  pastePeople,
  removeRow,
  sameForAll,
  seatRows,
  seatsAskedFor,
  withRows,
  type SeatRow,
} from "./register-form";

const ada = { name: "Ada", email: "ada@x.example" };
const empty = { name: "", email: "" };
const contact = { name: "Solveig", email: "solveig@x.example" };

describe("the rows of a registration form", () => {
  test("keep their order and all that was typed, and lose their gaps", () => {
    const values = {
      "seats[7].name": "Grace",
      "seats[2].name": "Ada",
      "seats[2].email": "ada@x.example",
      "seats[2].addOns.0b7f": "on",
      "seats[2].q.77aa.1": "on",
      "seats[9999999].name": "far away",
      for: "company",
    };
    const rows = [
      { ...ada, "addOns.0b7f": "on", "q.77aa.1": "on" },
      { ...empty, name: "Grace" },
    ];
    expect(seatRows(values)).toEqual(rows);
    expect(withRows(values, rows.slice(0, 1))).toEqual({
      for: "company",
      "seats[0].name": "Ada",
      "seats[0].email": "ada@x.example",
      "seats[0].addOns.0b7f": "on",
      "seats[0].q.77aa.1": "on",
    });
  });

  test("begin with two", () => expect(seatRows({ for: "company" })).toEqual([empty, empty]));

  test("are one for somebody who registers themselves, with their own name", () =>
    expect(
      seatsAskedFor({
        for: "me",
        "contact.name": "Solveig",
        "contact.email": "solveig@x.example",
        "seats[0].name": "typed before",
        "seats[0].ticketType": "t1",
        "seats[1].name": "Ada",
      }),
    ).toEqual([{ ...contact, ticketType: "t1" }]));

  test("can be added, as many as an order can have, with the ticket of the last", () => {
    const rows = [{ ...ada, ticketType: "t1", group: "g1", "addOns.a": "on" }];
    const begun = { ...empty, ticketType: "t1", group: "g1" };
    const more = addRows(rows, 2);
    expect(more).toEqual({
      rows: [...rows, begun, begun],
      at: 1,
    });
    expect(addRows(rows, 5000).rows).toHaveLength(seatsPerOrder);
    expect(addRows(addRows(rows, 5000).rows, 1).rows).toHaveLength(seatsPerOrder);
  });

  test("can be taken away, but for the last", () => {
    expect(removeRow([ada, empty], 0)).toEqual({ rows: [empty], at: 0 });
    expect(removeRow([ada, empty], 1)).toEqual({ rows: [ada], at: 0 });
    expect(removeRow([ada], 0).rows).toEqual([ada]);
    expect(removeRow([ada, empty], 7).rows).toEqual([ada, empty]);
  });

  test("take the contact once", () => {
    expect(addContact([ada, empty], contact)).toEqual({ rows: [ada, contact], at: 1 });
    expect(addContact([ada], contact)).toEqual({ rows: [ada, contact], at: 1 });
    const again = addContact([ada, contact, empty], { ...contact, email: " SOLVEIG@x.example" });
    expect(again).toEqual({ rows: [ada, contact, empty], at: 1 });
  });

  test("can all have the choices of one", () => {
    const first = { ...ada, ticketType: "t1", "addOns.a": "on", "roomMate.a": "Grace" };
    const second = { ...empty, name: "Grace", "addOns.b": "on", "q.1": "vegan" };
    expect(sameForAll([first, second], 0).rows).toEqual([
      first,
      { ...empty, name: "Grace", "q.1": "vegan", ticketType: "t1", "addOns.a": "on" },
    ]);
  });

  test("take a pasted list, the empty ones first", () => {
    const { rows, at, pasted } = pastePeople(
      [{ ...ada, ticketType: "t1" }, empty],
      "Grace <grace@x.example>\nKaren; karen@x.example\nAda <ada@x.example>\n??? @",
    );
    expect(rows).toEqual([
      { ...ada, ticketType: "t1" },
      { name: "Grace", email: "grace@x.example" },
      { name: "Karen", email: "karen@x.example", ticketType: "t1" },
    ]);
    expect(at).toBe(1);
    expect(pasted.unread.map(({ reason }) => reason)).toEqual(["twice", "address-unclear"]);
  });
});

const cell = fc.string({ maxLength: 12 });
const row: fc.Arbitrary<SeatRow> = fc.record({ name: cell, email: cell, "addOns.a": cell });

test("no button loses a name that was typed, or makes more rows than an order can have", () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 100 }),
      fc.nat(120),
      fc.array(fc.emailAddress(), { maxLength: 30 }),
      (rows, count, addresses) => {
        const changes = [
          addRows(rows, count),
          addContact(rows, contact),
          pastePeople(rows, addresses.join("\n")),
          sameForAll(rows, count),
        ];
        for (const changed of changes) {
          expect(changed.rows.length).toBeLessThanOrEqual(seatsPerOrder);
          expect(changed.rows.length).toBeGreaterThanOrEqual(rows.length);
          expect(changed.at).toBeLessThan(changed.rows.length);
          for (const [place, typed] of rows.entries())
            if (!isUnnamed(typed))
              expect(changed.rows[place]).toMatchObject({
                name: typed["name"],
                email: typed["email"],
              });
        }
        expect(seatRows(withRows({}, rows))).toEqual(rows);
      },
    ),
  );
});

test.each([
  ["add-seat", { kind: "add", count: 1 }],
  ["add-seats", { kind: "add", count: 12 }],
  ["remove-3", { kind: "remove", row: 3 }],
  ["same-0", { kind: "same", row: 0 }],
  ["me-too", { kind: "me-too" }],
  ["look-up", { kind: "look-up" }],
  ["confirm", { kind: "confirm" }],
  ["remove-", { kind: "continue" }],
  ["anything", { kind: "continue" }],
])("the button %j asks for %j", (intent, asked) =>
  expect(intentOf({ intent, more: "12" })).toEqual(asked),
);

test("a form without a button goes on", () => expect(intentOf({})).toEqual({ kind: "continue" }));
