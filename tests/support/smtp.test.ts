import { createTransport } from "nodemailer";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startSmtp, type SmtpDouble } from "tests/support/smtp";

const mail = { from: "treff@treff.example", subject: "Påmelding", text: "Hei\r\n.\r\nHå" };

describe("the SMTP double", () => {
  let smtp: SmtpDouble;

  beforeEach(async () => {
    smtp = await startSmtp();
  });

  afterEach(() => smtp.close());

  function send(to: string | string[], url = smtp.url) {
    const transport = createTransport({ url, socketTimeout: 400 });
    return transport.sendMail({ ...mail, to }).finally(() => transport.close());
  }

  test("keeps what it accepts, parsed and as bytes", async () => {
    await send(["ada@firm.example", "bo@firm.example"]);
    const [one] = await smtp.waitFor(1);
    expect(one?.to).toEqual(["ada@firm.example", "bo@firm.example"]);
    expect(one?.mail.subject).toBe("Påmelding");
    expect(one?.raw.toString("latin1")).toMatch(/^From: treff@treff\.example\r\n/);
  });

  test("defers and refuses messages", async () => {
    smtp.manner.message = "451 4.3.0 Try again later";
    await expect(send("ada@firm.example")).rejects.toMatchObject({ responseCode: 451 });
    smtp.manner.message = null;
    await send("ada@firm.example");
    expect(smtp.received).toHaveLength(1);
  });

  test("refuses one recipient and takes the other", async () => {
    smtp.manner.recipients = { "gone@firm.example": "550 5.1.1 No such user" };
    const info = await send(["ada@firm.example", "gone@firm.example"]);
    expect(info.rejected).toEqual(["gone@firm.example"]);
    expect(smtp.received[0]?.to).toEqual(["ada@firm.example"]);
  });

  test("refuses a wrong password", async () => {
    const guarded = await startSmtp({ login: { user: "treff", password: "right" } });
    try {
      await send("ada@firm.example", guarded.url);
      const wrong = guarded.url.replace("right", "wrong");
      await expect(send("ada@firm.example", wrong)).rejects.toMatchObject({ responseCode: 535 });
      expect(guarded.received).toHaveLength(1);
    } finally {
      await guarded.close();
    }
  });

  test("cuts the line before or after the 250, and hangs", async () => {
    smtp.manner.cut = "before-250";
    await expect(send("ada@firm.example")).rejects.toThrow();
    expect(smtp.received).toHaveLength(0);
    smtp.manner.cut = "after-250";
    await expect(send("ada@firm.example")).rejects.toThrow();
    expect(smtp.received).toHaveLength(1);
    smtp.manner.cut = null;
    smtp.manner.hang = true;
    await expect(send("ada@firm.example")).rejects.toThrow();
    expect(smtp.seen.attempts).toBe(3);
  });
});
