import { describe, expect, test } from "vitest";
import {
  complaintReport,
  mailOf,
  outOfOffice,
  qmailReport,
  reports,
} from "tests/support/inbound-mails";
import { readComplaint } from "./complaint-report";
import { blameOf, readDeliveryReport, readPlainReport, refusesAddress } from "./delivery-report";
import { isAutomatic, recipientsOf, returnedHeads } from "./inbound-mail";
import { fieldOf, readMail } from "./mime";

const given = {
  returnPath: "svar+b-aggqvxnms53uxpgowmbatgvak4-abcdefghijklmnop@treff.example",
  recipient: "borte@firm.example",
  messageId: "<01890a5d-ac96-774b-bcce-b302099a8057@treff.example>",
};

describe.each(Object.entries(reports))("a report of %s", (name, write) => {
  const mail = readMail(write(given));

  test("says that the address is gone, in the server's own words", () => {
    const report = readDeliveryReport(mail);
    expect(report).toMatchObject({
      outcome: "failed",
      status: name === "exchange" ? "5.1.10" : "5.1.1",
    });
    expect(report?.words).toMatch(/^550[ -]5\.1\.1/);
    expect(report && blameOf(report)).toBe("address");
  });

  test("goes to the address of the mail that came back, and returns its Message-ID", () => {
    expect(recipientsOf(mail)).toContain(given.returnPath);
    const ids = returnedHeads(mail).map((fields) => fieldOf({ fields }, "message-id"));
    expect(ids).toContain(given.messageId);
  });
});

test("a delay is no failure", () => {
  const late = reports["postfix"]?.({
    ...given,
    status: "4.4.1",
    diagnostic: "connect to mail.firm.example: Connection timed out",
  });
  const report = readDeliveryReport(readMail(late ?? Buffer.alloc(0)));
  expect(report).toMatchObject({ outcome: "delayed", status: "4.4.1" });
  expect(report && blameOf(report)).toBe("other");
});

test("whether the address is to blame", () => {
  const of = (status: string) => blameOf({ outcome: "failed", status });
  for (const status of [
    "5.1.1",
    "5.1.2",
    "5.1.3",
    "5.1.6",
    "5.1.10",
    "5.2.1",
    "5.4.1",
    "5.4.310",
    "5.0.0",
  ])
    expect.soft(of(status), status).toBe("address");
  // A full mailbox, a mail too large, a policy, our own sender, a mail that waited too long.
  for (const status of [
    "5.2.2",
    "5.2.3",
    "5.3.4",
    "5.7.1",
    "5.7.26",
    "5.1.7",
    "5.1.8",
    "5.6.1",
    "4.4.7",
    "",
  ])
    expect.soft(of(status), status).toBe("other");
});

test("a server that refuses at once names the address, or it does not", () => {
  expect(refusesAddress("550 5.1.1 No such user")).toBe(true);
  expect(refusesAddress("551-5.1.6 moved")).toBe(true);
  for (const words of [
    "550 no such user",
    "550 5.7.1 spam",
    "450 4.1.1 later",
    "550 5.1.8 bad sender",
    "rejected",
  ])
    expect.soft(refusesAddress(words), words).toBe(false);
});

test("a bare status is made exact by the words", () => {
  const vague = reports["postfix"]?.({
    ...given,
    status: "5.0.0",
    diagnostic: "552 5.2.2 mailbox full, try again next year",
  });
  const report = readDeliveryReport(readMail(vague ?? Buffer.alloc(0)));
  expect(report?.status).toBe("5.2.2");
});

test("words alone say it too, but never somebody who is away", () => {
  const plain = readPlainReport(readMail(qmailReport(given)));
  expect(plain).toMatchObject({ outcome: "failed", status: "5.1.1" });
  expect(plain?.words).toContain("No such user here");
  for (const head of [
    "Auto-Submitted: auto-replied",
    "X-Autoreply: yes",
    "Precedence: bulk",
    "X-Auto-Response-Suppress: All",
  ]) {
    const away = readMail(outOfOffice(given.returnPath, head));
    expect.soft(readPlainReport(away), head).toBeNull();
    expect.soft(readDeliveryReport(away), head).toBeNull();
    if (!head.includes("Suppress")) expect.soft(isAutomatic(away), head).toBe(true);
  }
});

test("a complaint says of what kind it is", () => {
  const mail = readMail(complaintReport(given));
  expect(readComplaint(mail)).toEqual({ type: "abuse", mailFrom: `<${given.returnPath}>` });
  expect(readComplaint(readMail(mailOf(["Subject: hi", "", "spam"])))).toBeNull();
});
