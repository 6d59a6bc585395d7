import { expect, test } from "vitest";
import { messageKinds, type MessageKind } from "./message-kinds";
import { reasonIn, stoppedBy, suppressedWords, type SuppressionEntry } from "./suppression";

const kinds = Object.keys(messageKinds) as MessageKind[];
const gone: SuppressionEntry = { organisationId: null, stream: "all", reason: "bounce" };

test("to an address that is gone nothing leaves but what somebody waits for", () => {
  const tried = kinds.filter(
    (kind) => stoppedBy({ kind, organisationId: "ours" }, [gone]) === null,
  );
  expect(tried).toEqual(["sign-in-code", "own-data"]);
});

test("who ended one stream still gets what their place brings with it", () => {
  const ended: SuppressionEntry = {
    organisationId: "ours",
    stream: "networking",
    reason: "unsubscribe",
  };
  expect(stoppedBy({ kind: "cancelled", organisationId: "ours" }, [ended])).toBeNull();
});

test("one organisation's list is not another's", () => {
  const byHand: SuppressionEntry = { organisationId: "ours", stream: "all", reason: "organiser" };
  expect(stoppedBy({ kind: "reminder", organisationId: "ours" }, [byHand])).toBe("organiser");
  expect(stoppedBy({ kind: "reminder", organisationId: "theirs" }, [byHand])).toBeNull();
});

test("the reason can be told from a server's words", () => {
  expect(reasonIn(suppressedWords("complaint"))).toBe("complaint");
  for (const words of [null, "", "550 5.1.1 suppressed:bounce", "suppressed:what"])
    expect(reasonIn(words)).toBeNull();
});
