import { expect, test } from "vitest";
import { z } from "zod";
import { pageAddress } from "../page-cache/page-address";
import { readQuery } from "./json-api.server";

const schema = z.object({ kind: z.string().optional(), organiser: z.string().optional() });
const read = (url: string) => readQuery(new Request(`https://treff.example${url}`), schema);

test.each([
  ["/api/v1/events?kind=webinar&kind=job-fair", { kind: "webinar" }],
  ["/api/v1/events?kind=webinar&kind=", { kind: "webinar" }],
])("%s is read alike whether its answer is kept or not", (url, value) => {
  expect(read(url)).toEqual({ ok: true, value });
  expect(read(pageAddress(url)?.url ?? "")).toEqual({ ok: true, value });
});

test.each([
  ["/api/v1/events?kind=&kind=webinar", {}],
  ["/api/v1/events?organiser=&kind=webinar", { kind: "webinar" }],
])("%s, with an empty word, is read and not kept", (url, value) => {
  expect(read(url)).toEqual({ ok: true, value });
  expect(pageAddress(url)).toBeNull();
});
