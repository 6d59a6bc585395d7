import { describe, expect, test } from "vitest";
import { PageStore, type Keepable, type Made } from "./page-store";

interface Page extends Keepable {
  readonly text: string;
}

function page(text: string, more: Partial<Keepable> = {}): Made<Page, string> {
  return {
    page: { text, weight: 100, tags: ["event 1"], lifetime: 30_000, ...more },
    answer: text,
  };
}

function storeOf(options: { room?: number; guarded?: boolean } = {}) {
  let now = 0;
  const store = new PageStore<Page, string>({ room: 10_000, ...options, now: () => now });
  return { store, pass: (milliseconds: number) => (now += milliseconds) };
}

/** Something to be made that waits until it is told to go on. */
function held() {
  let release = () => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  return { gate, release: () => release() };
}

test("a page is made once for two hundred who ask at the same time", async () => {
  const { store } = storeOf();
  let made = 0;
  const answers = await Promise.all(
    Array.from({ length: 200 }, () =>
      store.make("/e/x", async () => {
        made += 1;
        return page(`version ${made}`);
      }),
    ),
  );
  expect(made).toBe(1);
  expect(new Set(answers.map(({ answer }) => answer))).toEqual(new Set(["version 1"]));
  expect(answers.filter(({ own }) => own)).toHaveLength(1);
  expect(store.get("/e/x")?.text).toBe("version 1");
});

test("a page goes with any of the things it depends on, and with nothing else", async () => {
  const { store } = storeOf();
  await store.make("a", async () => page("a", { tags: ["event 1", "list"] }));
  await store.make("b", async () => page("b", { tags: ["event 2"] }));
  store.drop(["event 3"]);
  expect([store.get("a")?.text, store.get("b")?.text]).toEqual(["a", "b"]);
  store.drop(["list"]);
  expect([store.get("a"), store.get("b")?.text]).toEqual([null, "b"]);
  store.drop(null);
  expect(store.figures).toEqual({ pages: 0, bytes: 0 });
});

test("a page is kept for its time, counted from when it was begun", async () => {
  const { store, pass } = storeOf();
  await store.make("a", async () => {
    pass(400);
    return page("a", { lifetime: 1000 });
  });
  pass(599);
  expect(store.get("a")?.text).toBe("a");
  pass(1);
  expect(store.get("a")).toBeNull();
  expect(store.get("a", { evenOld: true })?.text).toBe("a");
});

test("what may not be kept is made anew for everybody, and what fails is tried again", async () => {
  const { store } = storeOf();
  const none = async () => ({ page: null, answer: "only for one" });
  await store.make("a", none);
  expect(store.get("a")).toBeNull();
  const broken = () => Promise.reject(new Error("no database"));
  await expect(store.make("a", broken)).rejects.toThrow("no database");
  expect((await store.make("a", async () => page("a"))).own).toBe(true);
});

test("the least used goes when room is short, and a giant is not let in", async () => {
  const { store } = storeOf({ room: 400 });
  for (const key of ["a", "b", "c", "d"]) await store.make(key, async () => page(key));
  store.get("a");
  await store.make("e", async () => page("e"));
  expect(["a", "b", "c", "d", "e"].filter((key) => store.get(key))).toEqual(["a", "c", "d", "e"]);
  await store.make("giant", async () => page("giant", { weight: 101 }));
  expect(store.get("giant")).toBeNull();
  expect(store.figures).toEqual({ pages: 4, bytes: 400 });
  // What went is not found by its tags either.
  store.drop(["event 1"]);
  expect(store.figures.pages).toBe(0);
});

describe("a page whose making began before a change", () => {
  /** Reads, then something changes and is announced, then the page is done. */
  async function race(guarded: boolean) {
    const { store } = storeOf({ guarded });
    let place = "Moss";
    const first = held();
    const early = store.make("/e/x", async () => {
      const read = place;
      await first.gate;
      return page(read);
    });
    place = "Ås";
    store.drop(["event 1"]);
    const late = store.make("/e/x", async () => page(place));
    first.release();
    await early;
    return { late: (await late).answer, kept: store.get("/e/x")?.text };
  }

  test("is not kept over the newer one, nor given to who asks after the change", async () => {
    expect(await race(true)).toEqual({ late: "Ås", kept: "Ås" });
  });

  test("without the guard the change would stay unseen", async () => {
    expect(await race(false)).toEqual({ late: "Moss", kept: "Moss" });
  });

  test("is kept when the change was about something else", async () => {
    const { store } = storeOf();
    const first = held();
    const early = store.make("/e/x", async () => {
      await first.gate;
      return page("Moss");
    });
    store.drop(["event 2"]);
    first.release();
    await early;
    expect(store.get("/e/x")?.text).toBe("Moss");
  });

  test("is not kept either when everything was dropped", async () => {
    const { store } = storeOf();
    const first = held();
    const early = store.make("/e/x", async () => {
      await first.gate;
      return page("Moss", { tags: [] });
    });
    store.drop(null);
    first.release();
    await early;
    expect(store.get("/e/x")).toBeNull();
  });
});
