import type { Request, Response } from "express";
import type { ProblemAnswer } from "~/platform/http/problem-json.server";
import { translator } from "~/i18n/translate";
import { requestLocale } from "~/platform/http/request-locale.server";
import { plainPage } from "./plain-page";

/** Why a request is answered before it reaches a page. */
export type PlainReason =
  | "foreign-origin"
  | "length-required"
  | "body-too-large"
  | "too-many-requests"
  | "not-found"
  | "method-not-allowed"
  | "unavailable";

/** Reasons that pass by themselves: the same address is worth another try. */
const passing: readonly PlainReason[] = ["too-many-requests", "unavailable"];

/**
 * Answers where no page can be rendered: problem details in English (RFC 9457) for the API, otherwise a short
 * page in the reader's language. Needs neither the database nor Remix.
 */
export function plainAnswer(
  request: Request,
  answer: Response,
  status: number,
  reason: PlainReason,
): void {
  const api = request.path.startsWith("/api/");
  const locale = api ? "en" : requestLocale(request.query.lang, request.headers);
  const t = translator(locale);
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
  const again = passing.includes(reason) && request.method === "GET" ? request.originalUrl : null;
  const reference = reason === "unavailable" ? answer.get("X-Request-Id") : undefined;
  // In a frame our front page would refuse to stand: it opens beside.
  const framed = request.path.startsWith("/embed/");
  answer.type("html").send(plainPage({ locale, status, title, text, again, reference, framed }));
}
