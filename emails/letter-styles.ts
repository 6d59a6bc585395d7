import type { CSSProperties } from "react";
import { dayColours, type LetterColours } from "./letter-colours";

const sans = "Segoe UI,-apple-system,Helvetica Neue,Arial,sans-serif";
const serif = "Georgia,Times New Roman,serif";

export type Styles = ReturnType<typeof makeStyles>;

/** The styles of a letter by day, written into each element: many mail programs read nothing else. */
function makeStyles(c: LetterColours) {
  const text: CSSProperties = {
    color: c.ink,
    fontFamily: sans,
    fontSize: "17px",
    lineHeight: "26px",
    overflowWrap: "anywhere",
  };
  const quiet: CSSProperties = { ...text, color: c.quiet };
  const cell: CSSProperties = { verticalAlign: "top", padding: "8px 0" };
  return {
    body: { backgroundColor: c.paper, margin: "0", padding: "0" },
    preheader: { display: "none", maxHeight: 0, maxWidth: 0, overflow: "hidden", opacity: 0 },
    container: { width: "100%", maxWidth: "600px", padding: "24px 20px 32px" },
    sender: {
      ...text,
      color: c.accent,
      borderTop: `4px solid ${c.accent}`,
      fontWeight: 600,
      fontSize: "15px",
      lineHeight: "22px",
      margin: "0 0 24px",
      paddingTop: "12px",
    },
    heading: {
      ...text,
      fontFamily: serif,
      fontSize: "30px",
      lineHeight: "36px",
      fontWeight: 600,
      margin: "0 0 16px",
    },
    subheading: {
      ...text,
      fontFamily: serif,
      fontSize: "21px",
      lineHeight: "28px",
      fontWeight: 600,
      margin: "16px 0 4px",
    },
    text: { ...text, margin: "0 0 16px" },
    minor: { ...text, fontWeight: 600, margin: "20px 0 4px" },
    list: { ...text, margin: "0 0 16px", paddingLeft: "24px" },
    item: { ...text, margin: "0 0 4px" },
    quote: { borderLeft: `4px solid ${c.hairline}`, margin: "0 0 16px", padding: "0 0 0 16px" },
    fixed: {
      ...text,
      fontFamily: "Consolas,Menlo,monospace",
      fontSize: "15px",
      lineHeight: "22px",
      margin: "0 0 16px",
    },
    rule: { borderTop: `1px solid ${c.hairline}`, borderBottom: "none", margin: "0 0 16px" },
    inlineCode: { fontFamily: "Consolas,Menlo,monospace", fontSize: "15px" },
    small: { ...quiet, fontSize: "15px", lineHeight: "22px", margin: "12px 0 20px" },
    code: {
      ...text,
      border: `1px solid ${c.hairline}`,
      borderRadius: "6px",
      display: "inline-block",
      fontSize: "34px",
      lineHeight: "44px",
      fontWeight: 600,
      letterSpacing: "6px",
      fontVariantNumeric: "tabular-nums",
      margin: "0 0 16px",
      padding: "12px 18px 12px 24px",
    },
    button: {
      ...text,
      backgroundColor: c.accent,
      borderRadius: "6px",
      color: c.onAccent,
      fontWeight: 600,
      padding: "12px 22px",
      textDecoration: "none",
    },
    press: { margin: "8px 0 12px" },
    link: { color: c.accent, textDecoration: "underline" },
    accent: { color: c.accent },
    group: { margin: "0 0 20px" },
    day: { margin: "0 0 12px" },
    dayTitle: { ...text, color: c.accent, fontWeight: 600, margin: "12px 0 4px" },
    row: { borderTop: `1px solid ${c.hairline}` },
    label: { ...quiet, ...cell, width: "104px", paddingRight: "12px", overflowWrap: "normal" },
    value: { ...text, ...cell },
    lightValue: { ...quiet, ...cell },
    time: {
      ...quiet,
      ...cell,
      width: "132px",
      paddingRight: "12px",
      fontVariantNumeric: "tabular-nums",
      whiteSpace: "nowrap",
    },
    title: { fontWeight: 600 },
    change: { borderLeft: `4px solid ${c.accent}`, margin: "0 0 16px" },
    changeBody: { ...text, padding: "2px 0 2px 16px", verticalAlign: "top" },
    line: { display: "block" },
    lastLine: { borderTop: `1px solid ${c.hairline}`, borderBottom: "none", margin: "28px 0 0" },
  } as const satisfies Record<string, CSSProperties>;
}

const stylesOfHue = new Map<number, Styles>();

/** The styles of a hue; there are 360. */
export function stylesOf(hue: number): Styles {
  let styles = stylesOfHue.get(hue);
  if (!styles) stylesOfHue.set(hue, (styles = makeStyles(dayColours(hue))));
  return styles;
}

/** Mail programs that know dark mode read this; it overrides the inline styles. */
export function nightStyles(c: LetterColours): string {
  const rules = [
    `.paper,.paper td{background-color:${c.paper} !important}`,
    `.ink,.ink strong{color:${c.ink} !important}`,
    `.quiet{color:${c.quiet} !important}`,
    `.accent,strong.accent{color:${c.accent} !important}`,
    `.line{border-color:${c.hairline} !important}`,
    `.change,p.accent{border-color:${c.accent} !important}`,
    `.button{background-color:${c.accent} !important;color:${c.onAccent} !important}`,
    `.button span{color:${c.onAccent} !important}`,
  ];
  return `:root{color-scheme:light dark}\n@media (prefers-color-scheme: dark){\n${rules.join("\n")}\n}`;
}
