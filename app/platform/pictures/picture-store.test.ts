import { expect, test } from "vitest";
import { PicturesBusy, PictureStore, pictureHash } from "./picture-store.server";

const bytes = new Uint8Array([1, 2, 3]);

/** A drawing that lasts until it is let go. */
function slowDrawing() {
  let drawn = 0;
  let most = 0;
  let open = 0;
  const waiting: (() => void)[] = [];
  return {
    draw: async () => {
      drawn += 1;
      open += 1;
      most = Math.max(most, open);
      await new Promise<void>((resolve) => waiting.push(resolve));
      open -= 1;
      return bytes;
    },
    finish: async (count: number) => {
      for (let n = 0; n < count; n++) {
        while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
        waiting.shift()?.();
      }
    },
    figures: () => ({ drawn, most }),
  };
}

test("the same picture is drawn once, however many ask for it", async () => {
  const store = new PictureStore();
  const { draw, finish, figures } = slowDrawing();
  const asked = Array.from({ length: 50 }, () => store.pictureOf("a", draw));
  await finish(1);
  expect(await Promise.all(asked)).toEqual(asked.map(() => bytes));
  await store.pictureOf("a", draw);
  expect(figures()).toEqual({ drawn: 1, most: 1 });
});

test("one is drawn at a time, and who comes when too many wait is sent away", async () => {
  const store = new PictureStore();
  const { draw, finish, figures } = slowDrawing();
  const asked = Array.from({ length: 12 }, (_, n) => store.pictureOf(`${n}`, draw));
  await expect(store.pictureOf("one more", draw)).rejects.toThrow(PicturesBusy);
  await finish(12);
  await Promise.all(asked);
  expect(figures()).toEqual({ drawn: 12, most: 1 });
});

test("without the store each would be drawn, and all at once", async () => {
  const { draw, finish, figures } = slowDrawing();
  const asked = Array.from({ length: 50 }, draw);
  await finish(50);
  await Promise.all(asked);
  expect(figures()).toEqual({ drawn: 50, most: 50 });
});

test("a drawing that fails is tried again by the next, and holds nobody up", async () => {
  const store = new PictureStore();
  await expect(store.pictureOf("a", () => Promise.reject(new Error("ink")))).rejects.toThrow("ink");
  expect(await store.pictureOf("a", () => Promise.resolve(bytes))).toBe(bytes);
});

test("another content or another look is another picture", () => {
  expect(pictureHash(1, { title: "A" })).toBe(pictureHash(1, { title: "A" }));
  expect(new Set([pictureHash(1, "A"), pictureHash(1, "B"), pictureHash(2, "A")]).size).toBe(3);
});
