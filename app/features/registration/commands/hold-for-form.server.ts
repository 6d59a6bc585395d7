import type { Actor } from "~/kernel/actor";
import type { World } from "~/platform/world.server";
import type { HoldShown } from "../domain/hold-shown";
import { submissionOf, type FormValues } from "../domain/register-form";
import type { FormBasis, FormView } from "../queries/form-view.server";
import { holdSeats, renewHold } from "./hold-seats.server";

/** Where a form comes from, as holds are counted. */
export interface FormVisit {
  /** The secret in the visitor's cookie; `null` where there is none: in a frame, or at the first form. */
  readonly visitor: string | null;
  /** The network address, as limits count it. */
  readonly network: string;
}

/** What is held for a form, and how it is found again. */
export interface FormHold {
  readonly shown: HoldShown;
  /** Whether the hold is the visitor's by their cookie, or the form's own by its key. */
  readonly holder: "cookie" | "form";
}

/**
 * Holds what a form wants while it is filled in, and says what became of it.
 *
 * @returns the view with what that means for it: held is as good as had, and what is not free waits
 */
export async function holdForForm(
  world: World,
  sender: FormVisit & { readonly actor: Actor },
  slug: string,
  values: FormValues,
  { basis: { baskets, view, held }, renew }: { readonly basis: FormBasis; readonly renew: boolean },
): Promise<{ readonly hold: FormHold; readonly view: FormView }> {
  const submissionKey = submissionOf(values);
  const holder = holderOf(values, sender);
  const nothing = { hold: { shown: { kind: "none" }, holder }, view } as const;
  if (view.closed || submissionKey === null) return nothing;
  const visitor = holder === "cookie" && sender.visitor !== null ? sender.visitor : submissionKey;
  const owner = { submissionKey, visitor };
  if (renew) {
    const renewed = await renewHold(world, slug, owner);
    if (renewed.ok)
      return {
        hold: { shown: { kind: "held", ...renewed.value, again: false }, holder },
        view: withoutWaiting(view),
      };
  }
  const outcome = await holdSeats(world, sender.actor, slug, {
    ...owner,
    network: sender.network,
    seats: baskets,
    code: view.code?.code,
  });
  if (!outcome.ok) return nothing;
  const now = world.now();
  const ranOut = hasRunOut(values["held"], now);
  switch (outcome.value.kind) {
    case "held": {
      const { expiresAt, mayRenew } = outcome.value;
      return {
        hold: { shown: { kind: "held", expiresAt, mayRenew, again: ranOut }, holder },
        view: withoutWaiting(view),
      };
    }
    case "full": {
      const shown: HoldShown = ranOut
        ? { kind: "gone" }
        : held && held.expiresAt > now
          ? { kind: "held", expiresAt: held.expiresAt, mayRenew: held.mayRenew, again: false }
          : { kind: "none" };
      return { hold: { shown, holder }, view: waiting(view) };
    }
    case "not-held":
      return nothing;
  }
}

/** The first form of a visitor is held by its own key: their cookie comes with the answer to it. */
function holderOf(values: FormValues, { visitor }: FormVisit): "cookie" | "form" {
  const said = values["holder"];
  if (said === "cookie" || said === "form") return said;
  return visitor === null ? "form" : "cookie";
}

function hasRunOut(held: string | undefined, now: Date): boolean {
  const until = Date.parse(held ?? "");
  return !Number.isNaN(until) && until <= now.getTime();
}

function withoutWaiting(view: FormView): FormView {
  return { ...view, sum: { ...view.sum, short: [] } };
}

/** What is short, at a glance or else the whole: somebody may have taken it since. */
function waiting(view: FormView): FormView {
  const { short } = view.sum;
  return { ...view, sum: { ...view.sum, short: short.length > 0 ? short : [{ kind: "event" }] } };
}
