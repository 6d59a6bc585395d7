import type { OpenApiDocument, OpenApiParameter } from "~/kernel/openapi";
import {
  openApiDocument,
  type ApiOperation,
  type ApiSchemas,
} from "~/platform/http/openapi.server";
import { eventAnswer, eventsAnswer } from "~/features/events/domain/api-event";
import { eventsQuerySchema } from "~/features/events/schema";
import { organisationAnswer } from "~/features/organisations/domain/api-organisation";
import { programmeAnswer, sessionAnswer } from "~/features/programme/domain/api-programme";
import { apiExamples } from "../domain/api-examples";
import { eventOfferAnswer, eventWithOffer } from "../domain/api-offer";
import { orderAnswer } from "../domain/api-order";
import { orderSchema, seatSchema } from "../schema";

const schemas: ApiSchemas = {
  answers: {
    Event: eventAnswer,
    EventList: eventsAnswer,
    EventAnswer: eventOfferAnswer,
    EventDetail: eventWithOffer,
    Programme: programmeAnswer,
    Session: sessionAnswer,
    Organisation: organisationAnswer,
    Order: orderAnswer,
  },
  requests: { OrderRequest: orderSchema, SeatRequest: seatSchema },
};

function slugOf(what: string): OpenApiParameter {
  return {
    name: "slug",
    in: "path",
    required: true,
    description: `The ${what}'s \`slug\`.`,
    schema: { type: "string" },
  };
}

const ifNoneMatch: OpenApiParameter = {
  name: "If-None-Match",
  in: "header",
  required: false,
  description: "The ETag of what the client has; answered with 304 while that is right.",
  schema: { type: "string" },
};

const page: OpenApiParameter = {
  name: "page",
  in: "query",
  required: false,
  description: "The page of the list, from 1, of 100 events each.",
  schema: { type: "integer", minimum: 1, default: 1 },
};

const idempotencyKey: OpenApiParameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "Any text of up to 200 visible ASCII characters that names this order. Sent again with the same body, for the same event, it answers with the same order instead of placing another; with another body it is refused as `submission-differs`.",
  schema: { type: "string", pattern: "^[\\x21-\\x7e]{1,200}$", maxLength: 200 },
  example: "7f3a1c52-order-1",
};

/** All that the API does. A test holds this against the route table and against real answers. */
const operations: readonly ApiOperation[] = [
  {
    method: "get",
    path: "/api/v1/events",
    id: "listEvents",
    tag: "Events",
    summary: "List events",
    description:
      "Public events that are not over, soonest first, 100 to a page. Unlisted and members' events, drafts and cancelled events are not in it.",
    parameters: [page, ifNoneMatch],
    query: eventsQuerySchema,
    answer: {
      status: 200,
      description: "A page of events.",
      schema: "EventList",
      example: apiExamples.events,
    },
    problems: ["choice-unknown", "instant-malformed", "too-long"],
  },
  {
    method: "get",
    path: "/api/v1/events/{slug}",
    id: "getEvent",
    tag: "Events",
    summary: "Get an event with its programme and offer",
    description:
      "An event that is public or unlisted, with its description, groups, programme, and what can be chosen and is asked: tickets, add-ons, sessions to sign up for, questions. Cancelled and past events stay readable.",
    parameters: [slugOf("event"), ifNoneMatch],
    answer: {
      status: 200,
      description: "The event.",
      schema: "EventAnswer",
      example: apiExamples.event,
    },
    problems: ["not-found"],
  },
  {
    method: "post",
    path: "/api/v1/events/{slug}/orders",
    id: "placeOrder",
    tag: "Orders",
    summary: "Place an order",
    description:
      "Registers one or more seats, whole: all of them get a place, or all of them wait together. Confirmations and calendar invitations are mailed by us. Fields we do not know are dropped. From programs only: a page of another origin is refused.",
    parameters: [slugOf("event"), idempotencyKey],
    body: { schema: "OrderRequest", example: apiExamples.orderRequest },
    answer: {
      status: 201,
      description: "The order has been placed, now or earlier with the same Idempotency-Key.",
      schema: "Order",
      example: apiExamples.order,
    },
    problems: [
      "json-malformed",
      "foreign-origin",
      "not-found",
      "event-not-open",
      "event-started",
      "already-registered",
      "submission-differs",
      "length-required",
      "body-too-large",
      "media-type",
      "required",
      "field-invalid",
      "too-long",
      "too-many",
      "email-invalid",
      "choice-unknown",
      "seats-missing",
      "too-many-seats",
      "name-needed",
      "org-number-signs",
      "org-number-length",
      "org-number-check",
      "org-number-country",
      "duplicate-in-order",
      "sale-not-begun",
      "sale-ended",
      "members-only",
      "too-few-of-ticket",
      "too-many-of-ticket",
      "add-on-not-with-ticket",
      "add-on-sale-ended",
      "sessions-clash",
      "answer-number",
      "answer-date",
      "answer-file",
      "way-to-pay-unknown",
      "order-code-unknown",
      "order-code-not-yet",
      "order-code-over",
      "order-code-used-up",
      "order-code-other-company",
      "order-code-other-tickets",
      "key-malformed",
      "too-many-requests",
    ],
  },
  {
    method: "get",
    path: "/api/v1/organisations/{slug}",
    id: "getOrganisation",
    tag: "Organisations",
    summary: "Get an organisation",
    description: "Who invites. Its events are `GET /api/v1/events?organiser=` with its slug.",
    parameters: [slugOf("organisation"), ifNoneMatch],
    answer: {
      status: 200,
      description: "The organisation.",
      schema: "Organisation",
      example: apiExamples.organisation,
    },
    problems: ["not-found"],
  },
  {
    method: "get",
    path: "/api/v1/openapi.json",
    id: "getDocument",
    tag: "About",
    summary: "Get this document",
    description: "The API as an OpenAPI 3.1 document, written from the schemas that check it.",
    parameters: [ifNoneMatch],
    answer: { status: 200, description: "This document." },
    problems: [],
  },
];

const written = new Map<string, OpenApiDocument>();

/**
 * The JSON API as an OpenAPI 3.1 document.
 *
 * @param url - the public address of the installation, `TREFF_URL`
 */
export function apiDocument(url: string): OpenApiDocument {
  const known = written.get(url);
  if (known) return known;
  const document = openApiDocument(
    {
      url,
      title: "Treff",
      version: "1.0.0",
      description:
        "Read the public events of this installation, and register people. Instants are RFC 3339 in UTC with their IANA time zone beside them; problems are RFC 9457. Answers may get further fields: ignore what you do not know.",
      tags: [
        { name: "Events", description: "What is coming up, and its programme." },
        { name: "Orders", description: "Registering people." },
        { name: "Organisations", description: "Who invites." },
        { name: "About", description: "The API itself." },
      ],
    },
    operations,
    schemas,
  );
  written.set(url, document);
  return document;
}
