import { describe, expect, test } from "vitest";
import { partsOf, readMail, textOf } from "~/features/mail/domain/mime";
import { replies } from "tests/support/inbound-mails";
import { readReply } from "./calendar-reply";

const given = {
  uid: "01890a5d-ac96-774b-bcce-b302099a8057@treff.example",
  organizer: "svar+c-aggqvxnms53uxpgowmbatgvak4-abcdefghijklmnop@treff.example",
  attendee: "ase.provesen@firm.example",
} as const;

function readIn(raw: Buffer) {
  return [...partsOf(readMail(raw))]
    .map((part) => readReply(textOf(part)))
    .find((read) => read !== null);
}

describe.each(Object.entries(replies))("as %s writes it", (name, write) => {
  test.each(["ACCEPTED", "DECLINED", "TENTATIVE"] as const)("%s", (answer) => {
    const [reply] = readIn(write({ ...given, answer, sequence: 3 })) ?? [];
    expect(reply).toEqual({
      uid: given.uid,
      // Apple's web calendar leaves it out.
      sequence: name === "apple" ? null : 3,
      stamp: new Date("2027-08-02T09:15:00Z"),
      attendee: given.attendee,
      organizer: given.organizer,
      answer: answer.toLowerCase(),
    });
  });
});

const calendar = (method: string, entry: readonly string[]) =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `METHOD:${method}`,
    "BEGIN:VEVENT",
    ...entry,
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");

test("only a REPLY answers", () => {
  const entry = ["UID:1", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@x.example"];
  for (const method of ["REQUEST", "PUBLISH", "COUNTER", "CANCEL", "REFRESH"])
    expect(readReply(calendar(method, entry))).toBeNull();
  expect(readReply(calendar("reply", entry))).toHaveLength(1);
});

test("undecided and handed on are no answers; an occurrence of a series is not ours", () => {
  for (const partstat of ["NEEDS-ACTION", "DELEGATED", "COMPLETED", ""]) {
    const [reply] = readReply(
      calendar("REPLY", ["UID:1", `ATTENDEE;PARTSTAT=${partstat}:mailto:a@x.example`]),
    ) ?? [{ answer: null }];
    expect(reply?.answer).toBeNull();
  }
  const occurrence = [
    "UID:1",
    "RECURRENCE-ID:20270901T080000Z",
    "ATTENDEE;PARTSTAT=DECLINED:mailto:a@x.example",
  ];
  expect(readReply(calendar("REPLY", occurrence))).toEqual([]);
});

test("an answer that says nothing is none", () => {
  const [reply] = readReply(calendar("REPLY", ["UID:1", "ATTENDEE:mailto:a@x.example"])) ?? [];
  expect(reply).toMatchObject({ attendee: "a@x.example", answer: null });
});

test("garbage is no reply, and costs nothing", () => {
  const begun = performance.now();
  for (const garbage of [
    "",
    "BEGIN:VCALENDAR",
    "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VEVENT\r\nEND:VCALENDAR",
    "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n;;;:::\r\nEND:VEVENT\r\nEND:VCALENDAR",
    `BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n${"BEGIN:VEVENT\r\n".repeat(20_000)}END:VCALENDAR`,
    `BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nX:${"\\,".repeat(120_000)}\r\nEND:VCALENDAR`,
    `BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nX${';A="'.repeat(30_000)}:x\r\nEND:VCALENDAR`,
  ])
    expect(readReply(garbage) ?? []).toEqual([]);
  expect(performance.now() - begun).toBeLessThan(5000);
  const [wild] =
    readReply(
      calendar("REPLY", [
        "UID:1",
        "DTSTAMP:yesterday",
        "SEQUENCE:-7",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:%E0%A4%A@x.example",
      ]),
    ) ?? [];
  expect(wild).toMatchObject({ sequence: null, stamp: null, answer: "accepted" });
});
