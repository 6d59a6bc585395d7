import { describe, expect, test } from "vitest";
import { changeSeats, isSeatIntent, typedSeats, withSeats } from "./register-form";

const ada = { name: "Ada", email: "ada@x.example", group: "", ticketType: "" };
const empty = { name: "", email: "", group: "", ticketType: "" };
const contact = { name: "Solveig", email: "solveig@x.example" };

describe("the rows of a registration form", () => {
  test("keep their order and lose their gaps", () => {
    const values = {
      "seats[7].name": "Grace",
      "seats[2].name": "Ada",
      "seats[2].email": "ada@x.example",
      for: "company",
    };
    expect(typedSeats(values)).toEqual([ada, { ...empty, name: "Grace" }]);
    expect(withSeats(values, [ada])).toEqual({
      for: "company",
      "seats[0].name": "Ada",
      "seats[0].email": "ada@x.example",
      "seats[0].group": "",
      "seats[0].ticketType": "",
    });
  });

  test("begin with two", () => expect(typedSeats({ for: "company" })).toEqual([empty, empty]));

  test("can be added, taken away, and filled with oneself", () => {
    expect(changeSeats([ada], "add-seat", contact)).toEqual([ada, empty]);
    expect(changeSeats([ada, empty], "remove-0", contact)).toEqual([empty]);
    expect(changeSeats([ada], "remove-0", contact)).toEqual([ada]);
    expect(changeSeats([ada, empty], "me-too", contact)).toEqual([ada, { ...empty, ...contact }]);
    expect(changeSeats([ada], "me-too", contact)).toEqual([ada, { ...empty, ...contact }]);
  });

  test("know the buttons that send nothing", () => {
    expect(["add-seat", "me-too", "remove-3", "register", undefined].map(isSeatIntent)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
