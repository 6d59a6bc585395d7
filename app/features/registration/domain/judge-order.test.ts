import { describe, expect, test } from "vitest";
import { aCode, anAddOn, anOffer, aQuestion, aSession, aTicket } from "tests/support/offers";
import { judgeOrder, type KnownForOrder } from "./judge-order";
import type { Offer } from "./offer";
import type { OrderRequest, SeatRequest } from "./order-request";

const now = new Date("2027-08-02T08:00:00Z");
const sooner = new Date(now.getTime() - 1);
const later = new Date(now.getTime() + 1);
const ada: SeatRequest = { name: "Ada", email: "ada@company.example" };
const grace: SeatRequest = { name: "Grace", email: "grace@company.example" };

function judge(
  offer: Partial<Offer>,
  seats: readonly SeatRequest[],
  more: Partial<OrderRequest> & { known?: Partial<KnownForOrder>; at?: Date } = {},
) {
  const { known = {}, at = now, ...request } = more;
  return judgeOrder(
    anOffer({ ticketTypes: [aTicket("full")], ...offer }),
    {
      contact: { name: "Ada", email: "ada@company.example" },
      language: "nb",
      seats,
      ...request,
    },
    { memberOf: [], code: null, companyKey: null, ...known },
    at,
  );
}

function problems(...asked: Parameters<typeof judge>) {
  const judged = judge(...asked);
  return judged.ok
    ? []
    : judged.problems.map(({ code, field }) => (field === undefined ? code : `${field} ${code}`));
}

function accepted(...asked: Parameters<typeof judge>) {
  const judged = judge(...asked);
  if (!judged.ok) throw new Error(JSON.stringify(judged.problems));
  return judged.value;
}

describe("an order as a whole", () => {
  test("is taken while the event is open", () => {
    expect(problems({ eventStatus: "cancelled" }, [ada])).toEqual(["event-not-open"]);
    expect(problems({ startsAt: now }, [ada])).toEqual(["event-started"]);
    expect(problems({ registrationUntil: now }, [ada])).toEqual(["event-not-open"]);
    expect(problems({ registrationUntil: later }, [ada])).toEqual([]);
    expect(problems({}, [])).toEqual(["seats-missing"]);
    expect(
      problems(
        {},
        Array.from({ length: 101 }, () => ({})),
      ),
    ).toEqual(["too-many-seats"]);
  });

  test("has each address once, with a name, unless one more seat is meant", () => {
    expect(problems({}, [{ email: "ada@company.example" }])).toEqual(["seats[0].name name-needed"]);
    expect(problems({}, [ada, ada])).toEqual(["seats[1].email duplicate-in-order"]);
    expect(problems({}, [ada, { ...ada, again: true }])).toEqual([]);
  });

  test("tells every problem at once, at its field", () => {
    const offer = { addOns: [anAddOn("bus")], questions: [aQuestion("size", { required: true })] };
    const seats = [
      { ...ada, ticketType: "gone", group: "gone" },
      { ...grace, addOns: [{ id: "gone" }], sessions: ["gone"] },
    ];
    expect(problems(offer, seats, { code: "HEI" })).toEqual([
      "code order-code-unknown",
      "seats[0].ticketType choice-unknown",
      "seats[0].group choice-unknown",
      "seats[0].q.size required",
      "seats[1].addOns choice-unknown",
      "seats[1].sessions choice-unknown",
    ]);
  });
});

describe("a ticket", () => {
  const one = (of: Parameters<typeof aTicket>[1], id = "full") => ({
    ticketTypes: [aTicket(id, of)],
  });
  const wants = [{ ...ada, ticketType: "full" }];

  test("is had while it is on sale", () => {
    expect(problems(one({ saleFrom: later }), wants)).toEqual([
      "seats[0].ticketType sale-not-begun",
    ]);
    expect(problems(one({ saleFrom: now, saleUntil: later }), wants)).toEqual([]);
    expect(problems(one({ saleUntil: now }), wants)).toEqual(["seats[0].ticketType sale-ended"]);
    expect(problems(one({ saleUntil: sooner }), [ada])).toEqual(["seats[0].ticketType sale-ended"]);
  });

  test("of members is had by members", () => {
    const members = one({ onlyNetworkId: "members" });
    expect(problems(members, wants)).toEqual(["seats[0].ticketType members-only"]);
    expect(problems(members, wants, { known: { memberOf: [["members"]] } })).toEqual([]);
  });

  test("that is hidden is had with the code that opens it, and otherwise does not exist", () => {
    const hidden = one({ hidden: true });
    const known = { code: aCode() };
    expect(problems(hidden, wants)).toEqual(["seats[0].ticketType choice-unknown"]);
    expect(problems(hidden, [ada])).toEqual(["seats[0].ticketType choice-unknown"]);
    // Known, and not typed.
    expect(problems(hidden, wants, { known })).toEqual(["seats[0].ticketType choice-unknown"]);
    expect(accepted(hidden, wants, { code: "hei", known }).code?.id).toBe("code");
    expect(accepted({}, wants, { code: "hei", known }).code).toBeNull();
  });

  test("that was not chosen is the first that can be had", () => {
    const ticketTypes = [
      aTicket("early", { saleUntil: sooner }),
      aTicket("staff", { hidden: true }),
      aTicket("member", { onlyNetworkId: "members" }),
      aTicket("full"),
    ];
    expect(accepted({ ticketTypes }, [ada]).seats[0]?.ticketTypeId).toBe("full");
    expect(accepted({ ticketTypes: [] }, [ada]).seats[0]?.ticketTypeId).toBeNull();
  });

  test("is had in the numbers it is sold in", () => {
    const table = one({ minPerOrder: 2, maxPerOrder: 3 });
    expect(problems(table, [ada])).toEqual(["seats[0].ticketType too-few-of-ticket"]);
    expect(problems(table, [ada, grace])).toEqual([]);
    expect(problems(table, [ada, grace, {}, {}])).toEqual([
      "seats[3].ticketType too-many-of-ticket",
    ]);
    const two = [aTicket("full"), aTicket("table", { minPerOrder: 4 })];
    expect(problems({ ticketTypes: two }, [{ ...ada, ticketType: "full" }])).toEqual([]);
  });

  test("has codes of its own", () => {
    const known = { code: aCode({ kind: "percentage", percent: 5, ticketTypeIds: ["day"] }) };
    expect(problems({}, wants, { code: "HEI", known })).toEqual(["code order-code-other-tickets"]);
  });
});

describe("what a seat takes beside its ticket", () => {
  const offer = {
    ticketTypes: [aTicket("full"), aTicket("day")],
    addOns: [
      anAddOn("room", { sharedBy: 2, ticketTypeIds: ["full"] }),
      anAddOn("bus", { saleUntil: sooner }),
    ],
    sessions: [aSession("a", 9, 10), aSession("b", 10, 11), aSession("c", 9, 11)],
    groups: [{ id: "business", name: "Næring" }],
  };

  test("goes with its ticket and is on sale", () => {
    const room = { addOns: [{ id: "room", roomMate: "Grace" }, { id: "room" }] };
    expect(problems(offer, [{ ...ada, ticketType: "day", ...room }])).toEqual([
      "seats[0].addOns add-on-not-with-ticket",
    ]);
    expect(problems(offer, [{ ...ada, addOns: [{ id: "bus" }] }])).toEqual([
      "seats[0].addOns add-on-sale-ended",
    ]);
    const [seat] = accepted(offer, [{ ...ada, group: "business", ...room }]).seats;
    expect(seat).toMatchObject({
      addOnIds: ["room"],
      roomMates: { room: "Grace" },
      networkId: "business",
    });
  });

  test("does not overlap; one session can follow another", () => {
    expect(problems(offer, [{ ...ada, sessions: ["a", "c"] }])).toEqual([
      "seats[0].sessions sessions-clash",
    ]);
    expect(accepted(offer, [{ ...ada, sessions: ["a", "b", "a"] }]).seats[0]?.sessionIds).toEqual([
      "a",
      "b",
    ]);
  });
});

describe("what is asked", () => {
  const questions = [
    aQuestion("invoice", { scope: "order", required: true }),
    aQuestion("size", { required: true }),
  ];

  test("is owed by who registers; colleagues and seats without a name are asked later", () => {
    expect(problems({ questions: questions.slice(1) }, [grace, {}])).toEqual([]);
    expect(problems({ questions }, [ada, {}])).toEqual([
      "q.invoice required",
      "seats[0].q.size required",
    ]);
    const said = (question: string) => [{ question, values: ["42"] }];
    const { answers, seats } = accepted({ questions }, [{ ...ada, questions: said("size") }, {}], {
      questions: said("invoice"),
    });
    expect(answers).toEqual(said("invoice"));
    expect(seats.map((seat) => seat.answers)).toEqual([said("size"), []]);
  });

  test("about diet and access is kept where the event asks", () => {
    const answers = [
      { kind: "diet", choices: ["vegan"], note: "" },
      { kind: "access", choices: [], note: "step" },
    ] as const;
    const [seat] = accepted({ asks: ["diet"] }, [{ ...ada, answers }]).seats;
    expect(seat?.sensitive).toEqual([answers[0]]);
  });
});

test("an organiser by hand is bound by what exists, and by nothing that limits buyers", () => {
  const offer = {
    registrationUntil: sooner,
    ticketTypes: [
      aTicket("staff", {
        hidden: true,
        saleUntil: sooner,
        onlyNetworkId: "members",
        minPerOrder: 2,
      }),
    ],
    addOns: [anAddOn("bus", { saleUntil: sooner })],
    questions: [aQuestion("size", { required: true })],
  };
  const seat = { ...ada, ticketType: "staff", addOns: [{ id: "bus" }] };
  for (const source of ["organiser", "import"] as const) {
    expect(problems(offer, [seat], { source })).toEqual([]);
    expect(problems(offer, [{ ...seat, ticketType: "gone" }], { source })).toEqual([
      "seats[0].ticketType choice-unknown",
    ]);
  }
  expect(problems(offer, [seat], { source: "web" })).toEqual(["event-not-open"]);
});
