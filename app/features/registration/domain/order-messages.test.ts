import { describe, expect, test } from "vitest";
import { orderMessages } from "./order-messages";

const contact = { name: "Solveig Myhre", email: "solveig@nordlys.example" };
const ada = { registrationId: "1", name: "Ada Lien", email: "ada@nordlys.example" };
const unnamed = { registrationId: "2", name: null, email: null };
const shown = (messages: ReturnType<typeof orderMessages>) =>
  messages.map(
    ({ kind, to, registrationId }) =>
      `${kind} → ${to.email.split("@")[0]} (${registrationId ?? "order"})`,
  );

describe("the mails of an order", () => {
  test("somebody who registers themselves gets one", () => {
    const own = { registrationId: "1", ...contact };
    expect(shown(orderMessages("confirmed", contact, [own]))).toEqual([
      "confirmation → solveig (1)",
    ]);
    expect(shown(orderMessages("promoted", contact, [own]))).toEqual(["promoted → solveig (1)"]);
    expect(shown(orderMessages("waitlisted", contact, [own]))).toEqual([
      "waitlisted → solveig (1)",
    ]);
  });

  test("a company's attendees get their own, the contact an overview and the links of unnamed seats", () => {
    expect(shown(orderMessages("confirmed", contact, [ada, unnamed]))).toEqual([
      "confirmation → ada (1)",
      "order-confirmation → solveig (order)",
      "seat-to-be-named → solveig (order)",
    ]);
  });

  test("while a company waits only its contact hears", () => {
    expect(shown(orderMessages("waitlisted", contact, [ada, unnamed]))).toEqual([
      "waitlisted → solveig (order)",
    ]);
  });
});
