import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import { linedPayables, plainLine, sells } from "tests/support/lined-payables";
import { readPdf } from "tests/support/pdf";
import type { TestWorld } from "tests/support/world";
import { mailAccountLink, renewAccountLink } from "../commands/account-link.server";
import { issueDocuments } from "../commands/issue-documents.server";
import { invoiceOf } from "./invoice.server";
import { payerAccount } from "./payer-account.server";
import { payerToken } from "./payer-link.server";

const pathIn = (text: string) => /\/account\/([\w-]+)/.exec(text)?.[1] ?? "";

/** The link a payer is mailed. */
async function mailedLink(world: TestWorld, payableId: string): Promise<string> {
  await mailAccountLink(world, payableId);
  const mails = (await deliverAll(world)).filter(({ kind }) => kind === "account-link");
  expect(mails).toHaveLength(1);
  return pathIn(mails[0]?.text ?? "");
}

async function company(world: TestWorld, organisationId: string, name: string): Promise<string> {
  const id = world.newId();
  await world.db.company.create({
    data: { id, organisationId, name, matchKey: `name:${name}`, createdAt: world.now() },
  });
  return id;
}

dbTest(
  "a payer sees what they ordered and owe across events, and nobody else's",
  async ({ world, make }) => {
    const event = await make.event();
    const { organisation } = event;
    await sells(world, organisation);
    const other = await make.event();
    await sells(world, other.organisation);
    const [fjord, elve] = [
      await company(world, organisation.id, "Fjordgrid AS"),
      await company(world, organisation.id, "Elve AS"),
    ];
    const payables = linedPayables(world);
    const own = await payables.add({ event, companyId: fjord }, [plainLine(world, 100_000)]);
    const open = await payables.add({ event, companyId: fjord }, [plainLine(world, 40_000)]);
    // The same company by another contact; another company by the same contact; the same with another organisation.
    const strangers = [
      await payables.add({ event, companyId: fjord, email: "per@company.example" }, [
        plainLine(world, 1_111_100),
      ]),
      await payables.add({ event, companyId: elve }, [plainLine(world, 2_222_200)]),
      await payables.add({ event: other }, [plainLine(world, 3_333_300)]),
    ];
    const invoices = [];
    for (const [organisationId, id] of [
      [organisation.id, own],
      [organisation.id, strangers[0] ?? ""],
      [organisation.id, strangers[1] ?? ""],
      [other.organisation.id, strangers[2] ?? ""],
    ] as const) {
      const issued = await issueDocuments(world, payables, {
        organisationId,
        payableIds: [id],
        collected: false,
      });
      if (!issued.ok) throw new Error(issued.problem.code);
      invoices.push(issued.value.documents[0]?.id ?? "");
    }
    await deliverAll(world);

    const token = await mailedLink(world, own);
    const account = await payerAccount(world, token);
    expect(account).toMatchObject({
      company: "Fjordgrid AS",
      left: [{ currency: "NOK", minor: 125_000 }],
      newestOnly: null,
      documents: [{ number: "2027-1", leftMinor: 125_000, isOverdue: false }],
    });
    expect(account?.orders.map(({ id, state }) => [id, state])).toEqual(
      expect.arrayContaining([
        [own, "invoiced"],
        [open, "to-be-invoiced"],
      ]),
    );
    expect(account?.orders).toHaveLength(2);
    // By their link nobody opens an invoice that went to anybody else.
    const payer = await world.db.payer.findFirstOrThrow({
      where: { companyId: fjord, email: "kari@company.example" },
    });
    for (const [place, id] of invoices.entries()) {
      const found = await invoiceOf(world, { payerId: payer.id }, id);
      expect(found?.id ?? null).toBe(place === 0 ? id : null);
    }
  },
);

dbTest("an account goes back two hundred orders, and says so", async ({ world, make }) => {
  const event = await make.event();
  const id = await linedPayables(world).add({ event }, [plainLine(world, 100_000)]);
  const token = await mailedLink(world, id);
  const row = await world.db.payable.findUniqueOrThrow({ where: { id } });
  await world.db.payable.createMany({
    data: Array.from({ length: 200 }, () => ({ ...row, id: world.newId() })),
  });
  const account = await payerAccount(world, token);
  expect([account?.orders.length, account?.newestOnly]).toEqual([200, 200]);
});

dbTest("a link is mailed once an hour, and ends when it is renewed", async ({ world, make }) => {
  const event = await make.event();
  const payables = linedPayables(world);
  const id = await payables.add({ event }, [plainLine(world, 100_000)]);
  const token = await mailedLink(world, id);
  await mailAccountLink(world, id);
  expect(await deliverAll(world)).toEqual([]);
  // What nobody knows is answered the same.
  await mailAccountLink(world, world.newId());
  expect(await deliverAll(world)).toEqual([]);

  const both = await Promise.all([renewAccountLink(world, token), renewAccountLink(world, token)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await payerAccount(world, token)).toBeNull();
  const [renewed, ...more] = await deliverAll(world);
  expect(more).toEqual([]);
  expect(await payerAccount(world, pathIn(renewed?.text ?? ""))).toMatchObject({
    email: "kari@company.example",
  });
  expect(await renewAccountLink(world, token)).toMatchObject({ problem: { code: "not-found" } });
});

dbTest("an erased payer's link opens nothing", async ({ world, make }) => {
  const event = await make.event();
  const payables = linedPayables(world);
  const id = await payables.add({ event }, [plainLine(world, 100_000)]);
  const token = await mailedLink(world, id);
  const payer = await world.db.payer.findFirstOrThrow();
  expect(payerToken(world, payer)).toBe(token);
  await world.db.payer.update({ where: { id: payer.id }, data: { name: "", email: "" } });
  expect(await payerAccount(world, token)).toBeNull();
});

dbTest(
  "an invoice is mailed with what to pay, until when, to which account, and as a PDF",
  async ({ world, make }) => {
    const event = await make.event();
    const { organisation } = event;
    await sells(world, organisation);
    const payables = linedPayables(world);
    const id = await payables.add({ event }, [plainLine(world, 100_000)]);
    const request = { organisationId: organisation.id, payableIds: [id], collected: false };
    const issued = await issueDocuments(world, payables, request);
    if (!issued.ok) throw new Error(issued.problem.code);
    const [mail] = (await deliverAll(world)).filter(({ kind }) => kind === "invoice");
    const view = await invoiceOf(
      world,
      { organisationId: organisation.id },
      issued.value.documents[0]?.id ?? "",
    );
    const text = (mail?.text ?? "").replaceAll("\u00a0", " ");
    for (const said of ["1 250 kr", "1 000 kr", "16. august 2027", "8601 11 17947"])
      expect(text.replaceAll(/\s+/g, " ")).toContain(said);
    expect(text).toContain(view?.record.payment?.reference ?? "no reference");
    const [, pdf = ""] =
      /invoice-2027-1\.pdf"?\r\n[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(mail?.raw ?? "") ?? [];
    const shown = readPdf(Buffer.from(pdf, "base64")).text.replaceAll("\u00a0", " ");
    expect(shown).toContain("Å betale1 250 kr");
  },
);
