import { accessibility } from "./accessibility";
import type { ProsePage } from "./define-prose";
import { help } from "./help";
import { privacy } from "./privacy";
import { terms } from "./terms";

/** The pages of words, by the last part of their address. */
export const textPages = { privacy, accessibility, terms, help } satisfies Record<
  string,
  ProsePage
>;
export type TextPageName = keyof typeof textPages;

/** Whether there is a page of prose with this name. */
export function isTextPage(name: string): name is TextPageName {
  return Object.hasOwn(textPages, name);
}
