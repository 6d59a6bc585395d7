import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import { anonymous } from "~/kernel/actor";
import { actorOfSession } from "~/features/identity/queries/actor-of-session.server";
import { organisationsOf } from "~/features/organisations/queries/membership.server";
import type { Settings } from "~/platform/env.server";
import { encodedTag } from "~/platform/http/conditional.server";
import type { RequestContext } from "~/platform/http/context.server";
import { cookiesOf } from "~/platform/http/cookies.server";
import { apiMethods, corsHeaders, isApi } from "~/platform/http/cors";
import { allowedOrigins, mayMutate, takesAnyOrigin } from "~/platform/http/origins";
import { isDataOfPage, isPlainAddress } from "~/platform/http/plain-address";
import { networkOf } from "~/platform/http/network-of";
import { RateLimits } from "~/platform/http/rate-limits.server";
import { requestLocale } from "~/platform/http/request-locale.server";
import { mailFramePolicy, securityHeaders } from "~/platform/http/security-headers.server";
import type { Log } from "~/platform/log.server";
import { openMetrics } from "~/platform/metrics.server";
import { checkoutOrigin } from "~/platform/stripe.server";
import type { PageCache } from "~/platform/page-cache/page-cache.server";
import { sameDigest, sha256 } from "~/platform/tokens.server";
import type { RootWorld } from "~/platform/world.server";
import { isFramed, isPaidAt, paths } from "~/paths";
import { files } from "./files";
import { mailHook } from "./mail-hook";
import { keepsPages, readyPagesFirst, type RenderedAnswer } from "./kept-pages";
import { stripeHook } from "./stripe-hook";
import { plainAnswer } from "./plain-answers";
import { inProject } from "./project";
import { recordRequests, type RequestRecord } from "./request-record";
import { isHopeless, isUpload, uploads } from "./uploads";

/** How large a posted form or JSON document may be, in bytes. */
const bodyLimit = 512 * 1024;

/** How long the database may take to show that it is there, in milliseconds. */
const readyLimit = 4_000;

/** What a request is known by until it is answered. */
interface RequestFacts {
  requestId: string;
  source: string;
  context: RequestContext;
}

/** Where pages and assets come from. */
export interface PageSource {
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  readonly assets: RequestHandler;
}

/**
 * The web application: what stands before every page, then Remix. Everything here is stateless or counts only
 * for its own process.
 *
 * @param cache - keeps anonymous public pages; `null` while they are being written, in development.
 */
export function createApp(
  world: RootWorld,
  log: Log,
  pages: PageSource,
  cache: PageCache<RenderedAnswer> | null,
): RequestListener {
  const { settings } = world;
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.set("trust proxy", settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false);
  const metrics = openMetrics(world.db);
  const record = recordRequests(log, metrics);
  cache?.measure(metrics.registry);

  app.use(begin(record));
  app.use(headers(settings));
  app.get("/healthz", (_, answer) => void answer.type("text/plain").send("ok\n"));
  app.get("/readyz", ready(world));
  app.get(
    "/metrics",
    handled(async (request, answer) => {
      const { remoteAddress } = request.socket;
      if (!mayReadMetrics(settings, request.get("authorization"), remoteAddress))
        return void answer.sendStatus(404);
      answer.type(metrics.contentType).send(await metrics.text());
    }),
  );
  // Before the assets too: the stylesheet is most of what a first visit loads.
  app.use(tagEncoded);
  app.use(compression());
  app.use(pages.assets);
  app.options("/api/*", tellMethods);
  app.use(mailHook(world));
  app.use(stripeHook(world));
  app.use(guard(settings));
  app.use(speak(world, log));
  const contextOf = ({ locals }: { locals: object }) =>
    factsOf(locals).context as AppLoadContext & RequestContext;
  app.use(files(contextOf));
  app.use(uploads(contextOf, bodyLimit));
  if (cache && typeof pages.build !== "function")
    app.use(keepsPages(cache, settings, pages.build, contextOf));
  const remix = createRequestHandler({
    build: pages.build,
    mode: settings.nodeEnv,
    getLoadContext: (_, answer) => contextOf(answer),
  });
  app.all("*", handled(remix));
  app.use(failed(log));
  return cache ? readyPagesFirst(cache, record, app) : app;
}

/** Gives every request its id and writes one line about it when it is answered. */
function begin(record: RequestRecord): RequestHandler {
  return (request, answer, next) => {
    const started = performance.now();
    const facts = factsOf(answer.locals);
    facts.requestId = randomUUID();
    facts.source = networkOf(request.ip ?? "unknown");
    answer.set("X-Request-Id", facts.requestId);
    answer.once("close", () => {
      const milliseconds = performance.now() - started;
      record(facts.requestId, request.method, request.path, answer.statusCode, milliseconds);
    });
    answer.once("finish", () => dropRest(request));
    next();
  };
}

/**
 * Reads what is left of a body that was answered before its end, keeping nothing. Node does so by itself, unless
 * somebody had begun to read: Remix always has, and the connection would stand still until it is cut.
 */
function dropRest(request: IncomingMessage): void {
  if (request.complete) return;
  request.removeAllListeners("data");
  request.resume();
}

function headers(settings: Settings): RequestHandler {
  const how = {
    https: settings.url.startsWith("https:"),
    development: settings.nodeEnv === "development",
  };
  const set = securityHeaders(how);
  const setFramed = securityHeaders({ ...how, framed: true });
  const setPaying = securityHeaders({ ...how, leadsTo: checkoutOrigin(settings) });
  return (request, answer, next) => {
    const { method, path } = request;
    answer.set(isFramed(path) ? setFramed : isPaidAt(path) ? setPaying : set);
    answer.set(
      corsHeaders({ method, path, asksFor: request.get("access-control-request-method") }),
    );
    // A page that asks for isolation still gets it: it is for everybody.
    if (path === paths.embedScript()) answer.set("Cross-Origin-Resource-Policy", "cross-origin");
    // Decided here, not in the route: Remix would add a second policy, and both would hold.
    if (letterPage.test(path)) answer.set("Content-Security-Policy", mailFramePolicy);
    next();
  };
}

/**
 * Gives an answer that is compressed on its way a tag of its own: a strong one names these very bytes. Stands before
 * the compression, so that it is asked after it.
 */
const tagEncoded: RequestHandler = (_, answer, next) => {
  const writeHead = answer.writeHead.bind(answer) as (...args: unknown[]) => typeof answer;
  answer.writeHead = (...args: unknown[]) => {
    const [tag, encoding] = [answer.getHeader("ETag"), answer.getHeader("Content-Encoding")];
    if (typeof tag === "string" && typeof encoding === "string" && tag.startsWith('"'))
      answer.setHeader("ETag", encodedTag(tag, encoding));
    return writeHead(...args);
  };
  next();
};

/** Letters as pages, shown in a frame: kept ones, and those an organiser is writing. */
const letterPage =
  /^\/(?:dev\/mail\/[^/]+\/html|organise\/[^/]+\/(?:outbox\/[^/]+\/letter|texts\/[^/]+\/preview|e\/[^/]+\/announce-preview))$/;

/** What may be done with an address of the API; what a foreign page may, the headers above have said. */
const tellMethods: RequestHandler = (request, answer) => {
  answer.set("Allow", apiMethods(request.path)).status(204).end();
};

/** A handler that takes its time: what it throws goes where errors go. */
function handled(work: (...args: Parameters<RequestHandler>) => Promise<void>): RequestHandler {
  return (request, answer, next) => {
    work(request, answer, next).catch(next);
  };
}

function ready(world: RootWorld): RequestHandler {
  return handled(async (_, answer) => {
    try {
      const asked = world.db.$queryRaw`SELECT 1 FROM organisation LIMIT 1`;
      // Whoever asks gives up soon; a database that says nothing is not ready either.
      await Promise.race([
        asked,
        sleep(readyLimit).then(() => Promise.reject(new Error("silent"))),
      ]);
      answer.type("text/plain").send("ready\n");
    } catch {
      answer
        .status(503)
        .set("Retry-After", "2")
        .type("text/plain")
        .send("the database does not answer\n");
    }
  });
}

/** Metrics are for whoever has the token, or without one for this machine alone. */
function mayReadMetrics(
  settings: Settings,
  authorization: string | undefined,
  address: string | undefined,
): boolean {
  if (settings.metricsToken)
    return sameDigest(sha256(authorization ?? ""), sha256(`Bearer ${settings.metricsToken}`));
  return settings.trustedProxies.length === 0 && /^(127\.|::1$|::ffff:127\.)/.test(address ?? "");
}

/** The built assets: those with a hash in their name for good. */
export function builtAssets(): RequestHandler {
  const files = express.Router();
  const client = inProject("build", "client");
  files.use(
    "/assets",
    express.static(path.join(client, "assets"), {
      immutable: true,
      maxAge: "1y",
      fallthrough: false,
    }),
  );
  files.use(express.static(client, { maxAge: "1h", index: false, redirect: false }));
  return files;
}

/** What pages answer to; the API says by itself what it does not take. */
const methods = new Set(["GET", "HEAD", "OPTIONS", "POST"]);

/** Refuses what must not reach a route: an address of tricks, a change from elsewhere, a body without end, a flood. */
function guard(settings: Settings): RequestHandler {
  const allowed = allowedOrigins(settings.url);
  const limits = new RateLimits();
  const { host } = new URL(settings.url);
  return handled(async (request, answer, next) => {
    const { method, path: where } = request;
    if (!isPlainAddress(request.originalUrl)) return plainAnswer(request, answer, 404, "not-found");
    const origin = request.get("origin");
    const check = { method, path: where, origin, contentType: request.get("content-type") };
    if (!mayMutate(check, allowed)) return plainAnswer(request, answer, 403, "foreign-origin");
    // Remix compares by itself, and would refuse.
    if (takesAnyOrigin(where)) delete request.headers.origin;
    if (!methods.has(method)) return plainAnswer(request, answer, 405, "method-not-allowed");
    // What somebody calls us is no concern of a page: our name is TREFF_URL's, or of this machine's names the
    // one the form came from.
    request.headers.host =
      origin !== undefined && allowed.has(origin) ? new URL(origin).host : host;
    delete request.headers["x-forwarded-host"];
    const length = request.get("content-length");
    if (request.get("transfer-encoding") !== undefined)
      return plainAnswer(request, answer, 411, "length-required");
    // A file may be larger, where files are taken and once it is known whose it is.
    if (
      length !== undefined &&
      Number(length) > bodyLimit &&
      (!isUpload(request) || isHopeless(request))
    )
      return plainAnswer(request, answer, 413, "body-too-large");
    // Pages are documents alone. Their data as a script would fetch it, or a list of routes, is for nobody here.
    if (isDataOfPage(where)) return plainAnswer(request, answer, 404, "not-found");
    const { source } = factsOf(answer.locals);
    const wait = settings.rateLimit ? await limits.refused(method, where, source) : null;
    if (wait !== null) {
      answer.set("Retry-After", String(wait));
      return plainAnswer(request, answer, 429, "too-many-requests");
    }
    next();
  });
}

/** Finds out whom a request comes from and in which language to answer. */
function speak(world: RootWorld, log: Log): RequestHandler {
  const { settings } = world;
  const cookies = cookiesOf(settings);
  return handled(async (request, answer, next) => {
    const cookie = request.get("cookie");
    const api = isApi(request.path);
    // What stands in other people's pages knows nobody and leaves nothing behind.
    const bare = api || /^\/(?:embed|unsubscribe)\//.test(request.path);
    const { "accept-language": accepted } = request.headers;
    const locale = requestLocale(
      request.query.lang,
      bare ? { "accept-language": accepted } : request.headers,
    );
    const sessionSecret = bare ? undefined : await cookies.readSession(cookie);
    const actor = sessionSecret ? await actorOfSession(world, sessionSecret) : anonymous;
    const facts = factsOf(answer.locals);
    facts.context = {
      world,
      locale,
      requestId: facts.requestId,
      report: (error) => log.error({ error, request: facts.requestId }, "a page failed"),
      source: facts.source,
      actor,
      staff:
        actor.kind === "signed-in"
          ? { name: actor.name, organisations: await organisationsOf(world, actor) }
          : null,
      sessionSecret,
      demo: settings.devMail,
      keep: () => {},
      keeps: () => false,
    };
    if (!api) answer.vary("Accept-Language");
    // What a form is answered with is shown once more by "back", with whatever cookie came meanwhile; nobody else
    // gets it. A browser that took it for another's would ask whether to send the form again.
    if (!bare && request.method !== "POST") answer.vary("Cookie");
    next();
  });
}

/** The last resort: something broke before a page could say so, or the database cannot be had. */
function failed(log: Log): ErrorRequestHandler {
  return (error: unknown, request, answer, next) => {
    if (answer.headersSent) return next(error);
    const { status = 500 } = error as { status?: number };
    // Express and its static files refuse a malformed address; that is the asker's, not ours.
    if (status >= 400 && status < 500) return plainAnswer(request, answer, 404, "not-found");
    log.error({ error, request: factsOf(answer.locals).requestId }, "a request failed");
    answer.set("Retry-After", "2");
    plainAnswer(request, answer, 503, "unavailable");
  };
}

function factsOf(locals: object): RequestFacts {
  return locals as RequestFacts;
}
