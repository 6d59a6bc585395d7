import type { Locator, Page } from "playwright-core";

/** How somebody fills in a form. */
interface Hand {
  readonly fill: (field: Locator, text: string) => Promise<void>;
  /** Ticks a box, or chooses one of several. */
  readonly check: (box: Locator) => Promise<void>;
  readonly uncheck: (box: Locator) => Promise<void>;
  /** Chooses an option by its value. */
  readonly select: (field: Locator, value: string) => Promise<void>;
  /** Presses what has the focus when it is reached. */
  readonly press: (target: Locator) => Promise<void>;
}

/** By touching what is on the screen. */
export function fingerOf(): Hand {
  return {
    fill: (field, text) => field.fill(text),
    check: (box) => box.check(),
    uncheck: (box) => box.uncheck(),
    select: async (field, value) => {
      await field.selectOption(value);
    },
    press: (target) => target.click(),
  };
}

/** With Tab, arrows, space and Enter alone: what the keyboard does not reach, it does not fill in. */
export function keysOn(page: Page): Hand {
  const { keyboard } = page;
  const tick = async (box: Locator, wanted: boolean): Promise<void> => {
    await reach(page, box);
    if (await box.evaluate((one) => one !== document.activeElement))
      for (let at = 0; at < 20 && !(await box.isChecked()); at++) await keyboard.press("ArrowDown");
    if ((await box.isChecked()) !== wanted) await keyboard.press("Space");
    if ((await box.isChecked()) !== wanted) throw new Error(`No key ticks ${String(box)}.`);
  };
  return {
    async fill(field, text) {
      await reach(page, field);
      await keyboard.press("ControlOrMeta+a");
      await keyboard.insertText(text);
    },
    check: (box) => tick(box, true),
    uncheck: (box) => tick(box, false),
    async select(field, value) {
      await reach(page, field);
      await keyboard.press("Home");
      for (let at = 0; at < 40 && (await field.inputValue()) !== value; at++)
        await keyboard.press("ArrowDown");
      if ((await field.inputValue()) !== value) throw new Error(`No key chooses ${value}.`);
    },
    async press(target) {
      await reach(page, target);
      await keyboard.press("Enter");
    },
  };
}

/** Tabs, onwards or back, to a field, a button, or any of the radio buttons it is one of. */
async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let steps = 0; steps < 250; steps++) {
    const where = await target.evaluate((one) => {
      const wanted = one.closest("summary, a, button") ?? one;
      const has = document.activeElement ?? document.body;
      const isGroup =
        wanted instanceof HTMLInputElement &&
        wanted.type === "radio" &&
        has instanceof HTMLInputElement &&
        has.name === wanted.name;
      if (has === wanted || isGroup) return "there";
      const before = has !== document.body && has.compareDocumentPosition(wanted) & 2;
      return before ? "before" : "behind";
    });
    if (where === "there") return;
    await page.keyboard.press(where === "before" ? "Shift+Tab" : "Tab");
  }
  throw new Error(`The keyboard does not reach ${String(target)}.`);
}
