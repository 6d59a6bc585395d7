const folded: Record<string, string> = {
  æ: "ae",
  ø: "o",
  å: "a",
  ä: "a",
  ö: "o",
  ü: "u",
  ß: "ss",
  þ: "th",
  ð: "d",
};

/** `text` as one folded word per word: lower case, no accents, `-` between; at most 60 characters. */
export function slugOf(text: string): string {
  return foldText(text)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
}

/** `text` lower-cased with Nordic letters and accents folded to plain ones, for finding things again. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[æøåäöüßþð]/g, (letter) => folded[letter] ?? letter)
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .trim();
}
