import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { compose, type ListUnsubscribe } from "./compose.server";

const mail = (listUnsubscribe: ListUnsubscribe | null) =>
  compose({
    messageId: "<1@treff.example>",
    date: new Date("2027-08-02T08:00:00Z"),
    from: { name: "Hub", address: "no-reply@treff.example" },
    to: { name: "Åse", address: "ase@firm.example" },
    subject: "Nytt fra oss",
    text: "Hei",
    html: "<p>Hei</p>",
    listUnsubscribe,
  });

/** The lines of a field as they stand, unfolded. */
function fieldOf(raw: Buffer, name: string): string | undefined {
  const [head = ""] = raw.toString().split("\r\n\r\n");
  const unfolded = head.replace(/\r\n[ \t]+/g, " ");
  return new RegExp(`^${name}: (.*)$`, "im").exec(unfolded)?.[1];
}

test("both ways out stand in the head, the link unbroken however long it is", async () => {
  const url = `https://treff.example/unsubscribe/${"A-_z".repeat(120)}`;
  const address = "svar+u-aggqvxnms53uxpgowmbatgvak4-abcdefghijklmnop@treff.example";
  const raw = mail({ url, address });
  expect(fieldOf(raw, "List-Unsubscribe")).toBe(
    `<${url}>, <mailto:${address}?subject=unsubscribe>`,
  );
  expect(fieldOf(raw, "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
  const lines = raw.toString().split("\r\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
  const { headers } = await simpleParser(raw);
  expect(headers.get("list")).toMatchObject({ unsubscribe: { url } });
});

test("without an address that takes mails the link stands alone; a ticket carries neither", async () => {
  const raw = mail({ url: "https://treff.example/unsubscribe/x", address: null });
  expect(fieldOf(raw, "List-Unsubscribe")).toBe("<https://treff.example/unsubscribe/x>");
  expect(mail(null).toString()).not.toMatch(/^List-/m);
});
