import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** What the double says of one path, such as `/enheter/974760673`. */
interface RegisterAnswerGiven {
  readonly status?: number;
  /** As JSON; a string as it stands. */
  readonly body?: unknown;
  /** Milliseconds before it answers. */
  readonly after?: number;
  /** Says half of it and cuts the line. */
  readonly cut?: boolean;
  /** Sends whoever asks somewhere else. */
  readonly location?: string;
}

/** The public register of companies, as a server of our own that says what it is told. */
export interface RegisterDouble {
  /** What TREFF_BRREG_URL is set to. */
  readonly url: string;
  /** The paths it was asked for. */
  readonly asked: readonly string[];
  /** By path; any other is 404. It may be changed at any time. */
  readonly answers: Record<string, RegisterAnswerGiven>;
  close(): Promise<void>;
}

/** An entity as the register describes one; `more` in place of what stands here. */
export function entity(number: string, more: object = {}): object {
  return {
    organisasjonsnummer: number,
    navn: "NORDLYS SENSOR AS",
    organisasjonsform: { kode: "AS", beskrivelse: "Aksjeselskap" },
    forretningsadresse: {
      adresse: ["Verftsgata 10"],
      postnummer: "1530",
      poststed: "MOSS",
      kommune: "MOSS",
      kommunenummer: "3103",
      land: "Norge",
      landkode: "NO",
    },
    naeringskode1: { kode: "26.510", beskrivelse: "Produksjon av måleinstrumenter" },
    registrertIMvaregisteret: true,
    konkurs: false,
    ...more,
  };
}

/** Starts the double on a free port. */
export async function startCompanyRegister(): Promise<RegisterDouble> {
  const asked: string[] = [];
  const answers: Record<string, RegisterAnswerGiven> = {};
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? "").replace(/^\/api/, "");
    asked.push(path);
    const {
      status = 200,
      body = {},
      after = 0,
      cut = false,
      location,
    } = answers[path] ?? {
      status: 404,
    };
    if (after > 0) await sleep(after);
    response.writeHead(status, {
      "content-type": "application/json",
      ...(location === undefined ? {} : { location }),
    });
    const text = typeof body === "string" ? body : JSON.stringify(body);
    if (!cut) {
      response.end(text);
      return;
    }
    response.write(text.slice(0, 20), () => response.destroy());
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api`,
    asked,
    answers,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
