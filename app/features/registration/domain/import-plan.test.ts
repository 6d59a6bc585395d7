import { aQuestion, aTicket, anAddOn, anOffer } from "tests/support/offers";
import { expect, test } from "vitest";
import { guessMapping } from "./import-columns";
import { planImport, type ImportOptions } from "./import-plan";
import { readPeopleLines } from "./people-lines";

const offer = anOffer({
  ticketTypes: [aTicket("t1", { name: "Ordinær" }), aTicket("t2", { name: "Student" })],
  addOns: [anAddOn("a1", { name: "Middag" }), anAddOn("a2", { name: "Buss" })],
  questions: [
    aQuestion("q1", { label: "Spor", kind: "choice", options: ["Klima", "Kultur"] }),
    aQuestion("q2", { label: "Helse", sensitive: true }),
  ],
});
const options: ImportOptions = { byCompany: true, again: false, mails: false };
const nobody = { persons: new Set<string>(), registered: new Set<string>() };
const titles = ["Navn", "E-post", "Bedrift", "Billett", "Tillegg", "Spor"];
const plan = (
  rows: string[][],
  how: Partial<ImportOptions> = {},
  known: { persons: ReadonlySet<string>; registered: ReadonlySet<string> } = nobody,
) =>
  planImport(
    offer,
    { titles, rows },
    guessMapping(titles, offer, {}),
    { ...options, ...how },
    known,
    {
      importId: "i",
      language: "nb",
    },
  );

test("columns are guessed by their titles in three languages, and as they were last time", () => {
  expect(
    guessMapping(["Förnamn", "EFTERNAMN", "e-mail", "Company", "Helse", "Spor", "x"], offer, {
      x: "reference",
    }),
  ).toEqual({
    fornamn: "firstName",
    efternamn: "lastName",
    "e-mail": "email",
    company: "company",
    spor: "q.q1",
    x: "reference",
  });
});

test("each row says what it is going to do, and a wrong one which field is wrong", () => {
  const known = { persons: new Set(["b@x.example"]), registered: new Set(["c@x.example"]) };
  const { rows } = plan(
    [
      ["Ada", "a@x.example", "", "student", "Buss; middag", "klima"],
      ["Bo", "B@X.example", "", "", "", ""],
      ["Cato", "c@x.example", "", "", "", ""],
      ["Dag", "dag", "", "", "", ""],
      ["", "e@x.example", "", "", "", ""],
      ["Finn", "f@x.example", "", "VIP", "", ""],
      ["Geir", "g@x.example", "", "", "Fly", ""],
      ["Hege", "h@x.example", "", "", "", "Kunst"],
      ["Ada igjen", "a@x.example", "", "", "", ""],
      ["Uten noe", "", "", "", "", ""],
    ],
    {},
    known,
  );
  expect(rows.map(({ number, state, problem }) => [number, state, problem?.field])).toEqual([
    [2, "new", undefined],
    [3, "known", undefined],
    [4, "skipped", undefined],
    [5, "wrong", "email"],
    [6, "wrong", "name"],
    [7, "wrong", "ticketType"],
    [8, "wrong", "addOns"],
    [9, "wrong", "q.q1"],
    [10, "wrong", "email"],
    [11, "wrong", "email"],
  ]);
});

test("rows of a company become one order with the first of them as its contact", () => {
  const { orders, rows } = plan([
    ["", "", "Fjordgrid AS", "", "", ""],
    ["Ada", "a@x.example", "Fjordgrid", "Student", "Buss", "Klima"],
    ["Bo", "b@x.example", "", "", "", ""],
    ["", "", "Ingen hjemme AS", "", "", ""],
  ]);
  expect(orders.map((order) => order.rows)).toEqual([[2, 3], [4]]);
  expect(orders[0]?.request).toMatchObject({
    contact: { name: "Ada", email: "a@x.example", company: { name: "Fjordgrid" } },
    seats: [
      {},
      {
        email: "a@x.example",
        ticketType: "t2",
        addOns: [{ id: "a2" }],
        questions: [{ question: "q1", values: ["Klima"] }],
      },
    ],
    source: "import",
    submissionKey: "import:i:2",
  });
  // A company nobody of which can be written to.
  expect(rows.at(-1)).toMatchObject({ state: "wrong", problem: { field: "email" } });
  expect(
    plan(
      [
        ["Ada", "a@x.example", "F", "", "", ""],
        ["Bo", "b@x.example", "F", "", "", ""],
      ],
      { byCompany: false },
    ).orders,
  ).toHaveLength(2);
});

test("who is registered gets one more seat when that is asked for", () => {
  const { orders, rows } = plan(
    [["Ada", "a@x.example", "", "", "", ""]],
    { again: true },
    { ...nobody, registered: new Set(["a@x.example"]) },
  );
  expect(rows[0]?.state).toBe("again");
  expect(orders[0]?.request.seats[0]?.again).toBe(true);
});

test("people are read from lines however they are pasted", () => {
  expect(
    readPeopleLines(
      'Ada Nord <ada@x.example>\n\nbo@x.example; Bo Vik\n"Li, Kari"\tkari@x.example\n-',
    ),
  ).toEqual({
    ok: true,
    value: [
      { name: "Ada Nord", email: "ada@x.example" },
      { name: "Bo Vik", email: "bo@x.example" },
      { name: "Li Kari", email: "kari@x.example" },
      {},
    ],
  });
  expect(readPeopleLines("Ada ada@x.example\nBo")).toMatchObject({
    problem: { code: "people-line", params: { line: 2 } },
  });
  expect(readPeopleLines(" \n")).toMatchObject({ problem: { code: "required" } });
});
