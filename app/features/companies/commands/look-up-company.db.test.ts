import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { day, hour } from "~/kernel/time";
import { entity, startCompanyRegister, type RegisterDouble } from "tests/support/company-register";
import { dbTest } from "tests/support/db";
import { testSettings, type TestWorld } from "tests/support/world";
import { readCompanyRegister } from "../jobs/read-company-register.server";
import { findOrMakeCompany } from "./find-or-make-company.server";
import { lookUpCompany } from "./look-up-company.server";

let register: RegisterDouble;
beforeAll(async () => {
  register = await startCompanyRegister();
});
afterAll(() => register.close());
beforeEach(() => {
  for (const path of Object.keys(register.answers)) delete register.answers[path];
});

const number = "974760673";
const path = `/enheter/${number}`;
const subUnit = `/underenheter/${number}`;

/** The same world, with the register switched on. */
function asking(world: TestWorld, url = register.url): TestWorld {
  const settings = testSettings({
    DATABASE_URL: world.settings.databaseUrl,
    TREFF_BRREG_URL: url,
  });
  return { ...world, settings };
}

async function found(world: TestWorld, organisationId: string, typed = number) {
  const looked = await lookUpCompany(world, organisationId, { number: typed });
  if (!looked.ok) throw new Error(looked.problem.code);
  return looked.value;
}

dbTest("a number finds name, municipality and industry; asked once", async ({ world, make }) => {
  const { id } = await make.organisation();
  const open = asking(world);
  register.answers[path] = { body: entity(number) };
  const before = register.asked.length;
  const company = {
    number,
    country: "NO",
    name: "Nordlys Sensor AS",
    legalForm: "AS",
    municipality: "Moss",
    industry: "Produksjon av måleinstrumenter",
    dissolvedOn: null,
  };
  const both = await Promise.all([found(open, id), found(open, id, "974 760 673")]);
  expect(both).toEqual([
    { kind: "found", company },
    { kind: "found", company },
  ]);
  world.clock.advance(13 * day);
  await found(open, id);
  expect(register.asked.slice(before)).toEqual([path]);
  world.clock.advance(2 * day);
  await found(open, id);
  expect(register.asked.slice(before)).toEqual([path, path]);
});

dbTest("a sub-unit is found under its own number, where it is", async ({ world, make }) => {
  const { id } = await make.organisation();
  register.answers[subUnit] = {
    body: entity(number, {
      navn: "NORDLYS SENSOR AS AVD ÅS",
      organisasjonsform: { kode: "BEDR" },
      forretningsadresse: undefined,
      beliggenhetsadresse: { kommune: "ÅS" },
    }),
  };
  expect(await found(asking(world), id)).toMatchObject({
    kind: "found",
    company: { name: "Nordlys Sensor AS AVD ÅS", municipality: "Ås", legalForm: "BEDR" },
  });
});

dbTest(
  "one that is in no register is asked for again after some hours",
  async ({ world, make }) => {
    const { id } = await make.organisation();
    const open = asking(world);
    const before = register.asked.length;
    expect(await found(open, id)).toMatchObject({ kind: "not-found" });
    await found(open, id);
    expect(register.asked.slice(before)).toEqual([path, subUnit]);
    world.clock.advance(7 * hour);
    register.answers[path] = { body: entity(number) };
    expect(await found(open, id)).toMatchObject({ kind: "found" });
  },
);

dbTest("removed, dissolved and with next to nothing said of it", async ({ world, make }) => {
  const { id } = await make.organisation();
  const open = asking(world);
  register.answers[path] = { status: 410 };
  expect(await found(open, id)).toMatchObject({ kind: "removed" });

  const dissolved = "974767880";
  register.answers[`/enheter/${dissolved}`] = {
    body: entity(dissolved, { slettedato: "2026-11-02" }),
  };
  expect(await found(open, id, dissolved)).toMatchObject({
    kind: "found",
    company: { dissolvedOn: "2026-11-02" },
  });

  const bare = "915933149";
  register.answers[`/enheter/${bare}`] = {
    body: { organisasjonsnummer: bare, navn: "FERGELEIET SA", forretningsadresse: 7 },
  };
  expect(await found(open, id, bare)).toMatchObject({
    kind: "found",
    company: { name: "Fergeleiet SA", municipality: "", industry: "", legalForm: "" },
  });
});

dbTest(
  "slow, down, garbage, too long, another's and a way elsewhere all go on by hand",
  async ({ world, make }) => {
    const { id } = await make.organisation();
    const open = asking(world);
    const answers = [
      { status: 503 },
      { body: "<html>Vi er straks tilbake</html>" },
      { body: entity("974767880") },
      { body: entity(number, { om: "x".repeat(300_000) }) },
      { body: entity(number), cut: true },
      { status: 302, location: "http://127.0.0.1:1/" },
    ];
    for (const answer of answers) {
      register.answers[path] = answer;
      expect(await found(open, id)).toMatchObject({
        kind: "unavailable",
      });
    }
    register.answers[path] = { body: entity(number), after: 5000 };
    const begun = performance.now();
    expect(await found(open, id)).toMatchObject({ kind: "unavailable" });
    expect(performance.now() - begun).toBeLessThan(4000);
    expect(await found(asking(world, "http://127.0.0.1:1/api"), id)).toMatchObject({
      kind: "unavailable",
    });
    // Nothing of it is remembered: as soon as the register is back, it is asked.
    register.answers[path] = { body: entity(number) };
    expect(await found(open, id)).toMatchObject({ kind: "found" });
  },
);

dbTest(
  "what an organisation knows is never typed again, nor another's shown",
  async ({ world, make }) => {
    const one = await make.organisation();
    const other = await make.organisation();
    const companyId = await findOrMakeCompany(world, one.id, {
      name: "Nordlys",
      organisationNumber: number,
    });
    await world.db.company.update({
      where: { id: companyId },
      data: { municipality: "Moss", industry: "Sensorer" },
    });
    expect(await found(world, one.id)).toMatchObject({
      kind: "found",
      company: { name: "Nordlys", municipality: "Moss", industry: "Sensorer" },
    });
    expect(await found(world, other.id)).toMatchObject({ kind: "unavailable" });
  },
);

dbTest("of a person's number nothing is said, and none of it is kept", async ({ world, make }) => {
  const { id } = await make.organisation();
  const person = "8112189876";
  const companyId = await findOrMakeCompany(world, id, {
    name: "Vävaren",
    organisationNumber: "811218-9876",
  });
  expect(await findOrMakeCompany(world, id, { name: "x", organisationNumber: `19${person}` })).toBe(
    companyId,
  );
  expect(await found(asking(world), id, person)).toMatchObject({ kind: "unavailable" });
  const [row] = await world.db.$queryRaw<
    { row: string }[]
  >`SELECT to_json(c)::text AS row FROM company c`;
  expect(row?.row).not.toContain("9876");
  expect(row?.row).toContain("811218XXXX");
});

dbTest("records that came with a number are filled afterwards", async ({ world, make }) => {
  const { id } = await make.organisation();
  const open = asking(world);
  const numbered = (name: string, organisationNumber: string) =>
    findOrMakeCompany(world, id, { name, organisationNumber });
  const nordlys = await numbered("nordlys sensor as", number);
  const other = await numbered("Noe helt annet", "974767880");
  const unknown = await numbered("Ukjent", "915933149");
  register.answers[path] = { body: entity(number) };
  register.answers["/enheter/974767880"] = {
    body: entity("974767880", {
      navn: "GRANSKOGEN VEVSTUE",
      organisasjonsform: { kode: "ENK" },
      slettedato: "2026-01-31",
    }),
  };
  expect(await readCompanyRegister(world)).toBe(0);
  expect(await readCompanyRegister(open)).toBe(3);
  const companies = await world.db.company.findMany({ orderBy: { id: "asc" } });
  expect(companies.find((company) => company.id === nordlys)).toMatchObject({
    name: "nordlys sensor as",
    municipality: "Moss",
    legalForm: "AS",
    soleTrader: false,
  });
  expect(companies.find((company) => company.id === other)).toMatchObject({
    name: "Granskogen Vevstue",
    soleTrader: true,
    dissolvedOn: new Date("2026-01-31"),
  });
  expect(companies.find((company) => company.id === unknown)).toMatchObject({
    name: "Ukjent",
    registerReadAt: world.now(),
  });
  expect(await readCompanyRegister(open)).toBe(0);
});

dbTest("a register that is down leaves the records for the next run", async ({ world, make }) => {
  const { id } = await make.organisation();
  await findOrMakeCompany(world, id, { name: "Nordlys", organisationNumber: number });
  register.answers[path] = { status: 500 };
  expect(await readCompanyRegister(asking(world))).toBe(0);
  register.answers[path] = { body: entity(number) };
  expect(await readCompanyRegister(asking(world))).toBe(1);
});

dbTest("what the register says is taken as text of one line", async ({ world, make }) => {
  const { id } = await make.organisation();
  register.answers[path] = {
    body: { ...entity(number), navn: "Nord\u0000lys\r\nBcc: x <b>AS</b>" },
  };
  const looked = await found(asking(world), id);
  expect(looked).toMatchObject({ kind: "found" });
  expect(JSON.stringify(looked)).not.toMatch(/\\[unr]/);
});
