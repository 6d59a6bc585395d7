import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

/** A form as a browser without scripts posts it from one of our own pages; redirects are not followed. */
export function postForm(
  appUrl: string,
  path: string,
  fields: Readonly<Record<string, string>>,
  { cookie, origin = appUrl }: { cookie?: string; origin?: string | null } = {},
): Promise<Response> {
  return fetch(appUrl + path, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams(fields),
    headers: {
      ...(origin === null ? {} : { Origin: origin }),
      ...(cookie === undefined ? {} : { Cookie: cookie }),
    },
  });
}

/** A JSON document as a program without a browser sends it. */
export function postJson(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(url, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: { "Content-Type": "application/json", ...headers },
  });
}

/** The address a redirect leads to, as a browser understands it. */
export function leadsTo(answer: Response): URL {
  return new URL(answer.headers.get("Location") ?? "", answer.url);
}

/** The part of `Set-Cookie` that a browser sends back. */
export function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .join("; ");
}

/** An answer as it came over the wire. */
interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A request as it is: `fetch` would unpack what comes. */
export function get(
  url: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const { statusCode = 0, headers: sent } = answer;
        resolve({ status: statusCode, headers: sent, body: Buffer.concat(chunks) });
      });
    });
    asked.on("error", reject);
    asked.end();
  });
}

/**
 * A request as no well-behaved client makes it: with these headers and only the first bytes of a body. Waits for the
 * answer, then hangs up.
 */
export async function askRudely(
  url: string,
  headers: Readonly<Record<string, string>>,
  firstBytes: string,
): Promise<{ status: number; body: string }> {
  const asked = request(url, { method: "POST", headers, agent: false });
  asked.on("error", () => {}); // the server may hang up first
  asked.write(firstBytes);
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  const body = await text(answer);
  asked.destroy();
  return { status: answer.statusCode ?? 0, body };
}
