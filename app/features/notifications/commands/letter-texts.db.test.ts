import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import type { MadeEvent } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { speechOf } from "~/i18n/speech";
import type { Locale } from "~/kernel/locales";
import type { Words } from "../domain/announcement";
import { allMoments, type LetterMoment } from "../domain/letter-moments";
import { letterEditor } from "../queries/letter-editor.server";
import { momentPreview } from "../queries/letter-preview.server";
import { letterTextsPage } from "../queries/letter-texts.server";
import { defaultWords } from "./own-words";
import { saveLetterText } from "./save-letter-text.server";

const own: Words = { subject: "Velkommen, {fornavn}", text: "Hei {fornavn}.\n\nVi gleder oss." };

function write(
  world: TestWorld,
  { organisation, slug }: MadeEvent,
  words: Words | null,
  of: { moment?: LetterMoment; language?: Locale; forEvent?: boolean } = {},
) {
  const { moment = "confirmation", language = "nb", forEvent = false } = of;
  const key = { moment, language, eventSlug: forEvent ? slug : null };
  return saveLetterText(world, organisation.owner, organisation.slug, key, words);
}

function question(eventSlug: string | null, moment: LetterMoment = "confirmation") {
  return { moment, language: "nb" as const, eventSlug, aboutSlug: null, seatId: null };
}

async function confirmation(world: TestWorld): Promise<string> {
  const mails = await deliverAll(world);
  return mails.find(({ kind }) => kind === "confirmation")?.subject ?? "";
}

dbTest(
  "the event's words go before the organisation's, those before ours",
  async ({ world, make }) => {
    const event = await make.event({ title: "Frokost" });
    await make.order(event, make.request("Ada"));
    expect(await confirmation(world)).toBe("Påmeldt: Frokost");
    await write(world, event, own);
    await make.order(event, make.request("Grace"));
    expect(await confirmation(world)).toBe("Velkommen, Grace");
    await write(world, event, { ...own, subject: "Bare her" }, { forEvent: true });
    await make.order(event, make.request("Karen"));
    expect(await confirmation(world)).toBe("Bare her");
    const elsewhere = await make.event({ organisation: event.organisation, title: "Lunsj" });
    await make.order(elsewhere, make.request("Edith"));
    expect(await confirmation(world)).toBe("Velkommen, Edith");
    // A language nobody wrote in says what it says as a rule; another organisation's letters are its own.
    await make.order(event, make.request("Ebba", { language: "sv" }));
    expect(await confirmation(world)).toBe("Anmäld: Frokost");
    await make.order(await make.event({ title: "Annet" }), make.request("Sonja"));
    expect(await confirmation(world)).toBe("Påmeldt: Annet");
    await write(world, event, null, { forEvent: true });
    await write(world, event, null);
    await make.order(event, make.request("Mary"));
    expect(await confirmation(world)).toBe("Påmeldt: Frokost");
  },
);

dbTest("another organisation and those who only look are refused", async ({ world, make }) => {
  const event = await make.event();
  const { organisation } = event;
  await make.order(event, make.request("Ada"));
  const other = await make.organisation();
  const elsewhere = await make.event({ organisation: other });
  const key = { moment: "confirmation", language: "nb", eventSlug: null } as const;
  const cases = [
    [other.owner, organisation.slug, null, "not-found"],
    [other.owner, other.slug, event.slug, "not-found"],
    [organisation.owner, organisation.slug, elsewhere.slug, "not-found"],
    [await make.member(organisation.id, "viewer"), organisation.slug, null, "not-allowed"],
    [await make.member(organisation.id, "door-staff"), organisation.slug, null, "not-allowed"],
  ] as const;
  for (const [actor, org, eventSlug, code] of cases) {
    const refused = { ok: false, problem: { code } };
    expect(await saveLetterText(world, actor, org, { ...key, eventSlug }, own)).toEqual(refused);
    expect(await letterEditor(world, actor, org, question(eventSlug))).toEqual(refused);
    expect(await momentPreview(world, actor, org, question(eventSlug), own)).toEqual(refused);
    if (eventSlug === null) expect(await letterTextsPage(world, actor, org)).toEqual(refused);
  }
  expect(await world.db.letterText.count()).toBe(0);
  // Somebody else's event and seat as the example are not shown: one's own are.
  const shown = await momentPreview(
    world,
    other.owner,
    other.slug,
    { ...question(null), aboutSlug: event.slug, seatId: world.newId() },
    null,
  );
  expect(JSON.stringify(shown)).not.toContain("Ada");
  expect(shown).toMatchObject({ value: { example: null } });
});

dbTest("a placeholder there is none of is refused with its sentence", async ({ world, make }) => {
  const event = await make.event();
  expect(await write(world, event, { ...own, text: "Hei\n{fornamn}" })).toEqual({
    ok: false,
    problem: {
      code: "placeholder-near",
      field: "text",
      params: { written: "{fornamn}", suggestion: "{fornavn}", line: 2 },
    },
  });
  // One that has no value in this letter: whoever has no place has no page of their own.
  expect(
    await write(world, event, { ...own, text: "{min-lenke}" }, { moment: "declined" }),
  ).toMatchObject({ problem: { code: "placeholder-elsewhere" } });
  expect(await world.db.letterText.count()).toBe(0);
});

dbTest(
  "our own words are not kept as somebody's, except over the organisation's",
  async ({ world, make }) => {
    const event = await make.event();
    const ours = defaultWords("confirmation", speechOf("nb"));
    const typed = { ...ours, text: ours.text.replaceAll("\n", "\r\n") };
    expect(await write(world, event, typed)).toEqual({ ok: true, value: null });
    expect(await world.db.letterText.count()).toBe(0);
    await Promise.all([write(world, event, own), write(world, event, own)]);
    await write(world, event, typed, { forEvent: true });
    expect(await world.db.letterText.count()).toBe(2);
    const { organisation } = event;
    const listed = await letterTextsPage(world, organisation.owner, organisation.slug);
    expect(listed.ok && listed.value.moments[0]).toMatchObject({
      moment: "confirmation",
      languages: ["nb"],
      events: [{ slug: event.slug, languages: ["nb"] }],
    });
    await write(world, event, ours);
    expect(await world.db.letterText.count()).toBe(1);
    expect(
      await world.db.auditEntry.count({ where: { action: { endsWith: "letter-text" } } }),
    ).toBe(5);
  },
);

dbTest(
  "every moment is shown with a real registration, and opens nobody's page",
  async ({ world, make }) => {
    const event = await make.event({ title: "Tur til Moss" });
    await make.session(event, { title: "Båten" });
    await make.order(event, make.companyRequest("Fjordgrid AS", ["Ada", ""]));
    const { owner, slug } = event.organisation;
    for (const moment of allMoments) {
      const shown = await momentPreview(world, owner, slug, question(null, moment), {
        subject: "Til {navn}",
        text: "Hei {fornavn} i {virksomhet}, {arrangement}.",
      });
      if (!shown.ok) throw new Error(shown.problem.code);
      const said = JSON.stringify(shown.value.letter);
      expect(shown.value.letter.subject).toBe("Til Ada");
      expect(said).toContain("Hei Ada i Fjordgrid AS, Tur til Moss.");
      expect(said).not.toMatch(/\/(r|orders|feeds)\//);
    }
  },
);
