import { randomUUID } from "node:crypto";
import type { OutgoingHttpHeaders, RequestListener } from "node:http";
import { createRequestHandler, type AppLoadContext, type ServerBuild } from "@remix-run/node";
import type { RequestHandler, Response as Answer } from "express";
import type { Settings } from "~/platform/env.server";
import type { KeptOn } from "~/platform/page-cache/kept-on";
import { tagsOf } from "~/platform/page-cache/kept-on";
import { pageAnswer, readyPage, type KeptPage } from "~/platform/page-cache/kept-page";
import {
  keepableRequest,
  type KeepableRequest,
  type PageCache,
} from "~/platform/page-cache/page-cache.server";
import type { Made } from "~/platform/page-cache/page-store";
import type { RequestRecord } from "./request-record";

/** An answer as Remix made it, read to its end. */
export interface RenderedAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** How long a page is kept at most, in milliseconds: what says "tomorrow" is put right by midnight. */
const longestLife = 30_000;

/**
 * Stands in front of the application: a page that is ready goes out as bytes, everything else goes on.
 *
 * @remarks Not a part of Express, whose way through routing alone costs more than this whole answer.
 */
export function readyPagesFirst(
  cache: PageCache<RenderedAnswer>,
  record: RequestRecord,
  app: RequestListener,
): RequestListener {
  return (request, answer) => {
    const page = cache.ready(request);
    if (!page) return app(request, answer);
    const started = performance.now();
    const id = randomUUID();
    const { status, headers, body } = pageAnswer(page, request);
    answer.writeHead(status, [...headers, "X-Request-Id", id]);
    answer.end(body);
    cache.count(status === 304 ? "unchanged" : "hit");
    const path = request.url?.split("?", 1)[0] ?? "/";
    record(id, request.method ?? "GET", path, status, performance.now() - started);
  };
}

/**
 * Makes the pages that were not ready and keeps those that may be kept. Stands where Remix would be called, so
 * that a kept page carries every header that was put on it on the way.
 */
export function keepsPages(
  cache: PageCache<RenderedAnswer>,
  settings: Settings,
  build: ServerBuild,
  contextOf: (answer: Answer) => AppLoadContext,
): RequestHandler {
  const remix = createRequestHandler(build, settings.nodeEnv);
  return (request, answer, next) => {
    const asked = cache.hearing === "live" ? keepableRequest(request) : null;
    if (!asked) return next();
    // It may have become ready while this request was on its way here.
    const ready = cache.ready(request);
    if (ready) {
      cache.count("shared");
      return send(ready);
    }
    const ours = contextOf(answer);
    cache
      .make(asked.key, () => make(asked, ours, { ...answer.getHeaders() }))
      .then(({ page, answer: rendered, own }) => {
        cache.count(page ? (own ? "made" : "shared") : "not-kept");
        if (page) {
          send(page);
        } else if (own) {
          answer.statusCode = rendered.status;
          for (const [name, value] of Object.entries(rendered.headers))
            if (value !== undefined) answer.setHeader(name, value);
          answer.end(request.method === "HEAD" ? undefined : rendered.body);
        } else {
          // One that is not for everybody is made for each by itself.
          next();
        }
      })
      .catch(next);

    function send(page: KeptPage): void {
      const { status, headers, body } = pageAnswer(page, request);
      answer.statusCode = status;
      for (let at = 0; at < headers.length; at += 2)
        answer.setHeader(headers[at] ?? "", headers[at + 1] ?? "");
      answer.end(body);
    }
  };

  async function make(
    { address, locale }: KeepableRequest,
    ours: AppLoadContext,
    before: OutgoingHttpHeaders,
  ): Promise<Made<KeptPage, RenderedAnswer>> {
    const kept: KeptOn[] = [];
    // The address in its one form, and nothing else of the request: no header may leave a trace in the page.
    const rendered = await remix(new Request(new URL(address.url, settings.url)), {
      ...ours,
      locale,
      keep: (on) => void kept.push(on),
      keeps: () => kept.length > 0,
    });
    const body = Buffer.from(await rendered.arrayBuffer());
    const headers: OutgoingHttpHeaders = {};
    for (const [name, value] of rendered.headers)
      headers[name] = name === "set-cookie" ? rendered.headers.getSetCookie() : value;
    const answer = { status: rendered.status, headers, body };
    const all = { ...before, ...headers };
    if (kept.length === 0 || cache.hearing !== "live" || !mayBeKept(answer.status, all))
      return { page: null, answer };

    const now = ours.world.now().getTime();
    const ends = kept.flatMap(({ until = [] }) => until.map((instant) => instant.getTime() - now));
    const type = String(all["content-type"] ?? "");
    const page = await readyPage({
      body,
      tags: [...new Set(kept.flatMap(tagsOf))],
      lifetime: Math.min(longestLife, ...ends.filter((end) => end > 0)),
      headers: {
        ...all,
        // What stands before the pages said by what this one varies; of the API, by nothing.
        vary: all["vary"] ?? "",
        "cache-control": all["cache-control"] ?? "public, no-cache",
        ...(/^text\/(html|calendar)/.test(type) ? { "content-language": locale } : {}),
      },
    });
    return { page, answer };
  }
}

/** Whether an answer is the same for everybody; one that says otherwise, by whatever header, is not kept. */
function mayBeKept(status: number, headers: OutgoingHttpHeaders): boolean {
  return (
    status === 200 &&
    headers["set-cookie"] === undefined &&
    !/private|no-store/.test(headers["cache-control"] ?? "") &&
    (headers["access-control-allow-origin"] ?? "*") === "*"
  );
}
