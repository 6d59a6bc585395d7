import type { Request, Response } from "express";
import { negotiateLocale } from "~/platform/http/negotiate-locale";
import type { ProblemAnswer } from "~/platform/http/problem-json.server";
import { translator } from "~/i18n/translate";

/** Why a request is answered before it reaches a page. */
export type PlainReason =
  | "foreign-origin"
  | "length-required"
  | "body-too-large"
  | "too-many-requests"
  | "not-found"
  | "method-not-allowed"
  | "unavailable";

/**
 * Answers where no page can be rendered: problem details in English (RFC 9457) for the API, otherwise a short page in the
 * reader's language.
 */
export function plainAnswer(
  request: Request,
  answer: Response,
  status: number,
  reason: PlainReason,
): void {
  const api = request.path.startsWith("/api/");
  const t = translator(api ? "en" : negotiateLocale(request.get("accept-language")));
  const [title, text] = [t(`plain.${reason}Title`), t(`plain.${reason}Text`)];
  answer.status(status).set("Cache-Control", "no-store");
  if (api) {
    const problem: ProblemAnswer = {
      type: `urn:treff:problem:${reason}`,
      title,
      status,
      detail: text,
      code: reason,
    };
    answer.type("application/problem+json").send(JSON.stringify(problem));
    return;
  }
  // In a frame our front page would refuse to stand: it opens beside.
  const target = request.path.startsWith("/embed/") ? ' target="_blank"' : "";
  answer
    .type("html")
    .send(
      `<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p><p><a href="/"${target}>Treff</a></p></main></body></html>`,
    );
}
